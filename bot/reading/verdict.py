"""Report or not: whether what was read of a project, an office or visits is news enough to be kept."""

import re

from bot.reading.heads import is_headed
from bot.reading.marks import Marks
from bot.reading.names import Grip
from store.reporting.progress import Row
from store.reporting.project import Stage

_TAKES_BACK = re.compile(
    r"(?:刚才|上一?条|前面|上面|昨天|早上|上午|下午|之前|那条|这条|那个)[^。;]{0,10}(?:不算(?!数?吗)|作废|撤|删|拿掉|取消)|撤回?(?:上|刚|那|前|昨)|"
    r"^[^,。]{0,4}(?:作废|撤回)[了吧!。]*$"
)
_BUSINESS = re.compile(
    r"投|资|签|谈|磨|价|客|企业|公司|项目|厂|工|到[位账]|老板|落|建|外商|设备|环评|手续|地|证|主体|封|[能环稳安]评|视频|招商|意向|接触|对接|考察|许可|[审批]|产|拜访|接待|黄了|没黄|"
    r"交地|开|摘|竣|停"
)
_GOES_ON = re.compile(r"[在还正][^,。;]{0,2}[谈磨聊]|[谈磨聊]着")
_SMALLEST = 10_000
_SHORT = 40  # 刚才那条不算
_HAPPENED = re.compile(r"了(?!解)|已|完成")
_LOOKED = re.compile(r"领导|观摩|督导|督查|检查组|调研组|会议|开会|材料|表格|汇报")
_SUPERIORS = re.compile(r"(?:陪|陪同|接待|迎接)[^,。;]{0,6}(?:领导|书记|[市县区省厅局]长|调研组|检查组|督导组|督查)")
_PARTIES = re.compile(r"客商|外商|企业|客户|公司|商会|厂家|考察团|投资")


def is_row(row: Row, marks: Marks, grip: Grip, *, done: bool, pointed: bool = False) -> bool:
    """Whether what was read is enough to be kept: a project with news, funds of an office, or visits that were counted.

    `grip` is how sure the project's name is, `done` whether anything is told as having happened,
    `pointed` whether the message speaks of a project without its name (那个).
    """
    if row.project:
        return _is_news_of(row, marks, grip, done=done)
    return _is_taken_back(row, marks) or (pointed and done and _moved(row)) or _is_of_an_office(row, marks, done=done)


def _is_news_of(row: Row, marks: Marks, grip: Grip, *, done: bool) -> bool:
    if (
        row.amounts
        and not (done or row.correction or row.problem or row.day)
        and row.stage is Stage.TALKS
        and row.next_step
    ):
        return any(number not in marks.plans for number, _ in enumerate(marks.clauses) if marks.days_in(number))
    weak = grip <= Grip.LOOSE and not is_headed(row.project.removesuffix("项目")) and not row.county
    if weak and not row.amounts:
        return False  # 气氛热烈: what was left of the words is no name
    if grip < Grip.POINTED and not row.county and not (_BUSINESS.search(marks.text) and _is_large(row)):
        return False  # 孩子学费交了2万
    if row.correction or row.amounts or row.doubts or (row.problem and grip >= Grip.POINTED):
        return True
    if row.stage in {Stage.TALKS, Stage.LEAD}:
        met = bool(row.day) or row.activity != "洽谈" or bool(row.county)
        met = met or bool(_GOES_ON.search(marks.text))
        alone = marks.said(0) == row.project.removesuffix("项目") and len(marks.clauses) > 1
        said = grip >= Grip.POINTED or (
            grip >= Grip.BARE and met and (alone or is_headed(row.project.removesuffix("项目")))
        )
        return done and said and not _SUPERIORS.search(marks.text)
    return (bool(row.stage) and done) or (not row.stage and grip >= Grip.POINTED and _stirs(row, marks))


def is_firm(row: Row, grip: Grip, *, silent: bool, short: bool) -> bool:
    """Whether a row tells of a step, of money or of counted visits, with a day or a county: what idle talk seldom does.

    `silent` where the manner of the message is that of no report, `short` where it is too short to have a manner.
    """
    step = row.stage not in {None, Stage.TALKS, Stage.LEAD}
    funds = any(one.kind.value in {"到位资金", "外资", "签约额"} for one in row.amounts)
    counted = row.visits.batches or row.visits.persons or row.visits.organisations
    placed = bool(row.day or row.county) and not silent
    named = grip >= Grip.NAMED and bool(step or row.amounts or row.doubts) and (short or not silent)
    return named or (placed and bool(step or funds or counted))


def _stirs(row: Row, marks: Marks) -> bool:
    """甲项目今天补齐了…: something happened to a project, in words that name no stage."""
    told = [
        number for number in range(len(marks.clauses)) if number not in {*marks.plans, *marks.questions, *marks.aside}
    ]
    said = ",".join(marks.said(number) for number in told)
    return (
        bool(_HAPPENED.search(said))
        and bool(row.day or row.county)
        and not _SUPERIORS.search(said)
        and not _LOOKED.search(said)
    )


def _is_large(row: Row) -> bool:
    """No project counts its money in hundreds."""
    return not row.amounts or any(one.money.amount >= _SMALLEST for one in row.amounts)


def _is_taken_back(row: Row, marks: Marks) -> bool:
    """刚才那条不算: of which project, the chat finds out."""
    return row.withdrawn and len(marks.text) <= _SHORT and bool(_TAKES_BACK.search(marks.text))


def _moved(row: Row) -> bool:
    """Something that a project without a name may be found by."""
    firm = row.stage not in {None, Stage.TALKS, Stage.LEAD}
    return firm or bool(row.amounts) or (row.activity == "接待客商" and row.day is not None)


def _is_of_an_office(row: Row, marks: Marks, *, done: bool) -> bool:
    """Funds of a county, a correction of them, visits that were counted."""
    funds = any(one.kind.value in {"到位资金", "外资"} for one in row.amounts)
    if row.amounts and (done or row.correction) and (row.county or funds) and (funds or row.stage):
        return True
    if row.correction and row.county:
        return True
    counted = row.visits.batches or row.visits.persons or row.visits.organisations
    return bool(counted and row.activity) or bool(row.activity and row.day and _PARTIES.search(marks.text))


def why_none(marks: Marks) -> str:
    """A key for a message out of which no row was kept: question | notice | plan | small_talk."""
    if marks.questions:
        return "question"
    if marks.aside:
        return "notice"
    return "plan" if marks.plans else "small_talk"
