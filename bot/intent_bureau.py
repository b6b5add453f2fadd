"""What coordinators set and check: targets, weights, money, names of offices. Pure, like `bot.intent`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetTarget:
    """/target OFFICE INDICATOR FIGURE PERIOD; with an office alone its targets are shown."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ShowRules:
    """/rules: indicators and weights of both leagues."""


@dataclass(frozen=True, slots=True)
class SetWeights:
    """/rules LEAGUE INDICATOR WEIGHT [PERIOD]."""

    words: str


@dataclass(frozen=True, slots=True)
class VerifyFunds:
    """/verify [PROJECT | OFFICE | NUMBER SUM]: money in place that nobody has checked yet."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class RenameOffice:
    """/rename OLD NEW."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmChange:
    """确定: what was shown, old and new, is done."""

    token: int


@dataclass(frozen=True, slots=True)
class DropChange:
    """不改."""

    token: int


@dataclass(frozen=True, slots=True)
class CheckSum:
    """核实: the sum is right as it was reported."""

    funds_id: int


@dataclass(frozen=True, slots=True)
class GetRulesSheet:
    """权重表: the weights as a workbook, to be changed and sent back."""


BureauSpoken = SetTarget | ShowRules | SetWeights | VerifyFunds | RenameOffice
BureauPress = ConfirmChange | DropChange | CheckSum | GetRulesSheet

BUREAU_COMMANDS: Mapping[str, Callable[[str], BureauSpoken]] = {
    "target": SetTarget,
    "rules": lambda rest: SetWeights(rest) if rest else ShowRules(),
    "verify": VerifyFunds,
    "rename": RenameOffice,
}
BUREAU_PRESSES: Mapping[tuple[str, int], Callable[[list[int]], BureauPress]] = {
    ("change", 1): lambda numbers: ConfirmChange(*numbers),
    ("change-drop", 1): lambda numbers: DropChange(*numbers),
    ("checked", 1): lambda numbers: CheckSum(*numbers),
    ("rules-xlsx", 1): lambda numbers: GetRulesSheet(),
}
