"""The rule files beside the documents: those that hold are used, the others are told."""

from dataclasses import replace
from pathlib import Path

from policies.library import load_library
from policies.provision import Library
from rag.rules.book import RuleBook, build_book, load_book
from tests.rules.small_rules import DOCUMENT, RULES, small_book, small_policy


def _two(first: str, second: str) -> RuleBook:
    policy = small_policy()
    other = replace(policy, policy_id="旧办法", file="旧办法.md")
    return build_book({"办法.rules.yaml": first, "旧办法.rules.yaml": second}, Library((policy, other)))


def _sent(text: str, to: str) -> str:
    clause = (
        f"transitions:\n  - {{signed_from: 2024-01-01, signed_to: 2024-12-31, use: {to}, clause: 第七条}}\nprogrammes:"
    )
    return text.replace("programmes:", clause, 1)


def test_files_beside_documents_are_loaded(tmp_path: Path) -> None:
    """And are no documents themselves."""
    (tmp_path / "办法.md").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "办法.rules.yaml").write_text(RULES, encoding="utf-8")
    library = load_library(tmp_path)
    book = load_book(tmp_path, library)
    assert [policy.policy_id for policy in library.policies] == ["办法"]
    assert (len(book.editions), book.problems) == (1, ())
    found = book.find("办法")
    assert found is not None and found.clauses.quote("第五条").endswith("8万元。")
    assert book.find("没有") is None
    assert book.facts().find("level") is not None


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Bytes that are no text."""
    (tmp_path / "办法.md").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "办法.rules.yaml").write_bytes(b"\xff\xfe\xff")
    book = load_book(tmp_path, load_library(tmp_path))
    assert book.editions == () and "读不了" in book.problems[0].message


def test_hidden_files_and_giants_are_not_taken(tmp_path: Path) -> None:
    """A name that starts with a dot or an underscore is passed over, as it is with documents; a giant is refused."""
    (tmp_path / "办法.md").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "_办法.rules.yaml").write_text(RULES, encoding="utf-8")
    assert load_book(tmp_path, load_library(tmp_path)) == build_book({}, load_library(tmp_path))
    (tmp_path / "办法.rules.yaml").write_text("# " + "x" * 2_000_000, encoding="utf-8")
    book = load_book(tmp_path, load_library(tmp_path))
    assert book.editions == () and "too long" in book.problems[0].message


def test_rules_of_no_document_are_told() -> None:
    """The document they are for must be in the library, and the file named as it is."""
    assert "没有“别的”" in small_book(RULES.replace("document: 办法", "document: 别的")).problems[0].message
    renamed = build_book({"x.rules.yaml": RULES}, Library((small_policy(),)))
    assert "同名" in renamed.problems[0].message


def test_one_rule_set_for_one_document() -> None:
    """A second one is left out."""
    policy = small_policy()
    texts: dict[str, str | None] = {"a/办法.rules.yaml": RULES, "b/办法.rules.yaml": RULES}
    book = build_book(texts, Library((policy,)))
    assert len(book.editions) == 1 and "已有规则" in book.problems[0].message


def test_a_transition_to_nowhere_is_told() -> None:
    """The older edition must be held."""
    assert "没有“失传”" in small_book(_sent(RULES, "失传")).problems[0].message


def test_a_transition_that_holds() -> None:
    """To an older document with its days in the clause; other days are told."""
    old = RULES.replace("document: 办法", "document: 旧办法")
    assert _two(_sent(RULES, "旧办法"), old).problems == ()
    other_day = _sent(RULES, "旧办法").replace("signed_to: 2024-12-31", "signed_to: 2024-11-30")
    assert "没有写明" in _two(other_day, old).problems[0].message


def test_a_circle_is_told() -> None:
    """Two editions that send cases to each other are both left out; nothing runs for ever."""
    old = _sent(RULES.replace("document: 办法", "document: 旧办法"), "办法")
    book = _two(_sent(RULES, "旧办法"), old)
    assert book.editions == ()
    assert len([problem for problem in book.problems if "循环" in problem.message]) == 2


def test_the_digest_is_that_of_the_rules() -> None:
    """It changes with them."""
    assert small_book().digest == small_book().digest != small_book(RULES + "\n# 注\n").digest


def test_a_fact_that_means_something_else_elsewhere_is_told() -> None:
    """One answer would be taken for both; the same fact in two rule sets is one question."""
    same = RULES.replace("document: 办法", "document: 旧办法")
    assert _two(RULES, same).problems == ()
    other = same.replace("{zh: 级别, en: level}", "{zh: 平台级别, en: level}")
    assert [one.message.partition("，")[0] for one in _two(RULES, other).problems] == [
        "事实“level”在“办法”里是另一个意思"
    ]
