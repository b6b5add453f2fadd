"""Learns from labelled messages how names stand and reports speak: `python -m bot.reading.training FILE.jsonl ...`."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import numpy as np

from bot.reading.learned import FILE, write_learned
from bot.reading.manner import grams_of
from bot.reading.manner_learning import learn_manner
from bot.reading.marks import Marks
from bot.reading.reader import marks_of
from bot.reading.tagger import TAGS, Scores
from bot.reading.tagger_features import Features, features_of
from bot.reading.tagger_learning import Tags, learn_names

_SEED = 3
_OTHERS = 3  # how often each message is learned from again, with other names in the place of its own
_SHORTEST = 3
_SITES = ("园", "基地", "期")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with the names of the projects it reports on, none where it reports nothing."""

    text: str
    posted_at: datetime
    names: tuple[str, ...]
    reports: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """The folded text of a message and where its names stand in it."""

    posted_at: datetime
    text: str
    places: tuple[tuple[int, int], ...]


def read_labelled(paths: Iterable[Path]) -> list[Labelled]:
    """The messages of labelled files in order. Raises OSError and ValueError for files that hold none."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_labelled(json.loads(line)) for line in lines]


def learn(messages: Sequence[Labelled]) -> tuple[Scores, Scores]:
    """The weights for names and for the manner of reports."""
    marks = [marks_of(one.text, one.posted_at) for one in messages]
    named = [_Named(m.posted_at, k.text, _places(k.text, m.names)) for m, k in zip(messages, marks, strict=True)]
    examples = list(_examples(named))
    manner = learn_manner([(grams_of(k), m.reports) for m, k in zip(messages, marks, strict=True)])
    return learn_names(examples), manner


def main(paths: Sequence[str]) -> int:
    """Learn from files and keep what was learned beside the program."""
    names, manner = learn(read_labelled(map(Path, paths)))
    write_learned(names, manner, FILE)
    return 0


def _labelled(row: dict[str, object]) -> Labelled:
    gold = row.get("gold")
    reports = gold.get("reports", []) if isinstance(gold, dict) else []
    names = tuple(dict.fromkeys(one["project"] for one in reports if one.get("project")))
    return Labelled(str(row["text"]), datetime.fromisoformat(str(row["posted_at"])), names, bool(reports))


def _places(text: str, names: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where names stand, longest first where they overlap; one that is written with slips where most of it stands."""
    found: set[tuple[int, int]] = set()
    for name in names:
        stem = name.removesuffix("项目") if len(name) > _SHORTEST else name
        here = {(place, place + len(stem)) for place in range(len(text)) if text.startswith(stem, place)}
        found |= here or _alike(text, stem)
    kept: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda each: (each[0] - each[1], each)):
        if all(one[1] <= other[0] or other[1] <= one[0] for other in kept):
            kept.append(one)
    return tuple(sorted(kept))


def _alike(text: str, stem: str) -> set[tuple[int, int]]:
    """The run that shares most characters with a name, at least half of them and two."""
    size = len(stem)
    shared = [(sum(map(str.__eq__, text[place : place + size], stem)), -place) for place in range(len(text) - size + 1)]
    most, place = max(shared, default=(0, 0))
    return {(-place, size - place)} if 2 * most >= size and most >= 2 else set()


def _examples(named: Sequence[_Named]) -> Iterable[tuple[Features, Tags]]:
    """Each message as it is, and with other names."""
    random = Random(_SEED)  # noqa: S311 - no secret hangs on it
    pool = sorted({one.text[a:b] for one in named for a, b in one.places if b - a >= _SHORTEST})
    sites = [name for name in pool if name.endswith(_SITES)]
    for one in named:
        for turn in range(1 + (_OTHERS if one.places else 0)):
            text, places = _renamed(one, random, pool, sites) if turn else (one.text, one.places)
            marks = marks_of(text, one.posted_at)
            if marks.text and len(marks.text) == len(text):
                yield features_of(marks), _tags(marks, places)


def _renamed(
    one: _Named, random: Random, pool: Sequence[str], sites: Sequence[str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    text, places, moved = one.text, [], 0
    for start, end in one.places:
        old = one.text[start:end]
        new = random.choice((sites if old.endswith(_SITES) else pool) or [old])
        text = text[: start + moved] + new + text[end + moved :]
        places.append((start + moved, start + moved + len(new)))
        moved += len(new) - len(old)
    return text, tuple(places)


def _tags(marks: Marks, places: Iterable[tuple[int, int]]) -> Tags:
    tags = np.zeros(len(marks.text), dtype=np.int64)
    for start, end in places:
        if end - start > 1:
            tags[start:end] = TAGS.index("within")
            tags[start], tags[end - 1] = TAGS.index("begin"), TAGS.index("end")
    return tags


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
