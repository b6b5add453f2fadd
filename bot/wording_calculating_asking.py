"""What a calculation asks back, its buttons, and what it says of values with which nothing can be counted."""

from collections.abc import Sequence

from bot.message import Button, Reply
from bot.wording import bold, in_rows, plain, say, shorten
from bot.wording_calculating import is_signed_early
from bot.wording_calculating_sums import document_title, fact_name, say_sum, say_text, say_value
from rag.answer import Language
from rag.calculating.calculation import Calculation
from rag.calculating.case import BadValue, Fault, Value
from rag.calculating.case_doubts import Doubt, Unclear
from rag.calculating.truth import Verdict
from rag.rules.book import Edition
from rag.rules.facts import Fact, FactBook, FactKind
from rag.rules.vocabulary import Programme

_LONGEST_WORDS = 40
_TYPED = {
    FactKind.MONEY: ("直接回复金额，例如：1.2亿、3500万元", "Reply with the sum, for example: 120 million yuan"),
    FactKind.FUNDS: ("直接回复金额，例如：1000万美元", "Reply with the sum, for example: 10 million USD"),
    FactKind.SHARE: ("直接回复比例，例如：65%", "Reply with the share, for example: 65%"),
    FactKind.NUMBER: ("直接回复数字", "Reply with the number"),
    FactKind.DAY: ("直接回复日期，例如：2026-03-02", "Reply with the day, for example: 2026-03-02"),
}
_PARTIES = {
    "referrer": ("引荐人的奖励", "reward of the referrer"),
    "investor": ("投资企业的奖补", "grants of the investing firm"),
    "talent": ("人才个人的补贴", "grants of the person hired"),
    "agency": ("服务机构的费用", "fees of an agency"),
}


def question_line(fact: Fact, language: Language) -> str:
    """请问：… and how to answer."""
    ask = say_text(language, fact.ask)
    how = _TYPED.get(fact.kind)
    tail = say(language, "（{how}）", " ({how})", how=say(language, *how)) if how else ""
    return say(language, "请问：{ask}{tail}", "Please tell: {ask}{tail}", ask=ask, tail=tail)


_DOUBTS = {
    Doubt.INEXACT: (
        "“{words}”不是一个准确的数，没有拿它去算。",
        "“{words}” is no exact figure; nothing was calculated with it.",
    ),
    Doubt.SEVERAL: (
        "“{words}”里有几个数，不知道以哪个为准，没有替您选，也没有相加。",
        "“{words}” holds several figures; I neither chose nor added them.",
    ),
    Doubt.SUBSCRIBED: (
        "“{words}”：奖补只认实缴到位的资本，认缴的不算。",
        "“{words}”: only capital that is paid in counts, not what is subscribed.",
    ),
    Doubt.TOTAL: (
        "“{words}”是投资总额，奖励按实际到账的外资算。",
        "“{words}” is a total; rewards are counted from the foreign money that has arrived.",
    ),
    Doubt.UNIT: (
        "“{words}”没有写单位，不知道是元还是万元，请带单位再写一遍。",
        "“{words}” has no unit: yuan, or ten thousands of yuan? Please write it with its unit.",
    ),
    Doubt.SPAN: (
        "“{words}”：按哪一版算、外资按哪天折算，要看是哪一天，没有拿它去算。",
        "“{words}”: which edition or exchange rate applies hangs on the very day; nothing was calculated with it.",
    ),
    Doubt.PERIOD: (
        "“{words}”不是一年的数（按月、按面积或者几年合计），没有替您换算。",
        "“{words}” is not the sum of one year; I did not convert it.",
    ),
    Doubt.NO_DAY: (
        "“{words}”：没有这一天，没有拿它去算。",
        "“{words}”: there is no such day; nothing was calculated with it.",
    ),
}


def say_tell_again(fact: Fact, told: Unclear, language: Language) -> Reply:
    """Why a sum was not taken as it was told, and the question for it."""
    why = say(language, *_DOUBTS[told.doubt], words=shorten(told.words, _LONGEST_WORDS))
    return Reply((plain(why), bold(question_line(fact, language))))


def party_name(party: str, language: Language) -> str:
    """Whose reward it is."""
    return say(language, *_PARTIES.get(party, (party, party)))


def say_which_party(parties: Sequence[Button], language: Language) -> Reply:
    """Two kinds of rewards fit, asks whose is meant."""
    text = say(language, "您问的是哪一种？", "Which do you mean?")
    return Reply((bold(text),), in_rows(parties, 1))


def say_which_place(buttons: Sequence[Button], language: Language) -> Reply:
    """Rules differ by place."""
    text = say(
        language,
        "各地标准不同，项目落在哪个地方？点一下，或者直接回复地名。",
        "Rules differ by place. Where does the project settle? Tap one, or reply with its name.",
    )
    return Reply((bold(text),), in_rows(buttons, 2))


def say_which_programme(rows: Sequence[tuple[str, Button]], once: str, language: Language) -> Reply:
    """Several programmes fit: each with what it comes to, and a button that opens it; `once` says which of them is had."""
    text = say(
        language,
        "有 {n} 项与这个情况有关，点一项看算法：",
        "{n} programmes bear on this; tap one for its working:",
        n=len(rows),
    )
    lines = "\n".join(f"{number}. {line}" for number, (line, _) in enumerate(rows, 1))
    spans = (bold(text), plain(lines), *((plain(once),) if once else ()))
    return Reply(spans, in_rows([button for _, button in rows], 1))


def say_only_once(name: str, clause: str, language: Language, *, settled: bool) -> str:
    """就高不重复: which one counts, as far as that can be said."""
    if not settled:
        return say(
            language,
            "按{clause}就高不重复，只能取其中一项。",
            "By {clause} only the highest of them is had.",
            clause=clause,
        )
    return say(
        language,
        "按{clause}就高不重复，只取一项：目前以「{name}」为高。",
        "By {clause} only the highest is had: as told now, “{name}”.",
        clause=clause, name=name,
    )  # fmt: skip


def say_guide(buttons: Sequence[Button], language: Language) -> Reply:
    """/calc: how to begin."""
    title = say(language, "测算奖补", "Calculate a reward")
    body = say(
        language,
        "直接写情况最快，例如：引荐固定资产3.2亿元的内资工业项目能拿多少奖励。\n也可以点一类，一步步来：",
        "The quickest way is to tell the case: What reward for introducing a domestic industrial project with fixed-asset "
        "investment of 320 million yuan?\nOr tap a kind and go step by step:",
    )
    return Reply((bold(title), plain(body)), in_rows(buttons, 1))


def say_programmes(title: str, buttons: Sequence[Button], turning: Sequence[Button], language: Language) -> Reply:
    """A list of programmes to choose from."""
    text = say(language, "{title}：选一项", "{title}: choose one", title=title)
    return Reply((bold(text),), (*in_rows(buttons, 1), *((tuple(turning),) if turning else ())))


def choice_label(fact: Fact, value: Value, language: Language) -> str:
    """What a button of a choice shows."""
    return shorten(say_value(language, fact, value))


def say_edit(buttons: Sequence[Button], language: Language) -> Reply:
    """Asks which fact is to be changed."""
    text = say(
        language,
        "要改哪一项？也可以直接说「改成5000万」「如果是3亿呢」。",
        "Which fact? You can also say: what if it is 300 million?",
    )
    return Reply((bold(text),), in_rows(buttons, 2))


def programme_line(edition: Edition, programme: Programme, one: Calculation, language: Language) -> str:
    """内资工业项目引荐奖励（栖梧市）：106万元（条件待确认）（《…办法》第十二条）."""
    name = f"{say_text(language, programme.name)}（{edition.policy.place}）"
    early = say(language, "（签约早于其施行，能不能用要先问清）", " (signed before it came into force: ask first)")
    source = f"（{document_title(edition.policy)}{programme.clause}）"  # no figure without its clause
    return f"{name}：{_outcome(one, language)}{early if is_signed_early(edition, one) else ''}{source}"


def _outcome(one: Calculation, language: Language) -> str:
    if one.verdict is Verdict.NOT_MET:
        return say(language, "不符合", "not eligible")
    if one.total is not None and one.least == one.total:
        mark = "" if one.verdict is Verdict.MET else say(language, "（条件待确认）", " (conditions open)")
        return say_sum(language, one.total) + mark
    if one.least is not None and one.high is not None:
        return say(
            language,
            "{low} 至 {high}",
            "{low} to {high}",
            low=say_sum(language, one.least),
            high=say_sum(language, one.high),
        )
    return say(language, "还缺情况", "something is missing")


_FAULTS = {
    Fault.UNKNOWN_FACT: ("这项规则里没有用到。", "is not used by the rules."),
    Fault.WRONG_KIND: ("填的不是这一类内容。", "is of another kind."),
    Fault.SHARE_FOR_SUM: ("这里要的是金额，不是比例：请写成多少万元或多少亿元。", "needs a sum, not a percentage: write it in yuan."),
    Fault.SUM_FOR_SHARE: ("这里要的是比例，不是金额：请写成百分之几，例如 65%。", "needs a percentage, not a sum, such as 65%."),
    Fault.NEGATIVE: ("不能是负数：请写实际的数。", "cannot be negative: write the actual figure."),
    Fault.ZERO: ("不能是零：请写实际的数。", "cannot be zero: write the actual figure."),
    Fault.ABSURD: ("大得不合常理：请核对单位是元、万元还是亿元。", "is absurdly large: check whether yuan, 10,000 or 100 million is meant."),
    Fault.UNKNOWN_CURRENCY: ("这个币种不认识：请写人民币、美元、港元、欧元等。", "is in a currency I do not know: use yuan, USD, HKD, EUR …"),
    Fault.FOREIGN_CURRENCY: (
        "条款按美元计外资、按人民币计其他金额：请换成条款所用的币种；本来就是美元，回复「美元」就行。",
        "is in another currency than the clause counts in: USD for foreign funds, "
        "yuan otherwise. If it was told in it, name it: USD.",
    ),
    Fault.UNKNOWN_CHOICE: ("不在可选的范围里：请点下面的按钮选。", "is none of the choices: tap one below."),
    Fault.NOT_WHOLE: ("要是整数。", "has to be a whole number."),
    Fault.WRONG_UNIT: ("单位不对。", "is in another unit."),
    Fault.PART_OVER_WHOLE: ("比它所属的总额还多：请核对两个数。", "is more than the whole it is a part of: check both figures."),
    Fault.CONTRADICTS: (
        "与所填的地方、金额或日期对不上：请核对。",
        "does not agree with the place, sums or days told: check all of them.",
    ),
}  # fmt: skip


_OVER_ALL = ("比例不能超过100%：请核对。", "is a share of more than 100%: check it.")


def fault_lines(faults: Sequence[BadValue], book: FactBook, language: Language) -> tuple[str, ...]:
    """What is the matter with each value, and what to write instead."""
    lines = []
    for one in faults:
        fact = book.find(one.fact)
        is_absurd_share = one.fault is Fault.ABSURD and fact is not None and fact.kind is FactKind.SHARE
        chinese, english = _OVER_ALL if is_absurd_share else _FAULTS[one.fault]
        name = fact_name(language, book, one.fact)
        lines.append(
            say(language, "{name}“{given}”：" + chinese, "{name} “{given}” " + english, name=name, given=one.given)
        )
    return tuple(lines)


def missing_rate_lines(one: Calculation, language: Language) -> tuple[str, ...]:
    """No rate for the day: who can enter it, and how to suppose one."""
    return tuple(
        say(
            language,
            "没有 {day} 的{currency}汇率中间价。管理员可以录入：/rate {currency} {day} 汇率 来源；您也可以回复「按7.1折算」，结果会标明是假定汇率。",
            "There is no {currency} rate of {day}. An administrator can enter it: /rate {currency} {day} RATE SOURCE; or reply "
            "“rate 7.1” to suppose one, which the result will say.",
            day=rate.day, currency=rate.currency,
        )
        for rate in one.missing_rates
    )  # fmt: skip


def say_no_calculation(number: str, language: Language) -> Reply:
    """No calculation of that number is kept."""
    text = say(
        language,
        "没有编号为 {number} 的测算（可能已删除）。核对编号，或者发送 /calc 重新测算。",
        "No calculation {number} is kept (perhaps deleted). Check the number, or send /calc to calculate anew.",
        number=shorten(number, 20),
    )
    return Reply((plain(text),))


def say_printed(language: Language) -> str:
    """Above a file that was made."""
    return say(language, "已生成，可以直接转发或打印。", "Here it is, to be sent on or printed.")


def say_nothing_fits(language: Language) -> Reply:
    """No programme counts from what was told."""
    text = say(
        language,
        "没有找到按这些情况计算的奖补项目。可以换个说法写明金额（例如固定资产投资多少），或者发送 /calc 一步步来。",
        "No programme counts from what was told. Name the sums (fixed-asset investment, for example), or send /calc to be guided.",
    )
    return Reply((plain(text),))


def say_no_rules(language: Language) -> Reply:
    """No rule file holds."""
    text = say(
        language,
        "现在没有可以计算的规则。请管理员检查规则文件：python -m bot doctor。",
        "There are no rules to calculate with. An administrator should check the rule files: python -m bot doctor.",
    )
    return Reply((plain(text),))


def buttons_of_card(language: Language) -> dict[str, str]:
    """The labels below a card, by what they do."""
    return {
        "full": say(language, "展开全部步骤和条款", "All steps and clauses"),
        "short": say(language, "收起", "Less"),
        "pdf": say(language, "PDF", "PDF"),
        "edit": say(language, "改一项", "Change a fact"),
        "agree": say(language, "其余条件都符合", "All other conditions are met"),
        "signed": say(language, "补签约日期", "Add the signing day"),
        "back": say(language, "回到服务包", "Back to the package"),
        "others": say(language, "看其他项目", "Other programmes"),
        "place": say(language, "换地方", "Another place"),
        "arrived": say(language, "还没到账，按今天算", "Not arrived yet: today"),
    }
