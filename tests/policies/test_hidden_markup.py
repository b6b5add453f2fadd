"""Markdown with markup that shows nothing, and with markup that shows something."""

import time

import pytest

from policies.hidden_markup import without_markup
from policies.hidden_text import HiddenKind


@pytest.mark.parametrize(
    "text",
    [
        "| 甲 | 乙 |\n| --- | --- |", "<b>加粗</b>和<span style='color:red'>红字</span>", "1 < 2 且 3 > 2", "[办法](https://gov.example)",
        "[1]: https://gov.example", "A&B 公司 &amp; 其他", "<p style='color:#fff;background:#1f4e79'>表头</p>", "<https://gov.example>",
    ],
)  # fmt: skip
def test_what_is_shown_stays(text: str) -> None:
    """Tables, links, emphasis, comparisons."""
    unhidden = without_markup(text)
    assert (unhidden.text, unhidden.found) == (text, ())


def test_lines_stay_where_they_were() -> None:
    """So that a problem's line is that of the file."""
    unhidden = without_markup("甲\n<!-- 一\n二 -->\n乙\n<div hidden>丙</div>\n丁")
    assert unhidden.text == "甲\n\n\n乙\n\n丁"
    assert [(one.line, one.kind, one.sample) for one in unhidden.found] == [
        (2, HiddenKind.COMMENT, "一 二"),
        (5, HiddenKind.MARKUP, "丙"),
    ]


def test_what_is_hidden_ends_where_its_own_element_ends() -> None:
    """Elements of the same name inside are hidden too; one that nobody closed hides its paragraph."""
    assert without_markup("甲<div hidden>乙<div>丙</div>丁</div>戊").text == "甲戊"
    assert without_markup("甲<span style='display:none'>乙\n丙\n\n丁</b>").text == "甲\n\n\n丁</b>"


@pytest.mark.parametrize(
    "piece", ["<!--", "<span style='", "<div hidden>", "[x]: # (", "&#8203;", "<p a>", "<script>", "<div hidden></b>"]
)
def test_half_finished_markup_costs_little(piece: str) -> None:
    """However often it is begun."""
    started = time.monotonic()
    without_markup(piece * 20_000 + "</x>")
    assert time.monotonic() - started < 5
