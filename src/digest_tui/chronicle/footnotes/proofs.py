"""What speaks for and against lines being a list of notes: a rule a row.

A line is a footnote by its region and its company, never by its first characters alone: below a heading of
references; where lines of its kind follow each other and name URLs; where the prose before has referred to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from digest_tui.chronicle.footnotes import markers
from digest_tui.chronicle.footnotes.citations import Citations
from digest_tui.chronicle.footnotes.markers import MarkerStyle
from digest_tui.chronicle.footnotes.runs import NoteRun, Runs
from digest_tui.chronicle.footnotes.styles import NoteLine, NoteStyle
from digest_tui.chronicle.rules import Rule, find_first
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_end, get_line_above
from digest_tui.chronicle.text.patterns import lazy

_SAMPLE = 20
"""Lines of a list by which it is judged."""
_NEAR = 6000
"""Characters in which the last marker above a line is looked for."""
_NUMBERS = lazy(r"\[(\d{1,7})\]")
_URL_BEGINS = ("http://", "https://", "ftp://", "mailto:")
_LOOK_FOR_URL = 24
"""Characters of a note in which its URL begins where it is what the note says."""


class Candidate:
    """A run of lines that may be a list of notes."""

    def __init__(self, run: NoteRun, runs: Runs, citations: Citations) -> None:
        self.run = run
        self.runs = runs
        self.citations = citations
        self.text = runs.source.plain
        self.style: NoteStyle = run.lines[0].style
        self.is_several = len(run.lines) > 1
        self.sample: Sequence[NoteLine] = run.lines[:_SAMPLE]

    @cached_property
    def labels(self) -> Sequence[str]:
        """The label of each line."""
        return [line.label for line in self.run.lines]

    @cached_property
    def urls(self) -> int:
        """How many lines of the sample say a URL."""
        return sum(map(self.has_url, self.sample))

    @cached_property
    def citing(self) -> Sequence[MarkerStyle]:
        """The styles of marker that may cite it: below a heading all."""
        return markers.STYLES if self.run.title else self.style.proving_markers or self.style.markers

    @cached_property
    def cited(self) -> int:
        """How many of its labels the prose before it names."""
        return self.citations.count(self.labels, self.run.start, self.citing)

    @cached_property
    def cited_within_lines(self) -> int:
        """How many of its labels markers name that do not begin their line."""
        return self.citations.count_within_lines(self.labels, self.run.start, self.citing)

    @cached_property
    def is_glued(self) -> bool:
        """True if most lines go on right behind their label, and not with a URL."""
        begins = ((line, self.text[line.text_start : line.text_start + 1]) for line in self.sample)
        glued = sum(begin.isalnum() and not self.has_url(line) for line, begin in begins)
        return glued * 2 > len(self.sample)

    @cached_property
    def is_parted(self) -> bool:
        """True if a blank line or a drawn one stands above it."""
        return self.runs.is_parted(self.run)

    def has_url(self, line: NoteLine) -> bool:
        """True if `line` says a URL."""
        return "://" in BLANK_LINE.split(self.text[line.text_start : line.text_start + _LOOK_FOR_URL], 1)[0]


def decide(candidate: Candidate) -> bool:
    """True if `candidate` is a list of notes: where nothing speaks against it, and something for it."""
    is_list, name = _judge(candidate)
    if (trace := candidate.runs.source.trace).is_asked:
        starts = [line.start for line in candidate.run.lines]
        trace.record("note", candidate.style.name, starts)
        trace.record("proof", name, starts)
    return is_list


def _judge(candidate: Candidate) -> tuple[bool, str]:
    if candidate.style.is_certain:
        return True, "nothing else begins so"
    if objection := find_first(OBJECTIONS, candidate):
        return False, objection.name
    proof = find_first(PROOFS, candidate)
    return proof is not None, proof.name if proof else "nothing speaks for it"


# Against


def labels_are_categories(candidate: Candidate) -> bool:
    """True for labels that are words, as `[Fixed]`, that say of what kind lines are: no prose holds them."""
    if not candidate.style.labels_are_words or candidate.run.title or candidate.cited_within_lines:
        return False
    return not any(sign.isdigit() for label in candidate.labels for sign in label)


def refers_to_own_definition(candidate: Candidate) -> bool:
    """True for `1. [text][1]`: then the footnote is what Markdown defines elsewhere as `[1]: URL`."""
    text, sample = candidate.text, candidate.sample
    ends = (text[line.text_start : find_line_end(text, line.text_start)].rstrip(" .") for line in sample)
    return sum(end.endswith(f"][{line.label}]") for line, end in zip(sample, ends, strict=True)) * 2 > len(sample)


def follows_without_space(candidate: Candidate) -> bool:
    """True for `[1]st` and its like."""
    return candidate.is_glued and not candidate.run.title


def goes_on_with_sentence(candidate: Candidate) -> bool:
    """True for a number in a sentence, as `(5) persons`, that a line break has put at the head of a line."""
    run, text = candidate.run, candidate.text
    if not candidate.style.is_ambiguous or candidate.is_several:
        return False
    is_below_title = run.title is not None and not text[run.title.end : run.start].strip()
    above = get_line_above(text, run.start).rstrip()
    return not is_below_title and above[-1:].isalpha()


def is_listed_at_end(candidate: Candidate) -> bool:
    """True for the links of a dumped page, whose list stands at the end of it.

    They show their URL, or other words right behind a marker that counts on from the one above.
    """
    runs, text = candidate.runs, candidate.text
    if candidate.run.start > runs.last_title or not all(label in runs.labels_at_end for label in candidate.labels):
        return False
    if all(text.startswith(_URL_BEGINS, line.text_start) for line in candidate.sample):
        return True
    is_glued = not any(text[line.text_start : line.text_start + 1].isspace() for line in candidate.sample)
    return is_glued and _counts_on(text, candidate.run.lines[0])


def _counts_on(text: str, line: NoteLine) -> bool:
    """True if the label of `line` is the number behind that of the last marker above it."""
    above = _NUMBERS().findall(text, max(line.start - _NEAR, 0), line.start)
    return bool(above) and line.label == str(int(above[-1]) + 1)


# For


def has_title(candidate: Candidate) -> bool:
    """True for what stands below a heading of references."""
    return candidate.run.title is not None and not candidate.style.needs_title


def is_numbered_and_cited(candidate: Candidate) -> bool:
    """True for numbers below a heading of references, one of which is cited."""
    return candidate.style.needs_title and candidate.cited > 0


def is_numbered_and_names_urls(candidate: Candidate) -> bool:
    """True for numbers below a heading that stands above references alone, and that say URLs."""
    title = candidate.run.title
    return candidate.style.needs_title and title is not None and title.is_sure and candidate.urls > 0


def names_url_apart(candidate: Candidate) -> bool:
    """True for what says a URL behind a label that is usual for notes."""
    return _is_plain(candidate) and candidate.urls > 0


def names_urls_and_is_cited(candidate: Candidate) -> bool:
    """True for lines half of which say a URL, and one of which is cited."""
    if candidate.style.needs_title:
        return False
    return candidate.urls * 2 >= len(candidate.sample) and candidate.cited > 0


def names_urls_somewhere(candidate: Candidate) -> bool:
    """True for several lines apart from what stands above, most of which name a URL somewhere."""
    if not _is_plain(candidate) or not candidate.is_several or not candidate.is_parted:
        return False
    run = candidate.run
    said = [candidate.text[line.text_start : end] for line, end in zip(candidate.sample, run.ends, strict=False)]
    return sum("://" in text for text in said) * 2 > len(said)


def is_cited_in_order(candidate: Candidate) -> bool:
    """True for several lines apart from what stands above, half of which prose cites."""
    if candidate.style.needs_title or not candidate.is_several or not candidate.is_parted:
        return False
    return candidate.cited_within_lines * 2 >= len(candidate.labels)


def is_last_line_cited(candidate: Candidate) -> bool:
    """True for a list that ends the text, where a marker names one of its labels."""
    return candidate.cited > 0 and not candidate.text[candidate.run.end :].strip()


def _is_plain(candidate: Candidate) -> bool:
    return not (candidate.style.is_ambiguous or candidate.style.needs_title)


OBJECTIONS: tuple[Rule[Candidate], ...] = (
    Rule(
        "labels are categories",
        "Changes:\n\n- [Fixed] The bell, see https://lake.example/1\n- [Added] A lamp, see https://lake.example/2\n",
        labels_are_categories,
    ),
    Rule(
        "refers to its own definition",
        "The ferry [1] goes.\n\nLinks\n\n1. [Ferry][1]\n2. [Bell][2]\n\n[1]: https://lake.example/1\n"
        "[2]: https://lake.example/2\n",
        refers_to_own_definition,
    ),
    Rule(
        "words follow without a space",
        "乗客は①老人、②子供に分けられる。\n\n①老人は前。\n②子供は後。\n",
        follows_without_space,
    ),
    Rule(
        "a number in a sentence",
        "Source\n\nIt told of five\n(5) guests of the ferry, and three (3) of the bell and one (1)\nof the lake.\n",
        goes_on_with_sentence,
    ),
    Rule(
        "links of a page, listed at its end",
        "The bell\n\n   [2]https://lake.example/2\n\nReferences\n\n   1. https://lake.example/1\n"
        "   2. https://lake.example/2\n",
        is_listed_at_end,
    ),
)
PROOFS: tuple[Rule[Candidate], ...] = (
    Rule("below a heading of references", "The ferry.\n\nReferences\n\n[R 1] A letter.\n", has_title),
    Rule(
        "numbers below a heading, cited",
        "The ferry goes. [1]\n\nNotes\n\n1. A letter.\n\nThe bell.\n",
        is_numbered_and_cited,
    ),
    Rule(
        "numbers below a heading, with URLs",
        "The ferry goes.\n\nReferences\n\n1. Lake, https://lake.example/1\n",
        is_numbered_and_names_urls,
    ),
    Rule("a URL apart", "The ferry goes.\n\n[1] https://lake.example/1\n", names_url_apart),
    Rule("URLs, cited", "The ferry goes (1).\n\n(1) https://lake.example/1\n\nThe bell.\n", names_urls_and_is_cited),
    Rule(
        "several with URLs",
        "The ferry goes.\n\n[1] What is said of the ferry: https://lake.example/1\n[2] And what more is said: https://lake.example/2\n",
        names_urls_somewhere,
    ),
    Rule(
        "several, cited",
        "2 May 2031. The ferry [1] goes [2].\n\n[1] A letter.\n\n[2] A notice.\n\nOther prose.\n",
        is_cited_in_order,
    ),
    Rule("at the end, cited", "2 May 2031. The ferry goes. [1]\n[1] A letter.\n", is_last_line_cited),
)
