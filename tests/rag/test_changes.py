"""Two editions side by side: sure pairs only, and figures as they stand."""

import pytest

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Locator, Policy, Provision
from rag.changes import Figures, clauses_of, compare, figures_in

BY_ID = {policy.policy_id: policy for policy in load_library(SHIPPED_POLICIES).policies}
OLD, NEW = BY_ID["栖梧市社会化招商奖励暂行办法（2021）"], BY_ID["栖梧市社会化招商奖励办法"]
# Read by hand: the same matter in both editions. What is about as near to two clauses may also stand alone.
TRUE_PAIRS = {
    ("第一条", "第一条"), ("第二条", "第三条"), ("第三条", "第五条"), ("第三条", "第三十条"), ("第四条", "第八条"), ("第五条", "第十二条"),
    ("第六条", "第十四条"), ("第七条", "第十六条"),
    ("第八条", "第十八条"), ("第九条", "第十条"), ("第十条", "第二十条"), ("第十一条", "第二十一条"), ("第十二条", "第二十二条"),
    ("第十三条", "第二十四条"), ("第十四条", "第二十七条"), ("第十五条", "第二十八条"), ("第十六条", "第二十九条"), ("第十七条", "第三十三条"),
    ("第十八条", "第三十八条"), ("第十九条", "第三十九条"),
}  # fmt: skip


def document(*clauses: str) -> Policy:
    """A document of these articles."""
    provisions = tuple(Provision(Locator(article=f"第{n}条"), text) for n, text in enumerate(clauses, 1))
    return Policy(f"d{hash(clauses)}", "d.md", "办法", provisions)


def test_the_shipped_editions_are_paired_as_a_person_would() -> None:
    """No pair that is not true; most of the true ones."""
    found = {(row.old.name, row.new.name) for row in compare(OLD, NEW).changes if row.old and row.new}
    assert found <= TRUE_PAIRS
    assert len(found) >= 12


def test_every_clause_stands_there_once() -> None:
    """Paired or alone, of both sides."""
    rows = compare(OLD, NEW).changes
    assert sorted(row.old.name for row in rows if row.old) == sorted(clause.name for clause in clauses_of(OLD))
    assert [row.new.name for row in rows if row.new] == [clause.name for clause in clauses_of(NEW)]


def test_figures_that_differ_are_told_of_each_side() -> None:
    """In order, as they are written; what both sides say is left out."""
    rows = {row.old.name: row.figures for row in compare(OLD, NEW).changes if row.old and row.new}
    assert rows["第九条"] == Figures(("30%",), ("60%",))
    assert rows["第八条"] == Figures(("200万元",), ("300万元", "500万元"))


def test_a_clause_moved_word_for_word_is_the_same() -> None:
    """Its number does not count."""
    text = "引荐人应当在项目投产之日起十二个月内申请奖励并提交审计报告。"
    rows = compare(document(text, "本办法由投资促进局负责解释。"), document("房地产项目不予奖励。", text)).changes
    same = [row for row in rows if row.is_same]
    assert [(row.old.name, row.new.name) for row in same if row.old and row.new] == [("第1条", "第2条")]


def test_unrelated_texts_have_nothing_in_common() -> None:
    """No pair is made up to fill the table."""
    one, other = (
        document("公共停车场夜间免费开放。", "充电期间免收停车费。"),
        document("引荐奖励最高300万元。", "备案有效期24个月。"),
    )
    assert not any(row.old and row.new for row in compare(one, other).changes)


def test_the_clause_in_the_place_of_another_is_found_from_both_sides() -> None:
    """And "" where none is sure."""
    cap = next(one for one in OLD.provisions if one.locator.article == "第八条")
    bonus = next(one for one in OLD.provisions if one.locator.article == "第七条")
    found = compare(OLD, NEW)
    assert found.successor_of(cap) == "第十八条"
    assert found.successor_of(bonus) in ("", "第十六条")
    assert found.predecessor_of(next(one for one in NEW.provisions if one.locator.article == "第十八条")) == "第八条"
    assert found.successor_of(NEW.provisions[0]) == ""


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("第八条 最高不超过200万元", ("200万元",)),
        ("自2021年7月1日起施行，有效期5年", ("2021年7月1日", "5年")),
        ("按4‰；世界500强", ("4‰",)),
        ("三年内不受理，收到之日起5个工作日", ("三年", "5个工作日")),
        ("1亿元（含）至5亿元（不含）", ("1亿元（含）", "5亿元（不含）")),
        ("《办法》（栖政发〔2021〕18号）同时废止", ()),
    ],
)
def test_figures_as_they_are_written(text: str, figures: tuple[str, ...]) -> None:
    """With unit and edge; no number of a clause or a document."""
    assert figures_in(text) == figures
