"""Tests of finding better words for answers that stand."""
