"""Time is an argument, faults are not swallowed, and nothing of ours is faked: what a reviewer would look for by hand."""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import SourceFile, dotted_name, files_of_tests, source_files

_CLOCKS = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.localtime", "time.gmtime",
    "datetime.datetime.now", "datetime.datetime.today", "datetime.date.today",
}  # fmt: skip
_MAY_READ_A_CLOCK = re.compile(r"bot/(__main__|wiring|\w+_chat)\.py")
_MAY_BE_BROAD = re.compile(r"except\s*:|Exception")
_FAKES = re.compile(
    r"unittest\.mock|from unittest|pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)\(|mocker"
)


def _places(file: SourceFile, names: set[str]) -> Iterator[str]:
    if not any(name.rpartition(".")[2] in file.text for name in names):
        return
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and dotted_name(node) in names:
            yield f"{file.path}:{node.lineno} {dotted_name(node)}"


def test_only_the_outermost_modules_read_a_clock() -> None:
    """Everything else is given the time, so that a test can choose the day."""
    inside = [file for file in source_files() if not _MAY_READ_A_CLOCK.fullmatch(file.path)]
    assert [place for file in inside for place in _places(file, _CLOCKS)] == []


def _is_broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(kind is None or dotted_name(kind) in {"Exception", "BaseException"} for kind in kinds)


def test_faults_are_swallowed_nowhere_but_in_the_two_outermost_shells() -> None:
    """The command line and the chat: there a person gets a sentence instead of a traceback."""
    broad = [
        f"{file.path}:{node.lineno}"
        for file in source_files()
        if _MAY_BE_BROAD.search(file.text)
        for node in ast.walk(file.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node)
    ]
    assert len(broad) <= 2, broad
    assert all(place.startswith("bot/") for place in broad), broad


def test_tests_neither_mock_nor_skip() -> None:
    """What is fast is used for real; a test that does not run proves nothing."""
    others = [file for file in files_of_tests() if file.path != "tests/house/test_clocks.py"]
    found = [
        f"{file.path}:{number} {line.strip()}"
        for file in others
        for number, line in enumerate(file.text.splitlines(), 1)
        if _FAKES.search(line)
    ]
    assert found == []


def test_tests_do_not_rewrite_the_code_they_test() -> None:
    """The environment and the working folder may be set for a test; attributes of modules and classes may not."""
    rewriting = {"monkeypatch.setattr", "monkeypatch.delattr"}
    assert [place for file in files_of_tests() for place in _places(file, rewriting)] == []
