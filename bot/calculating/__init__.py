"""Asking for a calculation: words and buttons to a case, its result to a card, a package or a page."""
