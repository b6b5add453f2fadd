"""What a passage is set back by in the ranking: out of force, of the city above a zone, of the other party, about its text."""

import re

import numpy as np
from numpy.typing import NDArray

from policies.provision import Level, Policy, ProvisionKind, Standing
from rag.answer import Language
from rag.granting import asks_reward, grants
from rag.index import Index
from rag.inquiry import Era, Inquiry, Party, speaks_of_referral
from rag.text import pairs

_NOT_REFERRAL = 0.8  # what a passage without a word of referrals is set back by where their reward is asked about
_ONLY_REFERRAL = 0.3  # the other way round
_GRANTS_NOTHING = 0.3  # what a passage that grants nothing is set back by where a reward is asked about
_HANDED_ON = 0.6  # what a passage is set back by that hands the matter asked about over to another text
_SUBJECT = (
    r"(?:(?<=[,，。;；:：\s)）])|^)(?:其中?|该|上述|前款|有关|相关|所涉|本?园区|高新区|开发区)?([一-鿿]{2,12}?)(?:的)?"
)
_GOES_BY = re.compile(
    rf"{_SUBJECT}(?:[仍均都]|继续|统一|一律|分别|直接)?(?:按照?|执行|适用|依照|参照)《[^》]{{4,40}}》[^,，。;；]*"
)
_LEFT_OUT = re.compile(
    rf"{_SUBJECT}(?<=[励补贴助金准费])(?:[均都]|一律)?不适用本"
)  # a matter, and not who gets nothing
_SHAPELESS = re.compile(
    r"奖励|奖补|补贴|补助|资金|标准|办法|部分|方式|政策|事项|项目|具体"
)  # what any of them may be called
_OF_SUBJECT = 0.5  # share of a subject's pairs that a question must say to ask about it
_ASKS_WHETHER_OWN = re.compile(r"另设|另外|另行|单独|自己|有没有|有无|还[有给能]|哪个(?:文件|办法|政策)|执行|适用")
_ZONES = ("高新区", "经开区", "开发区", "新区")  # parts of a city, under its rules as well as their own
_ABOVE_ZONE = 0.25  # what a city's text is set back by behind the zone's own
_NOT_NAMED = 0.3  # what the other documents are set back by where one is named
_BESIDES = re.compile(  # 除了《…激励政策》还有哪些奖励: the others are what is asked for
    r"除(?:了|开|去)?[^,，。?？]{0,30}(?:政策|办法|指南|细则|措施|意见|规定|文件)"
    r"|\b(?:besides|apart from|aside from|in addition to|other than) [^,.?]{0,40}"
    r"(?:polic|measures|rules|guide|document|scheme|program|政策|办法|指南)"
)
_OUT_OF_FORCE = 0.25  # what an expired or superseded text is set back by, where others answer too
_NOT_OLD = 3.0  # times that for a text in force where the old one is asked for
_ABOUT_TEXT = 0.4  # what a note at the beginning of a document is set back by where its text is not what is asked about
_ASKS_ABOUT_TEXT = re.compile(
    r"指南|稿|征求|意见|文本|版|数据|截至|示例|仅供|效力|\b(?:guide|text|version|language|information|official|prevails?|draft|as of|counts?|valid)\b"
)


def set_back(index: Index, positions: NDArray[np.intp], inquiry: Inquiry) -> NDArray[np.float32]:
    """What each passage is set back by, shape of `positions`."""
    return (
        _by_document(index, positions, inquiry)
        + _handed_on(index, positions, inquiry)
        + _wrong_side(index, positions, inquiry)
        + _notes(index, positions, inquiry)
    )


def _handed_on(index: Index, positions: NDArray[np.intp], inquiry: Inquiry) -> NDArray[np.float32]:
    """引荐奖励执行《…》，不另设; 引荐奖励不适用本条: that says where a matter is settled, or not, and nothing of it."""
    asked = f"{inquiry.folded} {inquiry.expansion}"
    handed = [hands_on(index.folded[position], asked) for position in positions]
    return np.asarray(_HANDED_ON * np.array(handed, dtype=np.float32), dtype=np.float32)


def hands_on(text: str, asked: str) -> bool:
    """Whether a clause says of the matter asked about that another text settles it, or that it does not; folded text in."""
    if any(_is_asked(found[1], asked) for found in _LEFT_OUT.finditer(text)):
        return True
    gone = () if _ASKS_WHETHER_OWN.search(asked) else _GOES_BY.finditer(text)
    return any(_is_asked(found[1], asked) for found in gone)


def _is_asked(subject: str, asked: str) -> bool:
    """Whether a question names what a clause hands on: 租金补贴标准 is asked about by 租金怎么补."""
    about = pairs(_SHAPELESS.sub(" ", subject))
    return bool(about) and len([pair for pair in about if pair in asked]) >= _OF_SUBJECT * len(about)


def _notes(index: Index, positions: NDArray[np.intp], inquiry: Inquiry) -> NDArray[np.float32]:
    """Prices are as of June; the Chinese text prevails: that says something of the text, and nothing in it."""
    if _ASKS_ABOUT_TEXT.search(inquiry.folded):
        return np.zeros(len(positions), dtype=np.float32)
    notes = [
        all(p.kind is ProvisionKind.PREAMBLE for p in index.passages[position].provisions) for position in positions
    ]
    return np.asarray(_ABOUT_TEXT * np.array(notes, dtype=np.float32), dtype=np.float32)


def governs(policy: Policy, inquiry: Inquiry) -> bool:
    """Whether a city's text holds in the zone asked for as well: 栖梧市 and 栖梧高新区."""
    return any(reaches(policy, place) for place in inquiry.places)


def reaches(policy: Policy, place: str) -> bool:
    """Whether a document is of the city that a zone is a part of."""
    city = policy.place.removesuffix("市")
    is_above = policy.level is Level.CITY and city != policy.place
    return is_above and place.endswith(_ZONES) and place.startswith(city)


def _by_document(index: Index, positions: NDArray[np.intp], inquiry: Inquiry) -> NDArray[np.float32]:
    """Expired texts and drafts give way to texts in force; the other way round where the old rules are asked for."""
    policies = index.library.policies
    behind = np.array([_is_behind(policy, inquiry) for policy in policies], dtype=np.float32)
    above = np.array([policy.place not in inquiry.places and governs(policy, inquiry) for policy in policies])
    named = bool(inquiry.named_ids) and inquiry.era is not Era.BOTH and not _BESIDES.search(inquiry.folded)
    english = inquiry.language is Language.ENGLISH  # a guide in English speaks of every document
    others = np.array(
        [named and not (english and p.language == "en") and p.policy_id not in inquiry.named_ids for p in policies]
    )
    back = _OUT_OF_FORCE * behind + _ABOVE_ZONE * above + _NOT_NAMED * others
    return np.asarray(back[index.policy_of[positions]], dtype=np.float32)


def _is_behind(policy: Policy, inquiry: Inquiry) -> float:
    if policy.policy_id in inquiry.named_ids or inquiry.only is not None:
        return 0.0
    gone = policy.standing(inquiry.question.day) in (Standing.EXPIRED, Standing.SUPERSEDED, Standing.NOT_YET)
    match inquiry.era:
        case Era.CURRENT:
            return float(gone or policy.draft)
        case Era.OLD:
            return _NOT_OLD * (not gone)
        case Era.BOTH:
            return 0.0


def _wrong_side(index: Index, positions: NDArray[np.intp], inquiry: Inquiry) -> NDArray[np.float32]:
    """What a passage is set back by for rewarding the other party: who brings a project, or who invests."""
    if inquiry.party is Party.UNKNOWN:
        granting = [grants(index.folded[position]) or not asks_reward(inquiry.folded) for position in positions]
        return np.asarray(_GRANTS_NOTHING * ~np.array(granting, dtype=np.bool_), dtype=np.float32)
    of_referral = np.array([speaks_of_referral(index.folded[position]) for position in positions], dtype=np.bool_)
    if inquiry.party is Party.REFERRER:
        return np.asarray(_NOT_REFERRAL * ~of_referral, dtype=np.float32)
    return np.asarray(_ONLY_REFERRAL * of_referral, dtype=np.float32)
