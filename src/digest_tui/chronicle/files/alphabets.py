"""The letters beyond ASCII of languages that are written in Latin encodings of one byte a letter."""

from __future__ import annotations

from typing import NamedTuple

_WESTERN = ("cp1252", "iso8859_15")
_CENTRAL = ("cp1250", "iso8859_2")
_BALTIC = ("cp1257", "iso8859_13")


class Alphabet(NamedTuple):
    """What a language is written with."""

    language: str
    """In the words of the detector."""
    letters: str
    """Small letters beyond ASCII."""
    encodings: tuple[str, ...]
    """The usual ones, the likeliest first."""


ALPHABETS = (
    Alphabet("English", "éèêëïôöüñçáíóúàâäåæœ", _WESTERN),
    Alphabet("German", "äöüßéèàâ", _WESTERN),
    Alphabet("French", "àâæçèéêëîïôœùûüÿ", _WESTERN),
    Alphabet("Spanish", "áéíóúüñªº", _WESTERN),
    Alphabet("Portuguese", "àáâãçéêíóôõúüªº", _WESTERN),
    Alphabet("Italian", "àèéìíîòóùú", _WESTERN),
    Alphabet("Dutch", "áäèéêëíïóöúü", _WESTERN),
    Alphabet("Swedish", "åäöéüà", _WESTERN),
    Alphabet("Danish", "æøåéöäü", _WESTERN),
    Alphabet("Norwegian", "æøåéèêòóôäöü", _WESTERN),
    Alphabet("Finnish", "äöåšžéü", _WESTERN),
    Alphabet("Estonian", "äõöüšž", (*_WESTERN, *_BALTIC)),
    Alphabet("Polish", "ąćęłńóśźż", _CENTRAL),
    Alphabet("Czech", "áčďéěíňóřšťúůýž", _CENTRAL),
    Alphabet("Slovak", "áäčďéíĺľňóôŕšťúýž", _CENTRAL),
    Alphabet("Slovene", "čšžćđ", _CENTRAL),
    Alphabet("Croatian", "čćđšž", _CENTRAL),
    Alphabet("Hungarian", "áéíóöőúüű", _CENTRAL),
    Alphabet("Romanian", "ăâîşţ", _CENTRAL),
    Alphabet("Turkish", "çğıöşüâîûi̇", ("cp1254",)),
    Alphabet("Lithuanian", "ąčęėįšųūž", _BALTIC),
    Alphabet("Latvian", "āčēģīķļņšūž", _BALTIC),
    Alphabet("Vietnamese", "àâăèéêìíòóôơùúưýđ\u0300\u0301\u0303\u0309\u0323₫", ("cp1258",)),
)
_PRINTERS_SIGNS = frozenset("–—‘’‚“”„«»‹›…•·§°€£©®™№×\u00a0\u00ad†‡")
"""Signs of any text. Of the others, as ¤ and ±, one is seldom meant where a letter would stand there as well."""


def is_usual(sign: str, alphabet: Alphabet) -> bool:
    """True for a letter of an alphabet, and for a sign that any text may have."""
    return sign in _PRINTERS_SIGNS or sign.lower() in alphabet.letters
