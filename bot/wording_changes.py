"""How two editions are said side by side: pair by pair with figures old → new, then what stands on one side only."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, quote, say, shorten
from bot.wording_as_of import title_of
from bot.wording_pages import Pages, Size, pages_of, say_page
from policies.provision import Policy
from rag.answer import Language
from rag.changes import Change, Comparison, Figures

CLAUSE = 220  # characters of a clause that are shown beside another one
ALONE = 120  # characters of a clause that stands alone
MOST_FIGURES = 6  # figures of one side that are listed


@dataclass(frozen=True, slots=True)
class Pair:
    """Two editions that follow each other, and the key that names them on buttons."""

    key: str
    old: Policy
    new: Policy


def say_comparison(found: Comparison, key: str, row: int, others: Sequence[Pair], language: Language) -> Reply:
    """The page of a comparison that holds a row, with buttons to turn it and to the editions before and after."""
    changes = rows_of(found)
    blocks = [_row(change, language) for change in changes]
    sizes = [Size(sum(len(span.text) + 1 for span in block)) for block in blocks]
    pages = pages_of(sizes, [0] * len(sizes))
    page = next((number for number, rows in enumerate(pages.rows) if row in rows), len(pages.rows) - 1)
    spans = [*_head(found, pages, page, language)] if page == 0 else [_title(found, pages, page, language)]
    for number in pages.rows[page]:
        spans += blocks[number]
    return Reply(tuple(spans), _buttons(key, pages, page, others, language))


def rows_of(found: Comparison) -> tuple[Change, ...]:
    """What is shown: pairs that differ, then what only the new one has, then what only the old one has."""
    differing = [change for change in found.changes if change.old and change.new and not change.is_same]
    added = [change for change in found.changes if change.old is None]
    dropped = [change for change in found.changes if change.new is None]
    return (*differing, *added, *dropped)


def _title(found: Comparison, pages: Pages, page: int, language: Language) -> Span:
    words = say(
        language,
        "新旧对照：{old} → {new}",
        "Side by side: {old} → {new}",
        old=title_of(found.old),
        new=title_of(found.new),
    )
    return bold(words + say_page(pages, page, language))


def _head(found: Comparison, pages: Pages, page: int, language: Language) -> list[Span]:
    rows = rows_of(found)
    same = sum(change.is_same for change in found.changes)
    counts = say(
        language,
        "对得上的有 {changed} 条改了、{same} 条一字未改；新版单列 {added} 条，旧版单列 {dropped} 条。",
        "Matched: {changed} changed, {same} word for word the same; by themselves: "
        "{added} of the new one, {dropped} of the old one.",
        changed=sum(bool(change.old and change.new) for change in rows),
        added=sum(change.old is None for change in rows),
        dropped=sum(change.new is None for change in rows),
        same=same,
    )
    how = say(
        language,
        "按内容对应，不按条号。单列的是没有把握对应的：可能是新增、删去，也可能拆并了。以原文为准。",
        "Matched by content, not by number; what could not be matched surely stands by "
        "itself: added, dropped, split or merged. The text itself counts.",
    )
    days = say(
        language,
        "旧版 {old}，新版 {new} 起施行。",
        "Old: from {old}; new: from {new}.",
        old=found.old.effective_from or "—",
        new=found.new.effective_from or "—",
    )
    return [_title(found, pages, page, language), plain(f"{days}{counts}"), faint(how)]


def _row(change: Change, language: Language) -> list[Span]:
    old, new = change.old, change.new
    if old and new:
        figures = say_figures(change.figures, language)
        head = f"{old.name} → {new.name}" + (f" · {figures}" if figures else "")
        before = say(language, "旧：", "Old: ") + shorten(_one_line(old.text), CLAUSE)
        after = say(language, "新：", "New: ") + shorten(_one_line(new.text), CLAUSE)
        return [bold(head), quote(before), quote(after)]
    alone = new or old
    if alone is None:
        return []
    side = say(language, "新版单列", "New, by itself") if new else say(language, "旧版单列", "Old, by itself")
    return [bold(f"{side} · {alone.name}"), quote(shorten(_one_line(alone.text), ALONE))]


def say_figures(figures: Figures, language: Language) -> str:
    """30% → 60%; where there are several on a side, which is which is left to the reader: 旧 5‰；新 6‰、8‰."""
    if len(figures.old) == len(figures.new) == 1:
        return f"{figures.old[0]} → {figures.new[0]}"
    glue = say(language, "、", ", ")
    sides = []
    for label, own in ((say(language, "旧", "old"), figures.old), (say(language, "新", "new"), figures.new)):
        shown = list(dict.fromkeys(own))
        more = "…" if len(shown) > MOST_FIGURES else ""
        sides += [f"{label} {glue.join(shown[:MOST_FIGURES])}{more}"] if shown else []
    return say(language, "；", "; ").join(sides)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _buttons(
    key: str, pages: Pages, page: int, others: Sequence[Pair], language: Language
) -> tuple[tuple[Button, ...], ...]:
    turning = []
    if page > 0:
        turning.append(
            Button(say(language, "◀ 上一页", "◀ Page {n}", n=page), f"changes:{key}.{pages.rows[page - 1].start}")
        )
    if page + 1 < len(pages.rows):
        label = say(language, "下一页 ▶", "Page {n} ▶", n=page + 2)
        turning.append(Button(label, f"changes:{key}.{pages.rows[page + 1].start}"))
    rows = [tuple(turning)] if turning else []
    rows += [(Button(shorten(f"{other.old.title} → {other.new.title}"), f"changes:{other.key}.0"),) for other in others]
    return tuple(rows)


def say_which_pair(pairs: Sequence[Pair], language: Language) -> Reply:
    """Which documents are to be compared? A button for each pair."""
    text = say(language, "要对照哪一份？点一下。", "Which one is to be compared? Tap one.")
    buttons = tuple((Button(shorten(pair.new.title), f"changes:{pair.key}.0"),) for pair in pairs)
    return Reply((bold(text),), buttons)


def say_not_held(pairs: Sequence[Pair], language: Language) -> Reply:
    """The document that is named is none of those held; what can be compared is offered."""
    text = say(
        language,
        "没有收录您说的这份文件，请核对名称。",
        "The document that you name is not held; please check its name.",
    )
    buttons = tuple((Button(shorten(pair.new.title), f"changes:{pair.key}.0"),) for pair in pairs)
    offer = say(language, "可以对照的有：", "These can be compared:")
    return Reply((bold(text), *((plain(offer),) if pairs else ())), buttons)


def say_no_editions(named: Policy | None, pairs: Sequence[Pair], language: Language) -> Reply:
    """Of that document, or of all, no second edition is held; what can be compared is offered."""
    if named is None:
        text = say(
            language, "收录的文件里没有同一文件的新旧两版，没有可以对照的。", "No document is held in two editions."
        )
    else:
        chinese, english = (
            "{title}只收录了一版，没有可以对照的旧版或新版。",
            "Only one edition of {title} is held; there is nothing to compare.",
        )
        text = say(language, chinese, english, title=title_of(named))
    buttons = tuple((Button(shorten(pair.new.title), f"changes:{pair.key}.0"),) for pair in pairs)
    offer = say(language, "可以对照的有：", "These can be compared:")
    return Reply((bold(text), *((plain(offer),) if pairs else ())), buttons)
