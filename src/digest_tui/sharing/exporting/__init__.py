"""Exports: entries with their sources in formats of other programs. `formats.py` lists them, one module each."""
