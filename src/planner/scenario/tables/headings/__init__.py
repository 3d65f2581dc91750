"""The headings every table is known by, Chinese and English; the first one is what we write ourselves."""

from planner.scenario.tables.fields import Field, Kind


def _field(name: str, kind: Kind, aliases: str, *, required: bool = False) -> Field:
    """What stands after | names the field only where no other column does."""
    strong, _, weak = aliases.partition("|")
    return Field(name, tuple(strong.split()), kind, required, tuple(weak.split()))


COMMUNITIES = (
    _field("seq", "text", "序号 No. no 编次"),
    _field("id", "id", "小区编码 小区编号 小区代码 community_id code | 编码 编号 项目编码 项目编号"),
    _field(
        "district",
        "id",
        "区县 区（县、市） 县（市、区） 区县（市） 市区县 区（市）县 县区 区市县 行政区 所在区 所属区县 "
        "区 区（市） county",
    ),
    _field(
        "subdistrict",
        "id",
        "街道 街道（乡镇） 区/街道 乡镇街道 乡镇（街道） 镇街 街镇 镇（街道） 街道办事处 街道办 "
        "所属街道 所在街道 subdistrict_name street",
    ),
    _field(
        "name",
        "id",
        "小区名称 小区名 老旧小区名称 改造小区名称 改造小区 community | 小区 项目名称 名称",
        required=True,
    ),
    _field(
        "year_built",
        "year",
        "建成年份 建成年代 竣工年份 建成时间 建成年度 建设年代 建设年份 建造年代 竣工时间 建筑年代 "
        "房屋建成年份 建成年 built built_year year_of_construction",
    ),
    _field(
        "buildings",
        "count",
        "楼栋数 楼栋 栋数 楼栋总数 楼幢数 幢数 总栋数 住宅楼栋数 building_count | 改造楼栋数 涉及楼栋数 "
        "涉及楼栋",
    ),
    _field("entrances", "count", "单元数 单元 单元总数 楼门数 entrance_count"),
    _field(
        "households",
        "count",
        "户数 总户数 居民户数 住户数 户数合计 households_total household_count hh | 改造户数 惠及户数 "
        "受益户数 涉及户数 涉及居民户数",
        required=True,
    ),
    _field(
        "floor_area_m2",
        "area",
        "建筑面积 总建筑面积 住宅建筑面积 房屋建筑面积 floor_area gross_floor_area | 改造面积 "
        "改造建筑面积 涉及建筑面积 面积",
        required=True,
    ),
    _field("storeys", "count", "层数 楼层数 楼层 建筑层数 floors stories"),
    _field("x", "number", "经度 X坐标 坐标X 东经 lng lon longitude"),
    _field("y", "number", "纬度 Y坐标 坐标Y 北纬 lat latitude"),
    _field("status", "text", "状态 项目状态 改造状态 进展情况 stage"),
    _field("drawn_area", "id", "片区 所属片区 片区名称 改造片区 area"),
    _field("last_dig_year", "year", "上次开挖年份 最近开挖年份 上次开挖年度 最近开挖时间 last_dig"),
    _field("exclusion", "text", "不纳入原因 排除原因 不改造原因 不予改造原因"),
    _field(
        "demolition",
        "flag",
        "是否拆除 是否征收 列入征收 拟拆除 列入拆迁 是否列入征收拆迁 to_be_demolished",
    ),
    _field("property_unit", "id", "产权单位 原产权单位 产权人 owner"),
    _field("implementer", "id", "实施主体 实施单位 建设单位 项目实施主体 责任主体"),
    _field("delivery_model", "text", "实施模式 建设模式 改造模式"),
    _field("maintenance_balance", "money", "维修资金余额 专项维修资金余额 住宅专项维修资金余额"),
    _field("private_ceiling", "money", "社会资本上限 社会资本投资上限 social_capital_ceiling"),
    _field("private_eligible", "flag", "可引入社会资本 是否可引入社会资本 eligible_social_capital"),
    _field(
        "consent_households",
        "rate",
        "居民同意率 同意率 改造意愿率 居民改造意愿率 户数同意率 同意户数占比 改造同意率 居民意愿率 "
        "consent consent_rate",
    ),
    _field("consent_area", "rate", "面积同意率 同意面积占比 建筑面积同意率"),
    _field("health_check", "date", "体检日期 体检时间 体检完成时间 体检完成日期 health_check_date checked"),
    _field(
        "score",
        "number",
        "体检得分 体检分数 宜居性得分 宜居评分 评价得分 得分 评分 health_check_score livability",
    ),
    _field("hazards", "count", "安全隐患数 隐患数 安全隐患 隐患 隐患数量 安全隐患数量 hazard_count"),
    _field("issues", "list", "问题清单 体检问题 存在问题 主要问题 短板"),
    _field(
        "has_property_service",
        "flag",
        "有无物业 是否有物业 物业服务 是否有物业服务 有无物业服务 有无物业管理 property_service",
    ),
    _field(
        "content",
        "text",
        "拟改造内容 改造内容 主要改造内容 改造内容及规模 renovation_content | 建设内容 主要建设内容 "
        "改造项目 建设内容及规模",
    ),
    _field(
        "investment",
        "money",
        "估算投资 总投资 计划投资 投资估算 计划总投资 估算总投资 投资额 总投资额 预计投资 预估投资 "
        "项目总投资 概算投资 投资概算 改造投资 投资 estimate cost total_investment "
        "estimated_investment investment_estimate",
    ),
    _field(
        "planned_year",
        "year",
        "拟实施年度 计划年度 实施年度 拟改造年度 改造年度 计划实施年度 拟实施年份 计划改造年度 "
        "拟改造年份 year",
    ),
    _field("published_year", "year", "已公布年度 原计划年度 上期计划年度 公布年度"),
    _field("lock", "text", "锁定 必须列入 列入要求"),
    _field("earliest", "year", "最早年度 最早开工年度 不早于"),
    _field("latest", "year", "最晚年度 最迟年度 最晚开工年度 不晚于"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

WORKS = (
    _field("community", "id", "小区编码 小区编号 小区代码 community_id | 小区 小区名称", required=True),
    _field("id", "id", "工程编码 工程编号 工程 工程名称 改造内容 改造项目 work work_id"),
    _field("kind", "id", "类型 工程类型 改造类型 内容 work_kind"),
    _field("category", "text", "类别 改造类别 分类 class"),
    _field("civil", "money", "土建 土建费用 土建费 土建投资 civil_cost"),
    _field("equipment", "money", "设备 设备费用 设备费 管材设备 设备投资 equipment_cost"),
    _field("other", "money", "其他费用 其他费 工程建设其他费 工程建设其他费用 二类费"),
    _field("cost", "money", "费用 造价 投资 估算投资 总费用 金额 总投资 total_cost"),
    _field("mode", "text", "出资方式 专营单位出资方式 utility_mode"),
    _field("agreed", "money", "专营单位出资 协议出资 约定出资"),
    _field("granted", "money", "奖补金额 以奖代补金额 减免金额 申报补助"),
    _field("quantity", "number", "工程量 数量"),
    _field("utility", "id", "专营单位 管线单位 权属单位"),
    _field("evidence", "list", "对应指标 依据指标 体检指标 指标"),
    _field("shortfall", "number", "短板 补短板 补短板分值 分值"),
    _field("ordered", "flag", "居民点单 点单 居民要求 resident_ordered"),
    _field("waived", "text", "不实施原因 豁免原因 不做原因"),
    _field("requires", "list", "同步工程 须同时实施 前置工程 关联工程"),
    _field("digs", "flag", "开挖 是否开挖 dig"),
    _field("hazards", "count", "消除隐患数 隐患数 隐患 消除隐患"),
    _field("income", "money", "年收益 年收入 运营收益 annual_income"),
    _field("estimated", "flag", "估 估算 是否估算 estimate"),
    _field("scheme", "id", "比选方案 设计方案 方案 alternative"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

EDGES = (
    _field("a", "id", "小区甲 小区A 甲 小区1 from from_id community_a", required=True),
    _field("b", "id", "小区乙 小区B 乙 小区2 to to_id community_b", required=True),
    _field("kind", "text", "边界 边界类型 类型 相邻类型 boundary"),
    _field("crossable", "flag", "可通行 可打通 是否可通行 是否可打通"),
    _field("distance_m", "number", "步行距离 距离 distance walking_distance"),
    _field("wall_cost", "money", "拆墙费用 拆墙造价 打通费用"),
    _field("freed_m2", "area", "腾出用地 腾出面积 释放用地 freed freed_area"),
)

CORRIDORS = (
    _field("id", "id", "编号 路由 路由编号 管线路由 道路 名称 name corridor", required=True),
    _field("communities", "ids", "小区 沿线小区 涉及小区 小区编码", required=True),
    _field("last_dig_year", "year", "上次开挖年份 最近开挖年份 上次开挖年度 last_dig"),
)

PROGRAMMES = (
    _field("id", "id", "编号 专项 专项名称 专项工程 名称 项目名称 name programme", required=True),
    _field("department", "id", "部门 主管部门 责任部门 牵头部门"),
    _field("years", "list", "年份 年度 实施年度 计划年度 year", required=True),
    _field("communities", "ids", "小区 涉及小区 小区编码 包含小区"),
    _field("works", "list", "工程 工程内容 内容 kinds"),
    _field("corridor", "id", "路由 管线路由"),
    _field("digs", "flag", "开挖 是否开挖 dig"),
    _field("money", "money", "资金 投资 金额 总投资 amount"),
    _field("outside", "flag", "小区外 红线外 是否小区外 是否红线外"),
    _field("owner", "id", "出资单位 出资方 资金渠道"),
)

STAGES = (
    _field("programme", "id", "专项 专项工程 专项名称 编号 name", required=True),
    _field("planned", "flag", "规划同步 同步规划"),
    _field("approved", "flag", "审批同步 同步审批"),
    _field("designed", "flag", "设计同步 同步设计"),
    _field("built", "flag", "施工同步 同步施工"),
    _field("handed_over", "flag", "交付同步 同步交付"),
    _field("initiation_due", "date", "立项计划 计划立项 计划立项日期"),
    _field("initiation_done", "date", "立项实际 实际立项 实际立项日期"),
    _field("tender_due", "date", "招投标计划 计划招投标 计划招投标日期"),
    _field("tender_done", "date", "招投标实际 实际招投标 实际招投标日期"),
    _field("start_due", "date", "开工计划 计划开工 计划开工日期"),
    _field("start_done", "date", "开工实际 实际开工 实际开工日期"),
    _field("completion_due", "date", "完工计划 计划完工 计划完工日期"),
    _field("completion_done", "date", "完工实际 实际完工 实际完工日期"),
)

CONTRACTS = (
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("work", "id", "工程 管线 管线类型 类型 改造内容 kind", required=True),
    _field("plan", "id", "实施方案 改造实施方案 管线实施方案"),
    _field("approval", "id", "资金批复 资金批复文号"),
    _field("survey", "id", "勘察单位 勘察"),
    _field("design", "id", "设计单位 设计"),
    _field("contractor", "id", "施工总承包单位 施工单位 总承包单位 施工"),
    _field("supervisor", "id", "监理单位 监理"),
    _field("requested", "year", "申报年度 申请年度 申报年份"),
)

SPACES = (
    _field("id", "id", "编号 空间 存量空间 空间名称 名称 name space", required=True),
    _field("kind", "id", "原用途 现状用途 用途 from"),
    _field("area_m2", "area", "现有面积 原面积 现状面积 面积 area", required=True),
    _field("added_m2", "area", "增建面积 新增面积 扩建面积 added"),
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("work", "id", "改造为 改为 新用途 工程 to", required=True),
    _field("taken_m2", "area", "改造面积 占用面积 taken", required=True),
)

PROPERTY_FEES = (
    _field("community", "id", "小区编码 小区编号 community_id id | 小区 小区名称", required=True),
    _field("due", "money", "应收 应收物业费 应收金额", required=True),
    _field("collected", "money", "实收 实收物业费 实收金额", required=True),
)

FACILITIES = (
    _field("id", "id", "编号 设施 设施名称 名称 name facility", required=True),
    _field("kind", "id", "类型 设施类型", required=True),
    _field("host", "id", "所在小区 小区 小区编码 位置 community", required=True),
    _field("band_m", "count", "服务半径 半径 生活圈 band"),
    _field("min_households", "count", "最少户数 最低户数 门槛户数"),
    _field("cost", "money", "费用 造价 投资 估算投资 金额"),
    _field("existing", "flag", "已建成 已建 现状 是否已建"),
    _field("floor_area_m2", "area", "建筑面积 用房面积 面积 floor_area"),
    _field("site_area_m2", "area", "占地面积 用地面积 场地面积 site_area"),
    _field("land_m2", "area", "使用腾出用地 占用腾出用地 land freed_land"),
    _field("serves", "list", "服务类别 服务功能 功能"),
    _field("operator", "id", "运营单位 运营主体 运营方"),
    _field("income", "money", "年收益 年收入 运营收益 annual_income"),
)

OPERATIONS = (
    _field("subject", "id", "对象 小区或设施 小区 设施 小区编码 小区名称 community facility", required=True),
    _field("line", "text", "科目 收支科目 项目 类型 item", required=True),
    _field("work", "id", "工程 改造内容 对应工程"),
    _field("income", "money", "年收入 年收益 收入 annual_income"),
    _field("cost", "money", "年成本 年支出 运营成本 支出 annual_cost"),
    _field("once", "money", "一次性收入 一次性收益 one_off"),
    _field("investment", "money", "自筹投入 运营主体投入 一次性投入"),
    _field("first", "count", "起始运营年 起始年 from from_year"),
    _field("years", "count", "年数 持续年数"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

MANAGEMENT = (
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("committee", "flag", "业委会 业委会（物管会） 业委会/物管会 物管会 owners_committee"),
    _field("fund_due", "money", "应缴共建基金 应缴金额 应缴 due"),
    _field("fund_paid", "money", "已缴共建基金 已缴金额 已缴 实缴 paid"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

SOURCES = (
    _field("id", "id", "编号 编码 source"),
    _field("name", "id", "资金来源 来源 名称", required=True),
    _field("kind", "text", "类型 级次 层级"),
    _field("year", "year", "年份 年度"),
    _field("money", "money", "金额 资金 额度 amount", required=True),
    _field("certainty", "text", "状态 下达情况 落实情况 status"),
    _field("categories", "list", "类别 可用类别 改造类别"),
    _field("kinds", "list", "工程 可用工程 改造内容"),
    _field("cap_per_household", "money", "户均上限 每户上限"),
    _field("cap_share", "rate", "比例上限 占比上限"),
    _field("carry_years", "count", "结转年限 结转 carry_over"),
    _field("expires", "year", "截止年度 失效年度"),
    _field("over_programming", "rate", "超计划安排 超计划安排比例"),
    _field("interest", "rate", "利率 年利率"),
    _field("term", "count", "期限 贷款期限 还款年限"),
    _field("grace", "count", "宽限期"),
    _field("district", "id", "区县 区"),
)

COMMITMENTS = (
    _field("source", "id", "资金来源 来源 name", required=True),
    _field("year", "year", "年份 年度", required=True),
    _field("amount", "money", "金额 资金 支出 续建支出 money", required=True),
    _field("remark", "text", "备注 说明 项目 note"),
)

INDICATORS = (
    _field("id", "id", "编号 编码 指标编号 指标编码 code", required=True),
    _field("name", "text", "指标 指标名称 名称", required=True),
    _field("parent", "id", "上级 上级指标 所属指标 父级"),
    _field("weight", "number", "权重"),
    _field("orientation", "text", "方向 指标方向 direction"),
    _field("low", "number", "下限 最低值 min"),
    _field("high", "number", "上限 最高值 max"),
    _field("unit", "text", "单位 计量单位"),
    _field("edition", "text", "版本"),
    _field("hazard", "flag", "安全隐患 是否安全隐患 隐患"),
)

LIFTS = (
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("entrance", "id", "单元号 单元名称 单元编号 楼门 门栋", required=True),
    _field("floors", "count", "加梯楼层数 服务层数 楼层数 层数"),
    _field("cost", "money", "费用 造价 投资 估算投资 金额"),
    _field("consented", "flag", "是否同意 同意 单元同意 意愿统一"),
    _field("shortfall", "number", "短板 补短板 补短板分值 分值"),
    _field("work", "id", "工程 工程编码 改造内容"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

PLATFORMS = (
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("subdistrict_office", "id", "街道办事处 街道办 街道"),
    _field("community_station", "id", "社区工作站 社区 社区居委会 居委会"),
    _field("implementing_body", "id", "实施主体 实施单位"),
    _field("designer", "id", "设计企业 设计单位 设计"),
    _field("contractor", "id", "施工企业 施工单位 施工"),
    _field("others", "list", "其他参与方 其他 参与方 人大代表等"),
)

RESIDENT_PAYMENTS = (
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("channel", "text", "渠道 出资渠道 出资方式 方式"),
    _field("kind", "id", "类型 工程 改造内容 用途 work"),
    _field("item", "id", "品目 物品 项目"),
    _field("amount", "money", "金额 出资 出资额 资金"),
    _field("units", "number", "数量 台数"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

UTILITY_PLAN = (
    _field("utility", "id", "专营单位 管线单位", required=True),
    _field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    _field("year", "year", "年份 年度 计划年度 实施年度"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

PROGRESS = (
    _field("community", "id", "小区编码 小区编号 community_id id | 小区 小区名称", required=True),
    _field("scheme_consent", "rate", "方案同意率 改造方案同意率 方案征询同意率 scheme_rate"),
    _field("satisfaction", "rate", "满意度 居民满意度 满意率 居民满意率"),
    _field("state", "text", "议事环节 议事进度 环节"),
    _field("reviewed", "list", "已审查事项 审查事项 联合审查事项"),
    _field("stamped", "list", "已盖章部门 盖章部门 联审部门"),
    _field("supervisors", "list", "监督小组成员 监督小组 一师九员"),
    _field("issues", "count", "协调处理问题数 处理问题数 问题数"),
    _field("agency", "id", "服务机构 加装电梯服务机构 代办机构"),
)

PREVIOUS = (
    _field("community", "id", "小区编码 小区编号 community_id id | 小区 小区名称", required=True),
    _field("year", "year", "年度 年份 实施年度 开工年度 start_year", required=True),
    _field("area", "id", "片区 所属片区 片区名称"),
)

GOVERNANCE = (
    _field("community", "id", "小区编码 小区编号 小区代码 community_id id | 小区 小区名称", required=True),
    _field("party_org", "flag", "党组织 是否成立党组织 党支部 是否成立党支部 party_branch"),
    _field("committee_members", "count", "业委会人数 业委会成员数 业委会委员数"),
    _field("committee_party_members", "count", "业委会党员数 业委会党员人数 业委会中党员数"),
    _field("members", "count", "报到党员数 在职党员报到数 报到党员 在职党员数"),
    _field("posts", "count", "认领岗位数 志愿服务岗数 认领志愿岗数 志愿岗数"),
    _field("steps", "ids", "议事进度 议事环节 已完成环节 决策进度 decision_steps"),
    _field("participants", "count", "参与户数"),
    _field("participation", "rate", "参与率 居民参与率"),
    _field("supporters", "count", "支持户数"),
    _field("support", "rate", "支持率 居民支持率"),
    _field("contributors", "count", "出资户数 缴费户数"),
    _field("contribution", "rate", "出资率 居民出资率"),
    _field("contributed", "money", "居民出资 居民出资额 已承诺出资 认缴金额"),
    _field("contribution_due", "money", "应出资额 应缴金额 居民应出资"),
    _field("contribution_per_m2", "number", "每平方米出资 单位面积出资 居民出资标准"),
    _field("covered", "count", "物业覆盖户数 物业服务户数"),
    _field("property_coverage", "rate", "物业覆盖率 物业服务覆盖率"),
    _field("survey_responses", "count", "体检问卷份数 问卷份数 体检问卷"),
    _field("issues", "count", "解决问题数 协调解决问题数 协调处理问题数"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)

SUBDISTRICTS = (
    _field("name", "id", "街道 街道名称 街道（乡镇） 镇街 subdistrict", required=True),
    _field("district", "id", "区县 区 所在区 所属区县"),
    _field("designer_team", "flag", "责任设计师团队 有无责任设计师团队 是否选聘责任设计师 责任设计师"),
    _field("chief_designer", "text", "首席设计师"),
    _field("team", "id", "设计团队 团队名称 设计团队名称"),
    _field("projects_per_year", "count", "年度承接项目数 每年承接项目数 设计能力"),
    _field("remark", "text", "备注 说明 remarks note notes"),
)
