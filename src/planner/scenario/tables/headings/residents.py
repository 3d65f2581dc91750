"""Headings of what residents decide, organise and pay, and of the subdistricts beside them."""

from planner.scenario.tables.fields import field

LIFTS = (
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("entrance", "id", "单元号 单元名称 单元编号 楼门 门栋", required=True),
    field("floors", "count", "加梯楼层数 服务层数 楼层数 层数"),
    field("cost", "money", "费用 造价 投资 估算投资 金额"),
    field("consented", "flag", "是否同意 同意 单元同意 意愿统一"),
    field("shortfall", "number", "短板 补短板 补短板分值 分值"),
    field("work", "id", "工程 工程编码 改造内容"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
PLATFORMS = (
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("subdistrict_office", "id", "街道办事处 街道办 街道"),
    field("community_station", "id", "社区工作站 社区 社区居委会 居委会"),
    field("implementing_body", "id", "实施主体 实施单位"),
    field("designer", "id", "设计企业 设计单位 设计"),
    field("contractor", "id", "施工企业 施工单位 施工"),
    field("others", "list", "其他参与方 其他 参与方 人大代表等"),
)
RESIDENT_PAYMENTS = (
    field("community", "id", "小区编码 小区编号 community_id | 小区 小区名称", required=True),
    field("channel", "text", "渠道 出资渠道 出资方式 方式"),
    field("kind", "id", "类型 工程 改造内容 用途 work"),
    field("item", "id", "品目 物品 项目"),
    field("amount", "money", "金额 出资 出资额 资金"),
    field("units", "number", "数量 台数"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
GOVERNANCE = (
    field("community", "id", "小区编码 小区编号 小区代码 community_id id | 小区 小区名称", required=True),
    field("party_org", "flag", "党组织 是否成立党组织 党支部 是否成立党支部 party_branch"),
    field("committee_members", "count", "业委会人数 业委会成员数 业委会委员数"),
    field("committee_party_members", "count", "业委会党员数 业委会党员人数 业委会中党员数"),
    field("members", "count", "报到党员数 在职党员报到数 报到党员 在职党员数"),
    field("posts", "count", "认领岗位数 志愿服务岗数 认领志愿岗数 志愿岗数"),
    field("steps", "ids", "议事进度 议事环节 已完成环节 决策进度 decision_steps"),
    field("participants", "count", "参与户数"),
    field("participation", "rate", "参与率 居民参与率"),
    field("supporters", "count", "支持户数"),
    field("support", "rate", "支持率 居民支持率"),
    field("contributors", "count", "出资户数 缴费户数"),
    field("contribution", "rate", "出资率 居民出资率"),
    field("contributed", "money", "居民出资 居民出资额 已承诺出资 认缴金额"),
    field("contribution_due", "money", "应出资额 应缴金额 居民应出资"),
    field("contribution_per_m2", "number", "每平方米出资 单位面积出资 居民出资标准"),
    field("covered", "count", "物业覆盖户数 物业服务户数"),
    field("property_coverage", "rate", "物业覆盖率 物业服务覆盖率"),
    field("survey_responses", "count", "体检问卷份数 问卷份数 体检问卷"),
    field("issues", "count", "解决问题数 协调解决问题数 协调处理问题数"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
SUBDISTRICTS = (
    field("name", "id", "街道 街道名称 街道（乡镇） 镇街 subdistrict", required=True),
    field("district", "id", "区县 区 所在区 所属区县"),
    field("designer_team", "flag", "责任设计师团队 有无责任设计师团队 是否选聘责任设计师 责任设计师"),
    field("chief_designer", "text", "首席设计师"),
    field("team", "id", "设计团队 团队名称 设计团队名称"),
    field("projects_per_year", "count", "年度承接项目数 每年承接项目数 设计能力"),
    field("remark", "text", "备注 说明 remarks note notes"),
)
