"""Words and presses of staff become intents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intent import Ask, Intent, Start, UnknownPress, read_intent
from bot.intent_staff import (
    ApplyImport,
    BindGroup,
    CreateAll,
    DropImport,
    EditField,
    JoinByCode,
    LeaveRow,
    ListMembers,
    ListProblems,
    ListProjects,
    ListSilent,
    MakeInvite,
    OpenEdit,
    OpenProject,
    OpenSwap,
    PickProject,
    ReportText,
    RevokeMember,
    SaveCard,
    SettleDoubt,
    ShowCard,
    ShowMine,
    ShowMissing,
    ShowProject,
    UndoCard,
    read_code,
)

CODE = "7K3M-9QTR-2WXA-0VBD"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (f"/start {CODE}", JoinByCode(CODE)),
        (f"/start {CODE.lower()}", JoinByCode(CODE)),
        (CODE, JoinByCode(CODE)),
        (f" {CODE} \n", JoinByCode(CODE)),
        ("７K3M－9QTR—2WXA-0VBD", JoinByCode(CODE)),
        ("/start 7K3M", Start()),
        ("7K3M-9QTR-2WXA", Ask("7K3M-9QTR-2WXA")),
        (f"我的码是{CODE}", Ask(f"我的码是{CODE}")),
        ("/invite staff 冠县 7", MakeInvite("staff 冠县 7")),
        ("/revoke 15", RevokeMember("15")),
        ("/members", ListMembers("")),
        ("/bind 冠县", BindGroup("冠县")),
        ("/report 轴承项目签约", ReportText("轴承项目签约")),
        ("/mine", ShowMine()),
        ("/project 轴承", ShowProject("轴承")),
        ("/projects 冠县 签约", ListProjects("冠县 签约")),
        ("/missing", ShowMissing()),
        ("/missing 昨天", ShowMissing("昨天")),
        ("/problems 冠县", ListProblems("冠县")),
        ("/silent 上周", ListSilent("上周")),
    ],
)
def test_words_are_read(text: str, intent: Intent) -> None:
    """A code stands alone or behind /start; in a sentence it is a sentence."""
    assert read_intent(text) == intent


@pytest.mark.parametrize(
    ("press", "intent"),
    [
        ("save:3:77", SaveCard(3, 77)),
        ("edit:3", OpenEdit(3)),
        ("edit:3:1", OpenEdit(3, 1)),
        ("new:3:77", CreateAll(3, 77)),
        ("project:7", OpenProject(7)),
        ("swap:3", OpenSwap(3)),
        ("field:3:0:4", EditField(3, 0, 4)),
        ("pick:3:0:0", PickProject(3, 0, 0)),
        ("settle:3:0:1:2:77", SettleDoubt(3, 0, 1, 2, 77)),
        ("card:3", ShowCard(3)),
        ("card:3:10", ShowCard(3, 10)),
        ("out:3:1:2", LeaveRow(3, 1, 2)),
        ("undo:3", UndoCard(3)),
        ("import:7K3M-9QTR", ApplyImport("7K3M-9QTR")),
        ("import-drop:7K3M-9QTR", DropImport("7K3M-9QTR")),
        ("import:", UnknownPress()),
        ("save:3", UnknownPress()),
        ("save:x:1", UnknownPress()),
        ("save:3:-1", UnknownPress()),
        ("settle:3:0:1:2:77:5", UnknownPress()),
    ],
)
def test_presses_are_read(press: str, intent: Intent) -> None:
    """By name and number of arguments; what is forged is nothing."""
    assert read_intent("", press) == intent


def test_the_longest_press_fits_a_button() -> None:
    """Telegram takes 64 bytes."""
    assert len(f"settle:{10**12}:39:9:9:{2**32}") <= 64


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60))
def test_a_code_is_a_code_or_nothing(words: str) -> None:
    """And one that was read is read again as itself."""
    code = read_code(words)
    assert code == "" or read_code(code) == code
