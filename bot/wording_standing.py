"""Where a quote stands and whether it still holds (效力): its source line, its validity, and what must be warned of."""

from collections.abc import Sequence
from datetime import date

from bot.wording import say
from bot.wording_as_of import title_of
from bot.wording_law import law_notices
from policies.provision import Policy, Standing, plain_title
from rag.answer import Citation, Language

_STILL_COUNTS = (Standing.IN_FORCE, Standing.UNKNOWN, Standing.NOT_YET)


def source_line(policy: Policy, locator: str, language: Language) -> str:
    """《标题》（文号）第X条 · 施行 … 至 … · 示例文本, as far as the document says so."""
    number = say(language, "（{no}）", " ({no}) ", no=policy.doc_no) if policy.doc_no else ""
    parts = [f"{title_of(policy)}{number}{locator}"]
    parts.append(validity(policy, language))
    if policy.sample:
        parts.append(say(language, "示例文本", "sample text"))
    return " · ".join(part for part in parts if part)


def validity(policy: Policy, language: Language) -> str:
    """From when to when the document is in force, in words."""
    match (policy.effective_from, policy.effective_to):
        case (None, None):
            return say(language, "文件未载明施行日期", "no dates stated in the document")
        case (date() as start, None):
            return say(language, "{start} 起施行", "in force from {start}", start=start)
        case (None, end):
            return say(language, "有效期至 {end}", "valid until {end}", end=end)
        case (start, end):
            return say(language, "施行 {start} 至 {end}", "in force {start} to {end}", start=start, end=end)


def warnings_of(citations: Sequence[Citation], language: Language) -> tuple[str, ...]:
    """What must be in the reader's face, once per document and matter."""
    found: dict[str, None] = {}
    for citation in citations:
        for notice in notices_of(citation.policy, citation.standing, language, citation.past):
            found.setdefault(notice)
        if clause := clause_notice(citation, language):
            found.setdefault(clause)
    return (*found, *law_notices(citations, language))


def clause_notice(citation: Citation, language: Language) -> str:
    """Which clause of the later edition stands in the place of the cited one, "" where that is not known."""
    if not citation.replaced_by:
        return ""
    english = "⚠ {title} {old} has been replaced by 《{by}》 {new}."
    if citation.standing is Standing.SUPERSEDED:
        chinese = "⚠ {title}{old}已被《{by}》{new}替代。"
    elif citation.past:
        chinese = "⚠ {title}{old}现在对应的是《{by}》{new}。"
    else:  # the later edition is still to come
        chinese = "⚠ {title}{old}自 {start} 起由《{by}》{new}替代。"
        english = "⚠ From {start} on {title} {old} is replaced by 《{by}》 {new}."
    by, locator = plain_title(citation.policy.superseded_by), citation.provision.locator
    old = locator.article or str(locator)
    title, start = title_of(citation.policy), citation.policy.superseded_on
    return say(language, chinese, english, title=title, old=old, by=by, new=citation.replaced_by, start=start)


def grave_warnings(citations: Sequence[Citation], language: Language) -> frozenset[str]:
    """The notices without which an answer would mislead: a text that has ceased, has been replaced, is to come, is a draft."""
    found = [_standing_notice(c.policy, c.standing, title_of(c.policy), language, c.past) for c in citations]
    found += [_draft_notice(c.policy, title_of(c.policy), language) for c in citations]
    found += [clause_notice(c, language) for c in citations if c.standing is Standing.SUPERSEDED]
    return frozenset(notice for notice in found if notice)


def notices_of(policy: Policy, standing: Standing, language: Language, past: bool = False) -> tuple[str, ...]:
    """Warnings of one document: expired, superseded, not yet in force, on trial, draft; `past` is as a Citation's."""
    title = title_of(policy)
    found = [_standing_notice(policy, standing, title, language, past), _draft_notice(policy, title, language)]
    if policy.trial and standing in _STILL_COUNTS and not policy.superseded_on:
        chinese = "⚠ {title}为试行文件，可能调整。"
        found.append(say(language, chinese, "⚠ {title} is on trial and may change.", title=title))
    return tuple(notice for notice in found if notice)


def _draft_notice(policy: Policy, title: str, language: Language) -> str:
    chinese = "⚠ {title}是征求意见稿，尚未正式印发，不能作为办事依据。"
    english = "⚠ {title} is a draft for comment, not issued yet; it cannot be relied on."
    return say(language, chinese, english, title=title) if policy.draft else ""


def _standing_notice(policy: Policy, standing: Standing, title: str, language: Language, past: bool) -> str:
    match standing:
        case Standing.EXPIRED:
            chinese, english = "⚠ {title}已于 {end} 失效。", "⚠ {title} ceased to be in force on {end}."
            return say(language, chinese, english, title=title, end=policy.effective_to)
        case Standing.SUPERSEDED:
            chinese, english = "⚠ {title}已被《{by}》替代。", "⚠ {title} has been replaced by 《{by}》."
            return say(language, chinese, english, title=title, by=plain_title(policy.superseded_by))
        case Standing.NOT_YET:
            chinese = "⚠ {title}自 {start} 起施行，现在尚未生效。"
            english = "⚠ {title} is in force only from {start}."
            return say(language, chinese, english, title=title, start=policy.effective_from)
        case Standing.IN_FORCE | Standing.UNKNOWN if policy.superseded_by and policy.superseded_on:
            chinese, english = "⚠ {title}自 {start} 起由《{by}》替代。", "⚠ From {start} on 《{by}》 replaces {title}."
            if past:
                chinese = "⚠ 这是所问日期的规定；{title}后来自 {start} 起被《{by}》替代。"
                english = "⚠ This is the rule of the day asked for; from {start} on, 《{by}》 has replaced {title}."
            by = plain_title(policy.superseded_by)
            return say(language, chinese, english, title=title, by=by, start=policy.superseded_on)
        case Standing.IN_FORCE | Standing.UNKNOWN:
            return ""
