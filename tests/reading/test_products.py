"""Words of products."""

from bot.reading.heads import is_headed
from bot.reading.products import PRODUCTS
from bot.reading.slip_words import REPORTING


def test_products_end_names() -> None:
    """Each of them, whatever its last character."""
    assert all(map(is_headed, PRODUCTS))


def test_products_are_words_of_two_to_five_characters_and_none_of_reports() -> None:
    """Longer ones are names, and a word of reports would be lost in them."""
    assert {len(word) for word in PRODUCTS} <= {2, 3, 4, 5} and not PRODUCTS & REPORTING
