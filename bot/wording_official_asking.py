"""What is asked while an official answer is written and decided about, and why something is not done. Pure."""

from collections.abc import Mapping, Sequence

from bot.message import Button, Reply
from bot.wording import bold, faint, in_rows, plain, quote, say, shorten
from bot.wording_official import QUOTED, fault_words, terminal_words
from bot.wording_standing import source_line
from policies.provision import Policy
from rag.answer import Language
from store.answering.official_answer import LONGEST, AnswerRefusal, OfficialAnswer

_REFUSALS: Mapping[AnswerRefusal, tuple[str, str]] = {
    AnswerRefusal.GONE: ("没有这条答复。/unanswered 看列表。", "There is no such answer. /unanswered shows the list."),
    AnswerRefusal.MOVED: (
        "这条答复在您看过以后又改了，请看最新的再办。什么都没有改。",
        "It was changed since you saw it; please look at the newest. Nothing was done.",
    ),
    AnswerRefusal.WRONG_STATE: (
        "这一步现在办不了：答复的状态已经变了。",
        "This cannot be done now: its state has changed.",
    ),
    AnswerRefusal.INCOMPLETE: (
        "还不能提交：要先选依据的条款，再写答复。",
        "It cannot be submitted yet: choose its clause, then write the answer.",
    ),
    AnswerRefusal.AUTHOR: (
        "专员答复要由另一位同志批准，写过和改过的人自己不能批准。",
        "An official answer is approved by a second person, not by who wrote or changed it.",
    ),
    AnswerRefusal.NOT_ENTITLED: (
        "只有现任统筹或管理员能批准。",
        "Only somebody who is a coordinator or administrator at this moment may approve.",
    ),
}


def ask_clause(language: Language, places: Sequence[tuple[str, str, str]], buttons: Sequence[Button]) -> Reply:
    """Which clause the answer rests on; `places` are source lines, words and labels of those that are near."""
    head = say(
        language,
        "答复要依据哪一条？点下面的条款，或者直接写「《文件名》第几条」，没有条号的写「《文件名》三、（二）」。",
        "On which clause does the answer rest? Tap one, or write 《TITLE》 article 7, or 《TITLE》三、（二）.",
    )
    spans = [bold(head)]
    for label, source, words in places:
        spans += [quote(f"{label}. {shorten(words, 120)}"), faint(source)]
    hint = say(language, "不写了就发「取消」。", "Write 取消 to leave it.")
    return Reply((*spans, faint(hint)), in_rows(buttons, 2))


def clause_label(language: Language, number: int, locator: str) -> str:
    """A button with a clause."""
    return shorten(say(language, "依据{n} {locator}", "Clause {n} {locator}", n=number, locator=locator))


def ask_text(language: Language, policy: Policy, locator: str, words: str) -> Reply:
    """The words of the answer, below the clause they must rest on."""
    head = say(
        language,
        "请写答复（最多 {longest} 字）。里面的数字、日期和单位都要在这一条里有；不要写个人姓名和手机号。",
        "Write the answer (at most {longest} characters). Every figure, date and unit must stand in this clause; no names or "
        "mobile numbers of people.",
        longest=LONGEST,
    )
    hint = say(language, "不写了就发「取消」。", "Write 取消 to leave it.")
    return Reply(
        (bold(head), quote(shorten(words, QUOTED)), faint(source_line(policy, locator, language)), faint(hint))
    )


def ask_question(language: Language, question: str) -> Reply:
    """The question as everybody will see it; "" where none of the wordings may be shown to others."""
    if not question:
        text = say(
            language,
            "提问里有提问人自己的信息，不能给大家看。请用一句话写出这个问题，不要带个人或企业的信息。",
            "The wordings tell of who asked and cannot be shown to others. Write the question in a sentence, with nothing "
            "personal.",
        )
        return Reply((plain(text),))
    text = say(
        language,
        "请写大家看到的问题（现在是「{question}」），不要带个人或企业的信息；不改就发「取消」。",
        "Write the question as everybody will see it (now “{question}”), with nothing personal; 取消 leaves it.",
        question=question,
    )
    return Reply((plain(text),))


def say_not_resting(language: Language, parts: Sequence[str], policy: Policy, locator: str) -> Reply:
    """What was written holds figures that its clause does not."""
    head = say(
        language,
        "没有保存：这些话里的数字、日期或单位，{title}{locator}里没有：",
        "Not saved: {title} {locator} does not hold the figures, dates or units in these words:",
        title=f"《{policy.title.strip('《》')}》",
        locator=locator,
    )
    hint = say(
        language,
        "请照条款的数字改（「最高」「以上」这类词也要一致），条款分开说的数字分成几句写，再发一次；如果数字出自另一条，先点「改依据」换条款。",
        "Correct them after the clause (最高, 以上 and the like as well), tell in sentences of their own what the clause tells apart, "
        "and send it again; if the figure stands in another "
        "clause, change the clause first.",
    )
    return Reply((bold(head), plain("\n".join(f"· {shorten(part, 80)}" for part in parts)), plain(hint)))


def say_only_points(language: Language, words: str) -> Reply:
    """What was written says nothing of its clause; `words` are the clause's."""
    head = say(
        language,
        "没有保存：这句话没有说出这一条的内容，提问的人看了还是不知道。",
        "Not saved: this says nothing of what the clause says; who asked would know no more.",
    )
    hint = say(
        language,
        "请写清楚能不能、多少、什么条件，例如照条款写：「{words}」",
        "Say whether, how much and on what terms, for example as the clause does: 「{words}」",
        words=shorten(words, 120),
    )
    return Reply((bold(head), plain(hint)))


def keep_or_write(language: Language) -> str:
    """Below a draft whose clause was changed: its words stand, others can be written at once."""
    return say(
        language,
        "依据已换，原来的答复还留着。要改写，现在直接发新的答复；不改就点「提交」。",
        "The clause is changed, the answer stands. Send a new one now to replace it, or tap Submit.",
    )


def say_no_clause(language: Language, fault: str) -> Reply:
    """What was written names no clause that an answer may rest on."""
    why = {
        "answer_not_held": (
            "没有找到这一条。请写全文件名和条号，例如：《栖梧市社会化招商奖励办法》第七条；或者点上面的条款。",
            "No such clause. Write the whole title and the number of the article, or tap one above.",
        )
    }
    if fault in why:
        return Reply((plain(say(language, *why[fault])),))
    text = say(
        language,
        "这一条不能作依据：{why}。请换一条。",
        "This clause cannot be relied on: {why}. Choose another.",
        why=fault_words(language, fault),
    )
    return Reply((plain(text),))


def say_bad_length(language: Language, length: int, longest: int) -> Reply:
    """Too long, or nothing."""
    text = say(
        language,
        "没有保存：写了 {length} 字，要在 2 到 {longest} 字之间。请改好再发一次。",
        "Not saved: {length} characters; it takes 2 to {longest}. Please send it again.",
        length=length,
        longest=longest,
    )
    return Reply((plain(text),))


def say_personal(language: Language) -> Reply:
    """A mobile or identity number stands in what was written."""
    text = say(
        language,
        "没有保存：里面有手机号或证件号。答复只写单位的公开联系方式，请改好再发一次。",
        "Not saved: it holds a mobile or identity number. Write only the office's public contact, and send it again.",
    )
    return Reply((plain(text),))


def say_answer_refusal(language: Language, refusal: AnswerRefusal) -> Reply:
    """Why nothing was done."""
    return Reply((plain(say(language, *_REFUSALS[refusal])),))


def say_answer_faulty(language: Language, fault: str) -> Reply:
    """It cannot be submitted or approved any more as it is."""
    text = say(
        language,
        "办不了：{why}。请先「改依据」换成现行的条款，再提交。",
        "Not possible: {why}. Change the clause to one in force first.",
        why=fault_words(language, fault),
    )
    return Reply((plain(text),))


def say_answer_submitted(language: Language, asked: int) -> Reply:
    """提交 is done."""
    if not asked:
        text = say(
            language,
            "已提交，但现在没有另一位登记的统筹或管理员可以收到通知。请管理员先 /invite 一位；统筹或管理员也可以在 /unanswered 的「待批准」里批准。",
            "Submitted, but no second coordinator or administrator is enrolled who could be told. An administrator can /invite "
            "one; either can also approve it under /unanswered.",
        )
        return Reply((plain(text),))
    text = say(language, "已提交，正请 {n} 位同志批准。", "Submitted; {n} people are asked to approve it.", n=asked)
    return Reply((plain(text),))


def say_answer_approved(language: Language, number: int, told: int, left_out: int, at_terminal: int = 0) -> Reply:
    """批准 is done."""
    text = say(
        language,
        "专员答复{number}号已批准，发给问过的 {told} 个会话{lost}；以后问同样问题的人直接看到它。",
        "Official answer {number} is approved and goes to {told} chats that asked{lost}; who asks the same sees it at once.",
        number=number,
        told=told,
        lost=(say(language, "（{n} 个发不到）", " ({n} cannot be reached)", n=left_out) if left_out else "")
        + terminal_words(language, at_terminal),
    )
    return Reply((plain(text),))


def say_answer_decided(language: Language, number: int, *, approved: bool) -> Reply:
    """Tells whoever wrote it."""
    chinese = "您写的专员答复{number}号已批准。" if approved else "您写的专员答复{number}号被退回，请改好再提交。"
    english = (
        "Your official answer {number} is approved." if approved else "Your official answer {number} was returned."
    )
    see = Button(say(language, "看答复", "See it"), f"ua-see:{number}")
    return Reply((plain(say(language, chinese, english, number=number)),), ((see,),))


def say_returned(language: Language, number: int) -> Reply:
    """退回 is done."""
    text = say(language, "专员答复{number}号已退回。", "Official answer {number} was returned.", number=number)
    return Reply((plain(text),))


def ask_withdraw(language: Language, one: OfficialAnswer, told: int) -> Reply:
    """撤回, asked back once."""
    text = say(
        language,
        "要撤回专员答复{number}号吗？撤回后不再回答别人，问题重新列入待答，并告诉已收到的 {told} 个会话不再以它为准。",
        "Withdraw official answer {number}? It answers nobody any more, the question is open again, and the {told} chats that "
        "got it are told so.",
        number=one.answer_id,
        told=told,
    )
    yes = Button(say(language, "确认撤回", "Withdraw"), f"ua-end:{one.answer_id}:{one.version}:1")
    no = Button(say(language, "不撤", "Keep"), f"ua-see:{one.answer_id}")
    return Reply((bold(text),), ((yes, no),))


def say_withdrawn(language: Language, number: int) -> Reply:
    """撤回 is done."""
    text = say(
        language,
        "专员答复{number}号已撤回，问题重新列入待答。",
        "Official answer {number} is withdrawn; its question is open again.",
        number=number,
    )
    return Reply((plain(text),))


def say_answer_dropped(language: Language) -> Reply:
    """放弃 is done."""
    return Reply(
        (plain(say(language, "草稿已放弃，问题仍在待答。", "The draft is put away; its question is still open.")),)
    )
