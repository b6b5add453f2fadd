"""The journey of a message: folded, slips mended, marked, cut by project, read into rows. Pure; never raises on any text."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.reading.amounts import plain
from bot.reading.brackets import opened
from bot.reading.columns import with_units
from bot.reading.corrections import Correction, correction_in, is_headed_so
from bot.reading.days_apart import split_days
from bot.reading.evidence import released
from bot.reading.facts import is_done, row_of
from bot.reading.forms import without_numbers
from bot.reading.grouping import Group, group
from bot.reading.learned import read_learned
from bot.reading.lines import joined
from bot.reading.manner import grams_of, likely_report
from bot.reading.marks import Marks, mark
from bot.reading.names import Grip, known_in
from bot.reading.notices import is_of_others, why_no_report
from bot.reading.phases import split_phases
from bot.reading.places import SAMPLE_COUNTIES, Counties
from bot.reading.slips import Slips, known_alike, mend, mended_name
from bot.reading.tagger import Tagged, tag
from bot.reading.text import Folded, fold
from bot.reading.verdict import is_firm, is_row, why_none
from bot.reading.visits_apart import split_visits
from store.reporting.progress import Doubt, DoubtKind, Row, Source

ZONE = ZoneInfo("Asia/Shanghai")
LONGEST = 12_000
# How likely a message must report, a sure name counted in, for words of notices and questions in it to count for less.
# Below _QUIET only what is told firmly counts, below _SILENT nothing.
_SHORT = 30  # characters
_REPORTS, _NAMED, _QUIET, _SILENT = 0.7, 0.2, 0.45, 0.27


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What the store knows by name: counties (full name, other ways to write it), projects (names and aliases)."""

    counties: Counties = SAMPLE_COUNTIES
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a message in order; without rows `why_not` says why: plan | question | small_talk | order | notice | empty."""

    rows: tuple[Row, ...] = ()
    why_not: str = ""


def marks_of(text: str, posted_at: datetime, counties: Counties = SAMPLE_COUNTIES) -> Marks:
    """A message taken apart, as it is read and as it is learned from."""
    return _marked(text, posted_at, counties)[0]


def _marked(text: str, posted_at: datetime, counties: Counties) -> tuple[Marks, Slips]:
    folded, slips = mend(fold(text[:LONGEST]))
    return mark(opened(with_units(without_numbers(joined(folded)))), _day_of(posted_at), counties), slips


def read_message(text: str, posted_at: datetime, gazetteer: Gazetteer) -> Reading:
    """Read a message that was posted at `posted_at` (aware; days count in Shanghai). Text beyond LONGEST is not read."""
    marks, slips = _marked(text, posted_at, gazetteer.counties)
    folded = marks.folded
    why_not = why_no_report(folded.text)
    if why_not == "empty":
        return Reading(why_not=why_not)
    learned = read_learned()
    tagged, likely = tag(marks, learned.names), likely_report(grams_of(marks), learned.manner)
    known = known_in(marks.text, gazetteer.projects)
    likely += _NAMED * (1.0 if known else tagged.surest())
    correction = _correction(marks)
    quiet = likely < _QUIET and not correction.correcting
    if why_not and (likely < _REPORTS or is_of_others(folded.text)):
        return Reading(why_not=why_not)
    if likely >= _REPORTS:
        marks = released(marks, tagged)
    groups = _groups(marks, tagged, known)
    marks = replace(marks, single=len(groups) == 1)
    kept = tuple(
        _finished(row, folded, slips, gazetteer.projects)
        for one in groups
        if is_row(
            row := row_of(marks, one, correction),
            marks,
            _grip(one),
            done=is_done(marks, one),
            pointed=marks.pointed,
        )
        and not (quiet and not is_firm(row, _grip(one), silent=likely < _SILENT, short=len(folded.text) <= _SHORT))
    )
    if kept and not any(number not in marks.plans for number in range(len(marks.clauses))):
        return Reading(why_not="plan")
    return Reading(kept) if kept else Reading(why_not=why_none(marks))


def _groups(marks: Marks, tagged: Tagged, projects: tuple[str, ...]) -> list[Group]:
    """What becomes a row each."""
    named = split_phases(marks, group(marks, tagged, projects))
    return split_visits(marks, split_days(marks, named))


def _correction(marks: Marks) -> Correction:
    """What the message says of an earlier one; a slip mended in its own breath is none."""
    text = marks.text
    return correction_in(text) if not marks.mended or is_headed_so(text) else Correction()


def _day_of(posted_at: datetime) -> date:
    """The day in Shanghai; the last hours that a clock can show have none, and keep their own."""
    try:
        return posted_at.astimezone(ZONE).date()
    except OverflowError:
        return posted_at.date()


def _finished(row: Row, folded: Folded, slips: Slips, projects: tuple[str, ...]) -> Row:
    """The name's own slips put right; a sum whose unit was a slip is asked about."""
    unsure = [
        amount for amount in row.amounts if any(_holds(amount.source, folded.source(at, at + 1)) for at in slips.units)
    ]
    doubts = tuple(Doubt(DoubtKind.UNIT, amount.text, (plain(amount.money),)) for amount in unsure)
    return replace(row, project=known_alike(mended_name(row.project, slips), projects), doubts=(*row.doubts, *doubts))


def _grip(one: Group) -> Grip:
    return one.name.grip if one.name else Grip.LOOSE


def _holds(whole: Source, part: Source) -> bool:
    return whole.start <= part.start and part.end <= whole.end
