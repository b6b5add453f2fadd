"""How staff write: many hands, one meaning. Each style takes rows of news and gives the words of a message."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.simulation.told import DOLLARS, Sum, Told

_STAGES = {
    "在谈": ("客商来考察", "接待客商考察"),
    "签约": ("签约", "正式签约", "签约了"),
    "落地": ("土地摘牌", "完成土地摘牌"),
    "开工": ("开工", "开工建设", "奠基开工", "开工了"),
    "在建": ("主体封顶", "厂房主体封顶"),
    "投产": ("投产", "正式投产", "投产了"),
}
_DIGITS = "零一二三四五六七八九"
_TRADITIONAL = str.maketrans("项设备开约领导汇报万亿个进资总计划", "項設備開約領導匯報萬億個進資總計劃")
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a message is written: on which day, in which county ("" for none), by whose hand."""

    today: date
    county: str
    chance: random.Random


Style = Callable[[Desk, Sequence[Told]], str]


def count_in_characters(number: int) -> str:
    """A whole number below ten thousand as it is spoken: 350 is 三百五十."""
    words, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + unit
        gap = not digit
    return words.removeprefix("一") if words.startswith("一十") else words


def money(desk: Desk, one: Sum) -> str:
    """A sum in one of the ways it is written; exact in all of them."""
    wan, rest = divmod(one.amount, 10_000)
    unit = "美元" if one.currency == DOLLARS else "元"
    ways = [f"{wan}万{unit}"] if not rest else [f"{one.amount}{unit}"]
    if not rest and one.currency == DOLLARS:
        ways += [f"US${wan / 100:g}m"] if wan % 10 == 0 else []
    elif not rest:
        ways += [f"{wan}万", f"{wan}万元"]
        ways += [f"{count_in_characters(wan)}万元"] if wan < 10_000 else []
        ways += [f"{wan / 10_000:g}亿元", f"{wan / 10_000:g}个亿"] if wan >= 10_000 and wan % 100 == 0 else []
    return desk.chance.choice(ways)


def day_words(desk: Desk, day: date, *, dotted: bool = False) -> str:
    """A day in one of the ways it is said on `desk.today`; `dotted` where 7.3 may stand for it."""
    back = (desk.today - day).days
    near = {0: "今天", 1: "昨天", 2: "前天"}
    ways = [f"{day.month}月{day.day}日", *([f"{day.month}.{day.day}"] if dotted else [])]
    if back in near:
        ways.append(near[back])
    if 0 < back < 7 and day.isocalendar().week == desk.today.isocalendar().week:
        ways.append("本周" + "一二三四五六日"[day.weekday()])
    if day.isocalendar().week == (desk.today - timedelta(days=7)).isocalendar().week:
        ways.append("上周" + "一二三四五六日"[day.weekday()])
    return desk.chance.choice(ways)


def stage_words(desk: Desk, told: Told) -> str:
    """What happened, for a stage."""
    return desk.chance.choice(_STAGES[told.stage]) if told.stage else ""


def sums_words(desk: Desk, told: Told) -> list[str]:
    """Plan and money, each as a part of a sentence."""
    parts = []
    if told.planned is not None:
        parts.append(desk.chance.choice(("总投资", "计划投资")) + money(desk, Sum("yuan", told.planned, None)))
    for one in told.sums:
        kind = "外资到账" if one.currency == DOLLARS else desk.chance.choice(("到位资金", "到账资金"))
        how = {True: "累计", False: "新增", None: ""}[one.total]
        parts.append(f"{how}{kind}{money(desk, one)}")
    return parts


def visit_words(told: Told) -> str:
    """Visits with their counters."""
    batches, persons, organisations = told.visits
    received = f"接待客商{batches}批次{persons}人次" if batches is not None else ""
    went = f"外出拜访企业{organisations}家" if organisations is not None else ""
    return "，".join(part for part in (went, received) if part)


def news(desk: Desk, told: Told) -> str:
    """A row as one sentence without its mark."""
    if not told.project:
        return (day_words(desk, told.day) if told.day else "") + visit_words(told)
    day = day_words(desk, told.day, dotted=bool(told.stage)) if told.day else ""
    what = [part for part in (day + stage_words(desk, told), *sums_words(desk, told)) if part]
    return told.project + "，".join(what)


def after(told: Told) -> str:
    """Problem and next step, as sentences of their own."""
    problem = f"存在问题：{told.problem}。" if told.problem else ""
    return problem + (f"下一步{told.next_step}。" if told.next_step else "")


def formal(desk: Desk, rows: Sequence[Told]) -> str:
    """A headed report, a line a row."""
    head = f"【日报】{desk.county}\n" if desk.county else "【日报】\n"
    return head + "\n".join(f"{number}.{news(desk, one)}。{after(one)}" for number, one in enumerate(rows, 1))


def memo(desk: Desk, rows: Sequence[Told]) -> str:
    """To one's chief."""
    return "领导，汇报一下：" + "；".join(news(desk, one) for one in rows) + "。" + after(rows[-1])


def terse(desk: Desk, rows: Sequence[Told]) -> str:
    """No marks at the end, a row a line."""
    return "\n".join(news(desk, one) + ("。" + after(one) if after(one) else "") for one in rows)


def counted(desk: Desk, rows: Sequence[Told]) -> str:
    """A list inside one line."""
    listed = "；".join(f"{number}、{news(desk, one)}" for number, one in enumerate(rows, 1))
    return "报一下：" + listed + "。" + after(rows[-1])


def tagged(desk: Desk, rows: Sequence[Told]) -> str:
    """With the tag of a group."""
    return "#进展 " + "；".join(news(desk, one) for one in rows) + "。" + after(rows[-1])


def day_first(desk: Desk, rows: Sequence[Told]) -> str:
    """The day in front."""
    parts = []
    for one in rows:
        if not one.project or one.day is None:
            parts.append(news(desk, one))
            continue
        what = [part for part in (stage_words(desk, one), *sums_words(desk, one)) if part]
        parts.append(f"{day_words(desk, one.day)}，{one.project}{'，'.join(what)}")
    return "。".join(parts) + "。" + after(rows[-1])


def form(desk: Desk, rows: Sequence[Told]) -> str:
    """Field by field; for one project."""
    one = rows[0]
    if len(rows) > 1 or not one.project:
        return formal(desk, rows)
    lines = [f"项目：{one.project}", f"阶段：{one.stage}" if one.stage else ""]
    lines += [f"日期：{one.day.month}月{one.day.day}日" if one.day else ""]
    lines += [f"下一步：{one.next_step}" if one.next_step else ""]
    lines += ["计划投资：" + money(desk, Sum("yuan", one.planned, None)) if one.planned is not None else ""]
    for amount in one.sums:
        how = {True: "累计", False: "新增", None: ""}[amount.total]
        kind = "到账外资" if amount.currency == DOLLARS else "到位资金"
        lines.append(f"{kind}：{how}{money(desk, amount)}")
    lines += [f"存在问题：{one.problem}" if one.problem else ""]
    return "\n".join(line for line in lines if line)


def traditional(desk: Desk, rows: Sequence[Told]) -> str:
    """In traditional characters, all but the names."""
    words = memo(desk, rows)
    for one in rows:
        words = words.replace(one.project, "\0") if one.project else words
        words = words.translate(_TRADITIONAL).replace("\0", one.project)
    return words


def full_width(desk: Desk, rows: Sequence[Told]) -> str:
    """With digits as a Chinese keyboard gives them."""
    return terse(desk, rows).translate(_FULL_WIDTH)


def brief(desk: Desk, rows: Sequence[Told]) -> str:
    """A bulletin of one's own, in brackets and dots."""
    head = f"{desk.county}招商快报：" if desk.county else "招商快报："
    return head + " ".join(f"（{number}）{news(desk, one)}。" for number, one in enumerate(rows, 1)) + after(rows[-1])


def weekly(desk: Desk, rows: Sequence[Told]) -> str:
    """Parts with headings."""
    body = "\n".join(f"{number}.{news(desk, one)}；" for number, one in enumerate(rows, 1))
    last = rows[-1]
    words = f"【周报】{desk.county}\n一、项目进展\n{body}"
    words += f"\n二、存在问题：{last.problem}。" if last.problem else ""
    return words + (f"\n{'三' if last.problem else '二'}、下一步打算：{last.next_step}。" if last.next_step else "")


def chatty(desk: Desk, rows: Sequence[Told]) -> str:
    """As one talks."""
    return "各位，" + "，另外".join(news(desk, one) for one in rows) + "。" + after(rows[-1])


STYLES: tuple[Style, ...] = (
    formal, memo, terse, counted, tagged, day_first, form, traditional, full_width, brief, weekly, chatty,
)  # fmt: skip
NO_REPORTS = (
    "收到，谢谢领导", "今天天气真热，大家注意防暑", "下周计划去上海拜访几家企业", "明天的会几点开？", "周报模板在哪里下载？", "辛苦了，明天见",
    "打算下个月组织一次推介会", "引荐奖励怎么申报？", "[强][强]", "好的，马上改",
)  # fmt: skip
