"""Header: every field of the head is read, and every mistake told with its line."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.header import read_header
from policies.provision import Audience, Level

FULL = """---
title: 《青岚市招商办法》
doc_no: 青政发〔2024〕1号
issuer: 青岚市人民政府
place: 青岚市
level: city
effective_from: 2024-01-01
effective_to: 2026-12-31
trial: true
draft: false
replaces:
  - 青岚市旧办法
audience: internal
kind: 奖励办法
source: 政府网站
sample: 是
language: zh
contact: 市局 0000-1234567
---
第一条 甲。
"""


def problems(head: str) -> list[tuple[int, str]]:
    """Line and message of every problem of a head."""
    return [
        (problem.line, problem.message) for problem in read_header(f"---\n{head}\n---\n第一条 甲。", "甲.md").problems
    ]


def test_every_field_is_read() -> None:
    """In English keys."""
    header = read_header(FULL, "甲.md")
    assert (header.title, header.doc_no, header.issuer, header.place) == (
        "青岚市招商办法",
        "青政发〔2024〕1号",
        "青岚市人民政府",
        "青岚市",
    )
    assert (header.level, header.effective_from, header.effective_to) == (
        Level.CITY,
        date(2024, 1, 1),
        date(2026, 12, 31),
    )
    assert (header.trial, header.draft, header.sample) == (True, False, True)
    assert (header.replaces, header.audience, header.language) == (("青岚市旧办法",), Audience.INTERNAL, "zh")
    assert (header.kind, header.source, header.contact) == ("奖励办法", "政府网站", "市局 0000-1234567")
    assert header.problems == ()
    assert header.body.strip() == "第一条 甲。"


def test_chinese_keys_mean_the_same() -> None:
    """文号, 施行日期, 有效期 and their like."""
    header = read_header(
        "---\n标题: 甲\n文号: 乙〔2024〕1号\n施行日期: 2024年1月1日\n有效期: 3年\n级别: 县级\n试行: 是\n---\n", "甲.md"
    )
    assert (header.title, header.doc_no, header.effective_from) == ("甲", "乙〔2024〕1号", date(2024, 1, 1))
    assert (header.period, header.level, header.trial) == ("3年", Level.COUNTY, True)
    assert header.problems == ()


@pytest.mark.parametrize(
    ("value", "start", "end", "period"),
    [
        ("3年", None, None, "3年"),
        ("6个月", None, None, "6个月"),
        ("至2026-12-31", None, date(2026, 12, 31), ""),
        ("2025-01-01至2027-12-31", date(2025, 1, 1), date(2027, 12, 31), ""),
        ("长期", None, None, ""),
    ],
)
def test_validity_has_several_forms(value: str, start: date | None, end: date | None, period: str) -> None:
    """A period, a last day, both days, or no end."""
    header = read_header(f"---\ntitle: 甲\nvalidity: {value}\n---\n", "甲.md")
    assert (header.effective_from, header.effective_to, header.period) == (start, end, period)
    assert header.problems == ()


@pytest.mark.parametrize(
    ("head", "line", "words"),
    [
        ("title: 甲\nefective_from: 2024-01-01", 3, "effective_from"),
        ("标题: 甲\n施行日其: 2024-01-01", 3, "施行日期"),
        ("title: 甲\nqqq: 1", 3, "可用字段"),
        ("title: 甲\neffective_from: 2024-02-30", 3, "2024-02-30"),
        ("title: 甲\neffective_to: soon", 3, "soon"),
        ("title: 甲\nvalidity: 很久", 3, "很久"),
        ("title: 甲\nvalidity: 至2024-02-30", 3, "至2024-02-30"),
        ("title: 甲\ntrial: maybe", 3, "maybe"),
        ("title: 甲\nlevel: 乡级", 3, "乡级"),
        ("title: 甲\naudience: 朋友", 3, "朋友"),
        ("title:\n  - 甲", 2, "甲"),
        ("title: 甲\nreplaces:\n  - a: b", 3, "replaces"),
        ("title: 甲\neffective_from: 2024-05-01\neffective_to: 2024-04-30", 4, "早于"),
        ("title: [甲", 3, "YAML"),
        ("title: 甲\n标题: 乙", 3, "重复"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_rest_is_used(head: str, line: int, words: str) -> None:
    """Typo, impossible date, wrong type, wrong word, ends before it begins, broken YAML."""
    found = problems(head)
    assert [at for at, _ in found] == [line]
    assert words in found[0][1]
    assert read_header(f"---\n{head}\n---\n第一条 甲。", "甲.md").body.strip() == "第一条 甲。"


def test_without_a_head_nothing_is_stated() -> None:
    """A raw text is all body."""
    header = read_header("第一条 甲。", "甲.txt")
    assert (header.title, header.trial, header.body, header.problems) == ("", None, "第一条 甲。", ())


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=150), st.text(max_size=60))
def test_any_head_is_survived(head: str, body: str) -> None:
    """Whatever stands between the fences."""
    read_header(f"---\ntitle: 甲\n{head}\n---\n{body}", "甲.md")
