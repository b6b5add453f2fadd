"""What people say one in another's place."""

import pytest

from bot.talking.facets import facets_in, without_attributes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("内资工业项目", [("内资工业", "branch")]),
        ("外商投资的呢", [("外商投资", "branch")]),
        ("世界500强", [("世界500强", "rank")]),
        ("省级的", [("省级", "level")]),
        ("博士和硕士", [("博士", "degree"), ("硕士", "degree")]),
        ("第二期", [("第二期", "phase")]),
        ("foreign-invested projects", [("foreign-invested", "branch")]),
        ("老办法", [("老办法", "edition")]),
        ("半夜那段", [("半夜", "hour")]),
        ("晚上七点", [("晚上七点", "hour")]),
        ("at 2 pm", [("2 pm", "hour")]),
        ("electricity price at night", [("at night", "hour")]),
        ("peak hours", [("peak hours", "hour")]),
        ("off-peak", [("off-peak", "hour")]),
        ("标准厂房", []),
    ],
)
def test_facets_stand_with_their_sort(text: str, found: list[tuple[str, str]]) -> None:
    """In the order of the text."""
    assert [(text[start:end], sort) for start, end, sort in facets_in(text)] == found


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("一年封顶", ""),
        ("多久", ""),
        ("分几期发", "发"),
        ("一把给完", ""),
        ("收费要交材料", "交"),
        ("标准厂房补多少", "厂房补"),
        ("公积金", "公积金"),
    ],
)
def test_what_can_be_asked_of_anything_names_nothing(words: str, left: str) -> None:
    """What is left does."""
    assert without_attributes(words) == left
