"""What is said of a clause of the kind that the fair-competition review rules take aim at: say so, and advise to confirm."""

from collections.abc import Sequence

from bot.wording import say
from bot.wording_as_of import title_of
from policies.provision import Policy
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
    return tuple(found)


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
