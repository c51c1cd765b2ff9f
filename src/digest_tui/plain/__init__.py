"""The reader as a conversation in lines: for screen readers, braille, serial lines, and scripts."""
