"""A report from the message to the store, in private: card, saving, editing, correcting, undoing, twice, two at once, a crash.

One bot serves all journeys; each has people and a project of its own.
"""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from store.reporting.project import Stage
from tests.journeys.people import Room
from tests.journeys.staff_bot import Bureau, bureau_at
from tests.journeys.telegram_world import Stored

pytestmark = pytest.mark.timeout(120)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """The bureau on a Monday morning."""
    with bureau_at(tmp_path_factory.mktemp("reports")) as running:
        yield running


def answers(staff: Room) -> list[Stored]:
    """What came back on what they wrote: the reminder of a round that fell due meanwhile is none."""
    return [one for one in staff.replies() if "还没有收到" not in one.text]


def test_a_report_is_shown_saved_by_a_press_and_undone(bureau: Bureau) -> None:
    """The card says old and new; the receipt takes its place, and so does the card again after 撤销."""
    project, staff = bureau.project("曲轴铸造项目"), bureau.member()
    staff.say("曲轴铸造项目昨天签约，计划投资2亿元，新增到位资金3000万元，下一步办理土地手续。")
    card = staff.wait_for_reply()
    assert "阶段：在谈 → 签约" in card.text
    assert "到位资金：新增3000万元（无 → 3000万元）" in card.text
    assert card.labels() == ["保存", "修改", "换项目", "不报"]
    assert bureau.reports(project) == 0
    query = staff.press(card, "保存")
    staff.wait_until(lambda: "已保存" in card.text, "no receipt")
    assert bureau.api.world.open_presses[query]
    assert card.labels() == ["撤销"]
    assert (bureau.stage(project), bureau.in_place(project)) == (Stage.SIGNED, Decimal(30_000_000))
    staff.press(card, "撤销")
    staff.wait_until(lambda: "已撤销" in card.text, "not undone")
    assert (bureau.stage(project), bureau.in_place(project)) == (Stage.TALKS, Decimal(0))
    staff.press(card, "保存")
    staff.wait_until(lambda: "已保存" in card.text, "not saved again")
    assert bureau.in_place(project) == Decimal(30_000_000)
    assert answers(staff) == [card]


def test_an_edit_before_saving_changes_the_card(bureau: Bureau) -> None:
    """In place, and the press below saves what the message says now."""
    project, staff = bureau.project("齿轮锻造项目"), bureau.member()
    asked = staff.say("齿轮锻造项目到位资金累计3000万元，已经收到。")
    card = staff.wait_for_reply()
    staff.edit(asked, "齿轮锻造项目到位资金累计3500万元，已经收到。")
    staff.wait_until(lambda: "累计3500万元" in card.text, "the card does not follow the edit")
    staff.press(card, "保存")
    staff.wait_until(lambda: "已保存" in card.text, "no receipt")
    assert bureau.in_place(project) == Decimal(35_000_000)
    assert answers(staff) == [card]


def test_an_edit_after_saving_asks_first_and_changes_its_own_row(bureau: Bureau) -> None:
    """Nothing happens to the store before the second press; nothing is added by it."""
    project, staff = bureau.project("活塞环项目"), bureau.member()
    asked = staff.say("活塞环项目到位资金累计3000万元，已经收到。")
    card = staff.wait_for_reply()
    staff.press(card, "保存")
    staff.wait_until(lambda: "已保存" in card.text, "no receipt")
    staff.edit(asked, "活塞环项目到位资金累计4500万元，已经收到。")
    staff.wait_until(lambda: "原消息改过了" in card.text, "the card does not follow the edit")
    assert bureau.in_place(project) == Decimal(30_000_000)
    staff.press(card, "保存")
    staff.wait_until(lambda: "3000万元 → 4500万元" in card.text and "已保存" in card.text, "not saved anew")
    assert (bureau.in_place(project), bureau.reports(project)) == (Decimal(45_000_000), 1)


def test_a_correction_replaces_what_it_corrects(bureau: Bureau) -> None:
    """更正 in a message of its own, 撤回 takes the report out."""
    project, staff = bureau.project("减速机项目", Stage.SIGNED), bureau.member()
    staff.say("减速机项目8月2日开工，到位资金累计3000万元。")
    first = staff.wait_for_reply()
    staff.press(first, "保存")
    staff.wait_until(lambda: "已保存" in first.text, "no receipt")
    staff.say("更正：减速机项目到位资金累计应为2000万元")
    second = staff.wait_for_reply()
    assert "更正 减速机项目" in second.text
    assert "（3000万元 → 2000万元）" in second.text
    staff.press(second, "保存")
    staff.wait_until(lambda: "已保存" in second.text, "not corrected")
    assert (bureau.in_place(project), bureau.reports(project)) == (Decimal(20_000_000), 1)
    staff.say("撤回上一条")
    third = staff.wait_for_reply()
    staff.press(third, "撤回")
    staff.wait_until(lambda: "已撤回" in third.text, "not withdrawn")
    assert (bureau.stage(project), bureau.reports(project)) == (Stage.SIGNED, 0)


def test_an_update_delivered_twice_counts_once(bureau: Bureau) -> None:
    """The message and the press alike; and a second press on the same button."""
    project, staff = bureau.project("丝杠项目"), bureau.member()
    staff.say("丝杠项目新增到位资金800万元，已到账。", times=2)
    card = staff.wait_for_reply()
    staff.press(card, "保存", times=2)
    staff.press(card, "保存")
    staff.wait_until(lambda: "已保存" in card.text, "no receipt")
    assert "没有重复记录" in staff.wait_for_reply().text
    assert staff.stays_silent()
    assert (bureau.in_place(project), bureau.reports(project)) == (Decimal(8_000_000), 1)


def test_a_doubt_is_answered_by_a_press(bureau: Bureau) -> None:
    """Saving before it is answered saves nothing."""
    project, staff = bureau.project("链轮项目"), bureau.member()
    staff.say("链轮项目外资到账300万，资金已到位。")
    card = staff.wait_for_reply()
    assert "是什么币种" in card.text
    staff.press(card, "保存")
    staff.wait_until(lambda: "还有问题没有回答" in card.text, "saved although something is open")
    assert bureau.reports(project) == 0
    staff.press(card, "300万美元")
    staff.wait_until(lambda: "外资：300万美元（无 → 300万美元）" in card.text, "the answer is not taken")
    staff.press(card, "保存")
    staff.wait_until(lambda: "已保存" in card.text, "no receipt")
    assert bureau.reports(project) == 1


def test_a_field_is_changed_by_buttons_and_by_a_reply(bureau: Bureau) -> None:
    """修改, the field, the value; or a reply to the card."""
    project, staff = bureau.project("联轴器项目"), bureau.member()
    staff.say("联轴器项目到位资金累计3000万元，已经收到。")
    card = staff.wait_for_reply()
    staff.press(card, "修改")
    staff.wait_until(lambda: "到位资金" in card.labels(), "the fields are not offered")
    staff.press(card, "到位资金")
    assert "累计9000万元" in staff.wait_for_reply().text  # an example of what to write
    staff.say("累计5000万元")
    second = staff.wait_for_reply()
    assert "到位资金：累计5000万元" in second.text
    staff.say("到位资金 累计9000万元", reply_to=second.message_id)
    third = staff.wait_for_reply()
    assert "到位资金：累计9000万元" in third.text
    staff.press(third, "保存")
    staff.wait_until(lambda: "已保存" in third.text, "no receipt")
    assert bureau.in_place(project) == Decimal(90_000_000)


def test_what_is_no_report_makes_no_card(bureau: Bureau) -> None:
    """A plan is told apart; a question is answered from the documents."""
    staff = bureau.member()
    staff.say("下周准备去苏州拜访企业。")
    assert "没有登记" in staff.wait_for_reply().text
    staff.say("引荐项目的奖励最高多少？")
    assert "200万元" in staff.wait_for_reply().text


def test_an_investor_reports_nothing(bureau: Bureau) -> None:
    """Whoever has not joined gets an answer from the documents, and no card."""
    project, stranger = bureau.project("法兰盘项目"), bureau.newcomer()
    stranger.say("法兰盘项目今天签约，签约额2亿元。")
    assert "报送卡" not in stranger.wait_for_reply().text
    assert bureau.reports(project) == 0


def test_a_card_survives_a_crash(bureau: Bureau) -> None:
    """Kill -9 between card and press: what is pressed meanwhile is done after the restart, and done once."""
    project, staff = bureau.project("主轴项目"), bureau.member()
    staff.say("主轴项目今天开工，新增到位资金1200万元，已到账。")
    card = staff.wait_for_reply()
    bureau.crash()
    staff.press(card, "保存")
    bureau.bot.start(timeout=60)
    staff.wait_until(lambda: "已保存" in card.text, "the card of before the crash does not work")
    assert (bureau.stage(project), bureau.in_place(project)) == (Stage.STARTED, Decimal(12_000_000))
    staff.press(card, "撤销")
    staff.wait_until(lambda: "已撤销" in card.text, "not undone")
    assert bureau.reports(project) == 0
