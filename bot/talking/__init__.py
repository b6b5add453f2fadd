"""Talks (对话) over several turns: what a follow-up goes on with, and the question that it stands for."""
