"""One thing in two editions (新办法和老办法封顶差多少): each edition is asked for itself, and both answers stand side by side."""

import re
from collections.abc import Callable
from dataclasses import replace

from policies.editions import families
from policies.provision import Policy, plain_title
from rag.answer import Answer, Language, Outcome
from rag.catalogue import Catalogue
from rag.changes import compare
from rag.inquiry import Era, Inquiry, Party, read_question, speaks_of_referral
from rag.text import normalise

LookUp = Callable[[Inquiry], Outcome]
_KIND = r"(?:的?(?:办法|政策|规定|文件|标准|版本?))"
_EDITIONS = re.compile(
    rf"(?:新[旧老]|[旧老]新)(?:两[个版])?{_KIND}?|(?:20)?\d\d年?(?:的?)?[新旧老]{_KIND}|(?:新|[老旧原](?:来)?的?){_KIND}|(?:新|老|旧)的(?=[和与跟比]|$)"
    r"|(?:compared (?:to|with)|under|in|of|between)? ?(?:the )?(?:old|new|former|previous)(?: and (?:the "
    r")?(?:old|new))? (?:measures?|polic(?:y|ies)|rules?|editions?|versions?)"
)
_COMPARING = re.compile(
    r"(?:相比|对比|比起来?|比较|[和与跟比、]|之间|中间|分别|各)+(?=[\s,，的]|$)|有(?:什么|啥|哪些|多大)?(?:不同|区别|变化|差别|不一样)|变了(?:没有?|吗|多少|什么)?|不一样吗?"
)
_JOINTS = re.compile(r"^[\s,，和与跟比、的]+|(?<=[\s,，])[和与跟比、的]+")


def answer_for_both(inquiry: Inquiry, catalogue: Catalogue, look_up: LookUp) -> Answer | None:
    """What the two newest editions of one rule say to a question about both; None where it is not told which, or one is silent."""
    if inquiry.era is not Era.BOTH or inquiry.clause or inquiry.foreign_place or "还是" in inquiry.folded:
        return None
    pair = _pair(inquiry, catalogue)
    words = _without_editions(inquiry.folded)
    if pair is None or not re.search(r"\w{2}", words):
        return None
    if any(speaks_of_referral(normalise(policy.title)) for policy in pair) and inquiry.party is Party.UNKNOWN:
        words = f"referral reward {words}" if inquiry.language is Language.ENGLISH else f"引荐奖励{words}"
    newer, older = pair
    new = _answer_of(newer, words, inquiry, catalogue, look_up)
    if new is None:
        return None
    clause = compare(older, newer).predecessor_of(new.citations[0].provision)
    old = _answer_of(older, words, inquiry, catalogue, look_up, clause)
    return side_by_side([new, old]) if old else None


def _pair(inquiry: Inquiry, catalogue: Catalogue) -> tuple[Policy, Policy] | None:
    """The newer and the older edition, where one rule alone is held in two."""
    found = [
        family
        for family in families(catalogue.policies)
        if len(family) > 1
        and (not inquiry.places or family[-1].place in inquiry.places)
        and (not inquiry.named or any(policy in inquiry.named for policy in family))
    ]
    return (found[0][-1], found[0][-2]) if len(found) == 1 else None


def _without_editions(folded: str) -> str:
    words = _COMPARING.sub(" ", _EDITIONS.sub(" ", folded))
    words = re.sub(r"差(?:了|别是|距是|额是)?多少|高了?多少|多了?多少|少了?多少|低了?多少", "是多少", words)
    return _JOINTS.sub("", re.sub(r"\s+", " ", words)).strip()


def _answer_of(
    policy: Policy, words: str, inquiry: Inquiry, catalogue: Catalogue, look_up: LookUp, clause: str = ""
) -> Answer | None:
    """What one edition says; where the clause is known that stands in the place of the other one's, what that says."""
    asked = replace(inquiry.question, text=words, language=inquiry.language)
    bare = replace(read_question(asked, catalogue), only=frozenset({policy.policy_id}), era=Era.CURRENT, named=())
    if clause.endswith("条"):
        told = look_up(replace(bare, clause=clause, named=(policy,), named_ids=frozenset({policy.policy_id})))
        if isinstance(told, Answer):
            return told
    outcome = look_up(bare)
    return outcome if isinstance(outcome, Answer) else None


def side_by_side(answers: list[Answer]) -> Answer:
    """Both statements, each with its document's title before it, and the citations that carry them."""
    colon = ": " if answers[0].language is Language.ENGLISH else "："
    said = [f"《{plain_title(one.citations[0].policy.title)}》{colon}{one.statement}" for one in answers]
    main = [citation for one in answers for citation in one.citations[: len(one.citations) - one.further]]
    return replace(answers[0], statement="\n".join(said), citations=tuple(main), further=0)
