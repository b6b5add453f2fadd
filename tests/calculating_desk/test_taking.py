"""Which place words name, over the places of the shipped rules."""

import pytest

from bot.calculating.taking import place_named
from rag.text import normalise
from tests.calculating_desk.rules import book


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("高新区能补多少", "栖梧高新区"),
        ("落在高新，固投2亿", "栖梧高新区"),
        ("换成高新呢", "栖梧高新区"),
        ("我们刚评上国家高新，固投2亿能拿多少", ""),
        ("高新认定奖多少", ""),
        ("在高新认定之后固投2亿", ""),
        ("苏州高新区固投2亿", ""),
        ("临澜县经开区，固投2亿", "临澜县"),
        ("临澜县高新区，固投2亿", "临澜县"),
        ("高新区和临澜县哪个高", ""),
    ],
)
def test_a_zone_is_named_as_a_place(words: str, place: str) -> None:
    """And not where a firm is said to be a high-tech one; the zone of a county is the county's."""
    assert place_named(normalise(words), book()) == place
