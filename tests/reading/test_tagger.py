"""Where a message most likely names a project."""

import itertools
from datetime import datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.learned import read_learned
from bot.reading.reader import ZONE, marks_of
from bot.reading.tagger import TAGS, best_path, likely_tags, tag
from bot.reading.tagger_learning import likelihoods

POSTED = datetime(2024, 7, 8, 9, tzinfo=ZONE)


def named(text: str) -> list[str]:
    """The characters that are taken for names."""
    marks = marks_of(text, POSTED)
    return [marks.text[one.start : one.end] for one in tag(marks, read_learned().names).spans]


def test_names_are_found_between_words_of_any_kind() -> None:
    """Also names that no list holds."""
    assert named("冠县那个蛭石保温板的老板今天松口了，把合同签了，两个亿") == ["蛭石保温板"]
    assert named("1.莘县葵花盘加工项目：7月3日开工\n2.高唐钢骨架项目：到位资金300万元") == ["葵花盘加工", "钢骨架"]


def test_nothing_is_named_in_small_talk() -> None:
    """And nothing in a message without a word."""
    assert named("中午吃面，下午开会") == []
    assert tag(marks_of("", POSTED), read_learned().names).support(0, 4) == 0


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.floats(-4, 4), min_size=4, max_size=4), min_size=2, max_size=12))
def test_likelihoods_of_one_text_are_those_of_a_block(rows: list[list[float]]) -> None:
    """Reading and learning agree; every place has tags that add up to one; the best path is one that may be."""
    scores = np.array(rows)
    there = np.ones((1, len(rows)), dtype=bool)
    assert np.allclose(likely_tags(scores), likelihoods(scores[np.newaxis], there)[0][0], atol=1e-6)
    path = [TAGS[each] for each in best_path(scores)]
    assert path[0] in {"outside", "begin"} and path[-1] in {"outside", "end"}
    pairs = set(itertools.pairwise(path))
    assert not pairs & {
        ("outside", "within"),
        ("outside", "end"),
        ("begin", "outside"),
        ("begin", "begin"),
        ("end", "within"),
    }
