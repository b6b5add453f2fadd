"""Phrasing (润色): answers that stand are put into better words by a language model, where one is set and while it can be had."""
