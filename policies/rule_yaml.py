"""The door to YAML of rule files: plain nodes with their lines; anchors, aliases, tags, doubled keys and giants are refused."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from policies.front_matter import BadYaml

LONGEST = 200_000
"""Characters of a rule file."""
DEEPEST = 24


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
        root = _Builder(yaml.parse(text, Loader=_LOADER)).root()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(mark.line + 1 if mark else 1, error.problem or "") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadYaml(1, type(error).__name__) from error
    if root is None or root.kind != "mapping":
        raise BadYaml(1, "应为“键: 值” / expected key: value")
    return root


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where the wheel has it


class _Builder:
    """Makes nodes of the parser's events, which cost no memory before they are looked at."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._depth = 0

    def root(self) -> Node | None:
        """The first document's node; None where there is none. Raises BadYaml where a second one follows."""
        found: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                if found is not None:
                    raise BadYaml(_line(event), "只能有一份文档 / one document only")
                found = self._node(event)
        return found

    def _node(self, event: yaml.NodeEvent) -> Node:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise BadYaml(_line(event), "不允许锚点和别名（& *） / anchors and aliases are not allowed")
        if getattr(event, "tag", None):
            raise BadYaml(_line(event), "不允许标签（!） / tags are not allowed")
        if isinstance(event, yaml.ScalarEvent):
            return Node(_line(event), text=str(event.value).strip())
        self._depth += 1
        if self._depth > DEEPEST:
            raise BadYaml(_line(event), f"嵌套超过{DEEPEST}层 / nested too deep")
        node = self._list(event) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(event)
        self._depth -= 1
        return node

    def _list(self, start: yaml.NodeEvent) -> Node:
        return Node(_line(start), items=tuple(self._node(one) for one in self._inside()), kind="list")

    def _mapping(self, start: yaml.NodeEvent) -> Node:
        fields: dict[str, Node] = {}
        for key in self._inside():
            if not isinstance(key, yaml.ScalarEvent):
                raise BadYaml(_line(key), "键应为文字 / a key must be text")
            name = str(key.value).strip()
            if name in fields:
                raise BadYaml(_line(key), f"键“{name}”重复 / this key stands twice")
            self._node(key)
            fields[name] = self._node(self._next())
        return Node(_line(start), fields=tuple(fields.items()), kind="mapping")

    def _inside(self) -> Iterator[yaml.NodeEvent]:
        """The events that begin a member, up to the end of the collection."""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            if isinstance(event, yaml.NodeEvent):
                yield event

    def _next(self) -> yaml.NodeEvent:
        event = next(self._events)
        if not isinstance(event, yaml.NodeEvent):  # the parser gives an empty value where there is none
            raise BadYaml(_line(event), "缺少值 / a value is missing")
        return event


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
