"""Hosts of addresses without a scheme, `t.me/news/12`: told from other words with a dot and a slash by their ending."""

from __future__ import annotations

# But for those that are better known as endings of files: py, sh, cc, so, ps.
_OF_COUNTRIES = (
    "ac ad ae af ag ai al am ao ar as at au aw az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cd cf cg ch "
    "ci ck cl cm cn co cr cu cv cw cy cz de dj dk dm do dz ec ee eg es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl "
    "gm gn gp gq gr gt gu gw gy hk hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky "
    "kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf "
    "ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr pt pw qa re ro rs ru rw sa sb sc sd se sg si sk sl sm sn "
    "sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf "
    "ws ye yt za zm zw "
)
_OF_ALL_OTHERS = (
    "aero app asia biz blog cat cloud club com coop dev edu fund gle global gov info int jobs life link live media mil "
    "mobi museum net news ngo one online onion org page post press pro report site social space store tech tel "
    "today top travel tube watch wiki world xyz"
)
TOP_LEVEL = frozenset(f"{_OF_COUNTRIES} {_OF_ALL_OTHERS}".split())
"""What the host of an address without a scheme may end with."""


def is_bare_address(text: str) -> bool:
    """True if `text` is a host in small Latin letters, a slash and a path: an address plainly, though without scheme.

    Two hosts with a slash between them, `vlast.kz/orda.kz`, are two names.
    """
    host, slash, path = text.partition("/")
    return bool(slash) and path[:1] not in ("", "/") and _is_host(host) and not _is_host(path.rstrip("/."))


def _is_host(text: str) -> bool:
    name, dot, end = text.rpartition(".")
    return bool(dot) and end in TOP_LEVEL and name.isascii() and name.replace("-", "a").replace(".", "a").isalnum()
