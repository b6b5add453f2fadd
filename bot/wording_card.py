"""How the card of a report is said: row by row what was read, what changes in the store, and what is asked. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, in_rows, plain, quote, say, shorten
from bot.wording_doubts import say_doubt
from bot.wording_money import say_day, say_kind, say_money, say_stage, say_visits
from rag.answer import Language
from store.money import Money
from store.reporting.periods import SHANGHAI
from store.reporting.progress import AmountRead, Doubt, DoubtKind, Row
from store.reporting.project import Stage

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
FREE_WORDS = 120  # characters of an activity, a problem, a next step that a card shows
MOST_ROWS = 40  # of one message
_MOST_BUTTON_ROWS = 30  # of answers; Telegram takes 100 buttons, the other questions come up as these are answered


@dataclass(frozen=True, slots=True)
class AmountView:
    """A sum of a row; `before` and `after` are the project's total of that kind, None where there is none."""

    read: AmountRead
    before: Money | None = None
    after: Money | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be tapped."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class AskView:
    """A doubt with its answers."""

    doubt: Doubt
    choices: tuple[Choice, ...]
    known: str = ""  # what the store has, where that is what makes it doubtful


@dataclass(frozen=True, slots=True)
class RowView:
    """A row beside what the store knows. `project` is the name in the store, "" where none is decided on."""

    row: Row
    project: str
    is_new: bool
    stage_before: Stage | None
    amounts: tuple[AmountView, ...]
    asks: tuple[AskView, ...]
    replaces: int | None = None
    said_before: Row | None = None  # what the report that is corrected says


@dataclass(frozen=True, slots=True)
class CardView:
    """A card. `stamp` goes into the buttons: who presses saves what this card shows and nothing else."""

    draft_id: int
    stamp: int
    office: str
    posted_at: datetime
    rows: tuple[RowView, ...]
    late: bool = False
    changed: bool = False  # the message was edited after it was saved

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left to ask."""
        return not any(row.asks for row in self.rows)


def say_card(view: CardView, language: Language, notice: str = "") -> Reply:
    """The card with its buttons; `notice` stands above it, what was just done or why nothing was."""
    today = view.posted_at.astimezone(SHANGHAI).date()
    spans: list[Span] = [bold(notice)] if notice else []
    spans.append(bold(_title(view, language)))
    for number, row in enumerate(view.rows):
        spans += _row(row, number, today, language)
    spans.append(faint(_closing(view, language)))
    return Reply(tuple(spans), (*_asked(view), *_buttons(view, language)))


def _title(view: CardView, language: Language) -> str:
    late = say(language, " · 补报", " · late") if view.late else ""
    changed = say(language, " · 原消息已修改", " · message edited") if view.changed else ""
    day = say_day(language, view.posted_at.astimezone(SHANGHAI).date(), view.posted_at.date())
    title = say(
        language, "报送卡{id}号 · {office} · {day}", "Card {id} · {office} · {day}",
        id=view.draft_id, office=view.office, day=day,
    )  # fmt: skip
    return title + late + changed


def row_mark(number: int) -> str:
    """The sign of row number 0, 1 and so on: ①, ②."""
    return _CIRCLED[number] if number < len(_CIRCLED) else f"({number + 1})"


def _row(view: RowView, number: int, today: date, language: Language) -> list[Span]:
    head = f"{row_mark(number)} {_project(view, language)}"
    spans = [bold(head), plain("\n".join(_facts(view, today, language)))]
    spans += [quote(say_doubt(ask.doubt, ask.known, language)) for ask in view.asks]
    return [span for span in spans if span.text]


def _project(view: RowView, language: Language) -> str:
    if view.row.withdrawn:
        return say(language, "撤回 {project}", "Withdraw: {project}", project=view.project or view.row.project)
    name = view.project or view.row.project
    if view.is_new:
        name = say(language, "{project}（新项目）", "{project} (new project)", project=name)
    elif not name:
        name = say(language, "不对应项目", "No project")
    elif not view.project:
        name = say(language, "{project}（待确认）", "{project} (to be confirmed)", project=name)
    if view.replaces is not None:
        return say(language, "更正 {project}", "Correction: {project}", project=name)
    return name


def _facts(view: RowView, today: date, language: Language) -> list[str]:
    row, before = view.row, view.said_before or Row()
    if row.withdrawn:
        return [say(language, "这条记录将不再计入。", "This record will count no more.")]
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


def _closing(view: CardView, language: Language) -> str:
    if not view.is_clear:
        return say(language, "先回答上面的问题，再保存。", "Answer the questions above, then save.")
    return say(
        language,
        "核对无误请点「保存」；也可以直接回复这条消息改，例如：到位资金 9000万。",
        "Tap Save if this is right, or reply to this message to change it, for example: 到位资金 9000万.",
    )


def _asked(view: CardView) -> tuple[tuple[Button, ...], ...]:
    """The answers, one row of buttons a doubt; with the row's number where there are several rows."""
    rows: list[tuple[Button, ...]] = []
    for number, row in enumerate(view.rows):
        mark = row_mark(number) if len(view.rows) > 1 else ""
        for ask in row.asks:
            buttons = [Button(shorten(mark + choice.label), choice.data) for choice in ask.choices]
            rows += in_rows(buttons, 2 if max(map(_width, buttons)) > 10 else 3)
    return tuple(rows[:_MOST_BUTTON_ROWS])


def _width(button: Button) -> int:
    return len(button.label)


def _buttons(view: CardView, language: Language) -> Sequence[tuple[Button, ...]]:
    draft = view.draft_id
    unknown = sum(ask.doubt.kind is DoubtKind.NEW_PROJECT for row in view.rows for ask in row.asks)
    whole = Button(
        say(language, "全部是新项目（{n}个）", "All {n} are new projects", n=unknown), f"new:{draft}:{view.stamp}"
    )
    save = Button(say(language, "保存", "Save"), f"save:{draft}:{view.stamp}")
    edit = Button(say(language, "修改", "Edit"), f"edit:{draft}")
    swap = Button(say(language, "换项目", "Other project"), f"swap:{draft}")
    drop = Button(say(language, "不报", "Discard"), f"drop:{draft}")
    return (*(((whole,),) if unknown > 1 else ()), (save, edit), (swap, drop))
