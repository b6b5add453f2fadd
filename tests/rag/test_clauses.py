"""Clauses asked for by number."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policies.numbering import chinese_number
from policies.provision import Locator, Provision
from rag.clauses import (
    before_clause,
    clause_named,
    is_item,
    is_paragraph,
    item_named,
    last_article,
    names_clause_alone,
    paragraph_in_words,
    paragraph_named,
    stands_under,
    stands_where,
)
from rag.text import normalise


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("奖励办法第五条怎么说", "第五条"),
        ("第 12 条", "第十二条"),
        ("第１０条", "第十条"),
        ("第103条是什么", "第一百零三条"),
        ("第117条", "第一百一十七条"),
        ("第二章讲什么", "第二章"),
        ("激励政策第3部分", "第三部分"),
        ("what does article 18 say", "第十八条"),
        ("Section 4 of the guide", "第四节"),
        ("第二章第1节讲什么", "第二章第一节"),
        ("第三部分第五条", "第三部分第五条"),
        ("第五条第六条有什么不同", "第五条"),
        ("《激励政策》三、厂房和用地", "第三部分"),
        ("激励政策一、（二）", "第一部分"),
        ("一、我想问补贴", ""),
        ("十一、（二）", "第十一部分"),
        ("chapter 2, section 1", "第二章第一节"),
        ("奖励最高多少", ""),
        ("particle 5", ""),
        ("", ""),
    ],
)
def test_a_clause_is_read_in_the_way_locators_write_it(question: str, clause: str) -> None:
    """Chinese and Arabic numerals alike, in English too."""
    assert clause_named(normalise(question)) == clause


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 999))
def test_every_number_comes_out_as_a_document_counts(number: int) -> None:
    """And reads back as itself."""
    clause = clause_named(f"第{number}条")
    assert clause.startswith("第") and clause.endswith("条")
    assert chinese_number(clause[1:-1]) == number
    assert stands_under(Provision(Locator(article=f"第{number}条"), "甲"), clause)
    assert stands_under(Provision(Locator(article=clause), "甲"), clause)


@pytest.mark.parametrize(
    ("locator", "clause", "stands"),
    [
        (Locator(article="第五条"), "第五条", True),
        (Locator(article="第十五条"), "第五条", False),
        (Locator(article="第五条", paragraph=2, items=("第（一）项",)), "第五条", True),
        (Locator(headings=("第二章 奖励标准",), article="第九条"), "第二章", True),
        (Locator(headings=("第十二章 附则",)), "第二章", False),
        (Locator(headings=("三、厂房和用地",)), "第三部分", True),
        (Locator(headings=("十三、环境",)), "第三部分", False),
        (Locator(headings=("3. Industrial parks",)), "第三部分", True),
        (Locator(headings=("13. Environment",)), "第三部分", False),
        (Locator(headings=("第二章 奖励", "第一节 标准"), article="第九条"), "第二章第一节", True),
        (Locator(headings=("第三章 兑现", "第一节 申请"), article="第十九条"), "第二章第一节", False),
        (Locator(headings=("第二章 奖励",), article="第九条"), "第二章第九条", True),
        (Locator(), "第一条", False),
    ],
)
def test_a_provision_stands_under_its_own_clause_only(locator: Locator, clause: str, stands: bool) -> None:
    """第五条 is not 第十五条."""
    assert stands_under(Provision(locator, "甲"), clause) is stands


def test_what_stands_before_the_number_names_the_document() -> None:
    """However it is called."""
    assert before_clause("激励政策第十五部分写了什么") == "激励政策"


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("第五条第（九）项", "第（九）项"),
        ("第五条第2项", "第（二）项"),
        ("第五条（三）怎么说", "第（三）项"),
        ("激励政策一、（二）", "第（二）项"),
        ("第三部分（1）", "第（一）项"),
        ("第三条（2023年修订）", ""),
        ("办法（二）", ""),
    ],
)
def test_an_item_is_read_behind_its_clause(question: str, item: str) -> None:
    """With 第 and 项 or in brackets alone; brackets behind a title are part of it."""
    assert item_named(normalise(question)) == item


def test_an_item_is_found_however_the_document_counts() -> None:
    """第（二）项, 第2项 and 第（2）项 are the second; what stands in it belongs to it, a 目 of that number does not."""
    for written in ("第（二）项", "第2项", "第（2）项"):
        assert is_item(Provision(Locator(items=(written, "第1目")), "甲"), "第（二）项")
    assert not is_item(Provision(Locator(items=("第（一）项", "第2目")), "甲"), "第（二）项")
    assert not is_item(Provision(Locator(items=("第12项",)), "甲"), "第（二）项")
    assert is_item(Provision(Locator(), "甲"), "")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="第条章部分节0123456789一二百零〇 article²①", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    """Numbers of any length too."""
    assert isinstance(clause_named(normalise(text)), str)
    assert isinstance(clause_named("第" + "9" * 2000 + "条"), str)


@pytest.mark.parametrize(
    ("question", "number", "words"),
    [
        ("办法第三条第二款", 2, "第二款"),
        ("第12条第1款说什么", 1, "第一款"),
        ("article 5 paragraph 3", 3, "第三款"),
        ("办法第三条第（二）项", 0, ""),
        ("一笔贷款", 0, ""),
    ],
)
def test_a_paragraph_of_an_article_is_read(question: str, number: int, words: str) -> None:
    """And written as a locator writes it."""
    assert paragraph_named(normalise(question)) == number
    assert paragraph_in_words(number) == words


def test_an_article_of_one_paragraph_has_a_first_and_no_second() -> None:
    """Its locator counts none."""
    only, second = (Provision(Locator((), "第三条", count), "甲。") for count in (0, 2))
    assert [is_paragraph(only, number) for number in (0, 1, 2)] == [True, True, False]
    assert [is_paragraph(second, number) for number in (0, 1, 2)] == [True, False, True]


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("第五条说的什么", True),
        ("请问第五条第二款的具体内容是什么?", True),
        ("what does article 5 say", True),
        ("第五条工业项目按几个点", False),
        ("第三部分（二）说的什么", True),
        ("一、（二）是什么内容", True),
    ],
)
def test_a_number_with_asking_words_asks_for_the_whole_clause(words: str, alone: bool) -> None:
    """With a matter of its own it asks for something in it."""
    assert names_clause_alone(normalise(words)) is alone


def test_an_article_is_told_where_it_stands() -> None:
    """第二章第五条 is looked for in the first chapter, where it is."""
    first = Provision(Locator(("第一章 总则",), "第五条"), "第五条 市投资促进局负责实施。")
    assert last_article("第二章第五条") == "第五条"
    assert (last_article("第二章第一节"), last_article("第五条"), last_article("")) == ("第二章第一节", "第五条", "")
    assert stands_where("第五条", [first]) == "（第五条在第一章 总则）"
    assert stands_where("第六条", [first]) == stands_where("第五条", []) == ""
