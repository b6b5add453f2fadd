"""Questions that ask the same are put together, the same way every time."""

from bot.answering.gathering import Cosines, Gathering
from store.answering.matter_ledger import Matters
from tests.answering.window import ANNA, BORIS, CANTEEN, CHEN, Window
from tests.kill.pair_embedder import PairEmbedder


def wordings(window: Window) -> list[list[str]]:
    """The wordings of each matter, as they are listed."""
    window.listing.gathering.gather(window.hall.now)
    return [[asked.standalone for asked in one.wordings] for one in window.matters()]


def test_near_wordings_are_one_matter_and_others_are_not(window: Window) -> None:
    """Another place, figure, negation or kind of question is a matter of its own."""
    asked = [
        CANTEEN,
        "员工食堂的建设补贴是多少",
        "栖梧市员工食堂建设有没有补贴？",
        "建500平方米的员工食堂有没有补贴？",
        "员工食堂建设补贴什么时候发？",
        "宿舍楼装修给不给钱",
    ]
    for number, text in enumerate(asked):
        window.ask(text, ANNA + number)
    assert max(wordings(window), key=len) == asked[:2]
    assert sorted(len(each) for each in wordings(window)) == [1, 1, 1, 1, 2]


def test_it_is_gathered_once_and_goes_on_from_there(window: Window) -> None:
    """Looking again changes nothing; what is asked later joins what is open."""
    window.ask()
    gathering = window.listing.gathering
    assert gathering.gather(window.hall.now) == 1
    assert gathering.gather(window.hall.now) == 0
    window.ask("请问员工食堂建设有补贴吗", BORIS)
    assert wordings(window) == [[CANTEEN, "请问员工食堂建设有补贴吗"]]


def test_what_leans_on_its_talk_stays_alone(window: Window) -> None:
    """Nobody knows what 「那个呢」 meant but who asked it."""
    window.ask("上面那个怎么补", ANNA)
    window.ask("上面那个怎么补", BORIS)
    assert len(wordings(window)) == 2


def test_what_is_put_aside_takes_more_of_the_same(window: Window) -> None:
    """It is not asked about again and again."""
    window.ask()
    wordings(window)
    (one,) = window.matters()
    Matters(window.hall.database).put_aside(one.matter_id, "与招商无关", 13, window.hall.now)
    window.ask(person=CHEN)
    assert wordings(window) == []
    (aside,) = Matters(window.hall.database).aside()
    assert aside.people == {ANNA, CHEN}


def test_a_model_brings_together_what_words_alone_leave_in_doubt(window: Window) -> None:
    """Only where a part of the words is shared already."""
    window.ask("员工食堂建设补贴")
    window.ask("企业员工食堂建设方面有没有扶持资金", BORIS)
    library, database = window.asker.library, window.hall.database
    assert Gathering(database, library, lambda one, other: 0.99).gather(window.hall.now) == 2
    assert len(window.matters()) == 1
    window.ask("停车场收费吗", CHEN)
    assert Gathering(database, library, lambda one, other: 0.99).gather(window.hall.now) == 1
    assert len(window.matters()) == 2


def test_nearness_is_the_cosine_of_both() -> None:
    """Each text is embedded once."""
    near = Cosines(PairEmbedder())
    assert abs(near("员工食堂", "员工食堂") - 1) < 1e-5
    assert near("员工食堂", "停车收费") < 0.5


def test_of_many_that_are_near_in_words_only_the_likest_are_asked_for_their_meaning(window: Window) -> None:
    """A model takes its time over each; where words alone tell, it is not asked at all."""
    for number, word in enumerate("甲乙丙丁戊己庚辛壬癸"):
        window.ask(f"{word}类企业食堂建设补贴", ANNA + number)
    asked: list[str] = []

    def cosine(_: str, other: str) -> float:
        asked.append(other)
        return 0.0

    Gathering(window.hall.database, window.asker.library, cosine).gather(window.hall.now)
    asked.clear()
    window.ask("企业食堂补贴", BORIS)
    Gathering(window.hall.database, window.asker.library, cosine).gather(window.hall.now)
    assert 0 < len(asked) <= 5
    asked.clear()
    window.ask("甲类企业食堂建设补贴", CHEN)
    Gathering(window.hall.database, window.asker.library, cosine).gather(window.hall.now)
    assert not asked
