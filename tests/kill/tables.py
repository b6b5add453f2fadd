"""What the store holds in the end, without the numbers and times that depend on who came first: two runs can be compared."""

import json
from collections import Counter
from collections.abc import Mapping

import sqlalchemy as sa

from store.database import Database
from store.delivery_tables import inbox, outbox
from store.reporting.reporting_tables import (
    drafts,
    funds,
    funds_postings,
    project_events,
    report_versions,
    reports,
    saves,
)
from store.tables import feedback, questions

Tables = Mapping[str, Counter[str]]

_QUERIES: Mapping[str, sa.Select[tuple[object, ...]]] = {
    "questions": sa.select(
        questions.c.person_id, questions.c.text, questions.c.outcome, questions.c.answer_text, questions.c.place
    ),
    "feedback": sa.select(feedback.c.person_id, feedback.c.kind, questions.c.text).join(
        questions, questions.c.question_id == feedback.c.question_id
    ),
    "drafts": sa.select(drafts.c.person_id, drafts.c.text, drafts.c.state),
    "saves": sa.select(saves.c.done_by, saves.c.number, saves.c.undoes.is_(None)),
    "reports": sa.select(
        report_versions.c.project_id, report_versions.c.office_id, report_versions.c.version, report_versions.c.live,
        report_versions.c.content, report_versions.c.late, report_versions.c.saved_by, reports.c.part,
    ).join(reports, reports.c.report_id == report_versions.c.report_id),
    "projects": sa.select(
        project_events.c.project_id, project_events.c.kind, project_events.c.state, project_events.c.done_by,
        project_events.c.evidence,
    ),
    "funds": sa.select(
        funds.c.project_id, funds.c.office_id, funds.c.kind, funds.c.currency, funds.c.minor, funds.c.stated,
        funds_postings.c.live,
    ).join(funds_postings, funds_postings.c.funds_id == funds.c.funds_id),
    "inbox": sa.select(inbox.c.lane, inbox.c.kind, inbox.c.state),
    "outbox": sa.select(outbox.c.chat_id, outbox.c.urgency, outbox.c.at_most_once),
}  # fmt: skip


def tables(database: Database) -> Tables:
    """Each row as often as it is there."""
    with database.read() as connection:
        return {
            name: Counter(json.dumps(list(row), ensure_ascii=False, default=str) for row in connection.execute(query))
            for name, query in _QUERIES.items()
        }


def differences(found: Tables, wanted: Tables) -> list[str]:
    """A line for each row that there is too often or not often enough."""
    return [
        f"{name}: {times:+d} x {row}"
        for name in wanted
        for row, times in _difference(found[name], wanted[name]).items()
    ]


def _difference(found: Counter[str], wanted: Counter[str]) -> dict[str, int]:
    return {row: found[row] - wanted[row] for row in found | wanted if found[row] != wanted[row]}
