"""Letters as regular expressions need them, which know no capitals of Unicode."""

from __future__ import annotations

CAPITALS = "".join(filter(str.isupper, map(chr, range(0x41, 0x590)))) + "Ḁ-Ỿ"
"""The capital letters of the Latin, Greek, Cyrillic and Armenian scripts, to stand between square brackets."""
