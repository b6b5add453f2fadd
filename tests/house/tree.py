"""The files of this repository, as the house rules see them: everything that .gitignore does not leave out."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "rag", "policies", "store")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Python file: its path from the root, its text and its syntax tree."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        """Parsed when it is first asked for: most rules can tell by the text which files they need not look into."""
        return _tree(self.text)

    @property
    def room(self) -> str:
        """The first folder of its path."""
        return self.path.partition("/")[0]

    @property
    def has_code(self) -> bool:
        """Whether there is more in it than a docstring."""
        return not self.path.endswith("/__init__.py") or len(self.tree.body) > 1


@cache
def _tree(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def _ignored() -> tuple[str, ...]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return (".git", *(line.rstrip("/") for line in lines if line and not line.startswith("#")))


def _is_ignored(path: Path) -> bool:
    inside = path.relative_to(ROOT).as_posix()
    return any(inside == pattern[1:] if pattern[0] == "/" else fnmatch(path.name, pattern) for pattern in _ignored())


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _is_ignored(path):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


@cache
def files() -> tuple[Path, ...]:
    """All files of the project, sorted."""
    return tuple(_walk(ROOT))


@cache
def python_files() -> tuple[SourceFile, ...]:
    """The Python files of rooms and tests."""
    return tuple(_read(path) for path in files() if path.suffix == ".py" and path.parent != ROOT)


def _read(path: Path) -> SourceFile:
    return SourceFile(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def source_files() -> tuple[SourceFile, ...]:
    """The Python files of the rooms, without packages' empty front doors."""
    return tuple(file for file in python_files() if file.room in ROOMS and file.has_code)


def files_of_tests() -> tuple[SourceFile, ...]:
    """The Python files of the tests."""
    return tuple(file for file in python_files() if file.room == "tests")


def dotted_name(node: ast.AST) -> str:
    """The name of an attribute as it is written ("datetime.now"), "" for anything that is none."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted_name(node.value)}.{node.attr}"
    return ""
