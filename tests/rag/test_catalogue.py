"""Catalogue: which places and documents a question means."""

import pytest

from policies.provision import KnownTitle, Library, Locator, Policy, Provision
from rag.catalogue import Catalogue, names_of, without_titles
from rag.text import normalise


def policy(title: str, place: str) -> Policy:
    """A document of which only title and place matter."""
    return Policy(title, f"{title}.md", title, (), place=place)


CITY = policy("青禾市社会化招商奖励办法（试行）", "青禾市")
COUNTY = policy("柳河县社会化招商奖励实施办法", "柳河县")
ZONE = policy("青禾高新区先进制造业扶持办法", "青禾高新区")
INCENTIVES = policy("青禾市招商引资激励政策", "青禾市")
CATALOGUE = Catalogue(
    Library(
        (CITY, COUNTY, ZONE, INCENTIVES),
        not_held=(
            KnownTitle("东湖市社会化招商奖励办法（试行）", "东湖市", aliases=("东湖市招商奖励办法",)),
            KnownTitle("东湖市投资指南", "东湖市"),
        ),
    )
)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("青禾市引荐奖励最高多少", ("青禾市",)),
        ("青禾的奖励", ("青禾市",)),
        ("柳河县和青禾市哪个多", ("青禾市", "柳河县")),
        ("青禾高新区怎么补", ("青禾高新区",)),
        ("高新区怎么补", ("青禾高新区",)),
        ("落户高新区怎么补", ("青禾高新区",)),
        ("入驻高新区的企业怎么补", ("青禾高新区",)),
        ("柳河那边呢", ("柳河县",)),
        ("How much is it in Liuhe County?", ("柳河县",)),
        ("rent in QINGHE", ("青禾市",)),
        ("引荐奖励最高多少", ()),
    ],
)
def test_places_of_the_library_are_known_by_every_name(question: str, meant: tuple[str, ...]) -> None:
    """Whole, short, in Latin letters; a name inside a longer one does not count."""
    found = CATALOGUE.find_places(normalise(question))
    assert (found.meant, found.foreign) == (meant, "")


@pytest.mark.parametrize(("question", "foreign"), [("苏州租金补贴", "苏州"), ("Shenzhen subsidies", "Shenzhen")])
def test_a_place_of_which_nothing_is_held_is_foreign(question: str, foreign: str) -> None:
    """It is named in the refusal."""
    found = CATALOGUE.find_places(normalise(question))
    assert (found.meant, found.foreign) == ((), foreign)


def test_where_no_document_speaks_for_a_place_none_is_foreign() -> None:
    """National rules, or texts that are no rules at all: a place in the question tells nothing of what is held."""
    placeless = Catalogue(Library((policy("外商投资条例", ""),)))
    assert placeless.find_places(normalise("苏州租金补贴")).foreign == ""


def test_a_place_of_a_title_without_text_is_foreign_too() -> None:
    """No document here speaks for it."""
    assert CATALOGUE.find_places("东湖市奖多少").foreign == "东湖市"


def test_a_question_about_here_and_there_is_about_here() -> None:
    """The place that documents speak for is answered for."""
    found = CATALOGUE.find_places("青禾市和苏州比哪个多")
    assert (found.meant, found.foreign) == (("青禾市",), "")


@pytest.mark.parametrize(
    ("wanted", "meant", "foreign"),
    [
        ("柳河县", ("柳河县",), ""),
        ("柳河", ("柳河县",), ""),
        ("天南市", (), "天南市"),
        ("青禾高新区", ("青禾高新区",), ""),
    ],
)
def test_a_narrowed_place_counts_whatever_the_question_says(wanted: str, meant: tuple[str, ...], foreign: str) -> None:
    """As with --place, or the button that was pressed."""
    found = CATALOGUE.find_places("青禾市引荐奖励最高多少", wanted)
    assert (found.meant, found.foreign) == (meant, foreign)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("青禾市社会化招商奖励办法第五条", [CITY]),
        ("《青禾市社会化招商奖励办法（试行）》什么时候施行", [CITY]),
        ("《青禾市社会化招商奖励办法》", [CITY]),
        ("《 柳河县社会化招商奖励实施办法 》", [COUNTY]),
        ("激励政策第三部分", [INCENTIVES]),
        ("引荐奖励最高多少", []),
    ],
)
def test_documents_are_known_by_title(question: str, named: list[Policy]) -> None:
    """With or without 《》, 试行, the whole or, before a clause number, a part."""
    held, missing = CATALOGUE.find_documents(normalise(question))
    assert (list(held), missing) == (named, None)


@pytest.mark.parametrize(
    "question",
    [
        "东湖市社会化招商奖励办法（试行）",
        "东湖市社会化招商奖励办法第五条怎么说",
        "《东湖市社会化招商奖励办法》",
        "东湖市招商奖励办法",
    ],
)
def test_a_known_title_without_text_is_known(question: str) -> None:
    """Also with a clause number, and by its other names."""
    held, missing = CATALOGUE.find_documents(normalise(question))
    assert held == ()
    assert missing is not None and missing.title == "东湖市社会化招商奖励办法（试行）"


def test_names_of_a_place() -> None:
    """From the whole to the short one."""
    assert names_of("广州市天河区") == ("广州市天河区", "天河区", "天河")
    assert "高新区" in names_of("青禾高新区")


def test_titles_are_taken_out_of_a_question() -> None:
    """What stands between 《》 names the document, not its content."""
    assert without_titles("《青禾市奖励办法》的上限").strip() == "的上限"


def test_an_empty_library_knows_nothing() -> None:
    """And fails at nothing."""
    empty = Catalogue(Library(()))
    assert empty.find_places("青禾市").meant == ()
    assert empty.find_documents("《青禾市奖励办法》第五条") == ((), None)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("激励政策里造假怎么罚", ("青禾市招商引资激励政策",)),
        ("那个扶持办法有效到哪年", ("青禾高新区先进制造业扶持办法",)),
        ("柳河县的激励政策", ()),
        ("奖励办法里最高多少", ()),
    ],
)
def test_a_document_is_known_by_its_kind_where_it_is_the_only_one(question: str, titles: tuple[str, ...]) -> None:
    """Of the places named, or of all; 奖励办法 is what every place has."""
    held, _ = CATALOGUE.find_documents(normalise(question))
    assert tuple(policy.title for policy in held) == titles


def test_a_document_is_told_by_its_subject() -> None:
    """By words that no other title holds; words that all titles hold tell nothing."""
    assert CATALOGUE.told_by_subject("先进制造业的政策还有效吗") == (ZONE,)
    assert CATALOGUE.told_by_subject("奖励还有效吗") == ()


def test_a_county_that_a_fact_sheet_reports_on_is_marked() -> None:
    """It stays a place that no document speaks for, but something is told of it."""
    told = Provision(Locator(("一、情况",), "", 1), "北原县2023年到位资金3亿元。")
    sheet = Policy("s", "s.md", "东湖市事实摘编", (told,), place="东湖市", kind="fact_sheet")
    found = Catalogue(Library((sheet,))).find_places("北原县到位资金多少")
    assert (found.foreign, found.reported) == ("北原县", True)
    assert not Catalogue(Library((CITY,))).find_places("北原县到位资金多少").reported
