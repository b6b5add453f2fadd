"""What a correction changes (改前改后), field by field, above the card that it changed. Chinese first. Pure."""

from dataclasses import replace

from bot.wording import say, shorten
from bot.wording_card import FREE_WORDS
from bot.wording_money import say_kind, say_money, say_stage, say_visits
from rag.answer import Language
from store.reporting.progress import AmountKind, AmountRead, Row

_TOLD = ("stage", "amounts", "day", "county", "activity", "visits", "next_step", "problem", "doubts", "sources")
_SHOWN = 6  # fields in a notice


def corrected_notice(language: Language, before: tuple[Row, ...], after: tuple[Row, ...]) -> str:
    """Above a card that was corrected before it was saved: what it changed, and that nothing else did where that is so."""
    pairs = list(zip(before, after, strict=True))
    changes = [line for old, new in pairs for line in row_changes(language, old, new)]
    done = say(language, "卡片还没有保存，已按更正改好。", "The card was not saved yet; it is corrected.")
    if not changes:
        return done
    told = say(language, "；", "; ").join(changes[:_SHOWN])
    return f"{done}\n{told}{_rest(language, len(changes) - _SHOWN, is_all=all(_is_told(*pair) for pair in pairs))}"


def _rest(language: Language, unsaid: int, *, is_all: bool) -> str:
    """What stands behind the changes that are told: how many are not, that there are others, or that there are none."""
    if unsaid > 0:
        return say(language, "。另有 {n} 处改动见下面的卡片。", ". {n} more changes: see the card below.", n=unsaid)
    if not is_all:
        return say(language, "。请再看一下下面的卡片。", ". Please look through the card below.")
    return say(language, "。别的没有动。", ". Nothing else has changed.")


def _is_told(before: Row, after: Row) -> bool:
    """Whether `row_changes` names all that differs: a sum, a stage, a day that is another."""
    told = {name: getattr(after, name) for name in _TOLD}
    if before.day != after.day:
        told |= {"day_end": after.day_end, "date_text": after.date_text}
    return replace(before, **told) == after


def row_changes(language: Language, before: Row, after: Row) -> list[str]:
    """Each field that differs, with what it said before."""
    pairs = [
        (
            say(language, "阶段", "Stage"),
            *(say_stage(language, row.stage) if row.stage else "" for row in (before, after)),
        ),
        *(
            (say_kind(language, kind), *(_sums(language, row, kind) for row in (before, after)))
            for kind in dict.fromkeys(read.kind for read in (*before.amounts, *after.amounts))
        ),
        (say(language, "日期", "Day"), *("" if row.day is None else row.day.isoformat() for row in (before, after))),
        (say(language, "县区", "Place"), before.county, after.county),
        (say(language, "活动", "Activity"), before.activity, after.activity),
        (say(language, "接待拜访", "Visits"), *(say_visits(language, row.visits) for row in (before, after))),
        (say(language, "下一步", "Next"), before.next_step, after.next_step),
        (say(language, "问题", "Problem"), before.problem, after.problem),
    ]
    return [_change(language, *pair) for pair in pairs if pair[1] != pair[2]]


def _change(language: Language, field: str, before: str, after: str) -> str:
    none = say(language, "无", "none")
    old, new = (shorten(words, FREE_WORDS) or none for words in (before, after))
    return say(language, "{field}：{old} → {new}", "{field}: {old} → {new}", field=field, old=old, new=new)


def _sums(language: Language, row: Row, kind: AmountKind) -> str:
    said = [_sum(language, read) for read in row.amounts if read.kind is kind]
    return say(language, "、", ", ").join(said)


def _sum(language: Language, read: AmountRead) -> str:
    way = {True: say(language, "累计", "total "), False: say(language, "新增", "plus "), None: ""}[read.cumulative]
    return way + say_money(language, read.money)
