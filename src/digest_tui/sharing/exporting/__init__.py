"""Export: entries with their sources as files that other programs read. One file a format; `formats.py` names them."""
