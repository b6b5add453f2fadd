"""What Word styles say."""

import docx
import pytest
from docx.document import Document

from policies.readers_docx_numbers import W
from policies.readers_docx_styles import Styles, part_root


def styles_of(document: Document) -> Styles:
    """The styles of a document."""
    return Styles(part_root(document, "styles"))


@pytest.mark.parametrize(
    ("style", "depth"), [("Title", 1), ("Heading 1", 1), ("Heading 3", 3), ("Normal", 0), ("Quote", 0)]
)
def test_the_depth_of_a_heading_is_that_of_its_style(style: str, depth: int) -> None:
    """A title is a heading of the first depth."""
    document = docx.Document()
    paragraph = document.add_paragraph("x", style=style)
    assert styles_of(document).depth(paragraph._p) == depth


def test_a_style_inherits_its_depth() -> None:
    """House styles of offices are based on Word's own."""
    document = docx.Document()
    document.styles.add_style("公文标题", 1).base_style = document.styles["Heading 2"]
    assert styles_of(document).depth(document.add_paragraph("x", style="公文标题")._p) == 2


def test_an_outline_level_makes_a_heading() -> None:
    """Level 9 is Word's word for body text."""
    document = docx.Document()
    paragraph = document.add_paragraph("x")
    properties = paragraph._p.get_or_add_pPr()
    level = properties.makeelement(W + "outlineLvl", {W + "val": "1"})
    properties.append(level)
    styles = styles_of(document)
    assert styles.depth(paragraph._p) == 2
    level.set(W + "val", "9")
    assert styles.depth(paragraph._p) == 0


def test_styles_that_are_based_on_each_other_end() -> None:
    """A damaged file must not turn in circles."""
    document = docx.Document()
    first, second = document.styles.add_style("甲", 1), document.styles.add_style("乙", 1)
    first.base_style, second.base_style = second, first
    assert styles_of(document).depth(document.add_paragraph("x", style="甲")._p) == 0


def test_a_document_without_styles_has_plain_paragraphs() -> None:
    """The part may be missing."""
    assert Styles(None).depth(docx.Document().add_paragraph("x")._p) == 0


def test_a_missing_part_is_none() -> None:
    """Asked for by name."""
    assert part_root(docx.Document(), "noSuchPart") is None
