"""What a document lists under one heading (三、开发区: four of them), where a question asks what there is of that kind. Pure."""

import re
from collections.abc import Sequence

from rag.inquiry import Inquiry
from rag.lexicon import expand
from rag.search import Candidate
from rag.text import normalise

_OPENING = (
    r"(?:请问一?下?|[你您]好|我?想?问一?下|我?想(?:知道|了解)一?下?|咱们?|[我你]们|[这那]边|[这那]里|[当本]地|市里|县里|全?市|目前|现在|一共|总共|都"
    r"|[里内的那\W_])*"
)
_WHICH = r"(?:什么|啥|哪些|哪几[个家种]|几[个家种]|多少[个家种])"
_ENDING = r"(?:可以?选|[吗呢呀啊\W_])*"
_ASKS_WHAT_THERE_IS = re.compile(
    rf"{_OPENING}(?:有些?{_WHICH}(?P<behind>\w+?)|(?P<before>\w+?)都?有些?{_WHICH})的?{_ENDING}"
    r"|(?:what|which) (?P<english>(?:\w+ ){1,3})(?:are there|do you have|does [a-z ]{0,20}have)(?: in)?[\W_]*"
)
_NUMBER = re.compile(r"^\s*(?:第?[一二三四五六七八九十]+(?:章|部分|[、.])|\d+[.、)])\s*")
_LABEL = re.compile(r"^\s*(?:[(（][一二三四五六七八九十\d]+[)）]|\d+[.、)])?\s*([^。.：:，,]{2,20})[。.：:]")
_REWARD = re.compile("[奖补扶]|优惠|政策")  # of these a document holds more than it lists under one heading
_SHORTEST_KIND = 3  # characters of a heading that an expansion may end with: 经济开发区 is a 开发区
_MOST = 6  # members that are said together; a longer list is no answer
_FEWEST = 2


def members_of_kind(inquiry: Inquiry, best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate with the other members of its section, in the document's order; it alone where none is asked for.

    What is asked for has to be the heading itself: of 三、开发区 each member is one, and 栖梧经济开发区有哪些主导产业 asks of one of
    them alone. All members that the document has are told, or none beside the best: a part would pass for the whole.
    """
    place, policy = best.passage.provisions[0].locator, best.passage.policy
    if inquiry.clause or place.article or len(place.items) != 1 or not place.headings:
        return [best]
    if (inquiry.places and policy.place not in inquiry.places) or not _asks_for(place.headings[-1], inquiry):
        return [best]
    held = [one for one in policy.provisions if one.locator.headings == place.headings and one.locator.items]
    labels = (_LABEL.match(one.text) for one in held)
    if any(label and normalise(label[1]) in inquiry.folded for label in labels):
        return [best]
    members = [one for one in candidates if one.sentences and _beside(one, best)]
    members.sort(key=lambda one: one.position)
    told = {provision.locator.items[:1] for one in members for provision in one.passage.provisions}
    is_whole = {one.locator.items[:1] for one in held} <= told
    return members if is_whole and _FEWEST <= len(members) <= _MOST else [best]


def _asks_for(heading: str, inquiry: Inquiry) -> bool:
    """Whether a question asks what there is of what a heading names, and nothing besides."""
    bare = inquiry.folded
    for name in inquiry.place_names:
        bare = bare.replace(name, " ")
    asked = _ASKS_WHAT_THERE_IS.fullmatch(bare.strip())
    if asked is None:
        return False
    kind = (asked["behind"] or asked["before"] or asked["english"]).strip()
    named = normalise(_NUMBER.sub("", heading)).strip()
    if kind == named:
        return True
    known = [] if len(named) < _SHORTEST_KIND or _REWARD.search(kind + named) else expand(kind).split()
    return any(word.endswith(named) for word in known)


def _beside(one: Candidate, best: Candidate) -> bool:
    own, other = one.passage.provisions[0].locator, best.passage.provisions[0].locator
    return (
        one.passage.policy == best.passage.policy
        and own.headings == other.headings
        and len(own.items) == len(other.items)
    )
