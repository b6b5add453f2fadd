"""A small document and rules for it, to be changed in one place at a time."""

from policies.parser import parse_policy
from policies.provision import Library, Policy
from rag.rules.book import RuleBook, build_book

DOCUMENT = """---
title: 梧桐镇引荐奖励办法
place: 梧桐镇
effective_from: 2025-01-01
effective_to: 2027-12-31
---

第一条 工业项目固定资产投资5000万元（含）以上的，给予奖励；市外资金占比不得低于40%。

第二条 奖励按固定资产投资分段计算：1亿元（含）以下的部分，按3‰；1亿元以上的部分，按2‰。

第三条 由世界500强企业控股的加成30%，由中国500强企业控股的加成10%，单个项目最高不超过80万元。

第四条 奖励分两期兑现：投产兑现60%，投产满一年兑现40%。

第五条 引荐国家级、省级团队的，分别奖励20万元、8万元。

第六条 按照表1给予落户奖励。

表1 落户奖励标准（单位：万元）

| 类型 | 实缴注册资本 | 奖励 |
| --- | --- | --- |
| 综合型 | 1亿元（含）以上 | 90 |
| 职能型 | 5000万元（含）至1亿元 | 40 |

第七条 2024年1月1日至2024年12月31日期间签约的，按原办法执行。

第八条 本办法所称“以上”“以下”包含本数。
"""

RULES = """document: 办法
version: 1
facts:
  - key: level
    kind: choice
    name: {zh: 级别, en: level}
    ask: {zh: 哪一级, en: which level}
    choices: [{zh: 国家级, en: national}, {zh: 省级, en: provincial}]
  - key: kind
    kind: choice
    name: {zh: 类型, en: kind}
    ask: {zh: 哪一类, en: which kind}
    choices: [{zh: 综合型, en: comprehensive}, {zh: 职能型, en: functional}]
programmes:
  - id: industry
    name: {zh: 工业项目, en: industrial project}
    family: referral-reward
    for: referrer
    clause: 第二条
    when:
      - {fact: sector, is: [工业, 制造业], clause: 第一条}
      - {fact: fixed_investment, at_least: 5000万元, clause: 第一条}
      - {fact: outside_share, at_least: 40%, clause: 第一条}
    amount:
      - grant:
          name: {zh: 分段, en: slices}
          scale:
            base: fixed_investment
            mode: slice
            bands:
              - {to: 1亿元, to_included: true, rate: 3‰}
              - {from: 1亿元, from_included: false, rate: 2‰}
            clause: 第二条
      - bonus:
          options:
            - {name: {zh: 世界, en: global}, when: {fact: rank, is: 世界500强, clause: 第三条}, share: 30%}
            - {name: {zh: 中国, en: china}, when: {fact: rank, is: 中国500强, clause: 第三条}, share: 10%}
          clause: 第三条
      - cap: {sum: 80万元, clause: 第三条}
    stages:
      - parts:
          - {share: 60%, when: {zh: 投产, en: production}, clause: 第四条}
          - {share: 40%, when: {zh: 满一年, en: one year}, clause: 第四条}
  - id: team
    name: {zh: 团队, en: team}
    family: team
    for: referrer
    clause: 第五条
    amount:
      - grant:
          name: {zh: 按级别, en: by level}
          by_choice: {fact: level, sums: {国家级: 20万元, 省级: 8万元}, clause: 第五条}
  - id: settling
    name: {zh: 落户, en: settling}
    family: settling
    for: investor
    clause: 第六条
    amount:
      - grant:
          name: {zh: 按类型, en: by kind}
          by_choice:
            fact: kind
            ways:
              综合型:
                scale:
                  base: registered_capital_paid
                  mode: fixed
                  bands: [{from: 1亿元, sum: 90万元}]
                  clause: 第六条
              职能型:
                scale:
                  base: registered_capital_paid
                  mode: fixed
                  bands: [{from: 5000万元, to: 1亿元, sum: 40万元}]
                  clause: 第六条
            clause: 第六条
"""


def small_policy() -> Policy:
    """The small document."""
    return parse_policy(DOCUMENT, "办法.md")


def small_book(rules: str = RULES) -> RuleBook:
    """The rules beside the small document."""
    return build_book({"办法.rules.yaml": rules}, Library((small_policy(),)))


def complaints(old: str, new: str) -> str:
    """What the book says of the rules with one thing changed; "" where nothing."""
    assert old in RULES, old
    return "\n".join(problem.message for problem in small_book(RULES.replace(old, new, 1)).problems)
