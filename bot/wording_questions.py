"""Questions people often ask, offered on buttons as long as nobody has asked anything yet.

They are only candidates: one is offered only where the loaded documents answer it (see offers.py).
"""

from rag.answer import Language
from rag.text import to_traditional

_CHINESE = (
    "引荐项目的奖励标准是多少？",
    "引荐奖励最高多少？",
    "奖励按签约额还是到位资金算？",
    "哪些人不能领引荐奖励？",
    "引荐人怎么备案？",
    "申请奖励要交哪些材料？",
    "奖励什么时候发？",
    "哪些项目不能申请奖励？",
    "固定资产投资补助是多少？",
    "标准厂房租金怎么补贴？",
    "外资项目有什么奖励？",
    "工业用地多少钱一亩？",
    "工业用电多少钱一度？",
    "人才有哪些补贴？",
    "办理营业执照要几天？",
)
_ENGLISH = (
    "What is the referral reward?",
    "What is the cap of the referral reward?",
    "Is the reward based on the contract value or on paid-in funds?",
    "Who cannot claim the referral reward?",
    "Which documents are needed to claim the reward?",
    "What subsidy is there for fixed-asset investment?",
    "How is rent for standard workshops subsidised?",
    "What is the price of industrial land?",
    "What is the electricity price for industry?",
    "What incentives are there for foreign investment?",
)


def common_questions(language: Language) -> tuple[str, ...]:
    """The candidates in the reader's language, the most asked first."""
    match language:
        case Language.ENGLISH:
            return _ENGLISH
        case Language.TRADITIONAL:
            return tuple(to_traditional(question) for question in _CHINESE)
        case Language.SIMPLIFIED:
            return _CHINESE
