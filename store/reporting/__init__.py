"""Offices, the people in them, projects, what is reported of them, and what that adds up to."""
