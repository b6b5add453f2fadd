"""A simulated person: sends a message, looks at the card, answers what is asked with what is true, and saves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.assistant import Assistant
from bot.message import Message, Reply
from bot.reporting.books import Books
from bot.reporting.settling import Act, Settlement, answers_to
from store.money import Currency
from store.reporting.drafts import Draft, DraftState
from store.reporting.periods import shanghai_day
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row
from tests.simulation.told import DOLLARS, YUAN, Sum, Told

BY_DESIGN = frozenset({DoubtKind.NEW_PROJECT})
_MOST_ANSWERS = 12


@dataclass(slots=True)
class Outcome:
    """What became of a message: what was asked first, and what was saved of it (row by row, None where left out)."""

    asked: Counter[DoubtKind] = field(default_factory=Counter)
    has_card: bool = False
    saved: tuple[Told, ...] | None = None
    misread: str = ""
    saved_at: datetime | None = None
    left_out: bool = False


@dataclass(slots=True)
class Person:
    """Somebody at a phone, over the Assistant and what it keeps."""

    assistant: Assistant
    books: Books
    names: dict[str, int] = field(default_factory=dict)

    def send(self, message: Message, meant: Sequence[Told], true: Sequence[Told | None]) -> Outcome:
        """Send it and see it through: `meant` is what it says, `true` what it should say (None: nothing)."""
        outcome = Outcome()
        reply = self.assistant.handle(message) or Reply(())
        draft = self._draft(message)
        if draft is None or draft.state is not DraftState.OPEN:
            return outcome
        outcome.has_card = True
        outcome.asked = Counter(doubt.kind for row in draft.rows for doubt in row.row.doubts)
        if not any(kind in outcome.asked for kind in set(DoubtKind) - BY_DESIGN):
            outcome.misread = self._misread(draft, meant)
        wanted = list(true if set(outcome.asked) - BY_DESIGN else meant)
        return self._finish(message, reply, wanted, outcome)

    def _finish(self, message: Message, reply: Reply, wanted: list[Told | None], outcome: Outcome) -> Outcome:
        for _ in range(_MOST_ANSWERS):
            draft = self._draft(message)
            if draft is None or draft.state is not DraftState.OPEN:
                outcome.left_out = True
                return outcome
            place = _first_doubt(draft)
            if place is None:
                break
            if wanted[place[0]] is None and not _can_leave_out(draft, place):
                self.press(message, f"drop:{draft.draft_id}")
                continue
            reply = self._answer(message, reply, draft, place, wanted)
        draft = self._draft(message)
        told = [one for one in wanted if one is not None]
        if draft is None or _first_doubt(draft) is not None or self._misread(draft, told):
            outcome.misread = (
                outcome.misread or (self._misread(draft, told) if draft else "no card") or "asked on and on"
            )
            self.press(message, f"drop:{draft.draft_id}" if draft else "")
            return outcome
        outcome.misread = ""
        outcome.saved_at = message.sent_at + timedelta(seconds=30)
        self.press(message, _data(reply, "save:"))
        after = self._draft(message)
        if after is None or after.state is not DraftState.SAVED:
            outcome.misread, outcome.saved_at = "not saved", None
            return outcome
        outcome.saved = tuple(told)
        return outcome

    def _answer(
        self, message: Message, reply: Reply, draft: Draft, place: tuple[int, int], wanted: list[Told | None]
    ) -> Reply:
        """One question, answered with what is true."""
        number, position = place
        doubt, true = draft.rows[number].row.doubts[position], wanted[number]
        words = _edit(doubt, draft.rows[number].row, true)
        if words:
            mark = chr(ord("①") + number) if len(draft.rows) > 1 else ""
            return self._write(message, mark + words, reply)
        option = _option(doubt, true, self.names)
        if answers_to(doubt)[option].act is Act.LEAVE_OUT:
            wanted.pop(number)
        return self.press(message, _data(reply, f"settle:{draft.draft_id}:{number}:{position}:{option}:"))

    def confirm(self, message: Message) -> datetime | None:
        """Save the card of a message as it stands; when it was saved."""
        draft = self._draft(message)
        if draft is None or _first_doubt(draft) is not None:
            return None
        reply = self.press(message, f"card:{draft.draft_id}")
        self.press(message, _data(reply, "save:"))
        after = self._draft(message)
        saved = after is not None and after.state is DraftState.SAVED
        return message.sent_at + timedelta(seconds=30) if saved else None

    def press(self, message: Message, data: str) -> Reply:
        """Press a button some seconds later."""
        pressed = replace(message, text="", press=data, edited=False, sent_at=message.sent_at + timedelta(seconds=30))
        return self.assistant.handle(pressed) or Reply(())

    def _write(self, message: Message, words: str, reply: Reply) -> Reply:
        """Write a value, in a reply to the card."""
        later = message.sent_at + timedelta(seconds=20)
        written = replace(
            message,
            text=words,
            message_id=f"{message.message_id}a",
            sent_at=later,
            replied_text=reply.text,
            edited=False,
        )
        return self.assistant.handle(written) or Reply(())

    def _draft(self, message: Message) -> Draft | None:
        return self.books.reports.draft_of_message(message.chat_id, message.message_id)

    def _misread(self, draft: Draft, meant: Sequence[Told]) -> str:
        """What on the card is not what was meant, "" where all is."""
        if len(draft.rows) != len(meant):
            return f"{len(draft.rows)} rows for {len(meant)}"
        day = shanghai_day(draft.posted_at)
        found = (
            _difference(row.row, row.project_id, one, self.names.get(one.project), day)
            for row, one in zip(draft.rows, meant, strict=True)
        )
        return next((words for words in found if words), "")


def _first_doubt(draft: Draft) -> tuple[int, int] | None:
    rows = enumerate(draft.rows)
    return next(((number, 0) for number, row in rows if row.row.doubts), None)


def _can_leave_out(draft: Draft, place: tuple[int, int]) -> bool:
    answers = answers_to(draft.rows[place[0]].row.doubts[place[1]])
    return any(answer.act is Act.LEAVE_OUT for answer in answers)


def _data(reply: Reply, prefix: str) -> str:
    return next((b.data for row in reply.buttons for b in row if b.data.startswith(prefix)), prefix)


def _option(doubt: Doubt, true: Told | None, names: dict[str, int]) -> int:
    """The button that says what is true."""
    answers = answers_to(doubt)
    wanted: Settlement | None = None
    if true is None:
        wanted = Settlement(Act.LEAVE_OUT)
    elif doubt.kind is DoubtKind.CUMULATIVE and true.sums:
        wanted = Settlement(Act.SET, "累计" if true.sums[0].total else "新增")
    elif doubt.kind is DoubtKind.WHICH_PROJECT:
        known = names.get(true.project)
        wanted = Settlement(Act.PICK, str(known)) if known and not true.is_new else Settlement(Act.CREATE)
    return answers.index(wanted) if wanted in answers else 0


def _edit(doubt: Doubt, row: Row, true: Told | None) -> str:
    """The true value in words, where the one on the card is wrong; "" where a button answers."""
    if true is None:
        return ""
    if doubt.kind is DoubtKind.FUTURE and true.day and row.day != true.day:
        return f"日期 {true.day.month}月{true.day.day}日"
    about_sums = {DoubtKind.TENFOLD, DoubtKind.FALLS, DoubtKind.OVER_PLAN, DoubtKind.UNIT, DoubtKind.CUMULATIVE}
    read = [one for one in row.amounts if one.text == doubt.text]
    if doubt.kind not in about_sums or not read or read[0].kind is AmountKind.PLANNED:
        return ""
    sums = [one for one in true.sums if (one.currency == DOLLARS) == (read[0].money.currency is not Currency.CNY)]
    if not sums or (doubt.kind is DoubtKind.CUMULATIVE and int(read[0].money.amount) == sums[0].amount):
        return ""
    if _sums(read[:1]) == [_plain(sums[0])]:
        return ""
    kind = "外资" if sums[0].currency == DOLLARS else "到位资金"
    unit = "美元" if sums[0].currency == DOLLARS else "元"
    return f"{kind} {'累计' if sums[0].total else '新增'}{sums[0].amount}{unit}"


def _difference(row: Row, project_id: int | None, told: Told, known: int | None, posted: date) -> str:
    """What of a row is read otherwise than it was meant."""
    checks: list[tuple[str, object, object]] = [
        ("stage", row.stage.value if row.stage else "", told.stage),
        ("day", row.day or posted, told.day or posted),
        ("sums", sorted(_sums(row.amounts), key=str), sorted(map(_plain, told.sums), key=str)),
        ("planned", _planned(row), told.planned),
        ("visits", (row.visits.batches, row.visits.persons, row.visits.organisations), told.visits),
        ("problem", bool(row.problem), bool(told.problem)),
    ]
    if told.project:
        read, meant = (row.project, told.project) if known is None else (project_id, known)
        checks.append(("project", read, meant))
    return next((f"{name}: {read} for {meant}" for name, read, meant in checks if read != meant), "")


def _sums(amounts: Sequence[AmountRead]) -> list[Sum]:
    came = (one for one in amounts if one.kind in {AmountKind.IN_PLACE, AmountKind.FOREIGN})
    return [
        Sum(YUAN if one.money.currency is Currency.CNY else DOLLARS, int(one.money.amount), bool(one.cumulative))
        for one in came
    ]


def _plain(one: Sum) -> Sum:
    """What nobody called a total was added."""
    return replace(one, total=bool(one.total))


def _planned(row: Row) -> int | None:
    return next((int(one.money.amount) for one in row.amounts if one.kind is AmountKind.PLANNED), None)
