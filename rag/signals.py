"""Signals: what speaks for and against a candidate, each about 0 to 1. They decide on a refusal."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rag.amounts import amounts, bands
from rag.answer import Language
from rag.clock import holds_hours
from rag.contrasts import contrast
from rag.generic import GENERIC
from rag.granting import asks_reward, grants
from rag.index import Index
from rag.inquiry import Era, Inquiry
from rag.lexical import LexicalIndex
from rag.lexicon import Hint, hints, subject
from rag.measures import measured
from rag.off_topic import is_off_topic
from rag.presumed import holds_changes, presumed
from rag.search import Candidate, Findings
from rag.things import lacks_thing
from rag.unsaid import explains, unsaid
from rag.wanted import Wanted, holds_attribute, holds_wanted, lacks_needed

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for and against one candidate."""

    specific: float  # share of what is particular to the question (words of no generic kind, known or not) that the passage holds
    grounds: float  # weight of what the passage holds of it, whatever else the question says; 1: some five known words
    better: float  # how much more of it the best of the next passages holds; from -1
    unseen: float  # longest run of characters, in tens, that no document holds and the lexicon does not know
    official: float  # share of the question that is written in the words of documents
    unsaid: float  # share of the question's own characters that the passage does not hold
    unsaid_run: float  # longest run of them, in fives
    unsaid_formal: float  # 1: two characters or more of a question in written style that the passage does not hold
    unsaid_formal_run: float  # longest run of them in such a question, in fives
    unsaid_charge: float  # 1: a charge or quantity by its name (物业费, 保额, 费率) that the passage does not hold
    unsaid_sentence: float  # characters that the best sentence does not hold, in eights
    head: float  # share of the object before the asking word that the passage holds
    predicate: (
        float  # share of what a yes-or-no question asks whether it may be that the passage holds; 0.5: no such question
    )
    kind_missing: float  # kinds that the question names and the passage does not (国家级, 进口), a half each
    kind_against: float  # those of them where the passage names another one of the family
    unnamed: float  # 1: a thing is asked about by its name (房产税, 签证) that the passage does not name
    unmeasured: float  # 1: a measure is asked for, and not even the passage holds one of it
    unrewarded: float  # 1: a reward is asked about, and the passage grants nothing
    fitting: float  # 1: the best sentence holds the kind of thing asked for; 0.5: no kind made out
    lacking: float  # 1: the passage lacks what such an answer cannot do without: a ratio, an age, a telephone number
    sums: float  # share of the sums of the question that the passage holds or has a band for; 0.5: no sum
    changed: float  # 1: the question says that something was changed, and the passage speaks of no such change
    lead: float  # how much better its score is than that of the next one
    cosine: float  # standard score of the cosine, a tenth
    steep: float  # lead of the best cosine over the fifth and the tenth, in twentieths
    off_topic: float  # 1: no word of the trade, and like no clause, in a library of the trade
    english: float  # 1: asked in English


@dataclass(frozen=True, slots=True)
class Reading:
    """What is the same for all candidates of one question."""

    known: tuple[Hint, ...]
    stretches: tuple[str, ...]
    unseen: float
    changes: tuple[re.Pattern[str], ...]  # how a passage would speak of the changes that the question presumes
    everyday: bool


_EVERYDAY = re.compile(
    r"我|俺|咱|你|老板|咋|啥|几块|几毛|一把|能不能|行不行|有没有|给不给|算不算|认不认|要不要|吗|呀|弄|搞|得|了"
)
_LEFT_OUT = re.compile(r"(?:不含|不包括)[^,，。;；、]{1,8}")  # not what a price is given for
_CHARGE = re.compile(r"(?:[\u4e00-\u9fff](?<!少)(?:费|率|税|险)|押金|罚款|利息|保额)")
_PRICED = (Wanted.SUM, Wanted.NUMBER, Wanted.REWARD)
_OFF_TOPIC = 0.45  # likeness under which a question without a word of the trade is about something else
_MOST_KINDS = 2
_MANY_GROUNDS = 30.0  # weight of held words that counts as many
_NO_SUM = 0.5
_NEXT = 5  # candidates among which a better one is looked for


def read(index: Index, inquiry: Inquiry) -> Reading:
    """Everything that the signals of all candidates share."""
    known = hints(inquiry.folded)
    stretches = tuple(_stretches(inquiry, known))
    return Reading(
        known,
        stretches,
        _unseen_run(stretches, index.words),
        () if inquiry.era is Era.BOTH else presumed(inquiry.folded),
        bool(_EVERYDAY.search(inquiry.folded)),
    )


def signals(index: Index, inquiry: Inquiry, reading: Reading, findings: Findings, candidate: Candidate) -> Signals:
    """The signals of a candidate."""
    best = candidate.sentences[0] if candidate.sentences else None
    passage = _speaking(inquiry, index.folded[candidate.position])
    sentence = _speaking(inquiry, index.folded[best[0].row]) if best else ""
    specific, grounds = _specific(inquiry, reading, passage, index.words.weight)
    own = unsaid(inquiry, reading.known, passage)
    kinds = contrast(_unexplained(inquiry, reading, passage), passage)
    likeness = (candidate.cosine - 0.8) / 0.15
    return Signals(
        specific=specific,
        grounds=min(grounds / _MANY_GROUNDS, 1.5),
        better=_next_best(index, inquiry, reading, findings, candidate) - specific,
        unseen=min(reading.unseen, 2.0),
        official=_official(inquiry, reading),
        unsaid=own.share,
        unsaid_run=min(own.longest / 5, 3.0),
        unsaid_formal=float(own.longest > 1 and not reading.everyday),
        unsaid_formal_run=min(own.longest / 5, 3.0) * (not reading.everyday),
        unsaid_charge=float(any(own.leaves(charge.end() - 1) for charge in _CHARGE.finditer(inquiry.folded))),
        unsaid_sentence=min(unsaid(inquiry, reading.known, sentence).size / 8, 3.0),
        head=own.head,
        predicate=own.predicate,
        kind_missing=min(kinds.missing, _MOST_KINDS) / 2,
        kind_against=min(kinds.against, _MOST_KINDS) / 2,
        unnamed=float(lacks_thing(inquiry.folded, reading.known, passage)),
        unmeasured=float(measured(inquiry.folded, f"{candidate.passage.context}\n{candidate.passage.text}") == 0.0),
        unrewarded=float(asks_reward(inquiry.folded) and not grants(passage)),
        fitting=_fits(candidate, inquiry),
        lacking=float(lacks_needed(passage, inquiry.folded)),
        sums=_sums_held(inquiry, candidate),
        changed=float(bool(reading.changes) and not holds_changes(inquiry.folded, reading.changes, passage)),
        lead=_lead(findings, candidate),
        cosine=_clipped((candidate.cosine - findings.cosine_mean) / findings.cosine_deviation / 10, 1.0),
        steep=_steep(findings),
        off_topic=float(
            index.of_the_trade and ((not reading.known and likeness < _OFF_TOPIC) or is_off_topic(inquiry.folded))
        ),
        english=float(inquiry.language is Language.ENGLISH),
    )


def _speaking(inquiry: Inquiry, text: str) -> str:
    """A text without what it names only to leave it out (不含物业费), where a price or a sum is asked for."""
    return _LEFT_OUT.sub("", text) if inquiry.wanted in _PRICED else text


def _unexplained(inquiry: Inquiry, reading: Reading, passage: str) -> str:
    """The question without the stretches that the passage says in official words of its own."""
    chars = list(inquiry.folded)
    for hint in reading.known:
        if not _is_official(inquiry, hint) and explains(hint, passage):
            chars[hint.start : hint.end] = " " * (hint.end - hint.start)
    return "".join(chars)


def _next_best(index: Index, inquiry: Inquiry, reading: Reading, findings: Findings, candidate: Candidate) -> float:
    """The largest share of what is particular that one of the next candidates holds."""
    others = [other for other in findings.candidates[:_NEXT] if other is not candidate]
    weigh = index.words.weight
    return max(
        (_specific(inquiry, reading, _speaking(inquiry, index.folded[other.position]), weigh)[0] for other in others),
        default=0.0,
    )


def _clipped(value: float, most: float) -> float:
    """A value without the extremes that a library of a few passages gives."""
    return min(max(value, -most), most)


def _lead(findings: Findings, candidate: Candidate) -> float:
    """Lead of a candidate's score over the best other one, from -1 to 1."""
    others = [other.score for other in findings.candidates if other is not candidate]
    return _clipped(candidate.score - max(others), 1.0) if others else 0.0


def _steep(findings: Findings) -> float:
    cosines = sorted((candidate.cosine for candidate in findings.candidates), reverse=True)
    return 20 * (cosines[0] - cosines[min(9, len(cosines) - 1)])


def _is_official(inquiry: Inquiry, hint: Hint) -> bool:
    return inquiry.folded[hint.start : hint.end] in hint.official


def _official(inquiry: Inquiry, reading: Reading) -> float:
    spans = [hint.end - hint.start for hint in reading.known if _is_official(inquiry, hint)]
    return min(sum(spans) / max(len(inquiry.folded), 1), 1.0)


def _stretches(inquiry: Inquiry, known: tuple[Hint, ...]) -> list[str]:
    """The question's own words: what neither asks, nor names the place, nor is known to the lexicon."""
    text = list(inquiry.folded)
    for hint in known:
        text[hint.start : hint.end] = " " * (hint.end - hint.start)
    bare = "".join(text)
    for name in inquiry.place_names:
        bare = bare.replace(name, " ")
    return re.findall(r"[\u4e00-\u9fff]+|[a-z]{3,}|\d+(?:\.\d+)?", subject(bare))


_HINT_WEIGHT = 6.0  # a stretch known to the lexicon, against the rarity of one piece of two characters


def _specific(inquiry: Inquiry, reading: Reading, text: str, weigh: Weigh) -> tuple[float, float]:
    """Share of the particular words that the text holds, 1 where the question has none; and the weight of those held."""
    total = held = 0.0
    for hint in reading.known:
        particular = [word for word in hint.official if word not in GENERIC]
        if particular:
            met = inquiry.folded[hint.start : hint.end] in text or any(word in text for word in particular)
            total += _HINT_WEIGHT
            held += _HINT_WEIGHT * met
    for stretch in reading.stretches:
        for piece in _pieces(stretch):
            if len(piece) > 1 and piece not in GENERIC:
                total += weigh(piece)
                held += weigh(piece) * (piece in text)
    return held / total if total else 1.0, held


def _pieces(stretch: str) -> list[str]:
    if stretch.isascii() or len(stretch) == 1:
        return [stretch]
    return [stretch[i : i + 2] for i in range(len(stretch) - 1)]


def _unseen_run(stretches: tuple[str, ...], words: LexicalIndex) -> float:
    longest = 0
    for stretch in stretches:
        run = 0
        for piece in _pieces(stretch):
            run = 0 if words.seen(piece) else run + 1
            longest = max(longest, run)
    return longest / 10


def _sums_held(inquiry: Inquiry, candidate: Candidate) -> float:
    if not inquiry.amounts:
        return float(holds_hours(candidate.passage.text, inquiry.folded)) or _NO_SUM
    text = candidate.passage.text
    there = {amount.value for amount in amounts(text)}
    tiers = bands(text)
    held = [amount.value in there or any(band.holds(amount) for band in tiers) for amount in inquiry.amounts]
    return sum(held) / len(held)


def _fits(candidate: Candidate, inquiry: Inquiry) -> float:
    """1: the best sentence holds the attribute or kind that was asked for; 0: it does not; 0.5: none was made out."""
    text = candidate.sentences[0][0].text if candidate.sentences else ""
    attribute = holds_attribute(text, inquiry.folded)
    if attribute is not None:
        return float(attribute)
    if inquiry.wanted in (Wanted.OTHER, Wanted.YES_NO):
        return 0.5
    return float(holds_wanted(text, inquiry.wanted))
