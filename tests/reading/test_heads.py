"""What names end in."""

import pytest

from bot.reading.heads import ends_in_word, headed_part, is_headed


@pytest.mark.parametrize(
    ("run", "name"), [("船用水阀写成", "船用水阀"), ("渔具真", "渔具"), ("绳网", "绳网"), ("彼方允", "彼方允")]
)
def test_a_run_is_cut_behind_its_head(run: str, name: str) -> None:
    """A few characters at most; where nothing is a head it stays."""
    assert headed_part(run) == name


def test_products_trades_and_letters_are_heads() -> None:
    """Verbs and turns of speech are none."""
    assert all(map(is_headed, ("滚珠丝杠", "潮玩手办", "电池BMS", "面粉加工")))
    assert not any(map(is_headed, ("重新递", "之谱", "没说")))
    assert ends_in_word("潮玩手办") and not ends_in_word("没说")
