"""The reader under random keys, bytes, mouse events, resizes, signals and changing files, for as long as one likes."""
