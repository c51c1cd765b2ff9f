"""The reader in a browser on this machine, over textual-serve; the only user of that library and of aiohttp."""
