"""The columns of exchange files: the title each is written with, and the other titles under which it is known."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from store.reporting.exchange import Subject


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a file. `is_money`: its cells are sums, whose unit may stand in the title."""

    key: str
    title: str
    synonyms: tuple[str, ...] = ()
    is_money: bool = False


_OFFICES = (
    Field("code", "单位编码", ("编码", "代码", "编号", "单位代码", "单位编号", "code", "office code")),
    Field("name", "单位名称", ("名称", "单位", "单位全称", "name", "office")),
    Field("kind", "类别", ("单位类别", "类型", "单位类型", "kind", "type")),
    Field("league", "排名组", ("排行组", "分组", "考核组", "竞赛组", "league")),
    Field("county", "县市区", ("县区", "所属县区", "所在县区", "区县", "地区", "county", "place")),
    Field("aliases", "别名", ("简称", "其他名称", "曾用名", "又名", "aliases", "alias")),
    Field("rhythm", "报送频次", ("频次", "报送周期", "rhythm", "frequency")),
    Field("due_weekday", "周报日", ("报送日", "周报时间", "weekday", "due weekday")),
    Field("cut_off", "截止时间", ("报送截止时间", "截止", "报送时间", "cut-off", "cut off", "deadline")),
    Field("active", "在用", ("是否在用", "状态", "启用", "是否启用", "active")),
)
_PROJECTS = (
    Field("project_id", "项目编号", ("编号", "项目id", "id", "project id")),
    Field("name", "项目名称", ("名称", "项目", "项目名", "项目全称", "name", "project")),
    Field("office_code", "单位编码", ("单位代码", "单位编号", "责任单位编码", "office code")),
    Field("office", "责任单位", ("单位", "单位名称", "招商单位", "引进单位", "报送单位", "牵头单位", "office")),
    Field("aliases", "别名", ("项目别名", "简称", "项目简称", "其他名称", "曾用名", "aliases", "alias")),
    Field(
        "county", "县市区", ("县区", "所属县区", "所在县区", "区县", "落地县区", "落户县区", "县（市、区）", "county")
    ),
    Field("chain", "产业链", ("所属产业链", "产业", "所属产业", "行业", "chain", "industry")),
    Field("investor", "投资方", ("投资人", "投资企业", "投资主体", "投资单位", "投资商", "investor")),
    Field(
        "planned",
        "计划投资",
        ("计划总投资", "计划投资额", "总投资", "总投资额", "投资额", "投资总额", "项目总投资", "planned investment"),
        is_money=True,
    ),
    Field("foreign", "合同外资", ("合同外资额", "合同利用外资", "外资", "外资额", "foreign capital"), is_money=True),
    Field("stage", "阶段", ("项目阶段", "当前阶段", "进展阶段", "目前阶段", "stage")),
    Field("since", "阶段日期", ("进入阶段日期", "阶段时间", "进入阶段时间", "阶段起始日期", "since", "stage since")),
    Field("officer_id", "服务专员编号", ("专员编号", "服务专员id", "服务专员", "officer", "officer id")),
    Field("leader", "包保领导", ("牵头领导", "责任领导", "包靠领导", "领导", "leader")),
    Field("team", "工作专班", ("团队", "服务团队", "专班", "工作团队", "team")),
    Field("plan", "推进方案", ("方案", "工作方案", "plan")),
    Field("follow_up", "一抓到底", ("跟踪落实", "推进机制", "follow up", "follow-up")),
    Field("key", "重点项目", ("是否重点", "重点", "是否重点项目", "key project", "key")),
    Field("top_level", "顶格推进", ("顶格", "是否顶格", "顶格项目", "top level", "top-level")),
    Field("five_hundred", "500强", ("三类500强", "是否500强", "500强企业", "是否三类500强", "five hundred", "top 500")),
)
_TARGETS = (
    Field("office_code", "单位编码", ("编码", "单位代码", "单位编号", "office code")),
    Field("office", "单位名称", ("单位", "责任单位", "名称", "office")),
    Field("indicator", "指标", ("指标名称", "考核指标", "任务", "indicator")),
    Field("period", "周期", ("时期", "期间", "年度", "年份", "考核周期", "period", "year")),
    Field("value", "目标值", ("目标", "任务数", "目标任务", "计划数", "target", "value")),
    Field("unit", "计量单位", ("目标单位", "数值单位", "unit")),
)
_RULES = (
    Field("league", "排名组", ("排行组", "分组", "考核组", "竞赛组", "league")),
    Field("indicator", "指标", ("指标名称", "考核指标", "indicator")),
    Field("weight", "权重", ("权重分", "分值", "权重（%）", "权重(%)", "weight")),
    Field("valid_from", "生效日期", ("施行日期", "启用日期", "起始日期", "valid from")),
    Field("cap", "封顶", ("完成率封顶", "封顶完成率", "cap")),
    Field("flags", "红黄旗", ("评旗周期", "红黄旗周期", "flags")),
)
FIELDS: Mapping[Subject, tuple[Field, ...]] = {
    Subject.OFFICES: _OFFICES,
    Subject.PROJECTS: _PROJECTS,
    Subject.TARGETS: _TARGETS,
    Subject.RULES: _RULES,
}
# Of each group one column must be there.
NEEDED: Mapping[Subject, tuple[tuple[str, ...], ...]] = {
    Subject.OFFICES: (("code",),),
    Subject.PROJECTS: (("project_id", "name"),),
    Subject.TARGETS: (("office_code", "office"), ("indicator",), ("period",), ("value",)),
    Subject.RULES: (("league",), ("indicator",), ("weight",)),
}
_UNIT = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*$")
_UNIT_BEHIND = re.compile(r"(?:[,，:：/]|单位[:：]?)\s*((?:百|千)?[万亿]?(?:元|美元|港元|欧元|日元)(?:人民币)?)\s*$")


def titles(subject: Subject) -> Mapping[str, str]:
    """The title of each field by its key, in the order in which they are written."""
    return {field.key: field.title for field in FIELDS[subject]}


def folded(text: str) -> str:
    """As names and titles are compared: full-width forms, case and blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def known_field(subject: Subject, title: str) -> tuple[Field | None, str]:
    """The field that a title names, and the unit in it: "计划投资（万元）" is planned, 万元. (None, "") for no field."""
    plain = title.strip().strip("*＊").strip()
    found = _by_title(subject).get(folded(plain))
    if found is not None:
        return found, ""
    for pattern in (_UNIT, _UNIT_BEHIND):
        match = pattern.search(plain)
        field = _by_title(subject).get(folded(plain[: match.start()])) if match else None
        if match and field is not None:
            return field, match[1].strip() if field.is_money or field.key == "value" else ""
    return None, ""


def _by_title(subject: Subject) -> Mapping[str, Field]:
    return _TITLES[subject]


_TITLES = {
    subject: {folded(title): field for field in reversed(fields) for title in (field.title, *field.synonyms)}
    for subject, fields in FIELDS.items()
}
