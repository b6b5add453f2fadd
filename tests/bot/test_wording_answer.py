"""How outcomes are said: what a reader must find, and where."""

from dataclasses import replace
from datetime import date

import pytest

from bot.message import Reply, SpanKind
from bot.wording_answer import Around, say_full_text, say_outcome
from bot.wording_standing import notices_of, source_line, validity
from policies.provision import Policy, Standing
from rag.answer import Answer, Clarification, Language, Refusal, RefusalReason
from tests.bot.sample import CAP, GUIDE, REWARD, cite

ZH = Language.SIMPLIFIED
AROUND = Around(ZH, ("栖梧市", "临澜县"), "专员 0000")


def of_kind(reply: Reply, kind: SpanKind) -> list[str]:
    """The blocks of one setting."""
    return [span.text for span in reply.spans if span.kind is kind]


def test_statement_first_then_quote_then_source() -> None:
    """In the order a reader needs them."""
    plain = Answer("最高100万元。", (cite(replace(REWARD, trial=False), 3),), ())
    kinds = [span.kind for span in say_outcome(plain, 1, AROUND).spans]
    assert kinds == [SpanKind.BOLD, SpanKind.QUOTE, SpanKind.FAINT]


def test_each_quote_carries_its_own_source() -> None:
    """Two citations, two quotes, two source lines; a notice only once for a document."""
    reply = say_outcome(Answer("两句。", (cite(REWARD, 1), cite(REWARD, 2)), ()), 1, AROUND)
    assert len(of_kind(reply, SpanKind.QUOTE)) == 2
    assert [line.partition("）第")[2].partition(" ")[0] for line in of_kind(reply, SpanKind.FAINT)] == [
        "七条第（一）项", "七条第（二）项",
    ]  # fmt: skip
    assert reply.text.count("为试行文件") == 1


@pytest.mark.parametrize(
    ("policy", "standing", "words"),
    [
        (REWARD, Standing.EXPIRED, "⚠ 《栖梧市社会化招商奖励办法（试行）》已于 2027-12-31 失效。"),
        (replace(REWARD, superseded_by="新办法"), Standing.SUPERSEDED, "已被《新办法》替代。"),
        (REWARD, Standing.NOT_YET, "自 2025-01-01 起施行，现在尚未生效。"),
        (replace(REWARD, draft=True), Standing.IN_FORCE, "是征求意见稿"),
    ],
)
def test_what_cannot_be_relied_on_is_said_before_the_statement(policy: Policy, standing: Standing, words: str) -> None:
    """Expired, replaced, not yet in force, draft: the first line of the answer, bold."""
    reply = say_outcome(Answer("答。", (cite(policy, 3, standing),), ()), 1, AROUND)
    bold = of_kind(reply, SpanKind.BOLD)
    assert any(words in notice for notice in bold[: bold.index("答。")])
    assert reply.spans[0].kind is SpanKind.BOLD and reply.spans[0].text != "答。"


def test_a_document_on_trial_is_said_to_be_so_after_the_statement() -> None:
    """It holds good all the same; bold, before any quote."""
    reply = say_outcome(Answer("答。", (cite(REWARD, 3, Standing.IN_FORCE),), ()), 1, AROUND)
    assert of_kind(reply, SpanKind.BOLD)[0] == "答。"
    assert "为试行文件" in of_kind(reply, SpanKind.BOLD)[1]


def test_a_rule_of_a_past_day_is_said_to_have_been_replaced_later() -> None:
    """Whoever asks for the law of a past day learns by what it was replaced, and from when on."""
    old = replace(REWARD, superseded_by="新办法", superseded_on=date(2028, 1, 1))
    cited = replace(cite(old, 3, Standing.IN_FORCE), past=True, replaced_by="第九条")
    reply = say_outcome(Answer("答。", (cited,), ()), 1, AROUND)
    assert "后来自 2028-01-01 起被《新办法》替代" in reply.spans[0].text
    assert any("现在对应的是《新办法》第九条" in span.text for span in reply.spans)


def test_an_edition_to_come_takes_the_place_only_from_its_day_on() -> None:
    """No day was asked for, and nothing corresponds to the clause as yet."""
    old = replace(REWARD, superseded_by="新办法", superseded_on=date(2028, 1, 1))
    cited = replace(cite(old, 3, Standing.IN_FORCE), replaced_by="第九条")
    said = "\n".join(span.text for span in say_outcome(Answer("答。", (cited,), ()), 1, AROUND).spans)
    assert "自 2028-01-01 起由《新办法》替代" in said and "自 2028-01-01 起由《新办法》第九条替代" in said
    assert "所问日期" not in said and "现在对应" not in said


def test_a_clause_to_be_read_besides_is_set_apart() -> None:
    """It carries no sentence of the answer."""
    reply = say_outcome(Answer("答。", (cite(REWARD, 3), cite(REWARD, 2)), (), further=1), 1, AROUND)
    assert any("也可能与您的问题有关" in span.text for span in reply.spans)


def test_what_is_read_besides_warns_for_itself_and_not_above_the_answer() -> None:
    """An expired text that carries no sentence does not open an answer that holds."""
    gone = replace(REWARD, policy_id="gone", title="旧措施")
    citations = (cite(REWARD, 3), cite(gone, 2, Standing.EXPIRED))
    said = [span.text for span in say_outcome(Answer("答。", citations, (), further=1), 1, AROUND).spans]
    assert said[0] == "答。"
    assert "《旧措施》已于" in said[-1]


def test_a_document_in_force_has_no_notice() -> None:
    """Nothing to warn of."""
    assert notices_of(replace(REWARD, trial=False), Standing.IN_FORCE, ZH) == ()
    assert notices_of(GUIDE, Standing.UNKNOWN, ZH) == ()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 1, 1), date(2027, 12, 31), "施行 2025-01-01 至 2027-12-31"),
        (date(2025, 1, 1), None, "2025-01-01 起施行"),
        (None, date(2027, 12, 31), "有效期至 2027-12-31"),
        (None, None, "文件未载明施行日期"),
    ],
)
def test_validity_says_what_the_document_says(start: date | None, end: date | None, words: str) -> None:
    """And that it says nothing where it says nothing."""
    assert validity(replace(REWARD, effective_from=start, effective_to=end), ZH) == words


def test_the_source_line_leaves_out_what_is_not_there() -> None:
    """No empty brackets, no stray dots."""
    assert source_line(GUIDE, "二、要素成本", ZH) == "《栖梧市投资指南》二、要素成本 · 文件未载明施行日期"
    english = replace(GUIDE, language="en", title="Investment Guide of Qiwu")
    assert source_line(english, "Power", Language.ENGLISH).startswith("《Investment Guide of Qiwu》Power · no dates")


@pytest.mark.parametrize("reason", list(RefusalReason))
@pytest.mark.parametrize("language", list(Language))
def test_a_refusal_says_that_it_is_one_in_its_first_sentence(reason: RefusalReason, language: Language) -> None:
    """Each reason, each language."""
    refusal = Refusal(reason, subject="聊城市社会化招商奖励办法（试行）")
    first = say_outcome(refusal, 1, Around(language)).spans[0].text
    signs = {
        Language.SIMPLIFIED: ("答不了", "没有作答", "还不能回答"),
        Language.TRADITIONAL: ("答不了", "沒有作答", "還不能回答"),
        Language.ENGLISH: ("cannot answer", "no answer", "did not answer", "nothing to answer"),
    }[language]
    assert any(sign in first for sign in signs), first


def test_a_title_whose_text_is_not_held_is_named_and_no_figure_given() -> None:
    """Refused by name."""
    refusal = Refusal(RefusalReason.TEXT_NOT_HELD, subject="《聊城市社会化招商奖励办法（试行）》")
    text = say_outcome(refusal, 1, AROUND).text
    assert "《聊城市社会化招商奖励办法（试行）》这份文件，但没有收录它的原文" in text
    assert "不提供其中的任何金额" in text
    assert "《《" not in text


def test_a_clause_that_is_not_there_is_named_with_its_document() -> None:
    """As it was asked for, the title in its marks."""
    text = say_outcome(Refusal(RefusalReason.NO_SUCH_CLAUSE, subject="《奖励办法》第九十九条"), 1, AROUND).text
    assert "查不到您说的这一条（《奖励办法》第九十九条）" in text


def test_another_place_is_told_which_places_there_are() -> None:
    """So that the next question can be better."""
    text = say_outcome(Refusal(RefusalReason.OTHER_PLACE, subject="济南市"), 1, AROUND).text
    assert "没有收录济南市的文件" in text
    assert "栖梧市、临澜县" in text
    assert "那个地方" not in text
    assert "没有收录该地的文件" in say_outcome(Refusal(RefusalReason.OTHER_PLACE), 1, AROUND).text


def test_a_refusal_names_at_most_five_titles_and_three_clauses() -> None:
    """Enough to check, not a flood; quotes are cut short and are said not to be the answer."""
    titles = tuple(f"办法{number}" for number in range(8))
    long = replace(REWARD, provisions=(replace(REWARD.provisions[0], text="长" * 500),))
    refusal = Refusal(RefusalReason.NOT_IN_DOCUMENTS, titles, (cite(long, 0),) * 4)
    reply = say_outcome(refusal, 1, AROUND)
    assert "《办法4》等 8 份" in reply.text
    assert "《办法5》" not in reply.text
    quotes = of_kind(reply, SpanKind.QUOTE)
    assert len(quotes) == 3
    assert max(map(len, quotes)) == 120
    assert "不是答案" in reply.text


def test_a_refusal_names_whom_to_ask() -> None:
    """What the outcome knows, else the office's contact."""
    assert "县里 0001" in say_outcome(Refusal(RefusalReason.NOT_IN_DOCUMENTS, contact="县里 0001"), 1, AROUND).text
    assert "专员 0000" in say_outcome(Refusal(RefusalReason.NOT_IN_DOCUMENTS), 1, AROUND).text


@pytest.mark.parametrize("reason", [RefusalReason.NOT_A_QUESTION, RefusalReason.EMPTY, RefusalReason.TOO_LONG])
def test_small_talk_is_told_what_can_be_asked(reason: RefusalReason) -> None:
    """Friendly, with examples, and no officer is called for it."""
    reply = say_outcome(Refusal(reason), 1, AROUND)
    assert "例如" in reply.text
    assert reply.buttons == ()


def test_a_missing_place_is_asked_for_with_a_button_each() -> None:
    """Two a row, the number of the option in the data, labels cut to what can be read."""
    reply = say_outcome(Clarification("place", ("栖梧市", "临澜县", "县" * 40)), 9, AROUND)
    assert "哪个地方" in reply.text
    assert [[button.data for button in row] for row in reply.buttons] == [["place:9:0", "place:9:1"], ["place:9:2"]]
    assert len(reply.buttons[1][0].label) == 30


def test_each_place_shows_the_clause_it_would_lead_to() -> None:
    """The reader may find the answer there already."""
    clarification = Clarification("place", ("栖梧市", "临澜县"), nearest=(cite(REWARD, 3), cite(REWARD, 2)))
    reply = say_outcome(clarification, 9, AROUND)
    assert [span.text for span in reply.spans if span.kind is SpanKind.PLAIN] == ["栖梧市：", "临澜县："]
    assert len(of_kind(reply, SpanKind.QUOTE)) == 2


def test_the_statement_reaches_a_traditional_reader_in_traditional_characters() -> None:
    """The quote does not change."""
    reply = say_outcome(CAP, 1, Around(Language.TRADITIONAL))
    assert reply.spans[0].text == "同一項目獎勵最高不超過100萬元。"
    assert of_kind(reply, SpanKind.QUOTE) == ["第八条 同一项目奖励最高不超过100万元。"]


def test_full_text_is_cited_as_a_whole() -> None:
    """The article or the section, not its first item."""
    assert "）第七条 · " in say_full_text(REWARD, REWARD.provisions[1:3], Standing.IN_FORCE, ZH).text
    assert "》二、要素成本 · " in say_full_text(GUIDE, GUIDE.provisions[1:], Standing.UNKNOWN, ZH).text


def test_full_text_warns_too() -> None:
    """Whoever opens an expired article is told so."""
    reply = say_full_text(REWARD, REWARD.provisions[:3], Standing.EXPIRED, ZH)
    assert "失效" in reply.text
    assert reply.spans[0].text.count("\n") == 2


def test_figures_of_a_chinese_clause_are_said_to_be_no_more_than_that() -> None:
    """An English reader would else take a bare figure for the answer, whatever was asked."""
    english = Around(Language.ENGLISH)
    bare = say_outcome(Answer("5‰.", (cite(REWARD, 1),), (), language=Language.ENGLISH), 1, english)
    assert "Figures in the clause: 5‰." in of_kind(bare, SpanKind.BOLD)
    said = say_outcome(Answer("At most 5‰ is paid.", (cite(REWARD, 1),), (), language=Language.ENGLISH), 1, english)
    assert "At most 5‰ is paid." in of_kind(said, SpanKind.BOLD)
