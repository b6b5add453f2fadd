"""Lifecycle: which edition replaces which, and what contradicts itself."""

from datetime import date

from policies.lifecycle import LATER_EDITION, SAME_SUBJECT, link_editions
from policies.provision import Locator, Policy, Provision

NEW_DAY = date(2024, 1, 1)


def policy(
    name: str,
    title: str,
    *clauses: str,
    start: date | None = None,
    place: str = "青岚市",
    replaces: tuple[str, ...] = (),
    doc_no: str = "",
    draft: bool = False,
    superseded_by: str = "",
) -> Policy:
    """A policy with these clauses."""
    provisions = tuple(Provision(Locator(article=f"第{at}条"), clause) for at, clause in enumerate(clauses, start=1))
    return Policy(
        name,
        f"{name}.md",
        title,
        provisions,
        doc_no=doc_no,
        place=place,
        effective_from=start,
        draft=draft,
        replaces=replaces,
        superseded_by=superseded_by,
    )


def successors(*policies: Policy) -> dict[str, tuple[str, date | None]]:
    """Who is superseded, by which title and from when."""
    linked, _ = link_editions(policies)
    return {old.policy_id: (old.superseded_by, old.superseded_on) for old in linked if old.superseded_by}


def test_a_title_replaced_by_name() -> None:
    """From the first day of the new text; 试行 in brackets does not hide the old one."""
    new = policy("new", "青岚市奖励办法", start=NEW_DAY, replaces=("《青岚市招商奖励办法》",))
    old = policy("old", "青岚市招商奖励办法（试行）", start=date(2020, 1, 1))
    assert successors(new, old) == {"old": ("青岚市奖励办法", NEW_DAY)}


def test_a_document_number_names_its_document() -> None:
    """Whatever its brackets look like."""
    new = policy("new", "青岚市奖励办法", start=NEW_DAY, replaces=("青政发[2020]3号",))
    assert "old" in successors(new, policy("old", "旧办法", doc_no="青政发〔2020〕3号"))


def test_earlier_texts_on_the_same_subject_are_replaced_by_a_clause() -> None:
    """An older or undated one of the same place; another subject and another place stay."""
    clause = "本意见自发布之日起施行。此前出台的支持重点产业相关奖励政策同时废止。"
    new = policy("new", "青岚市人民政府关于支持重点产业加快发展的实施意见", clause, start=NEW_DAY)
    undated = policy("undated", "加快重点产业实施意见")
    older = policy("older", "青岚市重点产业扶持办法", start=date(2020, 1, 1))
    younger = policy("younger", "青岚市重点产业实施细则", start=date(2025, 1, 1))
    tourism = policy("tourism", "青岚市加快旅游业发展的若干意见", start=date(2019, 1, 1))
    elsewhere = policy("elsewhere", "云麓县重点产业扶持办法", start=date(2019, 1, 1), place="云麓县")
    assert set(successors(new, undated, older, younger, tourism, elsewhere)) == {"undated", "older"}


def test_an_edition_that_calls_itself_old_is_linked_to_the_new_one() -> None:
    """Where the library holds it; otherwise it stays marked."""
    old = policy("old", "加快重点产业实施意见", superseded_by=LATER_EDITION)
    new = policy("new", "青岚市支持重点产业实施意见", start=NEW_DAY)
    assert successors(old, new) == {"old": ("青岚市支持重点产业实施意见", NEW_DAY)}
    assert successors(old) == {"old": (LATER_EDITION, None)}


def test_a_draft_replaces_nothing_and_is_not_replaced_by_a_clause() -> None:
    """It has not been adopted."""
    draft = policy("draft", "青岚市奖励办法", draft=True, start=NEW_DAY, replaces=("旧办法",))
    assert successors(draft, policy("old", "旧办法")) == {}


def test_the_first_of_several_successors_counts() -> None:
    """The day on which a text went out of force does not move."""
    old = policy("old", "旧办法")
    first = policy("first", "青岚市奖励办法", start=date(2021, 1, 1), replaces=("旧办法",))
    second = policy("second", "青岚市激励政策", start=NEW_DAY, replaces=("旧办法",))
    assert successors(old, second, first) == {"old": ("青岚市奖励办法", date(2021, 1, 1))}


def test_two_that_replace_each_other_are_reported_and_both_stay() -> None:
    """One problem for each file."""
    one = policy("one", "甲办法", replaces=("乙办法",))
    other = policy("other", "乙办法", replaces=("甲办法",))
    linked, problems = link_editions([one, other])
    assert all(not policy.superseded_by for policy in linked)
    assert [problem.file for problem in problems] == ["one.md", "other.md"]


def test_duplicate_titles_are_reported_with_both_files() -> None:
    """Not where one replaces the other, nor in two places."""
    one, other = policy("one", "奖励办法"), policy("other", "《奖励办法》")
    (problem,) = link_editions([one, other])[1]
    assert problem.file == "other.md"
    assert "one.md" in problem.message
    assert link_editions([one, policy("far", "奖励办法", place="云麓县")])[1] == ()
    new = policy("new", "奖励办法", start=NEW_DAY, replaces=("奖励办法",))
    assert link_editions([policy("old", "奖励办法", start=date(2020, 1, 1)), new])[1] == ()


def test_the_threshold_lies_between_its_documented_examples() -> None:
    """招商引资奖励 and 招商引资激励 are one subject, 社会化招商奖励 is another."""
    assert SAME_SUBJECT == 0.6
    clause = "此前出台的政策同时废止。"
    new = policy("new", "青岚市招商引资奖励办法", clause, start=NEW_DAY)
    same = policy("same", "青岚市招商引资激励政策")
    different = policy("different", "青岚市社会化招商奖励办法")
    assert set(successors(new, same, different)) == {"same"}


def test_a_circle_of_three_is_found_too() -> None:
    """All three stay; what replaces one of them from outside does so."""
    names = ("甲", "乙", "丙")
    circle = [policy(name, f"{name}办法", replaces=(f"{names[number - 1]}办法",)) for number, name in enumerate(names)]
    linked, problems = link_editions([*circle, policy("new", "丁办法", start=NEW_DAY, replaces=("甲办法",))])
    assert [one.policy_id for one in linked if one.superseded_by] == ["甲"]
    assert {problem.file for problem in problems} == {"甲.md", "乙.md", "丙.md"}


def test_a_successor_is_known_by_its_id_and_an_amendment_beside_it() -> None:
    """Titles may be the same; what changes parts replaces nothing."""
    old = policy("old", "青岚市奖励办法", "第一条", start=date(2020, 1, 1))
    part = policy("part", "关于修改《青岚市奖励办法》的决定", "将第一条修改为：“新。”", start=date(2022, 1, 1))
    new = policy("new", "青岚市奖励办法", start=NEW_DAY, replaces=("青岚市奖励办法",))
    linked = {one.policy_id: one for one in link_editions([old, part, new])[0]}
    assert linked["old"].successor_id == "new"
    assert [(one.policy_id, one.articles, one.on) for one in linked["old"].amendments] == [
        ("part", ("第一条",), date(2022, 1, 1))
    ]
    assert not linked["part"].superseded_by
