"""The journey of the command `digest`: the bulletin of a period, as words or as JSON."""

from dataclasses import replace
from datetime import date
from typing import Any, TextIO

from bot.json_lines import to_line
from bot.terminal_chat import reply_lines
from bot.wording_digest import say_digest, with_unanswered
from policies.personal import mask_personal
from rag.answer import Language
from store.answering.matter import Backlog
from store.reporting.board import digits
from store.reporting.digest import Digest, Item, OfficeNews, OpenProblem
from store.reporting.indicators import Indicator, Tally
from store.reporting.periods import shanghai_day


def print_digest(digest: Digest, waits: Backlog, out: TextIO, *, as_json: bool) -> int:
    """Write it as words, or as one JSON object a line: the head with the totals, then the offices. Always 0.

    `waits` is what nobody has answered by now.
    """
    today = shanghai_day(digest.as_of)
    if not as_json:
        said = with_unanswered(say_digest(Language.SIMPLIFIED, digest), Language.SIMPLIFIED, digest, waits, today)
        out.write("\n".join(reply_lines(replace(said, buttons=()))) + "\n")
        return 0
    out.write(to_line(_head(digest) | {"unanswered": _unanswered(digest, waits, today)}) + "\n")
    out.writelines(to_line(_office(news)) + "\n" for news in digest.offices)
    return 0


def _head(digest: Digest) -> dict[str, Any]:
    return {
        "kind": "digest",
        "period": str(digest.period),
        "first": digest.period.first.isoformat(),
        "last": digest.period.last.isoformat(),
        "as_of": digest.as_of.isoformat(),
        "totals": [_total(indicator, tally) for indicator, tally in digest.totals.items()],
        "silent": [news.office.code for news in digest.silent],
        "problems": len(digest.problems),
    }


def _unanswered(digest: Digest, waits: Backlog, today: date) -> dict[str, int] | None:
    """None for a period that is over: what waits now says nothing of it."""
    if not digest.period.contains(today):
        return None
    return {
        "open": waits.matters,
        "new": waits.new_in(digest.period),
        "oldest_days": waits.days(today),
        "not_gathered": waits.ungathered,
    }


def _total(indicator: Indicator, tally: Tally) -> dict[str, Any]:
    return {
        "indicator": indicator.value,
        "value": digits(tally.value),
        "reports": list(tally.report_ids),
        "projects": list(tally.project_ids),
        "left_out": list(tally.left_out),
    }


def _office(news: OfficeNews) -> dict[str, Any]:
    return {
        "kind": "office",
        "office_id": news.office.office_id,
        "code": news.office.code,
        "name": news.office.name,
        "on_time": news.on_time,
        "late": news.late,
        "missing": news.missing,
        "silent": news.silent,
        "items": [_item(item) for item in news.items],
        "problems": [_problem(problem) for problem in news.problems],
    }


def _item(item: Item) -> dict[str, Any]:
    report, row = item.report, item.report.row
    return {
        "report": report.report_id,
        "chat_id": report.chat_id,
        "message_id": report.message_id,
        "saved_by": report.saved_by,
        "project_id": report.project_id,
        "project": mask_personal(item.project),
        "day": report.day.isoformat(),
        "stage": row.stage.value if row.stage else None,
        "activity": mask_personal(row.activity),
        "amounts": [amount.text for amount in row.amounts],
        "problem": mask_personal(row.problem),
        "next_step": mask_personal(row.next_step),
        "late": report.late,
    }


def _problem(problem: OpenProblem) -> dict[str, Any]:
    return {
        "report": problem.report_id,
        "project": mask_personal(problem.project),
        "text": mask_personal(problem.text),
        "day": problem.day.isoformat(),
        "new": problem.new,
    }
