"""Names that offices and projects may bear: no number, period or total, and nobody else's name, code or place."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.reporting.exchange import Reason, Refusal
from store.reporting.exchange_columns import folded
from store.reporting.offices import Office
from store.reporting.periods import parse_period
from store.reporting.project import Project

TOTALS = frozenset({"合计", "小计", "总计", "共计", "累计"})
_PERIODS = frozenset("本周 上周 本月 上月 本季度 上季度 本年 今年 去年 全年 上半年 下半年 实时 昨天 今天".split())
_NUMBERED = re.compile(r"[\d.,%-]+[十百千万亿]*(?:元|美元|个|项|家|批次?|人次?|周|月份?|季度|年度?|日|号|期)?")
_QUARTER = re.compile(r"(?:\d{4}年?)?(?:第?[一二三四1-4]季度|[上下]半年|q[1-4]|h[12]|w\d{1,2})")


def is_a_name(text: str) -> bool:
    """Whether something may be called so: it holds a letter, and is no number, sum, period or total.

    >>> is_a_name("2026"), is_a_name("2026-Q2"), is_a_name("二季度"), is_a_name("冠县")
    (False, False, False, True)
    """
    word = folded(text)
    if not any(unicodedata.category(character).startswith("L") for character in word):
        return False
    if word in TOTALS or word in _PERIODS or parse_period(text.strip()) is not None:
        return False
    return not (_NUMBERED.fullmatch(word) or _QUARTER.fullmatch(word))


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a name: `key` tells them apart (an office by its code, a project by its number), `label` is for people."""

    key: str
    label: str


class Names:
    """Who bears which name, as it will be once a file is applied."""

    def __init__(self, offices: Iterable[Office], projects: Iterable[Project]) -> None:
        self._bearers: dict[str, dict[str, Bearer]] = {}
        for office in offices:
            bearer = office_bearer(office)
            for name in {office.code, office.name, office.county, *office.aliases} - {""}:
                self._bearers.setdefault(folded(name), {})[bearer.key] = bearer
        for project in projects:
            bearer = project_bearer(project)
            for name in {project.name, *project.aliases}:
                self._bearers.setdefault(folded(name), {})[bearer.key] = bearer

    def others(self, name: str, key: str) -> tuple[Bearer, ...]:
        """All who bear that name, without the one of that key."""
        found = self._bearers.get(folded(name), {})
        return tuple(bearer for bearer in found.values() if bearer.key != key)

    def refusals(self, key: str, title: str, names: Sequence[str], own: Iterable[str] = ()) -> tuple[Refusal, ...]:
        """Why the one of that key cannot bear these names; `own` are such as it shares with others by right (its place)."""
        shared = {folded(name) for name in own}
        found = []
        for name in names:
            if not is_a_name(name):
                found.append(Refusal(Reason.BAD_NAME, title, name))
            elif folded(name) not in shared and (others := self.others(name, key)):
                found.append(Refusal(Reason.NAME_TAKEN, title, name, "、".join(bearer.label for bearer in others)))
        return tuple(found)


def office_bearer(office: Office) -> Bearer:
    """An office as one who bears names."""
    return Bearer(f"office {office.code}", f"{office.code} {office.name}")


def project_bearer(project: Project) -> Bearer:
    """A project as one who bears names; a new one is known by its name."""
    number = f"#{project.project_id} " if project.project_id else ""
    return Bearer(f"project {project.project_id or folded(project.name)}", f"{number}{project.name}")


def added(before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """The names that come in."""
    known = {folded(name) for name in before}
    return tuple(name for name in after if folded(name) not in known)
