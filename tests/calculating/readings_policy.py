"""The incentive policy, the zone's support and the digital measures read a second time, by hand and without the engine."""

from collections.abc import Callable, Mapping
from fractions import Fraction as Frac

from tests.calculating.readings_reward import WAN, YI, Facts, arrivals, is_among, yuan

POLICY, ZONE, DIGITAL = "栖梧市招商引资激励政策", "栖梧高新区先进制造业扶持办法", "栖梧市促进数字经济招商若干措施"
Reading = Callable[[Facts], Frac]


def share(numerator: int, denominator: int, key: str, top: int | None) -> Reading:
    """A share of a fact, up to so many 万元."""

    def read(facts: Facts) -> Frac:
        value = yuan(facts, key) * numerator / denominator
        return value if top is None else min(value, Frac(top * WAN))

    return read


def each(price: Frac | int, key: str, top: int | None = None) -> Reading:
    """A price for each of a count, up to so many 万元."""

    def read(facts: Facts) -> Frac:
        value = yuan(facts, key) * price
        return value if top is None else min(value, Frac(top * WAN))

    return read


def table(key: str, sums: Mapping[str, int]) -> Reading:
    """So many 万元 for each word of a fact."""

    def read(facts: Facts) -> Frac:
        return Frac(sum(top for word, top in sums.items() if is_among(facts, key, word)) * WAN)

    return read


def always(sum_of: int) -> Reading:
    """So many 万元."""
    return lambda facts: Frac(sum_of * WAN)


def fixed_assets(facts: Facts) -> Frac:
    """二（一）: the whole at the rate of its band."""
    x = yuan(facts, "fixed_investment")
    per_cent = 0 if x < 5000 * WAN else 1 if x < YI else 2 if x < 5 * YI else 3 if x < 10 * YI else 4
    return min(x * per_cent / 100, Frac(4000 * WAN))


def equipment(facts: Facts) -> Frac:
    """二（二）: smart equipment apart."""
    smart = yuan(facts, "smart_equipment")
    ordinary = yuan(facts, "equipment_investment") - smart
    return min(ordinary * 8 / 100, Frac(1200 * WAN)) + min(smart * 12 / 100, Frac(1800 * WAN))


def funds(tenths: int) -> Reading:
    """二（三）: tenths of a per cent, ten million a year at most."""

    def read(facts: Facts) -> Frac:
        converted = sum((usd * rate for usd, rate in arrivals(facts)), Frac(0))
        return min(converted * tenths / 1000, Frac(1000 * WAN))

    return read


def rent(facts: Facts, shares: tuple[int, ...], most_area: int, top: int | None) -> Frac:
    """Rent of so many years by shares in per cent; the area counts up to a limit."""
    area = yuan(facts, "rented_area")
    part = Frac(most_area) / area if area > most_area else Frac(1)
    years = [yuan(facts, "rent_yearly") * part * per_cent / 100 for per_cent in shares]
    return sum((year if top is None else min(year, Frac(top * WAN)) for year in years), Frac(0))


def headquarters(facts: Facts) -> Frac:
    """表1."""
    kind, capital = facts["hq_kind"], yuan(facts, "registered_capital_paid")
    if kind == "综合型总部":
        return Frac((1500 if capital >= 5 * YI else 800 if capital >= 2 * YI else 0) * WAN)
    if kind == "区域型总部":
        return Frac((400 if YI <= capital < 2 * YI else 0) * WAN)
    return Frac((150 if 5000 * WAN <= capital < YI else 0) * WAN)


def headquarters_office(facts: Facts) -> Frac:
    """40 yuan a square metre and month, the year's limit of 表1."""
    kind, capital = facts["hq_kind"], yuan(facts, "registered_capital_paid")
    top = 0
    if kind == "综合型总部":
        top = 200 if capital >= 5 * YI else 120 if capital >= 2 * YI else 0
    elif kind == "区域型总部":
        top = 80 if YI <= capital < 2 * YI else 0
    elif 5000 * WAN <= capital < YI:
        top = 50
    return min(yuan(facts, "office_area") * 40 * 12, Frac(top * WAN))


def above_scale(facts: Facts) -> Frac:
    """四（五）."""
    return Frac((20 if facts["scale_kind"] == "工业企业" else 10) * WAN) + Frac(
        5 * WAN if facts.get("listed_two_years") is True else 0
    )


def _output_step(value: Frac) -> int:
    return 0 if value < YI else 10 if value < 5 * YI else 50 if value < 10 * YI else 100 if value < 50 * YI else 300


def output(facts: Facts) -> Frac:
    """四（六）: the difference to what was had."""
    return Frac(max(_output_step(yuan(facts, "yearly_output")) - _output_step(yuan(facts, "output_rewarded")), 0) * WAN)


def talent_allowance(facts: Facts) -> Frac:
    """五（一）: 36 months."""
    monthly = yuan(facts, "doctors") * 3000 + yuan(facts, "masters") * 1500 + yuan(facts, "bachelors") * 600
    return monthly * 36


def interest(facts: Facts) -> Frac:
    """六（一）: two years."""
    return 2 * min(yuan(facts, "interest_yearly") * 30 / 100, Frac(200 * WAN))


def settling(facts: Facts) -> Frac:
    """高新区第二条（一）."""
    x = yuan(facts, "registered_capital_paid")
    return Frac((0 if x < 3000 * WAN else 30 if x < YI else 100 if x < 3 * YI else 280) * WAN)


def research(facts: Facts) -> Frac:
    """高新区第三条."""
    costs = yuan(facts, "research_costs")
    increase = max(costs - yuan(facts, "research_costs_before"), Frac(0))
    if costs >= 2000 * WAN:
        return min(increase * 12 / 100, Frac(200 * WAN))
    return min(increase * 10 / 100, Frac(60 * WAN)) if costs >= 500 * WAN else Frac(0)


def fairs(facts: Facts) -> Frac:
    """高新区第十一条."""
    return min(yuan(facts, "booth_cost") * (60 if facts["fair_place"] == "境内" else 80) / 100, Frac(30 * WAN))


def engineers(facts: Facts) -> Frac:
    """高新区第十二条（一）: five people, three years."""
    return min(yuan(facts, "core_engineers"), Frac(5)) * 5 * WAN * 3


def node(facts: Facts) -> Frac:
    """数字经济第5项: for each full hundred of firms."""
    return Frac(80 * WAN) + yuan(facts, "node_firms") // 100 * 5 * WAN


READINGS: dict[tuple[str, str], Reading] = {
    (POLICY, "fixed-assets"): fixed_assets,
    (POLICY, "equipment"): equipment,
    (POLICY, "foreign-manufacturing"): funds(15),
    (POLICY, "foreign-services"): funds(10),
    (POLICY, "expansion"): share(15, 1000, "added_investment", 600),
    (POLICY, "factory-rent"): lambda facts: rent(facts, (100, 50, 50), 10_000, 150),
    (POLICY, "factory-purchase"): share(6, 100, "factory_price", 300),
    (POLICY, "factory-building"): each(60, "floor_area", 500),
    (POLICY, "headquarters"): headquarters,
    (POLICY, "headquarters-office"): headquarters_office,
    (POLICY, "listing"): table(
        "listing_steps", {"股份制改造": 60, "辅导备案": 100, "上市申请获受理": 140, "正式上市": 300}
    ),
    (POLICY, "listing-abroad"): always(400),
    (POLICY, "neeq"): table("neeq_tier", {"创新层": 80, "基础层": 50}),
    (POLICY, "hightech"): table("hightech_case", {"首次认定": 25, "重新认定": 10, "整体迁入": 40}),
    (POLICY, "specialised"): table(
        "specialised_class", {"小巨人": 100, "专精特新中小企业": 30, "创新型中小企业": 5, "单项冠军": 200}
    ),
    (POLICY, "above-scale"): above_scale,
    (POLICY, "output"): output,
    (POLICY, "talent-allowance"): talent_allowance,
    (POLICY, "home-purchase"): table("talent_class", {"A类": 120, "B类": 70, "C类": 30, "D类": 12}),
    (POLICY, "hiring"): each(800, "new_workers", 80),
    (POLICY, "sending-workers"): each(500, "workers_sent"),
    (POLICY, "loan-interest"): interest,
    (POLICY, "storage"): each(100, "storage_capacity", 100),
    (POLICY, "rail-containers"): each(300, "rail_containers", 100),
    (ZONE, "settling"): settling,
    (ZONE, "incubator-rent"): lambda facts: rent(facts, (100, 100, 100), 500, None),
    (ZONE, "accelerator-rent"): lambda facts: rent(facts, (80, 60, 30), 3000, None),
    (ZONE, "clean-room"): share(20, 100, "decoration_cost", 150),
    (ZONE, "research"): research,
    (ZONE, "research-unit"): always(30),
    (ZONE, "laboratory"): table("lab_level", {"国家级": 500, "省级": 150, "市级": 30}),
    (ZONE, "first-product"): table("first_product", {"国内首台": 200, "省内首台": 80, "首批次新材料": 50}),
    (ZONE, "product-insurance"): share(30, 100, "product_premium", 40),
    (ZONE, "smart-factory"): table("smart_factory", {"国家级": 300, "省级": 100}),
    (ZONE, "digital-workshop"): always(40),
    (ZONE, "software"): share(25, 100, "software_paid", 20),
    (ZONE, "green-factory"): table("green_factory", {"国家级绿色工厂": 60, "省级绿色工厂": 20}),
    (ZONE, "clean-audit"): always(5),
    (ZONE, "testing-platform"): share(20, 100, "testing_platform_equipment", 400),
    (ZONE, "testing-fees"): share(30, 100, "testing_fees", 15),
    (ZONE, "local-purchases"): share(2, 100, "local_purchases_added", 100),
    (ZONE, "patents"): each(2000, "patents", 10),
    (ZONE, "foreign-patents"): each(2 * WAN, "foreign_patents"),
    (ZONE, "ip-pledge"): share(50, 100, "pledge_costs", 20),
    (ZONE, "fairs"): fairs,
    (ZONE, "core-engineers"): engineers,
    (ZONE, "industry-academy"): each(1000, "academy_students", 60),
    (ZONE, "power-response"): each(Frac(15, 100), "power_shifted", 50),
    (ZONE, "guarantee-fee"): share(50, 100, "guarantee_fee", 25),
    (ZONE, "research-insurance"): share(40, 100, "research_premium", 10),
    (DIGITAL, "software-settling"): always(50),
    (DIGITAL, "unicorn"): table("digital_rank", {"独角兽企业": 500, "准独角兽企业": 150, "瞪羚企业": 60}),
    (DIGITAL, "games"): each(15 * WAN, "licensed_games"),
    (DIGITAL, "data-centre"): each(1000, "racks", 300),
    (DIGITAL, "identifier-node"): node,
    (DIGITAL, "private-network"): share(20, 100, "network_cost", 200),
    (DIGITAL, "free-office"): lambda facts: rent(facts, (100, 100, 100), 800, None),
    (DIGITAL, "computing-voucher"): share(1, 2, "computing_cost", 30),
    (DIGITAL, "conference"): share(40, 100, "conference_cost", 100),
    (DIGITAL, "key-staff"): share(3, 100, "last_pay", 10),
}
