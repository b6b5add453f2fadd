"""A table file sent to the bot: dry run, 应用 or 不要; who may not import gets a sentence, and nothing is fetched.

One bot serves all journeys.
"""

from collections.abc import Iterator

import pytest

from bot.message import Role
from bot.reporting.importing import LARGEST_FILE
from store.reporting.project import Stage
from tests.journeys.faults import server_error
from tests.journeys.people import mention
from tests.journeys.staff_bot import Bureau, bureau_at
from tests.reporting.tables import workbook

pytestmark = pytest.mark.timeout(120)
HEADER = ("项目名称", "责任单位", "阶段", "计划投资（万元）")


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """The bureau on a Monday morning."""
    with bureau_at(tmp_path_factory.mktemp("imports")) as running:
        yield running


def names(bureau: Bureau) -> dict[str, Stage | None]:
    """The projects of the store and their stages."""
    return {project.name: project.stage for project in bureau.books.living}


def test_an_administrator_imports_a_workbook(bureau: Bureau) -> None:
    """The card says row by row what would change; 应用 does it, once, and takes the buttons away."""
    bureau.project("曲轴铸造项目")
    admin = bureau.member(Role.ADMIN, "")
    rows = [HEADER, ("曲轴铸造项目", "冠县", "签约", "20000"), ("齿轮锻造项目", "莘县", "在谈", "30000")]
    admin.send_file("项目.xlsx", workbook(rows))
    card = admin.wait_for_reply(30)
    assert "新增 1，修改 1" in card.text
    assert "在谈 → 签约" in card.text
    assert "还没有写入" in card.text
    assert card.labels() == ["应用", "不要"]
    assert "齿轮锻造项目" not in names(bureau)
    admin.press(card, "应用", times=2)
    admin.press(card, "应用")
    admin.wait_until(lambda: "已全部写入" in card.text, "not applied")
    assert "已失效" in admin.wait_for_reply().text
    assert card.labels() == []
    assert names(bureau) == names(bureau) | {"曲轴铸造项目": Stage.SIGNED, "齿轮锻造项目": Stage.TALKS}


def test_a_refused_row_leaves_nothing_to_press_and_a_declined_file_changes_nothing(bureau: Bureau) -> None:
    """A formula is named with its cell; 不要 is taken at its word."""
    admin = bureau.member(Role.ADMIN, "")
    admin.send_file("项目.xlsx", workbook([HEADER, ("活塞环项目", "冠县", "在谈", "=1+1")]))
    refused = admin.wait_for_reply(30)
    assert "单元格 D2 是公式" in refused.text
    assert refused.labels() == []
    admin.send_file("项目.csv", "项目名称,责任单位\n活塞环项目,冠县\n".encode("gbk"), "麻烦导入")
    card = admin.wait_for_reply()
    admin.press(card, "不要")
    admin.wait_until(lambda: "没有写入" in card.text, "not declined")
    assert "活塞环项目" not in names(bureau)


def test_who_may_not_import_gets_a_sentence_and_nothing_is_fetched(bureau: Bureau) -> None:
    """Staff, leader, stranger; words that come with the file are answered as ever."""
    fetched = bureau.api.world.calls.count("getfile")
    for room in (bureau.member(), bureau.member(Role.LEADER), bureau.newcomer()):
        room.send_file("项目.xlsx", workbook([HEADER]))
        assert "表格文件由管理员和统筹导入" in room.wait_for_reply().text
    investor = bureau.newcomer()
    investor.send_file("我们的计划.xlsx", workbook([HEADER]), "引荐项目的奖励最高多少？")
    assert "200万元" in investor.wait_for_reply(20).text
    assert bureau.api.world.calls.count("getfile") == fetched


def test_in_a_group_a_file_is_not_taken(bureau: Bureau) -> None:
    """Everybody would read the card."""
    admin, group = bureau.member(Role.ADMIN, ""), bureau.group(bot_sees_all=True)
    group.send_file("项目.xlsx", workbook([HEADER]), user=admin.user)
    assert group.stays_silent()
    group.send_file("项目.xlsx", workbook([HEADER]), mention("引荐项目的奖励最高多少？"), user=admin.user)
    assert "200万元" in group.wait_for_reply(20).text


def test_a_file_that_is_too_large_or_cannot_be_had_is_said(bureau: Bureau) -> None:
    """Nothing over five megabytes is fetched; where Telegram fails it is said, and the next file is taken."""
    admin, calls = bureau.member(Role.ADMIN, ""), bureau.api.world.calls
    fetched = calls.count("getfile")
    admin.send_file("项目.csv", b"x" * (LARGEST_FILE + 1))
    assert "最多 5 MB" in admin.wait_for_reply().text
    assert calls.count("getfile") == fetched
    bureau.api.faults.next("getFile", server_error())
    admin.send_file("项目.csv", "项目名称,责任单位\n减速机项目,冠县\n".encode())
    assert "没有取到这个文件" in admin.wait_for_reply().text
    admin.send_file("项目.csv", "项目名称,责任单位\n减速机项目,冠县\n".encode())
    assert "新增 1" in admin.wait_for_reply().text


def test_what_is_no_table_is_said_or_answered(bureau: Bureau) -> None:
    """A broken workbook and a table of something else say what to send; a picture without words gets the way in."""
    admin = bureau.member(Role.ADMIN, "")
    admin.send_file("项目.xlsx", b"PK\x03\x04 not really")
    broken = admin.wait_for_reply(30)
    assert broken.labels() == []
    assert "另存" in broken.text
    admin.send_file("通讯录.csv", "姓名,电话\n王敏,0635\n".encode())
    assert "没有认出这是哪种表" in admin.wait_for_reply().text
    admin.send_file("合影.jpg", b"\xff\xd8")
    assert "表格文件由管理员和统筹导入" not in admin.wait_for_reply().text


def test_a_dry_run_outlives_a_crash(bureau: Bureau) -> None:
    """It waits in the store: the press that came meanwhile is taken after the start, and done."""
    admin = bureau.member(Role.ADMIN, "")
    admin.send_file("项目.csv", "项目名称,责任单位\n丝杠项目,冠县\n".encode())
    card = admin.wait_for_reply()
    bureau.crash()
    admin.press(card, "应用")
    bureau.bot.start(timeout=60)
    admin.wait_until(lambda: "已全部写入" in card.text, "not applied")
    assert "丝杠项目" in names(bureau)
