"""Word files for the tests: python-docx for the ordinary, raw XML for automatic numbers, tracked changes, text boxes."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Document) -> bytes:
    """The file's bytes."""
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def body_of(*paragraphs: str) -> bytes:
    """A file whose body is this WordprocessingML (w: prefix)."""
    document = docx.Document()
    for xml in paragraphs:
        add(document, xml)
    return saved(document)


def add(document: Document, xml: str) -> None:
    """Put one element before the section properties at the end of the body."""
    element = parse_xml(xml.replace(">", f" {NAMESPACE}>", 1) if "/>" not in xml[: xml.index(">") + 1] else xml)
    document.element.body.insert(len(document.element.body) - 1, element)


def with_list(levels: Sequence[tuple[str, str]], start: int = 1) -> tuple[Document, str]:
    """A document with one multi-level list of (format, pattern) and that list's id."""
    document = docx.Document()
    numbering: Any = document.part.numbering_part.element
    drawn = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for number, (fmt, pattern) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {NAMESPACE} w:abstractNumId="900">{drawn}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NAMESPACE} w:numId="900"><w:abstractNumId w:val="900"/></w:num>'))
    return document, "900"


def numbered(text: str, num_id: str, level: int = 0) -> str:
    """A paragraph in a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def run(text: str, properties: str = "") -> str:
    """A run with its properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
