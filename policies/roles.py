"""What each block is in its document: heading, article, item, text. Needs the blocks around it, therefore a pass of its own."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from policies.characters import plain_signs
from policies.lines import Block
from policies.margins import is_signature
from policies.neighbours import Neighbours
from policies.numbering import Marker, Style
from policies.ranks import natural_rank

_LONGEST_TITLE = 50
_LONGEST_ENGLISH_TITLE = 100
_LONGEST_CLOSED_TITLE = 25  # a title that ends with 。 or ：
_LONGEST_CAPTION = 40
_LONGEST_SUBHEADING = 30
_SHORTEST_PROSE = 30
_DIVISIONS = frozenset({Style.PART, Style.CHAPTER, Style.SECTION, Style.LENTICULAR})
_BEGINS_DOCUMENT = frozenset({Style.ARTICLE, Style.CHAPTER, Style.HAN})
_TITLE_TO_FIRST = 8  # blocks from the title of a document to its first number: number, issuer, introduction
_MAY_HEAD = frozenset({Style.HAN, Style.HAN_PAREN, Style.ARABIC, Style.DECIMAL})
_APPENDIX = re.compile(
    r"附\s?[件表录]\s?[\d一二三四五六七八九十]{0,3}\s?(?:[：:.．、].{0,40}|\s.{0,40})?|(?:Annex|Appendix)(?: \w{1,3})?(?:[:：].{0,60})?"
)
_DOCUMENT_TITLE = re.compile(
    r"[^，。；：]{4,60}(?:办法|意见|措施|规定|细则|方案|条例|指南|政策|规则|制度|指引|通知)(?:[（(][^（()）]{2,8}[)）])?"
)


class Role(Enum):
    """What a block is."""

    HEADING = auto()
    APPENDIX = auto()  # 附件, or the title of the next document of a compilation
    TOPIC = auto()  # an unnumbered heading over 一、二、三、
    SUBHEADING = auto()  # an unnumbered heading over plain text
    ARTICLE = auto()
    ITEM = auto()
    ITEM_TITLE = auto()  # a member whose line is only a title over a deeper list: heading and item at once
    TEXT = auto()
    CAPTION = auto()
    TABLE = auto()


HEADINGS = frozenset({Role.HEADING, Role.APPENDIX, Role.TOPIC, Role.SUBHEADING})


def is_title(text: str) -> bool:
    """Whether these words read as a title and not as a sentence."""
    if not text:
        return True
    if text.isascii():
        return len(text) <= _LONGEST_ENGLISH_TITLE and text[-1] not in ".;,"
    if text[-1] in "；;，,、":
        return False
    if text[-1] == "。" and re.search(r"\d", text):
        return False  # （一）奖励3万元。
    if text[-1] in "。：:":
        return len(text) <= _LONGEST_CLOSED_TITLE and not re.search(
            "[，。；！？,;]|下列|如下|以下|之一|的.$", text[:-1] + "#"
        )
    return len(text) <= _LONGEST_TITLE and not re.search("[。；！？]", text)


def read_roles(blocks: Sequence[Block]) -> list[Role]:
    """The role of every block, in order."""
    return _RoleReader(blocks).read()


def _inner_titles(blocks: Sequence[Block], near: Neighbours) -> frozenset[int]:
    """Titles of the documents inside a compilation: each stands shortly before a first article, chapter or 一、.

    One alone is the title of the document itself.
    """
    title_of: dict[int, int] = {}
    for position, block in enumerate(blocks):
        if not block.marker and not block.table and _DOCUMENT_TITLE.fullmatch(plain_signs(block.text)):
            at = near.position_after(position)
            marker = blocks[at].marker if at < len(blocks) else None
            if marker and marker.number == 1 and marker.style in _BEGINS_DOCUMENT and at - position <= _TITLE_TO_FIRST:
                title_of[at] = position
    return frozenset(title_of.values()) if len(title_of) > 1 else frozenset()


class _RoleReader:
    """One pass over the blocks that remembers whether it stands inside an article or a list."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._near = Neighbours(blocks)
        self._inner_titles = _inner_titles(blocks, self._near)
        self._roles: list[Role] = []
        self._last_article = 0  # its number; 0 outside articles
        self._in_list = False
        self._begun = False  # a first number has been met
        self._numbered = any(block.marker or block.hashes for block in blocks)
        self._met: set[Style] = set()
        self._last_heading: dict[Style, int] = {}
        styles = [block.marker.style for block in blocks if block.marker and block.marker.number]
        self._articles = styles.count(Style.ARTICLE)
        self._outermost = min(styles, key=natural_rank, default=None)

    def read(self) -> list[Role]:
        """All roles."""
        for position, block in enumerate(self._blocks):
            role = self._role(position, block)
            self._roles.append(role)
            if role in HEADINGS or role is Role.ARTICLE:
                self._last_article = block.marker.number if block.marker and role is Role.ARTICLE else 0
                self._in_list = False
            elif role in {Role.ITEM, Role.ITEM_TITLE}:
                self._in_list = bool(block.marker and block.marker.number)
            self._begun = self._begun or block.marker is not None or block.hashes > 0
            if block.marker:
                self._met.add(block.marker.style)
                if role is Role.HEADING:
                    self._last_heading[block.marker.style] = block.marker.number
        return self._roles

    def _role(self, position: int, block: Block) -> Role:
        marker = block.marker
        if block.table:
            return Role.TABLE
        if marker and marker.style is Style.ARTICLE:
            follows = marker.number == self._last_article + 1
            return Role.ARTICLE if marker.spaced or follows or self._articles >= 3 else Role.TEXT
        if block.hashes:
            return Role.HEADING
        return self._numbered_role(position, block, marker) if marker else self._unnumbered_role(position, block)

    def _numbered_role(self, position: int, block: Block, marker: Marker) -> Role:
        if marker.style is Style.LENTICULAR:
            return Role.TEXT if self._last_article else Role.HEADING
        if marker.style in _DIVISIONS:
            return Role.HEADING if is_title(block.body) else Role.TEXT
        if (
            marker.style in {*_MAY_HEAD, self._outermost}
            and is_title(block.body)
            and self._is_heading(position, block, marker)
        ):
            return Role.HEADING
        return Role.ITEM_TITLE if is_title(block.body) and self._goes_deeper(position) else Role.ITEM

    def _is_heading(self, position: int, block: Block, marker: Marker) -> bool:
        open_ended = block.body[-1:] not in {"。", "：", ":", "."}
        to_article = self._leads_to_article(position)
        if self._last_article:
            # The last member of an article's list also stands straight before the next article.
            introduced = self._blocks[position - 1].text.endswith(("：", ":"))
            first = marker.number == 1 and not introduced
            follows = first or self._last_heading.get(marker.style) == marker.number - 1
            return open_ended and follows and (to_article or (marker.style is Style.HAN and marker.number > 1))
        if to_article:
            return True
        if marker.style is Style.HAN or self._goes_deeper(position):
            return True
        may_hold_text = marker.style in {Style.HAN_PAREN, Style.DECIMAL, self._outermost}
        return may_hold_text and open_ended and self._near.text_after(position)

    def _leads_to_article(self, position: int) -> bool:
        """Only headings stand between this block and an article."""
        own = self._blocks[position].marker
        for block in self._blocks[position + 1 : position + 4]:
            if block.marker and block.marker.style is Style.ARTICLE:
                return True
            if not block.marker or not own or block.marker.style is own.style or not is_title(block.body):
                return False
        return False

    def _goes_deeper(self, position: int) -> bool:
        """The next block is the first member of a list of another style."""
        after, own = self._near.after(position), self._blocks[position].marker
        if not after or not after.marker or not own:
            return False
        return after.marker.number <= 1 and after.marker.style not in {own.style, Style.ARTICLE, *_DIVISIONS}

    def _unnumbered_role(self, position: int, block: Block) -> Role:
        if _APPENDIX.fullmatch(block.text) and is_title(block.text):
            return Role.APPENDIX
        if self._captions_table(position):
            return Role.CAPTION
        if not is_title(block.text) or block.text.endswith(("。", "：", ":")):
            return Role.TEXT
        if position in self._inner_titles:
            return Role.APPENDIX
        behind = self._near.marker_after(position)
        begins = bool(behind and behind.number == 1 and behind.style in self._met)
        return self._subheading_role(position, block, begins)

    def _subheading_role(self, position: int, block: Block, begins: bool) -> Role:
        """A short line of words over prose, in a text without articles and outside lists."""
        after = self._near.after(position)
        words = (
            not re.search(r"[\d%|/\t：:；;]", block.text)
            and len(block.text) <= _LONGEST_SUBHEADING
            and not block.text.isascii()
        )
        if (
            self._articles
            or not after
            or not words
            or is_signature(block)
            or _DOCUMENT_TITLE.fullmatch(plain_signs(block.text))
        ):
            return Role.TEXT
        if begins and after.marker and after.marker.style is Style.HAN:
            return Role.TOPIC
        before = self._blocks[position - 1].text if position else "。"
        title_page = self._numbered and not self._begun
        if (
            title_page
            or self._in_list
            or not (before.endswith(("。", "！", "？", "”")) or (position and self._roles[-1] in HEADINGS))
        ):
            return Role.TEXT
        return Role.SUBHEADING if self._is_prose(after) or self._is_prose_after_title(position + 1) else Role.TEXT

    def _is_prose_after_title(self, position: int) -> bool:
        """A sub-heading may stand on two lines."""
        after, own = self._near.after(position), self._blocks[position]
        return bool(
            after
            and not own.marker
            and self._is_prose(after)
            and len(own.text) <= _LONGEST_SUBHEADING
            and is_title(own.text)
        )

    @staticmethod
    def _is_prose(block: Block) -> bool:
        plain = not (block.marker or block.table or block.hashes)
        return plain and len(block.text) >= _SHORTEST_PROSE and "。" in block.text

    def _captions_table(self, position: int) -> bool:
        """A short line, or two, straight before a table."""
        for block, after in zip(
            self._blocks[position : position + 2], self._blocks[position + 1 : position + 3], strict=False
        ):
            plain = not (block.marker or block.table or block.hashes)
            if (
                not plain
                or len(block.text) > _LONGEST_CAPTION
                or not is_title(block.text)
                or block.text.endswith(("。", "：", ":"))
            ):
                return False
            if after.table:
                return True
        return False
