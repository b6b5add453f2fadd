"""Characters that sound alike."""

from bot.reading.homophones import SOUNDS, sound_alike


def test_characters_of_one_reading_sound_alike() -> None:
    """Tones and zh/z, -ng/-n do not count."""
    assert sound_alike("位", "未") and sound_alike("万", "完") and sound_alike("唐", "糖") and sound_alike("平", "萍")


def test_others_do_not() -> None:
    """A character that is not held sounds only like itself."""
    assert not sound_alike("投", "签")
    assert sound_alike("龘", "龘") and not sound_alike("龘", "达")
    assert len(SOUNDS) > 3000
