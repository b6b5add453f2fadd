"""Things that are asked for by their name, and clauses that know them or do not."""

import pytest

from rag.lexicon import hints
from rag.things import knows, lacks_thing, thing_asked_for, things_named


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("你们这有自贸区吗", "自贸区"),
        ("那有没有加成", "加成"),
        ("do you offer free visas?", "free visas"),
        ("is there any tax holiday?", "tax holiday"),
        ("有什么条件吗", ""),
        ("奖励多少", ""),
        ("what is there", ""),
    ],
)
def test_the_thing_is_what_stands_behind_there_is(said: str, thing: str) -> None:
    """And nothing where a question word stands there."""
    assert thing_asked_for(said) == thing


def test_a_clause_knows_a_thing_by_its_words_or_the_documents_words_for_it() -> None:
    """In English most words of it have to be known: 法定节假日 is no tax holiday."""
    assert knows("在应得奖励基础上加成50%", "加成")
    assert knows("企业在境内主板上市的", "listing")
    assert not knows("企业在境内主板上市的", "自贸区")
    assert not knows("法定节假日不受理", "tax holiday")
    assert not knows("floor prices for land", "free visas")
    assert knows("a manufacturer gets the first year's rent back in full", "rent subsidy")
    assert not knows("a manufacturer gets the first year's rent back in full", "visa subsidy")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("厂房的房产税怎么交", ["房产税"]),
        ("what visa do they need", ["visa"]),
        ("are there moving costs", ["moving costs"]),
        ("the appetite of investors", []),
        ("引荐了一家跨境电商企业能拿多少", []),
        ("跨境电商企业多少家", []),
        ("建海外仓补多少", ["海外仓"]),
        ("引荐奖励要交保证金吗", ["保证金"]),
        ("标准厂房租金多少", []),
    ],
)
def test_things_are_named_as_such(said: str, names: list[str]) -> None:
    """Not inside Latin words, and not where they only describe who is brought."""
    assert [said[start:end] for start, end, _ in things_named(said)] == names


def test_a_clause_tells_nothing_of_a_thing_that_it_does_not_name() -> None:
    """In any of the ways to write it, or in the documents' words for what the asker calls it."""
    clause = "租用国有标准厂房从事生产的企业,第一年租金全额补助"
    assert lacks_thing("厂房的房产税几个点", hints("厂房的房产税几个点"), clause)
    assert not lacks_thing("厂房的房产税几个点", hints("厂房的房产税几个点"), "从租计征的房产税")
    assert not lacks_thing("what is the vat", (), "增值税按月申报")
    assert lacks_thing("what is the vat", (), "private companies")
    assert not lacks_thing("机票给不给报", hints("机票给不给报"), "人员差旅费不予扶持")


def test_what_a_subsidy_would_be_for_has_to_be_known_by_the_clause() -> None:
    """购房补贴 is none for greening."""
    clause = "企业引进的人才首次在本市购房的,按照表2给予补贴"
    assert lacks_thing("厂区绿化有没有补贴", (), clause)
    assert not lacks_thing("人才购房有没有补贴", (), clause)
    assert not lacks_thing("买房有没有补贴", hints("买房有没有补贴"), clause)


@pytest.mark.parametrize(
    "said",
    [
        "租了厂房,当地政府有没有补贴",
        "租了厂房,请问有没有补贴",
        "租了厂房,你们园区有没有补贴",
        "租了厂房,青禾市有没有补贴",
        "租了厂房,个人有没有补贴",
    ],
)
def test_who_gives_gets_or_is_asked_is_no_thing(said: str) -> None:
    """Nor is where."""
    assert not lacks_thing(said, (), "租用国有标准厂房从事生产的企业,第一年租金全额补助")


@pytest.mark.parametrize(
    "said",
    [
        "我们造无人机,买设备补多少",
        "医疗器械厂租厂房有补贴吗",
        "我们是卖电梯的,固定资产投资怎么奖",
        "我公司主要生产医疗器械,研发投入补多少",
        "we are a medical device manufacturer. is there a rent subsidy?",
        "we make drones. is there a subsidy for equipment?",
    ],
)
def test_what_somebody_makes_is_not_what_is_asked_for(said: str) -> None:
    """A clause on machines or rents answers, whatever is made with or in them."""
    assert things_named(said) == ()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("我们做无人机,有没有补贴", "无人机"),
        ("无人机有补贴吗", "无人机"),
        ("装电梯给不给补,补多少", "电梯"),
        ("we make drones. is there a subsidy?", "drones"),
        ("停电厂里损失谁赔", "停电"),
    ],
)
def test_what_is_asked_for_by_its_name_stays_the_thing(said: str, name: str) -> None:
    """Where nothing else follows that the question could be about."""
    assert [said[start:end] for start, end, _ in things_named(said)] == [name]


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ("废水处理费多少", "非居民污水处理费每吨1.40元"),
        ("设备投资含增值税吗", "设备投资(不含税)500万元以上的"),
        ("does equipment include vat", "equipment of cny 5 million or more (before tax) earns 8%"),
        ("商业用地要招投标吗", "商业用地一律公开招标"),
        ("how long does land acquisition take?", "from application to the land contract: 30 days"),
        ("is there help with leasing a standard workshop", "rent of standard workshops is subsidised"),
        ("is there compensation for introducing an investor", "who refers a project is rewarded"),
        ("从开发区到高铁站行车多久", "距高铁站12公里,约20分钟"),
        ("i keep hearing there is a reward", "who refers a project is rewarded"),
        ("equipment, robots, etc.", "industrial robots: 10%"),
        ("is there a toll-free number", "the hotline is free of charge"),
        ("was there any lift in the cap", "the cap is cny 3 million"),
        ("does the policy film over such cases", "such cases are excluded"),
    ],
)
def test_words_that_mean_another_thing_as_well_set_no_clause_aside(said: str, clause: str) -> None:
    """Nor does one that the documents hold under another word."""
    assert not lacks_thing(said, (), clause)


def test_a_word_that_only_a_clause_uses_for_a_thing_tells_of_it() -> None:
    """行车 in a clause is a crane; asked for, it is one with what belongs to it."""
    assert not lacks_thing("厂房装行车吗", (), "厂房配10吨行车")
    assert lacks_thing("厂房装行车吗", (), "厂房层高8米")
    assert lacks_thing("is there a goods lift", (), "workshops of two floors")
