"""The two layouts of a keyboard: what the same keys write in the other one."""

from __future__ import annotations

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,." + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>' + "`~"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ" + "ёЁ"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def read_in_other_layout(query: str) -> list[str]:
    """What the keys of `query` write in the other layout: `ghjntcn` is `протест`, `ьгкфе` is `murat`."""
    return [text for table in (_TO_CYRILLIC, _TO_LATIN) if (text := query.translate(table)) != query]
