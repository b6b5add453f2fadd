"""Facts for proposed rules: a measure that the shared facts know by that name, else one of the rule's own, written as YAML."""

import json
from dataclasses import dataclass, field

from rag.rules.fact_list import SHARED
from rag.rules.quantity import Money, Number, Quantity

_SHARED = {
    "固定资产投资": "fixed_investment", "固定资产投资额": "fixed_investment", "固定资产投资额度": "fixed_investment",
    "固定资产实际投资额": "fixed_investment", "总投资": "total_investment", "投资总额": "total_investment",
    "实缴注册资本": "registered_capital_paid", "实缴资本": "registered_capital_paid",
}  # fmt: skip


def quoted(text: str) -> str:
    """A text as YAML writes it in one line; JSON is YAML too."""
    return json.dumps(text, ensure_ascii=False)


@dataclass(slots=True)
class OwnFacts:
    """The facts of one proposed programme; `prefix` makes their keys its own."""

    prefix: str
    clause: str
    _lines: dict[str, str] = field(default_factory=dict)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        """Their YAML, one a line."""
        return list(self._lines.values())

    def measure(self, what: str, number: Quantity) -> str:
        """The key of what a bound measures: a sum of money, or a count in its unit."""
        unit = number.value.unit if isinstance(number.value, Number) else ""
        kind = "money" if isinstance(number.value, Money) else "number"
        return self._named(what or ("金额" if kind == "money" else f"数量（{unit}）"), kind, unit)

    def sum(self, what: str) -> str:
        """The key of a sum that a rate is taken of."""
        return self._named(what or "计奖基数", "money", "")

    def count(self, unit: str) -> str:
        """The key of a count in this unit."""
        return self._named(f"数量（{unit}）", "number", unit)

    def flag(self, words: str, whole: str) -> str:
        """The key of what else the sentence asks for, as one question: `words` name it, the `whole` sentence is asked."""
        return self._put("case", f"符合“{words}”", f"是否符合：{whole}？", "kind: flag")

    def choice(self, words: tuple[str, ...]) -> str:
        """The key of a case that is one of these words."""
        choices = ", ".join(f"{{zh: {quoted(word)}, en: {quoted(word)}}}" for word in words)
        return self._put(
            "kind", "属于哪一种", f"属于哪一种：{'、'.join(words)}？", f"kind: choice, choices: [{choices}]"
        )

    def _named(self, what: str, kind: str, unit: str) -> str:
        shared = _SHARED.get(what) if kind == "money" else None
        if shared and SHARED.find(shared):
            return shared
        known = self._keys.get((what, unit))
        if known is None:
            field_ = f"kind: {kind}" + (f", unit: {quoted(unit)}" if unit else "")
            known = self._put(f"m{len(self._keys) + 1}", what, f"{what}是多少？", field_)
            self._keys[what, unit] = known
        return known

    def _put(self, name: str, zh: str, ask: str, fields: str) -> str:
        key = f"{self.prefix}_{name}"
        en = f"see {self.clause}"
        self._lines[key] = (
            f"  - {{key: {key}, {fields}, name: {{zh: {quoted(zh)}, en: {quoted(en)}}}, "
            f"ask: {{zh: {quoted(ask)}, en: {quoted(en + '?')}}}}}"
        )
        return key
