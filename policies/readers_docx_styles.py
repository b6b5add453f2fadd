"""What a Word style says of its paragraphs: heading depth, list, contents entry."""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml

from policies.readers_docx_numbers import Numbering, W

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLES = {"title", "标题"}
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading)?$", re.IGNORECASE)


def part_root(document: Document, name: str) -> Any:
    """Root element of word/NAME.xml, None where the document has no such part (it need not have any)."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/" + name):
            return parse_xml(relation.target_part.blob)
    return None


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    outline: int | None = None  # 0 is the highest heading
    num_id: str = ""
    level: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by id; `root` is the root of styles.xml, or None."""

    root: Any
    _known: dict[str, _Style] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read every style once."""
        if self.root is None:
            return
        for element in self.root.findall(W + "style"):
            num_id, level = _list_of(element)
            outline = _value(element, f"{W}pPr/{W}outlineLvl")
            self._known[element.get(W + "styleId") or ""] = _Style(
                name=_value(element, W + "name"),
                based_on=_value(element, W + "basedOn"),
                outline=int(outline) if outline.isdigit() else None,
                num_id=num_id,
                level=level,
            )

    def depth(self, paragraph: Any) -> int:
        """Heading depth from 1 (title, 标题 1), 0 for body text. The paragraph's own outline level wins over its style's."""
        own = _value(paragraph, f"{W}pPr/{W}outlineLvl")
        if own.isdigit():
            return int(own) + 1 if int(own) < 9 else 0
        for style in self._chain(paragraph):
            if style.name.strip().lower() in _TITLES:
                return 1
            if match := _HEADING.match(style.name.strip()):
                return int(match[1])
            if style.outline is not None:
                return style.outline + 1 if style.outline < 9 else 0
        return 0

    def is_contents(self, paragraph: Any) -> bool:
        """An entry of a generated table of contents: it repeats a heading, with a page number that means nothing here."""
        return any(_CONTENTS.match(style.name.strip()) for style in self._chain(paragraph))

    def list_place(self, paragraph: Any, numbering: Numbering) -> tuple[str, int]:
        """List id ("" for none) and level. List 0 is Word's way to take a paragraph out of its style's list."""
        num_id, level = _list_of(paragraph)
        if not num_id:
            for style in self._chain(paragraph):
                num_id = num_id or style.num_id
                level = style.level if level is None else level
        if not num_id or num_id == "0":
            return "", 0
        if level is None:
            level = numbering.style_levels.get((num_id, _value(paragraph, f"{W}pPr/{W}pStyle")), 0)
        return num_id, level

    def _chain(self, paragraph: Any) -> list[_Style]:
        """The paragraph's style and those it is based on, nearest first."""
        chain: list[_Style] = []
        style_id = _value(paragraph, f"{W}pPr/{W}pStyle")
        while style_id in self._known and len(chain) < 20:
            chain.append(self._known[style_id])
            style_id = self._known[style_id].based_on
        return chain


def _list_of(element: Any) -> tuple[str, int | None]:
    level = _value(element, f"{W}pPr/{W}numPr/{W}ilvl")
    return _value(element, f"{W}pPr/{W}numPr/{W}numId"), int(level) if level.isdigit() else None


def _value(element: Any, path: str) -> str:
    child = element.find(path)
    return "" if child is None else str(child.get(W + "val") or "")
