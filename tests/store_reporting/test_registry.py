"""The registry: who is in, who was, and what nobody can do twice."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from store.database import Database
from store.people import Role
from store.reporting.members import InviteRefusal, Member
from store.reporting.registry import Registry
from tests.store_reporting.samples import LATER, LEADER, NEXT_DAY, NOON

CODE = "kX3-9fQ-72a"
WEEK = NOON + timedelta(days=7)


def test_the_sample_is_put_in_once(registry: Registry) -> None:
    """A second start finds the offices there and leaves them as they are, changed ones too."""
    renamed = registry.rename_office(1, "另一个名字", 9, LATER)
    assert renamed in registry.seed_sample(NEXT_DAY)
    assert len(registry.offices()) == 28


def test_an_office_is_found_by_id_and_code(registry: Registry) -> None:
    """None for one that is not there."""
    office = registry.office_by_code("C04")
    assert office is not None
    assert office.county == "冠县"
    assert registry.office(office.office_id) == office
    assert registry.office(99) is None
    assert registry.office_by_code("C99") is None


def test_offices_come_sign_by_sign_of_their_code(registry: Registry) -> None:
    """Whatever order of letters a database prefers: the hash of a board depends on it."""
    office = registry.offices()[0]
    codes = ["é", "b-2", "B", "b1", "-a", "莘"]
    registry.put_offices([replace(office, office_id=0, code=code, name=code) for code in codes], 9, LATER)
    found = [one.code for one in registry.offices()]
    assert found == sorted(found)


def test_a_renamed_office_keeps_code_and_id_and_its_old_name_in_the_past(registry: Registry) -> None:
    """Boards of the past show the name of then; people may go on writing the old one."""
    before = registry.office_by_code("C12")
    assert before is not None
    after = registry.rename_office(before.office_id, "高铁新城招商局", 9, NEXT_DAY)
    assert after == replace(before, name="高铁新城招商局", aliases=(*before.aliases, before.name))
    assert registry.office(before.office_id) == after
    assert before in registry.offices(as_of=LATER)
    assert registry.rename_office(99, "没有", 9, NEXT_DAY) is None


def test_before_the_first_day_there_is_no_office(registry: Registry) -> None:
    """The past is empty where nothing had been noted."""
    assert registry.offices(as_of=NOON - timedelta(seconds=1)) == ()


def test_the_same_office_again_changes_nothing(registry: Registry) -> None:
    """An import may be repeated."""
    entries = registry.audit(100)
    assert registry.put_offices(registry.offices(), 9, LATER) == registry.offices()
    assert registry.audit(100) == entries


def test_an_invite_makes_a_member_once(registry: Registry) -> None:
    """The code opens one door for one person."""
    invite = registry.make_invite(CODE, Role.LEADER, 3, WEEK, 9, NOON)
    assert (invite.role, invite.office_id, invite.used_by) == (Role.LEADER, 3, None)
    assert registry.redeem(f" {CODE}\n", LEADER, LATER) == Member(LEADER, Role.LEADER, 3, LATER)
    assert registry.member(LEADER) == Member(LEADER, Role.LEADER, 3, LATER)
    assert registry.redeem(CODE, 55, LATER) is InviteRefusal.USED
    assert registry.redeem(CODE, LEADER, LATER) is InviteRefusal.USED
    assert registry.member(55) is None


def test_unknown_expired_and_revoked_codes_open_nothing(registry: Registry) -> None:
    """Each refused by its reason; the minute of the end is over."""
    assert registry.redeem(CODE, 7, NOON) is InviteRefusal.UNKNOWN
    registry.make_invite(CODE, Role.ADMIN, None, LATER, 9, NOON)
    assert registry.redeem(CODE, 7, LATER) is InviteRefusal.EXPIRED
    revoked = registry.make_invite(CODE * 2, Role.ADMIN, None, WEEK, 9, NOON)
    assert registry.revoke_invite(revoked.invite_id, 9, NOON)
    assert not registry.revoke_invite(revoked.invite_id, 9, NOON)
    assert registry.redeem(CODE * 2, 7, NOON) is InviteRefusal.REVOKED
    assert registry.members() == ()


def test_of_many_who_send_the_same_code_at_once_one_joins(registry: Registry) -> None:
    """Ten at the same time, from ten threads."""
    registry.make_invite(CODE, Role.STAFF, 3, WEEK, 9, NOON)
    with ThreadPoolExecutor(10) as pool:
        outcomes = list(pool.map(lambda person: registry.redeem(CODE, person, LATER), range(100, 110)))
    assert sum(isinstance(outcome, Member) for outcome in outcomes) == 1
    assert outcomes.count(InviteRefusal.USED) == 9
    assert len(registry.members(3)) == 1


def test_a_code_stands_nowhere_in_the_database(registry: Registry, database: Database) -> None:
    """Neither in the invites nor in the audit."""
    registry.make_invite(CODE, Role.STAFF, 3, WEEK, 9, NOON)
    registry.redeem(CODE, 7, LATER)
    with database.read() as connection:
        for table in ("invites", "audit", "members"):
            assert CODE not in str(connection.execute(text(f"SELECT * FROM {table}")).all())


@pytest.mark.parametrize(
    ("code", "role", "office_id"),
    [
        ("short", Role.STAFF, 3),
        (CODE, Role.STAFF, None),
        (CODE, Role.LEADER, None),
        (CODE, Role.INVESTOR, None),
        (CODE, Role.STAFF, 99),
    ],
)
def test_an_invite_that_makes_no_sense_is_not_made(
    registry: Registry, code: str, role: Role, office_id: int | None
) -> None:
    """Too short to be safe, without the office it is for, for nobody."""
    with pytest.raises(ValueError, match=r"office|character|investor"):
        registry.make_invite(code, role, office_id, WEEK, 9, NOON)
    assert registry.redeem(code, 7, NOON) is InviteRefusal.UNKNOWN


def test_a_code_is_not_given_out_twice(registry: Registry) -> None:
    """Two invites behind one code would be one too many."""
    registry.make_invite(CODE, Role.STAFF, 3, WEEK, 9, NOON)
    with pytest.raises(ValueError, match="another"):
        registry.make_invite(CODE, Role.STAFF, 4, WEEK, 9, NOON)


def test_a_new_invite_replaces_the_membership(registry: Registry) -> None:
    """One current membership a person: who changes the office leaves the old one."""
    for number, office_id in enumerate((3, 4)):
        registry.make_invite(f"{CODE}{number}", Role.STAFF, office_id, WEEK, 9, NOON)
        registry.redeem(f"{CODE}{number}", 7, LATER)
    assert registry.members(3) == ()
    assert registry.members() == (Member(7, Role.STAFF, 4, LATER),)


def test_revoking_works_at_once_and_once(registry: Registry) -> None:
    """The very next question finds nobody."""
    registry.make_invite(CODE, Role.STAFF, 3, WEEK, 9, NOON)
    registry.redeem(CODE, 7, LATER)
    assert registry.revoke(7, 9, LATER)
    assert registry.member(7) is None
    assert not registry.revoke(7, 9, LATER)


def test_leave_covers_both_its_ends(registry: Registry) -> None:
    """Noted twice it is noted once; cleared, it is over."""
    first, last = date(2026, 3, 2), date(2026, 3, 4)
    for _ in range(2):
        registry.set_leave(7, first, last, 7, NOON)
    assert registry.on_leave(first) == registry.on_leave(last) == {7}
    assert registry.on_leave(date(2026, 3, 5)) == frozenset()
    assert registry.clear_leave(7, date(2026, 3, 3), 7, NOON)
    assert not registry.clear_leave(7, date(2026, 3, 3), 7, NOON)
    with pytest.raises(ValueError, match="before it begins"):
        registry.set_leave(7, last, first, 7, NOON)


def test_a_group_belongs_to_one_office(registry: Registry) -> None:
    """Bound, bound anew, unbound."""
    assert registry.group_office("-100") is None
    for office_id in (3, 4, None):
        registry.bind_group("-100", office_id, 9, NOON)
        assert registry.group_office("-100") == office_id


def test_a_setting_has_its_default_until_somebody_sets_it(registry: Registry) -> None:
    """Words by name."""
    assert registry.setting("chase_in_public", "no") == "no"
    registry.set_setting("chase_in_public", "yes", 9, NOON)
    assert registry.setting("chase_in_public", "no") == "yes"


def test_every_change_is_in_the_audit_with_both_states(registry: Registry) -> None:
    """Newest first; of one subject where asked so."""
    registry.make_invite(CODE, Role.STAFF, 3, WEEK, 9, NOON)
    registry.redeem(CODE, 7, LATER)
    registry.revoke(7, 9, NEXT_DAY)
    registry.set_setting("a", "1", 9, NOON)
    registry.set_setting("a", "2", 9, NOON)
    registry.set_setting("a", "2", 9, NOON)
    registry.bind_group("-100", 3, 9, NOON)
    actions = [entry.action for entry in registry.audit(7)]
    assert actions == [
        "group.bind", "setting.set", "setting.set", "member.revoke", "member.put", "invite.use", "invite.make"
    ]  # fmt: skip
    revoked, joined = registry.audit(5, "member:7")
    assert (revoked.by, revoked.at, revoked.before, revoked.after) == (
        9,
        NEXT_DAY,
        {"role": "staff", "office_id": 3},
        None,
    )
    assert (joined.by, joined.before, joined.after) == (7, None, {"role": "staff", "office_id": 3})
    assert [entry.before for entry in registry.audit(2, "setting:a")] == [{"value": "1"}, None]
