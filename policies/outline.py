"""From blocks to provisions: walks down the document with the units that are open, and says where each text stands."""

import re
from collections.abc import Callable, Sequence

from policies.drafts import Draft, Unit, closed, introduction, lead_sentence, locate, own_title
from policies.lines import Block
from policies.margins import contents_end, signature_start, speaks_of_document
from policies.neighbours import Neighbours
from policies.numbering import Marker, Style, cite_item
from policies.provision import Locator, Provision, ProvisionKind
from policies.ranks import SUBHEADING_RANK, TOPIC_RANK, heading_rank, ranks
from policies.roles import HEADINGS, Role, is_title, read_roles

_MERGED_ITEM = 500
"""An item takes its further paragraphs in up to so many characters, so that its list of tiers stays together."""

_LISTED = re.compile(r"[：:]\s?1[.．、]")  # 附件：1.申请表
_LONGEST_CLOSED_TITLE = 8  # of an article: 第三条 载体建设。
_NAMES_TABLE = re.compile(r"[下附]表|表\s?[\d一二三四五六七八九十]|如下")  # the words before a table that call for it
_UNNUMBERED = {Role.TOPIC: TOPIC_RANK, Role.SUBHEADING: SUBHEADING_RANK}
_NAMES = {"contents": ("目录", "Contents"), "preamble": ("序言", "Preamble"), "closing": ("末段", "Closing")}


def read_outline(blocks: Sequence[Block], english: bool = False) -> tuple[Provision, ...]:
    """Provisions of the document in order. Every character of every block is in a provision's text, caption or headings."""
    start, end = contents_end(blocks), signature_start(blocks)
    walk = _Walk(blocks[start:end], english)
    drafts = walk.run()
    if start:
        drafts.insert(
            0, _margin([block.text for block in blocks[:start]], ProvisionKind.PREAMBLE, 1, "contents", english)
        )
        drafts[0].line = blocks[0].line
    if end < len(blocks):
        texts = [block.text for block in blocks[end:]]
        drafts.append(_margin(texts, ProvisionKind.CLOSING, blocks[end].line, "closing", english))
    return tuple(draft.finished() for draft in drafts)


def _margin(texts: list[str], kind: ProvisionKind, line: int, name: str, english: bool) -> Draft:
    return Draft(Locator((_NAMES[name][english],)), texts, kind, line)


class _Walk:
    """One walk; `self._open` are the open units, outermost first, and the first of them is the document itself."""

    def __init__(self, blocks: Sequence[Block], english: bool) -> None:
        self._blocks = blocks
        self._english = english
        self._roles = read_roles(blocks)
        self._ranks = ranks(blocks)
        self._open = [Unit(Role.HEADING, Style.MARKDOWN, -1)]
        self._drafts: list[Draft] = []
        self._captions: list[str] = []
        self._near = Neighbours(blocks)
        self._numbered = any(block.marker or block.hashes for block in blocks)
        self._label = ""  # of an article that waits for its first words
        self._begun = False  # a first heading, article or item has been met

    def run(self) -> list[Draft]:
        """All drafts, in order."""
        for position, (block, role) in enumerate(zip(self._blocks, self._roles, strict=True)):
            match role:
                case Role.TEXT:
                    self._text(position, block)
                case Role.TABLE:
                    self._table(position, block)
                case Role.CAPTION:
                    self._captions.append(block.text)
                case _:
                    self._begun = True
                    self._open_unit(position, block, role)
        self._close_to(0)
        return self._drafts

    def _open_unit(self, position: int, block: Block, role: Role) -> None:
        if role in HEADINGS or block.marker is None:
            self._heading(block, role)
        elif role is Role.ARTICLE:
            self._article(position, block, block.marker)
        else:
            self._item(position, block, block.marker, role)

    def _heading(self, block: Block, role: Role) -> None:
        above = self._open[-1]
        if role is Role.SUBHEADING and above.role is role and not above.used:
            above.heading = f"{above.heading} {block.text}"  # a sub-heading on two lines
            return
        rank = heading_rank(block, self._ranks, _UNNUMBERED.get(role, 0))
        self._close_while(lambda unit: unit.rank >= rank or unit.role not in HEADINGS)
        style = block.marker.style if block.marker else Style.MARKDOWN if block.hashes else Style.PLAIN
        unit = Unit(role, style, rank, block.marker.number if block.marker else 0, closed(block.text), block=block)
        self._open.append(unit)
        if (style is Style.LENTICULAR and block.body) or (role is Role.APPENDIX and _LISTED.search(block.text)):
            unit.heading = own_title(block)
            self._paragraph(unit, block)

    def _article(self, position: int, block: Block, marker: Marker) -> None:
        rank = self._ranks[Style.ARTICLE]
        self._close_while(lambda unit: unit.rank >= rank or unit.role not in HEADINGS)
        unit = Unit(Role.ARTICLE, Style.ARTICLE, rank, marker.number, cite=marker.label, block=block, position=position)
        self._open.append(unit)
        only_title = is_title(block.body) and not block.body.endswith(("：", ":"))
        if block.body.endswith("。") and len(block.body) > _LONGEST_CLOSED_TITLE:
            only_title = False  # 市投资促进局负责实施。 is a whole 款
        after = self._role_at(position + 1)
        if only_title and after in {Role.ITEM, Role.ITEM_TITLE, Role.TABLE, Role.CAPTION}:
            unit.clauses = 1
            if block.body or after in {Role.TABLE, Role.CAPTION}:
                unit.heading = closed(block.text)
            else:
                self._label = block.text  # 第五条 （一）…: the first member stands on the article's own line
            return
        self._paragraph(unit, block)
        self._drafts[-1].awaits_text = only_title and after is Role.TEXT

    def _item(self, position: int, block: Block, marker: Marker, role: Role) -> None:
        rank = self._ranks[marker.style]
        same = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].style is marker.style), 0)
        if same:
            self._close_to(same - 1)
        else:
            self._close_while(lambda unit: unit.is_item and unit.rank > rank)
        inside_article = any(unit.role is Role.ARTICLE for unit in self._open)
        depth = 1 + sum(unit.is_item and (inside_article or not unit.heading) for unit in self._open)
        lead = introduction(self._open)
        unit = Unit(role, marker.style, rank, marker.number, block=block, position=position)
        unit.cite = cite_item(marker, depth, self._english)
        self._open.append(unit)
        if role is Role.ITEM_TITLE:
            if not any(one.role is Role.ITEM for one in self._open[:-1]):
                unit.heading = closed(self._labelled(block.text))
                return
            unit.role = Role.ITEM  # under an item with words of its own, a title is words of its own too
        if depth == 1 and marker.style is Style.HAN and not inside_article:
            unit.heading = own_title(block)  # 一、支持总部落户。对…: such a text is cited by its titles
        draft = self._draft([block.text], ProvisionKind.ITEM, block.line, lead)
        draft.awaits_text = self._role_at(position + 1) is Role.TEXT and self._awaits_text(position, block, marker)
        unit.lead = block.text if role is Role.ITEM_TITLE else lead_sentence(block.text)

    def _awaits_text(self, position: int, block: Block, marker: Marker) -> bool:
        """A member that is only a title, and not one name in a list of names: the paragraph below belongs to it."""
        if not is_title(block.body):
            return False
        open_ended = not block.text.endswith(("。", "：", ":"))
        among_sentences = open_ended and self._near.member_before_ended(position)
        return marker.number == 1 or among_sentences or self._near.member_before_had_text(position)

    def _text(self, position: int, block: Block) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and last.awaits_text:
            last.texts.append(block.text)
            last.awaits_text = False
            self._open[-1].lead = lead_sentence(block.text)
            return
        list_before = self._open[-1].is_item
        self._close_finished_lists(position)
        unit = self._open[-1]
        if list_before and not unit.is_item:
            unit.lead = ""  # it introduced the list
        if unit.role is Role.ITEM and last and last.kind is ProvisionKind.ITEM and last.locator == locate(self._open):
            self._continue_item(unit, block, last)
        elif list_before and not unit.is_item and self._ends_document(position, block):
            self._close_to(0)
            self._drafts.append(_margin([block.text], ProvisionKind.CLOSING, block.line, "closing", self._english))
        elif unit.rank < 0 and self._numbered and not self._begun:
            self._preamble(block, last)
        else:
            self._paragraph(unit, block)

    def _continue_item(self, unit: Unit, block: Block, last: Draft) -> None:
        unit.lead = lead_sentence(block.text)
        if sum(map(len, last.texts)) + len(block.text) <= _MERGED_ITEM:
            last.texts.append(block.text)
        else:
            self._draft([block.text], ProvisionKind.ITEM, block.line, last.lead)

    def _ends_document(self, position: int, block: Block) -> bool:
        """An unnumbered last paragraph behind a list: "本意见由…负责解释，自…起执行"."""
        inside_article = any(unit.role is Role.ARTICLE for unit in self._open) and not self._english
        return not inside_article and position == len(self._blocks) - 1 and speaks_of_document(block.text)

    def _preamble(self, block: Block, last: Draft | None) -> None:
        """Text before the first numbered part; lines without an end (addressee, issuer, day) stand together."""
        ends = ("。", ".", "；", ";")
        if (
            last
            and last.kind is ProvisionKind.PREAMBLE
            and not (last.texts[-1].endswith(ends) or block.text.endswith(ends))
        ):
            last.texts.append(block.text)
            return
        document = self._open[0]
        document.clauses += 1
        draft = _margin([block.text], ProvisionKind.PREAMBLE, block.line, "preamble", self._english)
        draft.owner, draft.clause = document, document.clauses
        self._drafts.append(draft)

    def _paragraph(self, unit: Unit, block: Block) -> None:
        """A paragraph of an article, a heading or the document, counted."""
        lead = "" if block.marker else introduction(self._open)
        unit.clauses += 1
        kind = ProvisionKind.ITEM if unit.is_item else ProvisionKind.PARAGRAPH
        draft = self._draft([block.text], kind, block.line, lead if lead.endswith(("：", ":")) else "")
        if not unit.is_item:
            draft.owner, draft.clause = unit, unit.clauses
        found = lead_sentence(block.text)
        if found or block.text.endswith(("。", ".")):
            unit.lead = found

    def _table(self, position: int, block: Block) -> None:
        last = self._drafts[-1] if self._drafts else None
        if not (last and _NAMES_TABLE.search(last.texts[-1])):
            self._close_finished_lists(position)
        draft = self._draft([block.text], ProvisionKind.TABLE, block.line, introduction(self._open))
        draft.caption, self._captions = "\n".join(self._captions), []
        draft.rows = block.table.rows if block.table else ()

    def _draft(self, texts: list[str], kind: ProvisionKind, line: int, lead: str) -> Draft:
        for unit in self._open:
            unit.used = True
        texts[0] = self._labelled(texts[0])
        draft = Draft(locate(self._open), texts, kind, line, lead)
        draft.owner = next((unit for unit in self._open if unit.role is Role.ARTICLE), None)
        draft.clause = max(draft.owner.clauses, 1) if draft.owner else 0
        self._drafts.append(draft)
        return draft

    def _labelled(self, text: str) -> str:
        """The text behind the number of an article that stands on the same line and still waits for words."""
        label, self._label = self._label, ""
        return f"{label} {text}" if label else text

    def _role_at(self, position: int) -> Role | None:
        return self._roles[position] if position < len(self._roles) else None

    def _close_finished_lists(self, position: int) -> None:
        """An unnumbered paragraph belongs to the innermost item whose list goes on behind it, else to what holds the lists.

        A member that ends with a colon keeps what it announces, and the last member of a list keeps its paragraph where the
        member before it had one too.
        """
        following = self._near.marker_after(position)
        innermost = self._open[-1]
        keep = len(self._open) - 1
        if innermost.is_item and not self._opens_list(position, innermost):
            announced = innermost.block is not None and innermost.block.text.endswith(("：", ":"))
            alike = innermost.position == position - 1 and self._near.member_before_had_text(position - 1)
            if announced or alike:
                return
        while keep > 0 and self._open[keep].is_item:
            unit = self._open[keep]
            if following and following.style is unit.style and following.number == unit.number + 1:
                break
            keep -= 1
        self._close_to(keep)

    def _opens_list(self, position: int, innermost: Unit) -> bool:
        """The paragraph leads to a list that is no part of the innermost item: "此外，还需符合以下条件：" and （一）."""
        following = self._near.marker_after(position)
        leads = self._blocks[position].text.endswith(("：", ":"))
        return (
            leads and following is not None and following.number == 1 and self._ranks[following.style] <= innermost.rank
        )

    def _close_while(self, closes: Callable[[Unit], bool]) -> None:
        keep = len(self._open) - 1
        while keep > 0 and closes(self._open[keep]):
            keep -= 1
        self._close_to(keep)

    def _close_to(self, keep: int) -> None:
        """Close all units behind self._open[keep]. A heading under which nothing stood becomes a provision itself."""
        bare = self._open[-1]
        if len(self._open) - 1 > keep and bare.heading and not bare.used and bare.block:
            text = bare.heading if bare.role is Role.SUBHEADING else bare.block.text
            self._draft([text], ProvisionKind.PARAGRAPH, bare.block.line, "")
        del self._open[keep + 1 :]
