"""One person's data: all of it to read, and gone when they want it to, from every table and every file; nobody else's."""

import json
from datetime import UTC
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.announcing.chat_tables import chats, subscriptions
from store.calculations import Calculations, SavedCalculation
from store.database import Database
from store.delivery_tables import outbox_files
from store.edition_files import NOBODY, Change
from store.inbox import Inbox, InboxState, Incoming
from store.ledger import Ledger
from store.outbox import Outbox, Outgoing, SendState, Urgency
from store.people import Role
from store.person_data import export, forget
from store.publications import Publications
from store.questions import Feedback
from store.reporting.awaited_values import AwaitedValue, AwaitedValues
from store.reporting.registry import Registry
from store.reporting.report_ledger import ReportLedger
from tests.store.samples import LATER, NOON, question
from tests.store_reporting.samples import AUTHOR, OFFICE, draft, in_place

_BOT = 1
_ME, _OTHER = AUTHOR, 99
_WORDS = "只有这个人说过的话"


def _update(number: int, person: int, chat: int) -> Incoming:
    said = {"message": {"from": {"id": person}, "chat": {"id": chat}, "text": f"{_WORDS}{person}"}}
    return Incoming(number, str(chat), "message", NOON, json.dumps(said, ensure_ascii=False))


def _set_aside(database: Database, number: int, person: int, chat: int) -> None:
    inbox = Inbox(database)
    inbox.keep(_BOT, [_update(number, person, chat)], NOON)
    entry = next(entry for entry in inbox.heads(_BOT, 99) if entry.update_id == number)
    assert inbox.failed(entry, "it failed", NOON, limit=1) is InboxState.SET_ASIDE


def _send(database: Database, state: SendState | None, chat: int, **more: object) -> None:
    box = Outbox(database)
    body = {"body": f"{_WORDS}{chat}", "file": f"{_WORDS}{chat}".encode()} | more
    (send_id,) = box.put(_BOT, [Outgoing(chat, **body)], NOON)  # type: ignore[arg-type]  # by name
    if state is not None:
        box.claim(_BOT, NOON, limit=9)
        assert send_id is not None
        box.settle(send_id, state, NOON)


def _live(database: Database, person: int) -> None:
    """Everything that is kept of somebody who asks."""
    ledger = Ledger(database)
    asked = question(person_id=person, chat_id=str(person), message_id=f"p{person}", text=f"{_WORDS}{person}")
    ledger.give_feedback(ledger.note_question(asked), person, Feedback.HELPFUL, NOON)
    ledger.note_question(question(person_id=person, chat_id="-5", message_id=f"g{person}", text=f"{_WORDS}{person}"))
    ledger.note_reply("-5", f"g{person}", ["50"], NOON)
    _set_aside(database, person, person, -5)
    calculations = Calculations(database)
    words = f"{_WORDS}{person}"
    calculations.save(SavedCalculation(f"JS{person:010d}", person, str(person), NOON, "办法", words, "{}"))
    calculations.begin("-5", person, words, NOON)
    _send(database, SendState.FAILED, person)
    _send(database, SendState.UNKNOWN, -5, body=f"{_WORDS}{person}", file=None, answers=("-5", f"g{person}", 0))
    _send(database, None, person, urgency=Urgency.ANNOUNCEMENT, not_before=LATER, key=f"ann:{person}")
    with database.write() as connection:
        connection.execute(sa.insert(subscriptions), {"chat_id": person, "topic": "policy", "since": NOON})
        chat = {"kind": "private", "title": f"{_WORDS}{person}", "state": "alive", "use": "", "county": "", "chain": ""}
        when = {"added_by": person, "since": NOON, "changed_at": NOON, "reason": ""}
        connection.execute(sa.insert(chats), {"chat_id": person} | chat | when)


def _everything(database: Database) -> str:
    """All values of all tables, as one text."""
    with database.read() as connection:
        names = sa.inspect(connection).get_table_names()
        return "\n".join(str(row) for name in names for row in connection.execute(sa.text(f'SELECT * FROM "{name}"')))


def test_nothing_is_left_of_who_only_asked(database: Database) -> None:
    """Questions, opinions, ids of replies, what failed on its way in or out, subscriptions; of another one all is left."""
    _live(database, _ME)
    _live(database, _OTHER)
    before = export(database, _OTHER, NOON)
    assert forget(database, _ME) > 10
    mine = export(database, _ME, NOON)
    assert {name for name, rows in mine.items() if isinstance(rows, list) and rows} == set()
    assert f"{_WORDS}{_ME}" not in _everything(database).replace(f"{_WORDS}{_OTHER}", "")
    assert export(database, _OTHER, NOON) == before
    with database.read() as connection:
        assert len(connection.execute(sa.select(outbox_files)).all()) == 1
    assert forget(database, _ME) == 0


def test_their_words_are_in_no_file_of_the_folder(sqlite_database: Database, tmp_path: Path) -> None:
    """Neither in SQLite's file nor in its log."""
    _live(sqlite_database, _ME)
    forget(sqlite_database, _ME)
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if _WORDS.encode() in path.read_bytes()] == []


def test_what_waits_or_is_on_its_way_is_not_touched(database: Database) -> None:
    """An update that is about to be worked off, this very wish included; an answer that goes out in a moment."""
    inbox = Inbox(database)
    inbox.keep(_BOT, [_update(1, _ME, _ME)], NOON)
    _send(database, None, _ME)
    (entry,) = inbox.heads(_BOT, 9)
    with inbox.work(entry) as ours:
        assert ours
        forget(database, _ME)
    assert inbox.counts(_BOT)[InboxState.DONE] == 1
    assert Outbox(database).counts(_BOT)[SendState.QUEUED] == 1


def _join(database: Database) -> None:
    registry = Registry(database)
    registry.seed_sample(NOON)
    registry.make_invite("code-of-seven", Role.STAFF, OFFICE, LATER, 0, NOON)
    registry.redeem("code-of-seven", _ME, NOON)
    registry.set_leave(_ME, NOON.date(), LATER.date(), _ME, NOON)


def test_what_the_bureau_confirmed_stays(database: Database) -> None:
    """A member who wants to be forgotten: their own questions go, their reports and their membership do not."""
    _join(database)
    reports = ReportLedger(database)
    saved = reports.hold(draft(in_place(None, 500)))
    reports.save(saved.draft_id, _ME, NOON)
    AwaitedValues(database).put("7", _ME, AwaitedValue(saved.draft_id, 0, "amount", NOON))
    _live(database, _ME)
    forget(database, _ME)
    left = export(database, _ME, NOON)
    kept = {name for name, rows in left.items() if isinstance(rows, list) and rows}
    assert kept == {"membership", "invites", "leave", "drafts", "reports", "deeds", "said", "chat"}
    assert [row["text"] for row in left["reports"]] == ["轴承智造园到位500万元"]
    assert [row["state"] for row in left["said"]] == ["queued"]  # the announcement that a member is to get


def test_what_somebody_published_is_theirs_as_long_as_they_are_ours(database: Database) -> None:
    """An edition is an act of the bureau: it stays, also in who put which file; of one who left no number is left in it."""
    _join(database)
    book = Publications(database)
    book.publish(Change({"a.md": b"a", "b.md": b"b"}), str(_ME), NOON)
    book.publish(Change({"b.md": b"c"}), str(_OTHER), LATER)
    forget(database, _ME)
    shown = export(database, _ME, NOON)
    assert [row["number"] for row in shown["published"]] == [1]
    assert [(row["number"], row["path"]) for row in shown["published_files"]] == [(1, "a.md"), (1, "b.md"), (2, "a.md")]
    before = book.latest()
    forget(database, _ME, leaves_bureau=True)
    assert (export(database, _ME, NOON)["published"], export(database, _ME, NOON)["published_files"]) == ([], [])
    first, latest = book.publication(1), book.latest()
    assert first is not None and latest is not None and before is not None
    assert (first.published_by, latest.published_by) == (NOBODY, str(_OTHER))
    assert {path: one.put_by for path, one in latest.files.items()} == {"a.md": NOBODY, "b.md": str(_OTHER)}
    assert (latest.digest, latest.manifest) == (before.digest, before.manifest)


def test_who_leaves_the_bureau_loses_membership_and_leave(database: Database) -> None:
    """What they reported stays all the same."""
    _join(database)
    forget(database, _ME, leaves_bureau=True)
    left = export(database, _ME, NOON)
    assert {name for name, rows in left.items() if isinstance(rows, list) and rows} == {"invites", "deeds"}
    assert Registry(database).member(_ME) is None


def test_all_that_is_kept_is_shown(database: Database) -> None:
    """As JSON, with times that say their zone, without hashes of codes."""
    _join(database)
    _live(database, _ME)
    Inbox(database).keep(_BOT, [_update(500, _ME, _ME)], NOON)
    shown = export(database, _ME, NOON)
    again = json.loads(json.dumps(shown, ensure_ascii=False))
    assert again == shown
    assert len(shown["questions"]) == 2
    assert shown["questions"][0]["asked_at"] == NOON.astimezone(UTC).isoformat()
    assert "code_hash" not in shown["invites"][0]
    filled = {name for name, rows in shown.items() if isinstance(rows, list) and rows}
    assert filled >= {"person", "feedback", "replies", "chat", "subscriptions", "membership", "leave", "deeds"}
    assert filled >= {"waiting", "set_aside", "said"}


@pytest.mark.parametrize("payload", ["", "nonsense", "[]", "7", '{"message": 7}', '{"message": {"from": 7}}'])
def test_an_update_that_is_none_stops_nothing(database: Database, payload: str) -> None:
    """What was set aside may be anything."""
    inbox = Inbox(database)
    inbox.keep(_BOT, [Incoming(1, "x", "message", None, payload)], NOON)
    (entry,) = inbox.heads(_BOT, 9)
    inbox.failed(entry, "", NOON, limit=1)
    assert forget(database, _ME) == 0
    assert export(database, _ME, NOON)["set_aside"] == []
