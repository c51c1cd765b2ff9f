"""The document: bytes to entries with their sources. Knows no screen, no search, no network."""
