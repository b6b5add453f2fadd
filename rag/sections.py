"""What a document lists under one heading (三、开发区: four of them), where a question asks what there is of that kind. Pure."""

import re
from collections.abc import Sequence

from rag.inquiry import Inquiry
from rag.search import Candidate
from rag.text import normalise, pairs

_ASKS_WHAT_THERE_IS = re.compile(
    r"有(?:些)?(?:什么|啥|哪些|哪几|几个|多少个)(?!样|用|意思|条件|要求|材料|手续|限制|政策|补[贴助]|奖|优惠|好处|时候|区别|不同)|都有[什哪啥]"
    r"|\b(?:what|which) (?:\w+ ){1,3}(?:are there|do you have|does .{2,20} have)"
)
_TWO_THINGS = re.compile(
    r"[和与及]|(?<=[^一二三四五六七八九十])、"
)  # 六、金融和要素支持: not each member is of the kind
_MOST = 6  # members that are said together; a longer list is no answer
_FEWEST = 2


def members_of_kind(inquiry: Inquiry, best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate with the other members of its section, in the document's order; it alone where none is asked for.

    The heading has to name what is asked for: of 三、开发区 each member is one, of 二、投资奖励 none is the answer to 有什么基金.
    """
    place = best.passage.provisions[0].locator
    if inquiry.clause or not _ASKS_WHAT_THERE_IS.search(inquiry.folded) or place.article or len(place.items) != 1:
        return [best]
    heading = normalise(place.headings[-1]) if place.headings else ""
    if _TWO_THINGS.search(heading) or not pairs(heading) & (pairs(inquiry.folded) | pairs(inquiry.expansion)):
        return [best]
    members = [one for one in candidates if one.sentences and _beside(one, best)]
    members.sort(key=lambda one: one.position)
    return members if _FEWEST <= len(members) <= _MOST else [best]


def _beside(one: Candidate, best: Candidate) -> bool:
    own, other = one.passage.provisions[0].locator, best.passage.provisions[0].locator
    return (
        one.passage.policy == best.passage.policy
        and own.headings == other.headings
        and len(own.items) == len(other.items)
    )
