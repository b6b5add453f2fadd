"""What is said to staff: each sentence in each language, and nothing that a chat cannot take."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.card_view import AmountView, AskView, CardView, Choice, RowView
from bot.message import Reply, Role
from bot.reporting.settling import Act, answers_to
from bot.wording_card import say_card
from bot.wording_doubts import (
    Asked,
    say_doubt,
    say_drop_row,
    say_drop_value,
    say_new_project,
    say_no_project,
    say_other_field,
    say_other_project,
    say_yes,
)
from bot.wording_editing import say_name_the_row, say_nothing_corrected
from bot.wording_joining import (
    say_bind_usage,
    say_bound,
    say_code_refused,
    say_in_private_only,
    say_invite,
    say_invite_usage,
    say_join_in_private,
    say_joined,
    say_members,
    say_no_such_office,
    say_revoke_usage,
    say_revoked,
)
from bot.wording_lookups import say_mine, say_project_usage, say_projects, say_projects_usage, say_sums
from bot.wording_lookups import say_no_project as say_no_such_project
from bot.wording_open_matters import (
    Days,
    NextDuty,
    ProblemView,
    say_missing,
    say_no_duty,
    say_problems,
    say_quiet_projects,
    say_silent,
)
from bot.wording_reporting import (
    card_has_changed,
    card_was_of_another_day,
    edited_away_notice,
    edited_notice,
    say_card_put_away,
    say_dropped,
    say_forwarded,
    say_no_office,
    say_not_a_report,
    say_not_withdrawn,
    say_nothing_to_withdraw,
    say_rejected,
    say_saved,
    say_too_many_rows,
    undone_notice,
)
from bot.wording_staff_help import say_staff_help
from rag.answer import Language
from rag.text import language_of
from store.money import Money
from store.reporting.drafts import Rejection
from store.reporting.members import InviteRefusal
from store.reporting.progress import AmountKind, AmountRead, Doubt, DoubtKind, Row, Source, Visits
from store.reporting.project import Stage

NOW = datetime(2026, 8, 3, 2, tzinfo=UTC)
WEEK = Days(date(2026, 8, 3), date(2026, 8, 9), own=True)
PROBLEMS = tuple(ProblemView(name, "冠县招商办", "缺电", WEEK.first, WEEK.last, 9, 7) for name in ("轴承", "") * 12)
SENTENCES: tuple[Callable[[Language], Reply], ...] = (
    *(lambda language, one=one: say_rejected(one, language) for one in Rejection),
    *(lambda language, one=one: say_code_refused(language, one) for one in InviteRefusal),
    *(lambda language, one=one: say_not_a_report(language, one) for one in ("plan", "order", "notice", "small_talk")),
    *(lambda language, one=one: say_joined(language, one, "") for one in Role if one is not Role.INVESTOR),
    *(lambda language, one=one: say_staff_help(language, one) for one in Role if one is not Role.INVESTOR),
    *(lambda language, one=one: say_revoked(language, 7, was_member=one) for one in (True, False)),
    say_bind_usage,
    say_forwarded,
    say_in_private_only,
    say_invite_usage,
    say_join_in_private,
    say_name_the_row,
    say_no_office,
    say_not_withdrawn,
    say_nothing_to_withdraw,
    say_project_usage,
    say_revoke_usage,
    lambda language: say_card_put_away(language, 7),
    lambda language: say_bound(language, "X"),
    lambda language: say_dropped(language, 7),
    lambda language: say_invite(language, "CODE", "https://t.me/x", "r", "", NOW),
    lambda language: say_members(language, [(7, "r", "o", NOW)]),
    lambda language: say_mine(language, [], NOW),
    *(lambda language, one=one: say_missing(language, WEEK, one, one, NOW) for one in (["A"], [])),
    *(lambda language, one=one: say_no_duty(language, WEEK, one, NOW) for one in (None, NextDuty(NOW, ("A",) * 4))),
    *(lambda language, one=one: say_problems(language, one, "冠县", NOW, own=True) for one in (PROBLEMS, ())),
    *(lambda language, one=one: say_silent(language, WEEK, one, 2, NOW) for one in (["A"], [])),
    *(lambda language, one=one: say_quiet_projects(language, WEEK, one, NOW) for one in (["A"] * 30, [])),
    lambda language: say_no_such_office(language, "x", ["y"]),
    lambda language: say_no_such_project(language, "x"),
    lambda language: say_projects_usage(language, "x", ["冠县"]),
    lambda language: say_nothing_to_withdraw(language, 7),
    lambda language: say_projects(language, ["x"], "h", Money(Decimal(1)), NOW),
    lambda language: say_saved(language, 7, 2, ["x"], late=True),
    lambda language: say_sums(language, "h", [("k", Money(Decimal(1)), 1)], ["r"], NOW),
    lambda language: say_too_many_rows(language, 90, 40),
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_said_in_each_language(sentence: Callable[[Language], Reply]) -> None:
    """English where English is chosen; the two scripts of Chinese otherwise."""
    said = {language: sentence(language).text for language in Language}
    # An example or a name may be Chinese: that is what reports are written in.
    assert said[Language.ENGLISH] != said[Language.SIMPLIFIED]
    assert language_of(said[Language.SIMPLIFIED]) is not Language.ENGLISH
    assert "{" not in "".join(said.values())


@pytest.mark.parametrize(
    "notice",
    [
        say_nothing_corrected,
        card_has_changed,
        edited_notice,
        undone_notice,
        lambda language: edited_away_notice(language, 3),
    ],
)
def test_notices_above_a_card_are_said_in_each_language(notice: Callable[[Language], str]) -> None:
    """They say what to do next."""
    assert len({notice(language) for language in Language}) == len(Language)
    assert "8月3日" in card_was_of_another_day(Language.SIMPLIFIED, NOW)


@pytest.mark.parametrize("kind", list(DoubtKind))
@pytest.mark.parametrize("language", list(Language))
def test_every_doubt_is_asked_and_every_yes_has_a_word(kind: DoubtKind, language: Language) -> None:
    """No doubt without its question; none without the words it is about, where there are any."""
    asked = Asked(Doubt(kind, "9000万"), "1亿", date(2026, 8, 9))
    assert say_doubt(asked, language).startswith("❓ ")
    if any(answer.act is Act.ACCEPT for answer in answers_to(Doubt(kind, "x"))):
        assert say_yes(asked, language)
    assert say_drop_row(asked, language) and say_other_field(kind, language) and say_drop_value(kind, language)
    for label in (say_new_project, say_no_project, say_other_project):
        assert label(language)


def card(rows: int, asks: int = 0) -> CardView:
    """A card of so many rows with so many questions each."""
    read = AmountRead(AmountKind.IN_PLACE, Money(Decimal(30_000_000)), "3000万", Source(0, 4), cumulative=False)
    asked = tuple(
        AskView(Asked(Doubt(DoubtKind.DOUBLE, "")), (Choice("再记一次", "settle:1:0:0:0:1"),)) for _ in range(asks)
    )
    row = Row(
        project="轴承", stage=Stage.SIGNED, day=date(2026, 8, 1), amounts=(read,), visits=Visits(2), problem="难" * 500
    )
    before = Money(Decimal(10_000_000))
    view = RowView(
        row, "轴承项目", is_new=False, stage_before=Stage.TALKS,
        amounts=(AmountView(read, before, before.plus(read.money)),), asks=asked,
    )  # fmt: skip
    return CardView(1, 77, "冠县招商办", NOW, (view,) * rows, late=True)


def test_a_card_shows_row_by_row_what_changes() -> None:
    """Old and new, the way the sum was said, and what is long cut short."""
    said = say_card(card(1), Language.SIMPLIFIED).text
    assert "报送卡1号 · 冠县招商办 · 8月3日（周一） · 补报" in said
    assert "阶段：在谈 → 签约" in said
    assert "到位资金：新增3000万元（1000万元 → 4000万元）" in said
    assert "接待拜访：2批次" in said
    assert "难" * 119 + "…" in said


@pytest.mark.parametrize(("rows", "asks"), [(1, 0), (1, 3), (40, 3)])
def test_a_card_fits_a_keyboard(rows: int, asks: int) -> None:
    """At most 100 buttons, each of at most 64 bytes; saving is among them."""
    buttons = [button for row in say_card(card(rows, asks), Language.SIMPLIFIED).buttons for button in row]
    assert len(buttons) <= 100
    assert all(len(button.data.encode()) <= 64 for button in buttons)
    save, drop = ("保存", "不报") if rows == 1 else (f"保存全部{rows}条", "全部不报")
    assert [button.label for button in buttons[-4:]] == [save, "修改", "换项目", drop]
