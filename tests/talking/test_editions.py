"""Which edition of a document a talk is held to."""

from dataclasses import replace
from datetime import date

import pytest

from bot.talking.editions import has_editions, held_to, named_in, named_there, names_another, of_day, under
from bot.talking.follow_up import understand
from bot.talking.pieces import Kind, Piece, cut
from policies.provision import Library
from rag.catalogue import Catalogue
from tests.talking.turns import NOON, asked, two_places

NEW, OLD, GUIDE = "青禾市引荐奖励办法（试行）", "青禾市引荐奖励暂行办法", "青禾市办事指南"


def dated() -> Catalogue:
    """The small catalogue, the newer rules in force since 2026 and a draft beside them."""
    known = [
        replace(one, effective_from=date(2026, 1, 1)) if one.title == NEW else one for one in two_places().policies
    ]
    known = [replace(one, effective_from=date(2021, 3, 1)) if one.title == OLD else one for one in known]
    draft = replace(known[0], policy_id="draft", title="青禾市委托办法（征求意见稿）", draft=True, superseded_by="")
    guide = replace(known[0], policy_id="guide", title=GUIDE, superseded_by="")
    return Catalogue(Library((*known, draft, guide)))


CATALOGUE = dated()
DAY = Piece(Kind.DAY, "2023年签约的")


@pytest.mark.parametrize(
    ("said", "title", "rest"),
    [
        ("老办法呢", OLD, ""),
        ("2021年那个老办法呢", OLD, ""),
        ("旧的工业按多少", OLD, "工业按多少"),
        ("以前的规定封顶多少", OLD, "封顶多少"),
        ("新办法呢,外资的", NEW, "外资的"),
        ("现行这版按哪天", NEW, "按哪天"),
    ],
)
def test_words_name_an_edition(said: str, title: str, rest: str) -> None:
    """By what people call it; the rest is what they ask."""
    found = named_in(said, NEW, "青禾市", CATALOGUE)
    assert found is not None
    assert (found.title, found.rest) == (title, rest)


@pytest.mark.parametrize("said", ["旧的设备能补吗", "老板自己介绍的呢", "最新政策有哪些", "现在还能申请吗"])
def test_other_old_and_new_things_are_no_edition(said: str) -> None:
    """Used machinery, the boss, the latest news, now."""
    assert named_in(said, NEW, "青禾市", CATALOGUE) is None


@pytest.mark.parametrize("said", ["老的呢", "以前的标准多少", "the old one"])
def test_what_has_one_edition_only_is_not_left_for_the_rules_that_have_two(said: str) -> None:
    """A talk about the guide does not come to the former rules by 老的: they are the only ones there, and nobody asked of them."""
    assert named_in(said, GUIDE, "青禾市", CATALOGUE) is None
    assert named_in(said, "", "青禾市", CATALOGUE) is not None


@pytest.mark.parametrize("said", ["老办法呢", "21年那版呢", "2021年的老规定呢"])
def test_the_former_rules_can_be_named_in_a_talk_about_another_document(said: str) -> None:
    """By what they are, or by the year that they are from; not by what the document of the talk is called by itself."""
    found = named_in(said, GUIDE, "青禾市", CATALOGUE)
    assert found is not None
    assert found.title == OLD
    assert named_in("19年那版呢", GUIDE, "青禾市", CATALOGUE) is None
    assert named_in("老政策呢", "青禾市激励政策", "青禾市", CATALOGUE) is None


def test_a_year_tells_which_edition_is_named() -> None:
    """26年那版 is the current one."""
    named = [named_in(said, GUIDE, "青禾市", CATALOGUE) for said in ("21年那版呢", "2026年那版呢", "26年那份办法呢")]
    assert [one.title for one in named if one is not None] == [OLD, NEW, NEW]


@pytest.mark.parametrize(
    ("said", "rest"), [("现在呢", ""), ("那现在封顶多少", "封顶多少"), ("目前分几期", "分几期"), ("and now?", "and ?")]
)
def test_what_holds_now_is_of_the_rules_in_force(said: str, rest: str) -> None:
    """In a talk about the former ones, whatever led there; whether those still hold is asked of them."""
    named = named_in(said, OLD, "青禾市", CATALOGUE)
    assert (named.title, named.rest) == (NEW, rest) if named else False
    assert named_in("现在还有效吗", OLD, "青禾市", CATALOGUE) is None
    assert named_in(said, GUIDE, "青禾市", CATALOGUE) is None


def test_now_leaves_the_year_that_was_asked_of() -> None:
    """现在呢, after what held in 2022."""
    former = asked("青禾市2022年的引荐奖励封顶多少", title=OLD)
    text = understand("现在呢", (former,), CATALOGUE).readings[0].text
    assert NEW in text
    assert "2022" not in text


@pytest.mark.parametrize("said", ["99年那版呢", "1998年那版呢", "19年那份办法呢"])
def test_a_year_before_both_editions_names_neither(said: str) -> None:
    """A year of two digits is told in full, and one of the last century is not taken for one to come."""
    assert named_in(said, NEW, "青禾市", CATALOGUE) is None
    assert named_in(said, "", "青禾市", CATALOGUE) is None


@pytest.mark.parametrize("said", ["99年那版呢", "1999年的那个办法呢"])
def test_a_year_of_which_no_edition_is_held_is_asked_about_as_a_year(said: str) -> None:
    """It is not passed over, so that today's edition would answer for it."""
    base = asked("青禾市引荐奖励封顶多少", title=NEW)
    text = understand(said, (base,), CATALOGUE).readings[-1].text
    assert "1999年的时候" in text
    assert "那版" not in text


def test_a_year_of_another_document_leads_to_no_edition() -> None:
    """1998年签的 is older than both."""
    assert of_day(NEW, (Piece(Kind.DAY, "1998年签约的"),), CATALOGUE) == ""


def test_an_english_name_is_compared_by_what_titles_have_for_it() -> None:
    """Old policy, in a talk about a policy, is not the former measures; old rules may be."""
    assert named_in("what did the old policy give", "青禾市激励政策", "青禾市", CATALOGUE) is None
    for said in ("what did the old rules give", "what did the old measures give"):
        named = named_in(said, "青禾市激励政策", "青禾市", CATALOGUE)
        assert named is not None
        assert named.title == OLD


@pytest.mark.parametrize(("said", "title"), [("市里2021年那版", OLD), ("青禾的老办法呢", OLD), ("柳河的老办法呢", "")])
def test_an_edition_is_named_with_its_place(said: str, title: str) -> None:
    """That of another place is not held."""
    found = named_there(cut(said, CATALOGUE), CATALOGUE)
    assert (found.title if found else "") == title


def test_a_talk_is_not_held_to_rules_where_words_name_others() -> None:
    """办事指南, after the former rules; what is called as they are is no other document."""
    former = asked("青禾市老办法工业项目多少", title=OLD)
    assert names_another("办事指南里材料有哪些", OLD, CATALOGUE)
    assert not names_another("暂行办法里材料有哪些", OLD, CATALOGUE)
    assert understand("办事指南里材料有哪些", (former,), CATALOGUE).kept == ""
    assert understand("材料有哪些", (former,), CATALOGUE).kept == OLD


@pytest.mark.parametrize(("said", "alone"), [("老办法是多少", True), ("老办法呢", True), ("老办法分几期", False)])
def test_what_was_asked_before_is_asked_of_it(said: str, *, alone: bool) -> None:
    """Where the words name nothing else."""
    found = named_in(said, NEW, "青禾市", CATALOGUE)
    assert found is not None
    assert found.alone is alone


def test_a_talk_is_held_to_rules_that_others_would_be_taken_for() -> None:
    """To replaced ones, to a draft, to those of the days that were spoken of; never to those in force."""
    today = NOON.date()
    assert held_to(OLD, (), today, CATALOGUE) == OLD
    assert held_to("青禾市委托办法（征求意见稿）", (), today, CATALOGUE) == "青禾市委托办法（征求意见稿）"
    assert held_to(NEW, (DAY,), today, CATALOGUE) == OLD
    assert held_to(NEW, (), today, CATALOGUE) == ""
    assert held_to("柳河县引荐奖励办法", (DAY,), today, CATALOGUE) == ""


def test_a_year_leads_to_the_edition_of_its_days() -> None:
    """Where there are two."""
    assert of_day(OLD, (DAY,), CATALOGUE) == OLD
    assert of_day(OLD, (Piece(Kind.DAY, "2026年3月签约的"),), CATALOGUE) == NEW
    assert of_day("柳河县引荐奖励办法", (DAY,), CATALOGUE) == ""
    assert has_editions(OLD, CATALOGUE)


def test_a_question_is_put_under_another_title() -> None:
    """Without the place, the day and the edition that it was asked of."""
    pieces = (Piece(Kind.PLACE, "青禾市"), DAY, Piece(Kind.WORDS, "工业项目"), Piece(Kind.ASKED, "最高多少"))
    assert [one.text for one in under(OLD, pieces)] == [f"《{OLD}》", "工业项目", "最高多少"]


def test_what_follows_is_asked_of_the_rules_that_the_talk_is_about() -> None:
    """By their title, before it is asked as it is written; a question that says whose reward it means stands for itself."""
    former = asked("青禾市老办法工业项目多少", title=OLD)
    found = understand("多久之内申请", (former,), CATALOGUE)
    assert (found.readings[0].text, found.kept) == (f"《{OLD}》多久之内申请", OLD)
    assert understand("引荐人可以许诺优惠吗", (former,), CATALOGUE).kept == ""
