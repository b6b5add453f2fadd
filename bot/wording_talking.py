"""How a follow-up is said to have been understood, so that it can be put right; and what is said when a talk begins anew."""

from dataclasses import replace

from bot.message import Reply
from bot.wording import faint, plain, say, shorten
from rag.answer import Language
from rag.text import to_traditional

_LONGEST = 120  # characters


def say_understood(reply: Reply, understood: str, language: Language) -> Reply:
    """The reply with a faint line that tells the whole question that was answered."""
    chinese = "按“{question}”理解。不是这个意思，请把问题写完整；问别的请说「换个问题」。"
    english = (
        "Understood as “{question}”. If you meant something else, please write the whole question, or “new topic”."
    )
    question = shorten(to_traditional(understood) if language is Language.TRADITIONAL else understood, _LONGEST)
    return replace(reply, spans=(*reply.spans, faint(say(language, chinese, english, question=question))))


def say_new_topic(language: Language) -> Reply:
    """What was said before counts no more."""
    return Reply(
        (
            plain(
                say(language, "好，前面说的不再算数。请问吧。", "All right, a new topic. What would you like to know?")
            ),
        )
    )
