"""The names that the grammar found in a clause, weighed against what was learned from labelled messages (tagger)."""

import re
from dataclasses import replace

from bot.reading.given_names import named_as
from bot.reading.marks import Marks
from bot.reading.names import Grip, NameFound
from bot.reading.tagger import Span, Tagged

_LIKELY, _UNLIKELY, _UNLIKELY_POINTED = 0.5, 0.06, 0.01
_MUCH = 4
_SIGNS = re.compile(r"[,。;:!?\n|]")


def weighed(marks: Marks, number: int, names: tuple[NameFound, ...], tagged: Tagged) -> tuple[NameFound, ...]:
    """The names of a clause in order: likely ones surer, unlikely ones fainter, and those that only were learned."""
    clause = marks.clauses[number]
    spans = [
        one
        for one in tagged.spans
        if clause.start <= one.start and one.end <= clause.end and not _SIGNS.search(marks.text, one.start, one.end)
    ]
    taken: list[NameFound] = []
    for name in names:
        beside = [one for one in spans if _meet(one, name)]
        joined = any(_meet(one, other) for one in beside for other in names if other is not name)
        heads = _opens(marks, number) and name.start == clause.start and clause.end - name.end <= 1
        if beside or heads or name.grip >= Grip.NAMED or not _is_unlikely(name, tagged):
            taken.append(_settled(marks, clause.end, name, beside * (1 + joined), tagged))
    for one in spans:
        if not any(_meet(one, name) for name in (*taken, *names)):
            grip = Grip.POINTED if one.sure >= _LIKELY else Grip.LOOSE
            if told := named_as(marks.text, (one.start, one.end), clause.end, marks.hidden, grip):
                taken.append(told)
    return tuple(sorted(taken, key=lambda name: name.start))


def _settled(marks: Marks, end: int, name: NameFound, beside: list[Span], tagged: Tagged) -> NameFound:
    """One name: as it is where the store holds it, else with what the spans beside it say."""
    if name.grip is Grip.KNOWN:
        return name
    best = max(beside, key=lambda one: one.sure, default=None)
    if best is None or best.sure < _LIKELY:
        return name
    firmer = replace(name, grip=max(name.grip, Grip.POINTED))
    told = named_as(marks.text, (best.start, best.end), end, marks.hidden, firmer.grip)
    if told is None or told.name == name.name or len(beside) > 1:
        return firmer
    return told if _is_better(told, name, tagged) else firmer


def _opens(marks: Marks, number: int) -> bool:
    """Whether a clause stands before a colon, or is the first of an item."""
    clause, before = marks.clauses[number], marks.clauses[number - 1] if number else None
    return clause.label or (clause.item >= 0 and (before is None or before.item != clause.item))


def _meet(one: Span, name: NameFound) -> bool:
    return one.start < name.end and name.start < one.end


def _is_unlikely(name: NameFound, tagged: Tagged) -> bool:
    """Whether nothing speaks for a name, while something speaks for others."""
    least = _UNLIKELY if name.grip < Grip.POINTED else _UNLIKELY_POINTED
    return tagged.support(name.start, name.end) < (least if tagged.spans else _UNLIKELY_POINTED)


def _is_better(told: NameFound, name: NameFound, tagged: Tagged) -> bool:
    """Whether what was learned begins and ends much more likely than what the grammar found."""
    return _likely(told, tagged) > _MUCH * _likely(name, tagged)


def _likely(name: NameFound, tagged: Tagged) -> float:
    """How likely a name begins and ends just there."""
    last = name.start + len(name.name.removesuffix("项目")) - 1
    return tagged.begins[name.start] * tagged.ends[last] if last < len(tagged.ends) else 0.0
