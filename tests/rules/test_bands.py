"""Bands of a scale: no gap, no overlap, each in one unit."""

import pytest

from rag.rules.bands import band_faults
from rag.rules.quantity import Quantity, quantity
from rag.rules.ways import Fixed, Mode, Scale, ScaleBand

Side = tuple[str, bool] | None


def _q(text: str) -> Quantity:
    found = quantity(text)
    assert found is not None
    return found


def _band(low: Side, high: Side) -> ScaleBand:
    ends = [_q(side[0]) if side else None for side in (low, high)]
    return ScaleBand(ends[0], ends[1], bool(low and low[1]), bool(high and high[1]), _q("1%"))


def _faults(mode: Mode, *bands: ScaleBand) -> str:
    return "\n".join(band_faults(Scale("x", "x", mode, bands, "第一条")))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("1亿元", True), ("1亿元", False), ""),
        (("1亿元", False), ("1亿元", True), ""),
        (("1亿元", True), ("1亿元", True), "都包含"),
        (("1亿元", False), ("1亿元", False), "都不包含"),
        (("1亿元", True), ("2亿元", True), "空档"),
        (("2亿元", False), ("1亿元", True), "空档"),
        (("1亿元", True), ("1亿美元", False), "空档"),
    ],
)
def test_neighbours_join(first: Side, second: Side, said: str) -> None:
    """The common bound belongs to exactly one of them."""
    found = _faults(Mode.WHOLE, _band(("1000万元", True), first), _band(second, None))
    assert said in found if said else found == ""


def test_a_band_begins_before_it_ends() -> None:
    """In one unit."""
    assert "首尾" in _faults(Mode.WHOLE, _band(("2亿元", True), ("1亿元", True)))
    assert "首尾" in _faults(Mode.WHOLE, _band(("1亿元", True), ("1亿元", True)))
    assert "首尾" in _faults(Mode.WHOLE, _band(("1万元", True), ("1亿美元", True)))
    assert "首尾" in _faults(Mode.WHOLE, _band(("1万元", True), ("50%", True)))


def test_slices_begin_at_nothing() -> None:
    """Otherwise what lies below would not count."""
    assert "从零开始" in _faults(Mode.SLICE, _band(("1万元", True), None))
    assert _faults(Mode.SLICE, _band(None, ("1万元", True)), _band(("1万元", False), None)) == ""
    assert list(band_faults(Fixed(_q("1万元"), "第一条"))) == []
