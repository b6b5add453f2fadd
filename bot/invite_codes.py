"""Invite codes (邀请码): random, easy to read aloud, not to be guessed. Made in the outermost shell, shown once, kept nowhere."""

import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_QUARTERS, _LENGTH = 4, 4


def new_code() -> str:
    """A code of 80 random bits: 7K3M-9QTR-2WXA-0VBD."""
    quarters = ("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(_QUARTERS))
    return "-".join(quarters)
