"""Learns from labelled messages where names stand and how reports speak: `python -m bot.reading.training FILE.jsonl ...`. Always the same."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from bot.reading.learned import FILE, write_learned
from bot.reading.manner import BITS as MANNER_BITS
from bot.reading.manner import Grams, grams_of, weight_of
from bot.reading.marks import Marks
from bot.reading.reader import marks_of
from bot.reading.tagger import TAGS, Scores, likelihoods
from bot.reading.tagger_features import BITS, Features, features_of

_Tags = npt.NDArray[np.int64]
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
    manner = _learn_manner([(grams_of(k), m.reports) for m, k in zip(messages, marks, strict=True)])
    return _learn_names(examples), manner


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


def _examples(named: Sequence[_Named]) -> Iterable[tuple[Features, _Tags]]:
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
        new = random.choice(sites if old.endswith(_SITES) and sites else pool)
        text = text[: start + moved] + new + text[end + moved :]
        places.append((start + moved, start + moved + len(new)))
        moved += len(new) - len(old)
    return text, tuple(places)


def _tags(marks: Marks, places: Iterable[tuple[int, int]]) -> _Tags:
    tags = np.zeros(len(marks.text), dtype=np.int64)
    for start, end in places:
        if end - start > 1:
            tags[start:end] = TAGS.index("within")
            tags[start], tags[end - 1] = TAGS.index("begin"), TAGS.index("end")
    return tags


def _learn_names(
    examples: Sequence[tuple[Features, _Tags]], rounds: int = 6, rate: float = 0.15, kept: float = 0.5, batch: int = 24
) -> Scores:
    """A chain of tags by small steps (Adagrad); in every step a part of the features is left out, so that none is relied on."""
    nothing = 1 << BITS  # a feature that is left out weighs nothing
    weights, steps = np.zeros((nothing + 1, len(TAGS))), np.full((nothing + 1, len(TAGS)), 0.1)
    random = np.random.RandomState(_SEED)
    order = sorted(range(len(examples)), key=lambda number: (len(examples[number][1]), number))
    batches = [order[first : first + batch] for first in range(0, len(order), batch)]
    for _ in range(rounds):
        random.shuffle(batches)
        for numbers in batches:
            found, tags, there = _filled([examples[number] for number in numbers], nothing)
            seen = np.where(random.random_sample(found.shape) < kept, found, nothing)
            weights[nothing] = 0
            likely = likelihoods(weights[seen].sum(axis=2) / kept, there)[0]
            wrong = (likely - np.eye(len(TAGS))[tags] * there[:, :, np.newaxis])[there]
            places, which = np.unique(seen[there].ravel(), return_inverse=True)
            missed = np.stack([np.bincount(which, np.repeat(each, found.shape[2]), len(places)) for each in wrong.T], 1)
            slope = missed / len(numbers) + 1e-4 * weights[places]
            steps[places] += slope * slope
            weights[places] -= rate * slope / np.sqrt(steps[places])
    return weights[:nothing]


def _filled(
    examples: Sequence[tuple[Features, _Tags]], nothing: int
) -> tuple[Features, _Tags, npt.NDArray[np.bool_]]:
    """Several texts as one block, filled up behind the shorter ones, and which characters are there."""
    size = max(len(tags) for _, tags in examples)
    found = np.full((len(examples), size, examples[0][0].shape[1]), nothing, dtype=np.int32)
    tags, there = np.zeros(found.shape[:2], dtype=np.int64), np.zeros(found.shape[:2], dtype=bool)
    for place, (features, own) in enumerate(examples):
        found[place, : len(own)], tags[place, : len(own)], there[place, : len(own)] = features, own, True
    return found, tags, there


def _learn_manner(examples: Sequence[tuple[Grams, bool]], rounds: int = 12, rate: float = 0.3, kept: float = 0.7) -> Scores:
    """What speaks for a report, one message after the other."""
    weights, steps = np.zeros((1 << MANNER_BITS) + 1), np.full(1 << MANNER_BITS, 0.1)
    random = np.random.RandomState(_SEED)
    order = list(range(len(examples)))
    for _ in range(rounds):
        random.shuffle(order)
        for number in order:
            grams, reports = examples[number]
            seen, weight = grams[random.random_sample(len(grams)) < kept], weight_of(grams)
            score = float(weights[seen].sum()) * weight / kept + float(weights[-1])
            wrong = float(1 / (1 + np.exp(-score))) - reports
            slope = wrong * weight
            steps[seen] += slope * slope
            weights[seen] -= rate * (slope + 2e-4 * weights[seen]) / np.sqrt(steps[seen])
            weights[-1] -= 0.02 * wrong
    return weights


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
