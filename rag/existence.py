"""Whether there is a grant (租厂房有补贴吗, is there a subsidy for …): who asks that wants the grant itself. Pure."""

import re
from dataclasses import replace

from rag.answer import Question
from rag.text import language_of, to_simplified

_LONGEST = 120  # characters; who writes more tells a case
_BENEFIT = r"(?:补贴|补帖|补助|奖励|奖金|资助|扶持|优惠|津贴|贴息|好处|[补奖])"
_NOUN_OF = {"补": "补贴", "补帖": "补贴", "奖": "奖励", "好处": "奖励"}
_MANNER = r"(?:什么|啥|哪种|相应|相关|专门|政策|一?点|些|个|的)*"
_CLOSING = r"(?:[吗么嘛呢啊呀]|没有?|不)?[?？。\s]*"
_IN_CHINESE = (
    re.compile(
        r"(?P<before>[^?？。；;\n]*?[^\s,，?？。还也另都再同没不才])[,，\s]*(?:政府|市里|县里|区里|能|可以|可)*"
        r"(?:有没有|有无|是不是有|是否有|给不给|能不能[给有拿领]|[有给拿领])"
        rf"{_MANNER}(?P<kind>引荐|介绍|引资|落户|入驻|租金|设备|购房)?(?P<benefit>{_BENEFIT})(?:政策|措施)?(?:可以?拿|拿)?{_CLOSING}"
    ),
    re.compile(  # 展位费能报不, 买软件可以补一点吗
        r"(?P<before>[^?？。；;\n]*?[^\s,，?？。还也都再不才])[,，\s]*(?:能不能|可不可以|能|可以|可)"
        r"(?P<benefit>[报补]|补贴|补助|资助)(?:一?点|些)?(?:[吗么嘛]|不)?[?？。\s]*"
    ),
    re.compile(  # nothing but its name: 招工补贴
        r"(?P<before>[^\s,，?？。；;、\n]{2,16}?)(?<![领拿发退给要付报取])"
        r"(?P<benefit>补贴|补助|奖励|奖金|资助|津贴|贴息)[?？。\s]*"
    ),
)
# Where a case is told, it is the case that is asked about (没备案有奖励吗, 迁走以后有补贴吗); another question stands for itself.
_CASE = re.compile(
    r"多少|什么|怎么|谁|申请|兑现|岁|[当作做]引荐|几[年月天成号]|哪|吗|没|未|不|后(?![站备勤])|[以之]前|如果|要是|的话|时候?"
    r"|(?<![买租评招获进聘建盖])了|过(?!来)|已|再|又|同时|只|光|自己(?![建盖])|本人|转让|转租|迁|退|超"
    r"|[\d一二三四五六七八九十百千两]\s*个?(?:万|亿|元|人|%)"
)
_BENEFITS = (
    "rewards?|bonus(?:es)?|subsidy|subsidies|grants?|allowances?|incentives?|support|relief|discounts?|rebates?|funding"
)
_GRANT = rf"(?P<benefit>{_BENEFITS})"
_KIND = r"(?P<kind>(?:(?!for|to|on)[\w-]+ ){0,2}?)"
_ANY = rf"(?:(?:an?y?|some|special|government|public|policy) )*{_KIND}"
_LEAD = r"(?P<before>(?:[^?.;\n]{0,40}?[,:] ?)?)(?:so |and |also |please )*"
_WHO = (
    r"(?:you|they|we|i|it|one|companies|firms|investors|people|anyone"
    r"|(?P<where>the [\w-]+|[a-z]+(?: (?:city|county|high-tech zone))?))"
)
_IN_ENGLISH = tuple(
    re.compile(_LEAD + form + r"(?P<rest>[^?.;\n]*)[?.!\s]*", re.IGNORECASE)
    for form in (
        rf"(?:(?:is|are) there|have you got) {_ANY}{_GRANT}\b",
        rf"(?:do|does|can|could|would|will) {_WHO} (?:also )?"
        rf"(?:offer|give|have|get|provide|receive|claim|apply for) {_ANY}{_GRANT}\b",
        rf"(?:any|some) {_KIND}{_GRANT}\b(?= (?:for|on|towards|in)\b)",
    )
)
_AS_VERB = re.compile(
    rf"{_LEAD}(?:do|does|will|would|can) {_WHO} (?:also )?(?P<verb>subsidi[sz]e|support|reward|fund|help(?: us| me)? with|pay for)"
    r" (?P<rest>[^?.;\n]+)[?.!\s]*",
    re.IGNORECASE,
)
_ANY_HELP = re.compile(rf"{_LEAD}(?:is there )?any help (?:with|for) (?P<rest>[^?.;\n]+)[?.!\s]*", re.IGNORECASE)
_NOUN = {"subsidise": "subsidy", "subsidize": "subsidy", "support": "support", "reward": "reward"}
_ENGLISH_CASE = re.compile(
    r"\b(?:if|still|both|again|twice|another|same|together|without|after|before|when|not|no|how|what|which|who|where)\b",
    re.IGNORECASE,
)
# Whatever is brought, and by whomever: the reward for it is the referral reward.
_REFERRING = re.compile(
    r"(?:(?:我们?|咱们?|帮|给|替|为|你们?|您|这边|市里|县里|政府)*(?:介绍|推荐|引荐|拉|带|引)(?:了?[一1]?个?(?:新|好|大)?)"
    r"(?:项目|企业|公司|客商|老板|投资商|投资人)(?:给你们|过?来|进来|落地|投资)*[,，]?)(?:能|可以)?(?P<benefit>奖励|奖金)多少$"
)
_HAS_REFERRED = re.compile(  # 朋友介绍的项目落地了，我能拿多少钱
    r"(?P<before>[^,，?？。]{0,8}?)(?:介绍|引荐|推荐)的?一?个?(?:项目|企业)(?:落地|成功|成了|签约|投产|开工)*了?[,，\s]*"
    r"(?:我们?|咱们?|介绍人)?(?:能|可以|会)?(?:[拿得给有]|分)到?多少(?:钱|奖励|奖金|好处费?)?[?？。\s]*"
)
_WHO_REFERS = re.compile(r"我们?|咱们?|给|帮|朋友|同学|老乡|亲戚|的")
_REFERRING_IN_ENGLISH = re.compile(
    r"how much is the (?:reward|bonus|grant|incentive)s? for (?:introducing|referring|recommending|bringing(?: in)?) "
    r"(?:an? |new |some |any )*(?:project|compan(?:y|ies)|investor|investment|business|firm|client)s?(?: to you)?"
    r"(?= in |[?.]|$)",
    re.IGNORECASE,
)


def asking_how_much(question: Question) -> Question:
    """The question with what it wants said: 租厂房有补贴吗 as 租厂房补贴多少; unchanged where it tells a case or asks something else."""
    text = question.text.strip()
    said = in_words_of_sums(text)
    return replace(question, text=said, language=question.language or language_of(text)) if said else question


def in_words_of_sums(text: str) -> str:
    """Words that ask whether there is a grant as they ask for its sum; "" where they do not."""
    return _said(text.strip()) if len(text) <= _LONGEST else ""


def _said(text: str) -> str:
    simplified = to_simplified(text)
    chinese = next((found for form in _IN_CHINESE if (found := form.fullmatch(simplified))), None)
    if chinese and not _CASE.search(chinese["before"]):
        benefit = _NOUN_OF.get(chinese["benefit"], chinese["benefit"])
        kind = chinese.groupdict().get("kind") or ""
        said = f"{chinese['before']}{kind}{'补贴' if benefit == '报' else benefit}多少"
        return _REFERRING.sub(r"引荐\g<benefit>多少", said)
    if referred := _HAS_REFERRED.fullmatch(simplified):
        return f"{_WHO_REFERS.sub('', referred['before'])}引荐奖励多少"
    said = "" if _ENGLISH_CASE.search(text) else _in_english(text)
    return _REFERRING_IN_ENGLISH.sub("How much is the referral reward", said)


def _in_english(text: str) -> str:
    for form in _IN_ENGLISH:
        if found := form.fullmatch(text):
            return _how_much(found, f"{found['kind']}{found['benefit']}{found['rest']}")
    if found := _AS_VERB.fullmatch(text):
        return _how_much(found, f"{_NOUN.get(found['verb'].lower(), 'support')} for {found['rest']}")
    found = _ANY_HELP.fullmatch(text)
    return _how_much(found, f"support for {found['rest']}") if found else ""


def _how_much(found: re.Match[str], grant: str) -> str:
    """In the words that ask for the sum; who gives it is where it is given."""
    where = found.groupdict().get("where")
    return f"{found['before']}How much is the {grant}{f' in {where}' if where else ''}?"


_FOR = re.compile(
    rf"how much is the (?:[\w-]+ ){{0,3}}?(?:{_BENEFITS}) (?:for|on|towards) (?P<what>[^,.;?!]{{3,60}}?)"
    r"(?: (?:in|at|from|to) (?:the )?[\w-]+(?: (?:city|county|zone|high-tech zone))?)?(?: here| there)?[\s.?!]*$"
)
_NO_THING = re.compile(r"引荐$|^[这那]?些?(?:花销|费用|开支|开销|成本|支出|投入|钱|方面|一?块)+$")
_FOR_IN_CHINESE = re.compile(rf"(?P<what>[^,，。;；?？\s]{{2,}}?){_BENEFIT}多少$")


def granted_for(folded: str) -> str:
    """What a question, as it reads above, wants a grant for; "" where it names nothing."""
    found = _FOR.search(folded) or _FOR_IN_CHINESE.search(folded)
    return found["what"] if found and not _NO_THING.search(found["what"]) else ""
