"""How the card of a report is said: row by row what was read, what changes in the store, and what is asked. Pure."""

from collections.abc import Sequence
from datetime import date

from bot.card_view import AmountView, CardView, RowView
from bot.message import Button, Reply, Span
from bot.wording import bold, faint, in_rows, plain, quote, say, shorten
from bot.wording_doubts import say_doubt
from bot.wording_lookups import row_words
from bot.wording_money import say_day, say_kind, say_money, say_stage, say_visits
from bot.wording_pages import FIRST, Pages, Place, Size, pages_of, say_page, say_where_asked, turning_buttons
from rag.answer import Language
from store.reporting.periods import SHANGHAI
from store.reporting.progress import DoubtKind, Row
from store.reporting.project import Stage

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WHICH = frozenset({DoubtKind.WHICH_PROJECT, DoubtKind.NEW_PROJECT})
FREE_WORDS = 120  # characters of an activity, a problem, a next step that a card shows
MOST_ROWS = 40  # of one message


def say_card(view: CardView, language: Language, notice: str = "", place: Place = FIRST) -> Reply:
    """The card with its buttons; `notice` stands above it, what was just done or why nothing was.

    Of many rows the page is shown that holds `place`; whatever page is seen, saving saves all rows.
    """
    today = view.posted_at.astimezone(SHANGHAI).date()
    rows = [_row(row, number, today, language) for number, row in enumerate(view.rows)]
    answers = [_answers(row, number, view) for number, row in enumerate(view.rows)]
    sizes = [Size(sum(len(span.text) + 1 for span in spans), len(answers[n])) for n, spans in enumerate(rows)]
    pages = pages_of(sizes, [len(row.asks) for row in view.rows])
    page = pages.at(place)
    spans: list[Span] = [bold(notice)] if notice else []
    spans.append(bold(_title(view, language) + say_page(pages, page, language)))
    spans += [span for number in pages.rows[page] for span in rows[number]]
    spans += _left_out(view, language)
    spans.append(faint(_closing(view, pages, language)))
    asked = [row for number in pages.rows[page] for row in answers[number]]
    turning = turning_buttons(view.draft_id, pages, page, language)
    return Reply(tuple(spans), (*asked, *turning, *_buttons(view, language)))


def _title(view: CardView, language: Language) -> str:
    late = say(language, " · 补报", " · late") if view.late else ""
    changed = say(language, " · 原消息已修改", " · message edited") if view.changed else ""
    day = say_day(language, view.posted_at.astimezone(SHANGHAI).date(), view.posted_at.date())
    title = say(
        language, "报送卡{id}号 · {office} · {day}", "Card {id} · {office} · {day}",
        id=view.draft_id, office=view.office, day=day,
    )  # fmt: skip
    return title + late + changed


def _left_out(view: CardView, language: Language) -> list[Span]:
    if not view.left_out:
        return []
    text = say(
        language,
        "原来保存的「{names}」不在改后的消息里，保存后不再计入。",
        "“{names}” was saved before and is no longer in the message; after saving it counts no more.",
        names=say(language, "」「", "”, “").join(view.left_out),
    )
    return [quote(text)]


def row_mark(number: int) -> str:
    """The sign of row number 0, 1 and so on: ①, ②."""
    return _CIRCLED[number] if number < len(_CIRCLED) else f"({number + 1})"


def _row(view: RowView, number: int, today: date, language: Language) -> list[Span]:
    head = f"{row_mark(number)} {_project(view, language)}"
    spans = [bold(head), plain("\n".join(_facts(view, today, language)))]
    for ask in view.asks[:1]:
        more = len(view.asks) - 1
        then = say(language, "（答完再问下一个，还有{n}个）", " ({n} more after this)", n=more) if more else ""
        spans.append(quote(say_doubt(ask.asked, language) + then))
    return [span for span in spans if span.text]


def _project(view: RowView, language: Language) -> str:
    if view.row.withdrawn:
        return say(language, "撤回 {project}", "Withdraw: {project}", project=view.project or view.row.project)
    name = view.project or view.row.project
    if view.is_new:
        name = say(language, "{project}（新项目）", "{project} (new project)", project=name)
    elif not name and any(ask.asked.doubt.kind is DoubtKind.WHICH_PROJECT for ask in view.asks):
        name = say(language, "哪个项目？（待确认）", "Which project? (to be confirmed)")
    elif not name:
        name = say(language, "不对应项目", "No project")
    elif not view.project and not any(ask.asked.doubt.kind in _WHICH for ask in view.asks):
        name = say(language, "不对应项目（原话：{project}）", "No project (as written: {project})", project=name)
    elif not view.project:
        name = say(language, "{project}（待确认）", "{project} (to be confirmed)", project=name)
    if view.replaces is not None:
        return say(language, "更正 {project}", "Correction: {project}", project=name)
    return name


def _facts(view: RowView, today: date, language: Language) -> list[str]:
    row, before = view.row, view.said_before or Row()
    if row.withdrawn:
        said = row_words(language, row)
        gone = say(language, "这条记录将不再计入。", "This record will count no more.")
        return [say(language, "原来报的：{said}", "It said: {said}", said=said), gone] if said else [gone]
    facts = [_line(language, "县区", "Place", row.county, before.county)]
    if row.stage:
        facts.append(_stage(view, row.stage, language))
    facts += [_amount(amount, language) for amount in view.amounts]
    if row.day:
        facts.append(_line(language, "日期", "Day", _days(row, today, language), _days(before, today, language)))
    facts += [
        _line(language, "活动", "Activity", row.activity, before.activity),
        _line(language, "接待拜访", "Visits", say_visits(language, row.visits)),
        _line(language, "下一步", "Next", shorten(row.next_step, FREE_WORDS), before.next_step),
        _line(language, "问题", "Problem", shorten(row.problem, FREE_WORDS), before.problem),
    ]
    return [fact for fact in facts if fact]


def _line(language: Language, chinese: str, english: str, value: str, before: str | None = "") -> str:
    if not value:
        return ""
    arrow = f"{shorten(before, FREE_WORDS)} → " if before and before != value else ""
    return say(language, chinese + "：", english + ": ") + arrow + value


def _stage(view: RowView, stage: Stage, language: Language) -> str:
    after = say_stage(language, stage)
    if view.stage_before is stage:
        return _line(language, "阶段", "Stage", say(language, "{stage}（不变）", "{stage} (unchanged)", stage=after))
    before = say_stage(language, view.stage_before) if view.project and not view.is_new else ""
    return _line(language, "阶段", "Stage", after, before)


def _amount(view: AmountView, language: Language) -> str:
    read = view.read
    way = {True: say(language, "累计", "total "), False: say(language, "新增", "plus "), None: ""}[read.cumulative]
    about = say(language, "约", "about ") if read.approximate else ""
    line = say(
        language, "{kind}：{way}{about}{money}", "{kind}: {way}{about}{money}",
        kind=say_kind(language, read.kind), way=way, about=about, money=say_money(language, read.money),
    )  # fmt: skip
    if view.after is None or view.before == view.after:
        return line
    before = say_money(language, view.before) if view.before else say(language, "无", "none")
    changes = say(
        language,
        "（{before} → {after}）",
        " ({before} → {after})",
        before=before,
        after=say_money(language, view.after),
    )
    return line + changes


def _days(row: Row, today: date, language: Language) -> str:
    if row.day is None:
        return ""
    first = say_day(language, row.day, today)
    if row.day_end is None or row.day_end == row.day:
        return first
    return say(
        language, "{first}至{last}", "{first} to {last}", first=first, last=say_day(language, row.day_end, today)
    )


def _closing(view: CardView, pages: Pages, language: Language) -> str:
    count, save = len(view.rows), _save_label(view, language)
    if view.asked and len(pages.rows) > 1:
        return say(
            language,
            "共{count}条，还有{n}个问题没有回答：{where}。点❓下面的答案（或者打出上面的字），全部答完再点「{save}」。",
            "{count} rows, {n} questions open: {where}. Tap or type the answers below; when all are given, tap {save}.",
            count=count, n=view.asked, where=say_where_asked(pages, language), save=save,
        )  # fmt: skip
    if view.asked:
        return say(
            language,
            "有{n}个问题（❓）：请先点下面的答案，再点「{save}」；打出按钮上的字也行。",
            "{n} to answer (❓): tap an answer below first, then {save}; typing their words will do.",
            n=view.asked, save=save,
        )  # fmt: skip
    if view.withdraws:
        return say(language, "点「{save}」才会撤回；不点就照旧。", "Tap {save} to withdraw; else all stays.", save=save)
    turn = say(language, "点 ◀ ▶ 翻页核对。", "Turn the pages with ◀ ▶. ") if len(pages.rows) > 1 else ""
    example = "到位资金 9000万" if count == 1 else "②到位资金 9000万"
    return turn + say(
        language,
        "核对无误请点「{save}」；也可以直接回复这条消息改，例如：{example}。按钮上的字打出来也行。",
        "Tap {save} if this is right, or reply to this message to change it, for example: {example}. Labels can be typed.",
        save=save, example=example,
    )  # fmt: skip


def _answers(view: RowView, number: int, card: CardView) -> tuple[tuple[Button, ...], ...]:
    """The answers to the first question of a row; with the row's number where there are several rows."""
    mark = row_mark(number) if len(card.rows) > 1 else ""
    buttons = [Button(shorten(mark + choice.label), choice.data) for ask in view.asks[:1] for choice in ask.choices]
    return tuple(in_rows(buttons, 2 if max(map(_width, buttons)) > 10 else 3)) if buttons else ()


def _width(button: Button) -> int:
    return len(button.label)


def _save_label(view: CardView, language: Language) -> str:
    """What is done with all rows, whichever page is seen."""
    count = len(view.rows)
    if view.withdraws:
        return (
            say(language, "撤回全部{n}条", "Withdraw all {n}", n=count)
            if count > 1
            else say(language, "撤回", "Withdraw")
        )
    return say(language, "保存全部{n}条", "Save all {n}", n=count) if count > 1 else say(language, "保存", "Save")


def _buttons(view: CardView, language: Language) -> Sequence[tuple[Button, ...]]:
    draft = view.draft_id
    save = Button(_save_label(view, language), f"save:{draft}:{view.stamp}")
    if view.withdraws:
        return ((save, Button(say(language, "不撤回", "Keep it"), f"drop:{draft}")),)
    unknown = sum(ask.asked.doubt.kind is DoubtKind.NEW_PROJECT for row in view.rows for ask in row.asks)
    whole = Button(
        say(language, "全部是新项目（{n}个）", "All {n} are new projects", n=unknown), f"new:{draft}:{view.stamp}"
    )
    edit = Button(say(language, "修改", "Edit"), f"edit:{draft}")
    swap = Button(say(language, "换项目", "Other project"), f"swap:{draft}")
    several = len(view.rows) > 1
    drop = Button(
        say(language, "全部不报" if several else "不报", "Discard all" if several else "Discard"), f"drop:{draft}"
    )
    return (*(((whole,),) if unknown > 1 else ()), (save, edit), (swap, drop))
