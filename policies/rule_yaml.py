"""The door to YAML of rule files: plain nodes with their lines; anchors, aliases, tags, doubled keys and giants are refused."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from policies.front_matter import BadYaml

LONGEST = 200_000
"""Characters of a rule file."""
DEEPEST = 24
_DOUBLED = "键“{key}”重复 / this key stands twice"


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file: a scalar with its `text`, a list of `items`, or a mapping of `fields`; `line` from 1."""

    line: int
    text: str = ""
    items: tuple["Node", ...] = ()
    fields: tuple[tuple[str, "Node"], ...] = ()
    kind: str = "scalar"  # scalar, list, mapping

    def find(self, key: str) -> "Node | None":
        """The value of a key; None where there is none."""
        return next((node for name, node in self.fields if name == key), None)


def read_rule_nodes(text: str) -> Node:
    """The tree of a rule file. Raises BadYaml where the text is no plain YAML mapping."""
    if len(text) > LONGEST:
        raise BadYaml(1, f"超过{LONGEST}字 / too long")
    try:
        _refuse_tricks(text)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(mark.line + 1 if mark else 1, error.problem or "") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadYaml(1, type(error).__name__) from error
    if not isinstance(root, yaml.MappingNode):
        raise BadYaml(1, "应为“键: 值” / expected key: value")
    return _node(root)


def _refuse_tricks(text: str) -> None:
    """Look at the events, which cost no memory, before anything is built of them."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise BadYaml(line, "不允许锚点和别名（& *） / anchors and aliases are not allowed")
        if isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None):
            raise BadYaml(line, "不允许标签（!） / tags are not allowed")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise BadYaml(line, f"嵌套超过{DEEPEST}层 / nested too deep")


def _node(node: yaml.Node) -> Node:
    line = node.start_mark.line + 1
    match node:
        case yaml.SequenceNode():
            return Node(line, items=tuple(_node(item) for item in node.value), kind="list")
        case yaml.MappingNode():
            return Node(line, fields=tuple(_fields(node)), kind="mapping")
    return Node(line, text=str(node.value).strip())


def _fields(node: yaml.MappingNode) -> Iterator[tuple[str, Node]]:
    seen: set[str] = set()
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise BadYaml(line, "键应为文字 / a key must be text")
        key = str(key_node.value).strip()
        if key in seen:
            raise BadYaml(line, _DOUBLED.format(key=key))
        seen.add(key)
        yield key, _node(value)
