"""What a correction changes (改前改后), field by field, above the card that it changed. Chinese first. Pure."""

from bot.wording import say, shorten
from bot.wording_card import FREE_WORDS
from bot.wording_money import say_kind, say_money, say_stage, say_visits
from rag.answer import Language
from store.reporting.progress import AmountKind, AmountRead, Row

_SHOWN = 6  # fields in a notice


def corrected_notice(language: Language, before: tuple[Row, ...], after: tuple[Row, ...]) -> str:
    """Above a card that was corrected before it was saved: what it changed, and that nothing else did."""
    changes = [line for old, new in zip(before, after, strict=True) for line in row_changes(language, old, new)]
    done = say(language, "卡片还没有保存，已按更正改好。", "The card was not saved yet; it is corrected.")
    if not changes:
        return done
    told = say(language, "；", "; ").join(changes[:_SHOWN])
    rest = say(language, "。别的没有动。", ". Nothing else has changed.")
    return f"{done}\n{told}{rest}"


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
