"""words_in_entries.py ENTRIES: the patterns of entries/ take their words from languages/words.py. Idempotent."""
import pathlib, re, sys
R = pathlib.Path(sys.argv[1])
PAIRS = [
# labelled
('''lazy(
    r"[ \\t]*[-*_:(]{0,3}[ \\t]?(?:release[ -]|publication[ -])?"
    r"(?:date|released|published|posted|submitted|дата|datum|fecha|tarih|күні|publiziert|veröffentlicht|publiée?|"
    r"publicado|pubblicato|gepubliceerd|опубликовано|опубліковано)"
    r"(?: of release)?(?P<by>[ \\t]by[ \\t][^\\n]{1,40}?(?=[ \\t]on[ \\t]))?(?:[*_]{0,3}[ \\t]*:[*_]{0,3}[ \\t]*|[ \\t]+)"
    r"(?:(?:on|am|le|el|il|op)[ \\t]+)?(?P<marker>\\[\\d{1,9}\\](?=\\w))?",
    re.IGNORECASE,
)''','''lazy(
    lambda: (
        rf"[ \\t]*[-*_:(]{{0,3}}[ \\t]?{any_of('labels')}"
        rf"(?P<by>[ \\t]{any_of('by')}[ \\t][^\\n]{{1,40}}?(?=[ \\t]{any_of('on')}[ \\t]))?"
        rf"(?:[*_]{{0,3}}[ \\t]*:[*_]{{0,3}}[ \\t]*|[ \\t]+)(?:{any_of('on')}[ \\t]+)?(?P<marker>\\[\\d{{1,9}}\\](?=\\w))?"
    ),
    re.IGNORECASE,
)'''),
('''lazy(
    r"[*_]{0,3}\\)?[*_]{0,3}(?=[ \\t]*+(?:\\([^\\n]*\\)|,[^\\n]{1,40}|[-–—][ \\t]*\\d\\d?:\\d\\d[^\\n]{0,20}|"
    r"(?<=[ \\t])(?:by|von|par|por|da|door|от|від)[ \\t][^\\n]{1,60})?[ \\t.]*+(?:\\n|\\Z))",
    re.IGNORECASE,
)''','''lazy(
    lambda: (
        r"[*_]{0,3}\\)?[*_]{0,3}(?=[ \\t]*+(?:\\([^\\n]*\\)|,[^\\n]{1,40}|[-–—][ \\t]*\\d\\d?:\\d\\d[^\\n]{0,20}|"
        rf"(?<=[ \\t]){any_of('by')}[ \\t][^\\n]{{1,60}})?[ \\t.]*+(?:\\n|\\Z))"
    ),
    re.IGNORECASE,
)'''),
# trailing
('''lazy(
    r"(?P<sign>[ \\t]+[-–—:|/@][ \\t]+|[ \\t]*[(\\[][*_]{0,2}(?:(?:released|published|on|vom|от)[ \\t:]+)?"
    r"|[:,][ \\t]+|[ \\t]{2,}|\\t"
    r"|[ \\t]+(?:released|published|dated|on|of|vom|от|du|del)[ \\t]+(?:on[ \\t]+)?)(?=[\\w'])|(?P<gap>[ \\t])(?=\\w)",
    re.IGNORECASE,
)''','''lazy(
    lambda: (
        rf"(?P<sign>[ \\t]+[-–—:|/@][ \\t]+|[ \\t]*[(\\[][*_]{{0,2}}(?:{any_of('dated')}[ \\t:]+)?"
        rf"|[:,][ \\t]+|[ \\t]{{2,}}|\\t|[ \\t]+{any_of('dated')}[ \\t]+)(?=[\\w'])|(?P<gap>[ \\t])(?=\\w)"
    ),
    re.IGNORECASE,
)'''),
# places
('''_SMALL = r"(?:of|the|and|de|del|da|do|la|le|el|al|an|am|im|der|den|upon|на|и|у)"
''','''_SMALL = any_of("place_particles")
'''),
('''_NO_PLACE_WORD = (
    r"(?:an?|the|this|that|these|those|in|on|at|by|for|from|with|after|before|during|since|while|when|as|if|although|"
    r"however|meanwhile|also|but|and|s?he|it|they|we|mrs?|ms|dr)\\b"
)
''','''_NO_PLACE_WORD = any_of("no_place") + r"\\b"
'''),
('''lazy(
    r".*\\b(?:region|oblast|district|province|city|county|область|обл|район|край|облысы|ауданы)\\b|(?:new|san|santa|saint|"
    r"st|los|las|el|la|le|south|north|east|west|ust|nur|rio|bad|sankt|tel|hong|kuala|buenos|port)\\b",
    re.IGNORECASE,
)''','''lazy(lambda: rf".*\\b{any_of('regions')}\\b|{any_of('place_beginnings')}\\b", re.IGNORECASE)'''),
('''_KIND = "region|oblast|district|province|county|city|town|village|область|обл|район|край|город|облысы|ауданы|қаласы"
''',''),
('''lazy(
    r"(?P<in>(?:in|at|near|en|à|im|в|во|у|г\\.|м\\.|із|з)[ \\t]+)?"
    rf"(?:the )?(?P<place>{_WORD}(?: {_WORD}){{0,3}}?(?: (?:{_KIND}))?)"
''','''lazy(
    rf"(?P<in>{any_of('in_place')}[ \\t]+)?(?:the )?(?P<place>{_WORD}(?: {_WORD}){{0,3}}?(?: {any_of('regions')})?)"
'''),
# bare days
('''lazy(
    r"\\n[ \\t]*\\|[ \\t]*[*_]{0,2}(?:date|day|datum|tag|jour|fecha|día|дата|день|число|күні|gün|tarih)[*_]{0,2}[ \\t]*\\|",
    re.IGNORECASE,
)''','''lazy(
    lambda: rf"\\n[ \\t]*\\|[ \\t]*[*_]{{0,2}}{any_of('day_columns')}[*_]{{0,2}}[ \\t]*\\|", re.IGNORECASE
)'''),
]
ON_OLD = '''    r"(?P<on>(?:on|in|from|since|by|am|im|vom|ab|seit|le|du|en|au|dès|el|del|desde|il|nel|dal|den|в|с|со|у|з|із)"
    r"[ \\t]+"
    r"(?:the[ \\t]+)?)?"
'''
ON_NEW = '''    rf"(?P<on>{any_of('on')}[ \\t]+)?"
'''
for p in R.rglob("*.py"):
    s = old = p.read_text()
    for a, b in PAIRS: s = s.replace(a, b)
    if ON_OLD in s:
        # the whole pattern becomes a function
        at = s.index(ON_OLD); begin = s.rindex("lazy(\n", 0, at) + len("lazy(\n"); end = s.index("    re.IGNORECASE", at)
        body = s[begin:end].rstrip().rstrip(",").replace(ON_OLD.rstrip("\n"), ON_NEW.rstrip("\n"))
        s = s[:begin] + "    lambda: (\n" + "".join("    "+l+"\n" for l in body.split("\n")) + "    ),\n" + s[end:]
    if s != old:
        if "languages.words import" not in s:
            if "from digest_tui.chronicle.languages.months" in s:
                s = re.sub(r"(from digest_tui\.chronicle\.languages\.months import[^\n]*\n)", r"\1from digest_tui.chronicle.languages.words import any_of\n", s, count=1)
            else:
                s = s.replace("from digest_tui.", "from digest_tui.chronicle.languages.words import any_of\nfrom digest_tui.", 1)
        p.write_text(s); print(p)
