"""The words of the languages that chronicles are written in, beside months and weekdays: a row a language.

A language is added as a row here and its code in scripts/make_months.py, which writes the names of its months.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple


class Language(NamedTuple):
    """The words of a language by what they mean: in small letters, parted by commas, each a word or several."""

    code: str
    """Of ISO 639, as in the table of months."""
    name: str

    # Within a date
    ordinals: str = ""
    """Behind the number of a day: `1st`."""
    of_day: str = ""
    """Before the number of a day whose month stands above: `Dia 4`."""
    of: str = ""
    """Between day, month and year."""
    span: str = ""
    """Between the first and the last day of a span: `2 to 5 May`."""
    span_behind_word: str = ""
    """The same where a word leads to both days: `between the 2nd and the 5th of May`."""
    month: str = ""
    """Before the number of a month: `5 tháng 1`."""
    short_months: str = ""
    """Short names of the months, January first, of which some are words as `set` is: between day and year, `17.set`."""
    case_endings: str = ""
    """Behind a month or a year and an apostrophe: `12 Ocak'ta`."""
    year: str = ""
    """Behind the number of a year, with its abbreviation."""
    of_year: str = ""
    """Before the number of a year: `año 2031`."""
    in_year_behind: str = ""
    """Behind it as well, where it says in the year, as a sentence begins: `1953 yılında`."""
    years: str = ""
    """Behind the numbers of two years."""
    year_of_month: str = ""
    """Behind the number of a year and before its month, elsewhere another word: `2031 m. gegužės`."""
    day_of_month: str = ""
    """Behind a month and the number of a day: `gegužės 5 d.`."""
    day_endings: str = ""
    """As `day_of_month`, right behind the number: `maiatzaren 5ean`, `mayın 5-də`."""
    before_christ: str = ""
    after_christ: str = ""
    """Eras, in their capitals."""
    present: str = ""
    """The end of what goes on: `2014 to present`."""
    later: str = ""
    """Behind the beginning of what goes on: `2014 and later`."""
    century: str = ""
    """Behind the number of a century, or before it."""
    decade: str = ""
    """Behind the first year of a decade: `1990er`."""
    of_decade: str = ""
    """Before the first year of a decade: `années 1990`."""
    of_years: str = ""
    """Those of them that before two years are no decades: `lata 1980–1990`."""
    at: str = ""
    """Before the time of day."""
    clock: str = ""
    """Behind the time of day: `14:30 Uhr`."""

    # Before a date
    qualifiers: str = ""
    """Parts of a month or a year, and words for nearly."""
    of_qualifier: str = ""
    """Between such a word and its date: `end of May`."""
    on: str = ""
    """Before a date that begins a sentence."""
    on_figures: str = ""
    """The same where it is written in one word with the figures."""
    between: str = ""
    """Before a span of days or months, and before nothing else: `between 2 and 5 May`."""
    before: str = ""
    """Before a date until which something is: `until 2031`."""
    after: str = ""
    """Before a date from which on something is: `after 2031`."""
    since: str = ""
    """Before a date from which on something is, or words that end with it: `since it was built in 2031`."""
    bounds: str = ""
    """Other words before a date that does not date what is told: `as of 2031`."""
    dated: str = ""
    """Before the date that ends a title: `released on`."""
    labels: str = ""
    """What a line is called that gives the date of a heading: `Published:`."""
    by: str = ""
    """Before the author, on such a line."""
    updated: str = ""
    """Before the day of what the document says of itself: `last updated`."""

    # Tables
    day_columns: str = ""
    """What a column of days is called."""
    time_columns: str = ""
    """What a column of years or hours is called."""

    # Places
    in_place: str = ""
    """Before a place."""
    place_particles: str = ""
    """Small words within the name of a place."""
    place_beginnings: str = ""
    """What names of places of several words begin with."""
    regions: str = ""
    """Kinds of regions and towns, beside their names."""
    no_place: str = ""
    """What begins a sentence, or names a person."""

    # Headings and pages
    note_headings: str = ""
    """What stands above footnotes and nothing else."""
    source_headings: str = ""
    """What may stand above footnotes, and has other uses."""
    beside_headings: str = ""
    """What may stand beside a word of such a heading."""
    back_matter: str = ""
    """Headings below which a document speaks of itself, beside those of notes and sources."""
    page_words: str = ""
    """What web pages print around a text; `*` stands for anything."""

    # Prose
    doubled: str = ""
    """Words that are said twice on purpose."""
    joining: str = ""
    """And, or: `on and on`."""
    doubling_letters: str = ""
    """Of a language that doubles words on purpose, the letters that few others have."""


LANGUAGES = (
    Language(
        "en",
        "English",
        clock="hrs, hours",
        of_year="year",
        ordinals="st, nd, rd, th",
        of="of",
        span="to, through, till, until, and",
        span_behind_word="and the",
        before_christ="BC, BCE, B.C., B.C.E.",
        after_christ="AD, CE, A.D.",
        present="present, the present, now, today, current, date, ongoing",
        later="and later, or later, and after, onward, onwards",
        century="century",
        at="at",
        qualifiers="unknown, late, early, mid, middle, end, beginning, start, night, about, around, approximately, "
        "circa, ca., c., later, earlier, sometime, on or about, on or around",
        of_qualifier="of, in",
        on="on, in, from, since, by, on the, in the, from the, since the, by the",
        between="between",
        before="pre, before, until, till",
        after="after, post",
        since="since",
        bounds="as of, by",
        dated="released, published, dated, on, of, released on, published on, dated on",
        labels="date, released, published, posted, submitted, created, release date, release-date, publication date, "
        "publication-date, date of release",
        by="by",
        updated="last update, last updated, last modified, last modification, last change, last changed, last "
        "edit, last edited, last revised, last revision, last reviewed, as of, updated, generated, "
        "retrieved, accessed",
        day_columns="date, day",
        time_columns="year, period, time, when",
        in_place="in, at, near",
        place_particles="of, the, and, upon",
        place_beginnings="new, saint, st, south, north, east, west, port, bad, hong, kuala, tel, ust, nur",
        regions="region, oblast, district, province, city, county, town, village",
        no_place="a, an, the, this, that, these, those, in, on, at, by, for, from, with, after, before, during, since, "
        "while, when, as, if, although, however, meanwhile, also, but, and, he, she, it, they, we, mr, mrs, ms, dr",
        note_headings="references, footnotes, endnotes, citations",
        source_headings="notes, sources, links, bibliography, reference, source, note, footnote, endnote, citation, "
        "link, literature",
        beside_headings="and, &, of, to, the, visible, hidden, external, further, normative, informative, selected, "
        "list, credits, thanks, acknowledgements, acknowledgments, greetings, reading, page, works, cited",
        back_matter="see also, external links, further reading, lessons learned, lessons learnt, action items, "
        "visible links, hidden links, credit, credits, appendix, about, colophon, copyright, license, licence",
        page_words="skip to content, skip to main content, back to top, share this, share this on *, print this page, "
        "advertisement, advertizement, advertisment, leave a comment, leave a reply, leave a comments, post a comment, "
        "post a reply, add a comment, add a reply, no comment, no comments, no reply, comments closed, comments off, "
        "comments are closed, comments are off, all rights reserved, we use cookies*, subscribe, subscribe now, "
        "subscribe to our newsletter",
        doubled="had, that, very, so, no, ha, bla, really, long, many, much, more, far",
        joining="and, or",
    ),
    Language(
        "ru",
        "Russian",
        of_year="год",
        ordinals="го, е, й",
        span="по, и, до",
        year="год, года, году, г.",
        years="годы, годов, годах, гг., г.г., г. г.",
        before_christ="до н. э., до н.э.",
        after_christ="н. э., н.э.",
        present="настоящее время, наст. время, н. в., н.в., сегодня, наши дни",
        later="и позже, и далее",
        century="век, века, веке, в.",
        decade="е годы, х годов, х годах, х, е, е гг., х гг.",
        of_decade="годы",
        of_years="годы",
        at="в",
        qualifiers="около, примерно, позже в, начало, начале, начала, конец, конце, середина, середине, ночь на, "
        "в ночь на",
        on="в, с, со",
        between="между",
        before="до",
        after="после",
        since="с тех пор как",
        dated="от",
        labels="дата, опубликовано",
        by="от",
        updated="последнее обновление, последнее изменение, последняя редакция, последние изменения, дата "
        "обновления, дата обращения, обновлено, по состоянию на",
        day_columns="дата, день, число",
        time_columns="год, период",
        in_place="в, во, г.",
        place_particles="на, и",
        regions="область, обл, район, край, город",
        note_headings="примечания, сноски",
        source_headings="источники, источников, ссылки, литература, литературы, источник, примечание, ссылка, сноска, "
        "библиография",
        beside_headings="и, библиографические, видимые, скрытые, внешние, список, использованные, использованных",
        back_matter="см. также",
        page_words="обсуждение закрыто, комментарии закрыты, комментарии отключены, поделиться, все права защищены",
        doubled="так, да, ой",
        joining="и, или",
    ),
    Language(
        "kk",
        "Kazakh",
        year="жыл, жылы, жылғы, жылдың, ж.",
        years="жылдар, жылдары, жж., ж.ж., ж. ж.",
        present="қазіргі уақыт, бүгін",
        century="ғасыр, ғасырда",
        decade="жылдар, жылдары",
        labels="күні",
        updated="соңғы жаңарту, соңғы өзгеріс, жаңартылды",
        day_columns="күні",
        time_columns="жыл",
        regions="облысы, ауданы, қаласы",
        note_headings="ескертпелер",
        source_headings="дереккөздер, дереккөз, ескертпе, сілтемелер, сілтеме, әдебиеттер, әдебиет, түсіндірмелер",
        beside_headings="және, пайдаланылған, тізімі",
        page_words="пікірлер жабық, барлық құқықтар қорғалған",
        joining="және",
        doubling_letters="қғңұүөһә",
    ),
    Language(
        "uk",
        "Ukrainian",
        of_year="рік",
        before_christ="до н. е., до н.е.",
        after_christ="н. е., н.е.",
        span="і, та, до",
        year="року, рік, р., році",
        years="роки, роках, років, рр., р.р., р. р.",
        present="сьогодні, донині, дотепер, наш час, теперішній час",
        later="і пізніше",
        century="століття, столітті, ст.",
        decade="ті роки, ті, х роках, х років, ті рр., х рр.",
        at="о",
        qualifiers="початок, початку, кінець, кінця, середина, середини, ніч на, у ніч на, в ніч на",
        on="у, з, із, в",
        between="між, від",
        labels="опубліковано",
        by="від",
        updated="останнє оновлення, остання зміна, останні зміни, дата оновлення, оновлено, станом на",
        time_columns="рік, період",
        in_place="у, м., із, з",
        place_particles="у",
        note_headings="примітки, виноски",
        source_headings="джерела, джерел, посилання, література, літератури, джерело, примітка, виноска",
        beside_headings="та, й, бібліографічні, використаних",
    ),
    Language(
        "de",
        "German",
        clock="uhr",
        of_year="jahr, jahre",
        span="bis, und",
        span_behind_word="bis zum, und dem",
        before_christ="v. Chr., v.Chr.",
        after_christ="n. Chr., n.Chr.",
        present="heute, jetzt",
        later="und später",
        century="jahrhundert, jh.",
        decade="er jahre, er-jahre, er",
        at="um",
        qualifiers="anfang, mitte, ende, nacht, um, etwa, circa, später",
        of_qualifier="vom, auf den",
        on="am, im, vom, ab, seit",
        between="zwischen dem, zwischen",
        before="vor, bis",
        after="nach",
        since="seit, seitdem",
        dated="vom",
        labels="datum, publiziert, veröffentlicht",
        by="von",
        updated="stand, letzte änderung, letzte aktualisierung, letzter stand, zuletzt aktualisiert, zuletzt "
        "geändert, zuletzt bearbeitet, aktualisiert, abgerufen",
        day_columns="datum, tag",
        time_columns="jahr, zeit",
        in_place="im",
        place_particles="an, am, im, der, den",
        place_beginnings="sankt",
        note_headings="einzelnachweise, fußnoten, fussnoten, endnoten",
        source_headings="quellen, anmerkungen, belege, nachweise, verweise, quelle, anmerkung, fußnote, literatur, "
        "quellenangaben, quellenverzeichnis, literaturverzeichnis, literaturhinweise, weblinks",
        beside_headings="und, der, externe",
        back_matter="siehe auch",
        doubled="sie, die, das, der",
        joining="und, oder",
    ),
    Language(
        "fr",
        "French",
        clock="heures",
        of_year="année, l'année, l’année, l'an, l’an",
        before_christ="av. J.-C., av. J.C., avant J.-C., avant Jésus-Christ",
        after_christ="apr. J.-C., ap. J.-C., apr. J.C., après J.-C., après Jésus-Christ",
        ordinals="er",
        of="de, du",
        span="au, et",
        span_behind_word="et le",
        present="aujourd'hui, aujourd’hui, présent, à ce jour",
        later="et après",
        century="siècle",
        of_decade="années, les années",
        at="à",
        qualifiers="début, fin, mi, nuit, environ, vers, rentrée",
        of_qualifier="de, le, du",
        on="le, du, en, au, dès",
        between="entre le, entre",
        before="avant, jusqu'en",
        after="après, à partir de, à partir du, à partir d', à partir d’",
        since="depuis",
        dated="du",
        labels="publié, publiée, publie, publiee",
        by="par",
        updated="dernière mise à jour, dernière modification, dernière révision, mise à jour, mis à jour, mise a "
        "jour, consulté, actualisé, modifié",
        day_columns="jour",
        time_columns="année, annee",
        in_place="en, à",
        place_particles="de, du, des, la, le, les, aux, sur, sous",
        place_beginnings="la, le",
        note_headings="références",
        source_headings="liens, référence, renvois, bibliographie",
        beside_headings="et, de, la, le, les, des, bas, pied, bibliographiques, externes",
        back_matter="notes et références, liens externes, voir aussi",
        doubled="nous, vous",
        joining="et, ou",
    ),
    Language(
        "es",
        "Spanish",
        clock="h, hs, hrs, horas",
        of_day="día, dia",
        of_year="año",
        before_christ="a. C., a.C., a. de C., antes de Cristo",
        after_christ="d. C., d.C., d. de C., después de Cristo",
        ordinals="º, ª",
        of="de, del",
        span="al, a, y",
        span_behind_word="y el",
        present="presente, el presente, actualidad, la actualidad, hoy",
        later="y después",
        century="siglo",
        of_decade="años, los años, década de, década de los",
        qualifiers="principios, mediados, finales, noche, madrugada",
        of_qualifier="de, del",
        on="el, del, desde, en el",
        between="entre el, entre",
        before="antes de, hasta",
        after="después de",
        since="desde",
        dated="del",
        labels="fecha, publicado",
        by="por",
        updated="última actualización, última modificación, última revisión, actualizado, actualizada, consultado",
        day_columns="fecha, día",
        time_columns="año, ano",
        in_place="en",
        place_particles="de, del, la, el",
        place_beginnings="san, santa, los, las, el, la, rio, buenos",
        note_headings="referencias",
        source_headings="notas, fuentes, enlaces, citas, referencia, fuente, nota, bibliografía",
        beside_headings="y, de, del, la, los, página, al, pie, bibliográficas, externos, externas, visibles",
        back_matter="enlaces externos, véase también",
        joining="y, o",
    ),
    Language(
        "tr",
        "Turkish",
        of_year="yıl",
        case_endings="ta, te, da, de, tan, ten, dan, den, taki, teki, daki, deki, ın, in, un, ün, nın, nin, nun, nün",
        year="yılı",
        in_year_behind="yılında, yılının, senesinde",
        years="yılları",
        present="günümüz, bugün, halen",
        century="yüzyıl, yy.",
        decade="lar, ler, lı yıllar, li yıllar, lu yıllar",
        labels="tarih",
        updated="son güncelleme, son güncellenme, son değişiklik, güncellendi, güncelleme",
        day_columns="gün, tarih",
        time_columns="yıl",
        note_headings="kaynakça, dipnotlar",
        source_headings="kaynaklar, notlar, bağlantılar, kaynak, dipnot, referanslar",
        beside_headings="ve, dış",
        back_matter="ayrıca bakınız",
        joining="ve",
        doubling_letters="ığş",
    ),
    Language(
        "pt",
        "Portuguese",
        clock="h, horas",
        of_day="dia",
        of_year="ano, no ano de",
        before_christ="a.C., a. C., antes de Cristo",
        after_christ="d.C., d. C., depois de Cristo",
        of="de",
        short_months="jan, fev, mar, abr, mai, jun, jul, ago, set, out, nov, dez",
        span="a, e",
        span_behind_word="e o",
        century="século",
        of_decade="anos, década de, década dos anos",
        on="em, no dia",
        between="entre os dias, entre o dia, entre, de, do dia",
        before="antes de, até",
        after="depois de, após",
        since="desde",
        qualifiers="início, fim, meados",
        of_qualifier="de",
        by="por",
        updated="última atualização, última actualização, última modificação, última revisão, atualizado, "
        "atualizada, atualizado em",
        place_particles="da, do, de, das, dos",
        note_headings="referências",
        source_headings="fontes, ligações, bibliografia",
        beside_headings="e",
    ),
    Language(
        "it",
        "Italian",
        of_year="anno, nell'anno, nell’anno",
        before_christ="a.C., a. C., avanti Cristo",
        after_christ="d.C., d. C., dopo Cristo",
        short_months="gen, feb, mar, apr, mag, giu, lug, ago, set, ott, nov, dic",
        span="al, e",
        span_behind_word="e il",
        present="oggi",
        century="secolo",
        of_decade="anni, gli anni",
        qualifiers="inizio, fine, metà",
        on="il, nel, dal",
        between="tra il, fra il, tra, fra",
        labels="pubblicato",
        by="da",
        time_columns="anno",
        updated="ultimo aggiornamento, ultima modifica, ultima revisione, aggiornato, aggiornato al",
        place_particles="la, di, del, della, sul",
        source_headings="fonti, riferimenti, collegamenti, bibliografia",
        beside_headings="e, bibliografici, esterni, externi",
        joining="e, ed, o",
    ),
    Language(
        "nl",
        "Dutch",
        clock="uur",
        of_year="jaar",
        before_christ="v.Chr., v. Chr., voor Christus",
        after_christ="n.Chr., n. Chr., na Christus",
        span="tot, t/m, en",
        of_decade="jaren, de jaren",
        between="tussen",
        since="sinds",
        on="op, den, in het",
        labels="gepubliceerd",
        by="door",
        time_columns="jaar",
        updated="laatst bijgewerkt, laatste update, laatst gewijzigd, laatste wijziging, bijgewerkt, bijgewerkt op",
        source_headings="bronnen, noten",
    ),
    Language(
        "pl",
        "Polish",
        of_year="rok, roku",
        before_christ="p.n.e., p. n. e.",
        after_christ="n.e., n. e.",
        span="do, i",
        year="roku, rok, r.",
        present="dziś, dzisiaj, obecnie, teraz",
        century="wiek, wieku, w.",
        at="o",
        qualifiers="początek, początku, połowa, połowie, koniec, końcu, około, ok.",
        on="w, od, dnia, w dniu",
        between="między, pomiędzy",
        before="do, przed",
        after="po",
        since="odkąd",
        labels="data, opublikowano",
        day_columns="data, dzień",
        time_columns="rok, okres",
        of_decade="lata",
        of_years="lata",
        updated="ostatnia aktualizacja, ostatnia zmiana, ostatnia modyfikacja, zaktualizowano, aktualizacja, "
        "stan na, stan na dzień",
        note_headings="przypisy",
        source_headings="źródła, bibliografia",
        beside_headings="bibliograficzne, zewnętrzne",
    ),
    Language(
        "sv",
        "Swedish",
        of_year="år, i året",
        before_christ="f.Kr., f. Kr., f.v.t.",
        after_christ="e.Kr., e. Kr., e.v.t.",
        span="till, och",
        decade="talet, tal",
        between="mellan den, mellan",
        time_columns="år",
    ),
    Language(
        "da",
        "Danish",
        of_year="år",
        before_christ="f.Kr., f. Kr., f.v.t.",
        after_christ="e.Kr., e. Kr., e.v.t.",
        span="til, og",
        decade="tallet, erne, årene",
        on="den",
        between="mellem den, mellem",
        time_columns="år",
    ),
    Language(
        "nb",
        "Norwegian",
        of_year="år, i året",
        before_christ="f.Kr., f. Kr.",
        after_christ="e.Kr., e. Kr.",
        span="til, og",
        decade="tallet, årene, åra",
        on="den",
        between="mellom",
        time_columns="år",
    ),
    Language(
        "fi",
        "Finnish",
        of_year="vuosi, vuonna",
        span="ja",
        decade="luku, luvun, luvulla, luvulta",
        time_columns="vuosi",
    ),
    Language(
        "cs",
        "Czech",
        of_year="rok, roku, v roce",
        before_christ="př. n. l., př.n.l., př. Kr.",
        after_christ="n. l., po Kr.",
        span="až, a",
        of_decade="léta",
        of_years="léta",
        qualifiers="začátek, polovina, konec, počátek",
        on="dne",
        between="mezi",
    ),
    Language(
        "be",
        "Belarusian",
        of_year="год",
        ordinals="га",
        span="па, і, да",
        year="год, года, годзе, г.",
        years="гады, гадоў, гадах, гг., г.г., г. г.",
        before_christ="да н. э., да н.э.",
        after_christ="н. э., н.э.",
        present="цяперашні час, сёння, наш час",
        later="і пазней",
        century="стагоддзе, стагоддзі",
        decade="я гады, х гадах, х гадоў",
        at="а",
        qualifiers="пачатак, пачатку, канец, канца, канцы, сярэдзіна, сярэдзіне, ноч на, у ноч на",
        on="у, з, са",
        between="паміж",
        before="да",
        after="пасля",
        dated="ад",
        labels="дата, апублікавана",
        by="ад",
        updated="апошняе абнаўленне, апошняя змена, абноўлена, станам на",
        day_columns="дата, дзень",
        time_columns="год, перыяд",
        in_place="у, ў, г.",
        place_particles="на, і",
        regions="вобласць, раён, край, горад",
        note_headings="зноскі, заўвагі",
        source_headings="крыніцы, крыніц, спасылкі, літаратура, літаратуры, крыніца, спасылка, зноска, бібліяграфія",
        beside_headings="і, спіс, выкарыстаныя, выкарыстаных, бачныя, знешнія",
        back_matter="гл. таксама",
        page_words="каментары закрыты, каментарыі закрытыя, падзяліцца, усе правы абаронены",
        joining="і, або, ці",
    ),
    Language(
        "bg",
        "Bulgarian",
        of_year="година",
        year="година, годината, г.",
        years="години, гг.",
        decade="те години, те",
        span="до, и",
        at="в",
        qualifiers="началото, средата, края",
        of_qualifier="на",
        on="на, през",
        before="преди",
        after="след",
        labels="дата, публикувано",
        updated="последна актуализация, последна промяна, обновено, към дата",
        day_columns="дата, ден",
        time_columns="година",
        in_place="в, във, гр.",
        place_particles="на, и",
        regions="област, община, град",
        note_headings="бележки",
        source_headings="източници, препратки, литература",
        beside_headings="и, външни",
        back_matter="външни препратки, вижте също",
        joining="и, или",
    ),
    Language(
        "ro",
        "Romanian",
        of_year="anul",
        span="până la, și, la",
        before_christ="î.Hr., î. Hr.",
        after_christ="d.Hr., d. Hr.",
        of_decade="anii",
        at="la, ora",
        qualifiers="începutul, mijlocul, sfârșitul",
        of_qualifier="lui, lunii",
        on="pe, la, în, din",
        between="între",
        before="înainte de",
        after="după",
        dated="din",
        labels="data, publicat",
        by="de",
        updated="ultima actualizare, ultima modificare, actualizat",
        day_columns="data, ziua",
        time_columns="anul, an",
        in_place="la, în",
        regions="județul, raionul, municipiul",
        source_headings="surse, referințe, bibliografie",
        beside_headings="și, externe",
        back_matter="legături externe, vezi și",
        joining="și, sau",
    ),
    Language(
        "az",
        "Azerbaijani",
        day_endings="-də, -da, -i, -ı, -u, -ü, -si, -sı",
        year="-ci il, -cı il, -cu il, -cü il, -ci ildə, -cı ildə, -cu ildə, -cü ildə, -ci ilin, -cı ilin, -cu ilin, "
        "-cü ilin",
        span="və",
        decade="cı illər, ci illər, cu illər, cü illər",
        at="saat",
        labels="tarix",
        updated="son yenilənmə, yeniləndi",
        day_columns="tarix, gün",
        time_columns="il",
        regions="rayonu, şəhəri",
        source_headings="mənbələr, qeydlər, istinadlar, ədəbiyyat",
        beside_headings="və, xarici",
        back_matter="həmçinin bax",
        joining="və",
        doubling_letters="ə",
    ),
    Language(
        "uz",
        "Uzbek",
        year="-yil, -yilda, -yilning, -yili, yil, -йил, -йилда, -йилнинг, -йили, йил",
        span="va, ва",
        decade="yillar, йиллар",
        labels="sana, сана",
        day_columns="sana, kun, сана, кун",
        time_columns="yil, йил",
        regions="viloyati, tumani, shahri, вилояти, тумани, шаҳри",
        source_headings="manbalar, izohlar, havolalar, adabiyotlar, манбалар, изоҳлар, ҳаволалар, адабиётлар",
        beside_headings="va, ва",
        joining="va, yoki, ва, ёки",
    ),
    Language(
        "ky",
        "Kyrgyz",
        year="-жыл, -жылы, -жылдын, жылы, жылдын",
        span="жана",
        decade="жылдар, жылдары",
        labels="күнү",
        day_columns="күнү",
        time_columns="жылы",
        regions="облусу, району, шаары",
        source_headings="булактар, шилтемелер, эскертүүлөр, адабияттар",
        beside_headings="жана",
        joining="жана, же",
    ),
    Language(
        "tg",
        "Tajik",
        ordinals="ум, уми, юм, юми",
        of="соли",
        span="ва, то",
        on="дар, рӯзи",
        labels="сана",
        day_columns="сана, рӯз",
        time_columns="сол",
        regions="вилояти, ноҳияи, шаҳри",
        source_headings="сарчашмаҳо, эзоҳҳо, пайвандҳо, адабиёт",
        beside_headings="ва",
        joining="ва, ё",
    ),
    Language(
        "ka",
        "Georgian",
        year="წლის, წელს, წელი, წ.",
        span="და",
        decade="იანი წლები",
        labels="თარიღი",
        day_columns="თარიღი, დღე",
        time_columns="წელი",
        source_headings="წყაროები, შენიშვნები, სქოლიო, ბმულები, ლიტერატურა",
        beside_headings="და",
        joining="და, ან",
    ),
    Language(
        "hy",
        "Armenian",
        ordinals="ին",
        year="թ., թվականի, թվականին",
        span="և",
        decade="ականներ, ական թվականներ",
        labels="ամսաթիվ",
        day_columns="ամսաթիվ, օր",
        time_columns="տարի",
        source_headings="աղբյուրներ, ծանոթագրություններ, հղումներ, գրականություն",
        beside_headings="և",
        joining="և, կամ",
    ),
    Language(
        "ar",
        "Arabic",
        of_year="عام, سنة",
        of="من, عام",
        span="إلى, و, حتى",
        on="في, يوم, منذ",
        between="بين",
        labels="التاريخ",
        updated="آخر تحديث, آخر تعديل",
        day_columns="التاريخ, اليوم",
        time_columns="السنة, العام",
        note_headings="الهوامش, الحواشي",
        source_headings="المصادر, المراجع, مصادر, مراجع, هوامش",
        beside_headings="و",
        back_matter="انظر أيضا",
        joining="و, أو",
    ),
    Language(
        "fa",
        "Persian",
        of="سال",
        span="تا, و",
        on="در, از",
        labels="تاریخ",
        updated="آخرین به‌روزرسانی, آخرین ویرایش",
        day_columns="تاریخ, روز",
        time_columns="سال",
        note_headings="پانویس, پانویسها",
        source_headings="منابع, یادداشت",
        beside_headings="و",
        joining="و, یا",
    ),
    Language(
        "he",
        "Hebrew",
        span="עד",
        on_figures="ב-, ב־",
        labels="תאריך",
        updated="עודכן לאחרונה, עדכון אחרון",
        day_columns="תאריך, יום",
        time_columns="שנה",
        source_headings="מקורות, הערות, קישורים",
        beside_headings="שוליים, חיצוניים",
        back_matter="הערות שוליים, קישורים חיצוניים, ראו גם",
        joining="או",
    ),
    Language(
        "sr",
        "Serbian",
        of_year="година, godina, године, godine",
        year="godine, godini, . godine, . godini, god., године, години, . године, . години, год.",
        span="do, i, до, и",
        decade="te godine, te, ih, е године, те године, те, их",
        at="u, у",
        on="u, od, у, од",
        between="između, између",
        labels="datum, objavljeno, датум, објављено",
        updated="последња измена, последње ажурирање, ажурирано, poslednja izmena, poslednje ažuriranje, ažurirano",
        day_columns="datum, dan, датум, дан",
        time_columns="godina, година",
        regions="okrug, opština, grad, округ, општина, град",
        note_headings="fusnote, фусноте",
        source_headings="izvori, beleške, reference, literatura, извори, белешке, референце, литература",
        beside_headings="i, и",
        back_matter="види још, vidi još",
        joining="i, ili, и, или",
    ),
    Language(
        "el",
        "Greek",
        of_year="έτος",
        of="του",
        span="έως, ως, μέχρι, και",
        before_christ="π.Χ., π. Χ.",
        after_christ="μ.Χ., μ. Χ.",
        of_decade="δεκαετία του, δεκαετία",
        on="στις, την, από, το, στο",
        labels="ημερομηνία",
        updated="τελευταία ενημέρωση, τελευταία τροποποίηση, ενημερώθηκε",
        day_columns="ημερομηνία, ημέρα",
        time_columns="έτος",
        note_headings="υποσημειώσεις",
        source_headings="πηγές, παραπομπές, σημειώσεις, βιβλιογραφία",
        beside_headings="και, εξωτερικοί",
        back_matter="δείτε επίσης",
        joining="και, ή",
    ),
    Language(
        "hu",
        "Hungarian",
        ordinals="án, én, ján, jén",
        span="és",
        in_year_behind="-ban, -ben",
        before_christ="i. e., Kr. e.",
        after_christ="i. sz., Kr. u.",
        decade="es évek, as évek, ös évek",
        labels="dátum, közzétéve",
        updated="utolsó frissítés, utolsó módosítás, frissítve",
        day_columns="dátum, nap",
        time_columns="év",
        note_headings="lábjegyzetek",
        source_headings="források, jegyzetek, hivatkozások, irodalom",
        beside_headings="és",
        back_matter="lásd még",
        joining="és, vagy",
    ),
    Language(
        "id",
        "Indonesian",
        of_year="tahun",
        span="sampai, hingga, dan",
        decade="an",
        at="pukul",
        on="pada, pada tanggal, sejak",
        between="antara",
        labels="tanggal, diterbitkan",
        updated="terakhir diperbarui, pembaruan terakhir, diperbarui",
        day_columns="tanggal, hari",
        time_columns="tahun",
        in_place="di",
        regions="provinsi, kabupaten, kota",
        source_headings="sumber, catatan, referensi, rujukan",
        beside_headings="dan, kaki",
        back_matter="lihat pula",
        joining="dan, atau",
    ),
    Language(
        "vi",
        "Vietnamese",
        of_year="năm",
        of="năm",
        span="đến",
        month="tháng",
        of_decade="thập niên, thập kỷ, những năm",
        at="lúc",
        on="ngày, vào ngày, từ ngày",
        between="từ",
        updated="cập nhật lần cuối, cập nhật",
        day_columns="ngày",
        time_columns="năm",
        source_headings="nguồn",
        back_matter="chú thích, tham khảo, tài liệu tham khảo",
        joining="và, hoặc",
    ),
    Language(
        "ca",
        "Catalan",
        of_day="dia",
        of_year="any",
        of="de, del",
        span="al, a, i",
        century="segle",
        of_decade="anys, els anys, dècada de",
        on="el, del, des del",
        before="abans de, fins a",
        after="després de",
        since="des de, des que",
        labels="data, publicat",
        by="per",
        updated="última actualització, darrera actualització, actualitzat, actualitzada",
        day_columns="data, dia",
        place_particles="de, del, la",
        note_headings="referències",
        source_headings="enllaços, bibliografia",
        back_matter="enllaços externs, vegeu també",
        joining="i, o",
    ),
    Language(
        "gl",
        "Galician",
        of_day="día",
        of_year="ano",
        of="de",
        span="a, e",
        century="século",
        of_decade="anos, década de",
        on="en, desde",
        labels="data, publicado",
        by="por",
        updated="última actualización, última modificación, actualizado",
        day_columns="data, día",
        time_columns="ano",
        note_headings="referencias",
        source_headings="fontes, ligazóns, bibliografía",
        back_matter="ligazóns externas, véxase tamén",
        joining="ou",
    ),
    Language(
        "sk",
        "Slovak",
        of_year="rok",
        span="až, do",
        year="roku, rok, r.",
        before_christ="pred Kr.",
        century="storočie, storočí",
        of_decade="roky",
        of_years="roky",
        qualifiers="začiatok, začiatkom, polovica, koniec, koncom",
        on="dňa, od",
        between="medzi",
        before="do, pred",
        after="po",
        labels="dátum, publikované",
        updated="posledná aktualizácia, posledná zmena, aktualizované",
        day_columns="dátum, deň",
        time_columns="rok",
        source_headings="zdroje, poznámky, odkazy, literatúra",
        back_matter="pozri aj, externé odkazy",
        joining="alebo",
    ),
    Language(
        "sl",
        "Slovenian",
        of_year="leto",
        span="do",
        before_christ="pr. Kr.",
        century="stoletje, stoletju",
        on="od, dne",
        between="med",
        before="do, pred",
        after="po",
        labels="datum, objavljeno",
        updated="zadnja posodobitev, zadnja sprememba, posodobljeno",
        day_columns="datum, dan",
        time_columns="leto",
        source_headings="viri, opombe, literatura",
        back_matter="glej tudi, zunanje povezave",
        joining="ali",
    ),
    Language(
        "hr",
        "Croatian",
        of_year="godina",
        year="godine, godini, . godine, . godini, god.",
        span="do, i",
        before_christ="pr. Kr., pr. n. e.",
        century="stoljeće, stoljeću",
        decade="ih, te",
        at="u",
        qualifiers="početak, početkom, sredinom, krajem",
        on="u, od, dana",
        before="do, prije",
        after="nakon",
        labels="datum, objavljeno",
        updated="posljednja izmjena, zadnja izmjena, posljednje ažuriranje, ažurirano",
        day_columns="datum, dan",
        time_columns="godina",
        note_headings="bilješke, fusnote",
        source_headings="izvori, poveznice, literatura",
        back_matter="vanjske poveznice, vidi još",
        joining="i, ili",
    ),
    Language(
        "bs",
        "Bosnian",
        of_year="godina",
        year="godine, godini, . godine, . godini",
        span="do, i",
        updated="posljednja izmjena, ažurirano",
        time_columns="godina",
        source_headings="izvori, reference",
        back_matter="također pogledajte",
        joining="i, ili",
    ),
    Language(
        "mk",
        "Macedonian",
        of_year="година",
        year="година, годината, г.",
        span="до, и",
        before_christ="п.н.е.",
        century="век",
        on="на, во, од",
        between="меѓу",
        before="до, пред",
        after="по",
        labels="датум, објавено",
        updated="последна промена, последно ажурирање, ажурирано",
        day_columns="датум, ден",
        time_columns="година",
        source_headings="извори, наводи, белешки, литература",
        back_matter="надворешни врски, видете исто така",
        joining="и, или",
    ),
    Language(
        "sq",
        "Albanian",
        span="deri, dhe",
        before_christ="p.e.s.",
        century="shekulli",
        on="më, nga",
        between="midis, ndërmjet",
        labels="data, publikuar",
        updated="përditësimi i fundit, përditësuar",
        day_columns="data",
        time_columns="viti",
        source_headings="burimet, shënime, referimet",
        back_matter="shiko edhe, lidhje të jashtme",
        joining="dhe, ose",
    ),
    Language(
        "et",
        "Estonian",
        year=". aasta, . aastal",
        span="kuni, ja",
        before_christ="eKr",
        after_christ="pKr",
        century="sajand, sajandil",
        labels="kuupäev, avaldatud",
        updated="viimati muudetud, viimati uuendatud, uuendatud",
        day_columns="kuupäev, päev",
        time_columns="aasta",
        source_headings="allikad, viited, märkused, kirjandus",
        back_matter="vaata ka, välislingid",
        joining="ja, või",
    ),
    Language(
        "lv",
        "Latvian",
        year=". gada, . gadā",
        span="līdz, un",
        before_christ="p.m.ē.",
        century="gadsimts, gadsimtā",
        decade=". gadi, . gados",
        before="līdz, pirms",
        after="pēc",
        labels="datums, publicēts",
        updated="pēdējās izmaiņas, pēdējoreiz atjaunots, atjaunināts",
        day_columns="datums, diena",
        time_columns="gads",
        source_headings="avoti, atsauces, piezīmes, literatūra",
        back_matter="skatīt arī, ārējās saites",
        joining="un, vai",
    ),
    Language(
        "lt",
        "Lithuanian",
        year_of_month="m., metų",
        day_of_month="d.",
        span="iki",
        before_christ="pr. Kr.",
        century="amžius, amžiuje",
        on="nuo",
        between="tarp",
        before="iki, prieš",
        after="po",
        labels="data, paskelbta",
        updated="paskutinį kartą atnaujinta, paskutinis pakeitimas, atnaujinta",
        day_columns="data, diena",
        time_columns="metai",
        note_headings="išnašos",
        source_headings="šaltiniai, nuorodos, pastabos, literatūra",
        back_matter="taip pat skaitykite",
        joining="ir, arba",
    ),
    Language(
        "is",
        "Icelandic",
        span="til, og",
        before_christ="f.Kr., f. Kr.",
        century="öld",
        on="þann, frá",
        labels="dagsetning",
        updated="síðast uppfært, síðast breytt, uppfært",
        day_columns="dagsetning, dagur",
        time_columns="ár",
        source_headings="heimildir, tilvísanir, tenglar",
        back_matter="tengt efni",
        joining="og, eða",
    ),
    Language(
        "sw",
        "Swahili",
        of="mwaka",
        on="tarehe, tangu, mnamo",
        labels="tarehe",
        day_columns="tarehe, siku",
        time_columns="mwaka",
        source_headings="marejeo, vyanzo, tanbihi",
        joining="na, au",
    ),
    Language(
        "ms",
        "Malay",
        of_year="tahun",
        span="hingga, dan",
        on="pada, sejak",
        labels="tarikh, diterbitkan",
        updated="kemas kini terakhir, dikemas kini",
        day_columns="tarikh, hari",
        time_columns="tahun",
        regions="negeri, daerah",
        source_headings="rujukan, sumber, nota",
        back_matter="lihat juga, pautan luar",
        joining="dan, atau",
    ),
    Language(
        "fil",
        "Filipino",
        on="noong, mula",
        labels="petsa",
        updated="huling binago",
        day_columns="petsa, araw",
        time_columns="taon",
        source_headings="sanggunian, mga sanggunian, talababa",
        back_matter="tingnan din",
    ),
    Language(
        "eu",
        "Basque",
        year="ko, eko",
        day_endings="a, an, ean, eko",
        before_christ="K.a.",
        after_christ="K.o.",
        labels="argitaratua",
        updated="azken eguneraketa, eguneratua",
        day_columns="eguna",
        time_columns="urtea",
        source_headings="erreferentziak, iturriak, oharrak",
        back_matter="kanpo estekak, ikus gainera",
        joining="eta, edo",
    ),
    Language(
        "cy",
        "Welsh",
        century="ganrif",
        labels="dyddiad",
        updated="diweddarwyd",
        day_columns="dyddiad",
        time_columns="blwyddyn",
        source_headings="ffynonellau, cyfeiriadau, nodiadau",
        back_matter="gweler hefyd, dolenni allanol",
    ),
    Language(
        "tk",
        "Turkmen",
        ordinals="nji, njy",
        year="-nji ýylyň, -njy ýylyň",
        labels="sene",
        day_columns="sene, gün",
        time_columns="ýyl",
        source_headings="çeşmeler, salgylanmalar, edebiýat",
    ),
    Language(
        "ur",
        "Urdu",
        span="تا",
        labels="تاریخ",
        updated="آخری ترمیم",
        day_columns="تاریخ",
        time_columns="سال",
        source_headings="حوالہ جات, مآخذ",
        joining="اور, یا",
    ),
    Language(
        "ko",
        "Korean",
        updated="최종 수정, 마지막 수정, 최종 업데이트, 최종 수정일",
        day_columns="날짜",
        time_columns="연도",
        note_headings="각주",
        source_headings="출처, 주석, 참고문헌, 참고",
        beside_headings="문헌, 외부, 링크",
        back_matter="참고 문헌, 같이 보기, 외부 링크",
    ),
    Language(
        "zh",
        "Chinese",
        updated="最后更新, 最後更新, 更新于, 更新於, 更新时间, 更新時間, 最后修改, 最後修改",
        time_columns="年份, 年代",
        note_headings="参考文献, 參考文獻, 脚注, 腳註, 注释, 註釋, 尾注, 註腳",
        source_headings="参考资料, 參考資料, 参考来源, 參考來源, 资料来源, 資料來源, 来源, 來源, 引用, 链接, 連結, "
        "参考链接, 外部链接, 外部連結, 相关链接, 相關連結, 情报源, 注, 註",
    ),
    Language(
        "ja",
        "Japanese",
        updated="最終更新, 最終更新日, 更新日",
        time_columns="年, 西暦",
        note_headings="注釈",
        source_headings="参考資料, 引用元, 引文, 出典, 典拠, 参照, 注記, 参考リンク, 外部リンク, 情報源, リンク",
    ),
)


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of a kind, a field of `Language`, in all languages; the longest first, so that none hides another."""
    found = {word: None for language in LANGUAGES for word in getattr(language, kind).split(", ") if word}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def any_of(*kinds: str) -> str:
    """A pattern that matches a word of any of the `kinds`; spaces within it may be several."""
    return write_choice(word for kind in kinds for word in words_of(kind))


@cache
def number_short_months() -> dict[str, int]:
    """The number of each month by its `short_months`."""
    return {
        name: number
        for language in LANGUAGES
        for number, name in enumerate(language.short_months.split(", "), 1)
        if name
    }


_MANY = 60
"""Words among which it is quicker to look for their first letter first."""


def write_choice(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the `words`; spaces within it may be several.

    Of many, those that begin alike stand together, so that most are passed over at once: without regard to case a
    pattern tries each of its alternatives.
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    written = [re.escape(word).replace(r"\ ", "[ \t]+") for word in longest_first]
    if len(written) <= _MANY:
        return f"(?:{'|'.join(written)})"
    alike: dict[str, list[str]] = {}
    for word in written:
        alike.setdefault(word[0].lower(), []).append(word)
    begins = r"(?=[^\W\d_])" if all(word[0].isalpha() for word in written) else ""
    return f"(?:{begins}(?:{'|'.join(map(_join_alike, alike.values()))}))"


def _join_alike(words: list[str]) -> str:
    """A pattern for any of several words that begin alike, but for the case: with their letter once if all have it."""
    letter = words[0][0]
    if not letter.isalpha() or any(word[0] != letter for word in words):
        return "|".join(words)
    return f"{letter}(?:{'|'.join(word[1:] for word in words)})"
