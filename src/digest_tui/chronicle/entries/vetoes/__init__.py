"""Vetoes: what looks like the date of an entry and is none. The rules are rows of a table, each with its moment.

To add a rule, write its function in the module of its subject, and add a row to `VETOES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes import (
    chapters,
    document_itself,
    numbers,
    printed_lines,
    programs,
    saying_nothing,
    tables,
    within_entries,
    without_year,
)
from digest_tui.chronicle.entries.vetoes.company import Company

__all__ = ["VETOES", "Company", "Veto", "apply_vetoes"]

Moment = Literal["read", "selected", "completed"]
"""When a veto is asked: of all dated lines, of those whose style was selected, or once they have year and month."""


class Veto(NamedTuple):
    """One kind of line that is no entry, though it has a date."""

    name: str
    example: str
    """A short document that reads otherwise without this row."""
    moment: Moment
    find: Callable[[Company], Iterable[DatedLine]]
    """Finds the lines that it forbids."""


def apply_vetoes(moment: Moment, company: Company) -> list[DatedLine]:
    """The lines of `company` that no veto of this `moment` forbids."""
    forbidden: set[DatedLine] = set()
    for veto in VETOES:
        if veto.moment == moment and (found := set(veto.find(company)) - forbidden):
            company.source.trace.record("veto", veto.name, (line.start for line in found))
            forbidden |= found
    return [line for line in company.lines if line not in forbidden]


VETOES = (
    Veto(
        "years at the head of wrapped lines",
        "The ferry is held by\n1901 Ann\n1905 Ben\n1911 Eve\n1920 Joe\n1931 Sue\n\n"
        "The bell was sold to Ann in\n1925 by Kim, who had it since\n1902 from Lee.",
        "read",
        printed_lines.find_wrapped_years,
    ),
    Veto(
        "decades that are chapters",
        "1930s\n\n- Ann builds the ferry.\n\n1940s\n\n- 1947: The ferry is sold.\n\n1950s\n\n- 1951: It goes again.",
        "read",
        chapters.find_decades,
    ),
    Veto(
        "wrapped lines of footnotes",
        'The harbour was closed,[1] as the\npapers said.[2]\nNotes\n[1] Ann Example, "The Harbour:\n'
        'A Letter to the Editor," Laketon News, October 11, 2031.\n[2] See "Gates\nand Keys," Coast, May 4, 2031.',
        "read",
        printed_lines.find_wrapped_notes,
    ),
    Veto(
        "running heads of printed pages",
        "\n␌\n".join(f"The flag is blue.\n\nAugust 13, 2031    - {page} -    LAKE" for page in (1, 2, 3)),
        "read",
        printed_lines.find_running_heads,
    ),
    Veto(
        "comments of a program",
        "import ferry\n\n# 2 May 2031: a bell\nbell = ferry.ring(2)\n\n# 4 May 2031: a lamp\nlamp = bell.light()\n",
        "read",
        programs.find_comments,
    ),
    Veto(
        "dates by which a table counts",
        "# 2031\n\n| Date | What |\n|---|---|\n| 2 March | The ferry stops. |\n| May | It goes. |\n\n"
        "| Month | Ferries |\n|---|---|\n| May | 12 |\n| June | 14 |",
        "read",
        tables.find_counted_rows,
    ),
    Veto(
        "a table of contents of periods",
        "- 1831 – 1870\n- 1870 – 1905\n\n# 1831 – 1870\n\nFew books are left.\n\n# 1870 – 1905\n\nMore are left.",
        "read",
        chapters.find_contents,
    ),
    Veto(
        "numbers of the rows of a table",
        "| Date | What |\n|---|---|\n| 2031-05-02 | The ferry stops. |\n| 2031-05-04 | It goes. |\n\n"
        "| Call | Who |\n|---|---|\n| 39 | Ann |\n| 41 | Ben |\n| 1204 | Eve |",
        "read",
        tables.find_numbered_rows,
    ),
    Veto(
        "the day of the last update",
        "Last updated: 21 July 2031\n\n- 2 May 2031: The ferry stops.\n- 4 May 2031: It goes.\n\n"
        "Last modified on 3 July 2031",
        "read",
        document_itself.find_days_of_updates,
    ),
    Veto(
        "years of a copyright",
        "Copyright:\n 2021 Ann\n 2024 Ben\n 2027 Eve\n 2029 Joe\n 2030 Kim\n\nAll may take it.",
        "read",
        document_itself.find_years_of_copyright,
    ),
    Veto(
        "the day of a licence",
        "----\nFERRY LICENCE Version 1.1 - 2 May 2031\n----\n\nPREAMBLE\nAll may take it.",
        "read",
        document_itself.find_day_of_licence,
    ),
    Veto(
        "numbers alone that lead up to no years",
        "2 May: The ferry stops.\n\n118\n\n5 May: It goes.\n\n7 May: It is sold.",
        "read",
        numbers.find_numbers_alone,
    ),
    Veto(
        "numbers of parts in Roman figures",
        "III 1848: The ferry stops.\n\nIV 1849: It goes.\n\nV 1850: It is sold.",
        "read",
        numbers.find_parts,
    ),
    Veto(
        "years in which people lived",
        "\n\n".join(
            f"{who}\n\n({years})\n\nA captain."
            for who, years in (("Ann", "1896-1968"), ("Ben", "1897-1957"), ("Eve", "1901-1945"))
        ),
        "read",
        numbers.find_lives,
    ),
    Veto(
        "times of day",
        "2 May 2031\n\n5.10. The ferry stops.\n\n8.02. It goes.\n\n9.10. It stops.\n\n4 May 2031\n\n7.42. It is sold.",
        "read",
        numbers.find_hours,
    ),
    Veto(
        "fractions",
        "- 2031\n  - 3/4: The ferry stops.\n  - 1/8: It goes.\n  - 2/4: It stops.",
        "read",
        numbers.find_fractions,
    ),
    Veto(
        "numbers of versions",
        "- 2031\n- 2.10: The ferry stops.\n- 2.11: It goes.\n- 2.12: It stops.",
        "read",
        numbers.find_versions,
    ),
    Veto(
        "numbers of articles",
        "1101. The council meets.\n\n1102. It pays the ferry.\n\n1103. It votes.",
        "read",
        numbers.find_articles,
    ),
    Veto(
        "figures alone on their lines",
        "The bread is sold for:\n\n1520.05\n1530.87\n1540.11\n",
        "read",
        numbers.find_decimals,
    ),
    Veto(
        "numbers that count",
        "Паром стоит.\n\n1 - https://example.org/a\n2 - https://example.org/b",
        "selected",
        numbers.find_counts,
    ),
    Veto(
        "numbers to which something is assigned",
        "Gates\n\n22 -> small\n80 -> old\n443 -> new\n993 -> lamp\n8080 -> yard",
        "selected",
        numbers.find_assigned_numbers,
    ),
    Veto(
        "dates with nothing to say",
        "The signs are\n" + "\n".join(map(str, (1159, 1160, 1300, 1329, 1367))),
        "selected",
        saying_nothing.find_dates_alone,
    ),
    Veto(
        "figures that begin a name",
        "# 1984\n\n- The ferry is built.\n- 2600: The Mill is printed.\n\n"
        "# 1985\n\n- 3 May: It goes.\n- 4 May: It stops.",
        "selected",
        numbers.find_figures_of_names,
    ),
    Veto(
        "numbers of sections",
        "5 May 2031. The ferry stops.\n\n6 May 2031. The ferry goes.\n\n3.10. Section on ropes",
        "selected",
        numbers.find_sections,
    ),
    Veto(
        "the stamp of a page above its entries",
        "7 May 2031, 15:00\n\nThe ferry\n\n2 May 2031\n\nIt stops.\n\n4 May 2031\n\nIt goes.",
        "selected",
        document_itself.find_stamps,
    ),
    Veto(
        "pages named behind the entries",
        "- 1931: The ferry is built.\n- 1935: It is sold.\n\n## See also\n\n- 1931\n- The harbour",
        "selected",
        document_itself.find_pages_named_behind,
    ),
    Veto(
        "days told of below another day",
        "\n\n".join(f"## 2031-05-0{day}\n\n- The ferry stops.\n- It goes." for day in range(1, 7))
        + "\n- 2 April 2031: It stopped as well.\n- 3 April 2031: It went.",
        "selected",
        within_entries.find_days_told_of,
    ),
    Veto(
        "days of some items below a year",
        "- 1931: The ferry is built.\n- 1935: It is sold.\n- 1940: It burns.\n"
        "- 1942\n  - A mill stops.\n- 1945\n  - 2 May: A bell is hung.\n  - A lamp is lit.",
        "selected",
        within_entries.find_days_of_some_items,
    ),
    Veto(
        "quotations in dated sections",
        "## 1931: The ferry is built\n\nAnn writes:\n\n> On 2 May 1931, we met.\n\n"
        "## 1935: It is sold\n\nBen writes:\n\n> On 4 May 1935, we sold it.",
        "selected",
        within_entries.find_quotations,
    ),
    Veto(
        "a day repeated in brackets below it",
        "2 May 2031\n\n(2 May 2031 23:36 UTC)\nThe ferry is late.\n\n1 May 2031\n\n(1 May 2031 10:56 UTC)\nThe bell.\n",
        "selected",
        within_entries.find_repeated_days,
    ),
    Veto(
        "the day of a title",
        "\n\n".join(
            f"{month} 2031: The ferry {what}\n\nOn {month} {day}, 2031 the ferry {what}. Nobody knows why."
            for month, day, what in (("May", 2, "stops"), ("June", 4, "goes"), ("July", 7, "burns"))
        ),
        "selected",
        within_entries.find_days_of_titles,
    ),
    Veto(
        "the month of an item within it",
        "- 2 May 2031: The ferry stops.\n  - May: Nobody knows why.\n- 4 June 2031: It goes.",
        "completed",
        within_entries.find_parts_of_items,
    ),
    Veto(
        "days of every year",
        "The fair\n\n"
        + "\n".join(f"- {year} – The fair is held." for year in range(2001, 2023))
        + "\n\nFeasts\n\n- The Rope\n- April 1 (in the old harbour)\n- The Bell",
        "completed",
        without_year.find_days_without_year,
    ),
    Veto(
        "months of no year",
        "August\n\n  * The lamp is lit.\n\nJuly\n\n  * The lamp is broken.\n\nJune\n\n  * The ferry sails.",
        "completed",
        without_year.find_months_without_year,
    ),
)
