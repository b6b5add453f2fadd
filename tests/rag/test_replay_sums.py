"""Saved cases counted under two editions: verdict, amount, clause, or no rules at all; the same sum elsewhere is no change."""

from datetime import date
from decimal import Decimal

from policies.lifecycle import link_editions
from policies.parser import parse_policy
from policies.provision import Library
from rag.calculating.case import Value, case_of
from rag.replay_sums import Recalculated, SavedCase, SumChange, recalculate
from rag.rules.book import RuleBook, build_book
from rag.rules.quantity import Money, Share

DAY = date(2026, 8, 3)
HEAD = "---\ntitle: 云栖市办法{more}\nplace: 云栖市\neffective_from: {year}-01-01\n{replaces}---\n\n"
CLAUSE = "{at} 固定资产投资达到{least}万元以上的，按固定资产投资的{rate}%给予补助，最高不超过{cap}万元。\n"


def edition(
    year: int, *, rate: int = 3, cap: int = 500, least: int = 1000, at: str = "第二条", more: str = "", said: str = ""
) -> tuple[str, str, str]:
    """File, document and rules of an edition with one programme; `more` is added to its rules, `said` to its text."""
    stem, replaces = f"办法{year}", "" if year == 2025 else "replaces: [云栖市办法]\n"
    head = HEAD.format(more="" if year == 2025 else f"（{year}）", year=year, replaces=replaces)
    rules = f"""document: {stem}
version: 1
programmes:
  - id: fixed
    name: {{zh: 固定资产补助, en: grant}}
    family: grants
    for: investor
    clause: {at}
    when: [{{fact: fixed_investment, at_least: {least}万元, clause: {at}}}]
    amount:
      - grant: {{name: {{zh: 补助, en: grant}}, rate: {{rate: {rate}%, of: fixed_investment, clause: {at}}}}}
      - cap: {{sum: {cap}万元, clause: {at}}}
{more}"""
    return stem, head + CLAUSE.format(at=at, least=least, rate=rate, cap=cap) + said, rules


def book(*editions: tuple[str, str, str]) -> RuleBook:
    """The rules of these editions."""
    policies, _ = link_editions([parse_policy(text, f"{stem}.md") for stem, text, _ in editions])
    made = build_book({f"{stem}.rules.yaml": rules for stem, _, rules in editions}, Library(policies))
    assert made.problems == ()
    return made


OLD = book(edition(2025))


def replayed(after: RuleBook, investment: int = 5000) -> Recalculated:
    """A case of so many 万元, saved under the old edition."""
    case = case_of({"fixed_investment": Money(Decimal(investment * 10_000))}, date(2025, 5, 1), "云栖市")
    return next(iter(recalculate([SavedCase("JS1", "办法2025", "fixed", case)], OLD, after, DAY)))


def told(one: Recalculated) -> list[tuple[SumChange, str, str]]:
    """What differs."""
    return [(each.change, each.before, each.after) for each in one.differences]


def test_an_edition_that_counts_the_same_changes_nothing() -> None:
    """It comes out of another document now."""
    one = replayed(book(edition(2025), edition(2026)))
    assert told(one) == []
    assert one.moved


def test_amount_verdict_and_clause_are_told_apart() -> None:
    """Another rate; a threshold that the case no longer reaches; another clause with the same sum."""
    assert told(replayed(book(edition(2025), edition(2026, rate=4)))) == [(SumChange.AMOUNT, "150万元", "200万元")]
    raised = told(replayed(book(edition(2025), edition(2026, least=8000))))
    assert (SumChange.VERDICT, "met", "not_met") in raised
    moved = told(replayed(book(edition(2025), edition(2026, at="第三条"))))
    assert moved == [(SumChange.CLAUSE, "第二条", "第三条")]


def test_a_cap_touches_only_who_runs_into_it() -> None:
    """A lower cap changes the large case and not the small one."""
    after = book(edition(2025), edition(2026, cap=300))
    assert told(replayed(after, 5000)) == []
    assert told(replayed(after, 20000)) == [(SumChange.AMOUNT, "500万元", "300万元")]


def test_rules_that_are_gone_are_told() -> None:
    """Nothing counts the case any more."""
    assert [change for change, _, _ in told(replayed(RuleBook()))] == [SumChange.RULES]


def staged(year: int, first: int) -> tuple[str, str, str]:
    """An edition that pays in two stages."""
    said = f"\n第三条 奖励分两期兑现：投产兑现{first}%，满一年兑现{100 - first}%。\n"
    parts = [(first, "投产"), (100 - first, "满一年")]
    lines = "".join(
        f"          - {{share: {share}%, when: {{zh: {when}, en: later}}, clause: 第三条}}\n" for share, when in parts
    )
    return edition(year, more=f"    stages:\n      - parts:\n{lines}", said=said)


def test_stages_of_payment_are_compared() -> None:
    """30/70 becomes 50/50: the sum stays, and whoever waits for it is told."""
    before = book(staged(2025, 30))
    case = case_of({"fixed_investment": Money(Decimal(50_000_000))}, date(2025, 5, 1), "云栖市")
    saved = [SavedCase("JS1", "办法2025", "fixed", case)]
    (one,) = recalculate(saved, before, book(staged(2025, 30), staged(2026, 50)), DAY)
    assert told(one) == [
        (SumChange.PAYMENTS, "投产 30% 45万元；满一年 70% 105万元", "投产 50% 75万元；满一年 50% 75万元")
    ]
    (same,) = recalculate(saved, before, book(staged(2025, 30), staged(2026, 30)), DAY)
    assert told(same) == []


def test_deadline_papers_and_office_are_compared() -> None:
    """Another deadline touches everybody who has not applied yet."""
    after = edition(
        2026,
        more="    deadline: {zh: 6个月内申请, en: within 6 months, clause: 第三条}\n",
        said="\n第三条 6个月内申请。\n",
    )
    assert told(replayed(book(edition(2025), after))) == [(SumChange.TERMS, "", "6个月内申请")]


def test_another_fact_that_has_to_be_told_is_a_change() -> None:
    """An open case asks for more than before."""
    case = case_of({}, date(2025, 5, 1), "云栖市")
    test = "    when: [{fact: outside_share, at_least: 60%, clause: 第二条}"
    stem, text, rules = edition(2026)
    wider = (stem, text.replace("的，按", "、市外资金60%以上的，按"), rules.replace("    when: [", test + ", "))
    (one,) = recalculate([SavedCase("JS1", "办法2025", "fixed", case)], OLD, book(edition(2025), wider), DAY)
    assert told(one) == [(SumChange.ASKED, "固定资产投资", "固定资产投资；市外资金占比")]


def test_an_edition_whose_rules_call_their_family_otherwise_is_found_by_what_it_replaces() -> None:
    """Rules proposed from an uploaded text have families of their own; id, name or what is counted tells the programme."""
    stem, text, rules = edition(2026, rate=4)
    other = rules.replace("family: grants", "family: 办法2026-1")
    for change in (
        other,
        other.replace("id: fixed", "id: p1"),
        other.replace("id: fixed", "id: p1").replace("固定资产补助", "甲"),
    ):
        assert told(replayed(book(edition(2025), (stem, text, change)))) == [(SumChange.AMOUNT, "150万元", "200万元")]
    elsewhere = (
        other.replace("id: fixed", "id: p1").replace("固定资产补助", "甲").replace("for: investor", "for: agency")
    )
    (gone,) = told(replayed(book(edition(2025), (stem, text, elsewhere))))
    assert gone == (SumChange.RULES, "150万元", "no_programme")


def test_another_ground_on_which_it_fails_is_a_change() -> None:
    """Too little invested under both; the newer edition wants more from outside the city, too."""
    facts: dict[str, Value] = {"fixed_investment": Money(Decimal(5_000_000)), "outside_share": Share(Decimal("0.4"))}
    case = case_of(facts, date(2025, 5, 1), "云栖市")
    stem, text, rules = edition(2026)
    more = rules.replace("    when: [", "    when: [{fact: outside_share, at_least: 60%, clause: 第二条}, ")
    wider = (stem, text.replace("的，按", "、市外资金60%以上的，按"), more)
    (one,) = recalculate([SavedCase("JS1", "办法2025", "fixed", case)], OLD, book(edition(2025), wider), DAY)
    assert told(one) == [(SumChange.BLOCKED, "固定资产投资", "市外资金占比；固定资产投资")]
