"""What it remembers: marks, what was read, the last position, settings. Nothing of it leaves the machine."""
