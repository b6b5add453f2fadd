"""What is said to a greeting, to thanks and to a complaint, and where somebody leaves what was begun."""

from bot.courtesies import Courtesy
from bot.message import Button, Reply
from bot.wording import faint, plain, say, whom_to_ask
from bot.wording_answer import what_can_be_asked
from rag.answer import Language

_SENTENCES = {
    Courtesy.GREETING: ("您好！", "Hello!"),
    Courtesy.THANKS: (
        "不客气。还有想问的，直接说就行。",
        "You are welcome. If there is anything else, just ask.",
    ),
    Courtesy.COMPLAINT: ("抱歉，没有帮上您。", "I am sorry that this did not help."),
    Courtesy.MACHINE: (
        "我是自动答复的程序，不是真人。只按收录的文件回答，写明出处；文件没写的，我不猜。要找人，发「转人工」。",
        "I am a program, not a person. I answer only from the documents I hold, and say where it stands; what they do not "
        "say I do not guess. For a person, write “talk to a person”.",
    ),
    Courtesy.LEAVING: (
        "好，到此为止。还想问什么，直接说就行。",
        "All right, we leave it there. Whatever you want to know next, just ask.",
    ),
    Courtesy.HEARD: ("好的。还有想问的，直接说就行。", "Good. If there is anything else, just ask."),
    Courtesy.FAREWELL: ("再见，有问题随时来问。", "Goodbye. Ask whenever you like."),
}


def say_courtesy(kind: Courtesy, language: Language, ways_in: tuple[tuple[Button, ...], ...]) -> Reply:
    """The answer to a courtesy; a greeting is told what can be asked, with `ways_in` below."""
    text = say(language, *_SENTENCES[kind])
    if kind is not Courtesy.GREETING:
        return Reply((plain(text),))
    return Reply((plain(text), plain(what_can_be_asked(language))), ways_in)


def say_sorry(language: Language, question_id: int, contact: str) -> Reply:
    """To a complaint: how else to ask, and how a person answers; a button where a question came before (its id, else 0)."""
    again = say(
        language,
        "请换个说法再问一次，带上地方和想问的奖补，例如：标准厂房怎么补贴？",
        "Please ask once more in other words, with the place and what it is about, for example: How are workshops subsidised?",
    )
    chinese, english = (
        "要请人来答：先把问题发给我，再发「转人工」。",
        "For a person: send your question, then “talk to a person”.",
    )
    if question_id:
        chinese = "要请人来答：点「问专员」，或者发「转人工」，您前面的问题就转给专员。"
        english = (
            "For a person: tap Ask an officer, or write “talk to a person”; your last question goes to an officer."
        )
    buttons = ((Button(say(language, "问专员", "Ask an officer"), f"human:{question_id}"),),) if question_id else ()
    spans = (
        plain(say(language, *_SENTENCES[Courtesy.COMPLAINT])),
        plain(again),
        plain(say(language, chinese, english)),
        faint(whom_to_ask(language, contact)),
    )
    return Reply(spans, buttons)
