"""Split: passages that make sense alone; nothing is lost and nothing stands twice."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.settings import SHIPPED_POLICIES
from policies.library import load_library
from policies.parser import parse_policy
from policies.provision import Policy, ProvisionKind
from rag.passage import Passage
from rag.split import LONGEST, opening_of, split_policy, split_sentences, without_source

LONG_ARTICLE = """---
title: 青禾市总部企业扶持办法
place: 青禾市
---
## 第一章 总则

第一条 为发展总部经济，制定本办法。

## 第二章 标准

第二条 总部企业按照下列标准给予奖励：

""" + "\n\n".join(
    f"（{number}）{'实缴注册资本达到规定数额并且经过专项审计确认的' * 3}，一次性奖励{amount}万元；"
    for number, amount in zip("一二三四五六七八九", range(10, 100, 10), strict=True)
)
TABLE = """---
title: 青禾市电价表
---
## 一、电价

（一）分时电价。各时段价格见表1。

表1 分时电价（单位：元/千瓦时）

| 时段 | 价格 |
| --- | --- |
| 尖峰 | 1.176 |
| 深谷 | 0.215 |

（二）基本电费。每千瓦每月36元。
"""


@pytest.fixture(scope="module")
def documents() -> tuple[Policy, ...]:
    """The documents that come with the bot."""
    return load_library(SHIPPED_POLICIES).policies


def passages(text: str) -> tuple[Passage, ...]:
    """Of a document by its text."""
    return split_policy(parse_policy(text, "a.md"))


def whole(policy: Policy, found: tuple[Passage, ...]) -> None:
    """Every provision exactly once and in order, and in each passage its text."""
    assert tuple(provision for passage in found for provision in passage.provisions) == policy.provisions
    for passage in found:
        assert passage.text == "\n".join(provision.text for provision in passage.provisions)


def bare(text: str) -> str:
    """Without white space."""
    return re.sub(r"\s+", "", text)


def test_the_shipped_documents_are_split_without_loss(documents: tuple[Policy, ...]) -> None:
    """Each provision stands in exactly one passage."""
    for policy in documents:
        whole(policy, split_policy(policy))


def test_every_word_of_the_shipped_documents_is_in_a_sentence_or_a_row(documents: tuple[Policy, ...]) -> None:
    """What is not searched cannot be found; a stump of a few characters may be left out."""
    for policy in documents:
        for passage in split_policy(policy):
            for provision in passage.provisions:
                mine = [sentence.text for sentence in passage.sentences if sentence.provision == provision]
                if provision.rows:
                    assert tuple(mine) == provision.rows
                    continue
                searched = bare("".join(mine))
                assert len(bare(provision.text)) - len(searched) <= 5, provision.text
                assert all(text in provision.text for text in mine)


def test_no_passage_is_a_bare_heading(documents: tuple[Policy, ...]) -> None:
    """A heading is context, not text: it alone answers nothing."""
    for policy in documents:
        for passage in split_policy(policy):
            headings = {bare(heading) for provision in passage.provisions for heading in provision.locator.headings}
            assert bare(passage.text) not in headings
            assert not re.fullmatch(
                r"(?:第[一二三四五六七八九十]+[章节条]|[一二三四五六七八九十]+、)\S{0,12}", passage.text
            )


def test_a_passage_says_where_it_stands(documents: tuple[Policy, ...]) -> None:
    """Title and heading path are searched with it, and with each of its sentences."""
    for policy in documents:
        for passage in split_policy(policy):
            for place in (policy.title, *passage.provisions[0].locator.headings):
                assert place in passage.context
            assert all(sentence.indexed_text.startswith(policy.title) for sentence in passage.sentences)


def test_no_sentence_is_a_bare_label(documents: tuple[Policy, ...]) -> None:
    """（一）租用标准厂房。 and Cap. say nothing without what follows them."""
    label = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]+[）)、.]\s*)?[^\d，,；;：:]{2,10}[。.]\s*")
    for policy in documents:
        for passage in split_policy(policy):
            for sentence in passage.sentences:
                begins = sentence.provision.text.startswith(sentence.text) and sentence.provision.text != sentence.text
                assert not (begins and label.fullmatch(sentence.text)), sentence.text


def test_no_passage_mixes_articles_or_headings(documents: tuple[Policy, ...]) -> None:
    """Neighbours that belong to different places are different passages."""
    for policy in documents:
        for passage in split_policy(policy):
            homes = {(one.locator.headings, one.locator.article) for one in passage.provisions}
            assert len(homes) == 1


def test_a_short_article_stays_whole_with_its_list(documents: tuple[Policy, ...]) -> None:
    """第七条 with its five items and its second paragraph is one passage."""
    rules = next(policy for policy in documents if policy.title == "栖梧市社会化招商奖励办法（试行）")
    found = [passage for passage in split_policy(rules) if passage.provisions[0].locator.article == "第七条"]
    assert len(found) == 1
    assert [str(one.locator) for one in found[0].provisions][-1] == "第七条第二款"
    assert len(found[0].provisions) == 7


def test_a_paired_list_is_one_sentence(documents: tuple[Policy, ...]) -> None:
    """Keys without their values, or values without their keys, are worth nothing."""
    for policy in documents:
        for passage in split_policy(policy):
            for sentence in passage.sentences:
                if "分别" in sentence.text and sentence.text.count("、") >= 4:
                    before, _, after = sentence.text.partition("分别")
                    assert "、" in before and "、" in after, sentence.text


def test_a_long_article_is_cut_between_its_items() -> None:
    """Each piece within the limit, each item whole, and each piece with the sentence that leads the list in."""
    found = [passage for passage in passages(LONG_ARTICLE) if passage.provisions[0].locator.article == "第二条"]
    assert len(found) > 1
    for passage in found:
        assert len(passage.text) <= LONGEST + len(passage.provisions)
        assert "总部企业按照下列标准给予奖励：" in passage.indexed_text


def test_a_table_is_a_passage_of_its_own() -> None:
    """Whole, with its caption, each row readable and searched by itself."""
    (table,) = [passage for passage in passages(TABLE) if passage.provisions[0].kind is ProvisionKind.TABLE]
    assert len(table.provisions) == 1
    assert "1.176" in table.text and "0.215" in table.text
    assert [sentence.text for sentence in table.sentences] == list(table.provisions[0].rows)
    assert all("分时电价" in sentence.indexed_text for sentence in table.sentences)
    assert "尖峰" in table.sentences[0].text and "1.176" in table.sentences[0].text


def test_passages_are_told_apart() -> None:
    """By an id of their own."""
    found = passages(LONG_ARTICLE)
    assert len({passage.passage_id for passage in found}) == len(found)


def test_only_what_changed_gets_another_digest() -> None:
    """One figure corrected: one passage and one sentence are to be embedded again."""
    before, after = passages(LONG_ARTICLE), passages(LONG_ARTICLE.replace("奖励30万元", "奖励35万元"))
    assert sum(one.digest != other.digest for one, other in zip(before, after, strict=True)) == 1
    old = {sentence.digest for passage in before for sentence in passage.sentences}
    new = {sentence.digest for passage in after for sentence in passage.sentences}
    assert len(new - old) == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("按4‰计奖。不预付费用，也不垫付；不按签约额。", ["按4‰计奖。", "不预付费用，也不垫付；", "不按签约额。"]),
        ("The cap is CNY 3 million. It is paid in 3 parts.", ["The cap is CNY 3 million.", "It is paid in 3 parts."]),
        ("U.S. firms get 2.5% more.", ["U.S. firms get 2.5% more."]),
        ("按3.5%给予", ["按3.5%给予"]),
        ("（一）奖励标准。按4‰计奖。", ["（一）奖励标准。按4‰计奖。"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    """Not in the middle of a figure."""
    assert [sentence.strip() for sentence in split_sentences(text)] == sentences


def lines() -> Iterator[st.SearchStrategy[str]]:
    """Lines that documents are made of."""
    number = st.sampled_from("一二三四五六七八九十")
    words = st.text(alphabet="企业奖励投资项目应当备案0123456789万元%，；。（含）\u3000 ", max_size=80)
    yield st.builds("第{}条 {}".format, number, words)
    yield st.builds("（{}）{}".format, number, words)
    yield st.builds("## {}、{}".format, number, words)
    yield st.builds("{}. {}".format, st.integers(1, 12), words)
    yield st.just("| 档次 | 奖励 |\n| --- | --- |\n| 一档 | 10万元 |\n| 二档 | 20万元 |")
    yield words


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(*lines()), max_size=25))
def test_no_document_loses_anything(text: list[str]) -> None:
    """Whatever its numbering; and each sentence stands in its provision or is one of its rows."""
    policy = parse_policy("\n\n".join(text), "a.md")
    found = split_policy(policy)
    whole(policy, found)
    for passage in found:
        for sentence in passage.sentences:
            assert sentence.text in sentence.provision.text or sentence.text in sentence.provision.rows
            assert sentence.provision in passage.provisions


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("（三）高新技术企业。首次认定的，奖励25万元；重新认定的，奖励10万元。", "（三）高新技术企业。"),
        ("第十二条 工业项目分段计算：1亿元以下的部分，按4‰；1亿元以上的部分，按3‰。", "第十二条 工业项目分段计算："),
        ("第三条【研发扶持】研发费用500万元以上的，按10%扶持。", "第三条【研发扶持】"),
        ("第五条 单个项目最高200万元。", ""),
    ],
)
def test_what_a_clause_says_for_all_its_sentences(text: str, opening: str) -> None:
    """Its label, or its words before the colon."""
    assert opening_of(text) == opening


def test_a_source_note_is_no_part_of_what_is_said() -> None:
    """Its date and newspaper answer nothing."""
    assert without_source("到位资金3亿元。（来源：日报，2024年2月20日）") == "到位资金3亿元。"
