"""Extract: a draft out of the documents' own sentences."""

import re

import pytest

from policies.parser import parse_policy
from policies.provision import Locator, Policy, Provision, ProvisionKind
from rag.answer import Answer, Question
from rag.ask import Asker
from rag.catalogue import Catalogue
from rag.extract import WINDOW, cite, draft_answer, to_hits, window
from rag.inquiry import Inquiry, read_question
from rag.passage import Passage
from rag.search import Candidate
from rag.split import split_policy
from rag.verify import verify
from tests.rag.invariants import TODAY
from tests.rag.small_library import small_library

LONG = "".join(f"第{number}段说明办理的第{number}步应当注意的事项以及需要提交的材料和时限。" for number in range(1, 40))
TABLE = """---
title: 青禾市电价表
place: 青禾市
---
## 一、电价

表1 分时电价（单位：元/千瓦时）

| 时段 | 价格 |
| --- | --- |
| 尖峰 | 1.176 |
| 深谷 | 0.215 |
"""


def inquire(text: str) -> Inquiry:
    """A question to the small library."""
    return read_question(Question(text, TODAY), Catalogue(small_library()))


def candidate(policy: Policy, number: int = 0, sentence: int = 0) -> Candidate:
    """A passage of a policy with this sentence as its best."""
    passage = split_policy(policy)[number]
    ordered = (passage.sentences[sentence], *(one for one in passage.sentences if one != passage.sentences[sentence]))
    return Candidate(number, passage, 1.0, 1.0, 1.0, tuple((one, 1 - rank / 2) for rank, one in enumerate(ordered)))


def policy_of(text: str, kind: ProvisionKind = ProvisionKind.PARAGRAPH) -> Policy:
    """A policy of one provision."""
    return Policy("a", "a.md", "青禾市办法", (Provision(Locator(article="第一条"), text, kind),))


def test_a_short_provision_is_quoted_whole() -> None:
    """The reader sees the sentence where it stands."""
    policy = policy_of("第一条 引荐人应当在签约之前，到落户地的窗口备案。备案有效期为24个月。")
    found = candidate(policy, sentence=1)
    assert cite(found, found.sentences[0][0], inquire("备案有效期多久")).quote == policy.provisions[0].text


def test_of_a_long_provision_the_neighbourhood_is_quoted() -> None:
    """The sentence itself, whole neighbours, and not the whole provision."""
    policy = policy_of(LONG)
    for number in (0, 15, 38):
        found = candidate(policy, sentence=number)
        quote = cite(found, found.sentences[0][0], inquire("怎么办")).quote
        assert found.sentences[0][0].text in quote
        assert len(quote) < len(LONG)
        assert quote.endswith("。")


def test_a_row_is_quoted_as_it_stands_in_the_table() -> None:
    """The sentence is made of the row; the quote is the row."""
    passages = split_policy(parse_policy(TABLE, "a.md"))
    (table,) = [passage for passage in passages if passage.provisions[0].kind is ProvisionKind.TABLE]
    row = Candidate(0, table, 1.0, 1.0, 1.0, ((table.sentences[1], 1.0),))
    quote = cite(row, table.sentences[1], inquire("深谷电价")).quote
    assert "0.215" in quote and "1.176" not in quote


def test_a_hit_shows_the_best_sentence() -> None:
    """In a window of a long passage, verbatim."""
    policy = policy_of(LONG)
    for number in (0, 20, 38):
        found = candidate(policy, sentence=number)
        (hit,) = to_hits([found])
        assert len(hit.text) == WINDOW
        assert found.sentences[0][0].text in hit.text
        assert hit.text in found.passage.text


def test_a_short_passage_is_shown_whole() -> None:
    """Also where it has no sentence to stand around."""
    found = candidate(policy_of("第一条 引荐人应当备案。"))
    assert window(found.passage, None) == "第一条 引荐人应当备案。"


def test_a_draft_cites_for_each_sentence_the_provision_it_stands_in() -> None:
    """Claim by claim."""
    policy = policy_of("第一条 引荐奖励最高不超过300万元。奖励分三期兑现。")
    found = candidate(policy)
    draft = draft_answer(inquire("引荐奖励最高多少"), [found], to_hits([found]))
    assert draft is not None
    assert "300万元" in draft.claims[0].text
    for claim in draft.claims:
        assert [citation.provision for citation in claim.citations] == [policy.provisions[0]]
        assert not re.match(r"第一条", claim.text)


@pytest.mark.parametrize(
    "text",
    ["奖励多少，有哪些条件", "標準廠房獎勵多少，怎麼申請", "What is the reward in CNY?"],
    ids=["hans", "hant", "en"],
)
def test_whatever_is_drafted_may_be_said(shipped: Asker, text: str) -> None:
    """Each sentence of the shipped documents as the answer, for readers of each language: the last gate lets it through."""
    inquiry = read_question(Question(text, TODAY), shipped.index.catalogue)
    stopped = []
    for position, passage in enumerate(shipped.index.passages):
        for sentence in passage.sentences:
            alone = Candidate(position, passage, 1.0, 1.0, 1.0, ((sentence, 1.0),))
            draft = draft_answer(inquiry, [alone], ())
            if draft is None or verify(draft) is None:
                stopped.append(sentence.text)
    assert stopped == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("栖梧市外资到账5000万美元，引荐人拿几个点", "8‰"),
        ("高新区参加境外展会补百分之几", "80%"),
        ("省级绿色工厂奖多少", "20万元"),
    ],
)
def test_out_of_a_paired_list_the_one_asked_for_is_said(shipped: Asker, text: str, said: str) -> None:
    """And no other."""
    outcome = shipped.ask(Question(text, TODAY))
    assert isinstance(outcome, Answer), outcome
    assert said in outcome.statement
    others = {"6‰", "8‰", "1%", "60%", "80%", "20万元", "60万元"} - {said}
    assert not any(re.search(rf"(?<!\d){other}", outcome.statement) for other in others), outcome.statement


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("栖梧市企业上市奖励多少", ("300万元", "境外主要市场上市的，一次性奖励400万元")),
        ("高企奖励多少", ("25万元", "10万元", "40万元")),
        ("栖梧市500强企业有加成吗", ("50%", "20%")),
        ("栖梧市总部奖励多少", ("1500", "800", "400", "150")),
        ("栖梧高新区加速期企业租场地怎么补", ("80%", "60%", "30%")),
    ],
)
def test_what_nothing_asked_tells_apart_is_said_together(shipped: Asker, text: str, said: tuple[str, ...]) -> None:
    """One of several sentences, members or rows that answer alike would mislead."""
    found = shipped.ask(Question(text, TODAY))
    assert isinstance(found, Answer)
    assert [part for part in said if part not in found.statement] == []


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("栖梧市境外上市奖励多少", "400万元", "140万元"),
        ("栖梧市综合型总部奖励多少", "1500", "职能型"),
        ("栖梧市博士购房补贴多少", "30", "120"),
    ],
)
def test_what_is_named_is_said_alone(shipped: Asker, text: str, said: str, unsaid: str) -> None:
    """The others are not what was asked for."""
    found = shipped.ask(Question(text, TODAY))
    assert isinstance(found, Answer)
    assert said in found.statement
    assert unsaid not in found.statement


def test_the_words_that_open_a_list_are_said_with_its_members(shipped: Asker) -> None:
    """按以下档次给予一次性扶持： alone says nothing."""
    found = shipped.ask(Question("栖梧高新区开办扶持给多少", TODAY))
    assert isinstance(found, Answer)
    assert "档次" in found.statement
    assert "280万元" in found.statement


def test_who_asks_for_papers_in_english_is_not_told_a_figure(shipped: Asker) -> None:
    """The clause stands as it is: its "12 months" would say nothing."""
    found = shipped.ask(Question("What documents are needed for the referral reward?", TODAY))
    assert isinstance(found, Answer)
    assert "材料" in found.citations[0].quote or "备案表" in found.citations[0].quote
    assert "备案表" in found.statement


def test_a_list_takes_no_members_of_another_one_that_opens_alike() -> None:
    """Each list is its own, whatever words both begin with."""
    policy = parse_policy(
        "# 青禾市办法\n\n第一条 奖补如下：\n\n（一）厂房。按下列标准补助：\n\n1. 甲类；\n\n2. 乙类。\n\n"
        "（二）设备。按下列标准补助：\n\n1. 丙类；\n\n2. 丁类。\n",
        "a.md",
    )
    openings = [one for passage in split_policy(policy) for one in passage.sentences if one.text.endswith("标准补助：")]
    assert len(openings) == 2
    for opening, own, other in zip(openings, ("甲乙", "丙丁"), ("丙丁", "甲乙"), strict=True):
        alone = Passage(
            "p", policy, (opening.provision,), opening.text, "", "", (opening,)
        )  # its members stand in the next
        draft = draft_answer(inquire("有哪些情形"), [Candidate(0, alone, 1.0, 1.0, 1.0, ((opening, 1.0),))], ())
        assert draft is not None
        said = "".join(claim.text for claim in draft.claims)
        assert all(char in said for char in own) and not any(char in said for char in other), said
