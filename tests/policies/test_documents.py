"""The shipped documents and the question sets about them hold together: nothing lost, nothing unmarked, every gold true."""

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from policies.library import load_library
from policies.provision import Library, Policy, Standing, plain_title

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "policies" / "documents"
QUESTIONS = ROOT / "tests" / "questions"
REFERRAL = "栖梧市社会化招商奖励办法（试行）"
OLD_REFERRAL = "栖梧市社会化招商奖励暂行办法"
SEED_TITLES = (
    "聊城市社会化招商奖励办法（试行）",
    "冠县社会化招商奖励实施办法（试行）",
    "冠县招商引资激励政策",
    "聊城市招商引资优化提升行动实施意见",
    "聊城市重点招商项目“顶格”推进机制",
    "聊城市“一张网”产业链精准招商工作制度",
    "聊城市重点项目全生命周期服务推进办法",
    "聊城市投资指南",
    "关于加快推动“四新”经济和数字经济攻坚突破的实施意见",
    "东营市数字经济招商工作方案",
    "招商引资项目全生命周期服务指南",
)
SAME_FIGURE = (  # what the Chinese documents say, and how the English guide says it
    ("总面积8640平方公里，2025年末常住人口412万人", "8,640 square kilometres"),
    ("2025年地区生产总值2386亿元，比上年增长5.6%", "CNY 238.6 billion in 2025, 5.6% more"),
    ("规模以上工业企业1530家", "1,530 industrial companies"),
    ("市区和高新区每亩26万元起，临澜县每亩15万元起", "CNY 260,000 per mu in the urban area"),
    ("高新区每平方米每月14元至18元，经济开发区每平方米每月11元至15元", "CNY 14 to 18 in the High-tech Zone"),
    ("市区非居民自来水每吨3.85元", "CNY 3.85 per tonne"),
    ("平均到户价约每千瓦时0.638元", "CNY 0.638 per kWh"),
    ("最高销售价每立方米3.72元", "CNY 3.72 per cubic metre"),
    ("蒸汽价格每吨218元", "CNY 218 per tonne"),
    ("普通操作工月工资4200元至5500元", "CNY 4,200 to 5,500 a month"),
    ("市区每月2100元，各县每月1900元", "CNY 2,100 a month in the urban area and CNY 1,900"),
    ("制造业企业贷款加权平均利率3.46%", "3.46% in the second quarter"),
    ("2026学年学费每年6.8万元", "CNY 68,000"),
    ("分别按实际投资额的1%、2%、3%、4%给予奖励，单个项目最高4000万元", "1%, 2%, 3% or 4% of the total"),
    ("第一年租金全额补助，第二年、第三年按租金的50%补助", "half of the rent in the second and third year"),
    ("按购房价款的6%给予一次性补助，最高300万元", "6% of the price, up to CNY 3 million"),
    ("1亿元（含）以下的部分，按4‰", "4 per mille up to CNY 100 million"),
    ("分别按到账总额的6‰、8‰、1%给予奖励", "8 per mille from USD 30 million and 1% from USD 100 million"),
    ("单个项目的奖励总额最高不超过300万元", "One project earns at most CNY 3 million"),
    ("备案有效期为24个月", "valid for 24 months"),
)


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """One row of a question set; `quotes` are (file, words) of the gold and of what else counts as right."""

    question_id: str
    text: str
    language: str
    expect: str
    quotes: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        """The id, as pytest shows it."""
        return self.question_id


def read_set(name: str) -> tuple[LabelledQuestion, ...]:
    """The rows of one set under tests/questions."""
    return tuple(_row(line) for line in (QUESTIONS / name).read_text(encoding="utf-8").splitlines())


def _row(line: str) -> LabelledQuestion:
    row = json.loads(line)
    gold = ((row["gold_file"], row["gold_quote"]),) if row["gold_file"] else ()
    others = tuple((other["file"], other["quote"]) for other in row.get("also", ()))
    numbers = tuple(tuple(number.split("|")) for number in row["numbers"])
    return LabelledQuestion(row["id"], row["question"], row["lang"], row["expect"], gold + others, numbers)


TUNE = read_set("tune.jsonl") + read_set("tune_2.jsonl") + read_set("tune_3.jsonl")
REPORT = read_set("report.jsonl")


def packed(text: str) -> str:
    """`text` without any white space, as gold quotes are compared."""
    return re.sub(r"\s", "", text)


def body_lines(policy: Policy) -> list[str]:
    """The lines of a shipped file behind its front matter that hold anything."""
    text = (DOCUMENTS / policy.file).read_text(encoding="utf-8").split("---\n", 2)[2]
    return [line for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped library, read once."""
    return load_library(DOCUMENTS)


def by_title(library: Library, title: str) -> Policy:
    """The policy of that title."""
    return next(policy for policy in library.policies if policy.title == title)


def test_library_loads_without_problems(library: Library) -> None:
    """Every shipped file is read as intended, and there is enough of it to answer from."""
    assert library.problems == ()
    assert [policy.problems for policy in library.policies if policy.problems] == []
    assert len(library.policies) == 12
    assert 250 <= sum(len(policy.provisions) for policy in library.policies) <= 500


def test_no_line_is_lost(library: Library) -> None:
    """Each line of each document stands in a provision, a table caption or a heading (there without its last mark)."""
    lost = []
    for policy in library.policies:
        held = packed("".join("".join(p.locator.headings) + p.text + p.caption for p in policy.provisions))
        lost += [
            (policy.file, line) for line in body_lines(policy) if packed(line).lstrip("#").rstrip("。：") not in held
        ]
    assert lost == []


def test_article_items_know_their_article(library: Library) -> None:
    """In a document of articles, whatever stands between the first and the last article is cited by its article."""
    for title in (REFERRAL, OLD_REFERRAL, "临澜县社会化招商奖励实施办法", "栖梧高新区支持先进制造业发展扶持办法"):
        provisions = by_title(library, title).provisions
        numbered = [i for i, p in enumerate(provisions) if p.locator.article]
        inside = provisions[numbered[0] : numbered[-1]]
        assert [p.text for p in inside if not p.locator.article] == []


def test_every_sample_says_so(library: Library) -> None:
    """What we invented is marked in its front matter and in its first line; what is not invented is a fact sheet."""
    for policy in library.policies:
        assert policy.sample == (policy.kind != "fact_sheet")
        assert ("示例文本，仅供演示" in body_lines(policy)[0]) == policy.sample


def test_fact_sheets_date_and_source_every_paragraph(library: Library) -> None:
    """No figure from a report stands without the report and its year."""
    sheets = [policy for policy in library.policies if policy.kind == "fact_sheet"]
    assert {sheet.place for sheet in sheets} == {"聊城市", "东营市"}
    for sheet in sheets:
        paragraphs = [line for line in body_lines(sheet) if not line.startswith("#")]
        assert [line for line in paragraphs if not re.search(r"（来源：[^）]{4,}\d{4}年[^）]*）$", line)] == []


def test_titles_of_the_seeds_are_known_but_not_held(library: Library) -> None:
    """A question inside a document that we only know by name can be refused by that name."""
    known = {plain_title(title.title) for title in library.not_held}
    held = {plain_title(policy.title) for policy in library.policies}
    assert known >= {plain_title(title) for title in SEED_TITLES}
    assert not known & held
    assert all(title.place and title.source for title in library.not_held)


def test_new_edition_replaces_the_old(library: Library) -> None:
    """The referral rules of 2025 are in force; those of 2021 were repealed the day the new ones began."""
    old = by_title(library, OLD_REFERRAL)
    assert old.superseded_by == REFERRAL
    assert old.superseded_on == date(2025, 1, 1)
    assert old.standing(date(2024, 12, 31)) is Standing.IN_FORCE
    assert old.standing(date(2025, 1, 1)) is Standing.SUPERSEDED
    assert by_title(library, REFERRAL).standing(date(2026, 11, 21)) is Standing.IN_FORCE


def test_validity_in_years_ends_the_day_before(library: Library) -> None:
    """Two years from 1 May 2025 end on 30 April 2027."""
    county = by_title(library, "临澜县社会化招商奖励实施办法")
    assert (county.effective_from, county.effective_to) == (date(2025, 5, 1), date(2027, 4, 30))


@pytest.mark.parametrize(("chinese", "english"), SAME_FIGURE)
def test_both_languages_give_the_same_figures(chinese: str, english: str, library: Library) -> None:
    """The English guide repeats figures of the Chinese documents and changes none."""
    texts = {
        lang: "".join(p.text for d in library.policies if d.language == lang for p in d.provisions)
        for lang in ("zh", "en")
    }
    assert chinese in texts["zh"]
    assert english in texts["en"]


@pytest.mark.parametrize("row", TUNE + REPORT, ids=str)
def test_gold_stands_in_one_provision(row: LabelledQuestion, library: Library) -> None:
    """Each gold quote is verbatim in exactly one provision of its file; each number stands in a quote."""
    assert bool(row.quotes) == (row.expect == "answered")
    for file, quote in row.quotes:
        policy = next(policy for policy in library.policies if policy.file == file)
        assert sum(packed(quote) in packed(provision.text) for provision in policy.provisions) == 1
    words = packed("|".join(quote for _, quote in row.quotes))
    assert [n for n in row.numbers if not any(packed(value) in words for value in n)] == []


def test_report_set_is_large_and_mixed() -> None:
    """Enough questions of each sort that a rate means something."""
    expects = [row.expect for row in REPORT]
    assert len(REPORT) >= 200
    assert expects.count("refused") >= 50
    assert expects.count("clarify") >= 8
    assert sum(row.language != "zh-Hans" for row in REPORT) >= 30
    assert len(TUNE) >= 600


def test_sets_share_no_question() -> None:
    """What is reported was not tuned on: no id twice, no wording near another set's."""
    ids = [row.question_id for row in TUNE + REPORT]
    assert len(set(ids)) == len(ids)
    close = [(a.text, b.text) for a in TUNE for b in REPORT if fuzz.ratio(a.text, b.text) >= 80]
    assert close == []
