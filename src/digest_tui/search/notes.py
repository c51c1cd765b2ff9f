"""The reader's notes in a search: an entry is found by the words of its note as by those of its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.wording import format_count
from digest_tui.search.answering import Answer, answer_query
from digest_tui.search.building import read_vocabulary
from digest_tui.search.clauses import Clause, Tables, answers
from digest_tui.search.explaining import explain_clauses
from digest_tui.search.postings import Postings
from digest_tui.search.ranking import Reading
from digest_tui.search.spans import find_in_text
from digest_tui.search.vocabulary import Vocabulary


class NotedEntries:
    """The entries that have a note, each indexed with its note.

    They are few beside the rest, so that a note that is written costs no new
    index of the library: these alone are indexed anew, when they are asked next.
    """

    def __init__(self, library: Library, notes: Mapping[int, str]) -> None:
        """`notes` are by position in the library."""
        self.notes = notes
        self._postings = Postings(for_typing=False)
        tables = Tables(library, self._postings, Vocabulary(), notes=notes, are_notes_read=True)
        for position in sorted(notes):
            self._postings.put(position, tables.read(position).compose())
        self._vocabulary = read_vocabulary(self._postings) or Vocabulary()

    def join(self, answer: Answer, tables: Tables, limit: int | None) -> Answer:
        """`answer`, which is that of the text alone, with what the notes answer before it.

        Where the text answers only in part or by words like those typed, and
        a note in whole, the note is what was meant.
        """
        if all(clause.expression is None for clause in answer.clauses):
            return answer
        own_tables = replace(
            tables, postings=self._postings, vocabulary=self._vocabulary, rest=[], names={}, are_notes_read=True
        )
        own = answer_query(answer.query, own_tables, Reading(), None, is_complete=False)
        found = tuple(position for position in own.positions if position in self.notes)
        if answer.is_whole and answer.positions:
            return answer if own.near else self._add(answer, found, own.clauses, tables, limit)
        found = tuple(position for position in found if self._speaks(own.clauses, position))
        if not found or (own.near and answer.positions):
            return answer
        said = (*own.said, *explain_clauses(own.clauses), _tell(found))
        return replace(
            own,
            positions=found[:limit],
            said=said,
            rest=answer.rest,
            is_complete=answer.is_complete,
            clauses_of_notes=own.clauses,
        )

    def _add(
        self, answer: Answer, found: tuple[int, ...], clauses: tuple[Clause, ...], tables: Tables, limit: int | None
    ) -> Answer:
        by_text, answering = answer.positions, set(found)
        if any(clause.is_excluded for clause in clauses):
            # What is excluded may stand in a note.
            by_text = tuple(one for one in by_text if one not in self.notes or one in answering)
        known = set(by_text)
        by_note = tuple(position for position in found if position not in known and self._speaks(clauses, position))
        if limit is not None and len(answer.positions) >= limit:
            # What answers by its text may stand behind the limit.
            by_note = tuple(position for position in by_note if not _answers_all(answer.clauses, position, tables))
        return replace(
            answer,
            positions=(*by_note, *by_text)[:limit],
            said=(*answer.said, _tell(by_note)) if by_note else answer.said,
            clauses_of_notes=clauses,
        )

    def _speaks(self, clauses: tuple[Clause, ...], position: int) -> bool:
        """The note itself has something of what is asked."""
        return bool(find_in_text(clauses, self.notes[position]))


def _answers_all(clauses: tuple[Clause, ...], position: int, tables: Tables) -> bool:
    return all(clause.is_excluded or answers(clause, position, tables) for clause in clauses)


def _tell(found: tuple[int, ...]) -> str:
    return f"{format_count(len(found), 'entry', 'entries')} by your {'note' if len(found) == 1 else 'notes'}"
