"""Tests of the desk where calculations are asked for."""
