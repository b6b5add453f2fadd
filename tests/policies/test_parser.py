"""Parser: a whole document, from its first line to its last."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.lifecycle import LATER_EDITION
from policies.parser import parse_policy
from policies.provision import Level, ProvisionKind, Standing

RAW = """来源：青岚市政府网 | 完整度：全文
您的位置：首页 > 政务公开
青岚市人民政府办公室
青政办规〔2024〕7号
青岚市人民政府办公室关于印发《青岚市总部企业扶持办法（试行）》的通知
各县（市、区）人民政府：
现印发给你们，请认真组织实施。
青岚市人民政府办公室
2024年3月5日
青岚市总部企业扶持办法（试行）
第一章 总 则
第 1 条 为发展总部经济，列入扶持 资金1000 万元，制定本办法。
第二章 标准
第 2 条 【落户奖】新落户的总部企业，按下列标准奖励：
（一）实缴资本1亿元（含）至5亿元的，500万元；
（二）实缴资本5亿元（含）以上的，1000万元。
前款所称实缴资本，以验资报告为准。
第 3 条 本办法自印发之日起30日后施行，有效期5年。原《青岚市总部经济奖励办法》同时废止。
- 3 -
版权所有：青岚市人民政府办公室 青ICP备00000001号
"""


def test_a_raw_file_tells_what_it_is() -> None:
    """Title out of the notice, number, issuer, place, dates, what it repeals."""
    policy = parse_policy(RAW, "市级/总部.txt")
    assert policy.policy_id == "市级/总部"
    assert (policy.title, policy.doc_no) == ("青岚市总部企业扶持办法（试行）", "青政办规〔2024〕7号")
    assert (policy.issuer, policy.place, policy.level) == ("青岚市人民政府办公室", "青岚市", Level.CITY)
    assert (policy.effective_from, policy.effective_to) == (date(2024, 4, 4), date(2029, 4, 3))
    assert (policy.trial, policy.draft, policy.replaces) == (True, False, ("青岚市总部经济奖励办法",))
    assert policy.source == "青岚市政府网 | 完整度：全文"


def test_a_raw_file_gives_its_provisions_with_place_and_line() -> None:
    """OCR blanks are closed, furniture is gone, lines are those of the file."""
    articles = [one for one in parse_policy(RAW, "a.txt").provisions if one.kind is not ProvisionKind.PREAMBLE]
    assert [(str(one.locator), one.line) for one in articles] == [
        ("第1条", 12),
        ("第2条第一款", 14),
        ("第2条第一款第（一）项", 15),
        ("第2条第一款第（二）项", 16),
        ("第2条第二款", 17),
        ("第3条", 18),
    ]
    assert articles[0].text == "第1条 为发展总部经济，列入扶持资金1000万元，制定本办法。"
    assert articles[0].locator.headings == ("第一章 总则",)
    assert articles[2].lead == "第2条 【落户奖】新落户的总部企业，按下列标准奖励："


def test_front_matter_goes_before_the_text() -> None:
    """What the head states counts; what it leaves open the text says."""
    text = "---\ntitle: 甲市办法\nplace: 甲市\nvalidity: 2年\n---\n\n# 甲市办法\n\n第一条 本办法自2024年1月1日起施行，有效期5年。\n"
    policy = parse_policy(text, "a.md")
    assert (policy.effective_from, policy.effective_to) == (date(2024, 1, 1), date(2025, 12, 31))
    assert [(str(one.locator), one.line) for one in policy.provisions] == [("第一条", 9)]


def test_a_problem_of_the_head_is_in_the_policy() -> None:
    """And the text is read all the same."""
    policy = parse_policy("---\ntitle: 甲\neffective_from: 2024-02-30\n---\n第一条 甲。", "a.md")
    assert [(problem.file, problem.line) for problem in policy.problems] == [("a.md", 3)]
    assert len(policy.provisions) == 1


def test_a_draft_takes_no_dates_from_its_text() -> None:
    """It says from when it would hold, not from when it holds."""
    policy = parse_policy("青岚市办法（征求意见稿）\n第一条 本办法自2024年1月1日起施行，有效期3年。", "a.txt")
    assert policy.draft
    assert policy.standing(date(2024, 6, 1)) is Standing.UNKNOWN


def test_a_closing_word_makes_a_text_a_trial() -> None:
    """自…起试行 says the same as （试行） in the title."""
    assert parse_policy("青岚市细则\n第一条 本细则自2024年1月1日起试行，有效期5年。", "a.txt").trial
    assert not parse_policy("青岚市细则\n第一条 本细则自2024年1月1日起施行。", "a.txt").trial


def test_dates_may_stand_in_two_articles() -> None:
    """First day in one, period in another; another text's period is not this one's."""
    policy = parse_policy("青岚市办法\n第一条 本办法自2024年1月1日起施行。\n第二条 本办法有效期2年。", "a.txt")
    assert (policy.effective_from, policy.effective_to) == (date(2024, 1, 1), date(2025, 12, 31))


def test_a_compilation_takes_no_dates_from_one_of_its_documents() -> None:
    """Each article keeps the title of its own document."""
    text = (
        "青岚市政策汇编\n青岚市奖励办法\n第一条 甲。\n青岚市用地办法\n第一条 乙。\n第二条 本办法自2020年1月1日起施行。"
    )
    policy = parse_policy(text, "a.txt")
    assert policy.effective_from is None
    assert [one.locator.headings for one in policy.provisions][:2] == [("青岚市奖励办法",), ("青岚市用地办法",)]


def test_an_older_edition_is_marked() -> None:
    """Its source note says so."""
    policy = parse_policy("来源：某网站，2020年的旧版\n青岚市办法\n第一条 甲。", "a.txt")
    assert policy.superseded_by == LATER_EDITION
    assert policy.standing(date(2021, 1, 1)) is Standing.SUPERSEDED


def test_an_english_document_is_read_in_english() -> None:
    """Articles, lists, dates; its blanks stay."""
    text = (
        "# Qinglan City Investment Policy\n\n## (1) Overview\n\nThe city welcomes investors with U.S. 3 million or more.\n\n"
        "Article 1 The reward is paid as follows:\n\n(a) 30% at the start;\n\n(b) 70% at production.\n\n"
        "Article 2 This policy takes effect on 1 March 2024 and is valid for three years.\n"
    )
    policy = parse_policy(text, "guide.md")
    assert (policy.title, policy.place, policy.language) == ("Qinglan City Investment Policy", "Qinglan City", "en")
    assert (policy.effective_from, policy.effective_to) == (date(2024, 3, 1), date(2027, 2, 28))
    assert [str(one.locator) for one in policy.provisions] == [
        "(1) Overview",
        "Article 1",
        "Article 1(a)",
        "Article 1(b)",
        "Article 2",
    ]
    assert policy.provisions[0].text == "The city welcomes investors with U.S. 3 million or more."


@pytest.mark.parametrize("text", ["", "\n\n", "---", "---\n---\n", "\ufeff", "第", "|", "#", "　"])
def test_next_to_nothing_is_still_a_policy(text: str) -> None:
    """Titled by its file."""
    assert parse_policy(text, "空.md").file == "空.md"


def test_a_text_without_a_title_is_titled_by_its_file() -> None:
    """A first sentence is no title."""
    assert parse_policy("去年以来，全市招商引资成效明显。", "2024/通报.txt").title == "通报"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.text(max_size=20))
def test_any_text_under_any_name_is_a_policy(text: str, name: str) -> None:
    """The parser never raises, and no provision is empty."""
    policy = parse_policy(text, name)
    assert all(one.text.strip() and one.line >= 1 for one in policy.provisions)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "第{n}条 奖励{n}万元。\n",
                "（一）{n}亿元（含）以上的，{n}%；\n",
                "{n}.补贴{n}元/亩。\n",
                "每亩{n}万元。\n",
            ]
        ),
        max_size=12,
    )
)
def test_figures_of_the_text_are_figures_of_the_provisions(lines: list[str]) -> None:
    """All of them, in their order."""
    text = "".join(line.format(n=number * 7 + 3) for number, line in enumerate(lines))
    joined = "\n".join(one.text for one in parse_policy(f"青岚市办法\n{text}", "a.txt").provisions)
    assert re.findall(r"\d+", joined) == re.findall(r"\d+", text)


def test_a_large_document_is_read_quickly() -> None:
    """10,000 articles in well under two seconds on an idle machine; the bound leaves room for a busy one."""
    text = "\n".join(
        f"第{number}条 对企业给予{number}万元奖励，最高不超过{number + 9}万元。" for number in range(1, 10_001)
    )
    start = time.perf_counter()
    assert len(parse_policy(text, "a.txt").provisions) == 10_000
    assert time.perf_counter() - start < 6


@pytest.mark.parametrize(
    "piece", ["对企业给予100万元奖励，", "（一）", "引 导 ", "|", "；（一）对企业给予奖励", "《", "甲\n", " "]
)
def test_a_very_long_text_of_one_kind_takes_no_longer(piece: str) -> None:
    """A line of megabytes, nothing but brackets or blanks: time grows with length and no faster."""
    start = time.perf_counter()
    parse_policy(piece * (200_000 // len(piece)), "a.txt")
    assert time.perf_counter() - start < 15
