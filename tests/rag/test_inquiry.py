"""Inquiry: a question understood by rule."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.provision import KnownTitle, Library
from rag.answer import Language, Question
from rag.catalogue import Catalogue
from rag.inquiry import Era, Inquiry, Party, read_question, speaks_of_referral
from tests.rag.small_library import TODAY, small_library

CATALOGUE = Catalogue(Library(small_library().policies, (KnownTitle("东湖市社会化招商奖励办法（试行）", "东湖市"),)))


def read(text: str, place: str = "", language: Language | None = None) -> Inquiry:
    """A question to the small library."""
    return read_question(Question(text, TODAY, place, language), CATALOGUE)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("引荐一个项目能拿多少", Party.REFERRER),
        ("介绍费怎么算", Party.REFERRER),
        ("引薦獎勵最高多少", Party.REFERRER),
        ("帮忙拉来一个厂，有好处费吗", Party.REFERRER),
        ("What is the referral reward?", Party.REFERRER),
        ("我们公司想投2亿建厂", Party.INVESTOR),
        ("在这里办厂有什么政策", Party.INVESTOR),
        ("Our company wants to build a plant", Party.INVESTOR),
        ("有效期到什么时候", Party.UNKNOWN),
    ],
)
def test_whose_reward_is_asked_about(text: str, party: Party) -> None:
    """Who brings a project, or who invests: the two are paid by different rules."""
    assert read(text).party is party


@pytest.mark.parametrize(
    ("text", "era"),
    [
        ("奖励最高多少", Era.CURRENT),
        ("现行办法封顶多少", Era.CURRENT),
        ("旧办法封顶多少", Era.OLD),
        ("以前的政策怎么说", Era.OLD),
        ("previous rules", Era.OLD),
        ("新办法和老办法差多少", Era.BOTH),
        ("跟旧版相比变化在哪", Era.BOTH),
    ],
)
def test_which_edition_is_asked_for(text: str, era: Era) -> None:
    """Today's, unless the question says otherwise."""
    assert read(text).era is era


@pytest.mark.parametrize(
    ("text", "referral"),
    [
        ("引荐人应当备案", True),
        ("社会化招商奖励", True),
        ("招商引资激励政策", False),
        ("a referrer is paid", True),
        ("电价", False),
    ],
)
def test_a_text_about_those_who_bring_projects_is_known(text: str, referral: bool) -> None:
    """招商引资 alone is not about them."""
    assert speaks_of_referral(text) is referral


def test_everything_is_read_at_once() -> None:
    """Place, document, clause, sums; the subject is what is left."""
    found = read("青禾市《青禾市社会化招商奖励办法》第二条：引荐３.２个亿的项目奖多少？")
    assert found.places == ("青禾市",)
    assert [policy.title for policy in found.named] == ["青禾市社会化招商奖励办法"]
    assert found.clause == "第二条"
    assert [amount.value for amount in found.amounts] == [Decimal(320_000_000)]
    assert "青禾" not in found.subject
    assert "多少" not in found.subject
    assert "项目" in found.subject


def test_a_title_without_text_is_read() -> None:
    """With the place it belongs to being foreign here."""
    found = read("东湖市社会化招商奖励办法第五条")
    assert found.not_held is not None and found.not_held.place == "东湖市"


def test_the_language_is_that_of_the_text_unless_told() -> None:
    """A remembered /lang goes before it."""
    assert read("What is the cap?").language is Language.ENGLISH
    assert read("What is the cap?", language=Language.TRADITIONAL).language is Language.TRADITIONAL


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(
        st.text(alphabet=st.characters(), max_size=120),
        st.text(alphabet="引荐青禾市第条章二十《》奖励办法东湖市社会化招商亿万0123 \ud800\x00", max_size=60),
    ),
    st.text(alphabet=st.characters(), max_size=12),
)
def test_any_question_is_understood_somehow(text: str, place: str) -> None:
    """Never an exception; a place is of the library or foreign, never both."""
    found = read(text, place)
    assert set(found.places) <= {"青禾市"}
    assert not (found.places and found.foreign_place)
    assert found.question.text == text


def test_a_cantonese_question_is_understood_like_any_other() -> None:
    """What it asks for, in how many words it names it, and in which script its answer goes out."""
    inquiry = read("栖梧市引薦獎勵最多有幾多")
    assert inquiry.folded == read("栖梧市引荐奖励最多有多少").folded
    assert inquiry.language is Language.TRADITIONAL


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("What is the referral rate?", True),
        ("How much is the referral reward?", True),
        ("引荐奖励标准", True),
        ("How much is the referral reward for a farm?", False),
        ("Is there a rate for loans?", False),
    ],
)
def test_who_asks_for_the_rate_alone_means_that_of_industry(text: str, bare: bool) -> None:
    """In either language; a question that names a kind of project means that one."""
    assert ("‰" in read(text).expansion) is bare
