"""Reports in an office's group: who is heard, who may press, two at once, and what privacy mode keeps from the bot."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bot.message import Role
from store.reporting.project import Stage
from tests.journeys.people import ANONYMOUS_ADMIN, mention
from tests.journeys.staff_bot import OURS, THEIRS, Bureau, bureau_at
from tests.journeys.telegram_world import BOT_USERNAME

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """The bureau on a Monday morning."""
    with bureau_at(tmp_path_factory.mktemp("groups")) as running:
        yield running


def test_a_group_is_bound_by_an_administrator_and_nobody_else(bureau: Bureau) -> None:
    """/bind in the group; from then on the group's reports of who has no office of their own are that office's."""
    project, group = bureau.project("曲轴铸造项目"), bureau.group(THEIRS)
    staff, admin, coordinator = bureau.member(), bureau.member(Role.ADMIN, ""), bureau.member(Role.COORDINATOR, "")
    group.say("/bind 冠县", user=staff.user)
    assert "不对您的身份开放" in group.wait_for_reply().text
    group.say("/bind 冠县", user=admin.user)
    assert "这个群是「冠县招商办（示例）」的群" in group.wait_for_reply().text
    group.say(mention("曲轴铸造项目今天到位资金累计600万元"), user=coordinator.user)
    card = group.wait_for_reply()
    assert "冠县招商办（示例）" in card.text
    group.press(card, "保存", user=coordinator.user)
    group.wait_until(lambda: "已保存" in card.text, "no receipt")
    assert bureau.in_place(project) == Decimal(6_000_000)


def test_a_mention_a_reply_and_report_make_cards_in_privacy_mode(bureau: Bureau) -> None:
    """The three ways that Telegram hands to a bot which does not see everything."""
    project, group, staff = bureau.project("齿轮锻造项目"), bureau.group(), bureau.member()
    asked = group.say(mention("齿轮锻造项目今天签约，签约额1.5亿元。"), user=staff.user)
    card = group.wait_for_reply()
    assert ("阶段：在谈 → 签约" in card.text, card.reply_to) == (True, asked)
    group.say("齿轮锻造项目今天新增到位资金300万元，已到账。", user=staff.user, reply_to=card.message_id)
    assert "新增300万元" in group.wait_for_reply().text
    group.say("/report 齿轮锻造项目今天新增到位资金400万元，已到账。", user=staff.user)
    assert "新增400万元" in group.wait_for_reply().text
    group.say(f"/report@{BOT_USERNAME} 齿轮锻造项目今天新增到位资金500万元，已到账。", user=staff.user)
    third = group.wait_for_reply()
    group.press(third, "保存", user=staff.user)
    group.wait_until(lambda: "已保存" in third.text, "no receipt")
    assert bureau.in_place(project) == Decimal(5_000_000)


def test_a_marked_report_is_read_where_the_bot_sees_everything_and_not_seen_otherwise(bureau: Bureau) -> None:
    """Without a mention #进展 and 【日报】 need privacy mode off, or the bot as an administrator; the README says so."""
    bureau.project("活塞环项目")
    staff, private, open_group = bureau.member(), bureau.group(), bureau.group(bot_sees_all=True)
    announced = bureau.api.world.announced
    private.say("#进展 活塞环项目今天签约。", user=staff.user)
    assert bureau.api.world.announced == announced
    open_group.say("#进展 活塞环项目今天签约。", user=staff.user)
    assert "阶段：在谈 → 签约" in open_group.wait_for_reply().text
    open_group.say("【日报】活塞环项目今天开工。", user=staff.user)
    assert "阶段：在谈 → 开工" in open_group.wait_for_reply().text
    open_group.say("活塞环项目今天投产。", user=staff.user)
    open_group.say("【周报】下周准备去苏州拜访企业。", user=staff.user)
    assert open_group.stays_silent()


def test_who_does_not_belong_to_us_is_not_heard(bureau: Bureau) -> None:
    """A stranger, an anonymous administrator and a forward make no card, whatever they write."""
    project, group, staff = bureau.project("减速机项目"), bureau.group(bot_sees_all=True), bureau.member()
    group.say("#进展 减速机项目今天投产。", user=bureau.newcomer().user)
    group.say("#进展 减速机项目今天投产。", user=ANONYMOUS_ADMIN, sender_chat=group.chat.as_json())
    assert group.stays_silent()
    origin = {"type": "hidden_user", "sender_user_name": "某人", "date": 1_785_722_400}
    staff.say("减速机项目今天投产。", forward_origin=origin)
    assert "这是转发的消息，没有登记" in staff.wait_for_reply().text
    assert bureau.stage(project) is Stage.TALKS


def test_a_card_is_pressed_only_by_whom_it_concerns(bureau: Bureau) -> None:
    """Not by a stranger, not by another office, not by a colleague; a revoked member is a stranger at once."""
    project, group, staff = bureau.project("丝杠项目"), bureau.group(), bureau.member()
    group.say(mention("丝杠项目今天签约，签约额2亿元。"), user=staff.user)
    card = group.wait_for_reply()
    group.press(card, "保存", user=bureau.newcomer().user)
    assert "不对您的身份开放" in group.wait_for_reply().text
    group.press(card, "保存", user=bureau.member(Role.STAFF, THEIRS).user)
    assert "要由报送人" in group.wait_for_reply().text
    group.press(card, "不报", user=bureau.member().user)
    assert "要由报送人" in group.wait_for_reply().text
    admin = bureau.member(Role.ADMIN, "")
    admin.say(f"/revoke {staff.chat.chat_id}")
    assert "立即生效" in admin.wait_for_reply().text
    group.press(card, "保存", user=staff.user)
    assert "不对您的身份开放" in group.wait_for_reply().text
    assert "保存" in card.labels()
    assert bureau.stage(project) is Stage.TALKS


def test_of_two_who_press_at_once_one_saves(bureau: Bureau) -> None:
    """The author and the leader in the same moment: one receipt, the other is told; it counts once."""
    project, group = bureau.project("链轮项目"), bureau.group()
    staff, leader = bureau.member(), bureau.member(Role.LEADER, OURS)
    group.say(mention("链轮项目今天签约，新增到位资金700万元，已到账。"), user=staff.user)
    card = group.wait_for_reply()
    with bureau.api.world.changed:  # both are there before the bot fetches either
        group.press(card, "保存", user=leader.user)
        group.press(card, "保存", user=staff.user)
    assert "没有重复记录" in group.wait_for_reply().text
    assert "已保存" in card.text
    assert (bureau.in_place(project), bureau.reports(project)) == (Decimal(7_000_000), 1)
