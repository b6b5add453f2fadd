"""How an answer, a refusal and a question back are said: first the conclusion, then the quote, then where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.message import Button, Reply, Span
from bot.wording import bold, empty_words, faint, in_rows, plain, quote, say, shorten, whom_to_ask
from bot.wording_as_of import say_as_of, say_no_law
from bot.wording_law import law_notice
from bot.wording_standing import grave_warnings, notices_of, source_line, warnings_of
from policies.provision import Policy, Provision, Standing, plain_title
from rag.answer import Answer, Citation, Clarification, Language, Outcome, Refusal, RefusalReason
from rag.figure_lists import says_figures_only
from rag.law_warnings import concerns
from rag.text import to_traditional

SNIPPET = 120  # characters of a nearest clause
LOOKED_AT = 5
NEAREST = 3


@dataclass(frozen=True, slots=True)
class Around:
    """What wording needs to know beside the outcome: the reader's language, the places held, whom to ask."""

    language: Language
    places: tuple[str, ...] = ()
    contact: str = ""


def say_outcome(outcome: Outcome, question_id: int, around: Around) -> Reply:
    """An answer, a refusal or a question back, with its buttons."""
    match outcome:
        case Answer():
            return say_answer(outcome, question_id, around.language)
        case Refusal():
            return say_refusal(outcome, question_id, around)
        case Clarification():
            return say_clarification(outcome, question_id, around.language)


def say_answer(answer: Answer, question_id: int, language: Language) -> Reply:
    """What is not in force first, then the statement, other notices, each quote with its source line; and buttons."""
    told = say_as_of(answer.as_of, answer.citations, language)
    statement = to_traditional(answer.statement) if language is Language.TRADITIONAL else answer.statement
    main = answer.citations[: len(answer.citations) - answer.further]
    notices, unreliable = warnings_of(main, language), grave_warnings(main, language)
    spans = [bold(notice) for notice in notices if notice in unreliable]
    spans += [bold(told)] if told else []
    if language is Language.ENGLISH and says_figures_only(statement):
        # A bare figure would seem to be the answer, whatever was asked.
        statement = f"Figures in the clause: {statement}"
    spans.append(bold(statement))
    spans += [bold(notice) for notice in notices if notice not in unreliable]
    if language is Language.ENGLISH and any(one.policy.language.startswith("zh") for one in main):
        spans.append(faint("The document is in Chinese and is quoted as it stands."))
    for number, citation in enumerate(answer.citations):
        if number == len(main):
            spans.append(plain(say(language, "也可能与您的问题有关：", "This may bear on it too:")))
        spans += [quote(citation.quote), faint(source_line(citation.policy, str(citation.provision.locator), language))]
        own = warnings_of((citation,), language) if number >= len(main) else ()  # what is read besides warns for itself
        spans += [faint(notice) for notice in own if notice not in notices]
    return Reply(tuple(spans), _answer_buttons(question_id, language))


def _answer_buttons(question_id: int, language: Language) -> tuple[tuple[Button, ...], ...]:
    full = Button(say(language, "全文", "Full text"), f"full:{question_id}")
    helpful = Button(say(language, "有帮助", "Helpful"), f"up:{question_id}")
    unhelpful = Button(say(language, "没帮助", "Not helpful"), f"down:{question_id}")
    return ((full, helpful, unhelpful, _officer_button(question_id, language)),)


def _officer_button(question_id: int, language: Language) -> Button:
    return Button(say(language, "问专员", "Ask an officer"), f"human:{question_id}")


def say_refusal(refusal: Refusal, question_id: int, around: Around) -> Reply:
    """The refusal first, then what was looked at, the nearest clauses and whom to ask."""
    language = around.language
    spans = [bold(_refusal_sentence(refusal, language, around.places))]
    if refusal.reason in (RefusalReason.NOT_A_QUESTION, RefusalReason.EMPTY, RefusalReason.TOO_LONG):
        return Reply((*spans, plain(what_can_be_asked(language))))
    if refusal.looked_at:
        titles = "".join(f"《{title.strip('《》 ')}》" for title in refusal.looked_at[:LOOKED_AT])
        more = say(language, "等 {count} 份", " and others ({count} in all)", count=len(refusal.looked_at))
        shown = titles + (more if len(refusal.looked_at) > LOOKED_AT else "")
        spans.append(plain(say(language, "查看了：{shown}", "Looked at: {shown}", shown=shown)))
    spans += _nearest(refusal.nearest[:NEAREST], language)
    spans.append(plain(whom_to_ask(language, refusal.contact or around.contact)))
    return Reply(tuple(spans), ((_officer_button(question_id, language),),))


def _nearest(citations: Sequence[Citation], language: Language) -> list[Span]:
    if not citations:
        return []
    spans = [plain(say(language, "最接近的条款（不是答案）：", "Nearest clauses (not an answer):"))]
    for citation in citations:
        spans.append(quote(shorten(citation.quote, SNIPPET)))
        spans.append(faint(source_line(citation.policy, str(citation.provision.locator), language)))
        spans += [faint(notice) for notice in warnings_of((citation,), language)]
    return spans


_REFUSALS = {
    RefusalReason.NOT_IN_DOCUMENTS: (
        "这个问题我答不了：收录的文件里没有写明，我不猜。",
        "I cannot answer this: the documents I hold do not say it, and I do not guess.",
    ),
    RefusalReason.TEXT_NOT_HELD: (
        "这个问题我答不了：我知道《{subject}》这份文件，但没有收录它的原文，所以不提供其中的任何金额、比例和条件。",
        "I cannot answer this: I know of 《{subject}》 but do not hold its text, so I give no figure from it.",
    ),
    RefusalReason.OTHER_PLACE: (
        "这个问题我答不了：没有收录{subject}的文件。收录的地方有：{places}。",
        "I cannot answer this: I hold no document for {subject}. Documents here are for: {places}.",
    ),
    RefusalReason.NO_SUCH_CLAUSE: (
        "这个问题我答不了：文件里查不到您说的这一条（{subject}）。",
        "I cannot answer this: there is no such clause in the document ({subject}).",
    ),
    RefusalReason.NOT_A_QUESTION: (
        "您好！这句话里没有我能查文件的问题，所以没有作答。",
        "Hello! There is nothing in this that I could look up, so I give no answer.",
    ),
    RefusalReason.TOO_LONG: (
        "这段话太长，我没有作答。请缩短成一两句话，一次问一件事。",
        "This is too long, so I did not answer. Please ask one thing in a sentence or two.",
    ),
    RefusalReason.NO_LAW_THEN: (
        "这个问题我答不了：那时没有收录的规定可以适用，我不猜。",
        "I cannot answer this: no rule held here applied then, and I do not guess.",
    ),
    RefusalReason.NO_LIBRARY: (
        "现在答不了：还没有载入任何文件。请管理员检查文件目录。",
        "I cannot answer now: no document is loaded. An administrator should check the folder of documents.",
    ),
}


def _refusal_sentence(refusal: Refusal, language: Language, places: Sequence[str]) -> str:
    if refusal.reason is RefusalReason.EMPTY:
        return empty_words(language)
    if refusal.as_of and refusal.nearest and refusal.reason is RefusalReason.NO_LAW_THEN:
        return say_no_law(refusal.as_of, refusal.nearest[0].policy, language)
    chinese, english = _REFUSALS[refusal.reason]
    separator = ", " if language is Language.ENGLISH else "、"
    is_title = refusal.reason is RefusalReason.TEXT_NOT_HELD
    subject = plain_title(refusal.subject) if is_title else refusal.subject
    subject = subject or say(language, "该地", "that place")
    return say(language, chinese, english, subject=subject, places=separator.join(places) or "—")


def what_can_be_asked(language: Language) -> str:
    """What the assistant is for, with examples."""
    return say(
        language,
        "我能查的是招商政策，例如：引荐奖励标准是多少？奖励最高多少？标准厂房怎么补贴？/help 看全部用法。",
        "I look up investment policy, for example: What is the referral reward? What is its cap? "
        "How are workshops subsidised? See /help.",
    )


def say_clarification(clarification: Clarification, question_id: int, language: Language) -> Reply:
    """Asks for the one missing fact, with a button for each value and the clause that it would lead to."""
    text = say(
        language,
        "各地规定不同，请问您问的是哪个地方？点一下，或者直接回复地名。",
        "Rules differ by place. Which place do you mean? Tap one, or reply with its name.",
    )
    buttons = [
        Button(shorten(option), f"place:{question_id}:{number}") for number, option in enumerate(clarification.options)
    ]
    spans = [bold(text)]
    for option, citation in zip(clarification.options, clarification.nearest, strict=False):
        spans.append(plain(say(language, "{place}：", "{place}:", place=option)))
        spans.append(quote(shorten(citation.quote, SNIPPET)))
        spans.append(faint(source_line(citation.policy, str(citation.provision.locator), language)))
        spans += [faint(notice) for notice in warnings_of((citation,), language)]
    return Reply(tuple(spans), in_rows(buttons, 2))


def say_remembered(reply: Reply, question_id: int, place: str, options: Sequence[str], language: Language) -> Reply:
    """An answer for the place the talk is about: says so, and offers the others that have a rule of their own."""
    chinese = "按{place}回答（前面说的地方）。问别处请说地名，例如「换成…」。"
    english = "Answered for {place}, the place spoken of before. For another one, name it."
    note = faint(say(language, chinese, english, place=place))
    buttons = tuple(
        Button(shorten(say(language, "换成{place}", "{place} instead", place=option)), f"place:{question_id}:{number}")
        for number, option in enumerate(options)
        if option != place
    )
    return replace(reply, spans=(*reply.spans, note), buttons=(*reply.buttons, *in_rows(buttons, 2)))


def say_full_text(policy: Policy, provisions: Sequence[Provision], standing: Standing, language: Language) -> Reply:
    """The whole article or section behind an answer, then its document line."""
    first = provisions[0].locator
    head = first.article or " › ".join(first.headings) or str(first)
    spans = [quote("\n".join(provision.text for provision in provisions))]
    spans.append(faint(source_line(policy, head, language)))
    kinds = dict.fromkeys(kind for one in provisions for kind in concerns(f"{one.lead}\n{one.text}"))
    notices = (*notices_of(policy, standing, language), *(law_notice(policy, kind, language) for kind in kinds))
    spans += [faint(notice) for notice in notices]
    return Reply(tuple(spans))
