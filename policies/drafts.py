"""Provisions in the making, and the units (headings, articles, items) that are open while a document is walked down."""

import re
from dataclasses import dataclass, field

from policies.lines import Block
from policies.numbering import Style
from policies.provision import Locator, Provision, ProvisionKind
from policies.roles import Role

_LONGEST_LEAD = 160
_SENTENCE = re.compile("(?<=[。；！？;])")
_INTRODUCES = re.compile("下列|如下|以下(?!简称|统称|称|的)|following")
_SELF_TITLE = re.compile(r"[^。：:，；]{2,25}(?=[。：:])")
_APPENDIX = re.compile(r"附\s?[件表录](?=[：:])")
_MEASURE = re.compile(r"[\d岁元%％‰亩人年日天级吨米]\s?以下")  # "45周岁以下" introduces nothing


@dataclass(slots=True)
class Unit:
    """An open heading, article or item.

    `clauses` counts its own paragraphs; `lead` is the sentence of it that introduces a list; `used` says that some
    provision stands under it.
    """

    role: Role
    style: Style
    rank: int
    number: int = 0
    heading: str = ""
    cite: str = ""
    block: Block | None = None
    position: int = -1
    lead: str = ""
    clauses: int = 0
    used: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is a member of a list, with or without text of its own."""
        return self.role in {Role.ITEM, Role.ITEM_TITLE}


@dataclass(slots=True)
class Draft:
    """A provision in the making. `owner` is the unit whose paragraphs are counted, `clause` the number among them.

    `awaits_text` says that only its title has been seen, and that the next paragraph belongs to it.
    """

    locator: Locator
    texts: list[str]
    kind: ProvisionKind
    line: int
    lead: str = ""
    caption: str = ""
    rows: tuple[str, ...] = ()
    owner: Unit | None = None
    clause: int = 0
    awaits_text: bool = field(default=False)

    def finished(self) -> Provision:
        """The provision; its paragraph number stays only where its unit has several paragraphs."""
        clause = self.clause if self.owner and self.owner.clauses > 1 else 0
        locator = Locator(self.locator.headings, self.locator.article, clause, self.locator.items)
        return Provision(locator, "\n".join(self.texts), self.kind, self.line, self.lead, self.caption, self.rows)


def lead_sentence(text: str) -> str:
    """The last sentence of a text where it introduces what follows ("…的，给予奖励：", "…应当符合下列条件。"), else ""."""
    last = next((part.strip() for part in reversed(_SENTENCE.split(text)) if part.strip()), "")
    introduces = last.endswith(("：", ":")) or _INTRODUCES.search(_MEASURE.sub("", last))
    return last if introduces and len(last) <= _LONGEST_LEAD else ""


def own_title(block: Block) -> str:
    """The title that a block starts with: 【标题】, or "三、支持总部落户" of "三、支持总部落户。对…"; "" where there is none."""
    if block.marker and block.marker.style is Style.LENTICULAR:
        return block.marker.label
    if appendix := _APPENDIX.match(block.text):
        return appendix[0]
    found = _SELF_TITLE.match(block.text)
    return found[0] if found else ""


def closed(title: str) -> str:
    """A heading without the mark it ends with."""
    return title.rstrip("。：:. ")


def locate(units: list[Unit]) -> Locator:
    """Where a provision stands under these open units, outermost first; the paragraph number comes later."""
    article = next((unit.cite for unit in units if unit.role is Role.ARTICLE), "")
    return Locator(
        tuple(unit.heading for unit in units if unit.heading),
        article,
        # Outside an article a titled member is cited by its title alone.
        items=tuple(unit.cite for unit in units if unit.is_item and unit.cite and (article or not unit.heading)),
    )


def introduction(units: list[Unit]) -> str:
    """What introduces the next provision: the sentences of the open units that do, outermost first.

    A sentence speaks for its own unit: those of the whole document and of outer headings stop at the next heading.
    """
    innermost = max((at for at, unit in enumerate(units) if not unit.is_item), default=0)
    return "\n".join(unit.lead for unit in units[innermost:] if unit.lead)
