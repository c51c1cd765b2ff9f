"""Words by which people put a question and join others: the first to be left out where no entry has all."""

from __future__ import annotations

# English, Russian, Kazakh; folded.
_WORDS = """
a about after against all also am an and any anybody anyone anything are as at be because been before being between
both but by can could did do does doing during each either ever every everybody everyone everything find for from
get gets give got had has have having he her here hers him his how i if in into is it its just let list long look many
may me might more most much my name named names near no nobody none nor not of off on one only onto or other our out
over please should show since so some somebody someone something such tell than that the their them then there these
they this those through to too toward towards under until up upon us very was we were what whatever when where
whether which while who whom whose why will with within without would you your happen happened happening happens
mention mentioned mentions say says said search text entry entries went go goes going gone s t
v vo na nad pod po pro o ob obo ot do iz za s so u k ko dlya pri bez mezhdu cherez i a no ili li zhe by ne ni eto
kto chto kogo chego komu chemu gde kuda otkuda kogda pochemu zachem kak kakoy kakaya kakie skolko chey chya chi est
byl byla bylo byli budet vse vsekh ego ee ikh on ona oni tot ta te
kim ne kayda kashan kalay nege neshe kansha zhane men ushin turaly
"""
FUNCTION_WORDS = frozenset(_WORDS.split())
