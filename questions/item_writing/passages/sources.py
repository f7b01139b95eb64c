"""How the dispatches of a dossier are read by name, and spoken of: by outlet, by day, by title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from questions.annotations import (
    AnnotatedDispatch,
    EvidenceSpan,
)
from questions.dossier import Dossier
from questions.item_writing.drafts import word, wordlist
from questions.item_writing.french.calendar_words import spoken
from questions.item_writing.french.wording import fold, join
from questions.item_writing.passages.outlets import agency_names, name_outlets, piece_by, titled
from questions.item_writing.remembering import Memory

#: Dispatches on either side of one that lend wrong answers to its questions.
_NEIGHBOURS = 12


@dataclass(frozen=True)
class Sources:
    """The dispatches of a dossier and what to call them."""

    dossier: Dossier
    memory: Memory = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def _by_file(self) -> dict[str, AnnotatedDispatch]:
        return {each.dispatch.file: each for each in self.dossier.dispatches}

    def read(self, file: str) -> AnnotatedDispatch:
        """The annotated dispatch of a file.

        :raises KeyError: when the dossier has none of that name.
        """
        return self._by_file[file]

    @cached_property
    def files(self) -> list[str]:
        """Names of the dispatches, in order."""
        return [each.dispatch.file for each in self.dossier.dispatches]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {file: place for place, file in enumerate(self.files)}

    def neighbours(self, file: str) -> Sequence[AnnotatedDispatch]:
        """The dispatches before, at and behind this one from which wrong answers are borrowed: all of them in a dossier
        of a dozen, so many in a larger one that the cost of a question does not grow with the dossier."""
        place = self._places[file]
        return self.dossier.dispatches[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return name_outlets([each.dispatch for each in self.dossier.dispatches])

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return agency_names([each.dispatch for each in self.dossier.dispatches])

    def outlet(self, file: str) -> str:
        """How the dispatch is spoken of inside a sentence: « l'AGGP », « la dépêche du 13 juillet 2016 »."""
        return self._outlets[file]

    def titled(self, file: str) -> str:
        """« selon l'AFP » or « selon l'article intitulé « … » »: where its date would give an answer away."""
        if self._agencies[file]:
            return join(wordlist("according")[0], self._agencies[file])
        named = titled(self.read(file).dispatch)
        return self.according(file) if named is None else join(wordlist("according")[0], named)

    def according(self, file: str) -> str:
        """« selon l'AGGP »: the outlet alone, its date only where its own dispatches contradict one another."""
        return join(wordlist("according")[0], self.brief(file))

    def beside(self, according: str, subject: str) -> str:
        """The source in front of a question on this subject: an outlet is not named twice in one stem."""
        name = fold(subject.replace("’", "’ ").split(" ", 1)[-1]) if subject[:1].islower() else fold(subject)
        return word("by_all") if name and name in fold(according) else according

    def brief(self, file: str) -> str:
        """The outlet without the date of the dispatch, where nothing hangs on which of its dispatches is meant."""
        agency = self._agencies[file]
        return self.outlet(file) if not agency or agency in self._at_odds else agency

    def undated(self, file: str) -> str | None:
        """The dispatch by a name that does not print its day, from which « hier » would be counted at once: by outlet,
        else by title; ``None`` where no such name tells it from the others."""
        named, dispatch = self.outlet(file), self.read(file).dispatch
        if dispatch.published is None or (spoken(dispatch.published.value) or named) not in named:
            return named
        alone = [each for each in self.dossier.dispatches if each.dispatch.title == dispatch.title]
        if self._agencies[file] or len(alone) > 1:
            return self._agencies[file] or None
        return titled(dispatch)

    def is_known_by_its_day(self, file: str) -> bool:
        """« la dépêche du 12 mai 2022 »: no outlet is known, only the day."""
        return not self._agencies[file] and self.undated(file) != self.outlet(file)

    @cached_property
    def _at_odds(self) -> frozenset[str]:
        """Agencies two dispatches of which contradict each other."""
        pairs = ((c.a.file, c.b.file) for c in self.dossier.contradictions if c.a.file != c.b.file)
        return frozenset(self._agencies[a] for a, b in pairs if self._agencies[a] == self._agencies[b])

    def piece(self, file: str) -> str:
        """The text itself: « l'article du Soir », « la dépêche de l'AFP », « la dépêche de l'ADA du 4 mars 2014 »."""
        agency = self._agencies[file]
        plain = agency and self.outlet(file) == agency
        return piece_by(self.read(file).dispatch, agency) if plain else self.outlet(file)

    def in_headline(self, span: EvidenceSpan) -> bool:
        """Whether the passage stands in the headline of its dispatch."""
        zones = self.read(span.file).dispatch.zones
        return any(zone.kind == "headline" and zone.start <= span.start < zone.end for zone in zones)
