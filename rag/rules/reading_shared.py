"""What a rule file says once for several programmes: lists under `shared`, put in where `- use: name` stands, and `defaults`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from policies.rule_yaml import Node
from rag.rules.nodes import BadRule, items, known_fields, scalar


def without_repeats(root: Node) -> Node:
    """The file as it would stand without `shared` and `defaults`. Raises BadRule where a name is not there."""
    shared = dict(_fields(root, "shared"))
    for name, node in shared.items():
        if node.kind != "list" or any(item.find("use") for item in node.items):
            raise BadRule(node.line, f"“{name}”应为列表，里面不能再用 use / must be a list without use")
    defaults = tuple(_fields(root, "defaults"))
    written = items(root, "programmes")
    put_in = sum(_put_in_by(one, shared) for one in written)
    put_in += len(written) * sum(_put_in_by(node, shared) for _, node in defaults)
    if put_in > _MOST_PUT_IN:
        raise BadRule(root.line, f"shared 展开后超过{_MOST_PUT_IN}项 / shared lists grow too long")
    programmes = tuple(_filled(_put_in(item, shared), defaults, shared) for item in written)
    fields = [(key, node) for key, node in root.fields if key not in ("shared", "defaults", "programmes")]
    line = next((node.line for key, node in root.fields if key == "programmes"), root.line)
    return replace(root, fields=(*fields, ("programmes", Node(line, items=programmes, kind="list"))))


_MOST_PUT_IN = 20_000
"""Members that `use` may put in, all programmes together: a small file must not become a giant."""


def _put_in_by(node: Node, shared: Mapping[str, Node]) -> int:
    """How many members the uses below a node stand for."""
    used = node.find("use")
    named = shared.get(used.text) if used else None
    below = (*node.items, *(inner for _, inner in node.fields))
    return (len(named.items) if named else 0) + sum(_put_in_by(one, shared) for one in below)


def _fields(root: Node, key: str) -> tuple[tuple[str, Node], ...]:
    found = root.find(key)
    if found is None:
        return ()
    if found.kind != "mapping":
        raise BadRule(found.line, f"“{key}”应为“键: 值” / {key} must be key: value")
    return found.fields


def _filled(programme: Node, defaults: tuple[tuple[str, Node], ...], shared: Mapping[str, Node]) -> Node:
    own = {key for key, _ in programme.fields}
    return replace(
        programme,
        fields=(*programme.fields, *((key, _put_in(node, shared)) for key, node in defaults if key not in own)),
    )


def _put_in(node: Node, shared: Mapping[str, Node]) -> Node:
    match node.kind:
        case "mapping":
            return replace(node, fields=tuple((key, _put_in(inner, shared)) for key, inner in node.fields))
        case "list":
            return replace(node, items=tuple(one for item in node.items for one in _members(item, shared)))
    return node


def _members(item: Node, shared: Mapping[str, Node]) -> Iterator[Node]:
    used = item.find("use")
    if used is None or item.kind != "mapping":
        yield _put_in(item, shared)
        return
    name = scalar(known_fields(item, "use").fields[0][1])
    if name not in shared:
        raise BadRule(item.line, f"shared 里没有“{name}” / not among shared")
    yield from shared[name].items
