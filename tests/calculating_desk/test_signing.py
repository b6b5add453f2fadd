"""A year or a month of signing: used where every day of it leads to one edition, else the day is needed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.calculating.signing import SPAN, settled, tells_only_signing, with_span
from bot.calculating.state import State
from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from rag.calculating.case_doubts import Doubt, Unclear
from rag.calculating.choosing import SIGNED_ON
from rag.rules.book import RuleBook, build_book
from rag.rules.quantity import Money
from rag.text import normalise

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> RuleBook:
    """The shipped rules."""
    library = load_library(SHIPPED_POLICIES, tmp_path_factory.mktemp("converted"))
    return build_book(dict(library.rule_files), library)


def told(words: str, place: str = "栖梧市") -> State:
    """A blank case of a place with these words heard."""
    return with_span(State(TODAY, place=place), normalise(words), TODAY)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("2022年签约的项目", date(2022, 1, 1)),
        ("2025年簽約的項目", date(2025, 1, 1)),
        ("2023年6月签的协议", date(2023, 6, 1)),
        ("2021年7月签约", date(2021, 7, 1)),
        ("a project signed in 2022", date(2022, 1, 1)),
    ],
)
def test_a_span_inside_one_edition_is_used(words: str, first: date, book: RuleBook) -> None:
    """With words that say that the day makes no difference."""
    state = settled(told(words), book)
    assert state.facts[SIGNED_ON] == first
    assert ("同一版" in state.words[SIGNED_ON]) or "same edition" in state.words[SIGNED_ON]


@pytest.mark.parametrize("words", ["固定资产投资2亿元", "2022年3月2日签约", "2022年投产", ""])
def test_words_that_tell_no_span_change_nothing(words: str) -> None:
    """Also those that tell the very day: they are read elsewhere."""
    assert told(words) == State(TODAY, place="栖梧市")


def test_a_span_that_no_edition_holds_whole_needs_the_day(book: RuleBook) -> None:
    """In its first half no edition held here was in force; a month of that half is as good as its days."""
    assert SIGNED_ON not in settled(told("2021年签约的项目"), book).facts
    assert settled(told("2021年6月签约"), book).facts[SIGNED_ON] == date(2021, 6, 1)


def test_without_a_place_it_waits(book: RuleBook) -> None:
    """Which editions there are depends on it."""
    state = told("2022年签约的项目", place="")
    assert SIGNED_ON not in settled(state, book).facts
    assert settled(state.at("栖梧市"), book).facts[SIGNED_ON] == date(2022, 1, 1)


@pytest.mark.parametrize("key", ["filed_on", "foreign_funds"])
def test_what_is_laid_beside_the_very_day_needs_it(key: str, book: RuleBook) -> None:
    """A stand-in would be compared with a real day, or converted at its rate."""
    state = settled(told("2022年签约的项目"), book).knowing(key, date(2022, 6, 1), "told")
    assert SIGNED_ON not in settled(state, book).facts


def test_the_very_day_told_later_stays(book: RuleBook) -> None:
    """And a span told after it takes its place."""
    exact = settled(told("2022年签约"), book).knowing(SIGNED_ON, date(2024, 3, 2), "2024年3月2日签约")
    assert settled(exact, book).facts[SIGNED_ON] == date(2024, 3, 2)
    again = settled(with_span(exact, "那2025年签约的呢", TODAY), book)
    assert again.facts[SIGNED_ON] == date(2025, 1, 1)
    assert again.words[SPAN].startswith("2025-01-01/2025-12-31/")


FUNDS = Money(Decimal(20_000_000), "USD")


def test_foreign_money_is_counted_by_the_edition_of_the_year_too(book: RuleBook) -> None:
    """With a supposed rate no day of the year differs; without one the very day is asked for, never left out."""
    state = told("2022年签约的外资项目").knowing("foreign_funds", FUNDS, "told")
    asked = settled(state, book)
    assert SIGNED_ON not in asked.facts
    assert (asked.awaited, [one.key for one in asked.unclear]) == (SIGNED_ON, [SIGNED_ON])
    supposed = settled(replace(asked, rate=Decimal("7.1")), book)
    assert supposed.facts[SIGNED_ON] == date(2022, 1, 1)
    assert supposed.unclear == ()


def test_foreign_money_of_a_year_under_the_present_edition_needs_no_day(book: RuleBook) -> None:
    """It is converted on the day it arrives."""
    state = told("2025年签约的外资项目").knowing("foreign_funds", FUNDS, "told")
    assert settled(state, book).facts[SIGNED_ON] == date(2025, 1, 1)


def test_a_year_of_two_editions_is_asked_for_its_day(book: RuleBook) -> None:
    """And is left open once that question was passed over."""
    asked = settled(told("2021年签约的项目"), book)
    assert asked.awaited == SIGNED_ON
    assert settled(replace(asked, skipped=(SIGNED_ON,)), book).unclear == ()


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("and signed in 2023?", True),
        ("2022年签约", True),
        ("那2022年签约的项目呢", True),
        ("2022年签约的项目按哪个办法", False),
        ("固定资产2亿", False),
    ],
)
def test_words_that_tell_a_signing_and_nothing_else(words: str, only: bool) -> None:
    """A question about the rules tells more."""
    assert tells_only_signing(normalise(words), TODAY) is only


def test_where_another_place_s_rules_hold_besides_the_year_counts_for_these(book: RuleBook) -> None:
    """The county has no transition of its own; the city's, which hold there too, have one."""
    state = settled(told("2022年签约的项目", place="临澜县"), book)
    assert state.facts[SIGNED_ON] == date(2022, 1, 1)
    assert settled(told("2021年签约的项目", place="临澜县"), book).awaited == SIGNED_ON


def test_a_year_in_which_a_document_begins_is_not_called_too_early(book: RuleBook) -> None:
    """The county's rules begin in May of it."""
    assert settled(told("2025年签约的项目", place="临澜县"), book).facts[SIGNED_ON] == date(2025, 5, 1)


def test_a_day_that_no_calendar_has_is_not_passed_over_for_the_span(book: RuleBook) -> None:
    """2024年签约, then 2023年2月30日: the day is asked for; passed over, the span holds again."""
    state = told("2024年签约").doubting(Unclear(SIGNED_ON, Doubt.NO_DAY, "2023年2月30日"))
    assert SIGNED_ON not in settled(state, book).facts
    assert SIGNED_ON in settled(replace(state, skipped=(SIGNED_ON,)), book).facts
