"""Asking for everything, over the shipped documents."""

import time
from datetime import date

import pytest

from bot.overviews import asks_for_everything, overview
from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.provision import Library
from rag.answer import Language
from rag.catalogue import Catalogue
from rag.rules.book import RuleBook, build_book

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped documents, with their rules."""
    return load_library(SHIPPED_POLICIES, tmp_path_factory.mktemp("converted"))


@pytest.fixture(scope="module")
def book(library: Library) -> RuleBook:
    """Their rules."""
    return build_book(dict(library.rule_files), library)


@pytest.mark.parametrize(
    "words",
    [
        "栖梧市有什么政策",
        "请问你们这边有啥补贴吗",
        "优惠政策有哪些",
        "招商政策",
        "贵市对投资企业有哪些奖励和补贴",
        "栖梧市招商引資有什麼優惠政策",
        "能介绍一下你们的政策吗",
        "What incentives are there?",
        "What policies do you have in Qiwu?",
        "有啥优惠",
        "有没有补贴",
        "有咩優惠",
        "有冇補貼",
        "优惠多不多",
        "any incentives?",
        "你好，我是外地的，想来你们栖梧投资办厂，有什么政策",
        "您好！我是浙江来的老板，打算到栖梧发展，请问有哪些优惠政策？",
        "我們公司想在臨瀾縣落戶，你們有冇補貼",
        "我们是商会，你们有什么优惠政策",
        "我们想创业，当地有哪些扶持政策",
        "想来考察一下，有什么政策",
        "优惠政策有哪些可以享受",
        "hi, i want to invest in Qiwu, what incentives do you have?",
        "Good morning, I am an investor from Germany. Which incentives can you offer us?",
        "We are a foreign company and plan to build a factory. What subsidies are available in Qiwu?",
    ],
)
def test_words_that_name_nothing_ask_for_everything(library: Library, words: str) -> None:
    """In any script, with any courtesy."""
    assert asks_for_everything(words, Catalogue(library))


@pytest.mark.parametrize(
    "words",
    [
        "引荐奖励有哪些",
        "投资奖励有哪些",
        "企业落户奖励是什么",
        "人才补贴有哪些",
        "租厂房有什么补贴",
        "外资企业有什么优惠政策",
        "数字经济有什么政策",
        "政策什么时候到期",
        "补贴多少钱",
        "What is the reward policy for introducers",
        "租厂房有没有补贴",
        "有没有人才补贴",
        "我是博士，想来栖梧，有什么补贴",
        "我想介绍客商来投资，有没有奖励",
        "想建数据中心，有没有补贴",
        "any incentives for hiring graduates?",
        "hi, what is the reward for introducing a company",
        "商会有什么奖励政策",
        "创业有哪些扶持政策",
        "考察有什么补贴",
        "来考察有没有补贴",
        "你好",
        "政策" * 60,
    ],
)
def test_words_that_name_a_matter_do_not(library: Library, words: str) -> None:
    """They are for the documents to answer."""
    assert not asks_for_everything(words, Catalogue(library))


@pytest.mark.parametrize(
    "words",
    [
        "招商引资" * 24 + "政策x",
        "企业的" * 15 + "奖励" * 20 + "政策x",
        "市县区能" * 23 + "政策x",
        "政策" + "可以能" * 30 + "x",
        "from a " * 12 + "subsidy x",
        "from the " * 9 + "subsidy x",
        "what benefits" + " is in for us" * 6 + " x",
    ],
)
def test_no_question_takes_long(library: Library, words: str) -> None:
    """However often a word is repeated, there is one way to read it."""
    catalogue = Catalogue(library)
    before = time.perf_counter()
    assert not asks_for_everything(words, catalogue)
    assert time.perf_counter() - before < 0.5


def test_a_place_is_shown_with_what_is_in_force_there(library: Library, book: RuleBook) -> None:
    """Neither what has expired nor a draft, and the other places are named."""
    found = overview(library.policies, book, "栖梧市", DAY, Language.SIMPLIFIED)
    assert found is not None
    titles = [one.policy.title for one in found.documents]
    assert titles[0] == "栖梧市招商引资激励政策"
    assert not [one for one in titles if "暂行" in one or "征求意见" in one or "数字经济" in one]
    assert found.elsewhere == ("临澜县", "栖梧高新区")


def test_a_place_of_which_only_reports_are_held_has_no_overview(library: Library, book: RuleBook) -> None:
    """A fact sheet grants nothing."""
    assert overview(library.policies, book, "聊城市", DAY, Language.SIMPLIFIED) is None


def test_an_english_reader_is_shown_the_english_guide_besides(library: Library, book: RuleBook) -> None:
    """And the Chinese documents that grant something, but no Chinese guide."""
    found = overview(library.policies, book, "栖梧市", DAY, Language.ENGLISH)
    assert found is not None
    titles = [one.policy.title for one in found.documents]
    assert "Investment Guide to Qiwu (2026)" in titles
    assert "栖梧市投资指南（2026年版）" not in titles


def test_in_a_zone_the_rules_of_its_city_are_shown_behind_its_own(library: Library, book: RuleBook) -> None:
    """They hold there as well."""
    found = overview(library.policies, book, "栖梧高新区", DAY, Language.SIMPLIFIED)
    assert found is not None
    places = [one.policy.place for one in found.documents]
    assert places[0] == "栖梧高新区" and "栖梧市" in places[1:]
    assert found.elsewhere == ("临澜县",)
