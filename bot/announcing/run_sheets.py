"""The report of a run as rows of a workbook: each receiver, and each person who is to press 已阅. Pure."""

from collections.abc import Iterator
from datetime import datetime

from bot.announcing.run_look import Names, RunLook
from bot.reporting.sheets import Sheet, Value
from bot.wording_announcing_runs import (
    READ_HEADER,
    READ_NAME,
    REPORT_HEADER,
    REPORT_NAME,
    say_fate,
    say_not_pinned,
    say_reason,
)
from bot.wording_announcing_targets import target_name
from bot.wording_workbook import YES
from rag.answer import Language
from store.announcing.deliveries import Delivery, Fate
from store.announcing.read_duty import PERSON
from store.announcing.run_ledger import Reminder

_ZH = Language.SIMPLIFIED


def sheets(looked: RunLook, names: Names, reminders: tuple[Reminder, ...]) -> tuple[Sheet, ...]:
    """The sheets of a run; the second only where 已阅 is asked for."""
    found = [Sheet(REPORT_NAME, REPORT_HEADER, list(_receivers(looked, names)))]
    if looked.reading.by_chat:
        reminded = {one.recipient: one.at for one in reminders if one.step == PERSON}
        found.append(Sheet(READ_NAME, READ_HEADER, list(_people(looked, names, reminded))))
    return tuple(found)


def _receivers(looked: RunLook, names: Names) -> Iterator[tuple[Value, ...]]:
    for one in looked.deliveries:
        people = looked.read_in(one.receiver.chat_id)
        read = [str(member.person_id) for member in people if member.person_id in looked.read]
        unread = [str(member.person_id) for member in people if member.person_id not in looked.read]
        yield (
            "" if one.receiver.is_forgotten else str(one.chat_id),
            names.of(_ZH, one),
            target_name(_ZH, one.receiver.target, names.office(one.receiver.office_id)),
            names.office(one.receiver.office_id),
            say_fate(_ZH, one.fate),
            _why(looked, one),
            one.at,
            len(read),
            len(people),
            "、".join(read),
            "、".join(unread),
        )


def _why(looked: RunLook, one: Delivery) -> str:
    if one.fate in {Fate.FAILED, Fate.UNKNOWN}:
        return say_reason(_ZH, one.reason)
    not_pinned = looked.unpinned.get(one.receiver.chat_id)
    return "" if not_pinned is None else say_not_pinned(_ZH, not_pinned)


def _people(looked: RunLook, names: Names, reminded: dict[int, datetime]) -> Iterator[tuple[Value, ...]]:
    for person, member in sorted(looked.reading.people.items()):
        at = looked.read.get(person)
        yield str(person), names.office(member.office_id), YES if at else "", at, reminded.get(person)
