"""Keys name one call each."""

from store.announcing import keys


def test_no_two_things_have_one_key() -> None:
    """Nor does the prefix of one begin the key of another."""
    prefixes = [
        keys.run_prefix(1, 2), keys.edit_prefix(1, 2, 3), keys.delete_prefix(1, 2), keys.correction_prefix(1, 2, 3),
        keys.pin_prefix(1, 2), keys.unpin_prefix(1, 2), keys.card_prefix(1, 2), keys.card_edit_prefix(1, 2),
    ]  # fmt: skip
    named = [keys.notice_key(1, "what", 7), keys.reminder_key(1, 2, 1, 7), *(f"{prefix}7" for prefix in prefixes)]
    assert len(set(named)) == len(named)
    assert all(sum(key.startswith(prefix) for key in named) == 1 for prefix in prefixes)
    assert not keys.run_prefix(1, 20).startswith(keys.run_prefix(1, 2))


def test_a_key_tells_its_chat_and_a_batch_its_version() -> None:
    """Groups have numbers below zero."""
    key = keys.message_key(1, 2, -100)
    assert (keys.chat_of(key), keys.version_of(keys.batch_of(key, 3)), keys.version_of("")) == (-100, 3, 0)


def test_an_announcement_is_told_from_what_is_done_about_it() -> None:
    """By its key."""
    assert keys.is_message(keys.message_key(1, 2, 7))
    others = (keys.edit_prefix(1, 2, 3), keys.delete_prefix(1, 2), keys.notice_key(1, "x", 7), "re:1:7:5:0", "")
    assert not any(keys.is_message(key) for key in others)
