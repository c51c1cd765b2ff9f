"""Filling the tables of the index from the text, in steps that another thread can follow and cancel."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from digest_tui.chronicle.model import Chronicle, PartialDate
from digest_tui.chronicle.text.folding import fold
from digest_tui.search.clauses import Passage, Tables
from digest_tui.search.dates import span_days
from digest_tui.search.documents import Document, read_documents
from digest_tui.search.initials import find_explained
from digest_tui.search.postings import ROWS_AT_ONCE, Postings
from digest_tui.search.vocabulary import FIRST_LETTER, Vocabulary

Progress = Callable[[float], None]
IsCancelled = Callable[[], bool]

_AT_ONCE = 8
"""Entries, or ten times as many terms, between two questions whether to go on: half a millisecond's work."""
_SHARE_OF_POSTINGS = 0.8
"""Of the whole work; the vocabulary is the rest."""
_NO_END = 9999_99_99
"""Stands for the last day of what goes on."""


def fill_postings(tables: Tables, progress: Progress, is_cancelled: IsCancelled) -> bool:
    """Write every entry of the library into the postings; False if it was cancelled."""
    if len(tables.library) <= ROWS_AT_ONCE:
        for documents in _compose_batches(tables, is_cancelled):
            tables.postings.add(documents)
        return not is_cancelled()
    # Imported here, since a short chronicle does without. While SQLite takes in one batch, which it does without
    # holding the interpreter, the next is composed.
    from concurrent.futures import Future, ThreadPoolExecutor

    with ThreadPoolExecutor(1, "digest-tui-postings") as writer:
        writing: Future[None] | None = None
        for documents in _compose_batches(tables, is_cancelled):
            if writing is not None:
                writing.result()
            writing = writer.submit(tables.postings.add, documents)
            progress(_SHARE_OF_POSTINGS * len(tables.dates) / len(tables.library))
        if writing is not None:
            writing.result()
    return not is_cancelled()


def read_vocabulary(
    postings: Postings, progress: Progress = lambda share: None, is_cancelled: IsCancelled = lambda: False
) -> Vocabulary | None:
    """The words of all entries written so far; None if it was cancelled."""
    vocabulary = Vocabulary()
    for place, (term, count) in enumerate(postings.read_terms(FIRST_LETTER)):
        vocabulary.add_term(term, count)
        if place % (10 * _AT_ONCE) == 0 and is_cancelled():
            return None
    progress((1 + _SHARE_OF_POSTINGS) / 2)
    for _ in vocabulary.arrange():
        if is_cancelled():
            return None
    return vocabulary


def _compose_batches(tables: Tables, is_cancelled: IsCancelled) -> Iterator[list[str]]:
    """What the postings take of each position, up to `ROWS_AT_ONCE` of them at a time."""
    batch: list[str] = []
    for documents in _read_documents(tables):
        if is_cancelled():
            return
        batch += [document.compose() for document in documents]
        if len(batch) + _AT_ONCE > ROWS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _read_documents(tables: Tables) -> Iterator[list[Document]]:
    """All that is indexed, up to `_AT_ONCE` at a time: every entry, then what is no entry."""
    cited: dict[Chronicle, list[int]] = {chronicle: [] for chronicle in tables.library.chronicles}
    walk = tables.library.walk()
    while places := list(islice(walk, _AT_ONCE)):
        documents = read_documents(places)
        for (chronicle, _), document in zip(places, documents, strict=True):
            cited[chronicle] += document.notes
            _learn(document.block, tables)
            _take_date(document.date, tables)
        yield documents
    for chronicle in tables.library.chronicles:
        tables.rest += find_rest(chronicle, cited[chronicle])
    for start in range(0, len(tables.rest), _AT_ONCE):
        yield [passage.document for passage in tables.rest[start : start + _AT_ONCE]]


def find_rest(chronicle: Chronicle, cited: Sequence[int]) -> Iterator[Passage]:
    """The undated prose of a document, and its notes in which no offset of `cited` stands."""
    for block in chronicle.prose:
        yield Passage(chronicle, block.start, block.start + len(block.body))
    places = sorted(set(cited))
    if len(places) < len(chronicle.footnotes):
        for note in chronicle.footnotes:
            at = bisect_left(places, note.start)
            if at == len(places) or places[at] >= note.end:
                yield Passage(chronicle, note.start, note.end)


def _learn(text: str, tables: Tables) -> None:
    """Remember the abbreviations that an entry explains."""
    if "(" in text:
        for abbreviation, words in find_explained(text):
            tables.explained.setdefault(fold(abbreviation), [fold(word) for word in words])


def _take_date(date: PartialDate | None, tables: Tables) -> None:
    """Note the days of the next entry."""
    first, last = _number_days(date)
    tables.are_in_order = tables.are_in_order and first >= (tables.dates[-1] if tables.dates else 1) > 0
    if last > first:
        tables.range_ends[len(tables.dates)] = last
    tables.dates.append(first)


@lru_cache(maxsize=256)
def _number_days(date: PartialDate | None) -> tuple[int, int]:
    """The first and the last day as `span_days` numbers them; 0 without a year, and for one before Christ.

    A time that goes on has no last day: what happens from 2014 on happens after 2020 too.
    """
    if date is None or date.year is None or date.year < 0:
        return 0, 0
    first, last = span_days(date)
    if date.reach == "from":
        return first, _NO_END
    return first, last if date.last or not date.day else first
