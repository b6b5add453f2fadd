"""Kleene's three values."""

from itertools import product

from rag.calculating.truth import Verdict, all_of, any_of, opposite, verdict_of

_MET, _NOT, _OPEN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


def test_the_tables() -> None:
    """What is settled by one member stays settled whatever the others are."""
    assert (all_of([]), any_of([])) == (_MET, _NOT)
    assert all_of([_MET, _OPEN]) is _OPEN and all_of([_NOT, _OPEN]) is _NOT
    assert any_of([_MET, _OPEN]) is _MET and any_of([_NOT, _OPEN]) is _OPEN
    assert (verdict_of(True), verdict_of(False)) == (_MET, _NOT)


def test_de_morgan() -> None:
    """Not all is any not."""
    for pair in product(Verdict, repeat=2):
        assert opposite(all_of(pair)) is any_of(opposite(one) for one in pair)
        assert opposite(opposite(pair[0])) is pair[0]
