"""Announcements: what is told to whom and when, and what became of it."""
