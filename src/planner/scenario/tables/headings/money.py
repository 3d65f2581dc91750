"""Headings of money: sources, what is owed, utilities' own plans, operation and management."""

from planner.scenario.tables.fields import field

PROPERTY_FEES = (
    field("community", "id", "小区编码 小区编号 community_id id | 小区 小区名称", required=True),
    field("due", "money", "应收 应收物业费 应收金额", required=True),
    field("collected", "money", "实收 实收物业费 实收金额", required=True),
)
OPERATIONS = (
    field("subject", "id", "对象 小区或设施 小区 设施 小区编码 小区名称 community facility", required=True),
    field("line", "text", "科目 收支科目 项目 类型 item", required=True),
    field("work", "id", "工程 改造内容 对应工程"),
    field("income", "money", "年收入 年收益 收入 annual_income"),
    field("cost", "money", "年成本 年支出 运营成本 支出 annual_cost"),
    field("once", "money", "一次性收入 一次性收益 one_off"),
    field("investment", "money", "自筹投入 运营主体投入 一次性投入"),
    field("first", "count", "起始运营年 起始年 from from_year"),
    field("years", "count", "年数 持续年数"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
MANAGEMENT = (
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("committee", "flag", "业委会 业委会（物管会） 业委会/物管会 物管会 owners_committee"),
    field("fund_due", "money", "应缴共建基金 应缴金额 应缴 due"),
    field("fund_paid", "money", "已缴共建基金 已缴金额 已缴 实缴 paid"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
SOURCES = (
    field("id", "id", "编号 编码 source"),
    field("name", "id", "资金来源 来源 名称", required=True),
    field("kind", "text", "类型 级次 层级"),
    field("year", "year", "年份 年度"),
    field("money", "money", "金额 资金 额度 amount", required=True),
    field("certainty", "text", "状态 下达情况 落实情况 status"),
    field("categories", "list", "类别 可用类别 改造类别"),
    field("kinds", "list", "工程 可用工程 改造内容"),
    field("cap_per_household", "money", "户均上限 每户上限"),
    field("cap_share", "rate", "比例上限 占比上限"),
    field("carry_years", "count", "结转年限 结转 carry_over"),
    field("expires", "year", "截止年度 失效年度"),
    field("over_programming", "rate", "超计划安排 超计划安排比例"),
    field("interest", "rate", "利率 年利率"),
    field("term", "count", "期限 贷款期限 还款年限"),
    field("grace", "count", "宽限期"),
    field("district", "id", "区县 区"),
)
COMMITMENTS = (
    field("source", "id", "资金来源 来源 name", required=True),
    field("year", "year", "年份 年度", required=True),
    field("amount", "money", "金额 资金 支出 续建支出 money", required=True),
    field("remark", "text", "备注 说明 项目 note"),
)
UTILITY_PLAN = (
    field("utility", "id", "专营单位 管线单位", required=True),
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("year", "year", "年份 年度 计划年度 实施年度"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
