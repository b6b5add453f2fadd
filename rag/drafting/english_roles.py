"""Who does what in an English sentence, how often, from when on: whether the clause has the same agents, needs and periods."""

import re
from collections.abc import Iterator

from rag.drafting.english_figures import HOLDER
from rag.drafting.english_list import phrases_in, words_of

# Of a clause: who must, may or must not, before the word that says so (引荐人|不得…, 企业|应当…).
_WHO = re.compile(
    r"(?:^|,)(?P<who>[^,\d]{2,14}?)(?<!的)(?:不得|不能|不可|不需要|无需|应当|应该|必须|可以|有权|须)(?!于)"
)
_MODAL = re.compile(r"\b(?:must|shall|may|can|could|cannot|(?:have|has|do|does|need)(?= not| to)|needs)\b")
_BEFORE = re.compile(rf"[,;:{HOLDER}]|\b(?:that|who|which|if|when|where|and|but|while)\b")
_PASSIVE = re.compile(r"^(?: not| only| also)* be \w+(?:ed|en|id|ne|ld|wn|pt)\b(?P<rest>[^,;]*)")
_BY = re.compile(rf"\bby ((?:the |an? |its |their )?[^,;{HOLDER}]{{2,60}})")
_DOER = re.compile(r"(?<![理自])由(?P<doer>[^,]{2,12})")
_ACTORS = (
    "企业",
    "公司",
    "项目",
    "引荐人",
    "单位",
    "政府",
    "财政",
    "局",
    "部门",
    "银行",
    "机构",
    "中心",
    "主体",
    "投资方",
    "投资者",
)
_SOMEBODY_ELSE = re.compile(r"\b(?:they|them|this|these|those|such|both)\b")  # who was spoken of before
_BOTH_SIDES = re.compile(r"[市县省区]外.*本[市县省区]|本[市县省区].*[市县省区]外")  # who from there does it here
_FROM_OUTSIDE = re.compile(r"\bfrom outside\b|\boutside \w+ (?:that|which|who)\b")
_NEED_NOT = re.compile(
    r"\bneed not\b|\bno need\b|(?:\bnot|n't) (?:have to|need(?:ed)?\b|requir\w+|oblig\w+|necessary)|\bneither (?:needed|required)"
)
_NEEDLESS = re.compile(r"[不无毋](?:需|须|必|用(?!途))|不要求|免于|免(?=[提报缴])")
_SINCE = re.compile(rf"{HOLDER}\s+(?:of|from|after|since|following|once|upon)\b")
_EVERY = (
    (re.compile(r"每(?:[人名家户个吨亩]|平方米)?月|按月|逐月|[/·]月"), frozenset(("month", "months", "monthly"))),
    (re.compile(r"每(?:[人名家户个吨亩]|平方米)?年|年度|按年|逐年|[/·]年"), frozenset("year years yearly annual annually".split())),
    (re.compile(r"每[人名家户]?[天日]|按日|[/·]天"), frozenset(("day", "days", "daily"))),
)  # fmt: skip
_PER_YEAR = re.compile(r"\b(?:an?|per|each|every) (?P<what>year|month|day)\b|\b(?P<ly>yearly|monthly|daily|annually)\b")
_OF = {"year": "年", "month": "月", "day": "日天", "yearly": "年", "annually": "年", "monthly": "月", "daily": "日天"}
_EVERY_OF = "每全各按逐当同一首次前后上平均度/·"
_APPLIES = re.compile(r"appl(?:y|ies|ied|ication|ications)")


def has_same_roles(bare: str, text: str, times: bool) -> bool:
    """Whether a sentence, figures taken out, has the agents, needs and periods of a run of parts of a clause (folded text).

    `times`: whether one of its figures is a time within which something is done.
    """
    if _SOMEBODY_ELSE.search(bare) or (_BOTH_SIDES.search(text) and not _FROM_OUTSIDE.search(bare)):
        return False
    if bool(_NEED_NOT.search(bare)) != bool(_NEEDLESS.search(text)):
        return False
    if times and _SINCE.search(bare) and not re.search("起|后|以来|时", text):
        return False
    if re.search(rf"{HOLDER}\s+(?:more|less|extra|on top)\b", bare) and not re.search("再|另|增|加|减", text):
        return False
    if re.search("申请|申报|申领", text) and re.search(r"\bcan |\bmay ", bare) and not _APPLIES.search(bare):
        return False
    return _has_same_periods(bare, text) and _has_same_agents(bare, text)


def _has_same_periods(bare: str, text: str) -> bool:
    said = set(words_of(bare))
    if any(every.search(text) and not said & names for every, names in _EVERY):
        return False
    periods = (found["what"] or found["ly"] for found in _PER_YEAR.finditer(bare))
    return all(re.search(f"[{_EVERY_OF}]+[{_OF[period]}]|[{_OF[period]}]度", text) for period in periods)


def _has_same_agents(bare: str, text: str) -> bool:
    """Who must or may, and who it is done by."""
    who = [found["who"] for found in _WHO.finditer(text)]
    subjects = [subject for subject in _subjects(bare) if subject.strip()]
    if who and not all(_stands_in(subject, "".join(who)) for subject in subjects):
        return False
    doers = [found["doer"] for found in _DOER.finditer(text)]
    return all(_is_named(doer, bare) for doer in doers) and all(
        _may_act(found[1], text) for found in _BY.finditer(bare)
    )


def _is_named(doer: str, bare: str) -> bool:
    """Whether a sentence names who does it, as the clause says behind 由."""
    known = (word for _, meant in phrases_in(words_of(bare)) for word in meant if len(word) > 1)
    return any(word in doer for word in known)


def _subjects(bare: str) -> Iterator[str]:
    """The words before each must or may; of a passive those behind its "by", "" where it has none."""
    for modal in _MODAL.finditer(bare):
        passive = _PASSIVE.match(bare[modal.end() :])
        if passive:
            yield passive["rest"].partition(" by ")[2]
        else:
            yield _BEFORE.split(bare[: modal.start()])[-1]


def _stands_in(words: str, who: str) -> bool:
    """Whether every word of a subject that the list knows stands for one of those who do it."""
    known = [meant for _, meant in phrases_in([word for word in words_of(words) if word not in ",;:"]) if meant]
    return all(any(word in who for word in meant) for meant in known)


def _may_act(words: str, text: str) -> bool:
    """Whether who does it, behind "by", stands at the beginning of a part or behind 由; ways and means may stand anywhere."""
    for _, meant in phrases_in([word for word in words_of(words) if word not in ",;:"]):
        acting = [word for word in meant if word in text]
        if acting:
            at_front = (re.search(rf"(?:^|[,由被经受向])(?:[^,]{{0,2}}){re.escape(word)}", text) for word in acting)
            return not any(word.endswith(_ACTORS) for word in acting) or any(at_front)
    return True
