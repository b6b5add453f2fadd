"""The README is true: its map names every source file with a sentence, and its commands exist."""

import ast
import re
import shlex

import pytest
import typer.main
from typer.core import TyperGroup

from bot.commands import app
from tests.house.tree import ROOT, source_files

_ROW = re.compile(r"^\| `(?P<path>[^`]+)` \| (?P<sentence>.+) \|$", re.MULTILINE)
_MAKE_TARGET = re.compile(r"^([a-z][\w-]*):", re.MULTILINE)


def _readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def _map() -> dict[str, str]:
    """The rows of the section "## Map": path and sentence."""
    section = re.search(r"^## Map\n(.*?)(?=^## |\Z)", _readme(), re.MULTILINE | re.DOTALL)
    assert section is not None, "README.md has no section '## Map'"
    return {row["path"]: row["sentence"].strip() for row in _ROW.finditer(section[1])}


def _proposal(path: str, tree: ast.Module) -> str:
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    return f"| `{path}` | {first} |"


def test_the_map_names_every_source_file() -> None:
    """With one sentence; rows to add are proposed from the files' own first lines."""
    known = _map()
    missing = [_proposal(file.path, file.tree) for file in source_files() if file.path not in known]
    assert not missing, "add to the map in README.md:\n" + "\n".join(missing)


def test_the_map_names_nothing_that_is_gone() -> None:
    """A file or a folder; a folder ends in /."""
    gone = [path for path in _map() if not (ROOT / path).exists() or path.endswith("/") != (ROOT / path).is_dir()]
    assert gone == []


def test_each_sentence_of_the_map_is_one() -> None:
    """Not empty, not a paragraph."""
    assert {path: said for path, said in _map().items() if not 10 <= len(said) <= 200} == {}


def _commands() -> list[str]:
    """The lines of code blocks that call make or the bot, without what is piped into them or comes after."""
    blocks = re.findall(r"^```(?:sh|bash|console|shell)\n(.*?)^```", _readme(), re.MULTILINE | re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    parts = [part.strip() for line in lines for part in re.split(r"\||&&|;|  #", line)]
    return [part for part in parts if re.search(r"^(\w+=\S+ )*make\b|python -m bot\b", part)]


def _leads_somewhere(command: str) -> bool:
    words = shlex.split(command)
    if "make" in words:
        targets = set(_MAKE_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
        asked = [word for word in words[words.index("make") + 1 :] if "=" not in word and not word.startswith("-")]
        return set(asked) <= targets
    return _is_understood(words[words.index("bot") + 1 :])


def _is_understood(words: list[str]) -> bool:
    """Whether the words name sub-commands and options that there are; values are not judged."""
    command = typer.main.get_command(app)
    for word in words:
        options = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        if isinstance(command, TyperGroup) and word in command.commands:
            command = command.commands[word]
        elif word.startswith("--") and word.partition("=")[0] not in options:
            return False
    return not isinstance(command, TyperGroup) or "--help" in words


def test_the_readme_shows_how_to_start() -> None:
    """The two commands that everybody needs."""
    assert {"make run", "make test"} <= set(_commands())


@pytest.mark.parametrize("command", _commands())
def test_each_command_in_the_readme_exists(command: str) -> None:
    """Targets of make, sub-commands and options of the bot."""
    assert _leads_somewhere(command)
