"""Attempts to turn the bot by words: read from a file, made in chat and planted in documents, judged and counted."""
