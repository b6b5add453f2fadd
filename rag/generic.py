"""Words that any document on rewards holds: they neither tell one clause from another nor name what could be looked up."""

GENERIC = frozenset(
    "奖励 奖金 奖补 补贴 补助 给予 标准 最高 不超过 上限 万元 比例 申请 申报 条件 政策 以上 不低于 按照 一次性 支持 扶持 资金 兑现"
    " 元 金额 计算 办理 规定 享受 受理 部门 年度 企业 项目 投资 单位 个人 工作日 期限 时间 要求 符合 可以 不得 最低 一共 总共"
    " 几百 百万 几千 千万 十万 几十".split()
)
