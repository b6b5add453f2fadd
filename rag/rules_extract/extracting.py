"""Extracting (抽取): every sentence of a document that grants something becomes bands, or is listed as unread with its reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policies.provision import Policy, Provision
from rag.rules.edges import Definitions, definitions_of
from rag.rules_extract.bounds import conditions_in, without_doubled
from rag.rules_extract.completeness import denies
from rag.rules_extract.keys import keyed_clauses, keyed_years, keys_for
from rag.rules_extract.proposed import (
    Condition,
    Extraction,
    GrantKind,
    ProposedBand,
    ReadingMode,
    Unread,
    Why,
)
from rag.rules_extract.sentences import sentences_of
from rag.rules_extract.values import Cap, Value, cap_in, floors_in, foreign_in, ranges_in, series_in, single_in

_SLICE = re.compile("的部分|分段|逐段|累进|超额")
_WHOLE = re.compile("不分段|一次计算|按总额|全额")
_CASE_BY_CASE = re.compile("“?(?:一事一议|一企一策|一项一策)”?")
_OF = re.compile(r"(?:按照?|参照|依据|对|给予企业|给予)(?:其|该)?([^,。;按]{2,24}?)的?$")
_STAGES = re.compile("阶段|分期|拨付|兑现|应奖励额")
_POOL = re.compile("引导资金|专项资金|经费|风险补偿")


def extract(policy: Policy) -> Extraction:
    """What a document grants, clause by clause. Never raises on a text."""
    bands: list[ProposedBand] = []
    unread: list[Unread] = []
    defined = definitions_of(policy)
    for provision in policy.provisions:
        own: list[ProposedBand] = []
        before = ""
        for sentence in sentences_of(provision):
            found = tuple(_read(sentence, provision, defined, len(own)))
            if sentence.startswith("每满") and not own:  # what it is counted for stands in the sentence before
                shared = conditions_in(before, defined)
                found = tuple(
                    replace(one, conditions=shared) if isinstance(one, ProposedBand) else one for one in found
                )
            before = sentence
            own += (one for one in found if isinstance(one, ProposedBand))
            unread += (one for one in found if isinstance(one, Unread))
        bands += [replace(one, key=_as_written(one.key, provision.text)) for one in _joined(own)]
    return Extraction(tuple(bands), tuple(unread))


def _read(sentence: str, provision: Provision, defined: Definitions, series: int) -> Iterator[ProposedBand | Unread]:
    clause = str(provision.locator)
    body, cap = cap_in(sentence)
    if _refuses(body):
        yield Unread(clause, sentence, Why.REFUSES)
        return
    if ranges_in(body):
        yield Unread(clause, sentence, Why.RANGE)
        return
    if floors_in(body):
        yield Unread(clause, sentence, Why.AT_LEAST)
        return
    cases = keyed_years(body) or keyed_clauses(body)
    if cases:
        shared = conditions_in(body[: cases[0][1].start], defined)
        yield from (_band(clause, sentence, value, key, shared, cap, series) for key, value in cases)
        return
    values = series_in(body)
    if values and not _STAGES.search(body):
        yield from _of_series(clause, sentence, body, values, cap, defined, series)
        return
    value = None if values else single_in(body)
    if value is not None and not _POOL.search(body[value.end : value.end + 12]):
        shared = conditions_in(body[: value.start], defined)
        yield _band(clause, sentence, value, "", shared, cap, series)
    elif cap is not None and not _POOL.search(sentence):
        yield Unread(clause, sentence, Why.CASE_BY_CASE if _CASE_BY_CASE.search(sentence) else Why.ONLY_A_CAP)
    elif _CASE_BY_CASE.search(sentence):
        yield Unread(clause, sentence, Why.CASE_BY_CASE)
    elif foreign_in(body):
        yield Unread(clause, sentence, Why.FOREIGN_MONEY)


def _refuses(body: str) -> bool:
    """Whether what would be granted stands in or behind a part that refuses it."""
    value = next(iter(series_in(body)), None) or single_in(body)
    return value is not None and denies(_up_to(body, value.end))


def _up_to(body: str, end: int) -> str:
    """The words up to the end of the part in which the place lies."""
    rest = body[end:]
    return body[:end] + rest.partition(",")[0]


def _of_series(
    clause: str, sentence: str, body: str, values: Sequence[Value], cap: Cap | None, defined: Definitions, series: int
) -> Iterator[ProposedBand | Unread]:
    conditions = conditions_in(body[: values[0].start], defined)
    if len(conditions) == len(values):
        for value, condition in zip(values, conditions, strict=True):
            yield _band(clause, sentence, value, "", (condition,), cap, series)
        return
    keys = keys_for(body, values)
    if not keys:
        yield Unread(clause, sentence, Why.UNPAIRED)
        return
    for key, value in zip(keys, values, strict=True):
        yield _band(clause, sentence, value, key, conditions, cap, series)


def _band(
    clause: str, sentence: str, value: Value, key: str, conditions: tuple[Condition, ...], cap: Cap | None, series: int
) -> ProposedBand:
    mode = (
        ReadingMode.WHOLE
        if _WHOLE.search(sentence)
        else ReadingMode.SLICE
        if _SLICE.search(sentence)
        else ReadingMode.UNSAID
    )
    return ProposedBand(
        clause=clause,
        sentence=sentence,
        grant=value.grant,
        kind=value.kind,
        key=key,
        conditions=conditions,
        of=_of(sentence, value) if value.kind is GrantKind.RATE else "",
        per=value.per,
        cap=cap.sum if cap else None,
        cap_yearly=cap.yearly if cap else False,
        mode=mode,
        series=series,
    )


def _of(sentence: str, value: Value) -> str:
    """What a rate is taken of: 按其年度地方经济贡献额的, 超出额."""
    found = _OF.search(sentence[: value.start].rstrip("、,"))
    return re.sub("^(?:企业|其)", "", found[1]) if found else ""


def _as_written(key: str, text: str) -> str:
    """In the document's own letters: 3A, where the folded text has 3a."""
    at = text.lower().find(key) if key else -1
    return text[at : at + len(key)] if at >= 0 else key


def _joined(bands: Sequence[ProposedBand]) -> list[ProposedBand]:
    """Neighbouring bands of one measure hold their common bound once, across sentences too."""
    done: list[ProposedBand] = []
    for one in bands:
        own, conditions = one.conditions, done[-1].conditions if done else ()
        if len(own) == len(conditions) == 1:
            own = without_doubled((*conditions, *own))[1:]
        done.append(replace(one, conditions=own))
    return done
