"""Answers from the documents that cost nothing to start with: two sentences of one invented document, or a refusal."""

from dataclasses import dataclass
from datetime import date

from bot.message import Attachment
from bot.reporting.board_look import Files
from policies.provision import Library, Locator, Policy, Provision, Standing
from rag.answer import Answer, Citation, Outcome, Question, Refusal, RefusalReason

_CAP = Provision(Locator((), "第三条", 0, ()), "第三条 引荐奖励每个项目最高80万元。")
_POWER = Provision(Locator((), "第四条", 0, ()), "第四条 园区工业用电每千瓦时补贴0.05元。")
_POLICY = Policy(
    policy_id="light",
    file="light.md",
    title="临江市引荐奖励办法（示例）",
    provisions=(_CAP, _POWER),
    doc_no="临政发〔2026〕9号",
    place="临江市",
    effective_from=date(2026, 1, 1),
    effective_to=date(2028, 12, 31),
    sample=True,
    kind="奖励办法",
)
_LIBRARY = Library((_POLICY,), (), (), edition="light")
CAP_QUESTION, POWER_QUESTION, OTHER_QUESTION = "引荐奖励最高多少？", "园区电费补贴多少？", "人才公寓能租几年？"


@dataclass(frozen=True, slots=True)
class LightAsker:
    """Knows two things."""

    library: Library = _LIBRARY

    def ask(self, question: Question) -> Outcome:
        """By one word of the question."""
        said = _CAP if "最高" in question.text else _POWER if "电" in question.text else None
        if said is None:
            return Refusal(RefusalReason.NOT_IN_DOCUMENTS, (_POLICY.title,), ())
        return Answer(said.text, (Citation(_POLICY, said, said.text, Standing.IN_FORCE),), ())


def no_files() -> Files:
    """Nobody asks for pictures or workbooks here."""
    return Files(lambda *_: (), lambda *_: Attachment("", "", b""))
