"""Fields of a rule file's nodes: what must be there, what may, and what nobody knows, each fault with its line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from policies.provision import FormatProblem
from policies.rule_yaml import Node
from rag.rules.facts import Text
from rag.rules.quantity import YUAN, Money, Quantity, Share, quantity

_T = TypeVar("_T")


class BadRule(Exception):
    """A node that is not as rule files write it; the reader turns it into a FormatProblem."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.problem_line = line
        self.message = message


@dataclass(slots=True)
class Problems:
    """What was found while a file is read, in order; one fault does not hide the next one."""

    file: str
    found: list[FormatProblem] = field(default_factory=list)

    def collect(self, read: Callable[[Node], _T], nodes: Iterable[Node]) -> tuple[_T, ...]:
        """What can be read of the nodes; the faults of the others are kept."""
        done: list[_T] = []
        for node in nodes:
            try:
                done.append(read(node))
            except BadRule as bad:
                self.found.append(FormatProblem(self.file, bad.problem_line, bad.message))
        return tuple(done)


def known_fields(node: Node, *names: str) -> Node:
    """The node, where it is a mapping of these fields only. Raises BadRule."""
    if node.kind != "mapping":
        raise BadRule(node.line, "应为“键: 值” / expected key: value")
    for key, value in node.fields:
        if key not in names:
            raise BadRule(value.line, f"不认识的字段“{key}”，可用：{'、'.join(names)} / unknown field")
    return node


def needed(node: Node, key: str) -> Node:
    """The value of a field. Raises BadRule where it is missing."""
    found = node.find(key)
    if found is None:
        raise BadRule(node.line, f"缺少“{key}” / {key} is missing")
    return found


def word(node: Node, key: str, default: str | None = None) -> str:
    """The text of a field. Raises BadRule where there is none and no default."""
    found = node.find(key) if default is not None else needed(node, key)
    if found is None:
        return default or ""
    return scalar(found)


def scalar(node: Node) -> str:
    """The text of a scalar that is not empty. Raises BadRule."""
    if node.kind != "scalar" or not node.text:
        raise BadRule(node.line, "应为文字 / expected text")
    return node.text


def items(node: Node, key: str) -> tuple[Node, ...]:
    """The members of a list field, () where it is missing. Raises BadRule where it is no list."""
    found = node.find(key)
    if found is None:
        return ()
    if found.kind != "list":
        raise BadRule(found.line, f"“{key}”应为列表 / {key} must be a list")
    return found.items


def words(node: Node, key: str) -> tuple[str, ...]:
    """The texts of a list field, or its one text."""
    found = needed(node, key)
    return tuple(scalar(item) for item in found.items) if found.kind == "list" else (scalar(found),)


def yes(node: Node, key: str, default: bool) -> bool:
    """A true or false. Raises BadRule where it is neither."""
    found = node.find(key)
    if found is None:
        return default
    if found.text not in ("true", "false"):
        raise BadRule(found.line, f"“{key}”应为 true 或 false / {key} must be true or false")
    return found.text == "true"


def both(node: Node) -> Text:
    """A wording in both languages. Raises BadRule."""
    known_fields(node, "zh", "en")
    return Text(word(node, "zh"), word(node, "en"))


def number(node: Node) -> Quantity:
    """A quantity: its text (1亿元), or {is: 100%, words: 全额} where the clause says it in words. Raises BadRule."""
    if node.kind == "mapping":
        known_fields(node, "is", "words")
        text, said = word(node, "is"), word(node, "words")
    else:
        text, said = scalar(node), ""
    found = quantity(text, said)
    if found is None:
        raise BadRule(node.line, f"“{text}”不是数额，例如 1亿元、4‰、30人 / no quantity")
    return found


def optional_number(node: Node, key: str) -> Quantity | None:
    """The quantity of a field; None where it is missing. Raises BadRule."""
    found = node.find(key)
    return None if found is None else number(found)


def money(node: Node, key: str) -> Quantity:
    """A sum in yuan: what is granted, capped, rounded to. Raises BadRule where it is none, or is foreign.

    Sums are counted in yuan; only what is received may be foreign, and is converted by the clause's own rule.
    """
    found = number(needed(node, key))
    if not isinstance(found.value, Money):
        raise BadRule(needed(node, key).line, f"“{found.written}”应为金额 / must be a sum of money")
    if found.value.currency != YUAN:
        message = f"“{found.written}”是外币：给多少、最多多少只能写人民币，这一项请人工核算 / grants and caps are in yuan only"
        raise BadRule(needed(node, key).line, message)
    return found


def optional_money(node: Node, key: str) -> Quantity | None:
    """A sum of money; None where the field is missing. Raises BadRule."""
    return None if node.find(key) is None else money(node, key)


def share(node: Node, key: str) -> Quantity:
    """A share. Raises BadRule where it is none."""
    return as_share(needed(node, key))


def as_share(node: Node) -> Quantity:
    """The share that a node is. Raises BadRule where it is none."""
    found = number(node)
    if not isinstance(found.value, Share):
        raise BadRule(node.line, f"“{found.written}”应为百分比或千分比 / must be a share")
    return found
