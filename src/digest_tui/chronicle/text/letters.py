"""Letters as regular expressions need them, which know no capitals of Unicode."""

from __future__ import annotations

CAPITALS = "".join(filter(str.isupper, map(chr, range(0x41, 0x590)))) + "Ḁ-Ỿ"
"""The capital letters of the Latin, Greek, Cyrillic and Armenian scripts, to stand between square brackets."""

WITHOUT_SPACES = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""Characters of scripts that put no spaces between words: Thai and Lao, Tibetan, Burmese, Khmer, Japanese and Chinese.
To stand between square brackets."""
