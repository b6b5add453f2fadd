"""Slips of the keyboard and of dictation (错别字)."""

from bot.reading.text import Folded


def mend(folded: Folded) -> tuple[Folded, tuple[object, ...]]:
    """TODO."""
    return folded, ()


def mended_name(name: str) -> str:
    """TODO."""
    return name
