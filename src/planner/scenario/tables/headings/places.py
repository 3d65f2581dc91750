"""Headings of what lies between communities or serves several: edges, corridors, programmes, facilities."""

from planner.scenario.tables.fields import field

EDGES = (
    field("a", "id", "小区甲 小区A 甲 小区1 from from_id community_a", required=True),
    field("b", "id", "小区乙 小区B 乙 小区2 to to_id community_b", required=True),
    field("kind", "text", "边界 边界类型 类型 相邻类型 boundary"),
    field("crossable", "flag", "可通行 可打通 是否可通行 是否可打通"),
    field("distance_m", "number", "步行距离 距离 distance walking_distance"),
    field("wall_cost", "money", "拆墙费用 拆墙造价 打通费用"),
    field("freed_m2", "area", "腾出用地 腾出面积 释放用地 freed freed_area"),
)
CORRIDORS = (
    field("id", "id", "编号 路由 路由编号 管线路由 道路 名称 name corridor", required=True),
    field("communities", "ids", "小区 沿线小区 涉及小区 小区编码", required=True),
    field("last_dig_year", "year", "上次开挖年份 最近开挖年份 上次开挖年度 last_dig"),
)
PROGRAMMES = (
    field("id", "id", "编号 专项 专项名称 专项工程 名称 项目名称 name programme", required=True),
    field("department", "id", "部门 主管部门 责任部门 牵头部门"),
    field("years", "list", "年份 年度 实施年度 计划年度 year", required=True),
    field("communities", "ids", "小区 涉及小区 小区编码 包含小区"),
    field("works", "list", "工程 工程内容 内容 kinds"),
    field("corridor", "id", "路由 管线路由"),
    field("digs", "flag", "开挖 是否开挖 dig"),
    field("money", "money", "资金 投资 金额 总投资 amount"),
    field("outside", "flag", "小区外 红线外 是否小区外 是否红线外"),
    field("owner", "id", "出资单位 出资方 资金渠道"),
)
STAGES = (
    field("programme", "id", "专项 专项工程 专项名称 编号 name", required=True),
    field("planned", "flag", "规划同步 同步规划"),
    field("approved", "flag", "审批同步 同步审批"),
    field("designed", "flag", "设计同步 同步设计"),
    field("built", "flag", "施工同步 同步施工"),
    field("handed_over", "flag", "交付同步 同步交付"),
    field("initiation_due", "date", "立项计划 计划立项 计划立项日期"),
    field("initiation_done", "date", "立项实际 实际立项 实际立项日期"),
    field("tender_due", "date", "招投标计划 计划招投标 计划招投标日期"),
    field("tender_done", "date", "招投标实际 实际招投标 实际招投标日期"),
    field("start_due", "date", "开工计划 计划开工 计划开工日期"),
    field("start_done", "date", "开工实际 实际开工 实际开工日期"),
    field("completion_due", "date", "完工计划 计划完工 计划完工日期"),
    field("completion_done", "date", "完工实际 实际完工 实际完工日期"),
)
FACILITIES = (
    field("id", "id", "编号 设施 设施名称 名称 name facility", required=True),
    field("kind", "id", "类型 设施类型", required=True),
    field("host", "id", "所在小区 小区 小区编码 位置 community", required=True),
    field("band_m", "count", "服务半径 半径 生活圈 band"),
    field("min_households", "count", "最少户数 最低户数 门槛户数"),
    field("cost", "money", "费用 造价 投资 估算投资 金额"),
    field("existing", "flag", "已建成 已建 现状 是否已建"),
    field("floor_area_m2", "area", "建筑面积 用房面积 面积 floor_area"),
    field("site_area_m2", "area", "占地面积 用地面积 场地面积 site_area"),
    field("land_m2", "area", "使用腾出用地 占用腾出用地 land freed_land"),
    field("serves", "list", "服务类别 服务功能 功能"),
    field("operator", "id", "运营单位 运营主体 运营方"),
    field("income", "money", "年收益 年收入 运营收益 annual_income"),
)
