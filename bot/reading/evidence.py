"""What a message tells for sure although some words of it ask, order or announce: a likely name with a step that was done."""

from dataclasses import replace

from bot.reading.marks import Marks, asks, stages_in, supposes
from bot.reading.tagger import Tagged

_SURE = 0.9


def released(marks: Marks, tagged: Tagged) -> Marks:
    """The marks of a message that surely reports: only what asks itself is a question, only what tells nothing a notice."""
    clauses = marks.clauses
    sure = {clauses[number].sentence for number in marks.aside if _tells(marks, tagged, number)}
    supposed = {clauses[number].sentence for number in marks.questions if supposes(marks.said(number))}
    questions = frozenset(n for n in marks.questions if clauses[n].sentence in supposed or _asks(marks, n))
    aside = frozenset(n for n in marks.aside if clauses[n].sentence not in sure)
    return replace(marks, questions=questions, aside=aside)


def _asks(marks: Marks, number: int) -> bool:
    end = marks.clauses[number].end
    return asks(marks.said(number)) or marks.text[end : end + 1] == "?"


def _tells(marks: Marks, tagged: Tagged, number: int) -> bool:
    """Whether a clause names a project or a day, or says that something is done."""
    if number in marks.plans:
        return False
    done = any(one.done for one in stages_in(marks, number))
    return done or bool(marks.days_in(number)) or _is_sure(marks, tagged, number)


def _is_sure(marks: Marks, tagged: Tagged, number: int) -> bool:
    clause = marks.clauses[number]
    return any(clause.start <= one.start and one.end <= clause.end and one.sure >= _SURE for one in tagged.spans)
