"""A page in HTML: one file without script, which fetches nothing from anywhere."""

from __future__ import annotations

from html import escape

from digest_tui.chronicle.links.urls import complete, format_punycode, may_be_opened

_HEAD = """\
<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="digest-tui">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.55 Georgia, serif; }}
body {{ overflow-wrap: anywhere; }}
.of, .dateline, .label {{ font: .85rem/1.5 system-ui, sans-serif; opacity: .75; margin: 0; }}
article {{ margin: 1.6rem 0; }}
article p {{ margin: .2rem 0; }}
aside {{ border-left: 3px solid; padding-left: .8rem; margin: .6rem 0; font-family: system-ui, sans-serif; }}
.dateline a {{ color: inherit; text-decoration: none; }}
sup {{ line-height: 0; }}
.missing {{ font-weight: bold; color: #a33; }}
li {{ margin: .4rem 0; }}
del {{ color: light-dark(#a00, #f88); }}
ins {{ color: light-dark(#060, #8d8); }}
:target {{ outline: 2px solid; outline-offset: .3rem; }}
</style>
</head>
<body>
"""

END_OF_PAGE = "</body>\n</html>\n"


def begin_page(title: str) -> str:
    """The beginning of a page up to its first element; `title` is any text."""
    return _HEAD.format(title=escape(title))


def format_link(url: str) -> str:
    """A link of the web as a link, all else as text; a host in mixed scripts with its true name."""
    if not may_be_opened(url):
        return escape(url)
    punycode = format_punycode(url)
    remark = f" ({escape(punycode)})" if punycode else ""
    return f'<a href="{escape(complete(url))}" rel="noopener noreferrer">{escape(url)}</a>{remark}'
