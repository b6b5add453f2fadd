"""Invite codes."""

from bot.intent_staff import read_code
from bot.invite_codes import new_code


def test_codes_are_read_as_themselves_and_never_alike() -> None:
    """Every code that is made can be sent back; a thousand of them are a thousand."""
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(read_code(code) == code for code in codes)
