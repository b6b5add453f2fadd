"""What is written while a card is open."""

from datetime import timedelta

import pytest

from tests.reporting.office import COLLEAGUE, NOBODY, NOW, Office


def test_a_correction_before_saving_changes_the_card(office: Office) -> None:
    """One card, one sum."""
    office.say("曲轴铸造项目到位资金累计3000万元。")
    said = office.say("更正：曲轴铸造项目到位资金累计是300万元。").text
    assert "报送卡1号" in said
    assert "已按更正改好" in said
    assert "累计300万元（无 → 300万元）" in said
    assert "已保存" in office.press("保存").text
    assert office.in_place() == 3_000_000


def test_a_correction_of_what_is_saved_is_a_card_of_its_own(office: Office) -> None:
    """The open card is about another project, or there is none."""
    office.say("曲轴铸造项目到位资金累计3000万元。")
    office.press("保存")
    office.say("山核桃加工项目今天签约。")
    assert "报送卡3号" in office.say("更正：曲轴铸造项目到位资金累计是300万元。").text


def test_a_field_and_its_value_go_to_the_open_card(office: Office) -> None:
    """Without a reply; in a terminal nobody can."""
    office.say("曲轴铸造项目到位资金累计3000万元。")
    said = office.say("到位资金 累计9000万").text
    assert "报送卡1号" in said
    assert "累计9000万元" in said
    assert "阶段：在谈 → 开工" in office.say("阶段：开工").text


def test_whole_reports_and_others_words_do_not(office: Office) -> None:
    """Nor words that come an hour later, in a group, or of a colleague."""
    office.say("曲轴铸造项目到位资金累计3000万元。")
    assert "报送卡1号" not in office.say("到位8000万，电缆料项目今天到账").text
    assert "报送卡1号" not in office.say("到位资金 9000万", COLLEAGUE).text
    assert "报送卡1号" not in office.say("到位资金 9000万", at=NOW + timedelta(hours=1)).text


def test_who_has_not_joined_and_writes_a_report_is_told_how_to(office: Office) -> None:
    """In private, below the answer; a question gets no such line."""
    assert "邀请码" in office.say("曲轴铸造项目今天到位资金3000万元。", NOBODY).text
    assert "邀请码" not in office.say("奖励最高多少？", NOBODY).text
    assert "邀请码" not in office.say("新能源电池企业落户高新区，实缴资本1.5亿，给多少开办费", NOBODY).text
    assert "邀请码" not in office.say("曲轴铸造项目今天到位资金3000万元。", NOBODY, in_group=True).text


def test_a_correction_answers_only_what_it_touches(office: Office) -> None:
    """A currency that nobody has told is asked for still; a corrected sum is asked about anew or not at all."""
    office.say("曲轴铸造项目今天签约，外资到账£300万。")
    said = office.say("更正：曲轴铸造项目是今天开工。").text
    assert "阶段：在谈 → 开工" in said
    assert "❓ 「300万」是什么币种" in said
    assert "❓" not in office.say("更正：曲轴铸造项目外资到账200万美元。").text


def test_a_correction_that_says_nothing_changes_nothing(office: Office) -> None:
    """And says so."""
    office.say("曲轴铸造项目今天签约，外资到账£300万。")
    said = office.say("更正 曲轴铸造项目").text
    assert "已按更正改好" not in said


def test_a_card_that_is_not_saved_is_put_away_not_withdrawn(office: Office) -> None:
    """撤回 before anything was saved: one tap does what is meant."""
    office.say("曲轴铸造项目今天签约。")
    assert "还没有保存，不用撤回" in office.say("撤回").text
    assert "什么都没有记" in office.press("不报").text
    assert "没有找到您可以撤回的记录" in office.say("撤回").text


_OPEN = "液压阀块项目昨天签约，计划投资2亿元，新增到位资金3000万元。"


def test_a_correction_changes_what_it_names_and_says_so(office: Office) -> None:
    """新增 stays 新增, the activity stays, the sums keep their order."""
    office.say(_OPEN)
    text = office.say("更正 液压阀块项目到位资金是2000万").text
    assert "到位资金：新增3000万元 → 新增2000万元。别的没有动。" in text
    assert "活动：签约活动" in text
    assert text.index("计划投资：2亿元") < text.index("\n到位资金：新增2000万元")
    assert "→ 累计2000万元" in office.say("更正 液压阀块项目到位资金是累计2000万").text


def test_a_saved_report_keeps_its_activity_and_its_way_of_counting(office: Office) -> None:
    """The same for a 更正 of what is saved."""
    office.say("曲轴铸造项目昨天签约，新增到位资金3000万元。")
    office.say("保存")
    text = office.say("更正 曲轴铸造项目到位资金是2000万").text
    assert "到位资金：新增2000万元（3000万元 → 2000万元）" in text
    assert "活动：签约活动" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("改成5500万", "到位资金：新增5500万元"),
        ("不对，是5500万", "到位资金：新增5500万元"),
        ("不对，是意向协议", "阶段：签约 → 在谈"),
        ("更正：阶段是开工", "阶段：开工"),
        ("不对，昨天没有的事", "没有读到要改成什么，卡片没有变"),
        ("不对，项目总投资是2亿", "计划投资：2亿元"),
        ("不对，县里给了5000万", "到位资金：新增5000万元"),
        ("不对，县区是莘县", "莘县"),
        ("不是5000万，是5500万", "报送卡1号"),
        ("错了，是5500万", "到位资金：新增5500万元"),
        ("但是不对", "没有读到要改成什么，卡片没有变"),
        ("不过错了", "没有读到要改成什么，卡片没有变"),
    ],
)
def test_an_objection_is_about_the_open_card(office: Office, words: str, said: str) -> None:
    """What is not clear shows the card as it is; no lecture on how to report."""
    office.say("液压阀块项目昨天签约，新增到位资金3000万元。")
    text = office.say(words).text
    assert said in text
    assert "报送卡1号" in text


def test_without_an_open_card_nothing_is_objected_to(office: Office) -> None:
    """Nor does a question that begins so go to the card."""
    assert "报送卡" not in office.say("改成5500万").text
    office.say("液压阀块项目昨天签约，新增到位资金3000万元。")
    assert "报送卡" not in office.say("不对，我问的是厂房租金多少").text


def test_what_points_at_other_words_is_no_name(office: Office) -> None:
    """While a name is waited for, 以上是今天的 does not become one."""
    office.say("液压阀块项目昨天签约，新增到位资金3000万元。")
    office.press("修改")
    office.press("项目")
    assert "不是项目名" in office.say("以上是今天的").text
    assert "液压阀组项目" in office.say("液压阀组项目").text


@pytest.mark.parametrize("words", ["不是所有企业都能来", "错过了昨天的会", "不对外公开"])
def test_words_that_only_begin_so_object_to_nothing(office: Office, words: str) -> None:
    """They are no answer to a card."""
    office.say("液压阀块项目昨天签约，新增到位资金3000万元。")
    assert "报送卡1号" not in office.say(words).text


@pytest.mark.parametrize("words", ["不对，项目总投资是2亿", "不对，县里给了5000万"])
def test_an_objection_renames_no_project_and_moves_it_nowhere(office: Office, words: str) -> None:
    """What is named is the sum."""
    office.say("液压阀块项目昨天签约，新增到位资金3000万元。")
    office.say(words)
    draft = office.books.reports.draft(1)
    assert draft is not None
    assert [(one.row.project, one.row.county) for one in draft.rows] == [("液压阀块项目", "")]
