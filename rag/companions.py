"""The sentences without which the best one would mislead: the rule it excepts from, the cap behind a rate, its like. Pure."""

import re

from rag.inquiry import Inquiry
from rag.passage import Sentence
from rag.text import normalise, pairs, terms
from rag.wanted import Wanted, holds_attribute, holds_wanted

_TELLS_SUMS = (Wanted.REWARD, Wanted.SUM, Wanted.NUMBER, Wanted.YES_NO)  # 有加成吗 is answered by every bonus
_ALIKE = 2  # sentences of a provision that may answer beside the best one
ROWS = 9  # rows of a table that may
MEMBERS = 6  # members of a list that may
_HEADING = re.compile(r"\s*(?:[(（][一二三四五六七八九十]+[)）]|\d+[.、])\s*([^。,，;；:：\d]{2,14})。")
_CAPS = re.compile(
    r"(?:最高|最多|不超过|封顶|上限)[^。；;,，]{0,10}\d[\d.,]*\s*[亿万]?元|(?:up to|at most|capped at|no more than) cny"
)
_RATES = re.compile(r"\d\s*[%‰]|per mille|percent")


def rule_before(best: Sentence, everything: list[Sentence], inquiry: Inquiry) -> Sentence | None:
    """The rule of which the best sentence is the exception: the part before it, joined by a semicolon, that answers too.

    "A project gets at most 3 million; one of a Global 500 firm at most 5 million" misleads by its second half alone.
    """
    place = everything.index(best) if best in everything else 0
    before = everything[place - 1] if place else None
    if before is None or before.provision != best.provision or not before.text.rstrip().endswith(("；", ";")):
        return None
    asked = pairs(inquiry.subject) | pairs(inquiry.expansion)
    if asked & pairs(normalise(best.text)) - pairs(normalise(before.text)):
        return None  # the exception itself was asked about
    attribute = holds_attribute(before.text, inquiry.folded)
    return before if (holds_wanted(before.text, inquiry.wanted) if attribute is None else attribute) else None


def cap_behind(best: Sentence, everything: list[Sentence], inquiry: Inquiry) -> Sentence | None:
    """The sentence right behind a rate or sum that caps it in money: "50% of the rent" promises too much without it."""
    place = everything.index(best) + 1 if best in everything else len(everything)
    behind = everything[place] if place < len(everything) else None
    if behind is None or behind.provision != best.provision or best.provision.rows:
        return None
    is_sum = inquiry.wanted is Wanted.REWARD and holds_wanted(best.text, Wanted.REWARD)
    own, next_to = normalise(best.text), normalise(behind.text)
    if not is_sum or inquiry.amounts or holds_attribute(best.text, inquiry.folded) is not None or _CAPS.search(own):
        return None
    return behind if _CAPS.search(next_to) and not _RATES.search(next_to) else None


def alike_to(best: Sentence, everything: list[Sentence], inquiry: Inquiry) -> list[Sentence]:
    """The other sentences of its provision, or members of its list, from which nothing that was asked tells it.

    上市奖励多少 is answered by the sentence on listings at home as by that on listings abroad; of 首年80%, 次年60% none alone.
    """
    if inquiry.wanted not in _TELLS_SUMS or inquiry.amounts or holds_attribute(best.text, inquiry.folded):
        return []
    heading = _HEADING.match(normalise(best.provision.text))  # of all of it: 外资到账奖励。
    own = _marks(inquiry.subject) & _marks(normalise(best.text)) - _marks(heading[1] if heading else "")
    lead = best.provision.lead
    siblings = [
        s for s in everything if s != best and (s.provision == best.provision or lead == s.provision.lead != "")
    ]
    found = [s for s in siblings if own <= _marks(normalise(s.text)) and _answers_like(s, best, inquiry)]
    if lead and 0 < len(found) == len(siblings) < MEMBERS:  # the list as a whole, behind the words that open it
        nearest = lead.splitlines()[-1].strip()
        return [s for s in everything if s in found or s.text.strip().endswith(nearest)]
    found = [s for s in found if s.provision == best.provision]
    return (
        found
        if (own or heading or best.provision.rows) and len(found) <= (ROWS if best.provision.rows else _ALIKE)
        else []
    )


def _answers_like(sentence: Sentence, best: Sentence, inquiry: Inquiry) -> bool:
    """Whether a sentence holds the kind of thing that was asked for; to 有加成吗 each figure is a yes."""
    if inquiry.wanted is Wanted.YES_NO:
        return all(re.search(r"\d", normalise(one.text)) for one in (sentence, best))
    return holds_wanted(sentence.text, inquiry.wanted)


def _marks(folded: str) -> frozenset[str]:
    """What tells a sentence from its like: pairs of characters, Latin words and letters (A类)."""
    return pairs(folded) | frozenset(term for term in terms(folded) if term.isascii())
