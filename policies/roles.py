"""What each block is in its document: heading, article, item, text. Needs the blocks around it, therefore a pass of its own."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto

from policies.lines import Block
from policies.numbering import Style

LONGEST_TITLE = 50
_LONGEST_ENGLISH_TITLE = 100
_LONGEST_CLOSED_TITLE = 25  # a title that ends with 。 or ：
_LONGEST_CAPTION = 40
_DIVISIONS = frozenset({Style.PART, Style.CHAPTER, Style.SECTION, Style.LENTICULAR})
_HEADING_STYLES = (Style.HAN, Style.HAN_PAREN, Style.ARABIC, Style.DECIMAL)
_APPENDIX = re.compile(r"附\s?[件表录]\s?[\d一二三四五六七八九十]{0,3}\s?(?:[：:].{0,40}|\s.{0,40})?|(?:Annex|Appendix)(?: \w{1,3})?(?:[:：].{0,60})?")
_DOCUMENT_TITLE = re.compile(
    r"[^，。；：]{4,60}(?:办法|意见|措施|规定|细则|方案|条例|指南|政策|规则|制度|指引|通知)(?:[（(][^（()）]{2,8}[)）])?"
)
_NATURAL_RANK = {
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
_HEADING_RANK = {Style.HAN_PAREN: 22, Style.ARABIC: 24, Style.DECIMAL: 26}  # as headings they stand above articles


class Role(Enum):
    """What a block is."""

    HEADING = auto()
    ARTICLE = auto()
    ITEM = auto()
    ITEM_TITLE = auto()  # a member whose line is only a title over a deeper list: heading and item at once
    TEXT = auto()
    CAPTION = auto()
    TABLE = auto()


def is_title(text: str) -> bool:
    """Whether these words read as a title and not as a sentence."""
    if not text:
        return True
    if text.isascii():
        return len(text) <= _LONGEST_ENGLISH_TITLE and text[-1] not in ".;,"
    if text[-1] in "；;，,、":
        return False
    if text[-1] in "。：:":
        return len(text) <= _LONGEST_CLOSED_TITLE and not re.search("[，。；！？,;]", text[:-1])
    return len(text) <= LONGEST_TITLE and not re.search("[。；！？]", text)


def ranks(blocks: Sequence[Block]) -> Mapping[Style, int]:
    """How deep each style stands in this document: the usual order, unless the document itself turns two round.

    A style that starts earlier and restarts at 1 less often than one that usually stands above it, stands above it here.
    """
    order = dict(_NATURAL_RANK)
    first: dict[Style, int] = {}
    restarts: dict[Style, int] = {}
    for position, block in enumerate(blocks):
        if block.marker and block.marker.number:
            first.setdefault(block.marker.style, position)
            restarts[block.marker.style] = restarts.get(block.marker.style, 0) + (block.marker.number == 1)
    inner_styles = [style for style in first if _NATURAL_RANK[style] >= _NATURAL_RANK[Style.HAN_PAREN]]
    for inner in inner_styles:
        for outer in inner_styles:
            natural = _NATURAL_RANK[outer] < _NATURAL_RANK[inner]
            if natural and first[inner] < first[outer] and restarts[outer] > restarts[inner]:
                order[inner] = min(order[inner], order[outer] - 1)
    return order


def heading_rank(block: Block, order: Mapping[Style, int]) -> int:
    """Depth of a heading: Markdown by its hashes, others by their style."""
    if block.hashes:
        return block.hashes
    if not block.marker:
        return _NATURAL_RANK[Style.APPENDIX]
    return _HEADING_RANK.get(block.marker.style, order[block.marker.style])


def read_roles(blocks: Sequence[Block]) -> list[Role]:
    """The role of every block, in order."""
    return _RoleReader(blocks).read()


class _RoleReader:
    """One pass over the blocks that remembers whether it stands inside an article."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._roles: list[Role] = []
        self._last_article = 0  # 0: not inside an article
        self._articles = sum(bool(block.marker and block.marker.style is Style.ARTICLE) for block in blocks)
        self._last_heading: dict[Style, int] = {}
        styles = [block.marker.style for block in blocks if block.marker and block.marker.number]
        self._outermost = min(styles, key=lambda style: _NATURAL_RANK[style], default=None)

    def read(self) -> list[Role]:
        for position, block in enumerate(self._blocks):
            role = self._role(position, block)
            self._roles.append(role)
            if role is Role.ARTICLE and block.marker:
                self._last_article = block.marker.number
            elif role is Role.HEADING:
                self._last_article = 0
                if block.marker:
                    self._last_heading[block.marker.style] = block.marker.number
        return self._roles

    def _role(self, position: int, block: Block) -> Role:
        if block.table:
            return Role.TABLE
        if block.marker and block.marker.style is Style.ARTICLE:
            return self._article_role(block)
        if block.hashes:
            return Role.HEADING
        if not block.marker:
            return self._text_role(position, block)
        if block.marker.style in _DIVISIONS:
            inside = block.marker.style is Style.LENTICULAR and (self._last_article or block.body)
            return Role.HEADING if is_title(block.body) and not inside else Role.TEXT
        if block.marker.style in _HEADING_STYLES and self._is_heading(position, block):
            return Role.HEADING
        over_list = is_title(block.body) and self._goes_deeper(position)
        return Role.ITEM_TITLE if over_list else Role.ITEM

    def _article_role(self, block: Block) -> Role:
        marker = block.marker
        assert marker is not None  # noqa: S101 - narrows for mypy; the caller has looked
        follows = marker.number == self._last_article + 1
        return Role.ARTICLE if marker.spaced or follows or self._articles >= 3 else Role.TEXT

    def _text_role(self, position: int, block: Block) -> Role:
        if _APPENDIX.fullmatch(block.text) and is_title(block.text):
            return Role.HEADING
        if position and self._roles[-1] is not Role.HEADING and _DOCUMENT_TITLE.fullmatch(block.text) and self._restarts(position):
            return Role.HEADING
        if self._captions_table(position):
            return Role.CAPTION
        return Role.TEXT

    def _restarts(self, position: int) -> bool:
        """A new document of a compilation begins: the next marker behind this title is a first one, and some stood before."""
        if not any(block.marker for block in self._blocks[:position]):
            return False
        for block in self._blocks[position + 1 : position + 9]:
            if block.marker:
                return block.marker.number == 1 and block.marker.style in {Style.ARTICLE, Style.CHAPTER, Style.HAN}
        return False

    def _captions_table(self, position: int) -> bool:
        """A short line, or two, straight before a table."""
        for offset in range(2):
            if position + offset >= len(self._blocks):
                return False
            block = self._blocks[position + offset]
            if block.marker or block.table or block.hashes or len(block.text) > _LONGEST_CAPTION or not is_title(block.text):
                return False
            if position + offset + 1 < len(self._blocks) and self._blocks[position + offset + 1].table:
                return not block.text.endswith(("：", ":"))
        return False

    def _is_heading(self, position: int, block: Block) -> bool:
        marker = block.marker
        assert marker is not None  # noqa: S101 - narrows for mypy; the caller has looked
        if not is_title(block.body):
            return False
        if self._leads_to_article(position):
            return True
        open_ended = block.body[-1:] not in {"。", "：", ":", "."}
        follows = self._last_heading.get(marker.style) == marker.number - 1
        if self._last_article:
            return marker.style is Style.HAN and open_ended and follows and marker.number > 1
        if marker.style is Style.HAN:
            return True
        if marker.style is Style.HAN_PAREN:
            return self._goes_deeper(position) or (open_ended and self._has_text_below(position))
        if self._goes_deeper(position):
            return True
        outermost = marker.style is self._outermost or marker.style is Style.DECIMAL
        return outermost and open_ended and self._has_text_below(position)

    def _next(self, position: int) -> Block | None:
        return self._blocks[position + 1] if position + 1 < len(self._blocks) else None

    def _leads_to_article(self, position: int) -> bool:
        """Only headings stand between this block and an article."""
        for block in self._blocks[position + 1 : position + 4]:
            if block.marker and block.marker.style is Style.ARTICLE:
                return True
            if not block.marker or block.table or not is_title(block.body):
                return False
        return False

    def _goes_deeper(self, position: int) -> bool:
        """The next block is the first member of a list of another style."""
        after = self._next(position)
        own = self._blocks[position].marker
        if not after or not after.marker or not own or after.marker.style in {own.style, Style.ARTICLE, *_DIVISIONS}:
            return False
        return after.marker.number <= 1 and not self._opened(after.marker.style, position)

    def _opened(self, style: Style, position: int) -> bool:
        """A list of this style is open around the block: its next number belongs outside. A first member never does."""
        after = self._blocks[position + 1].marker
        return bool(after and after.number > 1 and style is after.style)

    def _has_text_below(self, position: int) -> bool:
        after = self._next(position)
        return bool(after and not after.marker and not after.hashes)
