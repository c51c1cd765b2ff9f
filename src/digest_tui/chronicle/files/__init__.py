"""Documents on the disk: reading, encodings, noticing changes."""
