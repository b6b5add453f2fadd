"""A question cut into pieces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talking.pieces import Kind, Piece, cut, joined, of_city, words_of
from rag.text import normalise
from tests.talking.turns import two_places

CATALOGUE = two_places()


def kinds(text: str) -> list[tuple[str, str]]:
    """Text and kind of each piece that is more than filling."""
    return [(piece.text, piece.kind.value) for piece in cut(text, CATALOGUE) if piece.kind is not Kind.FILL]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青禾市引荐奖励最高多少", [("青禾市", "place"), ("引荐奖励", "party"), ("最高多少", "asked")]),
        ("青禾引荐奖励多少", [("青禾", "place"), ("引荐奖励", "party"), ("多少", "asked")]),
        ("2022年签约的呢", [("2022年签约的", "day")]),
        ("招了30人", [("招", "words"), ("30人", "sum")]),
        ("30人以上", [("30人以上", "words")]),
        ("如果3亿", [("如果", "words"), ("3亿", "sum")]),
        ("《某办法》第二条", [("《某办法》", "title"), ("第二条", "clause")]),
        ("青岛呢", [("青岛", "place")]),
        ("外资呢", [("外资", "facet")]),
        ("青禾市里", [("青禾市里", "place")]),
        ("市里，青禾", [("青禾", "place")]),
        ("加一块儿", [("加一块儿", "words")]),
        ("半夜那段", [("半夜", "facet"), ("那段", "words")]),
        ("i signed in march 2023", [("signed in march 2023", "day")]),
        ("signed on 5 june 2022", [("signed on 5 june 2022", "day")]),
        ("what is the cap in liuhe county", [("what is", "asked"), ("cap", "asked"), ("liuhe county", "place")]),
    ],
)
def test_pieces_have_their_kind(text: str, found: list[tuple[str, str]]) -> None:
    """What claims a stretch first keeps it, and nothing reads on into it."""
    assert kinds(text) == found


def test_the_city_is_told_by_its_name() -> None:
    """市里 behind no name; not where it is switched off."""
    assert kinds("市里的呢") == [("青禾市", "place")]
    assert kinds("市区的呢") == [("青禾市", "place")]
    assert kinds("你们市里的呢") == [("青禾市", "place")]
    assert ("市里", "words") in [(piece.text, piece.kind.value) for piece in cut("市里的呢", CATALOGUE, relative=False)]


def test_a_zone_without_its_city_is_one_of_the_city_that_is_spoken_of() -> None:
    """Not where a city is named, nor in a county."""
    zone = cut("经济开发区呢", CATALOGUE)
    assert of_city(zone, "青禾市")[0].text == "青禾市经济开发区"
    assert of_city(zone, "柳河县") == zone
    elsewhere = cut("青岛经开区呢", CATALOGUE)
    assert of_city(elsewhere, "青禾市") == elsewhere


def test_words_that_say_something_are_those_of_the_matter() -> None:
    """Neither place nor what is asked."""
    assert words_of(cut("青禾市工业项目最高多少", CATALOGUE)) == "工业 项目"


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="青禾柳河市县那呢的多少最高奖励3亿2022年签约第二条《》 abcity?，", max_size=24))
def test_joined_pieces_are_the_text(text: str) -> None:
    """Nothing is lost, whatever is written; 市里 is left as it stands here."""
    folded = normalise(text)
    pieces = cut(folded, CATALOGUE, relative=False)
    assert "".join(piece.text for piece in pieces) == folded
    assert "".join(joined(pieces).split()) == "".join(folded.split())


def test_a_latin_name_of_a_place_keeps_a_blank_behind_it() -> None:
    """Before Chinese words it would be read as a part of them."""
    assert joined((Piece(Kind.PLACE, "jinan"), Piece(Kind.WORDS, "引荐奖励"))) == "jinan 引荐奖励"
    assert joined((Piece(Kind.PLACE, "济南"), Piece(Kind.WORDS, "引荐奖励"))) == "济南引荐奖励"
