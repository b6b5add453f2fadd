"""How the list of documents and the topics are said."""

from collections.abc import Sequence
from datetime import date

from bot.message import Button, Reply, Span
from bot.topics import Topic
from bot.wording import bold, faint, in_rows, plain, quote, say, shorten
from bot.wording_as_of import title_of
from bot.wording_standing import source_line, validity
from policies.provision import KnownTitle, Policy, Standing, plain_title
from rag.answer import Language

SECTION = 1200  # characters of a section shown under a topic


def say_sources(policies: Sequence[Policy], not_held: Sequence[KnownTitle], day: date, language: Language) -> Reply:
    """Every document with number, place, validity and state on `day`; then the titles known but not held."""
    head = say(
        language,
        "收录原文 {held} 份，另有 {known} 份只知标题、没有原文。效力按 {day} 计。",
        "Documents held: {held}; known by title only, without text: {known}. Validity as of {day}.",
        held=len(policies),
        known=len(not_held),
        day=day,
    )
    spans = [bold(head)]
    for number, policy in enumerate(policies, 1):
        spans.append(plain(f"{number}. {title_of(policy)}"))
        spans.append(faint(_source_details(policy, day, language)))
    for number, known in enumerate(not_held, len(policies) + 1):
        spans.append(plain(f"{number}. 《{plain_title(known.title)}》"))
        spans.append(faint(_known_details(known, language)))
    return Reply(tuple(spans))


def _source_details(policy: Policy, day: date, language: Language) -> str:
    marks = [
        policy.doc_no,
        policy.place,
        validity(policy, language),
        standing_word(policy, policy.standing(day), language),
        say(language, "试行", "on trial") if policy.trial else "",
        say(language, "征求意见稿", "draft for comment") if policy.draft else "",
        say(language, "示例文本", "sample text") if policy.sample else "",
        say(language, "有原文", "text held"),
    ]
    return " · ".join(mark for mark in marks if mark)


def _known_details(known: KnownTitle, language: Language) -> str:
    issuer = "" if known.place and known.issuer.startswith(known.place) else known.issuer
    marks = (known.place, issuer, say(language, "无原文", "text not held"))
    return " · ".join(mark for mark in marks if mark)


def standing_word(policy: Policy, standing: Standing, language: Language) -> str:
    """The state of a document in a word or two."""
    match standing:
        case Standing.IN_FORCE:
            return say(language, "现行", "in force")
        case Standing.NOT_YET:
            return say(language, "尚未施行", "not yet in force")
        case Standing.EXPIRED:
            return say(language, "已失效", "no longer in force")
        case Standing.SUPERSEDED:
            by = plain_title(policy.superseded_by)
            return say(language, "已被《{by}》替代", "replaced by 《{by}》", by=by)
        case Standing.UNKNOWN:
            return say(language, "效力未载明", "state unknown")


def ways_in(
    topics: Sequence[Topic], questions: Sequence[tuple[str, str]], language: Language
) -> tuple[tuple[Button, ...], ...]:
    """Buttons of the first screen: topics two a row, questions (key, text) one a row, then documents and language."""
    topic_buttons = [Button(shorten(topic.label, 16), f"topic:{topic.key}") for topic in topics]
    question_rows = tuple((Button(shorten(text), f"ask:{key}"),) for key, text in questions)
    documents = Button(say(language, "全部文件", "All documents"), "sources:all")
    languages = Button("语言 / Language", "lang:menu")
    return (*in_rows(topic_buttons, 2), *question_rows, (documents, languages))


def say_topic(topic: Topic, questions: Sequence[tuple[str, str]], language: Language) -> Reply:
    """A topic opened: the words of a section or the outline of a document, then the questions that it answers."""
    spans: list[Span] = [bold(topic.label)]
    if topic.text:
        spans.append(quote(shorten(topic.text, SECTION)))
    if topic.outline:
        spans.append(plain("\n".join(topic.outline)))
    spans.append(faint(source_line(topic.policy, " › ".join(topic.headings), language)))
    if questions:
        spans.append(plain(say(language, "大家常问：", "Often asked:")))
    return Reply(tuple(spans), tuple((Button(shorten(text), f"ask:{key}"),) for key, text in questions))
