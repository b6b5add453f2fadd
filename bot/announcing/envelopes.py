"""The rows of the outbox that carry an announcement: the messages of a run, and what is done about them later. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.letters import Delete, Edit, Pin, Post, Unpin, to_body
from bot.message import Button, Reply
from bot.wording_announcing import compose, correction_title, leave_button, read_button, say_recalled_notice
from store.announcing.announcement import Announcement, Content, MaterialKind
from store.announcing.audience import Receiver, TargetKind, reaches_investors
from store.announcing.deliveries import Delivery
from store.announcing.keys import (
    batch_of,
    correction_prefix,
    delete_prefix,
    edit_prefix,
    message_key,
    pin_prefix,
    unpin_prefix,
)
from store.announcing.run_ledger import Run
from store.announcing.timetable import VALID, valid_until
from store.sends import Outgoing, Urgency

_DELETABLE = timedelta(hours=48)


def messages(one: Announcement, run: Run, content: Content, receivers: Iterable[Receiver]) -> Iterator[Outgoing]:
    """One message a receiver, at most once each; what is not out while it is valid stays unsent."""
    bodies: dict[tuple[tuple[Button, ...], ...], str] = {}
    last = run.covers[-1] if run.covers else run.started_at
    expires_at = max(valid_until(last, one.plan.expires_at), run.started_at)
    file = content.material.data if content.material and not content.material.ref else None
    for receiver in receivers:
        buttons = buttons_for(one, run.number, receiver)
        if buttons not in bodies:
            bodies[buttons] = to_body(_post(content, buttons, run.covers if run.late else ()))
        key = message_key(one.announcement_id, run.number, receiver.chat_id)
        yield Outgoing(
            receiver.chat_id,
            bodies[buttons],
            Urgency.ANNOUNCEMENT,
            at_most_once=True,
            key=key,
            expires_at=expires_at,
            file=file,
            batch=batch_of(key, one.live_version),
        )


def _post(content: Content, buttons: tuple[tuple[Button, ...], ...], late: Sequence[datetime]) -> Post:
    reply, material = compose(content, buttons, late), content.material
    if material is None:
        return Post(reply)
    return Post(reply, material.ref, material.kind is MaterialKind.PICTURE, material.name)


def sample(person_id: int, content: Content, key: str | None = None) -> Outgoing:
    """The announcement with its picture or document, for who drafts or approves it."""
    return Outgoing(person_id, to_body(_post(content, (), ())), Urgency.REPLY, at_most_once=True, key=key)


def buttons_for(one: Announcement, run: int, receiver: Receiver, read: int = 0) -> tuple[tuple[Button, ...], ...]:
    """已阅 for staff where it is asked for; 退订 for who subscribed."""
    if receiver.target.kind is TargetKind.TOPIC:
        return ((leave_button(receiver.target.value),),) if not receiver.is_group else ()
    if one.plan.acknowledge and not reaches_investors([receiver.target]):
        return ((read_button(one.announcement_id, run, read),),)
    return ()


def edits(one: Announcement, run: Run, content: Content, deliveries: Iterable[Delivery]) -> Iterator[Outgoing]:
    """The new words over the old ones, where these are."""
    late = run.covers if run.late else ()
    for delivery in deliveries:
        if delivery.message_id is not None:
            reply = compose(content, buttons_for(one, run.number, delivery.receiver), late)
            letter = Edit(delivery.message_id, reply, captioned=content.material is not None)
            prefix = edit_prefix(one.announcement_id, run.number, one.live_version)
            yield _row(delivery, to_body(letter), prefix)


def corrections(one: Announcement, run: Run, content: Content, deliveries: Iterable[Delivery]) -> Iterator[Outgoing]:
    """更正 with the new words, where the old ones cannot be changed."""
    title = correction_title(one.announcement_id)
    for delivery in deliveries:
        reply = compose(content, buttons_for(one, run.number, delivery.receiver), corrects=title)
        prefix = correction_prefix(one.announcement_id, run.number, one.live_version)
        yield _row(delivery, to_body(Post(reply)), prefix, once=True)


def deletions(one: Announcement, run: Run, deliveries: Iterable[Delivery]) -> Iterator[Outgoing]:
    """What was sent goes, as long as the service lets it go."""
    for delivery in deliveries:
        if delivery.message_id is not None and delivery.at is not None:
            prefix = delete_prefix(one.announcement_id, run.number)
            yield _row(delivery, to_body(Delete(delivery.message_id)), prefix, expires_at=delivery.at + _DELETABLE)


def recall_notices(one: Announcement, run: Run, content: Content, deliveries: Iterable[Delivery]) -> Iterator[Outgoing]:
    """更正 that it no longer holds, where it cannot be deleted."""
    body = to_body(Post(say_recalled_notice(one.announcement_id, content.zh)))
    for delivery in deliveries:
        yield _row(delivery, body, correction_prefix(one.announcement_id, run.number, 0), once=True)


def pins(one: Announcement, run: Run, deliveries: Iterable[Delivery]) -> Iterator[Outgoing]:
    """Pinned, in groups."""
    for delivery in deliveries:
        if delivery.message_id is not None:
            prefix = pin_prefix(one.announcement_id, run.number)
            yield _row(delivery, to_body(Pin(delivery.message_id)), prefix, expires_at=one.plan.pin_until)


def unpins(one: Announcement, run: Run, deliveries: Iterable[Delivery]) -> Iterator[Outgoing]:
    """No longer pinned."""
    for delivery in deliveries:
        if delivery.message_id is not None:
            yield _row(delivery, to_body(Unpin(delivery.message_id)), unpin_prefix(one.announcement_id, run.number))


def card_row(person_id: int, card: Reply, key: str, now: datetime) -> Outgoing:
    """The live card. Repeated after a crash: one too many does no harm, one that nobody knows of can never be kept up."""
    return Outgoing(person_id, to_body(Post(card)), Urgency.NOTICE, key=key, expires_at=now + VALID)


def card_edit(person_id: int, message_id: int, card: Reply, key: str, now: datetime) -> Outgoing:
    """What the live card says now."""
    return Outgoing(person_id, to_body(Edit(message_id, card)), Urgency.NOTICE, key=key, expires_at=now + VALID)


def _row(
    delivery: Delivery, body: str, prefix: str, *, once: bool = False, expires_at: datetime | None = None
) -> Outgoing:
    return Outgoing(
        delivery.chat_id,
        body,
        Urgency.ANNOUNCEMENT,
        at_most_once=once,
        key=f"{prefix}{delivery.receiver.chat_id}",
        expires_at=expires_at,
    )
