"""Whether the bands of a scale join: each value in one band only, no value between two bands in none."""

from collections.abc import Iterator
from itertools import pairwise

from rag.rules.ways import Mode, Scale, ScaleBand, Way


def band_faults(way: Way) -> Iterator[str]:
    """What is wrong with the bands of a scale; nothing for other ways of counting."""
    if not isinstance(way, Scale):
        return
    for band in way.bands:
        if band.low and band.high and (kinds_differ(band) or not is_rising(band)):
            yield f"档次“{band.low.written}至{band.high.written}”首尾颠倒或者单位不同 / a band ends before it begins"
            return
    for before, after in pairwise(way.bands):
        if before.high is None or after.low is None or before.high.value != after.low.value:
            yield "相邻档次之间有空档或者重叠 / neighbouring bands leave a gap or overlap"
        elif before.high_included == after.low_included:
            held = "都包含" if before.high_included else "都不包含"
            yield f"相邻档次{held}“{after.low.written}” / both bands or none holds their common bound"
    if way.mode is Mode.SLICE and way.bands[0].low is not None:
        yield "分段计算的第一档应从零开始 / slices begin at nothing"


def kinds_differ(band: ScaleBand) -> bool:
    """Whether the two ends of a band are of different units."""
    low, high = band.low and band.low.value, band.high and band.high.value
    return type(low) is not type(high) or getattr(low, "currency", "") != getattr(high, "currency", "")


def is_rising(band: ScaleBand) -> bool:
    """Whether a band ends above its beginning."""
    low, high = (getattr(end.value, "value", getattr(end.value, "fraction", 0)) for end in (band.low, band.high) if end)
    return bool(low < high)
