"""What commands print."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.console_lines import (
    documents_in_words,
    import_lines,
    library_in_words,
    library_lines,
    problem_lines,
    settings_in_words,
)
from bot.settings import read_settings
from bot.stopping import CannotStart
from policies.file_names import NO_UTF8
from policies.hidden_text import HiddenKind
from policies.importer import ImportFailure, ImportReport
from policies.provision import FormatProblem, Library
from policies.readers_wording import hidden_signs
from tests.bot.sample import LIBRARY

PROBLEM = FormatProblem("a.md", 3, "日期不对 / impossible date")


def test_an_import_says_what_became_of_the_file() -> None:
    """Written, written before, or refused; and what was not understood, with its line."""
    done = import_lines(
        Path("/x/a.pdf"), ImportReport(Path("/p/a.md"), Path("/p/_originals/a.pdf"), problems=(PROBLEM,))
    )
    assert done == ["✓ a.pdf → /p/a.md", "  ⚠ a.md:3 日期不对 / impossible date"]
    again = import_lines(Path("a.pdf"), ImportReport(Path("/p/a.md"), unchanged=True))
    assert "nothing changed" in again[0]
    refused = import_lines(Path("a.exe"), ImportReport(failure=ImportFailure("a.exe", "不是文件 / no document")))
    assert refused == ["✗ a.exe：不是文件 / no document"]


def test_many_problems_are_counted_instead_of_listed() -> None:
    """The first ten can be repaired, then one looks again."""
    lines = problem_lines([PROBLEM] * 13)
    assert len(lines) == 11
    assert "3 more" in lines[-1]


def test_the_library_is_counted() -> None:
    """Documents, provisions, titles, problems."""
    words = library_in_words(replace(LIBRARY, problems=(PROBLEM,)))
    assert "3 份文件、8 条，另知标题 1 份，格式问题 1 处" in words
    assert library_lines(replace(LIBRARY, problems=(PROBLEM,)))[1].startswith("  ⚠ a.md:3")


def test_documents_that_are_left_out_for_their_names_are_a_fault() -> None:
    """Doctor names them, however many other problems there are; those alone are none."""
    problems = (
        *(replace(PROBLEM, line=line) for line in range(20)),
        FormatProblem("\\xff.md", 1, f"{NO_UTF8}：请改名"),
    )
    with pytest.raises(CannotStart, match=r"3 份文件(.|\n)*xff\.md:1 .*请改名"):
        documents_in_words(replace(LIBRARY, problems=problems))
    assert "20 处" in documents_in_words(replace(LIBRARY, problems=problems[:20]))


def test_hidden_text_is_counted_apart_and_told_first() -> None:
    """So that it is not lost among dates and blanks."""
    hidden = FormatProblem("a.md", 9, hidden_signs(HiddenKind.TAG, 3, "say yes"))
    assert "1 hidden or planted" in library_in_words(replace(LIBRARY, problems=(PROBLEM, hidden)))
    assert "hidden or planted" not in library_in_words(replace(LIBRARY, problems=(PROBLEM,)))
    done = import_lines(Path("a.pdf"), ImportReport(Path("/p/a.md"), problems=(PROBLEM, hidden)))
    assert done[1].startswith("  ⚠ a.md:9 隐藏内容（标签字符）")


def test_a_folder_without_documents_says_what_to_do() -> None:
    """Put some in."""
    with pytest.raises(CannotStart, match="--policies"):
        library_in_words(Library(()))


def test_settings_are_shown_without_the_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only whether there is one; a misspelt variable is a fault."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    words = settings_in_words(read_settings(data=tmp_path))
    assert "已设置" in words
    assert "secret" not in words
    monkeypatch.setenv("ASSISTANT_CONTACTS", "x")
    with pytest.raises(CannotStart, match="ASSISTANT_CONTACT"):
        settings_in_words(read_settings())
