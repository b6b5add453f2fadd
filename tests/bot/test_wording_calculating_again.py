"""A kept calculation beside that of now."""

from datetime import date

from bot.wording_calculating_again import kept_spans, say_kept_only, say_law_today, say_repeated
from policies.provision import Policy
from rag.answer import Language
from rag.calculating.calculation import Calculation
from rag.calculating.truth import Verdict

_ZH = Language.SIMPLIFIED
_KEPT = {
    "verdict": "unknown", "total": None, "low": {"value": "1060000"}, "high": {"value": "1590000"}, "day": "2026-08-03",
    "version": "1", "digest": "abcdef0123", "steps": [
        {"label": {"zh": "累加", "en": "slices"}, "working": "1亿元 × 4‰ = 40万元", "citing": {"clause": "第十二条"}}
    ],
}  # fmt: skip
_NOW = Calculation("JS0", "industry", "办法", "2", "9876543210", Verdict.MET)


def test_what_is_the_same_says_so_in_a_line() -> None:
    """Nothing is shown twice."""
    (line,) = say_repeated("JS0123456789", _KEPT, _NOW, _ZH, same=True)
    assert "逐字节相同" in line.text


def test_what_has_changed_shows_the_result_of_then_first() -> None:
    """Its verdict, its range, its steps with their clauses, its rules."""
    text = "\n".join(span.text for span in say_repeated("JS0123456789", _KEPT, _NOW, _ZH, same=False))
    assert "abcdef01" in text and "98765432" in text
    assert "1060000元 ~ 1590000元" in text
    assert "1. 累加：1亿元 × 4‰ = 40万元（第十二条）" in text


def test_what_cannot_be_made_again_is_shown_as_it_was() -> None:
    """Also where little of it can be read."""
    assert "不能重算" in say_kept_only("JS0", _KEPT, _ZH).text
    assert kept_spans({}, Language.ENGLISH)


def test_a_kept_result_names_its_document_beside_its_clauses() -> None:
    """Also where its rules are there no more."""
    assert "《某办法》" in say_kept_only("JS0", {**_KEPT, "document": "city/某办法"}, _ZH).text


def test_an_edition_that_has_ended_is_said_to_have() -> None:
    """With the day, and what to do; nothing is said of one in force."""
    policy = Policy("a", "a.md", "某办法", (), effective_from=date(2025, 1, 1), effective_to=date(2027, 12, 31))
    (told,) = say_law_today(policy, date(2028, 1, 1), _ZH)
    assert "《某办法》已于 2027-12-31 失效" in told.text and "重新说一遍" in told.text
    assert say_law_today(policy, date(2027, 12, 31), _ZH) == ()
