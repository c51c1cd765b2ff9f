"""Which dated lines begin an entry, where it ends, and its place."""
