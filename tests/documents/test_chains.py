"""Where a document would stand among those held: what it replaces, corrects, repeats, and as which file."""

from dataclasses import replace
from datetime import date

from bot.documents.chains import corrected, published_name, repeated, with_chain
from policies.head_writer import confirmed_of
from policies.provision import Library, Locator, Policy, Provision

HELD = Policy(
    "办法", "办法.md", "云栖市办法", (Provision(Locator(article="第一条"), "奖励5万元。"),), place="云栖市",
    effective_from=date(2025, 1, 1),
)  # fmt: skip
LIBRARY = Library((HELD,))
OTHER = replace(HELD, policy_id="x", file="x.md", provisions=(Provision(Locator(article="第一条"), "奖励8万元。"),))


def test_the_same_title_place_and_first_day_is_a_correction() -> None:
    """It goes into the same file; of another place or day it is a document of its own."""
    assert corrected(OTHER, LIBRARY) == HELD
    assert published_name("x.md", OTHER, LIBRARY) == "办法.md"
    assert corrected(replace(OTHER, place="临澜县"), LIBRARY) is None
    assert corrected(replace(OTHER, effective_from=date(2026, 1, 1)), LIBRARY) is None


def test_a_name_that_is_taken_is_never_overwritten_by_another_document() -> None:
    """It gets a number."""
    other = replace(OTHER, title="云栖市别的办法")
    assert published_name("办法.md", other, LIBRARY) == "办法-2.md"
    assert published_name("新的.md", other, LIBRARY) == "新的.md"
    word = Library((replace(HELD, file="办法.docx"),))
    assert published_name("办法.md", other, word) == "办法-2.md"  # else both would be the document “办法”


def test_the_same_words_under_the_same_head_are_a_repetition() -> None:
    """Another word, or another head, is none."""
    assert repeated(replace(HELD, policy_id="y", file="y.md"), LIBRARY) == HELD
    assert repeated(OTHER, LIBRARY) is None
    assert repeated(replace(HELD, place="临澜县"), LIBRARY) is None


def test_a_later_text_of_the_same_title_replaces_the_earlier_one() -> None:
    """Only where it is later and says nothing itself."""
    later = replace(confirmed_of(OTHER), effective_from=date(2026, 1, 1))
    assert with_chain(later, LIBRARY).replaces == ("云栖市办法",)
    assert with_chain(confirmed_of(OTHER), LIBRARY).replaces == ()
    said = replace(later, replaces=("别的",))
    assert with_chain(said, LIBRARY) == said
