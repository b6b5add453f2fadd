"""What is said of checking money: reported sums, the messages behind them, what was found. Chinese first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.message import Button, Reply, Span
from bot.wording import bold, faint, plain, quote, say, shorten
from bot.wording_bureau import arrow, shown_before
from bot.wording_money import say_money
from policies.personal import mask_personal
from rag.answer import Language
from store.money import Money
from store.reporting.reports import FundsEntry

_QUOTED = 120  # characters of a message


@dataclass(frozen=True, slots=True)
class SumView:
    """A reported sum with what is said around it: project (or office), who reported it, the message, its author."""

    entry: FundsEntry
    project: str
    office: str
    text: str
    author_id: int
    message_id: str


def say_unchecked(language: Language, heading: str, views: Sequence[SumView], more: int, total: str = "") -> Reply:
    """Sums that nobody has checked; `more` are not shown."""
    title = say(language, "{what}没有核实的到位资金（{n}笔）", "{what}funds in place not checked yet: {n}",
                what=f"{heading} " if heading else "", n=len(views) + more)  # fmt: skip
    spans: list[Span] = [bold(title)]
    for view in views:
        spans += [plain(_line(language, view)), quote(shorten(mask_personal(view.text), _QUOTED))]
    notes = (
        [say(language, "另有{n}笔，写项目名或单位名看。", "{n} more: name a project or an office.", n=more)]
        if more
        else []
    )
    notes += [total] if total else []
    if views:
        notes.append(
            say(
                language,
                "数对的点「核实」；数不对的写 /verify 编号 核实数，例如 /verify {n} 2800万元。核实数和上报数分开记。",
                "Right as reported: tap. Otherwise /verify NUMBER SUM, for example /verify {n} 2800万元. Both figures are kept.",
                n=views[0].entry.funds_id,
            )
        )
    buttons = tuple((Button(_label(language, view.entry), f"checked:{view.entry.funds_id}"),) for view in views)
    return Reply((*spans, *(faint(note) for note in notes)), buttons)


def _label(language: Language, entry: FundsEntry) -> str:
    return say(
        language, "核实{n}号 {sum}", "{n}: {sum} is right", n=entry.funds_id, sum=say_money(language, entry.money)
    )


def _line(language: Language, view: SumView) -> str:
    entry = view.entry
    total = entry.cumulative_total
    stated = say(
        language, "（报的是累计{total}）", " (stated as a total of {total})",
        total="" if total is None else say_money(language, total),
    )  # fmt: skip
    return say(
        language,
        "{n}号 · {project} · {day} · 新增{sum}{stated} · {office} · 发送人{author} · 消息{message}",
        "No. {n} · {project} · {day} · {sum} more{stated} · {office} · sent by {author} · message {message}",
        n=entry.funds_id, project=view.project or "—", day=entry.day, sum=say_money(language, entry.money),
        stated=stated if total is not None else "", office=view.office, author=view.author_id, message=view.message_id,
    )  # fmt: skip


def totals_line(language: Language, reported: Money, verified: Money) -> str:
    """How far the checking of a project has come, in one currency."""
    return say(
        language, "上报合计{reported}，其中核实{verified}。", "Reported {reported}, verified {verified}.",
        reported=say_money(language, reported), verified=say_money(language, verified),
    )  # fmt: skip


def ask_figure(language: Language, view: SumView, after: Money, token: int) -> Reply:
    """Before another figure than the reported one is kept."""
    entry = view.entry
    title = say(language, "核实{n}号到位资金", "Check no. {n}", n=entry.funds_id)
    reported = say(
        language, "{project} · 上报{sum}", "{project} · reported {sum}",
        project=view.project or view.office, sum=say_money(language, entry.money),
    )  # fmt: skip
    was = "" if entry.verified is None else say_money(language, entry.verified)
    found = say(language, "核实数：{change}", "Verified: {change}", change=arrow(was, say_money(language, after)))
    note = say(language, "上报数不变，榜单上两个数分开列。", "The reported figure stays; boards show both.")
    return shown_before(language, title, f"{reported}\n{found}", (note,), token)


def say_checked(language: Language, entry: FundsEntry, figure: Money) -> Reply:
    """It is kept."""
    text = say(
        language,
        "{n}号已核实：上报{reported}，核实{verified}。要改请发 /verify {n} 核实数。",
        "No. {n} is checked: reported {reported}, verified {verified}. To change it: /verify {n} SUM.",
        n=entry.funds_id, reported=say_money(language, entry.money), verified=say_money(language, figure),
    )  # fmt: skip
    return Reply((plain(text),))


def say_checked_before(language: Language, entry: FundsEntry) -> Reply:
    """Somebody was earlier."""
    figure = "" if entry.verified is None else say_money(language, entry.verified)
    text = say(
        language, "{n}号已经核实过：{figure}。要改请发 /verify {n} 核实数。", "No. {n} was checked already: {figure}.",
        n=entry.funds_id, figure=figure,
    )  # fmt: skip
    return Reply((plain(text),))


def say_no_sum(language: Language, number: int) -> Reply:
    """No sum of that number that counts."""
    text = say(
        language, "没有{n}号到位资金，或者它已经更正、撤回了。发 /verify 看没有核实的。",
        "There is no sum {n}, or it was corrected since. /verify shows what is not checked.", n=number,
    )  # fmt: skip
    return Reply((plain(text),))


def say_other_currency(language: Language, entry: FundsEntry) -> Reply:
    """A figure in another currency than the report's."""
    text = say(
        language,
        "上报的是{sum}，核实数要用同一种货币，不折算。",
        "Reported is {sum}; the figure has to be in the same currency, nothing is converted.",
        sum=say_money(language, entry.money),
    )
    return Reply((plain(text),))


def say_nothing_to_check(language: Language, words: str, *, none_saved: bool = False) -> Reply:
    """Nothing waits, or nothing is called so; `none_saved` where no sum was ever reported."""
    if not words and none_saved:
        text = say(
            language,
            "还没有已保存的到位资金，没有待核实的。",
            "No funds in place are saved yet, so there is nothing to check.",
        )
        return Reply((plain(text),))
    if not words:
        text = say(
            language, "没有待核实的：已保存的到位资金都核实过了。", "Nothing waits: everything saved is checked."
        )
        return Reply((plain(text),))
    text = say(
        language,
        "「{words}」没有等待核实的到位资金。写法：/verify、/verify 项目名或单位名、/verify 编号 核实数。",
        "Nothing of {words} waits to be checked. Usage: /verify, /verify PROJECT or OFFICE, /verify NUMBER SUM.",
        words=words,
    )
    return Reply((plain(text),))
