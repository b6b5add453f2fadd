"""Why no rules apply to a calculation (没有可适用的规定), and what to do then."""

from bot.message import Reply
from bot.wording import bold, faint, plain, say
from bot.wording_calculating_sums import document_title, say_text
from policies.provision import Policy
from rag.answer import Language
from rag.calculating.choosing import NotChosen, Why
from rag.rules.book import Edition


def say_not_chosen(found: NotChosen, language: Language) -> Reply:
    """Why no rules apply, and what to do."""
    titles = "".join(document_title(edition.policy) for edition in found.editions)
    chinese, english = _WHY[found.why]
    if found.through is not None:
        chinese, english = "按{clause}，" + chinese, "By {clause}: " + english
    clause = found.through.clause if found.through else ""
    newer = "、".join(f"《{edition.policy.superseded_by.strip('《》')}》" for edition in found.editions)
    lines = [bold(say(language, chinese, english, titles=titles, clause=clause, newer=newer))]
    if found.why is Why.NOT_GRANTED:
        lines += [plain(_granted(edition, language)) for edition in found.editions]
    lines += [faint(_validity(edition.policy, language)) for edition in found.editions]
    return Reply(tuple(lines))


_WHY = {
    Why.NO_RULES: ("这个地方没有收录可以计算的奖补规则。", "No rules that could be calculated are held for this place."),
    Why.PLACE_NEEDED: ("请先说明是哪个地方。", "Please name the place first."),
    Why.BEFORE_ANY_EDITION: (
        "这个日期早于已收录的任何一版规定，不能拿后来的规定去算。收录的有：{titles}。请核对签约日期，或者向专员核实当时的办法。",
        "That day lies before every edition held, and later rules do not apply. Held: "
        "{titles}. Check the signing day, or ask an officer.",
    ),
    Why.EXPIRED: ("{titles}已经失效，不能作为现行标准计算。", "{titles} has ceased to be in force and cannot be applied."),
    Why.DRAFT: ("{titles}还是征求意见稿，没有印发，不能计算。", "{titles} is a draft for comment and cannot be applied."),
    Why.NEW_RULES_MISSING: (
        "到这个日期，{titles}已被{newer}替代；新文件的计算规则没有收录（或未通过核对），不能用旧规定代算。请看新文件的条款，或者向专员核实。",
        "By that day {titles} has been replaced by {newer}, whose rules are not held in a form that can be calculated "
        "with; the former rules do not apply. See the new document's clauses, or ask an officer.",
    ),
    Why.OLD_RULES_MISSING: (
        "这个项目签约较早，按过渡条款应当适用旧办法，不适用{titles}；旧办法的计算规则没有收录（或未通过核对），不能计算。请向专员核实。",
        "The project was signed under former rules, and {titles} does not apply to it; the former rules are not held "
        "in a form that can be calculated with. Ask an officer.",
    ),
    Why.NOT_GRANTED: (
        "这个项目适用{titles}，其中没有这项奖励，不能按别的版本计算。",
        "{titles} applies to this project and grants no such reward; another edition's rules do not apply.",
    ),
    Why.SEVERAL_IN_FORCE: (
        "同一天有两份规定都显示有效，我不替您选：{titles}。请向专员核实适用哪一份。",
        "Two editions are shown in force on that day and I do not choose: {titles}. Ask an officer which applies.",
    ),
}  # fmt: skip


def _granted(edition: Edition, language: Language) -> str:
    """What an edition does grant, with the clauses."""
    named = (f"{say_text(language, one.name)}（{one.clause}）" for one in edition.rules.programmes)
    listed = say(language, "；", "; ").join(named)
    return say(language, "它规定的有：{listed}。", "It grants: {listed}.", listed=listed)


def _validity(policy: Policy, language: Language) -> str:
    span = f"{policy.effective_from or '—'} ~ {policy.effective_to or '—'}"
    return f"{document_title(policy)} {say(language, '施行', 'in force')} {span}"
