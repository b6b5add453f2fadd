"""What later law does to a clause: amended since, or of the kind that fair-competition review takes aim at; confirm it."""

from collections.abc import Sequence

from bot.wording import say
from bot.wording_as_of import title_of
from policies.provision import Policy, plain_title
from rag.answer import Citation, Language
from rag.law_warnings import Concern, concerns

_KINDS = {
    Concern.TAX_REFUND: ("按税收或地方贡献给奖励、返还", "a reward or refund by taxes or local contribution"),
    Concern.NO_MOVE: ("约定不迁离，或迁离要退回", "a promise not to move away, or repayment for moving"),
    Concern.LOCAL_PURCHASE: ("以采购本地产品为条件的优惠", "a favour for buying from local firms"),
    Concern.SELECTIVE: ("只给个别企业的优惠（一事一议等）", "a favour settled for single firms"),
}


def law_notices(citations: Sequence[Citation], language: Language) -> tuple[str, ...]:
    """One notice for each document and kind of clause among what is quoted; none where nothing is of that kind."""
    found: dict[str, None] = {}
    for citation in citations:
        for concern in concerns(f"{citation.provision.lead}\n{citation.quote}"):
            found.setdefault(law_notice(citation.policy, concern, language))
        for notice in amendment_notices(citation, language):
            found.setdefault(notice)
    return tuple(found)


def amendment_notices(citation: Citation, language: Language) -> tuple[str, ...]:
    """Later texts that change the cited article, or the document without naming articles."""
    article = citation.provision.locator.article
    return tuple(
        say(
            language,
            "⚠ {title}{article}自 {on} 起已由《{by}》修改，以修改后的为准。",
            "⚠ {title} {article} has been amended by 《{by}》 from {on}; the amended text counts.",
            title=title_of(citation.policy),
            article=article if article in amendment.articles else "",
            on=amendment.on or "—",
            by=plain_title(amendment.title),
        )
        for amendment in citation.policy.amendments
        if not amendment.articles or article in amendment.articles
    )


def law_notice(policy: Policy, concern: Concern, language: Language) -> str:
    """The notice for one kind of clause; names the bureau to confirm with."""
    chinese = "⚠ {title}的这一条看起来属于《公平竞争审查条例》（2024-08-01 起施行）重点审查的一类：{kind}。是否仍可执行，请先向{whom}确认。"
    english = (
        "⚠ This clause of {title} seems of a kind under review by the fair-competition rules in force since 2024-08-01: "
        "{kind}. Please confirm with {whom} that it still applies."
    )
    kind = _KINDS[concern][1 if language is Language.ENGLISH else 0]
    kind = kind if language is Language.ENGLISH else say(language, kind, kind)
    whom = policy.contact or policy.issuer or say(language, "发文单位", "its issuer")
    return say(language, chinese, english, title=title_of(policy), kind=kind, whom=whom)
