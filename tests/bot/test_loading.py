"""The collector of cycles during and after a start."""

import gc

import pytest

from bot.loading import loading


class _Ring:
    """Something that only the collector takes away."""

    def __init__(self) -> None:
        self.myself = self


def test_nothing_is_collected_while_it_loads() -> None:
    """A start makes hundreds of thousands of objects that all stay: looking through them again and again finds nothing."""
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_loaded_is_not_walked_over_again() -> None:
    """Else a full collection takes a tenth of a second in the middle of somebody's answer."""
    before = gc.get_freeze_count()
    with loading():
        kept = [[number] for number in range(10_000)]
    assert gc.get_freeze_count() >= before + len(kept)
    assert not any(one is kept for one in gc.get_objects())


def test_what_comes_later_is_collected_as_ever() -> None:
    """Only what a start leaves is taken out."""
    with loading():
        pass
    for _ in range(100):
        _Ring()
    assert gc.collect() >= 100


def test_a_start_that_fails_leaves_the_collector_on() -> None:
    """What follows is somebody else's work, in the same process."""
    with pytest.raises(ValueError, match="no"), loading():
        raise ValueError("no")
    assert gc.isenabled()


def test_whoever_had_it_off_keeps_it_off() -> None:
    """A measurement, for one."""
    gc.disable()
    try:
        with loading():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
