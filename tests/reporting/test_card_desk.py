"""Cards of many rows through presses, and saved messages that are edited into something else."""

from bot.message import Reply
from bot.reply_parts import LIMIT, split_reply
from store.reporting.drafts import DraftState
from tests.reporting.office import LEADER, NOW, STAFF, Office

TRADES = "轴承 轧辊 齿轮 阀门 链条 弹簧 铸件 锻件 螺栓 导轨"
WORDS = "下一步办理土地手续、规划许可、环境影响评价、能源评估和施工许可" + "，协调用电用水用气和道路" * 19
NAMES = [f"{place}{trade}项目" for place in ("黄岭", "白河", "青石", "南坪") for trade in TRADES.split()]
LONG = "\n".join(f"{n}. {name}今天签约，计划投资{n}000万元，{WORDS}。" for n, name in enumerate(NAMES, 1))


def data(reply: Reply, label: str) -> str:
    """What a button sends."""
    return next(button.data for row in reply.buttons for button in row if button.label == label)


def test_forty_projects_of_one_message_are_looked_through_page_by_page(office: Office) -> None:
    """Each page is one message; saving saves all of them, and the receipt stays one message too."""
    assert len(LONG) >= 11_000
    card = office.say(LONG)
    seen, pages = "", 1
    office.press("全部是新项目（40个）")
    while True:
        assert len(split_reply(card)) == 1
        assert len(card.text) <= LIMIT
        seen += card.text
        labels = {button.label for row in card.buttons for button in row}
        assert "保存全部40条" in labels
        if "下一页 ▶" not in labels:
            break
        card, pages = office.press("下一页 ▶"), pages + 1
        assert card.in_place
    assert all(name in seen for name in NAMES)
    assert pages >= 4
    receipt = office.press("保存全部40条")
    assert "已保存：报送卡1号，40条" in receipt.text
    assert len(split_reply(receipt)) == 1
    assert len(office.books.at_hand().living) == 42


def test_after_an_answer_the_next_question_is_on_the_page(office: Office) -> None:
    """Also where it stands on another one; a button of a page still fits after rows have gone."""
    card = office.say(LONG)
    assert "第1页10个、第2页10个" in card.text
    first = data(card, "①新项目")
    assert "第1页/共" in office.say("", press=first).text
    office.press("全部是新项目（39个）")
    last = office.press("下一页 ▶")
    assert "第2页/共" in last.text
    assert "第1页/共" in office.press("◀ 上一页").text
    assert "第1页/共" not in office.say("", press="card:1:999").text  # behind all rows: the last page


def test_small_talk_in_a_saved_message_changes_nothing_until_somebody_taps(office: Office) -> None:
    """What is saved stands; one tap takes it back, and the undo of that brings it again."""
    office.say("曲轴铸造项目今天签约，到位资金累计3000万元。", message_id="a")
    office.press("保存")
    card = office.say("周末愉快", message_id="a", edited=True)
    assert "原来保存的1条还在库里" in card.text
    assert office.in_place() == 30_000_000
    office.say("还是周末愉快", message_id="a", edited=True)
    assert "已撤回" in office.press("撤回").text
    assert office.in_place() == 0
    office.press("撤销")
    assert office.in_place() == 30_000_000


def test_the_leader_may_decide_on_an_edited_message(office: Office) -> None:
    """不撤回 leaves all as it was; so does a colleague's tap."""
    office.say("曲轴铸造项目今天签约，到位资金累计3000万元。", message_id="a", chat_id="-100", in_group=True)
    office.press("保存", chat_id="-100", in_group=True)
    office.say("辛苦了", message_id="a", edited=True, chat_id="-100", in_group=True)
    assert "没有撤回" in office.press("不撤回", LEADER, chat_id="-100", in_group=True).text
    assert office.in_place() == 30_000_000
    office.say(
        "曲轴铸造项目今天签约，到位资金累计4000万元。", message_id="a", edited=True, chat_id="-100", in_group=True
    )
    office.press("保存", chat_id="-100", in_group=True)
    assert office.in_place() == 40_000_000


def test_an_open_card_is_put_away_when_its_message_holds_no_report_any_more(office: Office) -> None:
    """Nothing was saved; the next edit of it is an ordinary message."""
    office.say("曲轴铸造项目今天签约。", message_id="a")
    assert "已经收起，什么都没有记" in office.say("发错了", message_id="a", edited=True).text
    draft = office.books.reports.draft_of_message(str(STAFF), "a")
    assert draft is not None
    assert draft.state is DraftState.DROPPED
    assert "收起" not in office.say("发错了，抱歉", message_id="a", edited=True).text


def test_rows_that_left_an_edited_message_are_named_before_it_is_saved(office: Office) -> None:
    """Saving takes them out of the store: that is said on the card."""
    office.say("①曲轴铸造项目今天签约；②电缆料项目到位资金累计500万元。", message_id="a", at=NOW)
    office.press("②由我们报")
    office.press("保存全部2条")
    card = office.say("曲轴铸造项目今天签约，下一步办理土地手续。", message_id="a", edited=True)
    assert "原来保存的「电缆料项目」不在改后的消息里，保存后不再计入" in card.text
    assert office.in_place() == 5_000_000
    office.press("保存")
    assert office.in_place() == 0
