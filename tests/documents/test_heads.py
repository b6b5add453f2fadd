"""What a person writes for a field of a head."""

from datetime import date

import pytest

from bot.documents.heads import FIELDS, written
from policies.head_writer import Confirmed

HEAD = Confirmed("旧办法", "云栖市", date(2025, 1, 1), date(2027, 12, 31), ("更旧的办法",))
TITLE, PLACE, VALIDITY, REPLACES = range(len(FIELDS))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-09-01 至 2029-08-31", (date(2026, 9, 1), date(2029, 8, 31))),
        ("2026年9月1日到2029年8月31日", (date(2026, 9, 1), date(2029, 8, 31))),
        ("2026-09-01", (date(2026, 9, 1), None)),
        ("2026-09-01 至 长期", (date(2026, 9, 1), None)),
    ],
)
def test_validity_is_read_as_people_write_it(text: str, days: tuple[date, date | None]) -> None:
    """Both days, or the first alone."""
    head = written(HEAD, VALIDITY, text)
    assert head is not None
    assert (head.effective_from, head.effective_to) == days


@pytest.mark.parametrize(
    "text", ["明年", "2026-02-30", "2029-08-31 至 2026-09-01", "长期", "2026-09-01 至 2027-09-01 至 2028-09-01"]
)
def test_what_is_no_validity_is_not_guessed(text: str) -> None:
    """Nor a day that does not exist, nor an end before its beginning."""
    assert written(HEAD, VALIDITY, text) is None


def test_titles_and_places() -> None:
    """Without their 《》; 无 for no place, and for nothing replaced; several titles stand in lines or one behind the other."""
    assert written(HEAD, TITLE, "《云栖市新办法》") == Confirmed("云栖市新办法", *_rest())
    assert written(HEAD, TITLE, "办") is None
    place = written(HEAD, PLACE, "无")
    assert place is not None and place.place == ""
    several = written(HEAD, REPLACES, "《甲办法》、《乙办法》\n云政发〔2024〕3号")
    assert several is not None and several.replaces == ("甲办法", "乙办法", "云政发〔2024〕3号")
    none = written(HEAD, REPLACES, "无")
    assert none is not None and none.replaces == ()


def test_a_field_that_is_not_there_and_words_that_are_none() -> None:
    """A forged button, blanks, a novel."""
    assert written(HEAD, len(FIELDS), "甲") is None
    assert written(HEAD, TITLE, "  ") is None
    assert written(HEAD, TITLE, "长" * 5000) is None


def _rest() -> tuple[str, date | None, date | None, tuple[str, ...]]:
    return HEAD.place, HEAD.effective_from, HEAD.effective_to, HEAD.replaces
