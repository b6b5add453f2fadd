"""The time matrix: of each chain of editions, on days before, at, between, after and in transition, the right one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.settings import SHIPPED_POLICIES
from policies.editions import Choice, Ground, families, law_for_signing, law_on, turning_days
from policies.library import load_library
from policies.lifecycle import link_editions
from policies.provision import Locator, Policy, Provision

ONE = timedelta(days=1)
D = date


def edition(
    name: str,
    title: str,
    start: date | None,
    end: date | None = None,
    *clauses: str,
    replaces: tuple[str, ...] = (),
    draft: bool = False,
) -> Policy:
    """An edition of a rule of 青禾市."""
    provisions = tuple(Provision(Locator(article=f"第{n}条"), text) for n, text in enumerate(clauses, 1))
    policy = Policy(name, f"{name}.md", title, provisions, place="青禾市", effective_from=start, effective_to=end)
    return replace(policy, replaces=replaces, draft=draft)


THREE = (
    edition("a", "青禾市奖励暂行办法", D(2018, 1, 1), D(2020, 12, 31)),
    edition("b", "青禾市奖励办法（试行）", D(2020, 7, 1), D(2023, 6, 30), replaces=("青禾市奖励暂行办法",)),
    edition("c", "青禾市奖励办法", D(2023, 7, 1), None, "2022年1月1日至2023年6月30日期间签订协议的项目，仍按《青禾市奖励办法（试行）》执行。", replaces=("青禾市奖励办法（试行）",)),
)  # fmt: skip
GAP = (
    edition("a", "青禾市租金补助办法", D(2019, 1, 1), D(2020, 12, 31)),
    edition("b", "青禾市租金补助办法（2022年版）", D(2022, 1, 1), D(2024, 12, 31)),
)
REPEALED = (
    edition("a", "青禾市物流补助办法", D(2019, 1, 1), D(2025, 12, 31)),
    edition("n", "关于废止部分文件的决定", D(2022, 4, 1), None, "《青禾市物流补助办法》自2022年4月1日起废止。", replaces=("青禾市物流补助办法",)),
)  # fmt: skip
AMENDED = (
    edition("a", "青禾市人才办法", D(2020, 1, 1), D(2024, 12, 31), "第一条", "第二条 每人3万元。"),
    edition("m", "关于修改《青禾市人才办法》的决定", D(2022, 1, 1), None, "将第二条修改为：“每人5万元。”"),
)
OVERLAPPING = (
    edition("a", "青禾市仓储办法（2020年版）", D(2020, 1, 1), D(2023, 12, 31)),
    edition("b", "青禾市仓储办法（2023年版）", D(2023, 1, 1), D(2025, 12, 31)),
)
CIRCULAR = (
    edition("a", "青禾市甲办法", D(2020, 1, 1), None, replaces=("青禾市丙办法",)),
    edition("b", "青禾市乙办法", D(2020, 1, 1), None, replaces=("青禾市甲办法",)),
    edition("c", "青禾市丙办法", D(2020, 1, 1), None, replaces=("青禾市乙办法",)),
)
FORMER = (
    edition("a", "青禾市设备补助办法", D(2019, 1, 1), D(2023, 12, 31)),
    edition("b", "青禾市设备补助新办法", D(2022, 1, 1), D(2026, 12, 31), "本办法施行前已签订投资协议的项目，仍按原办法执行。", replaces=("青禾市设备补助办法",)),
)  # fmt: skip
AGREED = (edition("a", "青禾市重点项目办法", D(2025, 3, 1), None, "此前签订投资协议的项目，按照协议执行。"),)


def family_of(*policies: Policy) -> tuple[Policy, ...]:
    """The linked family of the first of them."""
    linked, _ = link_editions(policies)
    return next(family for family in families(linked) if family[0].policy_id == policies[0].policy_id)


def told(choice: Choice) -> tuple[str, Ground]:
    """Ids of the editions and the ground."""
    return " ".join(policy.policy_id for policy in choice.editions), choice.ground


@pytest.mark.parametrize(
    ("chain", "day", "ids", "ground"),
    [
        (THREE, D(2017, 12, 31), "", Ground.BEFORE),
        (THREE, D(2018, 1, 1), "a", Ground.IN_FORCE),
        (THREE, D(2020, 6, 30), "a", Ground.IN_FORCE),
        (THREE, D(2020, 7, 1), "b", Ground.IN_FORCE),
        (THREE, D(2020, 12, 31), "b", Ground.IN_FORCE),
        (THREE, D(2023, 6, 30), "b", Ground.IN_FORCE),
        (THREE, D(2023, 7, 1), "c", Ground.IN_FORCE),
        (THREE, D(2040, 1, 1), "c", Ground.IN_FORCE),
        (GAP, D(2018, 1, 1), "", Ground.BEFORE),
        (GAP, D(2020, 12, 31), "a", Ground.IN_FORCE),
        (GAP, D(2021, 6, 1), "", Ground.BETWEEN),
        (GAP, D(2022, 1, 1), "b", Ground.IN_FORCE),
        (GAP, D(2025, 1, 1), "", Ground.GONE),
        (REPEALED, D(2022, 3, 31), "a", Ground.IN_FORCE),
        (REPEALED, D(2022, 4, 1), "", Ground.GONE),
        (AMENDED, D(2019, 12, 31), "", Ground.BEFORE),
        (AMENDED, D(2021, 1, 1), "a", Ground.IN_FORCE),
        (AMENDED, D(2022, 1, 1), "a", Ground.IN_FORCE),
        (AMENDED, D(2025, 1, 1), "", Ground.GONE),
        (OVERLAPPING, D(2022, 12, 31), "a", Ground.IN_FORCE),
        (OVERLAPPING, D(2023, 1, 1), "a b", Ground.SEVERAL),
        (OVERLAPPING, D(2023, 12, 31), "a b", Ground.SEVERAL),
        (OVERLAPPING, D(2024, 1, 1), "b", Ground.IN_FORCE),
        (CIRCULAR, D(2021, 1, 1), "a", Ground.IN_FORCE),
        (FORMER, D(2021, 12, 31), "a", Ground.IN_FORCE),
        (FORMER, D(2022, 1, 1), "b", Ground.IN_FORCE),
    ],
)
def test_the_law_of_a_day(chain: tuple[Policy, ...], day: date, ids: str, ground: Ground) -> None:
    """Both ends of a period of validity are in force; two at once are said to be two."""
    assert told(law_on(family_of(*chain), day)) == (ids, ground)


@pytest.mark.parametrize(
    ("chain", "day", "ids", "ground"),
    [
        (THREE, D(2017, 1, 1), "", Ground.BEFORE),
        (THREE, D(2021, 12, 31), "b", Ground.IN_FORCE),
        (THREE, D(2022, 1, 1), "b", Ground.TRANSITION),
        (THREE, D(2023, 6, 30), "b", Ground.TRANSITION),
        (THREE, D(2023, 7, 1), "c", Ground.IN_FORCE),
        (FORMER, D(2018, 1, 1), "a", Ground.TRANSITION),
        (FORMER, D(2021, 12, 31), "a", Ground.TRANSITION),
        (FORMER, D(2022, 1, 1), "b", Ground.IN_FORCE),
        (AGREED, D(2025, 2, 28), "a", Ground.AGREEMENT),
        (AGREED, D(2025, 3, 1), "a", Ground.IN_FORCE),
        (OVERLAPPING, D(2023, 6, 1), "a b", Ground.SEVERAL),
        (REPEALED, D(2023, 1, 1), "", Ground.GONE),
    ],
)
def test_the_law_for_an_agreement_signed_on_a_day(
    chain: tuple[Policy, ...], day: date, ids: str, ground: Ground
) -> None:
    """As a transition says, else what was in force on that day."""
    assert told(law_for_signing(family_of(*chain), day)) == (ids, ground)


OLD, NEW = "栖梧市社会化招商奖励暂行办法（2021）", "栖梧市社会化招商奖励办法"
SHIPPED_CHAINS = {
    OLD: [(D(2021, 6, 30), "", ""), (D(2021, 7, 1), OLD, OLD), (D(2023, 1, 1), OLD, OLD), (D(2024, 12, 31), OLD, OLD),
          (D(2025, 1, 1), NEW, NEW), (D(2026, 7, 1), NEW, NEW), (D(2027, 12, 31), NEW, NEW), (D(2028, 1, 1), "", "")],
    "临澜县社会化招商奖励实施办法": [(D(2025, 4, 30), "", ""), (D(2025, 5, 1), "=", "="), (D(2027, 4, 30), "=", "="), (D(2027, 5, 1), "", "")],
    "栖梧市招商引资激励政策": [(D(2025, 2, 28), "", "="), (D(2025, 3, 1), "=", "="), (D(2028, 2, 29), "=", "="), (D(2028, 3, 1), "", "")],
    "栖梧高新区先进制造业扶持办法": [(D(2025, 6, 30), "", ""), (D(2025, 7, 1), "=", "="), (D(2028, 6, 30), "=", "="), (D(2028, 7, 1), "", "")],
    "栖梧市促进数字经济招商若干措施": [(D(2021, 12, 31), "", ""), (D(2022, 1, 1), "=", "="), (D(2024, 12, 31), "=", "="), (D(2025, 1, 1), "", "")],
    "社会化招商奖励申报办事指南": [(D(2025, 1, 31), "", ""), (D(2025, 2, 1), "=", "="), (D(2027, 12, 31), "=", "="), (D(2028, 1, 1), "", "")],
    "栖梧市投资指南（2026年版）": [(D(2026, 6, 30), "", ""), (D(2026, 7, 1), "=", "="), (D(2027, 7, 1), "", "")],
    "Investment Guide to Qiwu (2026)": [(D(2026, 6, 30), "", ""), (D(2026, 7, 1), "=", "="), (D(2027, 7, 1), "", "")],
}  # fmt: skip


@pytest.mark.parametrize("first", SHIPPED_CHAINS)
def test_every_shipped_chain_on_every_turning_day(first: str) -> None:
    """The law of the day, and the one for an agreement signed on it; "=" is the first edition of the chain."""
    by_id = {family[0].policy_id: family for family in families(load_library(SHIPPED_POLICIES).policies)}
    family = by_id[first]
    wrong = []
    for day, law, signing in SHIPPED_CHAINS[first]:
        found = told(law_on(family, day))[0], told(law_for_signing(family, day))[0]
        expected = law.replace("=", first), signing.replace("=", first)
        if found != expected:
            wrong.append((day, found, expected))
    assert wrong == []


def test_drafts_and_texts_about_other_texts_are_no_editions() -> None:
    """What only repeals or changes another text is no rule of its own."""
    draft = edition("d", "青禾市奖励办法（征求意见稿）", D(2026, 1, 1), draft=True)
    linked, _ = link_editions((*THREE, *REPEALED, *AMENDED, draft))
    found = {policy.policy_id for family in families(linked) for policy in family}
    assert not {"n", "m", "d"} & found


def test_the_law_changes_on_turning_days_only() -> None:
    """Between two of them every day has the law of the first."""
    for chain in (THREE, GAP, OVERLAPPING, FORMER):
        family = family_of(*chain)
        turning = set(turning_days(family))
        day, before = D(2017, 6, 1), law_for_signing(family, D(2017, 5, 31)).editions
        while day < D(2027, 6, 1):
            now = law_for_signing(family, day).editions
            assert now == before or day in turning, day
            day, before = day + ONE, now


def test_an_empty_library_has_no_family() -> None:
    """And nothing fails."""
    assert families(()) == ()


def test_the_day_that_a_transition_leaves_open_has_both_editions() -> None:
    """前 without 含, and the newer text is in force already: nobody says which; the days beside it are clear."""
    clause = "2023年6月30日前签订协议的项目，仍按原办法执行。"
    old = edition("a", "青禾市港口办法", D(2020, 1, 1), D(2022, 12, 31))
    new = edition("b", "青禾市港口办法（2023年版）", D(2023, 1, 1), None, clause)
    found = {day: law_for_signing((old, new), day) for day in (D(2023, 6, 29), D(2023, 6, 30), D(2023, 7, 1))}
    assert [told(choice) for choice in found.values()] == [
        ("a", Ground.TRANSITION),
        ("a b", Ground.EDGE),
        ("b", Ground.IN_FORCE),
    ]
    assert {D(2023, 6, 30), D(2023, 7, 1)} <= set(turning_days((old, new)))
    included = replace(new, provisions=(replace(new.provisions[0], text=clause.replace("前", "前（含）")),))
    assert law_for_signing((old, included), D(2023, 6, 30)).ground is Ground.TRANSITION
