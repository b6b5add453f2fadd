"""What a message holds, found once: clauses with their days, sums and counties; which of them plan and which ask."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from bot.reading.amounts import Sum, find_sums
from bot.reading.clauses import Clause, Section, clauses_of, parts_of
from bot.reading.columns import titles_of
from bot.reading.dates import DayFound, read_days
from bot.reading.notices import is_titled, why_aside
from bot.reading.places import Counties, CountyFound, find_counties, find_origins
from bot.reading.repairs import meant
from bot.reading.run_on import cut_run_ons
from bot.reading.stages import StageFound, find_stages
from bot.reading.text import Folded

_Found = TypeVar("_Found", DayFound, Sum, CountyFound)
_PLAN = re.compile(
    r"(?<!项目)计划(?!总?投|\d(?!\d?[月日号./]))|(?<![模虚])拟(?!总?投|注入|新增)|打算(?!.{0,4}投)|准备(?!.{0,4}投|好|就绪|工作已)|预计(?!总?投资)|争取|"
    r"力争|下一?步|下周|"
    r"下个?月(?!.*月)|下下周|明天|"
    r"明日|后天|即将|马上(?:就)?要|待(?=.{0,6}后)|"
    r"有望|约好|约定|商定|尽快|开春再|节后再|年内(?!累计|已|共|到位|新增|签|引)|等着?.{0,8}(?:就|后|再)|想约|将(?:于|在|赴|组织|进一步|继续|会|重新|举|邀|"
    r"召)|继续|加快|正在补|答应|回头再|到时候?|"
    r"(?:至少|不少于|不低于|最少|目标)[^,。;\d]{0,4}(?:签|开工|投产|引进|外出|拜访|接待|到位|完成)|(?:定|订|拟|将|约)于|要在[^,。;]{1,10}[内前]|"
    r"(?:^|[,。;])我(?:催|问|盯|再|这就|马上|稍后)|这几天(?=签|就|能|要|开|投)|快了(?=$|[,。!快])|(?:估计|可能|大概)(?=能|会|要|下|月|年|得)|"
    r"(?:年后|节后|开春|过完年|春节后|下月)(?:再|就|来|去|才)?[签开投]|月底(?:再|就|才|要)[签开投]|最[快早迟晚](?=\d|[一二三四五六七八九十]|[年月周下明]|也?得|要)|过几天|改天|改日|明早|明年|"
    r"下半年(?!.*(?:了|已|完成|到))|再(?:谈|碰|约|议|推|来|看|递|报|定|细|\s*[a-z])|重新(?:报|申|招|编|递|做|画|提|走|设|组)|得(?:重|"
    r"等|先|再|跑|去)|plan to|will |next week|想尽快|希望|确保|强调|要加快"
)
_NO_PLAN = re.compile(
    r"截[至止](?:到|目前)?|下月签约过|按计划|计划书|计划内|完成[^,。;]{0,6}计划|计划的\d|赶在[^,。;]{1,8}前[^,。;]{0,6}(?:[签投开完封落拿办拿进交到]|"
    r"竣)[^,。;]{0,3}[的了]"
)
_QUESTION = re.compile(
    r"吗(?=$|[,。!~\s])|么$|(?<!着)(?<!了)(?<!皮)呢$(?<!正.呢)(?<!正..呢)(?<!正...呢)|谁(?:有|知道|能|去|在|家|来)|请问|是不是|是否|能不能|可不可以|"
    r"有没有|算不算|怎么|咋(?!呼)|(?<![个没])啥(?!的|来着)|哪(?:个|家|些|里|天|位|儿)|第几|"
    r"几点|是[^,。;]{1,10}还是(?=[\d一二三四五六七八九十几签开投])|到底(?:是|算|签|到|开|有|能|谁)|是[^,。;]{1,10}还是[^,。;]{1,10}$|"
    r"记错的话|(?:应该|大概|可能|好像|估计|该)(?![^,。;]*[\d一二两三四五六七八九十百千][个]?[万亿])[^,。;]*吧$|(?<!还)[了完]没有?(?=$|[,。!~\s])|多少(?!.*(?:已|"
    r"签约,))|帮我查|帮忙查|了几个|什么(?:时候|"
    r"情况|进展|价)|为什么|求(?:助|问)"
)
_DONE_PLAN = re.compile(r"情况|进展|完成|落实|项目|截")
_AT_THE_END = re.compile(r"(?<!上)(?<!上个)[月年]底(?!.*(?:了|已))")
_ALONE = 4
_NEAR = 31  # days
_TO_BE_HELD = re.compile(r"请|举行|召开|举办|参加|出席|将|拟|定于|安排")
_IS_DONE = re.compile(r"[了已过]|完成|刚|正在|还在")
_DAY = "\x02"  # stands for the characters of a day where sums are sought
_POINTS_BACK = re.compile(
    r"(?:^|[,。;!\n])[^,。;:]{0,8}?(?:那个(?!数)|这个|那家|这家|他们|他家|它|人家|这单|那单|这户|那户|(?:那|这|该|此)项目|(?:上回|上次|昨天|刚才|前面|之前|"
    r"前天)(?:说|提|聊|讲|报)的)"
)
_OF_ALL = re.compile(r"(?:都|均|全)(?:是|为|在|于)")
_TOLD = re.compile(r"[签开批封到来去见聊谈看跑]了|到账|进账|投产|在谈")
_FORGOT = re.compile(r"记不|忘了|说不准|不(?:太|大)?清楚|不记得|没记住")
_IF = re.compile(
    r"如果|假如|倘若|([到签开投批谈来定成办拿动])[没不]\1|会不会|谁[^,。;]{0,3}的$|(?<!需)(?<!只)(?<!主)(?<!首)要是|^(?:假设|若是?|万一)"
)


@dataclass(frozen=True, slots=True)
class Within:
    """What one clause names."""

    days: tuple[DayFound, ...]
    sums: tuple[Sum, ...]
    counties: tuple[CountyFound, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """A message taken apart. Places are those of the folded text; `plans` and `questions` number clauses."""

    folded: Folded
    clauses: tuple[Clause, ...]
    by_clause: tuple[Within, ...]
    hidden: bytes
    plans: frozenset[int]
    questions: frozenset[int]
    mended: bool = False  # a slip was put right in the same breath
    posted: date = date.min
    no_days: tuple[tuple[int, int], ...] = ()  # days that no calendar has
    aside: frozenset[int] = frozenset()  # clauses of notices and orders within a message
    pointed: bool = False  # the talk was about a project that is not named: 那个今天封顶了
    of_all: tuple[int, ...] = ()  # clauses that say something of all before them: 都是昨天签的
    titles: tuple[tuple[int, int], ...] = ()  # names that a form or a table gives as such
    parts: tuple[int, ...] = ()  # for each clause the item that heads its section (一、), -1 outside of any
    single: bool = False  # only one project is told of
    memo: dict[tuple[str, bool], tuple[StageFound, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def said(self, number: int) -> str:
        """The words of a clause."""
        clause = self.clauses[number]
        return self.text[clause.start : clause.end]

    def is_hidden(self, place: int) -> bool:
        """Whether a character belongs to a day, a sum or a place, which are no part of names."""
        return bool(self.hidden[place])

    def days_in(self, number: int) -> tuple[DayFound, ...]:
        """The days that a clause names."""
        return self.by_clause[number].days

    def sums_in(self, number: int) -> tuple[Sum, ...]:
        """The sums that a clause names."""
        return self.by_clause[number].sums

    def counties_in(self, number: int) -> tuple[CountyFound, ...]:
        """The counties that a clause names."""
        return self.by_clause[number].counties


def stages_in(marks: Marks, number: int) -> tuple[StageFound, ...]:
    """The stages that a clause speaks of; all undone where it tells a plan. The same words are looked at once."""
    start, key = marks.clauses[number].start, (marks.said(number), number in marks.plans)
    found = marks.memo.get(key)
    if found is None:
        found = marks.memo[key] = find_stages(key[0], 0, len(key[0]), plan=key[1])
    return tuple(StageFound(one.stage, one.start + start, one.end + start, one.done) for one in found)


def mark(folded: Folded, posted: date, counties: Counties) -> Marks:
    """Find everything. Never raises."""
    text = folded.text
    (found_days, no_days), found_counties = read_days(text, posted), find_counties(text, counties)
    days, counties_found = meant(text, found_days), meant(text, found_counties)
    dated = _hidden(len(text), [(one.start, one.end) for one in days])
    found_sums = find_sums("".join(_DAY if dated[place] else char for place, char in enumerate(text)))
    sums = meant(text, found_sums)
    clauses = cut_run_ons(text, clauses_of(text), [*_spans(days), *_spans(counties_found)])
    spans = [*_spans(found_days), *no_days, *_spans(found_sums), *_spans(found_counties)]
    hidden = _hidden(len(text), [*spans, *find_origins(text)])
    within = tuple(
        map(Within, _by_clause(days, clauses), _by_clause(sums, clauses), _by_clause(counties_found, clauses))
    )
    plans = _plans(text, clauses, within)
    mended = len(days) < len(found_days) or len(sums) < len(found_sums) or len(counties_found) < len(found_counties)
    of_all = tuple(number for number, clause in enumerate(clauses) if _OF_ALL.match(text, clause.start))
    pointed, asking = bool(_POINTS_BACK.search(text)), _questions(text, clauses)
    return Marks(
        folded, clauses, within, hidden, plans, asking, mended, posted, no_days, _aside(text, clauses), pointed, of_all,
        titles_of(text), parts_of(clauses),
    )  # fmt: skip


def _spans(found: Sequence[_Found]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in found]


def _hidden(length: int, spans: Iterable[tuple[int, int]]) -> bytes:
    hidden = bytearray(length)
    for start, end in spans:
        hidden[start:end] = b"\1" * (end - start)
    return bytes(hidden)


def _by_clause(found: Sequence[_Found], clauses: tuple[Clause, ...]) -> tuple[tuple[_Found, ...], ...]:
    starts = [one.start for one in found]
    return tuple(
        tuple(found[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]) for clause in clauses
    )


def _plans(text: str, clauses: tuple[Clause, ...], within: tuple[Within, ...]) -> frozenset[int]:
    """Clauses that tell a plan; what stands behind the colon of one (合同约定：…) is one too."""
    found: set[int] = set()
    for number, clause in enumerate(clauses):
        head = clauses[number - 1] if number else clause
        headed = head.label and number - 1 in found and not _DONE_PLAN.search(text, head.start, head.end)
        headed = (
            headed
            or _is_announced(text, clause, within[number].days)
            or _is_ahead(text, clauses, within, number, planned=number - 1 in found)
        )
        if headed or _is_plan(text, clause, within[number].days):
            found.add(number)
    return frozenset(found)


def _is_announced(text: str, clause: Clause, days: tuple[DayFound, ...]) -> bool:
    """11月22日举行…开工仪式，请参加, said on the 21st: a day near ahead, and nothing told as done."""
    near = any(day.later and (day.later[0] - day.posted).days <= _NEAR for day in days)
    end = text.find("。", clause.start)
    sentence = text[clause.start : end if end >= 0 else len(text)]
    return near and bool(_TO_BE_HELD.search(sentence)) and not _IS_DONE.search(sentence)


def _is_ahead(
    text: str, clauses: tuple[Clause, ...], within: tuple[Within, ...], number: int, *, planned: bool
) -> bool:
    """明天上午九点，客商来看厂: what stands behind a coming day alone, and is not told as done, is to come."""
    head, clause = clauses[number - 1], clauses[number]
    if not number or head.sentence != clause.sentence or within[number].days:
        return False
    alone = [day for day in within[number - 1].days if not day.deadline and (day.future or (planned and day.later))]
    rest = head.end - head.start - sum(day.end - day.start for day in alone)
    return bool(alone) and rest <= _ALONE and not _IS_DONE.search(text, clause.start, clause.end)


def _is_plan(text: str, clause: Clause, days: tuple[DayFound, ...]) -> bool:
    if clause.section is Section.PLAN:
        return True
    said = text[clause.start : clause.end]
    if _NO_PLAN.search(said):
        return any(day.future for day in days)
    ahead = any(day.future or day.deadline for day in days)
    return ahead or bool(_PLAN.search(said)) or (not days and bool(_AT_THE_END.search(said)))


def supposes(said: str) -> bool:
    """Whether a clause says what would be if something were."""
    return bool(_IF.search(said))


def asks(said: str) -> bool:
    """Whether a clause asks or supposes; 具体哪天记不清 asks nothing."""
    return bool(_IF.search(said) or (_QUESTION.search(said) and not _FORGOT.search(said)))


def _aside(text: str, clauses: tuple[Clause, ...]) -> frozenset[int]:
    """Clauses of sentences that are notices or orders."""
    said: dict[int, str] = {}
    items = {clause.sentence for clause in clauses if clause.item >= 0}
    for clause in clauses:
        said[clause.sentence] = said.get(clause.sentence, "") + "," + text[clause.start : clause.end]
    told = {sentence: words.removeprefix(",") for sentence, words in said.items()}
    aside = {each for each, words in told.items() if why_aside(words) and not (each in items and is_titled(words))}
    return frozenset(number for number, clause in enumerate(clauses) if clause.sentence in aside)


def _spoken(text: str, clauses: tuple[Clause, ...]) -> frozenset[int]:
    """Clauses that speech without commas goes on from: who asks at its end has told something before."""
    return frozenset(
        number
        for number in range(len(clauses) - 1)
        if clauses[number].end == clauses[number + 1].start
        and _TOLD.search(text, clauses[number].start, clauses[number].end)
    )


def _questions(text: str, clauses: tuple[Clause, ...]) -> frozenset[int]:
    """Clauses of sentences that ask or suppose."""
    asking = set()
    spoken = _spoken(text, clauses)
    for clause in clauses:
        said = text[clause.start : clause.end]
        if text[clause.end : clause.end + 1] == "?" or asks(said):
            asking.add(clause.sentence)
    return frozenset(
        number
        for number, clause in enumerate(clauses)
        if clause.sentence in asking and not (number in spoken and not asks(text[clause.start : clause.end]))
    )
