"""A proposed rule in short, as a person compares it with its clause: who, between which bounds, how much. Chinese. Pure."""

from collections.abc import Iterable, Sequence

from rag.rules_extract.proposed import Bound, Condition, GrantKind, ProposedBand, ReadingMode

_MODES = {ReadingMode.SLICE: "分段计算", ReadingMode.WHOLE: "按总额一次计算", ReadingMode.UNSAID: ""}


def summary(bands: Sequence[ProposedBand], party: str = "investor") -> str:
    """The bands of one programme, one a line, how they are counted, and to whom it goes where that is not the investor."""
    lines = [_line(band) for band in bands]
    mode = _MODES[bands[0].mode] if len(bands) > 1 else ""
    whose = ["奖励给引荐人"] if party == "referrer" else []
    return "\n".join([*lines, *([mode] if mode else []), *whose])


def _line(band: ProposedBand) -> str:
    parts = [band.key, *(_condition(one) for one in band.conditions)]
    cap = f"，{'每年' if band.cap_yearly else ''}最高{band.cap.written}" if band.cap else ""
    return f"{'、'.join(part for part in parts if part) or '符合条件的'}：{_grant(band)}{cap}"


def _grant(band: ProposedBand) -> str:
    if band.kind is GrantKind.RATE:
        return f"{band.of or '基数'} × {band.grant.written}"
    return band.grant.written + "".join(f"/{unit}" for unit in band.per)


def _condition(condition: Condition) -> str:
    what = next((bound.what for bound in (condition.low, condition.high) if bound and bound.what), "")
    return what + "、".join(_bounds(condition))


def _bounds(condition: Condition) -> Iterable[str]:
    if condition.low:
        yield _bound(condition.low, "以上", "超过")
    if condition.high:
        yield _bound(condition.high, "以下", "不足")


def _bound(bound: Bound, held: str, beyond: str) -> str:
    return f"{bound.number.written}{held}（含）" if bound.included else f"{beyond}{bound.number.written}"
