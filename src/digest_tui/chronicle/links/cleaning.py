"""The clean form of a link: without what identifies the sharer or the campaign, with all that names the page.

The rules are data: a table by host, each row with its reason. What stands in
no row stays, since a parameter dropped wrongly leads to another page. A link
with nothing to drop is returned byte for byte.

Nothing is imported here but what every start has: `links` counts milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from digest_tui.chronicle.links.urls import has_query_or_fragment, host_of, rewrite_urls, split_url, unescape

ANYWHERE = ""
"""The host of rules that hold on every host."""

_FACEBOOK = "facebook.com fb.com fb.watch fb.me"
_YOUTUBE = "youtube.com youtube-nocookie.com youtu.be"

RULES: tuple[tuple[str, str, str], ...] = (
    # Hosts, names of parameters, reason. A host stands for those below it too, `google.*` for that name in any country.
    # `a*` is every name that begins with a, `a=b` only that value.
    (ANYWHERE, "fbclid fb_action_ids fb_action_types fb_source fb_ref", "Facebook: which click of whom this was"),
    (ANYWHERE, "mibextid sfnsn _rdr _rdc __tn__ __cft__* __xts__*", "Facebook: the app and the place of the click"),
    (ANYWHERE, "_=_", "Facebook: left in the fragment by its log-in"),
    (ANYWHERE, "igsh igshid ig_rid ig_mid", "Instagram: who shared"),
    (ANYWHERE, "brid", "the session of the browser inside Facebook's app"),
    (ANYWHERE, "utm_*", "Urchin, now Google Analytics: the campaign"),
    (ANYWHERE, "gclid gclsrc dclid gbraid wbraid gad_source gad_campaignid srsltid", "Google's ads: the click"),
    (ANYWHERE, "_ga _gac _gl", "Google Analytics: the visitor, carried from site to site"),
    (ANYWHERE, "msclkid", "Microsoft's ads: the click"),
    (ANYWHERE, "yclid ysclid ymclid yadclid yadordid _openstat", "Yandex's ads, search and statistics: the click"),
    (ANYWHERE, "ttclid", "TikTok's ads: the click"),
    (ANYWHERE, "twclid __twitter_impression", "X's ads: the click"),
    (ANYWHERE, "li_fat_id", "LinkedIn's ads: the visitor"),
    (ANYWHERE, "epik", "Pinterest's ads: the click"),
    (ANYWHERE, "sccid rdt_cid qclid wickedid rb_clickid", "ads of Snapchat, Reddit, Quora and others: the click"),
    (ANYWHERE, "tblci dicbo oborigurl ob_click_id irclickid vmcid", "Taboola, Outbrain, Impact, Yahoo: the click"),
    (ANYWHERE, "mc_cid mc_eid mc_tc", "Mailchimp: the mailing and its reader"),
    (ANYWHERE, "mkt_tok", "Marketo: the mailing and its reader"),
    (ANYWHERE, "_hsenc _hsmi __hssc __hstc __hsfp hsctatracking hsa_*", "HubSpot: the mailing and its reader"),
    (ANYWHERE, "vero_id vero_conv oly_anon_id oly_enc_id ck_subscriber_id", "Vero, Omeda, Kit: the mailing's reader"),
    (ANYWHERE, "ml_subscriber ml_subscriber_hash", "MailerLite: the mailing's reader"),
    (ANYWHERE, "mtm_* pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid", "Matomo: the campaign"),
    (ANYWHERE, "xtor", "AT Internet: the campaign"),
    (ANYWHERE, "_branch_match_id _branch_referrer", "Branch: the click, carried into an app"),
    (ANYWHERE, "spm_id_from vd_source", "Bilibili: the way to the page, and who shared"),
    (ANYWHERE, "phpsessid jsessionid", "the session of whoever copied the link"),
    (ANYWHERE, "preview=true preview_nonce", "WordPress: an editor's look at a draft; others are shown the page"),
    (_FACEBOOK, "ref refid refsrc fref hc_ref hc_location pnref ref_source", "from which part of Facebook one came"),
    (_FACEBOOK, "rdid share_url extid wtsid paipv eav __eep__ acontext", "Facebook: the sharer's own link and session"),
    (_FACEBOOK, "notif_id notif_t _ft_ comment_tracking", "Facebook: whose notice led here"),
    (_YOUTUBE, "si", "YouTube: who shared"),
    (_YOUTUBE, "feature pp kw source_ve_path", "YouTube: from which place or search one came"),
    (_YOUTUBE, "embeds_referring_euri embeds_referring_origin", "YouTube: on which page the video was watched"),
    ("tiktok.com", "is_from_webapp sender_device sender_web_id web_id u_code", "TikTok: the sharer's device, account"),
    ("tiktok.com", "_r _t _d tt_from sec_user_id sec_uid is_copy_url checksum", "TikTok: the act of sharing"),
    ("tiktok.com", "share_app_id share_item_id share_link_id social_share_type", "TikTok: the act of sharing"),
    ("tiktok.com", "refer referer_url referer_video_id enter_from enter_method", "TikTok: from where one came"),
    ("x.com twitter.com", "s t cxt", "X: the sharer's app and account"),
    ("x.com twitter.com", "ref_src ref_url refsrc", "X: the page that embeds the post"),
    ("threads.net threads.com", "xmt slof", "Threads: who shared"),
    ("linkedin.com", "trk trkinfo trackingid lipi refid rcm", "LinkedIn: the sharer and the way to the page"),
    ("reddit.com redd.it", "share_id rdt correlation_id ref ref_source", "Reddit: who shared, and from where"),
    ("open.spotify.com soundcloud.com", "si", "the act of sharing"),
    ("substack.com", "r isfreemail triedredirect showwelcomeonshare", "Substack: the reader who shared"),
    ("docs.google.com drive.google.com", "usp ouid rtpof authuser", "Google Docs: the button used, and the account"),
    ("google.*", "ved ei sa usg sxsrf sca_esv sca_upv sei iflsig rlz", "Google: the session of whoever searched"),
    ("google.*", "gs_lcp gs_lcrp gs_lp sclient aqs oq uact", "Google: how the search was typed"),
    ("google.*", "biw bih dpr", "Google: the size of the searcher's screen"),
    ("google.*", "entry g_ep g_st", "Google Maps: the app and the act of sharing"),
    ("yandex.*", "clid msid redircnt", "Yandex: the session of whoever searched"),
    ("dzen.ru", "share_to", "Dzen: how it was shared"),
    ("dw.com", "maca", "Deutsche Welle: the campaign"),
    ("bbc.com bbc.co.uk", "at_* ocid", "BBC: the campaign"),
    ("theguardian.com", "cmp", "The Guardian: the campaign"),
    ("nytimes.com", "smid smtyp", "The New York Times: how it was shared"),
)

WRAPPERS: tuple[tuple[str, str, str, str], ...] = (
    # Hosts, paths, parameters that may hold the target, reason.
    ("l.facebook.com lm.facebook.com facebook.com", "/l.php", "u", "Facebook counts who leaves"),
    ("facebook.com", "/flx/warn", "u", "Facebook warns of a page"),
    ("l.messenger.com", "/l.php", "u", "Messenger counts who leaves"),
    ("l.instagram.com", "", "u", "Instagram counts who leaves"),
    ("l.threads.net l.threads.com", "", "u", "Threads counts who leaves"),
    ("l.wl.co", "/l", "u", "WhatsApp counts who leaves"),
    ("google.*", "/url", "q url", "Google counts which result was taken"),
    ("youtube.com", "/redirect", "q", "YouTube counts who leaves"),
    ("vk.com vk.ru", "/away.php", "to", "VK counts who leaves"),
    ("t.me telegram.me", "/iv", "url", "Telegram shows a page in its own form"),
    ("out.reddit.com", "", "url", "Reddit counts who leaves"),
    ("linkedin.com", "/redir/redirect /safety/go", "url", "LinkedIn counts who leaves"),
    ("safelinks.protection.outlook.com", "", "url", "Outlook names the reader of the mail"),
    ("slack-redir.net", "/link", "url", "Slack hides its address"),
    ("t.umblr.com", "/redirect", "z", "Tumblr counts who leaves"),
    ("steamcommunity.com", "/linkfilter", "u url", "Steam warns of a page"),
    ("duckduckgo.com", "/l", "uddg", "DuckDuckGo hides the search"),
    ("exit.sc", "", "url", "SoundCloud counts who leaves"),
)

NAMED_BY_ALL = (
    "web.archive.org archive.org archive.today archive.ph archive.is archive.md archive.li archive.vn "
    "ghostarchive.org arquivo.pt webcache.googleusercontent.com"
)
"""Hosts of archives, where the whole address under which a page was kept names it: nothing is dropped there."""

DEEPEST = 8
"""Wrappers within wrappers; what is deeper is nobody's link, and comes back as written."""

_HEX = frozenset("0123456789abcdefABCDEF")
_TEXT_FRAGMENT = ":~:"


def clean(url: str) -> str:
    """`url` without what tracks the sharer; `url` itself where there is nothing to drop.

    Only links of the web are cleaned. A redirect wrapper gives its target if
    that is http or https. Raises nothing, whatever `url` holds.
    """
    return take_apart(url)[0]


def dropped(url: str) -> tuple[str, ...]:
    """The names of what `clean` drops, each once.

    Parameters, `#` for an empty fragment, the host of a wrapper, a backslash
    for those that escape.
    """
    return take_apart(url)[1]


def clean_text(text: str) -> str:
    """`text` with the clean form of each URL in the place of what is written."""
    return rewrite_urls(text, clean)


def take_apart(url: str) -> tuple[str, tuple[str, ...]]:
    """What `clean` and what `dropped` return."""
    if not has_query_or_fragment(url):
        return url, ()
    inner = unescape(url)
    names = ["\\"] * (inner != url)
    for _ in range(DEEPEST):
        scheme, authority, rest = split_url(inner)
        host = _bare_host(inner)
        if scheme.lower() not in ("http://", "https://") or _is_within(host, NAMED_BY_ALL):
            break
        target = _find_target(host, rest)
        if not target:
            rest = _drop_from(rest, host, names)
            inner = scheme + authority + rest
            break
        names.append(host)
        inner = target
    else:
        return url, ()
    return (unescape(inner), tuple(dict.fromkeys(names))) if names else (url, ())


def _bare_host(url: str) -> str:
    """The host without its port and without the stop that ends a full name."""
    host = host_of(url)
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).rstrip(".")


def _is_within(host: str, hosts: str) -> bool:
    """Whether `host` is one of `hosts` or below one."""
    return any(_answers(host, name) for name in hosts.split()) if hosts else True


def _answers(host: str, name: str) -> bool:
    if not name.endswith(".*"):
        return host == name or host.endswith("." + name)
    head, found, country = host.rpartition(name[:-1])
    parts = country.split(".")
    is_country = len(parts[-1]) in (2, 3) and (len(parts) == 1 or (len(parts) == 2 and parts[0] in ("co", "com")))
    return bool(found) and is_country and (not head or head.endswith("."))


# Wrappers


def _find_target(host: str, rest: str) -> str:
    """Where a redirect wrapper leads, if it is one and that is a link of the web; else ""."""
    path, mark, query = rest.partition("#")[0].partition("?")
    path = path.rstrip("/")
    if not mark:
        return ""
    for hosts, paths, parameters, _ in WRAPPERS:
        if path in (paths.split() or [""]) and _is_within(host, hosts):
            targets = (target for name in parameters.split() for target in _find_values(query, name))
            return next(filter(_is_of_the_web, targets), "")
    return ""


def _find_values(query: str, wanted: str) -> Iterator[str]:
    for piece in query.split("&"):
        name, _, value = _without_entity(piece).partition("=")
        if name == wanted:
            yield _decode(value)


def _is_of_the_web(url: str) -> bool:
    return url[:8].lower().startswith(("http://", "https://")) and bool(host_of(url).strip(":."))


def _decode(text: str) -> str:
    """Percent-encoding decoded once, where it stands for a sign that a URL may hold.

    No space, control or letter beyond ASCII comes out of it.
    """
    first, *others = text.split("%")
    pieces = [first]
    for other in others:
        code = int(other[:2], 16) if _HEX.issuperset(other[:2]) and len(other) > 1 else 0
        is_plain = 0x20 < code < 0x7F and chr(code) not in '"<>\\^`{|}'
        pieces.append(chr(code) + other[2:] if is_plain else "%" + other)
    return "".join(pieces)


# Parameters


def _drop_from(rest: str, host: str, names: list[str]) -> str:
    """Path, query and fragment without what the rules name; its names go to `names`."""
    rest, hash_sign, fragment = rest.partition("#")
    path, mark, query = rest.partition("?")
    kept = _drop_pieces(query, host, names)
    if kept or kept == query:
        path += mark + kept
    if hash_sign and fragment and _TEXT_FRAGMENT not in fragment:
        fragment = _drop_from_fragment(fragment, host, names)
    elif hash_sign and not fragment:
        names.append("#")
    return path + hash_sign + fragment if fragment else path


def _drop_from_fragment(fragment: str, host: str, names: list[str]) -> str:
    """A fragment may hold parameters, alone or behind a path of its own: `#utm_source=x`, `#/news?utm_source=x`."""
    route, mark, query = fragment.rpartition("?")
    kept = _drop_pieces(query, host, names, is_fragment=True)
    return route + mark + kept if kept or kept == query else route


def _drop_pieces(query: str, host: str, names: list[str], is_fragment: bool = False) -> str:
    pieces = query.split("&")
    kept = []
    for piece in pieces:
        name, equals, value = _without_entity(piece).partition("=")
        name = _decode(name)
        if (equals or not is_fragment) and _is_to_drop(name.lower(), value, host):
            names.append(name)
        else:
            kept.append(piece)
    if len(kept) == len(pieces):
        return query
    if not any(kept):
        return ""
    if kept[0] != pieces[0]:
        kept[0] = _without_entity(kept[0])
    return "&".join(kept)


def _without_entity(piece: str) -> str:
    """A parameter of a link that was copied out of HTML, where `&` is written `&amp;`."""
    start = 0
    while piece.startswith("amp;", start):
        start += len("amp;")
    return piece[start:]


def _is_to_drop(name: str, value: str, host: str) -> bool:
    hosts_by_name, prefixes = _index_rules()
    for known in (name, f"{name}={value}", *(prefix for prefix in prefixes if name.startswith(prefix))):
        if any(_is_within(host, hosts) for hosts in hosts_by_name.get(known, ())):
            return True
    return False


@cache
def _index_rules() -> tuple[dict[str, list[str]], list[str]]:
    """The hosts of each name, and the names that are beginnings only."""
    hosts_by_name: dict[str, list[str]] = {}
    prefixes = []
    for hosts, names, _ in RULES:
        for name in names.split():
            if name.endswith("*"):
                name = name[:-1]
                prefixes.append(name)
            hosts_by_name.setdefault(name, []).append(hosts)
    return hosts_by_name, prefixes
