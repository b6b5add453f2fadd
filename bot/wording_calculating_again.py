"""A kept calculation once more: that it is the same to the byte, or what it was then beside what it is now."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.message import Reply, Span
from bot.wording import bold, faint, plain, say
from bot.wording_calculating_sums import say_working
from bot.wording_standing import notices_of
from policies.provision import Policy, Standing
from rag.answer import Language
from rag.calculating.calculation import Calculation

_VERDICTS = {
    "met": ("符合条件", "eligible"),
    "not_met": ("不符合条件", "not eligible"),
    "unknown": ("条件待确认", "conditions open"),
}
_YI, _WAN = 10**8, 10**4


def say_repeated(
    number: str, kept: Mapping[str, Any], now: Calculation, language: Language, *, same: bool
) -> tuple[Span, ...]:
    """What stands above the card."""
    if same:
        text = say(
            language,
            "测算 {number} 重算一遍，结果逐字节相同：",
            "Calculation {number} made again, the same to the byte:",
            number=number,
        )
        return (bold(text),)
    text = say(
        language,
        "测算 {number} 之后规则有变化（当时 {then}，现在 {now}）。先是当时的结果，下面是按现在的规则重算：",
        "The rules have changed since calculation {number} (then {then}, now {now}). First the result of then, below that of now:",
        number=number, then=str(kept.get("digest", ""))[:8], now=now.digest[:8],
    )  # fmt: skip
    return (bold(text), *kept_spans(kept, language))


def say_law_today(policy: Policy, today: date, language: Language) -> tuple[Span, ...]:
    """That the document of a kept calculation is no longer, or not yet, the law; nothing where it is."""
    standing = policy.standing(today)
    if standing in (Standing.IN_FORCE, Standing.UNKNOWN):
        return ()
    told = say(
        language,
        "下面是按当时的规定算的，不是现行标准；要按今天的规定算，请重新说一遍情况。",
        "What follows goes by the rules of that day, not by those of today; tell the case again to have it by today's.",
    )
    return (bold("\n".join((*notices_of(policy, standing, language), told))),)


def say_kept_only(number: str, kept: Mapping[str, Any], language: Language) -> Reply:
    """Its rules are there no more: what it was."""
    text = say(
        language,
        "测算 {number} 所用的规则已不在，不能重算。当时的结果：",
        "The rules of calculation {number} are gone, it cannot be made again. The result of then:",
        number=number,
    )
    return Reply((bold(text), *kept_spans(kept, language)))


def kept_spans(kept: Mapping[str, Any], language: Language) -> tuple[Span, ...]:
    """Verdict, sum, steps, day and rules as they were kept."""
    chinese, english = _VERDICTS.get(str(kept.get("verdict")), ("—", "—"))
    total = _sum(kept.get("total"), language) or _range(kept, language)
    lines = [
        say(
            language,
            "当时：{verdict}，{total}",
            "Then: {verdict}, {total}",
            verdict=say(language, chinese, english),
            total=total,
        )
    ]
    steps: Sequence[Mapping[str, Any]] = kept.get("steps") or ()
    lines += [_step(number, step, language) for number, step in enumerate(steps, 1)]
    foot = say(
        language, "《{document}》按 {day} 的规定，规则第{version}版 {digest}",
        "《{document}》, law of {day}, rules version {version} {digest}",
        document=str(kept.get("document", "")).rpartition("/")[2], day=kept.get("day", ""),
        version=kept.get("version", ""), digest=str(kept.get("digest", ""))[:8],
    )  # fmt: skip
    return (plain("\n".join(lines)), faint(foot))


def _step(number: int, step: Mapping[str, Any], language: Language) -> str:
    label = step["label"]["en" if language is Language.ENGLISH else "zh"]
    return f"{number}. {label}：{say_working(language, step['working'])}（{step['citing']['clause']}）"


def _sum(kept: Mapping[str, Any] | None, language: Language) -> str:
    return say_working(language, f"{kept['value']}元") if kept else ""


def _range(kept: Mapping[str, Any], language: Language) -> str:
    low, high = _sum(kept.get("low"), language), _sum(kept.get("high"), language)
    return f"{low} ~ {high}" if low and high else "—"
