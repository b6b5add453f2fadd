"""Small files, small functions: what a person can hold in the head at once."""

import ast
from collections.abc import Iterator
from statistics import median, quantiles

from tests.house.tree import source_files

_FILE_AT_MOST, _FILE_MEDIAN = 300, 110
_FUNCTION_AT_MOST, _FUNCTION_P90 = 40, 25


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """From `def` to the last line, the docstring not counted."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    has_docstring = ast.get_docstring(function, clean=False) is not None
    return total - ((first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0)


def _functions() -> Iterator[tuple[str, int]]:
    for file in source_files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{file.path}:{node.lineno} {node.name}", _lines(node)


def _file_lengths() -> dict[str, int]:
    return {file.path: len(file.text.splitlines()) for file in source_files()}


def test_no_file_is_long() -> None:
    """A file over the limit holds two things: part them."""
    assert {path: length for path, length in _file_lengths().items() if length > _FILE_AT_MOST} == {}


def test_half_of_the_files_are_short() -> None:
    """The median over all rooms."""
    assert median(_file_lengths().values()) <= _FILE_MEDIAN


def test_no_function_is_long() -> None:
    """A function over the limit has steps: name them."""
    assert {name: length for name, length in _functions() if length > _FUNCTION_AT_MOST} == {}


def test_nine_of_ten_functions_are_short() -> None:
    """The ninth decile over all rooms."""
    assert quantiles([length for _, length in _functions()], n=10)[8] <= _FUNCTION_P90
