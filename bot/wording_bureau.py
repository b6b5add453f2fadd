"""What is said of targets, weights and names that coordinators set: old, new, done. Chinese first, English beside it. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, say
from bot.wording_boards import indicator_name, league_name, percent, say_figure
from bot.wording_exchange import say_refusal
from rag.answer import Language
from store.reporting.board import digits
from store.reporting.exchange import Refusal
from store.reporting.exchange_rules import show_flags
from store.reporting.indicator_set import IndicatorSet
from store.reporting.indicators import Indicator
from store.reporting.periods import Period
from store.reporting.targets import Target


def shown_before(language: Language, title: str, change: str, notes: Sequence[str], token: int) -> Reply:
    """A change, old and new, with one tap to do it."""
    yes = Button(say(language, "确定", "Confirm"), f"change:{token}")
    no = Button(say(language, "不改", "Leave it"), f"change-drop:{token}")
    return Reply((bold(title), plain(change), *(faint(note) for note in notes)), ((yes, no),))


def say_changed(language: Language, change: str) -> Reply:
    """It is done."""
    return Reply((bold(say(language, "已改好。", "Done.")), plain(change)))


def say_left(language: Language) -> Reply:
    """不改."""
    return Reply((plain(say(language, "好的，没有改。", "Fine, nothing was changed.")),))


def say_change_gone(language: Language) -> Reply:
    """A tap on a change that is done, too old, or was asked for anew since."""
    text = say(
        language,
        "这一步已经过期或者办过了，什么都没有改。请重新发一次命令。",
        "This step is over or too old; nothing was done. Send the command again.",
    )
    return Reply((plain(text),))


def say_moved(language: Language) -> Reply:
    """Somebody else has changed it in between."""
    text = say(
        language,
        "刚才别人改过了，什么都没有改。请重新发一次命令，看现在的数。",
        "Somebody else has changed it in between; nothing was done. Send the command again to see how it stands.",
    )
    return Reply((plain(text),))


def say_refused(language: Language, refusal: Refusal) -> Reply:
    """A figure or a name that cannot be."""
    return Reply((plain(say_refusal(language, refusal)),))


def arrow(before: str, after: str) -> str:
    """Old and new."""
    return f"{before or '—'} → {after or '—'}"


def target_change(  # of whom, what, when; old and new
    language: Language, office: str, indicator: Indicator, period: Period, before: Decimal | None, after: Decimal | None
) -> str:
    """冠县 签约项目计划投资 2026年：15亿元 → 20亿元."""
    shown = ["" if value is None else say_figure(language, indicator, value) for value in (before, after)]
    return f"{office} · {indicator_name(language, indicator)} · {_period(language, period)}：{arrow(*shown)}"


def _period(language: Language, period: Period) -> str:
    return period.en if language is Language.ENGLISH else say(language, "{zh}", "{zh}", zh=period.zh)


def ask_target(language: Language, change: str, token: int) -> Reply:
    """Before a target is set."""
    title = say(language, "目标任务", "Target")
    note = say(
        language,
        "没有单独设目标的季度和月份，按天数从全年目标里分；已经公示、发布的榜单不变。",
        "Quarters and months without a target of their own take their share of the year's in days; public boards stay.",
    )
    return shown_before(language, title, change, (note,), token)


def say_target_usage(language: Language) -> Reply:
    """/target that cannot be read."""
    text = say(
        language,
        "写法：/target 单位 指标 数 周期，例如 /target 冠县 投资 20亿 2026、/target 冠县 开工 12 2026-Q3；"
        "不写周期是今年，数写「取消」是撤销；只写单位看它的目标。批量请发目标表格。",
        "Usage: /target OFFICE INDICATOR FIGURE PERIOD, for example /target 冠县 投资 20亿 2026; this year where no period is "
        "given, 取消 for the figure takes it back; with the office alone you see its targets. Many at once: send a table.",
    )
    names = "、".join(indicator_name(language, indicator) for indicator in Indicator)
    return Reply((plain(text), faint(say(language, "指标：{names}", "Indicators: {names}", names=names))))


def say_targets(language: Language, office: str, targets: Sequence[Target]) -> Reply:
    """The targets of an office."""
    title = say(language, "{office}的目标（{n}个）", "Targets of {office}: {n}", office=office, n=len(targets))
    lines = [
        f"{_period(language, one.period)} · {indicator_name(language, one.indicator)}："
        f"{say_figure(language, one.indicator, one.value)}"
        for one in targets
    ]
    usage = say(language, "改：/target 单位 指标 数 周期", "To change: /target OFFICE INDICATOR FIGURE PERIOD")
    return Reply((bold(title), *((plain("\n".join(lines)),) if lines else ()), faint(usage)))


def say_rules(language: Language, sets: Sequence[IndicatorSet], period: Period, *, may_change: bool) -> Reply:
    """Indicators and weights of both leagues, as they hold for a period."""
    title = say(
        language, "{period}的考核指标和权重", "Indicators and weights, {period}", period=_period(language, period)
    )
    spans = [bold(title)]
    for rules in sets:
        lines = [f"{indicator_name(language, name)}：{_weight(language, weight)}" for name, weight in rules.weights]
        whole = say(
            language, "完成率封顶{cap}；红黄旗：{flags}", "completion counts up to {cap}; flags: {flags}",
            cap=percent(rules.cap).replace(".0%", "%"), flags=show_flags(rules.flags_in),
        )  # fmt: skip
        spans += [bold(league_name(language, rules.league)), plain("\n".join((*lines, whole)))]
    if not may_change:
        return Reply(tuple(spans))
    usage = say(
        language,
        "改权重：/rules 县区 到位资金 30（其余指标按原来的比例分剩下的分），后面可以写从哪个季度起；整张改请下载权重表，改好发回来。",
        "To change: /rules 县区 到位资金 30 (the others share the rest as before), with the quarter it begins in; or change the sheet.",
    )
    sheet = Button(say(language, "权重表", "Sheet of weights"), "rules-xlsx:0")
    return Reply((*spans, faint(usage)), ((sheet,),))


def _weight(language: Language, weight: Decimal) -> str:
    return digits(weight) if weight else say(language, "只列不计分", "shown, not counted")


def weights_change(language: Language, before: IndicatorSet, after: IndicatorSet, valid_from: date) -> str:
    """Every weight that changes, old and new, and from when on."""
    old, new = dict(before.weights), dict(after.weights)
    lines = [
        f"{indicator_name(language, name)}：{arrow('' if name not in old else digits(old[name]), digits(weight))}"
        for name, weight in new.items()
        if old.get(name) != weight
    ]
    since = say(
        language, "从{day}开始的周期起用", "for periods that begin on {day} or later", day=valid_from.isoformat()
    )
    return "\n".join((league_name(language, after.league), *lines, since))


def ask_weights(language: Language, change: str, token: int, *, early: bool) -> Reply:
    """Before weights are set; `early`: for a quarter that is over."""
    title = say(language, "考核权重（合计100）", "Weights (100 in all)")
    note = say(
        language,
        "已经公示、发布的榜单不变；之后生成、更正的按新权重。",
        "Public boards stay; what is drawn up or corrected from now on has the new weights.",
    )
    over = say(language, "注意：包括已经结束的季度。", "Note: this includes a quarter that is over.")
    return shown_before(language, title, change, (note, over) if early else (note,), token)


def say_rules_usage(language: Language) -> Reply:
    """/rules that cannot be read."""
    text = say(
        language,
        "写法：/rules 县区 到位资金 30，可以一次写几个指标，最后可以写从哪个季度起（下季度、2026-Q4）；"
        "县区组写「县区」，部门组写「部门」；权重0到100。/rules 看现在的权重。",
        "Usage: /rules 县区 到位资金 30, several indicators if you like, then the quarter it begins in; 县区 or 部门 for the "
        "league, weights from 0 to 100. /rules alone shows how they stand.",
    )
    return Reply((plain(text),))


def say_weights_do_not_fit(language: Language) -> Reply:
    """They leave less than nothing to the others, or something that nobody takes."""
    text = say(
        language,
        "这样合计到不了100：请把其他指标的权重也写上。",
        "These cannot add up to 100: write the weights of other indicators too.",
    )
    return Reply((plain(text),))


def say_no_change(language: Language) -> Reply:
    """It stands so already."""
    return Reply((plain(say(language, "现在就是这样，不用改。", "It stands so already.")),))


def ask_name(language: Language, before: str, after: str, token: int) -> Reply:
    """Before an office is renamed."""
    title = say(language, "单位改名", "Rename an office")
    note = say(
        language,
        "旧名留作别名，照旧能认；以前的榜单还是旧名。",
        "The old name stays an alias; boards of the past keep it.",
    )
    return shown_before(language, title, arrow(before, after), (note,), token)


def say_rename_usage(language: Language) -> Reply:
    """/rename that cannot be read."""
    text = say(
        language,
        "写法：/rename 旧名 新名，例如 /rename 冠县招商办 冠县投资促进中心。",
        "Usage: /rename OLD NEW, for example /rename 冠县招商办 冠县投资促进中心.",
    )
    return Reply((plain(text),))
