"""Runs of a Word document that look hidden and are not; the hidden ones are in the files of test_hidden_text."""

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from policies.limits import Limits
from policies.readers_docx import read
from tests.policies.word_files import NAMESPACE, body_of, run, saved


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F4E79"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="808080"/>', '<w:color w:val="auto"/>', '<w:vanish w:val="false"/>', '<w:sz w:val="9"/>',
        '<w:w w:val="66"/>',
        '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FFFF00"/>',
    ],
)  # fmt: skip
def test_what_is_seen_is_read_without_a_note(properties: str) -> None:
    """White on dark, grey, small print, narrow letters."""
    reading = read(body_of(f"<w:p>{run('表头', properties)}</w:p>"), Limits())
    assert (reading.text, reading.notes) == ("表头\n", ())


def test_white_heads_of_a_table_whose_style_is_dark_are_read() -> None:
    """The ground stands in the style alone."""
    document = docx.Document()
    styles: Any = document.styles.element
    shade = '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F4E79"/></w:tcPr></w:tblStylePr>'
    styles.append(
        parse_xml(f'<w:style {NAMESPACE} w:type="table" w:styleId="Dark"><w:name w:val="Dark"/>{shade}</w:style>')
    )
    white = run("档次", '<w:color w:val="FFFFFF"/>')
    table = f'<w:tbl {NAMESPACE}><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc><w:p>{white}</w:p></w:tc></w:tr></w:tbl>'
    document.element.body.insert(0, parse_xml(table))
    assert read(saved(document), Limits()).text == "档次\n"


def test_white_words_on_dark_pages_are_read_and_dark_ones_are_not() -> None:
    """A document may have pages of another colour."""
    document = docx.Document()
    document.element.insert(0, parse_xml(f'<w:background {NAMESPACE} w:color="1F4E79"/>'))
    for place, (words, colour) in enumerate((("看得见", "FFFFFF"), ("看不见", "1F4E79"))):
        written = run(words, f'<w:color w:val="{colour}"/>')
        document.element.body.insert(place, parse_xml(f"<w:p {NAMESPACE}>{written}</w:p>"))
    assert read(saved(document), Limits()).text == "看得见\n"
