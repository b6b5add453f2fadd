"""Tables show every score, and words of documents are never taken for markup."""

import io

from rag.evaluate import score_questions
from rag.evaluate_judgement import judge
from rag.evaluate_tables import print_failures, print_groups, print_scores
from tests.rag.outcomes import CAP, REFUSAL, gold


def test_every_score_has_its_row() -> None:
    """What could not be measured is a dash."""
    stream = io.StringIO()
    print_scores(stream, "表", {"first": 0.51234, "second": None, "third": 3})
    lines = stream.getvalue()
    assert "表" in lines
    for name, shown in (("first", "0.5123"), ("second", "-"), ("third", "3")):
        assert any(name in line and shown in line for line in lines.splitlines())


def test_every_group_has_its_row() -> None:
    """A group without a name is a dash."""
    stream = io.StringIO()
    overall = score_questions([judge(CAP, REFUSAL, "", 1)]).overall
    print_groups(stream, "表", {"fact": overall, "": overall})
    assert "│ fact │" in stream.getvalue()
    assert "│ -    │" in stream.getvalue()


def test_a_failure_is_shown_with_its_words() -> None:
    """Brackets in a question or a quote are shown, and a question without a clause has a dash."""
    stream = io.StringIO()
    judged = judge(gold(CAP, text="[red]多少[/red]？"), REFUSAL, "没有\n找到", 1)
    bare = judge(gold(CAP, clauses=()), REFUSAL, "", 1)
    print_failures(stream, [(judged, "answered → refused"), (bare, "x")])
    shown = stream.getvalue()
    for words in (
        "q1 [fact] answered → refused",
        "问 [red]多少[/red]？",
        "单个项目最高不超过300万元",
        "答 没有 找到",
        "金 -",
    ):
        assert words in shown
