"""A model's answer as a reply (成文): in the place of the quoted one, with everything around it as it was, and a note. Pure."""

from bot.json_lines import citation_fields
from bot.message import Reply
from bot.phrasing.wanted import Wanted
from bot.reply_parts import split_reply
from bot.wording import faint
from bot.wording_answer import say_answer
from bot.wording_phrasing import say_checked, say_growing
from policies.provision import Audience
from rag.answer import Answer
from rag.drafting.drafter import Drafted
from store.phrasings import Made


def dress(wanted: Wanted, answer: Answer, *, is_final: bool, of_any_length: bool = False) -> Reply | None:
    """The reply with this answer in it; None where it is too much for one message, or cites what the asker may not see."""
    if wanted.question.audience is Audience.PUBLIC and any(_is_internal(answer)):
        return None
    said = say_answer(answer, wanted.question_id, wanted.language)
    note = say_checked(wanted.language) if is_final else say_growing(wanted.language)
    before, after = wanted.reply.spans[: wanted.begins], wanted.reply.spans[wanted.ends :]
    reply = Reply((*before, *said.spans, faint(note), *after), wanted.reply.buttons)
    return reply if of_any_length or len(split_reply(reply)) == 1 else None


def made(wanted: Wanted, drafted: Drafted) -> Made:
    """What is kept with the question, once the model's words stand."""
    said = say_answer(drafted.answer, wanted.question_id, wanted.language).text
    return Made(
        drafted.model,
        drafted.prompt_version,
        drafted.passages,
        answer_text=f"{said}\n{say_checked(wanted.language)}",
        citations=tuple(citation_fields(citation) for citation in drafted.answer.citations),
        before=wanted.answer_text,
    )


def _is_internal(answer: Answer) -> tuple[bool, ...]:
    return tuple(citation.policy.audience is Audience.INTERNAL for citation in answer.citations)
