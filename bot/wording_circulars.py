"""What is told by the calendar: drafts of bulletins and boards, who was silent, boards open to objections. Chinese first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, quote, say
from bot.wording_boarding import period_name
from bot.wording_boards import board_title, flag_name, say_board, say_place
from bot.wording_digest import say_digest, with_unanswered
from bot.wording_publishing import time_of
from rag.answer import Language
from store.answering.matter import Backlog
from store.reporting.board import Board
from store.reporting.board_states import BoardCase, Objection
from store.reporting.digest import Digest
from store.reporting.league import Standing
from store.reporting.periods import Period


def say_bulletin_draft(language: Language, digest: Digest, number: int, waits: Backlog, today: date) -> Reply:
    """The bulletin before anybody else sees it, with what nobody has answered."""
    note = say(
        language,
        "本周动态草稿，只发给统筹。核对后在群里 @我 发 /digest，确认后发布；补报的点「刷新」再看。",
        "Draft of this week's bulletin, for coordinators alone. To publish it send /digest in a group and confirm.",
    )
    said = say_digest(language, digest)
    refresh = Button(say(language, "刷新", "Refresh"), f"digest:{number}")
    draft = replace(said, spans=(faint(note), *said.spans), buttons=((refresh,),))
    return with_unanswered(draft, language, digest, waits, today)


def say_silent_groups(language: Language, month: Period, names: Sequence[str]) -> Reply:
    """Chain groups without anything in the month so far."""
    period = period_name(language, month)
    if not names:
        text = say(language, "{period}各产业链专班都有动态。", "Every chain group reported in {period}.", period=period)
        return Reply((plain(text),))
    title = say(
        language, "{period}还没有动态的产业链专班（{n}个）", "Chain groups silent in {period} so far: {n}",
        period=period, n=len(names),
    )  # fmt: skip
    return Reply((bold(title), plain("\n".join(names))))


def say_board_draft(language: Language, board: Board, case: BoardCase | None, number: int, now: datetime) -> Reply:
    """The quarter's board before anybody else sees it: as counted just now, or the edition that stands already."""
    note = say(
        language,
        "季度结束，榜单只发给统筹。核对后点「打开榜单」，再点「生成草案」「公示」。",
        "The quarter is over; this board is for coordinators alone. Check it, open it, draw it up, open it to objections.",
    )
    said = say_board(language, board, case, now)
    look = Button(say(language, "打开榜单", "Open the board"), f"board:{number}")
    return replace(said, spans=(faint(note), *said.spans), buttons=((look,),))


def say_window_opened(language: Language, case: BoardCase, one: Standing, number: int) -> Reply:
    """To the leader of a ranked office: the board is open to objections, how the office stands, until when and how to object."""
    title = say(
        language,
        "{title}（第{n}版）正在公示",
        "{title}, edition {n}, is open to objections",
        title=board_title(language, case.edition.board), n=case.edition.number,
    )  # fmt: skip
    standing = f"{one.name}：{say_place(language, one)} {flag_name(language, one.flag)}".strip()
    how = say(
        language,
        "异议期到{time}。有异议请点「提异议」，或者发 /object {period} 加上要说的话；过期不再受理。",
        "Objections are taken until {time}: press Object, or send /object {period} and what is wrong.",
        time=time_of(case.closes_at or case.edition.made_at), period=case.edition.period,
    )  # fmt: skip
    look = Button(say(language, "看榜单", "See the board"), f"board:{number}")
    new = Button(say(language, "提异议", "Object"), f"b-object:{number}:{case.edition.number}:0")
    return Reply((bold(title), plain(standing), plain(how)), ((look, new),))


def say_objection_answered(language: Language, objection: Objection, number: int) -> Reply:
    """To the leaders of the office that objected."""
    verdict = say(language, "采纳", "accepted") if objection.accepted else say(language, "不采纳", "rejected")
    title = say(
        language,
        "{period}榜单的异议{id}号已答复：{verdict}",
        "Objection {id} against the board of {period} is answered: {verdict}",
        period=period_name(language, objection.period), id=objection.objection_id, verdict=verdict,
    )  # fmt: skip
    look = Button(say(language, "看异议", "See objections"), f"b-said:{number}")
    board = Button(say(language, "看榜单", "See the board"), f"board:{number}")
    return Reply((bold(title), quote(objection.text), plain(objection.answer)), ((look, board),))
