"""What is said to a model: instructions that stay, data between two lines that nobody could foresee, ids of this request only."""

import json

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from rag.answer import Language
from rag.drafting.prompting import draft_prompt, prompt_version, visible
from tests.drafting.clauses import given

REWARD = given("栖梧市社会化招商奖励办法（试行）", "单个项目的奖励总额")


def _data(user: str) -> dict[str, object]:
    found = json.loads(user[user.index("\n") : user.rindex("\n")])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("language", list(Language))
def test_instructions_are_the_same_for_every_question(language: Language) -> None:
    """Nothing of a question, passage or fence is in them."""
    one, other = (draft_prompt(text, [REWARD], language, text * 3) for text in ("甲问题", "乙问题"))
    assert one.system == other.system and one.user != other.user
    assert "{" not in one.system.replace('{"claims":[{"text":"……","sources":["…"]}]}', "")
    assert one.version == prompt_version() != ""


def test_data_stand_between_two_lines_that_are_the_same() -> None:
    """Question and passages, whole, as JSON."""
    prompt = draft_prompt('问题"}\n=====x=====', [REWARD], Language.SIMPLIFIED, "f00")
    lines = prompt.user.splitlines()
    assert lines[0] == lines[-1] == "=====f00====="
    assert lines.count("=====f00=====") == 2
    assert _data(prompt.user)["question"] == '问题"}\n=====x====='


def test_an_english_asker_gets_converted_figures_and_others_do_not() -> None:
    """As code has converted them."""
    english, chinese = (
        draft_prompt("q", [REWARD], language, "f").user for language in (Language.ENGLISH, Language.SIMPLIFIED)
    )
    assert "up to CNY 3,000,000 (300万元)" in english and '"figures"' in english
    assert '"figures"' not in chinese


def test_the_schema_allows_only_ids_that_are_given() -> None:
    """And nothing besides claims."""
    schema = draft_prompt("q", [REWARD], Language.ENGLISH, "f").schema
    assert json.dumps(schema).count(f'"enum": ["{REWARD.key}"]') == 1
    assert json.dumps(schema).count('"additionalProperties": false') == 2


@settings(max_examples=100, deadline=None)
@examples(st.text(max_size=300))
def test_no_question_ends_the_data(text: str) -> None:
    """Whatever stands in it, the data can be read back, and nothing unseen is in them."""
    prompt = draft_prompt(text, [REWARD], Language.SIMPLIFIED, "0f1e2d3c4b5a")
    assert _data(prompt.user)["question"] == visible(text)[:2000]
    assert prompt.user.splitlines()[-1] == "=====0f1e2d3c4b5a====="


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\ufeff", "\U000e0041", "\x00", "\x1b", "\ue000", "\u2066"])
def test_what_has_no_shape_is_taken_out(hidden: str) -> None:
    """Zero-width, bidirectional, tag, control and private characters."""
    assert visible(f"奖{hidden}励\n\t") == "奖励\n\t"
