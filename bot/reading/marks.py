"""Everything that a message holds, found once and kept by place: clauses, days, sums, counties, places of others, plans, questions."""

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.amounts import Sum, find_sums
from bot.reading.clauses import Clause, Section, clauses_of
from bot.reading.dates import DayFound, find_days
from bot.reading.places import Counties, CountyFound, find_counties, find_origins
from bot.reading.text import Folded

_PLAN = re.compile(
    r"(?<!项目)计划(?!总?投|\d)|(?<![模虚])拟(?!总?投|注入|新增)|打算|准备(?!好|就绪|工作已)|预计(?!总?投资)|争取|力争|下一?步|下周|下个?月(?!.*月)|下下周|明天|明日|后天|即将|马上(?:就)?要|待(?=.{0,6}后)|"
    r"有望|约好|约定|商定|尽快|开春再|节后再|月底前|年底前|等着?.{0,8}(?:就|后|再)|想约|将(?:于|在|赴|组织|进一步|继续|会|重新|举|邀|召)|继续|加快|正在补|答应|回头再|到时候?|过几天|再(?:谈|碰|约|议|推)|重新(?:报|申|招|编)"
)
_NO_PLAN = re.compile(r"下月签约过|按计划|计划书|计划内")
_QUESTION = re.compile(
    r"吗(?=$|[,。!~\s])|么$|呢$(?<!扯皮呢)|谁(?:有|知道|能|去|在|家|来)|请问|是不是|是否|能不能|可不可以|有没有|算不算|怎么|咋|啥|哪(?:个|家|些|里|天|位|儿)|第几|几点|多少(?!.*(?:已|签约,))|什么(?:时候|情况|进展|价)|为什么|求(?:助|问)"
)
_IF = re.compile(r"^(?:要是|如果|假如|假设|若是?|万一|倘若)")


@dataclass(frozen=True, slots=True)
class Marks:
    """A message taken apart. Places are those of the folded text; `plans` and `questions` number clauses."""

    folded: Folded
    clauses: tuple[Clause, ...]
    days: tuple[DayFound, ...]
    sums: tuple[Sum, ...]
    counties: tuple[CountyFound, ...]
    origins: tuple[tuple[int, int], ...]
    plans: frozenset[int]
    questions: frozenset[int]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def said(self, number: int) -> str:
        """The words of a clause."""
        clause = self.clauses[number]
        return self.text[clause.start : clause.end]

    def masked(self) -> tuple[tuple[int, int], ...]:
        """What is no part of a name: days, sums, places."""
        found: list[tuple[int, int]] = [(one.start, one.end) for one in self.days]
        found += [(one.start, one.end) for one in self.sums]
        found += [(one.start, one.end) for one in self.counties]
        return (*found, *self.origins)

    def days_in(self, number: int) -> tuple[DayFound, ...]:
        """The days that a clause names."""
        clause = self.clauses[number]
        return tuple(one for one in self.days if clause.start <= one.start < clause.end)

    def sums_in(self, number: int) -> tuple[Sum, ...]:
        """The sums that a clause names."""
        clause = self.clauses[number]
        return tuple(one for one in self.sums if clause.start <= one.start < clause.end)

    def counties_in(self, number: int) -> tuple[CountyFound, ...]:
        """The counties that a clause names."""
        clause = self.clauses[number]
        return tuple(one for one in self.counties if clause.start <= one.start < clause.end)


def mark(folded: Folded, posted: date, counties: Counties) -> Marks:
    """Find everything. Never raises."""
    text = folded.text
    days = find_days(text, posted)
    sums = tuple(one for one in find_sums(text) if not any(day.start < one.end and one.start < day.end for day in days))
    clauses = clauses_of(text)
    found = find_counties(text, counties)
    questions = _questions(text, clauses)
    plans = frozenset(number for number, clause in enumerate(clauses) if _is_plan(text, clause, days))
    return Marks(folded, clauses, days, sums, found, _outside(find_origins(text), found), plans, questions)


def _outside(origins: tuple[tuple[int, int], ...], counties: tuple[CountyFound, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(
        one for one in origins if not any(county.start < one[1] and one[0] < county.end for county in counties)
    )


def _is_plan(text: str, clause: Clause, days: tuple[DayFound, ...]) -> bool:
    if clause.section is Section.PLAN:
        return True
    said = text[clause.start : clause.end]
    if any(clause.start <= day.start < clause.end and (day.future or day.deadline) for day in days):
        return True
    return bool(_PLAN.search(said)) and not _NO_PLAN.search(said)


def _questions(text: str, clauses: tuple[Clause, ...]) -> frozenset[int]:
    """Clauses of sentences that ask or suppose."""
    asking = set()
    for clause in clauses:
        said = text[clause.start : clause.end]
        if text[clause.end : clause.end + 1] == "?" or _QUESTION.search(said) or _IF.match(said):
            asking.add(clause.sentence)
    return frozenset(number for number, clause in enumerate(clauses) if clause.sentence in asking)
