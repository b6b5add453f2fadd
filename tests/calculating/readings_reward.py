"""The reward documents read a second time, by hand and without the engine: one plain function a programme.

Sums are in yuan, foreign sums in dollars, as Fractions; what comes back is what the clause grants, in yuan. Every rate and
bound was typed from the documents again.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction as Frac

WAN, YI = 10_000, 100_000_000
Facts = Mapping[str, object]


def yuan(facts: Facts, key: str) -> Frac:
    """The sum of a fact."""
    value = facts.get(key, Frac(0))
    assert isinstance(value, Frac)
    return value


def arrivals(facts: Facts) -> Sequence[tuple[Frac, Frac]]:
    """Foreign money as dollars with the rate of their day."""
    value = facts["arrivals"]
    assert isinstance(value, tuple)
    return value


def is_among(facts: Facts, key: str, word: str) -> bool:
    """Whether a word is among those of a fact."""
    value = facts.get(key, ())
    return word in value if isinstance(value, list | tuple) else value == word


def _city_reward(deserved: Frac, facts: Facts, foreign: bool) -> Frac:
    """第十六条 bonus, 第十八条 cap, 第十九条 hundreds."""
    controlled = facts.get("controlling") is True
    if controlled and is_among(facts, "rank", "世界500强"):
        deserved = deserved * 3 / 2
    elif controlled and (is_among(facts, "rank", "中国500强") or is_among(facts, "rank", "中国民营企业500强")):
        deserved = deserved * 6 / 5
    elif controlled and is_among(facts, "rank", "国家级专精特新小巨人"):
        deserved = deserved * 11 / 10
    top = 500 * WAN if foreign or (controlled and is_among(facts, "rank", "世界500强")) else 300 * WAN
    return Frac(int(min(deserved, Frac(top))) // 100 * 100)


def city_industry(facts: Facts) -> Frac:
    """第十二条: slice by slice."""
    x = yuan(facts, "fixed_investment")
    total = Frac(0)
    if x > 10 * YI:
        total += (x - 10 * YI) / 1000
        x = Frac(10 * YI)
    if x > 5 * YI:
        total += (x - 5 * YI) * 2 / 1000
        x = Frac(5 * YI)
    if x > YI:
        total += (x - YI) * 3 / 1000
        x = Frac(YI)
    return _city_reward(total + x * 4 / 1000, facts, foreign=False)


def city_services(facts: Facts) -> Frac:
    """第十三条: two per mille, one million at most."""
    return _city_reward(min(yuan(facts, "fixed_investment") * 2 / 1000, Frac(100 * WAN)), facts, foreign=False)


def city_agriculture(facts: Facts) -> Frac:
    """第十三条: three per mille, 600,000 at most."""
    return _city_reward(min(yuan(facts, "fixed_investment") * 3 / 1000, Frac(60 * WAN)), facts, foreign=False)


def city_foreign(facts: Facts) -> Frac:
    """第十四条: the whole at the rate of its band, each arrival at the rate of its day."""
    dollars = sum((usd for usd, _ in arrivals(facts)), Frac(0))
    converted = sum((usd * rate for usd, rate in arrivals(facts)), Frac(0))
    per_mille = 0
    if dollars >= 1000 * WAN:
        per_mille = 6
    if dollars >= 3000 * WAN:
        per_mille = 8
    if dollars >= YI:
        per_mille = 10
    return _city_reward(converted * per_mille / 1000, facts, foreign=True)


def city_headquarters(facts: Facts) -> Frac:
    """第十五条: fixed sums by paid-in capital."""
    x = yuan(facts, "registered_capital_paid")
    grant = 0 if x < 2000 * WAN else 10 if x < 5000 * WAN else 20 if x < YI else 50
    return _city_reward(Frac(grant * WAN), facts, foreign=False)


def city_talent(facts: Facts) -> Frac:
    """第十七条."""
    return Frac({"国家级": 30, "省级": 15}[str(facts["team_level"])] * WAN)


def _old_extra(facts: Facts) -> Frac:
    """暂行办法第七条."""
    if is_among(facts, "rank", "世界500强"):
        return Frac(20 * WAN)
    return Frac(10 * WAN) if is_among(facts, "rank", "中国500强") else Frac(0)


def old_industry(facts: Facts) -> Frac:
    """暂行办法第五、七、八条."""
    return min(yuan(facts, "fixed_investment") * 2 / 1000 + _old_extra(facts), Frac(200 * WAN))


def old_foreign(facts: Facts) -> Frac:
    """暂行办法第六、七、八条: all at the rate of the day of signing."""
    converted = sum((usd * rate for usd, rate in arrivals(facts)), Frac(0))
    return min(converted * 5 / 1000 + _old_extra(facts), Frac(200 * WAN))


def _county_extra(facts: Facts) -> Frac:
    """临澜第十一条, besides the cap of 第十二条."""
    if facts.get("works_begun") is not True:
        return Frac(0)
    if is_among(facts, "rank", "世界500强"):
        return Frac(30 * WAN)
    return Frac(15 * WAN) if is_among(facts, "rank", "中国500强") else Frac(0)


def county_industry(facts: Facts) -> Frac:
    """临澜第八条: the whole at the rate of its band."""
    x = yuan(facts, "fixed_investment")
    rate = Frac(2) if x < YI else Frac(5, 2) if x < 3 * YI else Frac(3)
    return min(x * rate / 1000, Frac(150 * WAN)) + _county_extra(facts)


def county_trade(facts: Facts) -> Frac:
    """临澜第九条."""
    return min(yuan(facts, "fixed_investment") * 15 / 10_000, Frac(150 * WAN)) + _county_extra(facts)


def county_farming(facts: Facts) -> Frac:
    """临澜第九条."""
    return min(yuan(facts, "fixed_investment") * 3 / 1000, Frac(150 * WAN)) + _county_extra(facts)


def county_foreign(facts: Facts) -> Frac:
    """临澜第十条: at the rate of the day of approval."""
    converted = sum((usd * rate for usd, rate in arrivals(facts)), Frac(0))
    return min(converted * 5 / 1000, Frac(150 * WAN)) + _county_extra(facts)


def agency_project(facts: Facts) -> Frac:
    """委托招商第六条."""
    return min(yuan(facts, "fixed_investment") / 1000, Frac(120 * WAN))


def agency_bonus(facts: Facts) -> Frac:
    """委托招商第九条."""
    return yuan(facts, "base_fee") / 10


CITY, OLD, COUNTY, AGENCY = (
    "栖梧市社会化招商奖励办法",
    "栖梧市社会化招商奖励暂行办法（2021）",
    "临澜县社会化招商奖励实施办法",
    "栖梧市委托招商机构管理办法（征求意见稿）",
)
READINGS = {
    (CITY, "industry"): city_industry,
    (CITY, "services"): city_services,
    (CITY, "agriculture"): city_agriculture,
    (CITY, "foreign"): city_foreign,
    (CITY, "headquarters"): city_headquarters,
    (CITY, "talent"): city_talent,
    (OLD, "industry"): old_industry,
    (OLD, "foreign"): old_foreign,
    (COUNTY, "industry"): county_industry,
    (COUNTY, "trade-and-tourism"): county_trade,
    (COUNTY, "farming"): county_farming,
    (COUNTY, "foreign"): county_foreign,
    (AGENCY, "project-fee"): agency_project,
    (AGENCY, "fee-bonus"): agency_bonus,
}
