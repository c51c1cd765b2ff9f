"""The words of the languages that chronicles are written in."""
