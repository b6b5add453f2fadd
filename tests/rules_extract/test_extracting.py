"""What clauses grant, read band by band: bounds with their edges, cases and values by position, caps, prices; own sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.parser import parse_policy
from rag.rules_extract.extracting import extract
from rag.rules_extract.proposed import Bound, Condition, Extraction, ProposedBand, ReadingMode, Why


def read(*articles: str) -> Extraction:
    """What a document of these sentences gives."""
    text = "\n\n".join(f"第{number}条 {words}" for number, words in zip("一二三四五六七八九", articles, strict=False))
    return extract(parse_policy(f"云栖市扶持办法\n\n{text}\n", "a.md"))


def said(condition: Condition) -> str:
    """A condition in short: [1000万元, 5000万元)."""

    def end(bound: Bound | None, held: str, beyond: str) -> str:
        return "" if bound is None else (held if bound.included else beyond)

    low = f"{end(condition.low, '[', '(')}{condition.low.number.written}" if condition.low else "("
    high = f"{condition.high.number.written}{end(condition.high, ']', ')')}" if condition.high else ")"
    return f"{low}, {high}"


def told(band: ProposedBand) -> str:
    """A band in short."""
    parts = [
        band.key,
        *(said(one) for one in band.conditions),
        band.grant.written + "".join(f"/{one}" for one in band.per),
    ]
    if band.cap:
        parts.append(f"≤{band.cap.written}")
    return " ".join(part for part in parts if part)


CASES = [
    ("对首次认定为国家级、省级、市级工业设计中心的，分别给予90万元、40万元、15万元奖励。",
     ["国家级 90万元", "省级 40万元", "市级 15万元"]),
    ("对新获评3A、4A级景区的，一次性分别给予12万元、48万元奖励。", ["3A 12万元", "4A 48万元"]),
    ("对评定为2—4星级的乡村酒店，分别给予1万元、3万元、7万元奖励。", ["2 1万元", "3 3万元", "4 7万元"]),
    ("对实现“个转企”“企升规”“规上市”三个台阶的企业，分别给予2万元、8万元和60万元奖励。",
     ["个转企 2万元", "企升规 8万元", "规上市 60万元"]),
    ("对引进国际性、全国性会展的（营业额20万元以上），分别按其营业额的12%、9%给予奖励，单个项目最高不超过25万元。",
     ["国际性 12% ≤25万元", "全国性 9% ≤25万元"]),
    ("固定资产投资2000万元及以上至6000万元、6000万元以上至2亿元、2亿元以上的，参照其年度地方贡献的60%、75%和85%给予奖励。",
     ["[2000万元, 6000万元) 60%", "[6000万元, 2亿元) 75%", "[2亿元, ) 85%"]),
    ("对新建200—800亩（含800亩）的油茶基地，奖励150元/亩；对新建800亩以上的，奖励260元/亩。",
     ["[200亩, 800亩] 150元/亩", "(800亩, ) 260元/亩"]),
    ("自投产当年起，按其年度贡献额给予五年奖励，其中前两年给予70%的奖励，后三年给予40%的奖励，每年最高奖励不超过3000万元。",
     ["前两年 70% ≤3000万元", "后三年 40% ≤3000万元"]),
    ("对年产值同比增长超过1500万元的，给予企业超出额0.8%的奖励，奖励最高不超过35万元。", ["(1500万元, ) 0.8% ≤35万元"]),
    ("一星民宿按20%奖励，二星民宿按35%奖励，三星民宿按55%奖励。", ["一星民宿 20%", "二星民宿 35%", "三星民宿 55%"]),
    ("对达标的民宿，每间奖励1800元。", ["1800元/间"]),
    ("对经认定的实习生，给予每人每月1200元补贴。", ["1200元/人/月"]),
    ("对接待游客满2万人次以上的旅行社给予奖励。每满一万人奖励两万元。", ["[2万人次, ) 2万元/1万人"]),
    ("机构每成功推荐1个项目落户的，给予3万元奖励，同一机构每年最高不超过30万元。", ["3万元/个 ≤30万元"]),
    ("对年纳税额达到40万元以上的，一次性给予12万元奖励；达到90万元以上的，一次性给予25万元奖励。",
     ["[40万元, ) 12万元", "[90万元, ) 25万元"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "bands"), CASES)
def test_each_shape_is_read_band_by_band(sentence: str, bands: list[str]) -> None:
    """Every band with its case, its bounds and which of them hold the number itself, its value, its cap."""
    assert [told(band) for band in read(sentence).bands] == bands


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("对新上项目按固定资产投资的3%—15%给予奖励。", Why.RANGE),
        ("视带动作用给予企业5万元—80万元资金支持。", Why.RANGE),
        ("对引进品种给予企业成本不低于12%的资金支持。", Why.AT_LEAST),
        ("固定资产投资5亿元以上的，奖励实行“一事一议”。", Why.CASE_BY_CASE),
        ("从新增贡献中给予企业奖励，最高不超过200万元。", Why.ONLY_A_CAP),
        ("对国家级、省级、市级、县级平台，分别给予50万元、20万元奖励。", Why.UNPAIRED),
    ],
)
def test_what_gives_no_rule_is_listed_with_its_reason(sentence: str, why: Why) -> None:
    """Nothing is guessed where somebody has to decide."""
    extraction = read(sentence)
    assert extraction.bands == ()
    assert [one.why for one in extraction.unread] == [why]


@pytest.mark.parametrize(
    "sentence",
    [
        "设立规模不低于2亿元的产业发展引导资金，用于补助和奖励。",
        "每年安排最高90万元经费支持服务中心建设。",
        "全市面积8640平方公里，工业用电每千瓦时0.62元。",
        "标准厂房租金为每平方米每年130—150元。",
        "奖励资金按30%、30%、40%分三个阶段兑现。",
    ],
)
def test_what_grants_nothing_to_a_case_gives_nothing(sentence: str) -> None:
    """Funds, prices, budgets and instalments are no bands."""
    assert read(sentence).bands == ()


def test_the_mode_comes_from_the_words_of_the_clause() -> None:
    """的部分 and 分段 count slice by slice, 不分段 the whole sum; without a word it is left unsaid."""
    ends = "实际投资1000万元以下、1000万元以上的{}，分别按3‰、4‰给予奖励{}。"
    modes = [
        read(ends.format(*words)).bands[0].mode for words in (("部分", ""), ("", "，不分段，按总额一次计算"), ("", ""))
    ]
    assert modes == [ReadingMode.SLICE, ReadingMode.WHOLE, ReadingMode.UNSAID]


def test_a_document_that_says_its_edges_is_believed() -> None:
    """以上 does not hold the number where the document says so."""
    defined = "本办法所称“以上”不含本数，“以下”含本数。"
    bands = read("对年纳税额达到40万元以上的，一次性给予12万元奖励。", defined).bands
    assert [told(band) for band in bands] == ["(40万元, ) 12万元"]


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        st.sampled_from("对给予奖励分别按的、，。；%‰0123456789万亿元以上至不超过最高每（）\n第条前后年级"),
        max_size=120,
    )
)
def test_no_text_breaks_the_extractor(text: str) -> None:
    """Anything may be sent."""
    extract(parse_policy(text, "a.md"))
