"""The blocks around a block, found once for a whole document, so that looking ahead and back costs no time."""

from collections.abc import Sequence

from policies.lines import Block
from policies.numbering import Marker, Style


class Neighbours:
    """Answers what stands before and behind a position. `after` may be asked for any position, also the last."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._next_marked = [len(blocks)] * (len(blocks) + 1)
        for position in range(len(blocks) - 1, -1, -1):
            here = blocks[position].marker is not None
            self._next_marked[position] = position if here else self._next_marked[position + 1]
        self._member_before: list[int] = []
        last: dict[Style, int] = {}
        for position, block in enumerate(blocks):
            self._member_before.append(last.get(block.marker.style, -1) if block.marker else -1)
            if block.marker:
                last[block.marker.style] = position

    def after(self, position: int) -> Block | None:
        """The block behind this one."""
        return self._blocks[position + 1] if position + 1 < len(self._blocks) else None

    def position_after(self, position: int) -> int:
        """Position of the first numbered block behind this one; the number of blocks where there is none."""
        return self._next_marked[position + 1]

    def marker_after(self, position: int) -> Marker | None:
        """The first marker behind this position, however far."""
        at = self.position_after(position)
        return self._blocks[at].marker if at < len(self._blocks) else None

    def text_after(self, position: int) -> bool:
        """Whether an unnumbered paragraph or a table follows."""
        after = self.after(position)
        return bool(after and not after.marker and not after.hashes)

    def member_before_ended(self, position: int) -> bool:
        """Whether the member before this one in its list ends with a mark, as a sentence does."""
        before = self._member_before[position]
        return before >= 0 and self._blocks[before].text.endswith(("。", "；", ";"))

    def member_before_had_text(self, position: int) -> bool:
        """Whether the member before this one in its list had an unnumbered paragraph of its own."""
        before = self._member_before[position]
        own, other = self._blocks[position].marker, self._blocks[before].marker if before >= 0 else None
        return bool(own and other and other.number == own.number - 1 and self.text_after(before))
