"""What a tagger sees of each character."""

from datetime import datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.reader import ZONE, marks_of
from bot.reading.tagger_features import BITS, COUNT, features_of, mix

MIXED = [194, 53, 15]
POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="冠县滚珠项目签约2亿，。7月3日A \n", max_size=40))
def test_every_character_has_as_many_features(text: str) -> None:
    """Each within the weights, and always the same."""
    marks = marks_of(text, POSTED)
    found = features_of(marks)
    assert found.shape == (len(marks.text), COUNT)
    assert ((found >= 0) & (found < 1 << BITS)).all() and (found == features_of(marks)).all()


def test_other_digits_and_other_days_look_alike() -> None:
    """3亿 and 8亿, 7月3日 and 7月5日 are seen alike, 冠县 and a word are not."""
    one, other, third = (
        marks_of(text, POSTED) for text in ("7月3日滚珠签约3亿", "7月5日滚珠签约8亿", "滚动条滚珠签约3亿")
    )
    assert (features_of(one) == features_of(other)).all()
    assert not (features_of(one)[: len(third.text)] == features_of(third)[: len(one.text)]).all()


def test_numbers_are_mixed_the_same_way_on_every_machine() -> None:
    """The weights that come with the program hang on it."""
    parts = [np.array([1, 2, 3], dtype=np.uint64), np.array([7, 7, 7], dtype=np.uint64)]
    assert mix(parts, 5, 8).tolist() == MIXED
