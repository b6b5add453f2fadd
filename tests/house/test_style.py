"""One style, kept by a tool; the rules and the reason for each exception stand in pyproject.toml."""

import re
import subprocess
import sys

import pytest

from tests.house.tree import ROOT, SourceFile, python_files

_WIDEST = 132
_SILENCES = re.compile(
    r"#\s*(?:noqa|type:\s*ignore)(?::\s*[A-Z0-9, ]+|\[[\w, -]+\])?\s*$"
)  # at the end, and no word after


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]], ids=["rules", "format"])
def test_ruff_finds_nothing(arguments: list[str]) -> None:
    """`.venv/bin/python -m ruff format` and `... ruff check --fix` repair most of it."""
    command = [sys.executable, "-m", "ruff", *arguments, "--output-format", "concise"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_no_line_is_wide() -> None:
    """The formatter breaks code at 120 columns; a sentence or a list of Chinese words may end a little later."""
    wide = [
        f"{file.path}:{number}"
        for file in python_files()
        for number, line in enumerate(file.text.splitlines(), 1)
        if len(line) > _WIDEST
    ]
    assert wide == []


def _without_a_reason(file: SourceFile) -> list[str]:
    """Lines that silence a tool and do not say why, beside it ("noqa: X  # why") or in a comment above."""
    lines = ["", *file.text.splitlines()]
    return [
        f"{file.path}:{number}"
        for number in range(1, len(lines))
        if _SILENCES.search(lines[number]) and not lines[number - 1].lstrip().startswith("#")
    ]


def test_who_silences_a_tool_says_why() -> None:
    """An exception without its reason is a riddle a year later."""
    files = [file for file in python_files() if file.path != "tests/house/test_style.py"]
    assert [line for file in files for line in _without_a_reason(file)] == []
