"""Headings of the reserve: communities, their health check, how far each is, and the plan before."""

from planner.scenario.tables.fields import field

COMMUNITIES = (
    field("seq", "text", "序号 No. no 编次"),
    field("id", "id", "小区编码 小区编号 小区代码 community_id code | 编码 编号 项目编码 项目编号"),
    field(
        "district",
        "id",
        "区县 区（县、市） 县（市、区） 区县（市） 市区县 区（市）县 县区 区市县 行政区 所在区 所属区县 "
        "区 区（市） county",
        all_or_none=True,
    ),
    field(
        "subdistrict",
        "id",
        "街道 街道（乡镇） 区/街道 乡镇街道 乡镇（街道） 镇街 街镇 镇（街道） 街道办事处 街道办 "
        "所属街道 所在街道 subdistrict_name street",
        all_or_none=True,
    ),
    field(
        "name",
        "id",
        "小区名称 小区名 老旧小区名称 改造小区名称 改造小区 community | 小区 项目名称 名称",
        required=True,
    ),
    field(
        "year_built",
        "year",
        "建成年份 建成年代 竣工年份 建成时间 建成年度 建设年代 建设年份 建造年代 竣工时间 建筑年代 "
        "房屋建成年份 建成年 built built_year year_of_construction",
    ),
    field(
        "buildings",
        "count",
        "楼栋数 楼栋 栋数 楼栋总数 楼幢数 幢数 总栋数 住宅楼栋数 building_count | 改造楼栋数 涉及楼栋数 "
        "涉及楼栋",
    ),
    field("entrances", "count", "单元数 单元 单元总数 楼门数 entrance_count"),
    field(
        "households",
        "count",
        "户数 总户数 居民户数 住户数 户数合计 households_total household_count hh | 改造户数 惠及户数 "
        "受益户数 涉及户数 涉及居民户数",
        required=True,
    ),
    field(
        "floor_area_m2",
        "area",
        "建筑面积 总建筑面积 住宅建筑面积 房屋建筑面积 floor_area gross_floor_area | 改造面积 "
        "改造建筑面积 涉及建筑面积 面积",
        required=True,
    ),
    field("storeys", "count", "层数 楼层数 楼层 建筑层数 floors stories"),
    field("x", "number", "经度 X坐标 坐标X 东经 lng lon longitude"),
    field("y", "number", "纬度 Y坐标 坐标Y 北纬 lat latitude"),
    field("status", "text", "状态 项目状态 改造状态 进展情况 stage"),
    field("drawn_area", "id", "片区 所属片区 片区名称 改造片区 area"),
    field("last_dig_year", "year", "上次开挖年份 最近开挖年份 上次开挖年度 最近开挖时间 last_dig"),
    field("exclusion", "text", "不纳入原因 排除原因 不改造原因 不予改造原因"),
    field(
        "demolition",
        "flag",
        "是否拆除 是否征收 列入征收 拟拆除 列入拆迁 是否列入征收拆迁 to_be_demolished",
    ),
    field("property_unit", "id", "产权单位 原产权单位 产权人 owner"),
    field("implementer", "id", "实施主体 实施单位 建设单位 项目实施主体 责任主体"),
    field("delivery_model", "text", "实施模式 建设模式 改造模式"),
    field("maintenance_balance", "money", "维修资金余额 专项维修资金余额 住宅专项维修资金余额"),
    field("private_ceiling", "money", "社会资本上限 社会资本投资上限 social_capital_ceiling"),
    field("private_eligible", "flag", "可引入社会资本 是否可引入社会资本 eligible_social_capital"),
    field(
        "consent_households",
        "rate",
        "居民同意率 同意率 改造意愿率 居民改造意愿率 户数同意率 同意户数占比 改造同意率 居民意愿率 "
        "consent consent_rate",
    ),
    field("consent_area", "rate", "面积同意率 同意面积占比 建筑面积同意率"),
    field("health_check", "date", "体检日期 体检时间 体检完成时间 体检完成日期 health_check_date checked"),
    field(
        "score",
        "number",
        "体检得分 体检分数 宜居性得分 宜居评分 评价得分 得分 评分 health_check_score livability",
    ),
    field("hazards", "count", "安全隐患数 隐患数 安全隐患 隐患 隐患数量 安全隐患数量 hazard_count"),
    field("issues", "list", "问题清单 体检问题 存在问题 主要问题 短板"),
    field(
        "has_property_service",
        "flag",
        "有无物业 是否有物业 物业服务 是否有物业服务 有无物业服务 有无物业管理 property_service",
    ),
    field(
        "content",
        "text",
        "拟改造内容 改造内容 主要改造内容 改造内容及规模 renovation_content | 建设内容 主要建设内容 "
        "改造项目 建设内容及规模",
    ),
    field(
        "investment",
        "money",
        "估算投资 总投资 计划投资 投资估算 计划总投资 估算总投资 投资额 总投资额 预计投资 预估投资 "
        "项目总投资 概算投资 投资概算 改造投资 投资 estimate cost total_investment "
        "estimated_investment investment_estimate",
    ),
    field(
        "investment_basic", "money", "其中：基础类 其中：基础类投资 基础类投资 总投资基础类 估算投资基础类"
    ),
    field(
        "investment_improving",
        "money",
        "其中：完善类 其中：完善类投资 完善类投资 总投资完善类 估算投资完善类",
    ),
    field(
        "investment_upgrading",
        "money",
        "其中：提升类 其中：提升类投资 提升类投资 总投资提升类 估算投资提升类",
    ),
    field(
        "planned_year",
        "year",
        "拟实施年度 计划年度 实施年度 拟改造年度 改造年度 计划实施年度 拟实施年份 计划改造年度 "
        "拟改造年份 year",
    ),
    field("published_year", "year", "已公布年度 原计划年度 上期计划年度 公布年度"),
    field("lock", "text", "锁定 必须列入 列入要求"),
    field("earliest", "year", "最早年度 最早开工年度 不早于"),
    field("latest", "year", "最晚年度 最迟年度 最晚开工年度 不晚于"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
INDICATORS = (
    field("id", "id", "编号 编码 指标编号 指标编码 code", required=True),
    field("name", "text", "指标 指标名称 名称", required=True),
    field("parent", "id", "上级 上级指标 所属指标 父级"),
    field("weight", "number", "权重"),
    field("orientation", "text", "方向 指标方向 direction"),
    field("low", "number", "下限 最低值 min"),
    field("high", "number", "上限 最高值 max"),
    field("unit", "text", "单位 计量单位"),
    field("edition", "text", "版本"),
    field("hazard", "flag", "安全隐患 是否安全隐患 隐患"),
)
PROGRESS = (
    field("community", "id", "小区编码 小区编号 community_id id | 小区 小区名称", required=True),
    field("scheme_consent", "rate", "方案同意率 改造方案同意率 方案征询同意率 scheme_rate"),
    field("satisfaction", "rate", "满意度 居民满意度 满意率 居民满意率"),
    field("reviewed", "list", "已审查事项 审查事项 联合审查事项"),
    field("stamped", "list", "已盖章部门 盖章部门 联审部门"),
    field("supervisors", "list", "监督小组成员 监督小组 一师九员"),
    field("issues", "count", "协调处理问题数 处理问题数 问题数"),
    field("agency", "id", "服务机构 加装电梯服务机构 代办机构"),
)
PREVIOUS = (
    field("community", "id", "小区编码 小区编号 community_id id | 小区 小区名称", required=True),
    field("year", "year", "年度 年份 实施年度 开工年度 start_year", required=True),
    field("area", "id", "片区 所属片区 片区名称"),
)
