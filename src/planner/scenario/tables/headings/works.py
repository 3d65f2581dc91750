"""Headings of works, of the contracts of pipes, and of spaces that become something else."""

from planner.scenario.tables.fields import field

WORKS = (
    field("community", "id", "小区编码 小区编号 小区代码 community_id | 小区 小区名称", required=True),
    field("id", "id", "工程编码 工程编号 工程 工程名称 改造内容 改造项目 work work_id"),
    field("kind", "id", "类型 工程类型 改造类型 内容 work_kind"),
    field("category", "text", "类别 改造类别 分类 class"),
    field("civil", "money", "土建 土建费用 土建费 土建投资 civil_cost"),
    field("equipment", "money", "设备 设备费用 设备费 管材设备 设备投资 equipment_cost"),
    field("other", "money", "其他费用 其他费 工程建设其他费 工程建设其他费用 二类费"),
    field("cost", "money", "费用 造价 投资 估算投资 总费用 金额 总投资 total_cost"),
    field("mode", "text", "出资方式 专营单位出资方式 utility_mode"),
    field("agreed", "money", "专营单位出资 协议出资 约定出资"),
    field("granted", "money", "奖补金额 以奖代补金额 减免金额 申报补助"),
    field("grant_source", "id", "奖补资金来源 奖补来源 申报资金来源"),
    field("quantity", "number", "工程量 数量"),
    field("utility", "id", "专营单位 管线单位 权属单位"),
    field("evidence", "list", "对应指标 依据指标 体检指标 指标"),
    field("shortfall", "number", "短板 补短板 补短板分值 分值"),
    field("ordered", "flag", "居民点单 点单 居民要求 resident_ordered"),
    field("waived", "text", "不实施原因 豁免原因 不做原因"),
    field("requires", "list", "同步工程 须同时实施 前置工程 关联工程"),
    field("digs", "flag", "开挖 是否开挖 dig"),
    field("hazards", "count", "消除隐患数 隐患数 隐患 消除隐患"),
    field("income", "money", "年收益 年收入 运营收益 annual_income"),
    field("estimated", "flag", "估 估算 是否估算 estimate"),
    field("scheme", "id", "比选方案 设计方案 方案 alternative"),
    field("duration", "count", "工期 工期年数 建设工期 建设年数 duration_years"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
SCHEDULE = (
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("work", "id", "工程编码 工程 工程名称 改造内容 类型 work_id kind"),
    field("year", "count", "第几年 年次 建设年次 project_year", required=True),
    field("payment", "money", "用款 分年用款 年度用款 年度投资 paid"),
    field("benefit", "number", "效益 分年效益 年度效益 value"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
CONTRACTS = (
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("work", "id", "工程 管线 管线类型 类型 改造内容 kind", required=True),
    field("plan", "id", "实施方案 改造实施方案 管线实施方案"),
    field("approval", "id", "资金批复 资金批复文号"),
    field("survey", "id", "勘察单位 勘察"),
    field("design", "id", "设计单位 设计"),
    field("contractor", "id", "施工总承包单位 施工单位 总承包单位 施工"),
    field("supervisor", "id", "监理单位 监理"),
    field("requested", "year", "申报年度 申请年度 申报年份"),
)
SPACES = (
    field("id", "id", "编号 空间 存量空间 空间名称 名称 name space", required=True),
    field("kind", "id", "原用途 现状用途 用途 from"),
    field("area_m2", "area", "现有面积 原面积 现状面积 面积 area", required=True),
    field("added_m2", "area", "增建面积 新增面积 扩建面积 added"),
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("work", "id", "改造为 改为 新用途 工程 to", required=True),
    field("taken_m2", "area", "改造面积 占用面积 taken", required=True),
)
