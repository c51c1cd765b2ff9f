"""Dates: the forms in which they are written, reading one, completing it from its context."""
