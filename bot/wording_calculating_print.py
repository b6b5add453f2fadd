"""What stands on every printed page of a calculation or a policy package."""

from collections.abc import Sequence

from bot.wording import say
from bot.wording_calculating_sums import document_title
from bot.wording_standing import validity
from policies.provision import Policy
from rag.answer import Language


def page_notice(policies: Sequence[Policy], number: str, language: Language) -> str:
    """示例文本, the validity of the documents, trial and draft, the number, and whose decision counts."""
    parts = []
    if any(policy.sample for policy in policies):
        parts.append(say(language, "示例文本，仅供演示，不作为办事依据", "Sample text, for demonstration only"))
    parts += [_of_policy(policy, language) for policy in policies]
    if number:
        parts.append(say(language, "测算编号 {number}", "Number {number}", number=number))
    counts = say(language, "依据所述情况测算，以主管部门审定为准", "Counted from what was told; the authority decides")
    return say(language, "；", "; ").join([*parts, counts])


def _of_policy(policy: Policy, language: Language) -> str:
    marks = [validity(policy, language)]
    if policy.trial:
        marks.append(say(language, "试行", "on trial"))
    if policy.draft:
        marks.append(say(language, "征求意见稿，不能作为依据", "draft for comment, not in force"))
    return f"{document_title(policy)} {say(language, '，', ', ').join(marks)}"


def package_notice(policies: Sequence[Policy], language: Language) -> str:
    """The same for a package of many documents, in short: sample texts, and until when the first of them ends."""
    sample = say(language, "示例文本，仅供演示，不作为办事依据。", "Sample text, for demonstration only. ")
    ends = sorted(policy.effective_to for policy in policies if policy.effective_to)
    until = (
        say(language, "所依据的文件最早于 {end} 到期。", "The first of the documents ends on {end}. ", end=ends[0])
        if ends
        else ""
    )
    return (sample if any(policy.sample for policy in policies) else "") + until
