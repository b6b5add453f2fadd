"""Look-alikes and what they look like."""

import pytest

from policies.look_alikes import plain_letters, plain_radicals, tongues_of


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("раypal", "paypal"), ("ΡRΟJECT", "PROJECT"), ("СОР", "COP"), ("奖励2О0万", "奖励200万"), ("エ业", "工业"), ("三ロ人", "三口人"),
        ("ＡＢＣ", "ＡＢＣ"), ("TNFα", "TNFα"), ("АО", "АО"), ("カラオケ", "カラオケ"), ("5μm", "5μm"),
    ],
)  # fmt: skip
def test_a_disguise_is_read_as_the_eye_reads_it(line: str, seen: str) -> None:
    """And what is none stays."""
    places: list[int] = []
    assert plain_letters(line, lambda start, end: places.append(start)) == seen
    assert bool(places) == (line != seen)


def test_other_tongues_keep_their_words() -> None:
    """A Russian word of look-alikes is Russian where other Russian stands beside it."""
    russian, japanese = tongues_of("Москва"), tongues_of("工場のエ業について")
    assert (russian.is_foreign, japanese.is_japanese) == (True, True)
    assert plain_letters("СОР", lambda start, end: None, russian) == "СОР"
    assert plain_letters("эта エ業", lambda start, end: None, japanese) == "эта エ業"


def test_radicals_are_characters() -> None:
    """Kangxi and supplement."""
    assert plain_radicals("⻓期⼈⼝", lambda start, end: None) == "长期人口"
