"""The card that a person has open: a 更正 before it is saved, or a line like 「到位资金 9000万」, changes it. Nothing is stored here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.message import Message
from bot.reading.amounts import money_of
from bot.reading.text import fold
from bot.reporting.asking_words import asks
from bot.reporting.books import Books, overlaid
from bot.reporting.editing import SUMS, Edit, Field, edits_in
from bot.reporting.matching import bare_name, likeness
from bot.reporting.settling import kind_said, of_words, without_answers
from rag.text import to_simplified
from store.reporting.drafts import Draft, DraftRow, DraftState
from store.reporting.open_drafts import OpenDrafts
from store.reporting.progress import Doubt, DoubtKind, Row
from store.reporting.project import Project

OPEN_FOR = timedelta(minutes=30)
_SAME_AT = 60.0  # of 100: among the rows of one card a short form is enough
_NAMED_VALUE = re.compile(r"^[^，,。；;\n]{2,7}?(?:\s+|\s*(?:改成|改为|[:：])\s*)[^，,。；;\n]{1,24}$")
_ABOUT_VALUES = frozenset(DoubtKind) - {DoubtKind.WHICH_PROJECT, DoubtKind.NEW_PROJECT, DoubtKind.OTHER_OFFICE}


_OBJECTS = re.compile(
    r"(?:不对|不是的?|错了?|[写说报搞弄打]错了?|有误|更正|纠正|改一下|改成|改为|应该?[是为]|应为)(?=[，,：:。\s]|[^，,：:。\s])(?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody says against their open card: the words behind 不对, and the fields that they name."""

    draft: Draft
    words: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenCard:
    """What one person has open in one chat."""

    books: Books
    message: Message

    def draft(self) -> Draft | None:
        """The newest draft of this person here, if it is open and not older than half an hour."""
        newest = self.newest()
        newest = newest if newest and newest.state is DraftState.OPEN else None
        return newest if newest and newest.message_id != self.message.message_id else None

    def newest(self) -> Draft | None:
        """The same whatever became of it: saved, put away, or undone and open again."""
        drafts, since = OpenDrafts(self.books.registry.database), self.message.sent_at - OPEN_FOR
        return drafts.last(self.message.chat_id, self.message.person_id, since)

    def edits(self, words: str) -> tuple[Edit, ...]:
        """The one field that a short line names; () for anything that may be a report of its own."""
        edits = edits_in(words) if _NAMED_VALUE.match(to_simplified(words).strip()) else ()
        return edits if all(edit.field is not Field.PROJECT for edit in edits) else ()

    def objected(self, words: str) -> "Objection | None":
        """What is said against the open card: 不对，…, 改成…; None where no card is open, or the words object to nothing."""
        found = _OBJECTS.match(to_simplified(words).strip())
        draft = self.draft() if found and not asks(words) and "问" not in words else None
        if found is None or draft is None:
            return None
        rest = found["rest"].strip("，,：:。. 的")
        sums = draft.rows[0].row.amounts if len(draft.rows) == 1 else ()
        if len(sums) == 1 and money_of(fold(rest).text) is not None and not edits_in(rest):
            field = next((field for field, kind in SUMS.items() if kind is sums[0].kind), None)
            return Objection(draft, rest, (Edit(0, field, rest, sums[0].text),) if field else ())
        return Objection(draft, rest, edits_in(rest))

    def corrected(self, rows: Sequence[Row]) -> tuple[Draft, tuple[DraftRow, ...]] | None:
        """The open draft with its rows corrected; None where these words correct something else."""
        draft = self.draft() if rows and all(row.correction and not row.withdrawn for row in rows) else None
        if draft is None:
            return None
        after = list(draft.rows)
        for row in rows:
            number = self._meant(row, draft)
            if number is None:
                return None
            after[number] = _overlaid(after[number], row)
        return draft, tuple(after)

    def _meant(self, row: Row, draft: Draft) -> int | None:
        """The row of the draft that a correction is about: the one of that project, or the only one."""
        if not row.project:
            return 0 if len(draft.rows) == 1 else None
        wanted = bare_name(row.project)
        scored = [(self._nearness(wanted, one), -number) for number, one in enumerate(draft.rows)]
        best = max(scored)
        return -best[1] if best[0] >= _SAME_AT else None

    def _nearness(self, wanted: str, drafted: DraftRow) -> float:
        project = self.books.project(drafted.project_id)
        named = Project(0, drafted.row.project or "", 0)
        return max(likeness(wanted, one) for one in (project, named) if one is not None)


def _still_asked(before: Row, said: Row, after: Row) -> tuple[Doubt, ...]:
    """What was asked about values that the correction does not touch: nobody has answered it yet."""
    texts = {read.text for read in after.amounts}
    told = {read.text for read in before.amounts}
    kinds = {read.kind for read in said.amounts}
    kept = []
    for doubt in of_words(before):
        if doubt.kind is DoubtKind.FUTURE:
            stands = said.day is None
        elif doubt.text in told:
            stands = doubt.text in texts
        else:  # a number that is no sum yet
            stands = kind_said(doubt.text) not in kinds
        kept += [doubt] if stands else []
    return tuple(kept)


def _overlaid(drafted: DraftRow, row: Row) -> DraftRow:
    """The row with what was corrected; it corrects no saved report by that, and keeps its own name."""
    over = replace(overlaid(drafted.row, row), correction=drafted.row.correction, project=drafted.row.project)
    over = replace(over, doubts=(*over.doubts, *_still_asked(drafted.row, row, over)))
    return without_answers(replace(drafted, row=over), _ABOUT_VALUES)
