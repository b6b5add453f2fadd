"""Ways of counting and steps of a rule file: scale, rate, fixed, per_unit, by_choice, sum_of, greatest, by_year, less."""

from collections.abc import Callable

from policies.rule_yaml import Node
from rag.rules.nodes import (
    BadRule,
    as_share,
    both,
    items,
    known_fields,
    money,
    needed,
    optional_money,
    optional_number,
    share,
    word,
    yes,
)
from rag.rules.reading_tests import read_tests
from rag.rules.ways import (
    Bonus,
    BonusOption,
    ByChoice,
    ByYear,
    Cap,
    Caps,
    Fixed,
    Grant,
    Greatest,
    Less,
    Mode,
    Part,
    PerUnit,
    Rate,
    RoundDown,
    Scale,
    ScaleBand,
    Step,
    SumOf,
    Way,
)


def read_step(node: Node) -> Step:
    """One step of an amount. Raises BadRule where it is none that is known."""
    known_fields(node, *_STEPS)
    if len(node.fields) != 1:
        raise BadRule(node.line, f"每步写一项：{'、'.join(_STEPS)} / one kind a step")
    key, inner = node.fields[0]
    return _STEPS[key](inner)


def read_way(node: Node) -> Way:
    """The way of counting that stands among a node's fields. Raises BadRule where there is none, or several."""
    found = [(key, inner) for key, inner in node.fields if key in _WAYS]
    if len(found) != 1:
        raise BadRule(node.line, f"应有一种计算方式：{'、'.join(_WAYS)} / one way of counting is needed")
    return _WAYS[found[0][0]](found[0][1])


def _grant(node: Node) -> Grant:
    known_fields(node, "name", "when", *_WAYS)
    return Grant(both(needed(node, "name")), read_way(node), read_tests(node), node.line)


def _bonus(node: Node) -> Bonus:
    known_fields(node, "options", "clause")
    return Bonus(tuple(_option(item) for item in items(node, "options")), word(node, "clause"))


def _option(node: Node) -> BonusOption:
    known_fields(node, "name", "when", "share")
    return BonusOption(read_tests(node), share(node, "share"), both(needed(node, "name")))


def _caps(node: Node) -> Caps:
    return Caps(tuple(_cap(item) for item in (node.items if node.kind == "list" else (node,))))


def _cap(node: Node) -> Cap:
    known_fields(node, "sum", "when", "clause")
    return Cap(money(node, "sum"), read_tests(node), word(node, "clause"))


def _round(node: Node) -> RoundDown:
    known_fields(node, "down_to", "clause")
    return RoundDown(money(node, "down_to"), word(node, "clause"))


def _scale(node: Node) -> Scale:
    known_fields(node, "base", "of", "mode", "bands", "clause")
    base, mode = word(node, "base"), word(node, "mode")
    if mode not in tuple(Mode):
        raise BadRule(needed(node, "mode").line, f"mode 应为 {'、'.join(Mode)} / unknown mode")
    bands = tuple(_band(item, Mode(mode)) for item in items(node, "bands"))
    if not bands:
        raise BadRule(node.line, "没有档次 / no bands")
    return Scale(base, word(node, "of", base), Mode(mode), bands, word(node, "clause"))


def _band(node: Node, mode: Mode) -> ScaleBand:
    grant = "sum" if mode is Mode.FIXED else "rate"
    known_fields(node, "from", "to", "from_included", "to_included", grant, "cap")
    return ScaleBand(
        optional_number(node, "from"),
        optional_number(node, "to"),
        yes(node, "from_included", True),
        yes(node, "to_included", False),
        money(node, "sum") if mode is Mode.FIXED else share(node, "rate"),
        optional_money(node, "cap"),
    )


def _rate(node: Node) -> Rate:
    known_fields(node, "rate", "of", "limit", "clause")
    return Rate(share(node, "rate"), word(node, "of"), word(node, "clause"), optional_money(node, "limit"))


def _fixed(node: Node) -> Fixed:
    known_fields(node, "sum", "clause")
    return Fixed(money(node, "sum"), word(node, "clause"))


def _per_unit(node: Node) -> PerUnit:
    known_fields(node, "price", "units", "periods", "units_at_most", "every", "clause")
    price = money(node, "price")
    more = [optional_number(node, key) for key in ("periods", "units_at_most", "every")]
    return PerUnit(price, word(node, "units"), word(node, "clause"), *more)


def _by_choice(node: Node) -> ByChoice:
    known_fields(node, "fact", "ways", "sums", "rates", "of", "clause")
    clause = word(node, "clause")
    ways: list[tuple[str, Way]] = []
    for key in ("ways", "sums", "rates"):
        chosen = node.find(key)
        for name, inner in chosen.fields if chosen else ():
            ways.append((name, _chosen(node, key, name, inner, clause)))
    if not ways:
        raise BadRule(node.line, "没有写明各种情形 / no cases")
    return ByChoice(word(node, "fact"), tuple(ways), clause)


def _chosen(node: Node, key: str, name: str, inner: Node, clause: str) -> Way:
    if key == "ways":
        return read_way(inner)
    if key == "rates":
        return Rate(as_share(inner), word(node, "of"), clause)
    return Fixed(money(Node(inner.line, fields=((name, inner),), kind="mapping"), name), clause)


def _part(node: Node) -> Part:
    known_fields(node, "name", "when", "cap", "cap_clause", *_WAYS)
    return Part(
        both(needed(node, "name")),
        read_tests(node),
        read_way(node),
        optional_money(node, "cap"),
        word(node, "cap_clause", ""),
    )


def _sum_of(node: Node) -> SumOf:
    if node.kind != "list" or not node.items:
        raise BadRule(node.line, "sum_of 应为列表 / sum_of must be a list")
    return SumOf(tuple(_part(item) for item in node.items))


def _greatest(node: Node) -> Greatest:
    known_fields(node, "parts", "clause")
    return Greatest(tuple(_part(item) for item in items(node, "parts")), word(node, "clause"))


def _by_year(node: Node) -> ByYear:
    known_fields(node, "of", "shares", "area", "area_at_most", "cap", "clause")
    shares = tuple(as_share(item) for item in items(node, "shares"))
    area = word(node, "area", "")
    if not shares or bool(area) != (node.find("area_at_most") is not None):
        raise BadRule(
            node.line, "by_year 要有 shares；area 和 area_at_most 要一起写 / shares needed, area with its limit"
        )
    limit, cap = optional_number(node, "area_at_most"), optional_money(node, "cap")
    return ByYear(word(node, "of"), shares, word(node, "clause"), area, limit, cap)


def _less(node: Node) -> Less:
    known_fields(node, "way", "less", "clause")
    return Less(read_way(needed(node, "way")), read_way(needed(node, "less")), word(node, "clause"))


_STEPS: dict[str, Callable[[Node], Step]] = {"grant": _grant, "bonus": _bonus, "cap": _caps, "round": _round}
_WAYS: dict[str, Callable[[Node], Way]] = {
    "scale": _scale,
    "rate": _rate,
    "fixed": _fixed,
    "per_unit": _per_unit,
    "by_choice": _by_choice,
    "sum_of": _sum_of,
    "greatest": _greatest,
    "by_year": _by_year,
    "less": _less,
}
