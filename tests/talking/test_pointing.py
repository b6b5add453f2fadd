"""What is pointed at by its place."""

from pathlib import Path

import pytest

from bot.talking.pointing import in_clause, ordinal, pointed_at, with_title
from rag.catalogue import Catalogue
from rag.text import normalise
from tests.talking.turns import asked, small_library

TITLE = "青禾市引荐奖励办法（试行）"
NAMED = "《青禾市引荐奖励办法(试行)》"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Of the small library."""
    return Catalogue(small_library(Path(tmp_path_factory.mktemp("pointing"))))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第二个", 2),
        ("上面第三条", 3),
        ("第2项呢", 2),
        ("the second one", 2),
        ("the last one", -1),
        ("最后一条讲的是啥", -1),
        ("第二期", 0),
        ("引荐奖励", 0),
        ("", 0),
    ],
)
def test_an_ordinal_is_read(text: str, number: int) -> None:
    """Of options and items; 第二期 is a stage and no item."""
    assert ordinal(text) == number


@pytest.mark.parametrize(
    ("text", "locator", "told"),
    [
        ("第二个呢", "第二条", f"{NAMED}第二条第（二）项“光伏电站项目”呢"),
        ("第一项呢", "第二条第（二）项", f"{NAMED}第二条第（一）项“房地产项目”呢"),
        ("上面第二条什么意思", "第二条", f"{NAMED}第二条第（二）项“光伏电站项目”什么意思"),
        ("第三条是什么", "第一条", f"{NAMED}第三条是什么"),
        ("这条什么意思", "第三条", f"{NAMED}第三条什么意思"),
        ("第九个呢", "第二条", ""),
        ("怎么申请", "第二条", ""),
        ("柳河第二条呢", "第二条", ""),
        ("《柳河县引荐奖励办法》第二条呢", "第二条", ""),
    ],
)
def test_words_that_point_are_told_with_the_clause(text: str, locator: str, told: str, catalogue: Catalogue) -> None:
    """Of the document that answered last; what names a place or document of its own points at nothing."""
    found = pointed_at(normalise(text), asked("哪些不奖", title=TITLE, locator=locator), catalogue)
    assert normalise(found) == normalise(told)


def test_without_a_citation_nothing_is_pointed_at(catalogue: Catalogue) -> None:
    """There is nothing that could be meant."""
    assert not pointed_at("第二个呢", asked("哪些不奖", reason="not_in_documents"), catalogue)


def test_a_clause_about_something_is_not_the_one_cited(catalogue: Catalogue) -> None:
    """外资那条 names another; 按那条 points."""
    last = asked("最高多少", title=TITLE, locator="第一条")
    assert pointed_at("外资那条呢", last, catalogue) == ""
    assert pointed_at("按那条呢", last, catalogue) == f"《{TITLE}》第一条按呢"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("这个引荐办法到哪天为止", f"《{TITLE}》到哪天为止"),
        ("那份奖励办法呢", f"《{TITLE}》呢"),
        ("这个扶持办法到哪天为止", "这个扶持办法到哪天为止"),
        ("这个项目呢", "这个项目呢"),
    ],
)
def test_a_document_that_is_pointed_at_by_its_kind_is_told_by_its_title(text: str, told: str) -> None:
    """Where the title of the last answer holds that name."""
    assert with_title(text, TITLE) == told


def test_without_a_document_nothing_is_pointed_at_by_its_kind() -> None:
    """Nor where one is named."""
    assert with_title("这个引荐办法", "") == "这个引荐办法"
    assert with_title("《某办法》和这个引荐办法", TITLE) == "《某办法》和这个引荐办法"


def test_a_few_words_are_asked_of_the_clause_that_answered_where_it_holds_what_they_ask_for(
    catalogue: Catalogue,
) -> None:
    """The first article tells a share, the third a day; what holds none of it is not asked."""
    first, third = ({"title": TITLE, "locator": name} for name in ("第一条", "第三条"))
    assert in_clause(first, "比例多少", catalogue) == f"《{TITLE}》第一条比例多少"
    assert in_clause(third, "比例多少", catalogue) == ""
    assert in_clause({"title": "《别的办法》", "locator": "第一条"}, "比例多少", catalogue) == ""
