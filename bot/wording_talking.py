"""How a follow-up is said to have been understood, so that it can be put right; and what is said when a talk begins anew."""

from dataclasses import replace

from bot.message import Reply
from bot.wording import faint, plain, say, shorten, whom_to_ask
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


def say_for_question(reply: Reply, question: str, language: Language) -> Reply:
    """The reply to 转人工 with the question that it is for."""
    told = say(
        language, "您的问题：「{question}」", "Your question: “{question}”", question=shorten(question, _LONGEST)
    )
    return replace(reply, spans=(plain(told), *reply.spans))


def say_whom_to_call(language: Language, contact: str) -> Reply:
    """转人工 before anything was asked: whom to call, and how an officer gets a question."""
    text = say(
        language,
        "也可以先把问题发给我：我答不上或您不满意，再发「转人工」，问题就转给专员，有答复会发给您。",
        "Or send me your question first; if my answer does not do, write “talk to a person” and it goes to an officer.",
    )
    return Reply((plain(whom_to_ask(language, contact)), faint(text)))
