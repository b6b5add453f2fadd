"""Tables and forms whose heads name units and projects."""

from bot.reading.columns import titles_of, with_units
from bot.reading.text import fold

TABLE = "重点项目\n项目|进展|总投资(万元)\n锅炉安装配件|在建|1200\n琴弦|签约|-"


def test_the_unit_of_a_column_is_written_beside_its_numbers() -> None:
    """With the head, which says what the sum is; a cell without a number stays as it is."""
    assert with_units(fold(TABLE)).text.endswith("|总投资1200万元\n琴弦|签约|-")


def test_the_unit_of_a_label_is_written_beside_its_number() -> None:
    """到位（万元）：500."""
    assert with_units(fold("到位(万元):500")).text == "到位(万元):500万元"


def test_what_is_written_in_is_read_from_the_character_before_it() -> None:
    """So that the message as sent can be shown."""
    folded = with_units(fold("到位(万元):500,"))
    assert folded.written(7, 12) == "500"
    assert folded.written(12, 13) == ","


def test_names_of_tables_and_forms_are_found() -> None:
    """Whatever words of reporting they hold."""
    assert [TABLE[start:end] for start, end in titles_of(TABLE)] == ["锅炉安装配件", "琴弦"]
    form = "项目:投影签约台 阶段:在谈"
    assert [form[start:end] for start, end in titles_of(form)] == ["投影签约台"]


def test_a_line_with_other_parts_ends_a_table() -> None:
    """What follows is no table any more."""
    assert len(titles_of(TABLE + "\n以上。\n鼓|签约|3")) == 2
