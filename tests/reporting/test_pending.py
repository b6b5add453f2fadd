"""What was asked for a card by a button, and written later."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.message import Message
from bot.reporting.editing import Field
from bot.reporting.pending import Awaited, Pending
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from tests.databases import fresh_database
from tests.reporting.office import COLLEAGUE, NOW, Office

ASKED = Message("7", 7, "m1", "", NOW)
AWAITED = Awaited(12, 1, Field.DAY, NOW)


@pytest.fixture
def values(office: Office) -> AwaitedValues:
    """Of the office's database."""
    return AwaitedValues(office.books.registry.database)


def test_what_was_asked_for_is_awaited_from_that_person_in_that_chat_for_a_while(values: AwaitedValues) -> None:
    """Half an hour; somebody else's words are their own."""
    pending = Pending(values)
    pending.note(ASKED, AWAITED)
    assert pending.of(ASKED) == AWAITED
    assert pending.of(replace(ASKED, chat_id="8")) is None
    assert pending.of(replace(ASKED, person_id=8)) is None
    assert pending.of(replace(ASKED, sent_at=NOW + timedelta(minutes=31))) is None
    pending.note(ASKED, None)
    assert pending.of(ASKED) is None


def test_the_field_asked_for_last_is_the_one_awaited(values: AwaitedValues) -> None:
    """One at a time; a field that this program does not know is none."""
    pending, later = Pending(values), replace(AWAITED, field=Field.STAGE, row=0)
    pending.note(ASKED, AWAITED)
    pending.note(ASKED, later)
    assert pending.of(ASKED) == later
    values.put("7", 7, AwaitedValue(12, 0, "面积", NOW))
    assert pending.of(ASKED) is None


def test_the_sum_that_was_asked_about_is_kept_as_far_as_the_table_holds_it(values: AwaitedValues) -> None:
    """Very long words are not; then the value stands for the sum of that kind."""
    pending, about = Pending(values), replace(AWAITED, field=Field.IN_PLACE, about="到位 1600")
    pending.note(ASKED, about)
    assert pending.of(ASKED) == about
    pending.note(ASKED, replace(about, about="很" * 40))
    assert pending.of(ASKED) == replace(about, about="")


def test_a_restart_keeps_what_was_asked_for(tmp_path: Path) -> None:
    """The database is closed and opened again."""
    path = tmp_path / "kept.sqlite3"
    first = fresh_database(path)
    Pending(AwaitedValues(first)).note(ASKED, AWAITED)
    first.close()
    again = fresh_database(path)
    assert Pending(AwaitedValues(again)).of(ASKED) == AWAITED
    again.close()


def test_a_value_written_after_the_button_goes_into_the_card(office: Office) -> None:
    """修改, a field, then the value alone; the words of a colleague in the same group are not taken for it."""
    office.say("曲轴铸造项目今天签约。")
    office.press("修改")
    office.press("问题")
    assert "变压器" not in office.say("变压器没有批下来", person=COLLEAGUE).text
    assert "变压器没有批下来" in office.say("变压器没有批下来").text
