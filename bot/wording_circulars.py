"""What coordinators are told by the calendar: the draft of a bulletin, and who was silent. Chinese first, English beside it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, say
from bot.wording_boarding import period_name
from bot.wording_digest import say_digest
from rag.answer import Language
from store.reporting.digest import Digest
from store.reporting.periods import Period


def say_bulletin_draft(language: Language, digest: Digest, number: int) -> Reply:
    """The bulletin before anybody else sees it."""
    note = say(
        language,
        "本周动态草稿，只发给统筹。核对后在群里 @我 发 /digest，确认后发布；补报的点「刷新」再看。",
        "Draft of this week's bulletin, for coordinators alone. To publish it send /digest in a group and confirm.",
    )
    said = say_digest(language, digest)
    refresh = Button(say(language, "刷新", "Refresh"), f"digest:{number}")
    return replace(said, spans=(faint(note), *said.spans), buttons=((refresh,),))


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
