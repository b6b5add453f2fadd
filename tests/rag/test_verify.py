"""Verify: what a quote does not hold is not said."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.provision import Locator, Policy, Provision, ProvisionKind
from rag.answer import Citation, Language
from rag.verify import Claim, Draft, unsupported, verify
from tests.rag.mutations import MUTATORS, Mutator, true_sentences

DAY = date(2026, 11, 21)
ARTICLE = "第十八条 单个项目的奖励总额最高不超过300万元；世界500强企业控股的项目，最高不超过500万元。"


def citation(quote: str, text: str = "", lead: str = "", caption: str = "") -> Citation:
    """A citation of a provision with this text, by default the quote alone."""
    provision = Provision(Locator(article="第十八条"), text or quote, lead=lead, caption=caption)
    policy = Policy("a", "a.md", "青禾市奖励办法", (provision,))
    return Citation(policy, provision, quote, policy.standing(DAY))


def draft(*claims: tuple[str, Citation], language: Language = Language.SIMPLIFIED) -> Draft:
    """A draft of these sentences, each with its citation."""
    return Draft(tuple(Claim(text, (cited,)) for text, cited in claims), language)


def test_a_true_sentence_becomes_an_answer() -> None:
    """With its citation and in the asker's language."""
    cited = citation(ARTICLE)
    answer = verify(draft(("单个项目的奖励总额最高不超过300万元。", cited)))
    assert answer is not None
    assert (answer.statement, answer.citations) == ("单个项目的奖励总额最高不超过300万元。", (cited,))


def test_a_false_figure_leaves_no_answer() -> None:
    """Rather nothing than a figure that no clause holds."""
    assert verify(draft(("单个项目的奖励总额最高不超过400万元。", citation(ARTICLE)))) is None


def test_only_what_is_held_is_kept() -> None:
    """A false sentence takes its citation with it; the true one stays."""
    true, other = citation(ARTICLE), citation("第十九条 奖励金额精确到百元。")
    answer = verify(draft(("单个项目的奖励总额最高不超过300万元。", true), ("奖励金额精确到70元。", other)))
    assert answer is not None
    assert answer.citations == (true,)
    assert "70" not in answer.statement


def test_a_draft_of_nothing_is_no_answer() -> None:
    """Neither without claims nor with a claim that cites nothing."""
    assert verify(draft()) is None
    assert verify(Draft((Claim("奖励300万元。", ()),), Language.SIMPLIFIED)) is None


def test_a_clause_cited_twice_is_shown_once() -> None:
    """Two sentences out of one provision."""
    cited = citation(ARTICLE)
    answer = verify(
        draft(("单个项目的奖励总额最高不超过300万元；", cited), ("世界500强企业控股的项目，最高不超过500万元。", cited))
    )
    assert answer is not None
    assert answer.citations == (cited,)


def test_english_sentences_stand_apart() -> None:
    """A blank between them; Chinese needs none."""
    first, second = citation("The cap is CNY 3 million."), citation("It is paid in 3 parts.")
    claims = (("The cap is CNY 3 million.", first), ("It is paid in 3 parts.", second))
    english, chinese = verify(draft(*claims, language=Language.ENGLISH)), verify(draft(*claims))
    assert english is not None and chinese is not None
    assert english.statement == "The cap is CNY 3 million. It is paid in 3 parts."
    assert chinese.statement == "The cap is CNY 3 million.It is paid in 3 parts."


def test_what_introduces_a_quote_carries_too() -> None:
    """The lead of a list and the caption of a table are part of what is cited."""
    item = citation("（一）工业项目，20万元；", lead="达到下列标准的，一次性奖励：")
    assert verify(draft(("达到下列标准的，一次性奖励：", item))) is not None
    row = citation("| 尖峰 | 1.176 |", caption="2026年6月分时电价（单位：元/千瓦时）")
    assert verify(draft(("2026年6月分时电价（单位：元/千瓦时）", row))) is not None


def test_a_row_of_a_table_may_be_said_as_a_sentence() -> None:
    """列名：值；列名：值 is what the row says."""
    row = "时段：尖峰；价格：1.176"
    table = Provision(Locator(), "| 时段 | 价格 |\n| --- | --- |\n| 尖峰 | 1.176 |", ProvisionKind.TABLE, rows=(row,))
    policy = Policy("a", "a.md", "青禾市电价表", (table,))
    cited = Citation(policy, table, "| 尖峰 | 1.176 |", policy.standing(DAY))
    assert verify(draft((row, cited))) is not None
    assert verify(draft((row.replace("1.176", "1.276"), cited))) is None


def test_the_number_of_an_article_is_no_figure_of_what_is_said() -> None:
    """A statement goes without it."""
    assert unsupported("第十八条 单个项目的奖励总额最高不超过300万元；", [ARTICLE]) == ()
    assert unsupported("单个项目的奖励总额最高不超过300万元；", [ARTICLE]) == ()


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("單個項目的獎勵總額最高不超過300萬元。", ARTICLE),
        ("单个项目的奖励总额最高不超过３００万元。", ARTICLE),
        ("up to CNY 100,000,000 (1亿元); 4‰.", "1亿元（含）以下的部分，按4‰；"),
        ("up to CNY 100,000,000; 4‰.", "1亿元（含）以下的部分，按4‰；"),
        ("四星级：50万元。", "三星级、四星级、五星级的酒店，分别给予20万元、50万元、100万元奖励。"),
    ],
)
def test_another_way_of_writing_the_same_is_the_same(claim: str, quote: str) -> None:
    """Script, width, currency units, one pair out of a list."""
    assert unsupported(claim, [quote]) == ()


def test_every_sentence_of_the_shipped_documents_is_held_by_its_clause() -> None:
    """No false alarm on what stands there word for word."""
    lost = [text for _, provision, text in true_sentences() if unsupported(text, [provision.text])]
    assert lost == []


@pytest.mark.parametrize("mutate", MUTATORS, ids=lambda mutate: mutate.__name__)
def test_a_sentence_changed_in_one_place_is_not_said(mutate: Mutator) -> None:
    """Every sentence of the shipped documents, changed in every place in turn; of thousands of changes none passes."""
    passed, tried = [], 0
    for _, provision, sentence in true_sentences():
        for false in mutate(sentence):
            if false not in provision.text:
                tried += 1
                if not unsupported(false, [provision.text, provision.lead, provision.caption]):
                    passed.append(false)
    assert tried >= 100
    assert passed == []


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("CNY 100,000,000 (1亿元); 4‰.", "1亿元（含）以下的部分，按4‰；"),
        ("4‰; up to CNY 100,000,000 (1亿元).", "1亿元（含）以下的部分，按4‰；"),
        ("300万元。", "单个项目最高300万元。"),
        ("到账外资300万美元（含）。", "到账外资300万美元（含）以上。"),
        ("县级不再奖励。", "已经领取市级奖励的，市级不再奖励。"),
        ("四星级：100万元。", "三星级、四星级、五星级的酒店，分别给予20万元、50万元、100万元奖励。"),
        ("给予奖励。", "不予奖励。"),
        ("奖励5000万元；10万元", "奖励10万元；5000万元"),
        ("每平方米补60万元", "每平方米给予60元补助"),
        ("百分之四十", "百分之三十"),
        ("最高不超过300万元", "最低不低于300万元"),
        (
            "5亿元以上至10亿元（含）的部分，按3‰",
            "1亿元以上至5亿元（含）的部分，按3‰；5亿元以上至10亿元（含）的部分，按2‰；",
        ),
    ],
)
def test_what_is_turned_round_is_not_said(claim: str, quote: str) -> None:
    """True figures with the wrong key, unit, bound or order."""
    assert unsupported(claim, [quote]) != ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_any_claim_can_be_weighed(claim: str, quotes: list[str]) -> None:
    """Nothing is raised, and a text always holds itself."""
    assert isinstance(unsupported(claim, quotes), tuple)
    assert unsupported(claim, [claim, *quotes]) == ()
