"""A stored value as the sheet shows it, but exact: 0.125 under a format of 0% is 12.5%, never the rounded 13%."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

_PLACEHOLDERS = re.compile(r"[0#?][0#?,.]*")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|([¥￥$€%‰万亿元年月日个家亩吨㎡])')


def shown(value: object, number_format: str) -> str:
    """Text of a value: dates ISO, numbers exact with the unit that their format writes around them."""
    match value:
        case bool():
            return "是" if value else "否"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case int() | float() | Decimal():
            return _number(value, number_format or "General")
        case _:
            return str(value)


def _number(value: float | Decimal, number_format: str) -> str:
    # 15 digits are what Excel keeps; more would show the noise of binary fractions.
    number = Decimal(f"{value:.15g}")
    if not number.is_finite():
        return str(value)
    section = number_format.split(";", maxsplit=1)[0]
    places = list(_PLACEHOLDERS.finditer(re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', lambda m: " " * len(m[0]), section)))
    if not places or "!" in section or places[-1][0].endswith(",") or "E+" in section.upper():
        return _plain(number)  # a format that scales the number: its unit would be wrong beside the stored value
    before, after = section[: places[0].start()], section[places[-1].end() :]
    if "%" in re.sub(r'"[^"]*"', "", after):
        number *= 100
    return _literals(before) + _plain(number) + _literals(after)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _literals(part: str) -> str:
    return "".join(next(group for group in match.groups() if group is not None) for match in _LITERAL.finditer(part))
