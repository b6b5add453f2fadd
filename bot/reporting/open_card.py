"""The card that a person has open: a 更正 before it is saved, or a line like 「到位资金 9000万」, changes it. Nothing is stored here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.message import Message
from bot.reading.amounts import money_of
from bot.reading.dates import find_days
from bot.reading.text import fold
from bot.reporting.asking_words import asks
from bot.reporting.books import Books, overlaid
from bot.reporting.editing import SUMS, Edit, Field, edits_in, sets_fields
from bot.reporting.matching import bare_name, likeness
from bot.reporting.settling import kind_said, of_words, without_answers
from rag.text import to_simplified
from store.reporting.drafts import Draft, DraftRow, DraftState
from store.reporting.open_drafts import OpenDrafts
from store.reporting.periods import shanghai_day
from store.reporting.progress import Doubt, DoubtKind, Row
from store.reporting.project import Project, Stage

OPEN_FOR = timedelta(minutes=30)
_SAME_AT = 60.0  # of 100: among the rows of one card a short form is enough
_NAMED_VALUE = re.compile(r"^[^，,。；;\n]{2,7}?(?:\s+|\s*(?:改成|改为|[:：])\s*)[^，,。；;\n]{1,24}$")
_ABOUT_VALUES = frozenset(DoubtKind) - {DoubtKind.WHICH_PROJECT, DoubtKind.NEW_PROJECT, DoubtKind.OTHER_OFFICE}


_OBJECTS = re.compile(
    r"(?:但是?|不过|可是)?(?:还是)?"
    r"(?:不对(?![外等称口])|[写说报搞弄打]错了?|有误|更正|纠正|改一下|改成|改为|应该?[是为]|应为|(?P<bare>不是的?|错了?))(?P<rest>.*)",
    re.DOTALL,
)
_MARKED = re.compile(
    r"[，,：:。.!！;；\s]|$"
)  # behind bare 不是, 错: 不是所有企业都能来 and 错过了昨天的会 object to nothing
_SPEAKS_ON = re.compile(r"[过开峰综失]|(?:所有|每|谁|什么|任何)")
_SUM = re.compile(r"\d\s*[万亿元]")
_OF_PROJECT = re.compile(r"^(?:该|这个|本)?项目的?(?=\S)")
_NOT_A_WORD = frozenset({*SUMS, Field.STAGE, Field.DAY, Field.VISITS})  # what such a field says can be read or not


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
        if found is None or draft is None or (found["bare"] and not self._objects(found["rest"])):
            return None
        rest = found["rest"].strip("，,：:。.!！ 的")
        edits = _fields_named(rest)
        sums = draft.rows[0].row.amounts if len(draft.rows) == 1 else ()
        if len(sums) == 1 and money_of(fold(rest).text) is not None and not edits:
            field = next((field for field, kind in SUMS.items() if kind is sums[0].kind), None)
            return Objection(draft, rest, (Edit(0, field, rest, sums[0].text),) if field else ())
        return Objection(draft, rest, edits)

    def _objects(self, rest: str) -> bool:
        """Whether what stands behind bare 不是 or 错 says that the card is wrong: a mark, a sum, a stage, a day."""
        if _MARKED.match(rest):
            return True
        folded = fold(rest).text
        says = _SUM.search(folded) is not None or any(stage.value in folded for stage in Stage)
        said_so = says or bool(find_days(folded, shanghai_day(self.message.sent_at)))
        return said_so and _SPEAKS_ON.match(rest) is None

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


def _fields_named(words: str) -> tuple[Edit, ...]:
    """The fields that words behind 不对 name: 项目总投资是2亿 names the sum, and 县里给了5000万 no county."""
    for said in (words, _OF_PROJECT.sub("", words)):
        edits = edits_in(said)
        if edits and (sets_fields(said) or all(edit.field in _NOT_A_WORD for edit in edits)):
            return edits
    return ()


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
