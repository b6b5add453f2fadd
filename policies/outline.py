"""From blocks to provisions: walks down the document with the units that are open, and says where each text stands."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from policies.lines import Block
from policies.numbering import Style, cite_item
from policies.provision import Locator, Provision, ProvisionKind
from policies.roles import Role, heading_rank, is_title, ranks, read_roles

_MERGED_ITEM = 500  # an item takes its further paragraphs in up to so many characters
_LONGEST_LEAD = 160
_SENTENCE = re.compile("(?<=[。；！？;])")
_LEADS = re.compile("下列|如下|以下(?!简称|统称|称|的)|following")
_MEASURES = re.compile(r"[\d岁元%％亩人年日天级]\s?以下")  # "45周岁以下" introduces nothing
_SELF_TITLE = re.compile(r"[^。：:，；]{2,25}(?=[。：:])")


@dataclass(slots=True)
class _Unit:
    """An open heading, article or item. `clauses` counts its paragraphs, `lead` is the sentence that introduces a list."""

    role: Role
    style: Style
    rank: int
    number: int
    heading: str = ""
    cite: str = ""
    lead: str = ""
    clauses: int = 0
    block: Block | None = None
    used: bool = False


@dataclass(slots=True)
class _Draft:
    """A provision in the making. `owner` counts the paragraphs among which `clause` is one."""

    locator: Locator
    texts: list[str]
    kind: ProvisionKind
    line: int
    lead: str = ""
    caption: str = ""
    rows: tuple[str, ...] = ()
    clause: int = 0
    owner: _Unit | None = None
    title_only: bool = field(default=False)

    def finished(self) -> Provision:
        """The provision; a paragraph number stays only where there are several."""
        clause = self.clause if self.owner and self.owner.clauses > 1 else 0
        at = self.locator
        return Provision(
            Locator(at.headings, at.article, clause, at.items),
            "\n".join(self.texts),
            self.kind,
            self.line,
            self.lead,
            self.caption,
            self.rows,
        )


def read_outline(blocks: Sequence[Block], english: bool = False) -> tuple[Provision, ...]:
    """Provisions of the document in order. Every character of every block is in a provision's text, caption or headings."""
    walk = _Walk(blocks, english)
    return tuple(draft.finished() for draft in walk.run())


def lead_sentence(text: str) -> str:
    """The last sentence of a text where it introduces what follows: "…的，给予奖励：", "…应当符合下列条件。"."""
    last = next((part.strip() for part in reversed(_SENTENCE.split(text)) if part.strip()), "")
    introduces = last.endswith(("：", ":")) or _LEADS.search(_MEASURES.sub("", last))
    return last if introduces and len(last) <= _LONGEST_LEAD else ""


class _Walk:
    """The walk and what it has open, outermost first; the first unit is the document itself."""

    def __init__(self, blocks: Sequence[Block], english: bool) -> None:
        self._blocks = blocks
        self._english = english
        self._roles = read_roles(blocks)
        self._ranks = ranks(blocks)
        self._open = [_Unit(Role.HEADING, Style.MARKDOWN, -1, 0)]
        self._drafts: list[_Draft] = []
        self._captions: list[str] = []
        self._structured = any(role in {Role.HEADING, Role.ARTICLE, Role.ITEM, Role.ITEM_TITLE} for role in self._roles)

    def run(self) -> list[_Draft]:
        for position, (block, role) in enumerate(zip(self._blocks, self._roles, strict=True)):
            match role:
                case Role.HEADING:
                    self._heading(block)
                case Role.ARTICLE:
                    self._article(position, block)
                case Role.ITEM | Role.ITEM_TITLE:
                    self._item(position, block, role)
                case Role.TABLE:
                    self._table(block)
                case Role.CAPTION:
                    self._captions.append(block.text)
                case Role.TEXT:
                    self._text(position, block)
        self._close_to(0)
        return self._drafts

    def _heading(self, block: Block) -> None:
        rank = heading_rank(block, self._ranks)
        self._close_while(lambda unit: unit.rank >= rank)
        style = block.marker.style if block.marker else Style.MARKDOWN
        number = block.marker.number if block.marker else 0
        heading = _closed(block.text)
        self._open.append(_Unit(Role.HEADING, style, rank, number, heading, block=block))

    def _article(self, position: int, block: Block) -> None:
        marker = block.marker
        assert marker is not None  # noqa: S101 - an article has a marker
        rank = self._ranks[Style.ARTICLE]
        self._close_while(lambda unit: unit.rank >= rank or unit.role is not Role.HEADING)
        unit = _Unit(Role.ARTICLE, Style.ARTICLE, rank, marker.number, cite=marker.label, block=block)
        self._open.append(unit)
        title_only = is_title(block.body) and not block.body.endswith(("：", ":"))
        if title_only and self._role_at(position + 1) in {Role.ITEM, Role.ITEM_TITLE, Role.TABLE}:
            unit.heading = _closed(block.text)
            unit.clauses = 1
            return
        self._paragraph(unit, block, title_only and self._role_at(position + 1) is Role.TEXT)

    def _item(self, position: int, block: Block, role: Role) -> None:
        marker = block.marker
        assert marker is not None  # noqa: S101 - an item has a marker
        rank = self._ranks[marker.style]
        same = next((at for at in range(len(self._open) - 1, 0, -1) if self._open[at].style is marker.style), 0)
        if same:
            self._close_to(same - 1)
        else:
            self._close_while(lambda unit: unit.role in {Role.ITEM, Role.ITEM_TITLE} and unit.rank > rank)
        depth = 1 + sum(unit.role in {Role.ITEM, Role.ITEM_TITLE} for unit in self._open)
        unit = _Unit(role, marker.style, rank, marker.number, block=block)
        lead = self._lead()
        self._open.append(unit)
        unit.cite = cite_item(marker, depth, self._english)
        if role is Role.ITEM_TITLE:
            unit.heading = _closed(block.text)
            return
        if depth == 1 and marker.style is Style.HAN and not self._article_unit():
            self._self_titled(unit, block)
        draft = self._draft([block.text], ProvisionKind.ITEM, block.line, lead)
        draft.title_only = is_title(block.body) and self._role_at(position + 1) is Role.TEXT and self._fills(position)
        unit.lead = lead_sentence(block.text)

    def _self_titled(self, unit: _Unit, block: Block) -> None:
        """"三、支持总部落户。对…": cited by its title, as such a text has neither articles nor headings."""
        title = _SELF_TITLE.match(block.text)
        if title and unit.block:
            unit.heading, unit.cite = title[0], ""

    def _fills(self, position: int) -> bool:
        """The paragraph behind a titled item belongs to it: the first of its list, or one after others that had text too."""
        marker = self._blocks[position].marker
        if not marker or marker.number <= 1:
            return True
        for before in range(position - 1, -1, -1):
            other = self._blocks[before].marker
            if other and other.style is marker.style:
                return before != position - 1
        return True

    def _text(self, position: int, block: Block) -> None:
        last = self._drafts[-1] if self._drafts else None
        if last and last.title_only:
            last.texts.append(block.text)
            last.title_only = False
            self._open[-1].lead = lead_sentence(block.text)
            return
        self._close_finished_lists(position)
        unit = self._open[-1]
        if unit.role is Role.ITEM and last and self._locator() == last.locator and last.kind is ProvisionKind.ITEM:
            unit.lead = lead_sentence(block.text)
            if sum(map(len, last.texts)) + len(block.text) <= _MERGED_ITEM:
                last.texts.append(block.text)
            else:
                self._draft([block.text], ProvisionKind.ITEM, block.line, last.lead)
            return
        self._paragraph(unit, block, False)

    def _paragraph(self, unit: _Unit, block: Block, title_only: bool) -> None:
        """A paragraph of an article or heading, counted."""
        inside = unit.role in {Role.ITEM, Role.ITEM_TITLE}
        lead = self._lead() if not block.marker and self._lead().endswith(("：", ":")) else ""
        unit.clauses += 1
        kind = ProvisionKind.ITEM if inside else ProvisionKind.PARAGRAPH
        draft = self._draft([block.text], kind, block.line, lead)
        if not inside:
            draft.clause, draft.owner = unit.clauses, unit
        draft.title_only = title_only
        if found := lead_sentence(block.text):
            unit.lead = found
        elif block.text[-1:] in {"。", "."}:
            unit.lead = ""

    def _table(self, block: Block) -> None:
        assert block.table is not None  # noqa: S101 - a table block holds a table
        draft = self._draft([block.text], ProvisionKind.TABLE, block.line, self._lead())
        draft.caption, self._captions = "\n".join(self._captions), []
        draft.rows = block.table.rows

    def _draft(self, texts: list[str], kind: ProvisionKind, line: int, lead: str) -> _Draft:
        for unit in self._open:
            unit.used = True
        article = self._article_unit()
        draft = _Draft(self._locator(), texts, kind, line, lead)
        if article:
            draft.clause, draft.owner = max(article.clauses, 1), article
        self._drafts.append(draft)
        return draft

    def _locator(self) -> Locator:
        article = self._article_unit()
        return Locator(
            tuple(unit.heading for unit in self._open if unit.heading),
            article.cite if article else "",
            0,
            tuple(unit.cite for unit in self._open if unit.role in {Role.ITEM, Role.ITEM_TITLE} and self._cited(unit, article)),
        )

    def _cited(self, unit: _Unit, article: _Unit | None) -> bool:
        """Outside an article a titled member is cited by its title alone."""
        return bool(unit.cite) and (article is not None or not unit.heading)

    def _article_unit(self) -> _Unit | None:
        return next((unit for unit in self._open if unit.role is Role.ARTICLE), None)

    def _lead(self) -> str:
        """What introduces the next provision: the sentences of the open units that do, outermost first.

        A sentence speaks for its own unit: those of the whole document and of outer headings stop at the next heading.
        """
        innermost = max(at for at, unit in enumerate(self._open) if unit.role in {Role.HEADING, Role.ARTICLE})
        return "\n".join(unit.lead for unit in self._open[innermost:] if unit.lead)

    def _role_at(self, position: int) -> Role | None:
        return self._roles[position] if position < len(self._roles) else None

    def _close_finished_lists(self, position: int) -> None:
        """An unnumbered paragraph belongs to the innermost item whose list goes on behind it, else to what holds the lists."""
        following = next((block.marker for block in self._blocks[position + 1 :] if block.marker), None)
        keep = 0
        for at in range(len(self._open) - 1, 0, -1):
            unit = self._open[at]
            if unit.role not in {Role.ITEM, Role.ITEM_TITLE}:
                keep = at
                break
            if following and following.style is unit.style and following.number == unit.number + 1:
                keep = at
                break
        self._close_to(keep)

    def _close_while(self, closes: Callable[[_Unit], bool]) -> None:
        keep = len(self._open) - 1
        while keep > 0 and closes(self._open[keep]):
            keep -= 1
        self._close_to(keep)

    def _close_to(self, keep: int) -> None:
        """Close all units behind self._open[keep]. A heading under which nothing stood becomes a provision itself."""
        bare = self._open[-1]
        if len(self._open) - 1 > keep and bare.heading and not bare.used and bare.block:
            self._draft([bare.block.text], ProvisionKind.PARAGRAPH, bare.block.line, "")
        del self._open[keep + 1 :]


def _closed(title: str) -> str:
    """A heading without the mark it ends with."""
    return title.rstrip("。：: ")
