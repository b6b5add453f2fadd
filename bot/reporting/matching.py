"""Which project a message means: its words against the names and aliases in the store. What is not the same is asked.

Only names that are equal once width, script, blanks, marks and words like 项目 are left out count as recognised: then the
person is not asked. Everything else, however near, becomes a question with the nearest projects to tap: 一期 and 二期
differ by one character and are two projects. Names of the speaker's own office come first, then those of the county
that the message names, then all others.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from rag.text import normalise
from store.reporting.project import Project

OFFERED_AT = (
    55.0  # of 100: below, what is offered are strangers (measured on short forms of three to twelve characters)
)
MOST_OFFERED = 4

_MARKS = re.compile(r"[^\w]|_")
_EMPTY_WORDS = re.compile(
    r"(?:重点|招商)?(?:建设|投资)?项目(?=$|[一二三四五六七八九十\d]+期)|工程$|那个$|^(?:我们|咱们?)的?"
)


class Nearness(IntEnum):
    """Whose project it is, seen from the speaker; the smaller, the nearer."""

    OWN_OFFICE = 0
    SAME_COUNTY = 1
    ELSEWHERE = 2


@dataclass(frozen=True, slots=True)
class Match:
    """`project` where the words name exactly one; else `candidates`, best first, none where nothing is near."""

    project: Project | None
    candidates: tuple[Project, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Who speaks, and about which place: what makes one project nearer than another of the same name."""

    office_id: int | None
    county: str = ""


def match_project(words: str, projects: Iterable[Project], near: Whereabouts) -> Match:
    """The project that `words` name. Deleted ones are named too: that they are gone is told where it matters."""
    wanted = bare_name(words)
    if not wanted:
        return Match(None)
    scored = [(likeness(wanted, project), project) for project in projects]
    same = _nearest([project for score, project in scored if score == 100.0], near)
    if len(same) == 1:
        return Match(same[0])
    if same:
        return Match(None, tuple(same[:MOST_OFFERED]))
    offered = [(score, project) for score, project in scored if score >= OFFERED_AT and not project.deleted]
    offered.sort(key=lambda pair: (-pair[0], nearness(pair[1], near), pair[1].project_id))
    return Match(None, tuple(project for _, project in offered[:MOST_OFFERED]))


def likeness(wanted: str, project: Project) -> float:
    """0 to 100 between a bare name and the project's nearest name; 100 only where they are the same."""
    return max(_likeness(wanted, bare_name(name)) for name in (project.name, *project.aliases))


def _likeness(wanted: str, name: str) -> float:
    if wanted == name:
        return 100.0
    if not name:
        return 0.0
    # A part of a name is how people say it; one character is a part of too many.
    shorter, longer = sorted((wanted, name), key=len)
    part = 90.0 if len(shorter) > 1 and shorter in longer else 0.0
    return min(max(part, fuzz.ratio(wanted, name), 0.9 * fuzz.partial_ratio(wanted, name)), 99.0)


def _nearest(projects: Sequence[Project], near: Whereabouts) -> Sequence[Project]:
    """Those in the nearest circle that has any; one that is not deleted goes before one that is."""
    living = [project for project in projects if not project.deleted] or list(projects)
    closest = min((nearness(project, near) for project in living), default=None)
    return [project for project in living if nearness(project, near) == closest]


def nearness(project: Project, near: Whereabouts) -> Nearness:
    """In which circle around the speaker the project lies. A county that the words name goes before the own office."""
    if near.county and project.county and project.county != near.county:
        return Nearness.ELSEWHERE
    if project.office_id == near.office_id:
        return Nearness.OWN_OFFICE
    return Nearness.SAME_COUNTY if near.county and project.county == near.county else Nearness.ELSEWHERE


@lru_cache(maxsize=65536)  # every name of the store is compared with every message
def bare_name(name: str) -> str:
    """A name without what people write or leave out as they like.

    >>> bare_name("Ａ型 轴承 项目") == bare_name("a型軸承")
    True
    """
    bare = _MARKS.sub("", normalise(name))
    shorter = _EMPTY_WORDS.sub("", bare)
    return shorter or bare
