"""A model's answer in the place of the quoted one."""

from dataclasses import replace

from bot.phrasing.dressing import dress, made
from bot.phrasing.wanted import Wanted, wanted_of
from bot.wording import faint
from bot.wording_phrasing import say_checked, say_growing
from policies.provision import Audience
from rag.answer import Answer, Language, Question
from rag.drafting.drafter import Drafted
from tests.bot.sample import CAP, DAY, SECRET, cite
from tests.phrasing.scene import WORDED, Scene


def wanted_in(scene: Scene) -> Wanted:
    """An answer with something before and behind it."""
    reply = scene.reply()[1]
    found = wanted_of(replace(reply, spans=(faint("前"), *reply.spans, faint("后"))))
    assert found is not None
    return found


def test_only_the_answer_changes(scene: Scene) -> None:
    """Buttons, and what stands around it, are as they were; the note is the last of the answer's own."""
    wanted = wanted_in(scene)
    reply = dress(wanted, WORDED, is_final=True)
    assert reply is not None
    words = [span.text for span in reply.spans]
    assert words[0] == "前"
    assert words[1] == WORDED.statement
    assert words[-2:] == [say_checked(Language.SIMPLIFIED), "后"]
    assert reply.buttons == wanted.reply.buttons
    growing = dress(wanted, WORDED, is_final=False)
    assert growing is not None and growing.spans[-2].text == say_growing(Language.SIMPLIFIED)


def test_warnings_of_the_documents_stay(scene: Scene) -> None:
    """A model cannot word away that a document is on trial."""
    reply = dress(wanted_in(scene), WORDED, is_final=True)
    assert reply is not None
    assert any("试行" in span.text and span.text.startswith("⚠") for span in reply.spans)


def test_more_than_one_message_is_not_shown(scene: Scene) -> None:
    """A terminal takes any length."""
    long = replace(WORDED, statement="长" * 5000)
    assert dress(wanted_in(scene), long, is_final=True) is None
    assert dress(wanted_in(scene), long, is_final=True, of_any_length=True) is not None


def test_internal_clauses_are_shown_to_nobody_else(scene: Scene) -> None:
    """To staff in private they are."""
    inside = Answer("底线是20万元。", (cite(SECRET, 0),), ())
    wanted = wanted_in(scene)
    assert dress(wanted, inside, is_final=True) is None
    by_staff = replace(wanted, question=Question("底线", DAY, audience=Audience.INTERNAL))
    assert dress(by_staff, inside, is_final=True) is not None


def test_what_is_kept_says_model_prompt_and_passages(scene: Scene) -> None:
    """And which text it replaces."""
    wanted = wanted_in(scene)
    kept = made(wanted, Drafted(WORDED, "openai:m", "3", ("a/1",), is_final=True))
    assert (kept.model, kept.prompt_version, kept.passages) == ("openai:m", "3", ("a/1",))
    assert kept.before == wanted.answer_text
    assert kept.answer_text.startswith(WORDED.statement)
    assert [one["quote"] for one in kept.citations] == [CAP.citations[0].quote]
