"""Topics come from the documents."""

from dataclasses import replace
from datetime import date

import pytest

from bot.topics import TOPICS, bare_heading, derive_topics, key_of
from policies.provision import Level, Locator, Policy, Provision, ProvisionKind
from rag.answer import Language
from tests.bot.sample import DAY, GUIDE, REWARD

ZH = Language.SIMPLIFIED


def labels(*policies: Policy, language: Language = ZH) -> list[str]:
    """The topics of these documents, as shown."""
    return [topic.label for topic in derive_topics(policies, DAY, language)]


def guide_of(count: int, language: str = "zh") -> Policy:
    """A guide with that many sections."""
    sections = tuple(Provision(Locator((f"第{number}部分",)), "字") for number in range(count))
    return replace(GUIDE, policy_id="g", title="Guide", provisions=sections, language=language)


def test_documents_come_first_then_the_guide_s_sections() -> None:
    """Titles without place and brackets, headings without numbers."""
    assert labels(GUIDE, REWARD) == ["社会化招商奖励办法", "市情简介", "要素成本"]


def test_a_section_carries_its_own_words_and_place() -> None:
    """What is shown when it is opened."""
    topic = derive_topics((GUIDE,), DAY, ZH)[1]
    assert topic.text == "工业用电每千瓦时0.62元。\n工业用水每吨3.1元。"
    assert topic.headings == ("二、要素成本",)


def test_a_document_carries_its_outline() -> None:
    """What stands in it, chapter by chapter; of a section there is none."""
    chapters = tuple(
        Provision(Locator((name,), "第一条"), "字") for name in ("第一章 总则", "第一章 总则", "第二章 奖励")
    )
    document = derive_topics((replace(REWARD, provisions=chapters), GUIDE), DAY, ZH)[0]
    assert document.outline == ("第一章 总则", "第二章 奖励")
    assert document.text == ""


def test_what_stands_before_the_first_section_is_no_topic() -> None:
    """A preamble has a heading of convenience only."""
    preamble = replace(GUIDE.provisions[0], kind=ProvisionKind.PREAMBLE, locator=Locator(("序言",)))
    assert labels(replace(GUIDE, provisions=(preamble, *GUIDE.provisions))) == ["市情简介", "要素成本"]


def test_the_city_comes_before_its_county() -> None:
    """Of two documents of one kind that are both in force."""
    county = replace(REWARD, policy_id="a", title="临澜县引荐办法", place="临澜县", level=Level.COUNTY)
    assert labels(county, replace(REWARD, level=Level.CITY)) == ["社会化招商奖励办法"]


def test_one_document_of_each_kind_the_one_in_force() -> None:
    """Not the edition that ran out, wherever it stands."""
    old = replace(REWARD, policy_id="old", title="栖梧市旧奖励办法", effective_to=date(2020, 1, 1))
    county = replace(REWARD, policy_id="county", title="临澜县奖励办法", place="临澜县")
    assert labels(old, REWARD, county) == ["社会化招商奖励办法"]


@pytest.mark.parametrize("count", [0, 1, 3, 12, 40])
def test_there_are_at_most_eight(count: int) -> None:
    """However long the guide, however many the kinds."""
    kinds = tuple(replace(REWARD, policy_id=f"p{n}", kind=f"k{n}", title=f"栖梧市第{n}号文件") for n in range(count))
    topics = derive_topics((*kinds, guide_of(count)), DAY, ZH)
    assert len(topics) <= TOPICS
    assert len({topic.key for topic in topics}) == len(topics)


def test_readers_of_english_get_the_english_documents() -> None:
    """And everything, where none is in English."""
    english = replace(guide_of(3, "en"), policy_id="e")
    assert labels(GUIDE, english, language=Language.ENGLISH) == ["第0部分", "第1部分", "第2部分"]
    assert labels(REWARD, language=Language.ENGLISH) == ["社会化招商奖励办法"]


def test_no_documents_no_topics() -> None:
    """An empty folder."""
    assert labels() == []


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("第二章 奖励标准", "奖励标准"),
        ("一、市情简介", "市情简介"),
        ("3. Power", "Power"),
        ("（二）人才", "人才"),
        ("一、", "一、"),
    ],
)
def test_headings_lose_their_numbers(heading: str, bare: str) -> None:
    """But never everything."""
    assert bare_heading(heading) == bare


def test_keys_are_short_and_the_same_in_every_process() -> None:
    """They stand on buttons of messages that outlive a restart."""
    assert key_of("奖励最高多少？") == "ce081188"
