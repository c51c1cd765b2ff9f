"""Measurements against the project's budgets: `make bench`. Not part of the tests."""
