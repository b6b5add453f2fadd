"""A store with very many reports, written straight into the tables: what boards are measured on. Seeded, so always the same."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from store.database import Database
from store.reporting import reporting_tables as tables
from store.reporting.periods import SHANGHAI
from store.reporting.project import Project, Stage
from store.reporting.project_json import project_to_json
from tests.store_reporting.samples import money

_START, _DAYS = date(2026, 1, 1), 181
_PARTS = 10  # reports in a message
AS_OF = datetime(2026, 7, 2, 9, tzinfo=SHANGHAI)


def fill(database: Database, offices: Sequence[int], *, reports: int, projects: int = 2000, seed: int = 1) -> None:
    """Put reports of half a year into an empty store: a fifth tell of money, a fifth of visits, some of a stage."""
    chance = random.Random(seed)
    at = datetime(2026, 1, 1, 8, tzinfo=SHANGHAI)
    owners = [chance.choice(offices) for _ in range(projects)]
    days = sorted(_START + timedelta(days=chance.randrange(_DAYS)) for _ in range(reports))
    with database.write() as connection:
        connection.execute(sa.insert(tables.projects), [{"added_at": at} for _ in range(projects)])
        connection.execute(
            sa.insert(tables.project_events), [_added(chance, number, owners, at) for number in range(projects)]
        )
        ids, messages = range(1, reports + 1), range(1, _message(reports) + 1)
        connection.execute(
            sa.insert(tables.saves), [{"draft_id": one, "number": 1, "at": at, "done_by": 7} for one in messages]
        )
        sources = [_source(one, days[(one - 1) * _PARTS]) for one in messages]
        connection.execute(sa.insert(tables.report_sources), sources)
        rows = [{"draft_id": _message(one), "part": (one - 1) % _PARTS} for one in ids]
        connection.execute(sa.insert(tables.reports), rows)
        versions = [_version(chance, one, days[one - 1], owners) for one in ids]
        connection.execute(sa.insert(tables.report_versions), versions)
        with_money = [version for version in versions if "amounts" in version["content"]]  # type: ignore[operator]  # a dict
        connection.execute(sa.insert(tables.funds), [_sum(chance, version) for version in with_money])
        postings = [{"funds_id": one, "save_id": 1, "live": True, "at": at} for one in range(1, len(with_money) + 1)]
        connection.execute(sa.insert(tables.funds_postings), postings)
        stages = [_stage(version) for version in versions if "stage" in version["content"]]  # type: ignore[operator]  # a dict
        connection.execute(sa.insert(tables.project_events), stages)


def _message(one: int) -> int:
    """Which message a report stands in."""
    return (one - 1) // _PARTS + 1


def _added(chance: random.Random, number: int, owners: Sequence[int], at: datetime) -> dict[str, object]:
    made = Project(number + 1, f"项目{number}", owners[number], planned=money(chance.randint(10, 900) * 1_000_000))
    said = project_to_json(made)
    return {
        "project_id": number + 1,
        "at": at,
        "done_by": 9,
        "kind": "added",
        "says": said,
        "state": said,
        "evidence": "",
    }


def _source(one: int, day: date) -> dict[str, object]:
    posted = datetime(day.year, day.month, day.day, 10, tzinfo=SHANGHAI)
    return {
        "draft_id": one,
        "chat_id": "-100",
        "message_id": str(one),
        "author_id": 7,
        "posted_at": posted,
        "text": f"第{one}条进展：项目施工正常，本周到位资金若干，接待客商一批次，下一步加快设备进场。",
    }


def _version(chance: random.Random, one: int, day: date, owners: Sequence[int]) -> dict[str, object]:
    project = chance.randrange(len(owners))
    content: dict[str, object] = {"project": f"项目{project}", "activity": "施工正常", "next_step": "加快设备进场"}
    match chance.randrange(10):
        case 0 | 1:
            content["amounts"] = [
                {
                    "kind": "到位资金",
                    "minor": 100,
                    "currency": "CNY",
                    "text": "1元",
                    "at": [0, 2],
                    "approximate": False,
                    "cumulative": False,
                }
            ]
        case 2 | 3:
            content["visits"] = [1, chance.randint(2, 20), None]
        case 4:
            content["stage"] = chance.choice((Stage.SIGNED, Stage.STARTED, Stage.BUILDING)).value
    return {
        "report_id": one,
        "version": 1,
        "live": True,
        "save_id": _message(one),
        "source_id": _message(one),
        "office_id": owners[project],
        "project_id": project + 1,
        "content": content,
        "late": False,
        "day": day,
        "posted_day": day,
        "saved_at": datetime(day.year, day.month, day.day, 11, tzinfo=SHANGHAI),
        "saved_by": 7,
    }


def _sum(chance: random.Random, version: dict[str, object]) -> dict[str, object]:
    minor = chance.randint(1, 900) * 1_000_000
    return {
        "report_id": version["report_id"],
        "position": 0,
        "project_id": version["project_id"],
        "office_id": version["office_id"],
        "kind": "到位资金",
        "currency": chance.choice(("CNY", "CNY", "USD")),
        "minor": minor,
        "stated": minor,
        "cumulative": False,
        "day": version["day"],
    }


def _stage(version: dict[str, object]) -> dict[str, object]:
    content = version["content"]
    assert isinstance(content, dict)
    state = project_to_json(Project(0, "项目", int(str(version["office_id"])), stage=Stage(content["stage"])))
    return {
        "project_id": version["project_id"],
        "at": version["saved_at"],
        "done_by": 7,
        "kind": "reported",
        "report_id": version["report_id"],
        "save_id": version["save_id"],
        "day": version["day"],
        "says": {"stage": content["stage"]},
        "state": state,
        "evidence": "",
    }
