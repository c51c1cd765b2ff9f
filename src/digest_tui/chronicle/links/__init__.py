"""URLs: finding them, their clean form, their address in an archive."""
