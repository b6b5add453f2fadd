"""File names that are no UTF-8."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.file_names import is_utf8, name_problem, shown


@pytest.mark.parametrize("name", ["办法.md", "a b/办法（试行）.pdf", "", "\U00020000.md"])
def test_names_that_are_text_are_no_problem(name: str) -> None:
    """Shown as they are."""
    assert is_utf8(name) and shown(name) == name and name_problem(name) is None


def test_the_name_that_was_meant_is_offered() -> None:
    """What an archive of an older machine calls it; what is nothing in its letters either is not guessed at."""
    problem = name_problem(os.fsdecode("奖励办法.docx".encode("gb18030")))
    assert problem is not None and problem.line == 1
    assert "例如“奖励办法.docx”" in problem.message and "rename it" in problem.message
    other = name_problem(os.fsdecode(b"\xff\xfe.md"))
    assert other is not None and other.file == "\\xff\\xfe.md" and "例如" not in other.message


def test_only_the_part_that_is_none_is_written_in_bytes() -> None:
    """The folder it lies in is found by its name."""
    assert shown("市级/" + os.fsdecode("办法".encode("gbk")) + ".md") == "市级/\\xb0\\xec\\xb7\\xa8.md"


@given(st.binary(max_size=20).map(os.fsdecode) | st.text(alphabet=st.characters(), max_size=20))
@settings(max_examples=100, deadline=None)
def test_any_name_can_be_told(text: str) -> None:
    """In every output."""
    shown(text).encode()
    problem = name_problem(text)
    assert (problem is None) is is_utf8(text)
    if problem is not None:
        f"{problem.file}{problem.message}".encode()
