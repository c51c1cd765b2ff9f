"""Answers: the entries that a question means, and where in them."""
