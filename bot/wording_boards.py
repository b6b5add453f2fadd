"""How boards are said: the ranking, an office's row, the rows behind a figure, what a correction changed, and refusals."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from bot.message import Reply, Span
from bot.wording import bold, faint, plain, quote, say, shorten
from bot.wording_money import say_money
from policies.personal import mask_personal
from rag.answer import Language
from store.money import Currency, Money
from store.reporting.board import Board, BoardRow, Table
from store.reporting.board_changes import Difference
from store.reporting.board_evidence import Trace
from store.reporting.board_states import BoardCase, BoardRefusal, BoardState
from store.reporting.indicators import MEASURES, Indicator
from store.reporting.league import Cell, Flag, Standing
from store.reporting.offices import League
from store.reporting.periods import SHANGHAI, PeriodKind
from store.reporting.targets import Pace

_WHOLE = Decimal(10_000)  # 万
ROWS_SHOWN = 20  # of those behind a figure; the workbook holds them all
_LEAGUES = {League.COUNTIES: ("县市区", "counties and zones"), League.DEPARTMENTS: ("市直部门", "city departments")}
_FLAGS = {Flag.RED: ("红旗", "red flag"), Flag.YELLOW: ("黄旗", "yellow flag")}
_STATES = {
    BoardState.DRAFT: ("草案，未公布", "draft, not public"),
    BoardState.OBJECTION: ("公示中，可提异议", "open to objections"),
    BoardState.PUBLISHED: ("已发布", "published"),
    BoardState.CORRECTED: ("已发布，有更正", "published, corrected"),
}
_WINDOW_OVER = ("异议期已结束，待发布", "the objection window is over, not published yet")
_REFUSALS = {
    BoardRefusal.NO_BOARD: ("这一期还没有榜单，请先生成草案。", "There is no board of this period yet: draw up a draft first."),
    BoardRefusal.NOT_DRAFT: ("异议期已经开始，不能再开一次。", "The objection window was opened already."),
    BoardRefusal.NO_WINDOW: ("还没有开始异议期，请先公示。", "The objection window was not opened yet: open it first."),
    BoardRefusal.WINDOW_OPEN: ("异议期还没有结束，请到期后再发布。", "The objection window is still open: publish when it is over."),
    BoardRefusal.WINDOW_CLOSED: ("异议期已经结束，请联系统筹人员更正。", "The window is closed: ask the coordinator for a correction."),
    BoardRefusal.TOO_SHORT: ("异议期的结束时间要晚于现在。", "The window must end later than now."),
    BoardRefusal.UNANSWERED: ("还有异议没有答复，请先逐条答复。", "Objections are unanswered: answer each of them first."),
    BoardRefusal.ANSWERED: ("这条异议已经答复过。", "This objection was answered already."),
    BoardRefusal.NOT_OVER: ("这一期还没有结束，结束后才能发布。", "The period is still running: publish when it is over."),
    BoardRefusal.PUBLISHED: ("榜单已经发布，只能用更正修改。", "The board is published: only a correction can change it."),
    BoardRefusal.NOT_PUBLISHED: ("榜单还没有发布，直接重新生成草案即可。", "It is not published yet: simply draw it up anew."),
    BoardRefusal.NOTHING_CHANGED: ("重新计算后没有任何变化，不需要更正。", "Counted anew nothing is different: no correction is needed."),
    BoardRefusal.NOT_RANKED: ("这个单位不在这张榜上。", "This office is not on this board."),
    BoardRefusal.GONE: ("没有这条异议。", "There is no such objection."),
    BoardRefusal.OUTDATED: ("您看的是旧的一版，什么都没有改。请看新的一版再定。", "That was an older edition; nothing was done. See the new one."),
}  # fmt: skip
_PARTS = {"place": ("名次", "place"), "score": ("得分", "score"), "flag": ("旗", "flag"), "name": ("名称", "name")}


def league_name(language: Language, league: League) -> str:
    """县市区, 市直部门."""
    return say(language, *_LEAGUES[league])


def indicator_name(language: Language, indicator: Indicator) -> str:
    """As it stands over a column."""
    return say(language, MEASURES[indicator].zh, MEASURES[indicator].en)


def flag_name(language: Language, flag: Flag | None) -> str:
    """红旗, 黄旗, "" for none."""
    return say(language, *_FLAGS[flag]) if flag else ""


def board_title(language: Language, board: Board) -> str:
    """What is written over a board: 考评 for a month, 榜 for a quarter."""
    chinese = "{period}招商引资月考评" if board.period.kind is PeriodKind.MONTH else "{period}招商引资排行榜"
    period = board.period.en if language is Language.ENGLISH else board.period.zh
    return say(language, chinese, "Investment promotion ranking, {period}", period=period)


def as_of_line(language: Language, at: datetime) -> str:
    """数据截至 2024-07-02 17:00."""
    time = at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    return say(language, "数据截至 {time}", "Data as of {time}", time=time)


def state_line(language: Language, case: BoardCase | None, now: datetime | None = None) -> str:
    """How far the board has come and which edition it is; what is counted on the spot is said to be no edition.

    Whether its objection window is over is told as of `now`; where that is not given, as of when the edition was made.
    """
    if case is None:
        return say(language, "实时统计，不是正式榜单", "counted just now, no official board")
    is_over = window_closes(case) is not None and _is_over(case, now)
    state = say(language, *(_WINDOW_OVER if is_over else _STATES[case.state]))
    return say(language, "第{number}版，{state}", "edition {number}, {state}", number=case.edition.number, state=state)


def full_state(language: Language, case: BoardCase | None, now: datetime | None = None) -> str:
    """The same with the end of an open objection window: for what is looked at away from the board (pictures, files)."""
    state, closes_at = state_line(language, case, now), window_closes(case)
    if case is None or closes_at is None or _is_over(case, now):
        return state
    until = say(language, "到{time}", "until {time}", time=closes_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M"))
    return f"{state} {until}" if language is Language.ENGLISH else f"{state}，{until}"


def window_closes(case: BoardCase | None) -> datetime | None:
    """The end of the objection window of a board that is or was open to objections and is not published."""
    return case.closes_at if case is not None and case.state is BoardState.OBJECTION else None


def _is_over(case: BoardCase, now: datetime | None) -> bool:
    return case.closes_at is not None and (now or case.edition.made_at) > case.closes_at


def say_points(points: Decimal) -> str:
    """Points and scores, everywhere the same: two decimals, also of what was read back from a text (55 is 55.00)."""
    return f"{points:.2f}"


def say_figure(language: Language, indicator: Indicator, value: Decimal) -> str:
    """A figure with its unit, exact."""
    unit = MEASURES[indicator].unit
    if unit in {"元", "美元"}:
        return say_money(language, Money(value, Currency.CNY if unit == "元" else Currency.USD))
    return f"{value:f}" + ("" if language is Language.ENGLISH else say(language, unit, ""))


def percent(share: Decimal) -> str:
    """0.4973 as 49.7%."""
    return f"{share * 100:.1f}%"


def say_board(language: Language, board: Board, case: BoardCase | None, now: datetime | None = None) -> Reply:
    """The ranking of every league, a line an office, with what has to be known to read it."""
    head = [
        bold(board_title(language, board)),
        faint(f"{as_of_line(language, board.as_of)} · {state_line(language, case, now)}"),
    ]
    body = [span for table in board.tables for span in _table(language, table)]
    rule = say(
        language,
        "得分为各指标完成率乘权重之和：有目标的比目标，没有目标的比本组最好成绩。外币不折算。",
        "Scores add up completion times weight: against the target, or against the best of the league where there is none. "
        "Currencies are not converted.",
    )
    return Reply((*head, *body, faint(rule)))


def _table(language: Language, table: Table) -> Iterator[Span]:
    yield bold(league_name(language, table.rules.league))
    lines = [_line(language, row) for row in table.rows]
    yield plain("\n".join(lines) if lines else say(language, "没有参加排名的单位。", "No office is ranked."))


def _line(language: Language, row: BoardRow) -> str:
    one = row.standing
    marks = [flag_name(language, one.flag), say(language, "本期未报", "nothing reported") if one.silent else ""]
    score = say(language, "{score}分", "{score} points", score=say_points(one.score))
    said = " ".join(mark for mark in marks if mark)
    return f"{one.place}. {one.name} {score}" + (f"【{said}】" if said else "")


def say_place(language: Language, one: Standing) -> str:
    """第3名，55.00分."""
    return say(
        language, "第{place}名，{score}分", "place {place}, {score} points", place=one.place, score=say_points(one.score)
    )  # fmt: skip


def say_board_row(language: Language, board: Board, office_id: int) -> Reply:
    """Every figure of one office: value, target, completion, points, and how many rows stand behind it."""
    row = board.row(office_id)
    if row is None:
        return say_board_refusal(language, BoardRefusal.NOT_RANKED)
    one = row.standing
    place = say_place(language, one)
    flag = flag_name(language, one.flag)
    head = (bold(f"{one.name} · {board_title(language, board)}"), plain(f"{place} {flag}".strip()))
    cells = plain("\n".join(_cell(language, cell) for cell in one.cells))
    paces = tuple(plain(_pace(language, pace)) for pace in row.paces)
    return Reply((*head, cells, *paces, faint(as_of_line(language, board.as_of))))


def _cell(language: Language, cell: Cell) -> str:
    figure = say_figure(language, cell.indicator, cell.tally.value)
    against = (
        say(language, "对照本组最好", "against the best")
        if cell.target is None
        else say(language, "目标{target}", "target {target}", target=_share(language, cell))
    )
    line = say(
        language,
        "{name}：{figure}（{against}，完成{share}，得{points}分，{rows}条进展）",
        "{name}: {figure} ({against}, {share}, {points} points, {rows} rows)",
        name=indicator_name(language, cell.indicator),
        figure=figure,
        against=against,
        share=percent(cell.completion),
        points=say_points(cell.points),
        rows=len(cell.tally.report_ids),
    )
    left_out = len(cell.tally.left_out)
    missing = say(
        language,
        "；另有{n}个项目币种不同或没有金额，未计",
        "; {n} projects in another currency or without a sum left out",
        n=left_out,
    )
    return line + (missing if left_out else "")


def _share(language: Language, cell: Cell) -> str:
    """A target, to the nearest 万 where it is a share of the year's in days: 6.2329亿元, not ten digits. Exact in the workbook."""
    target = cell.target or Decimal(0)
    if MEASURES[cell.indicator].unit in {"元", "美元"} and target >= _WHOLE:
        target = (target / _WHOLE).quantize(Decimal(1)) * _WHOLE
    return say_figure(language, cell.indicator, target)


def _pace(language: Language, pace: Pace) -> str:
    return say(
        language,
        "{name}：全年目标{target}，已完成{share}，序时进度{elapsed}，{ahead}。",
        "{name}: year's target {target}, {share} done, {elapsed} of the year over, {ahead}.",
        name=indicator_name(language, pace.indicator),
        target=say_figure(language, pace.indicator, pace.target),
        share=percent(pace.completion),
        elapsed=percent(pace.elapsed),
        ahead=say(language, "达到序时", "on schedule") if pace.ahead >= 0 else say(language, "落后序时", "behind"),
    )


def say_cell(language: Language, board: Board, office_id: int, indicator: Indicator, rows: Sequence[Trace]) -> Reply:
    """A figure opened: each row with its message and who confirmed it; a few, the rest by number."""
    cell, row = board.cell(office_id, indicator), board.row(office_id)
    if cell is None or row is None:
        return say_board_refusal(language, BoardRefusal.NOT_RANKED)
    name = indicator_name(language, indicator)
    head = bold(f"{row.standing.name} · {name}：{say_figure(language, indicator, cell.tally.value)}")
    spans = [span for trace in rows[:ROWS_SHOWN] for span in _trace(language, trace)]
    more = len(rows) - ROWS_SHOWN
    rest = (faint(say(language, "另有{n}条，见表格。", "{n} more: see the workbook.", n=more)),) if more > 0 else ()
    nothing = () if spans else (plain(say(language, "没有进展支持这个数字。", "No reports stand behind this figure.")),)
    return Reply((head, *spans, *rest, *nothing, faint(as_of_line(language, board.as_of))))


def _trace(language: Language, trace: Trace) -> tuple[Span, Span]:
    changed = say(language, "，此后有改动", ", changed since") if trace.changed_since else ""
    facts = say(
        language,
        "进展{report}号（第{version}版）· {day} · 消息{message} · 发送人{author} · 确认人{saver}，{at}{changed}",
        "report {report} (version {version}) · {day} · message {message} · sent by {author} · confirmed by {saver}, {at}{changed}",
        report=trace.report_id,
        version=trace.version,
        day=trace.day,
        message=trace.message_id,
        author=trace.author_id,
        saver=trace.saved_by,
        at=trace.saved_at.astimezone(SHANGHAI).strftime("%m-%d %H:%M"),
        changed=changed,
    )
    return plain(facts), quote(shorten(mask_personal(trace.text), 120))


def say_correction(language: Language, title: str, reason: str, found: Sequence[Difference]) -> Reply:
    """更正: why, and every figure, place and flag that is another one now."""
    head = bold(say(language, "更正：{title}", "Correction: {title}", title=title))
    why = plain(say(language, "原因：{reason}", "Reason: {reason}", reason=reason))
    return Reply((head, why, plain("\n".join(_difference(language, one) for one in found))))


def _difference(language: Language, one: Difference) -> str:
    before, after = (_said(language, one.what, value) or "—" for value in (one.before, one.after))
    name = say(language, *_PARTS[one.what]) if one.what in _PARTS else indicator_name(language, Indicator(one.what))
    return say(
        language, "{who} {name}：{a} → {b}", "{who} {name}: {a} → {b}", who=one.name, name=name, a=before, b=after
    )


def _said(language: Language, what: str, value: str) -> str:
    if what == "flag":
        return flag_name(language, Flag(value)) if value else ""
    if what == "score" and value:
        return say_points(Decimal(value))
    return value if what in _PARTS or not value else say_figure(language, Indicator(what), Decimal(value))


def say_board_refusal(language: Language, refusal: BoardRefusal) -> Reply:
    """Why nothing was done, and what to do."""
    return Reply((plain(say(language, *_REFUSALS[refusal])),))
