"""Announcements in a chat: from the draft over the approval to the report."""
