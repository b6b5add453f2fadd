"""A new edition with known edits among two hundred saved questions and calculations: exactly those affected are listed."""

from pathlib import Path

from bot.documents.saved_cases import read_case
from bot.documents.trying import Trying
from bot.impact_found import Impact
from bot.message import Reply
from rag.replay import Change
from rag.replay_sums import SumChange
from store.policy_drafts import PolicyDraft
from tests.documents.city_of_forty import (
    INVESTMENTS,
    SUBJECTS,
    WORDINGS,
    City,
    ask_everything,
    calculate_everything,
)
from tests.documents.desk_bench import ADMIN, DeskBench, desk_bench

OLD, NEW = "办法2025", "办法2026"


def tried(bench: DeskBench) -> Impact:
    """What the document under review would change."""
    draft, editions = bench.drafts.current(bench.now), bench.desk.editions
    assert isinstance(draft, PolicyDraft) and editions is not None
    return Trying(bench.database, editions, bench.asker(), read_case, bench.desk.last).tried(draft, bench.now).impact


def open_city(bench: DeskBench) -> dict[tuple[int, int], str]:
    """Everything asked and calculated under the old edition; the numbers of the calculations."""
    editions = bench.desk.editions
    assert editions is not None
    ask_everything(bench.database, bench.now)
    return calculate_everything(bench.database, editions.served(bench.asker()).book, OLD, bench.now)


def test_exactly_what_the_edits_touch_is_listed(tmp_path: Path) -> None:
    """Four sums and one wording edited: fifteen questions; two rates and one cap: sixteen calculations, and those over the cap."""
    old = City()
    new = City(
        sums={**old.sums, "冷链物流": 90, "茶叶精制": 91, "叉车属具": 92, "卫星导航": 93},
        ends={"会展策划": "，每年评审一次"},
    )
    new.rates[2], new.rates[6], new.caps[8] = 9, 8, 100
    files = {f"{OLD}.md": old.document(new=False), f"{OLD}.rules.yaml": old.rules(OLD)}
    with desk_bench(tmp_path, files, new.proposed()) as bench:
        numbers = open_city(bench)
        bench.send(f"{NEW}.md", new.document(new=True))
        impact = tried(bench)
    edited = ["冷链物流", "茶叶精制", "叉车属具", "会展策划", "卫星导航"]
    assert (impact.asked, impact.calculated, impact.unread) == (120, 80, 0)
    assert [one.text for one in impact.questions] == [
        wording.format(name) for name in SUBJECTS if name in edited for wording in WORDINGS
    ]
    kinds = {one.text: one.differences[0].change for one in impact.questions}
    assert {change for text, change in kinds.items() if "会展策划" in text} == {Change.QUOTE}
    assert {change for text, change in kinds.items() if "会展策划" not in text} == {Change.FIGURE}
    touched = {
        numbers[at, investment] for at in (2, 6) for investment in INVESTMENTS if not capped(old, new, at, investment)
    }
    touched |= {numbers[8, investment] for investment in INVESTMENTS if investment * old.rates[8] > 100 * 100}
    assert {one.number for one in impact.sums} == touched
    assert {each.change for one in impact.sums for each in one.differences} == {SumChange.AMOUNT}
    assert len(impact.people) == 15 + len(touched)
    assert impact.moved == 105


def capped(old: City, new: City, at: int, investment: int) -> bool:
    """Whether both rates run into the same cap (万元)."""
    return min(old.rates[at] * investment, new.rates[at] * investment) >= old.caps[at] * 100 == new.caps[at] * 100


def test_an_edition_without_edits_touches_nobody(tmp_path: Path) -> None:
    """Everything is answered out of the new document, in the same words."""
    city = City()
    files = {f"{OLD}.md": city.document(new=False), f"{OLD}.rules.yaml": city.rules(OLD)}
    with desk_bench(tmp_path, files, city.proposed()) as bench:
        open_city(bench)
        bench.send(f"{NEW}.md", city.document(new=True))
        impact = tried(bench)
    assert (impact.questions, impact.sums, impact.moved) == ((), (), 120)
    assert impact.people == frozenset()


def test_a_reward_that_is_dropped_is_told(tmp_path: Path) -> None:
    """Nothing answers any more, or something else does; and where the new edition has no rules, sums are gone."""
    old = City()
    files = {f"{OLD}.md": old.document(new=False), f"{OLD}.rules.yaml": old.rules(OLD)}
    with desk_bench(tmp_path, files) as bench:
        open_city(bench)
        text = old.document(new=True).decode()
        dropped = text.replace("第三条 新建跨境电商项目的，给予13万元一次性奖励。\n\n", "")
        assert dropped != text
        bench.send(f"{NEW}.md", dropped.encode())
        impact = tried(bench)
    assert [one.text for one in impact.questions] == [wording.format("跨境电商") for wording in WORDINGS]
    assert len(impact.sums) == 80
    assert {each.change for one in impact.sums for each in one.differences} == {SumChange.RULES}


def test_the_same_question_of_many_is_asked_once_and_counted(tmp_path: Path) -> None:
    """Three people with the same words: one line, three people."""
    old, new = City(), City()
    new.sums = {**old.sums, "工业设计": 77}
    with desk_bench(tmp_path, {f"{OLD}.md": old.document(new=False)}) as bench:
        for person in (7, 8, 9):
            bench.say("工业设计项目奖励多少？", person=person)
        done: Reply = bench.press(bench.send(f"{NEW}.md", new.document(new=True)), "发布")
        assert "1 种提问的回答会变，0 笔测算会变，涉及 3 人" in done.text
        assert ADMIN not in bench.desk.bureau.audiences.touched("1")
