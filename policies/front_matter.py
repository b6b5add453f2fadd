"""The door to YAML: heads of documents (文件头) and known_titles.yaml, with the line of every entry.

Values are taken as written, so that the readers of fields decide what a date or a flag is and can report a bad one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_FENCE = re.compile(r"\A\ufeff?\s*---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LOOKS_LIKE_HEAD = re.compile(r"\s*(?:#|[\w\u4e00-\u9fff -]{1,40}[:：]|\Z)")
_LONGEST = 200_000
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a YAML mapping with its value as written: text, a list of texts, or mappings. `line` counts from 1."""

    key: str
    line: int
    text: str = ""
    items: tuple[str, ...] = ()
    mappings: tuple[tuple["Entry", ...], ...] = ()
    is_list: bool = False


class BadYaml(Exception):
    """The text is no YAML mapping; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Head:
    """A document parted: `yaml` between the fences ("" where there are none), from `line` on, and `body`.

    The lines of the head stay in the body as empty ones, so that line numbers are those of the file.
    """

    yaml: str
    line: int
    body: str


def part_head(text: str) -> Head:
    """Part the head from the text; never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    fence = _FENCE.match(text)
    inside = (fence[1] or "") if fence else ""
    if not fence or not _LOOKS_LIKE_HEAD.match(inside):
        return Head("", 1, text)
    before = fence[0].partition("---")[0].count("\n") + 1
    return Head(inside, before + 1, "\n" * fence[0].count("\n") + text[fence.end() :])


def read_mapping(text: str, first_line: int = 1) -> tuple[Entry, ...]:
    """The entries of a YAML mapping. Raises BadYaml where the text is none."""
    node = _root(text, first_line)
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        raise BadYaml(first_line, "应为“键: 值” / expected key: value")
    return tuple(_entries(node, first_line, _DEEPEST))


def read_list(text: str) -> tuple[tuple[Entry, ...], ...]:
    """The mappings of a YAML list, one tuple of entries each. Raises BadYaml where the text is no list of mappings."""
    node = _root(text, 1)
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise BadYaml(1, "应为以“-”开头的列表 / expected a list")
    for item in node.value:
        if not isinstance(item, yaml.MappingNode):
            raise BadYaml(item.start_mark.line + 1, "列表的每一项应为“键: 值” / each entry must be key: value")
    return tuple(tuple(_entries(item, 1, _DEEPEST)) for item in node.value)


def _root(text: str, first_line: int) -> yaml.Node | None:
    if len(text) > _LONGEST:
        raise BadYaml(first_line, "太长 / too long")
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(first_line + (mark.line if mark else 0), error.problem or "") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadYaml(first_line, type(error).__name__) from error


def _entries(node: yaml.MappingNode, first_line: int, depth: int) -> Iterator[Entry]:
    """Entries of a node; deeper ones than `depth` are left out, as an anchor may hold itself."""
    for key_node, value in node.value:
        key = str(key_node.value).strip() if isinstance(key_node, yaml.ScalarNode) else ""
        line = first_line + key_node.start_mark.line
        match value:
            case yaml.ScalarNode():
                yield Entry(key, line, text=str(value.value).strip())
            case yaml.SequenceNode():
                scalars = tuple(str(item.value).strip() for item in value.value if isinstance(item, yaml.ScalarNode))
                nodes = [item for item in value.value if isinstance(item, yaml.MappingNode)] if depth else []
                inner = tuple(tuple(_entries(item, first_line, depth - 1)) for item in nodes)
                yield Entry(key, line, items=scalars, mappings=inner, is_list=True)
            case yaml.MappingNode():
                yield Entry(key, line, mappings=(tuple(_entries(value, first_line, depth - 1)),) if depth else ())
