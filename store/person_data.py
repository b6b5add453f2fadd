"""What is kept of one person (个人信息保护法 第四十五、四十七条): all of it to read, and what goes when they want it to.

What they reported and somebody confirmed, and what they did in office, is the bureau's and stays, with their number in it. A
member's receipt of announcements is a part of that; of anybody else's it stays that somebody got one, and not who. What waits
in the inbox is not touched: it is about to be answered.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from store.announcing import forgetting
from store.announcing.announcement_tables import announcement_reads, announcement_receivers, announcement_reminders
from store.announcing.chat_tables import chats, subscriptions
from store.answering.answering_tables import matter_questions
from store.calculations import calculation_talks, calculations
from store.database import Database
from store.delivery_tables import chat_pauses, inbox, outbox
from store.edition_files import NOBODY
from store.exchange_rates import exchange_rates
from store.phrasing_tables import phrasings
from store.phrasings import forget_phrasings
from store.publication_tables import publication_files, publications
from store.reporting.awaited_texts import awaited_words
from store.reporting.awaited_values import awaited_values
from store.reporting.chase_tables import chases
from store.reporting.registry_tables import audit, invites, leaves, members
from store.reporting.reporting_tables import drafts, report_sources, saves
from store.reporting.staff_turn import write_in_turn
from store.send_rows import drop_files
from store.sends import Urgency
from store.tables import feedback, people, questions, replies, talk_starts
from store.waiting_files import waiting_files

_ABOUT_TO_GO = ("queued", "sending")


def forget(database: Database, person_id: int, *, leaves_bureau: bool = False) -> int:
    """Delete what goes, from the file itself too; how many rows. Raises StoreUnavailable.

    `leaves_bureau`: their membership and leave as well. What that was, says the audit of who ended it.
    """
    with write_in_turn(database) as connection:
        found = _leave(connection, person_id) if leaves_bureau else 0
        is_member = sa.select(members.c.person_id).where(members.c.person_id == person_id)
        is_ours = connection.execute(is_member).first() is not None
        if not is_ours:
            found += forgetting.anonymise(connection, person_id)
        found += _forget_sends(connection, person_id) + _forget_set_aside(connection, person_id)
        found += sum(connection.execute(statement).rowcount for statement in _in_order(person_id))
        if not is_ours:
            found += sum(connection.execute(one).rowcount for one in forgetting.statements(person_id))
            found += _anonymise_publications(connection, person_id)
    database.scrub()
    return found


def export(database: Database, person_id: int, now: datetime) -> dict[str, Any]:
    """Everything kept of a person, as JSON would have it: by kind, a list of rows. Raises StoreUnavailable."""
    with database.read() as connection:
        parts = {
            name: [_fields(row) for row in connection.execute(query).mappings()]
            for name, query in _parts(person_id).items()
        }
        # `_mapping` is SQLAlchemy's public name.
        parts["set_aside"] = [_fields(row._mapping) for row in _set_aside(connection, person_id)]  # noqa: SLF001
    return {"person_id": person_id, "exported_at": now.isoformat(), **parts}


def _anonymise_publications(connection: sa.Connection, person_id: int) -> int:
    """An edition stays published when and with what it was; by whom, only as long as that is somebody of the bureau."""
    columns = (publications.c.published_by, publication_files.c.put_by)
    return sum(
        connection.execute(
            sa.update(column.table).where(column == str(person_id)).values({column.name: NOBODY})
        ).rowcount
        for column in columns
    )


def _leave(connection: sa.Connection, person_id: int) -> int:
    found = connection.execute(sa.delete(members).where(members.c.person_id == person_id)).rowcount
    return found + connection.execute(sa.delete(leaves).where(leaves.c.person_id == person_id)).rowcount


def _in_order(person_id: int) -> Iterator[sa.Delete]:
    """What refers to a row goes before it, so that each is counted."""
    theirs = sa.select(questions.c.question_id).where(questions.c.person_id == person_id)
    confirmed = sa.select(1).where(saves.c.draft_id == drafts.c.draft_id)
    yield sa.delete(replies).where(_is_reply_to(person_id))
    yield sa.delete(feedback).where(sa.or_(feedback.c.person_id == person_id, feedback.c.question_id.in_(theirs)))
    yield sa.delete(matter_questions).where(matter_questions.c.question_id.in_(theirs))
    yield sa.delete(questions).where(questions.c.person_id == person_id)
    yield sa.delete(awaited_words).where(awaited_words.c.person_id == person_id)
    yield sa.delete(awaited_values).where(awaited_values.c.person_id == person_id)
    yield sa.delete(waiting_files).where(waiting_files.c.person_id == person_id)
    yield sa.delete(calculations).where(calculations.c.person_id == person_id)
    yield sa.delete(calculation_talks).where(calculation_talks.c.person_id == person_id)
    yield sa.delete(talk_starts).where(talk_starts.c.person_id == person_id)
    yield sa.delete(drafts).where(drafts.c.person_id == person_id, ~confirmed.exists())
    yield sa.delete(chat_pauses).where(chat_pauses.c.chat_id == person_id)
    yield sa.delete(subscriptions).where(subscriptions.c.chat_id == person_id)
    yield sa.delete(people).where(people.c.person_id == person_id)


def _is_reply_to(person_id: int) -> sa.ColumnElement[bool]:
    """In the private chat, or to a question of theirs in a group."""
    return sa.or_(replies.c.chat_id == str(person_id), _answers(person_id, replies.c.chat_id, replies.c.message_id))


def _answers(person_id: int, chat: sa.ColumnElement[Any], message: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    asked = sa.select(1).where(
        questions.c.person_id == person_id, questions.c.chat_id == chat, questions.c.message_id == message
    )
    return asked.exists()


def _is_said_to(person_id: int) -> sa.ColumnElement[bool]:
    answer = _answers(person_id, outbox.c.answers_chat, outbox.c.answers_message)
    return sa.or_(outbox.c.chat_id == person_id, answer)


def _forget_sends(connection: sa.Connection, person_id: int) -> int:
    """Delete what was said to them, but for what goes out just now and is emptied then, and announcements to a member."""
    is_member = sa.select(1).where(members.c.person_id == person_id).exists()
    announced = outbox.c.urgency >= Urgency.ANNOUNCEMENT.value
    worded = forget_phrasings(connection, person_id)
    over = sa.or_(outbox.c.state.not_in(_ABOUT_TO_GO), sa.and_(outbox.c.state == "queued", announced))
    gone = sa.delete(outbox).where(_is_said_to(person_id), over, sa.or_(~announced, ~is_member))
    digests = connection.execute(gone.returning(outbox.c.file_digest)).scalars().all()
    drop_files(connection, {digest for digest in digests if digest is not None})
    return len(digests) + worded


def _set_aside(connection: sa.Connection, person_id: int) -> list[sa.Row[Any]]:
    """The updates of theirs that failed: the only ones whose words stay."""
    wanted = sa.select(inbox).where(inbox.c.state == "set_aside").order_by(inbox.c.update_id)
    return [row for row in connection.execute(wanted) if _is_from(row.payload, person_id)]


def _forget_set_aside(connection: sa.Connection, person_id: int) -> int:
    """Take their words away. The ids stay until they are old, or a repeated update would come in as a new one."""
    found = _set_aside(connection, person_id)
    for row in found:
        one = sa.update(inbox).where(inbox.c.bot_id == row.bot_id, inbox.c.update_id == row.update_id)
        connection.execute(one.values(state="done", payload=""))
    return len(found)


def _is_from(payload: str, person_id: int) -> bool:
    """Whether an update is of that person: its sender, or its private chat."""
    try:
        update = json.loads(payload)
    except ValueError:
        return False
    contents = [one for one in update.values() if isinstance(one, dict)] if isinstance(update, dict) else []
    named = [content.get(name) for content in contents for name in ("from", "chat", "user")]
    return any(isinstance(one, dict) and one.get("id") == person_id for one in named)


def _parts(person_id: int) -> dict[str, sa.Select[Any]]:
    """What is kept, by kind."""
    sent = [outbox.c[name] for name in ("send_id", "state", "queued_at", "settled_at", "body", "message_id", "reason")]
    return {
        "person": sa.select(people).where(people.c.person_id == person_id),
        "questions": sa.select(questions).where(questions.c.person_id == person_id).order_by(questions.c.question_id),
        "unanswered": sa.select(matter_questions)
        .join(questions, questions.c.question_id == matter_questions.c.question_id)
        .where(questions.c.person_id == person_id)
        .order_by(matter_questions.c.question_id),
        "feedback": sa.select(feedback).where(feedback.c.person_id == person_id).order_by(feedback.c.given_at),
        "phrasings": sa.select(phrasings).where(phrasings.c.person_id == person_id).order_by(phrasings.c.phrasing_id),
        "replies": sa.select(replies).where(_is_reply_to(person_id)).order_by(replies.c.noted_at, replies.c.position),
        "chat": sa.select(chats).where(chats.c.chat_id == person_id),
        "pauses": sa.select(chat_pauses).where(chat_pauses.c.chat_id == person_id),
        "subscriptions": sa.select(subscriptions).where(subscriptions.c.chat_id == person_id),
        "announcements": sa.select(announcement_receivers).where(announcement_receivers.c.person_id == person_id),
        "announcements_read": sa.select(announcement_reads).where(announcement_reads.c.person_id == person_id),
        "announcement_reminders": sa.select(announcement_reminders).where(
            announcement_reminders.c.recipient == person_id
        ),
        "waiting": sa.select(inbox.c.update_id, inbox.c.kind, inbox.c.received_at, inbox.c.payload)
        .where(inbox.c.state == "waiting", inbox.c.lane.in_((str(person_id), f"{person_id}/{person_id}")))
        .order_by(inbox.c.update_id),
        "said": sa.select(*sent).where(_is_said_to(person_id)).order_by(outbox.c.send_id),
        **_done_by(person_id),
    }


def _done_by(person_id: int) -> dict[str, sa.Select[Any]]:
    """What of it is about what they did with us, and as one of us."""
    deeds = sa.or_(audit.c.done_by == person_id, audit.c.subject == f"member:{person_id}")
    known = [column for column in invites.c if column.name != "code_hash"]
    return {
        "membership": sa.select(members).where(members.c.person_id == person_id),
        "invites": sa.select(*known).where(invites.c.used_by == person_id),
        "leave": sa.select(leaves).where(leaves.c.person_id == person_id).order_by(leaves.c.first),
        "awaited_words": sa.select(awaited_words).where(awaited_words.c.person_id == person_id),
        "awaited_values": sa.select(awaited_values).where(awaited_values.c.person_id == person_id),
        "drafts": sa.select(drafts).where(drafts.c.person_id == person_id).order_by(drafts.c.draft_id),
        "reports": sa.select(report_sources)
        .where(report_sources.c.author_id == person_id)
        .order_by(report_sources.c.source_id),
        "report_reminders": sa.select(chases).where(chases.c.recipient == person_id).order_by(chases.c.chase_id),
        "calculations": sa.select(calculations)
        .where(calculations.c.person_id == person_id)
        .order_by(calculations.c.calculated_at),
        "calculation_talks": sa.select(calculation_talks).where(calculation_talks.c.person_id == person_id),
        "talk_starts": sa.select(talk_starts).where(talk_starts.c.person_id == person_id),
        "exchange_rates": sa.select(exchange_rates)
        .where(exchange_rates.c.done_by == person_id)
        .order_by(exchange_rates.c.rate_id),
        "published": sa.select(publications.c.number, publications.c.published_at)
        .where(publications.c.published_by == str(person_id))
        .order_by(publications.c.number),
        "published_files": sa.select(publication_files.c.number, publication_files.c.path)
        .where(publication_files.c.put_by == str(person_id))
        .order_by(publication_files.c.number, publication_files.c.path),
        "deeds": sa.select(audit.c.at, audit.c.action, audit.c.subject).where(deeds).order_by(audit.c.audit_id),
    }


def _fields(row: sa.RowMapping) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
