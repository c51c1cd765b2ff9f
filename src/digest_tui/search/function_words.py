"""Words by which people put a question and join others."""

from __future__ import annotations

# English, Russian, Kazakh; folded.
_JOINING = """
a about after against all also am an and any anybody anyone anything are as at be because been before being between
both but by can could did do does doing during each either ever every everybody everyone everything for from had has
have having he her here hers him his how i if in into is it its just many me might more most much my near no nobody
none nor not of off on one only onto or other our out over should since so some somebody someone something such than
that the their them then there these they this those through to too toward towards under until up upon very was we
were what whatever when where whether which while who whom whose why will with within without would you your s t
v vo na nad pod po pro o ob obo ot do iz za s so u k ko dlya pri bez mezhdu cherez i a no ili li zhe by ne ni eto kto
chto kogo chego komu chemu gde kuda otkuda kogda pochemu zachem kak kakoy kakaya kakie skolko chey chya chi est byl
byla bylo byli budet vse vsekh ego ee ikh on ona oni tot ta te
kim ne kayda kashan kalay nege neshe kansha zhane men ushin turaly
"""
# These may also be what is asked for, as in a search warrant: they are left out only where no entry has them.
_ASKING = """
find get gets give got let list long look may mention mentioned mentions name named names please say says said search
show tell text entry entries us went go goes going gone happen happened happening happens
"""
JOINING_WORDS = frozenset(_JOINING.split())
"""Those that shut no entry out beside other words."""
FUNCTION_WORDS = JOINING_WORDS.union(_ASKING.split())
"""All of them."""
