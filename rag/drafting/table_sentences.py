"""What a row of a table says: its conditions with their columns, then one value with its column and the unit of the table. Pure.

Only of a table whose rows all have a cell in each column, whose values are plain numbers, and whose unit is said: of any other
it is not sure which words belong to which figure, and nothing is heard of it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from policies.provision import Provision, ProvisionKind
from rag.drafting.clause_sentences import Heard

_UNIT = re.compile(r"单位\s*[：:]\s*([^）)；;，,、\s]{1,8})\s*[）)]?")
_OWN_UNIT = re.compile(r"[（(]([^）)]{1,8})[）)]$")
_SERIAL = re.compile("^(?:序号|编号|No)")
_MONEY = re.compile(
    r"(?:奖励?|奖金|补助|补贴|资助|津贴|扶持|金额?|资金|额度?|价格?|单价|租金|费用?|标准|上限|税收?|薪酬?)$"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_RULE = re.compile(r"[\s|:\-]+")
_MOST_COLUMNS, _MOST_ROWS = 6, 60


def rows_of(provision: Provision) -> Iterator[Heard]:
    """Everything that the rows of a table can be heard to say, a value at a time and all of a row together."""
    text = provision.text if provision.kind is ProvisionKind.TABLE else ""
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    table = [_cells(line) for line in lines]
    if not _is_sure(table):
        return
    head, *rows = table
    counts = [at for at in range(len(head)) if all(_NUMBER.fullmatch(row[at]) for row in rows)]
    values = [at for at in counts if not _SERIAL.search(head[at])]
    units = {at: _unit(head[at], provision.caption) for at in values}
    keys = [at for at in range(len(head)) if at not in counts]
    if not keys or not values or not all(units.values()):
        return
    for row, quote in zip(rows, lines[1:], strict=True):
        told = [f"{_OWN_UNIT.sub('', head[at])}{row[at]}{units[at]}" for at in values]
        for before in _conditions(head, row, keys):
            for said in dict.fromkeys((*told, "，".join(told))):
                yield Heard(f"{before}，{said}", f"{before}，{said}", quote)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _is_sure(table: Sequence[Sequence[str]]) -> bool:
    """Whether there is a head and rows, each with a cell in every column; no two rows have the same conditions."""
    if not 2 <= len(table) <= _MOST_ROWS or not 2 <= len(table[0]) <= _MOST_COLUMNS:
        return False
    if any(len(row) != len(table[0]) or not all(row) for row in table):
        return False
    conditions = [tuple(cell for cell in row if not _NUMBER.fullmatch(cell)) for row in table[1:]]
    return len(set(conditions)) == len(conditions)


def _unit(head: str, caption: str) -> str:
    """The unit of a column: its own, else that of money in the caption where it is one of money; "" where that is not sure."""
    own = _OWN_UNIT.search(head)
    if own is not None:
        return own[1]
    units = _UNIT.findall(caption)
    return units[0] if len(units) == 1 and "元" in units[0] and _MONEY.search(head) else ""


def _conditions(head: Sequence[str], row: Sequence[str], keys: Sequence[int]) -> Iterator[str]:
    """The conditions of a row in their order, each after the name of its column or alone."""
    first, *others = keys
    ways = product(*((f"{head[at]}{row[at]}的", f"{row[at]}的") for at in others))
    for way in ways:
        yield "，".join((row[first], *way))
