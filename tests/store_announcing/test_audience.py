"""Whom an audience is: what goes to staff never reaches a group of investors."""

from dataclasses import replace

import pytest

from store.announcing.audience import (
    Receiver,
    Scene,
    Target,
    TargetKind,
    chain_of,
    departed,
    reach,
    reaches_investors,
)
from store.announcing.chats import Chat, ChatState, ChatUse
from store.people import Role
from store.reporting.members import Member
from store.reporting.offices import OfficeKind
from store.reporting.sample_offices import sample_offices
from tests.store_announcing.bureau import NOW

OFFICES = tuple(replace(office, office_id=number) for number, office in enumerate(sample_offices(), 1))
BY_CODE = {office.code: office for office in OFFICES}
GUAN, SHEN, BEARINGS = (BY_CODE[code].office_id for code in ("C04", "C05", "T05"))
MEMBERS = (
    Member(9, Role.STAFF, GUAN, NOW),
    Member(11, Role.LEADER, GUAN, NOW),
    Member(12, Role.STAFF, SHEN, NOW),
    Member(20, Role.STAFF, BEARINGS, NOW),
    Member(13, Role.COORDINATOR, None, NOW),
)


def chat(number: int, use: ChatUse = ChatUse.STAFF, state: ChatState = ChatState.ACTIVE, county: str = "") -> Chat:
    """A registered group."""
    return Chat(number, "supergroup", str(number), state, use, county, "", 14, NOW, NOW)


CHATS = {
    one.chat_id: one
    for one in (chat(-1), chat(-2, ChatUse.INVESTORS, county="冠县"), chat(-3, ChatUse.INVESTORS), chat(-4))
}
SCENE = Scene(
    OFFICES, MEMBERS, CHATS, {-1: GUAN}, lambda topic: (500, -3) if topic == "events" else (), lambda title: (501,)
)


def reached(kind: TargetKind, value: str = "", scene: Scene = SCENE) -> list[int]:
    """The chats of one part."""
    return [one.chat_id for one in reach((Target(kind, value),), scene).receivers]


@pytest.mark.parametrize(
    ("kind", "value", "chats"),
    [
        (TargetKind.GROUPS, "", [-1, -4]),
        (TargetKind.GROUPS, OfficeKind.COUNTY.value, [-1]),
        (TargetKind.GROUPS, OfficeKind.LIAISON.value, []),
        (TargetKind.OFFICE, str(GUAN), [-1]),
        (TargetKind.OFFICE, str(SHEN), [12]),
        (TargetKind.OFFICE, "", []),
        (TargetKind.ROLE, "staff", [9, 12, 20]),
        (TargetKind.ROLE, "investor", []),
        (TargetKind.COUNTY, "冠县", [-1]),
        (TargetKind.COUNTY, "", []),
        (TargetKind.CHAIN, "轴承", [20]),
        (TargetKind.INVESTOR_GROUPS, "", [-2, -3]),
        (TargetKind.INVESTOR_GROUPS, "冠县", [-2]),
        (TargetKind.ASKERS, "某办法", [501]),
        (TargetKind.TOPIC, "events", [-3, 500]),
        (TargetKind.TOPIC, "changes", []),
    ],
)
def test_each_way_to_name_receivers(kind: TargetKind, value: str, chats: list[int]) -> None:
    """Groups where an office has one, else its people."""
    assert reached(kind, value) == chats


def test_a_group_that_is_not_confirmed_is_reached_once_its_office_is_known() -> None:
    """An administrator who says whose it is has confirmed it; a group of nobody waits."""
    pending = replace(CHATS[-1], state=ChatState.PENDING, use=ChatUse.NONE)
    assert reached(TargetKind.OFFICE, str(GUAN), replace(SCENE, chats=CHATS | {-1: pending})) == [-1]
    nobody = replace(CHATS[-4], state=ChatState.PENDING, use=ChatUse.NONE)
    assert reached(TargetKind.GROUPS, "", replace(SCENE, chats=CHATS | {-4: nobody})) == [-1]


def test_what_goes_to_staff_never_reaches_investors() -> None:
    """Also where their group was bound to an office."""
    bound = replace(SCENE, group_offices={-1: GUAN, -2: GUAN})
    assert reached(TargetKind.OFFICE, str(GUAN), bound) == [-1]
    outside = {TargetKind.INVESTOR_GROUPS, TargetKind.ASKERS, TargetKind.TOPIC, TargetKind.TOUCHED}
    for kind in TargetKind:
        assert reaches_investors([Target(kind, "x")]) is (kind in outside)


@pytest.mark.parametrize("state", [ChatState.LEFT, ChatState.BLOCKED, ChatState.REFUSED])
def test_what_is_lost_is_left_out_and_named(state: ChatState) -> None:
    """An office whose group is lost is reached through its people."""
    scene = replace(
        SCENE, chats=CHATS | {-1: replace(CHATS[-1], state=state), 12: replace(chat(12), kind="private", state=state)}
    )
    assert reached(TargetKind.OFFICE, str(GUAN), scene) == [9, 11]
    found = reach((Target(TargetKind.OFFICE, str(SHEN)),), scene)
    assert found.receivers == () and [(one.chat_id, one.state) for one in found.left_out] == [(12, state)]


def test_everybody_gets_it_once() -> None:
    """Named by the first part that brought them in."""
    audience = (
        Target(TargetKind.ROLE, "staff"),
        Target(TargetKind.OFFICE, str(SHEN)),
        Target(TargetKind.ROLE, "staff"),
    )
    found = reach(audience, SCENE).receivers
    assert [one.chat_id for one in found] == [9, 12, 20]
    assert found[1] == Receiver(12, audience[0], 12, SHEN)


def test_the_chain_of_an_office_is_in_its_name() -> None:
    """Of groups that push one."""
    assert chain_of(BY_CODE["T05"]) == "轴承"
    assert chain_of(BY_CODE["C04"]) == ""


@pytest.mark.parametrize(
    ("kind", "value", "left"),
    [
        (TargetKind.ROLE, "staff", {9, 12}),
        (TargetKind.OFFICE, str(SHEN), {12}),
        (TargetKind.OFFICE, str(GUAN), set()),
        (TargetKind.TOPIC, "events", {-3, 500}),
        (TargetKind.ASKERS, "某办法", set()),
        (TargetKind.GROUPS, "", set()),
    ],
)
def test_who_has_left_since(kind: TargetKind, value: str, left: set[int]) -> None:
    """No member any more, or no longer subscribed; a group of ours stays, who asked has asked."""
    audience = (Target(kind, value),)
    members = tuple(one for one in MEMBERS if one.person_id not in {9, 12})
    now = Scene(OFFICES, members, {-3: CHATS[-3]})
    receivers = reach(audience, SCENE).receivers
    assert departed(receivers, audience, now) == left
    assert departed(receivers, audience, SCENE) == set()


def test_who_has_left_one_topic_but_not_the_other_stays() -> None:
    """A group that has another id by now stays, and so do people of an office that has a group by now."""
    audience = (Target(TargetKind.TOPIC, "events"), Target(TargetKind.TOPIC, "changes"))
    receivers = reach(audience, SCENE).receivers
    now = replace(SCENE, subscribers=lambda topic: (500,) if topic == "changes" else ())
    assert departed(receivers, audience, now) == {-3}
    assert departed(receivers, audience, replace(now, chats={})) == set()
    of_shen = (Target(TargetKind.OFFICE, str(SHEN)),)
    assert departed(reach(of_shen, SCENE).receivers, of_shen, replace(SCENE, group_offices={-1: SHEN})) == set()
