"""How deep each way of numbering stands in a document (层次)."""

from collections.abc import Mapping, Sequence

from policies.lines import Block
from policies.numbering import Style

_NATURAL = {
    Style.APPENDIX: 0,
    Style.LENTICULAR: 8,
    Style.PART: 10,
    Style.CHAPTER: 11,
    Style.SECTION: 12,
    Style.HAN: 20,
    Style.ARTICLE: 30,
    Style.HAN_PAREN: 40,
    Style.ARABIC: 50,
    Style.DECIMAL: 55,
    Style.ARABIC_PAREN: 60,
    Style.ARABIC_HALF: 70,
    Style.CIRCLED: 80,
    Style.LATIN: 85,
    Style.ROMAN: 90,
    Style.BULLET: 99,
}
_AS_HEADING = {Style.HAN_PAREN: 22, Style.ARABIC: 24, Style.DECIMAL: 26}  # as headings they stand above articles
TOPIC_RANK = 9
"""Of an unnumbered heading over 一、二、三、 that begin anew under it."""
SUBHEADING_RANK = 28
"""Of an unnumbered heading over plain text: below all numbered headings, above lists."""


def natural_rank(style: Style) -> int:
    """The usual depth of a style, whatever the document."""
    return _NATURAL[style]


def ranks(blocks: Sequence[Block]) -> Mapping[Style, int]:
    """Depth of each style in this document: the usual order, unless the document itself turns two round.

    A style that starts earlier and begins again at 1 less often than one that usually stands above it, stands above it here.
    """
    order = dict(_NATURAL)
    first: dict[Style, int] = {}
    restarts: dict[Style, int] = {}
    for position, block in enumerate(blocks):
        if block.marker and block.marker.number:
            first.setdefault(block.marker.style, position)
            restarts[block.marker.style] = restarts.get(block.marker.style, 0) + (block.marker.number == 1)
    inner_styles = [style for style in first if _NATURAL[style] >= _NATURAL[Style.HAN_PAREN]]
    for inner in inner_styles:
        for outer in inner_styles:
            turned = first[inner] < first[outer] and restarts[outer] > restarts[inner]
            if turned and _NATURAL[outer] < _NATURAL[inner]:
                order[inner] = min(order[inner], order[outer] - 1)
    return order


def heading_rank(block: Block, order: Mapping[Style, int], unnumbered: int) -> int:
    """Depth of a heading: Markdown by its hashes, numbered ones by their style, others as stated."""
    if block.hashes:
        return block.hashes
    if not block.marker:
        return unnumbered
    return _AS_HEADING.get(block.marker.style, order[block.marker.style])
