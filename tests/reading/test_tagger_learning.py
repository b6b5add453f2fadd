"""How the tagger of names learns."""

from datetime import datetime

import numpy as np

from bot.reading.reader import ZONE, marks_of
from bot.reading.tagger import tag
from bot.reading.tagger_features import features_of
from bot.reading.tagger_learning import Tags, learn_names, likelihoods

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)
TEXTS = ("滚珠项目签约", "粉丝项目开工", "渔网项目投产", "滤芯项目到位")


def _tags(size: int) -> Tags:
    """The first two characters are a name."""
    return np.array([1, 3, *[0] * (size - 2)], dtype=np.int64)


def test_what_was_shown_is_learned_and_always_the_same() -> None:
    """A name of which nothing was shown is found by what stands around it."""
    examples = [(features_of(marks_of(text, POSTED)), _tags(len(text))) for text in TEXTS]
    weights = learn_names(examples, rounds=12)
    assert (weights == learn_names(examples, rounds=12)).all()
    found = tag(marks_of("木耳项目签约", POSTED), weights.astype(np.float32)).spans
    assert [(one.start, one.end) for one in found] == [(0, 2)]


def test_shorter_texts_of_a_block_are_as_likely_as_alone() -> None:
    """What fills them up counts for nothing."""
    scores = np.arange(24, dtype=np.float64).reshape(1, 6, 4) / 7
    there = np.array([[True, True, True, True, False, False]])
    short = likelihoods(scores[:, :4], there[:, :4])[0]
    assert np.allclose(likelihoods(scores, there)[0][:, :4], short)
