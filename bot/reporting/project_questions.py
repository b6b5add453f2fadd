"""Which project of the store a question of staff is about: 「轴承怎么样了」「轴承项目到位8000万了吗」. Pure."""

import re
from collections.abc import Sequence

from bot.reading.text import fold
from bot.reporting.matching import Whereabouts, bare_name, nearness
from bot.reporting.store_questions import POLICY
from store.reporting.project import Project

MOST = 8
_ASKS = re.compile(r"[?？]|吗|呢|怎么样|怎样|如何|什么|多少|几|是不是|有没有|是否|到哪|没有?$|情况|进展")
_LOOSE = re.compile(
    r"怎么样|怎样|如何|什么|多少|是不是|有没有|是否|到哪一?步?|情况|进展|现在|目前|最近|今天|昨天|了|吗|呢|吧|的|请问|项目|"
    r"已经?|到位|到账|资金|开工|签约|投产|落地|阶段|[\d.,]+[万亿元]*|[?？。!！,，\s]"
)
_SHORTEST = 2


def projects_holding(words: str, projects: Sequence[Project]) -> tuple[Project, ...]:
    """Those with these words in a name of theirs; () for words too short to mean one."""
    wanted = bare_name(words)
    if len(wanted) < _SHORTEST:
        return ()
    holding = [one for one in projects if any(wanted in bare_name(name) for name in (one.name, *one.aliases))]
    return tuple(holding[:MOST])


def asked_projects(words: str, projects: Sequence[Project], office_id: int | None) -> tuple[Project, ...]:
    """The projects that a question may be about, one's own first; () where it is about none, or about a policy."""
    text = fold(words).text
    if not _ASKS.search(text) or POLICY.search(text):
        return ()
    found = named_projects(words, projects) or projects_holding(_LOOSE.sub("", text), projects)
    return tuple(sorted(found, key=lambda one: nearness(one, Whereabouts(office_id))))[:MOST]


def named_projects(words: str, projects: Sequence[Project]) -> tuple[Project, ...]:
    """The projects of which a name stands in the words; of names that hold one another the longest."""
    bare = bare_name(fold(words).text)
    named = [one for one in projects if any(_stands_in(name, bare) for name in (one.name, *one.aliases))]
    return _longest(named, bare)


def _stands_in(name: str, bare: str) -> bool:
    short = bare_name(name)
    return len(short) >= _SHORTEST and short in bare


def _longest(named: Sequence[Project], bare: str) -> tuple[Project, ...]:
    """轴承二期 is meant where 轴承 stands in it too."""
    lengths = {
        one.project_id: max(len(bare_name(name)) for name in (one.name, *one.aliases) if _stands_in(name, bare))
        for one in named
    }
    longest = max(lengths.values(), default=0)
    return tuple(one for one in named if lengths[one.project_id] == longest)
