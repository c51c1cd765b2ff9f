"""The forms of an English word, brought to one root: inflected, derived, and spelt the British or the American way.

Snowball's stemmer takes off the endings. What changes within the word is in the
tables here, a rule a row; to add one, write how the word ends and what it then
is a form of. countries.txt has what is and who comes from a country; it is
written by scripts/make_countries.py from the World Factbook (public domain).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

_SHORTEST = 4
"""Letters of a word that may have forms."""

_SPELLINGS = (
    (r"(?<=\w{3})our(?=(?:s|ed|ing|able|ism|er|ers|ful|ite|ites|hood)?\Z)", "or"),  # labour, favourable
    (r"(?<=\w{2})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)\Z)", "iz"),  # organise, organisation
    (r"ys(?=(?:e|es|ed|ing)\Z)", "yz"),  # analyse
    (r"\A(def|off|lic|pret)ence", r"\1ense"),
    (r"practis", "practic"),
    (r"(?<=[bctpv])re(?=s?\Z)", "er"),  # centre, theatre
    (r"(?<=\w\w)gramme(?=s?\Z)", "gram"),
    (r"(?<=\w)ogue(?=s?\Z)", "og"),  # dialogue
    (r"ge(?=ment)", "g"),  # judgement, acknowledgement
    (r"paed|oaed", "ped"),  # paedophile, orthopaedic
    (r"(?<=an|gy|ch)ae|(?<=\bh)ae(?=m)", "e"),  # anaesthetic, archaeology, haemorrhage
    (r"\Agrey", "gray"),
    (r"\Adoughnut", "donut"),
    (r"\Adraught", "draft"),
    (r"\Aplough", "plow"),
    (r"\Agaol", "jail"),
    (r"scept", "skept"),
    (r"\Aenquir", "inquir"),
    (r"\Ageing", "aging"),
    (r"yre(?=s?\Z)", "ire"),  # tyre
)
_CHANGES = (
    (r"(de|re|abs)tention(s?)\Z", r"\1tain"),
    (r"(?<=[nyt])(?<!mitt)ees?\Z", ""),  # detainee, employee, deportee
    (r"(?<=\w{5})ages?\Z(?<!languages)(?<!language)", ""),  # orphanage, parentage
    (r"scriptions?\Z|scripts\Z", "scribe"),
    (r"ductions?\Z", "duce"),
    (r"\A(per|ad|sub|e|o|dis|re|trans)missions?\Z", r"\1mit"),
    (r"(spen|exten|apprehen|preten)sions?\Z", r"\1d"),
    (r"(deci|provi|divi|colli|exclu|inclu|intru|conclu|inva|eva|ero|explo)sions?\Z", r"\1de"),
    (r"(com|ex|im|pro)pulsions?\Z", r"\1pel"),
    (r"(?<=\w)versions?\Z", "vert"),
    (r"solutions?\Z", "solve"),
    (r"sumptions?\Z", "sume"),
    (r"ceptions?\Z", "ceive"),
    (r"(?<=op|im|ex|de|is|om|ro|up)positions?\Z", "pose"),
    (r"ifications?\Z", "ify"),
    (r"pplications?\Z", "pply"),
    (r"(?<=\w)vocations?\Z", "voke"),  # revocation, provocation
    (r"denials?\Z", "deny"),
    (r"(?<=com)plaints?\Z", "plain"),
    (r"(?<=con)straints?\Z|(?<=re)straints?\Z", "strain"),
    (r"(?<=seiz|fail)ures?\Z", "e"),
    (r"(?<=clo|xpo)sures?\Z", "se"),
    (r"(?<=be)liefs?\Z|(?<=re)liefs?\Z", "lieve"),
    (r"publications?\Z", "publish"),
    (r"\A(constitutio)n(s|al|ally)?\Z", r"\1"),  # no form of constitute
    (r"(?<=relig)ious(ly)?\Z|(?<=relig)iosity\Z", "ion"),
    (r"(?<=\w\w)ymen\Z", "yman"),
    (r"(?<=\w)men\Z", "man"),
    (r"women\Z", "woman"),
)
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|e)\Z")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1\Z")
# Most words need none of the rows, which these tell at once.
_MAY_BE_SPELT_OTHERWISE = re.compile(
    "our|is[ei]|isa|ys[ei]|ence|tis|res?\\Z|gramme|ogue|gem|ae|grey|ough|augh|gaol|scept|enquir|age"
)
_MAY_CHANGE = (
    *("tion", "tions", "sion", "sions", "script", "scripts", "ious", "iously", "iosity"),
    *("denial", "denials", "aint", "aints", "ure", "ures", "lief", "liefs"),
    *("ee", "ees", "age", "ages", "al", "ally", "men"),
)
# The stemmer brings these to the root of words that mean something else, as reported, mechanism, departed.
_KEPT = ("reporter", "mechanic", "department", "apartment", "experiment", "authority", "important", "several")
# Behind each word its irregular forms, and words that mean the same.
_IRREGULAR = """
begin began begun; break broke broken; bring brought; build built; bus buses; buy bought; catch caught; child children;
choose chose chosen; crisis crises; die died dies dying dead death deaths; draw drew drawn; drive drove driven;
fall fell fallen; feel felt; fight fought; flee fled; forbid forbade forbidden; freeze froze frozen; give gave given;
grow grew grown; hide hid hidden; hold held; keep kept; know knew known; lead led; lend lent; lie lied lying;
life lives; lose lost loss losses; make made; pay paid; ride rode ridden; rise rose risen; run ran; sell sold;
send sent; shoot shot; speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck;
swear swore sworn; take took taken; teach taught; tear torn; tell told; thief thieves; think thought;
throw threw thrown; wear wore worn; wife wives; withdraw withdrew withdrawn; write wrote written; seek sought;
see saw seen; jew jewish; lgbt lgbti lgbtq lgbtqi lgbtqia; authority authorities;
important importance
"""


def find_root(word: str) -> str:
    """What the forms of the folded English `word` have in common; the word itself where it is short or has a digit."""
    word = _list_irregular().get(word) or _list_countries().get(word, word)
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if word.removesuffix("s") in _KEPT:
        return word.removesuffix("s")
    if _MAY_BE_SPELT_OTHERWISE.search(word):
        for pattern, other in _compile(_SPELLINGS):
            word = pattern.sub(other, word)
    if word.endswith(_MAY_CHANGE):
        word = _change(word)
    root = _load_stemmer()(word)
    return _list_irregular().get(root, root)


def is_inflected_alike(word: str, other: str) -> bool:
    """Both are one word with the endings of grammar, not derived from it: disbarred and disbarring, not disbarment."""
    return strip_ending(word) == strip_ending(other)


def strip_ending(word: str) -> str:
    """The folded English `word` without the ending of grammar that it may have."""
    return _DOUBLED.sub(r"\1", _ENDING.sub("", _list_irregular().get(word, word)))


def _change(word: str) -> str:
    for pattern, other in _compile(_CHANGES):
        changed, count = pattern.subn(other, word)
        if count:
            return changed
    return word


@cache
def _compile(rows: tuple[tuple[str, str], ...]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), other) for pattern, other in rows]


@cache
def _list_irregular() -> dict[str, str]:
    return _read_rows(_IRREGULAR.split(";"))


@cache
def _list_countries() -> dict[str, str]:
    return _read_rows(Path(__file__).with_name("countries.txt").read_text(encoding="ascii").splitlines())


def _read_rows(rows: Iterable[str]) -> dict[str, str]:
    """For each word but the first of its row, that first one."""
    return {form: words[0] for words in map(str.split, rows) for form in words[1:]}


@cache
def _load_stemmer() -> Callable[[str], str]:
    # Imported only here: most commands never search.
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer("english", 0).stemWord
    return stem
