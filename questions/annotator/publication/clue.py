"""One expression of an undated dispatch that says something of its publication day, and the bounds that such set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence
from questions.annotator.times.looks import Looks
from questions.annotator.times.time_pieces import Found


@dataclass(frozen=True, slots=True, eq=False)
class Clue:
    """One calendar expression of a dispatch, with the sentence it stands in and the ways its verb may look."""

    piece: Found
    sentence: Sentence
    position: int
    looks: Looks
    sure: Looks
    span: EvidenceSpan
    #: The value that needs no publication day.
    settled: str | None
    #: Of « lundi », « ce lundi », « lundi dernier »: the number of the weekday, « last » or « next », and « ce ».
    weekday: int | None = None
    modifier: str | None = None
    this: bool = False
    #: Of « hier », « demain »: how many days ahead; and the number of the weekday in « hier, vendredi ».
    shift: int | None = None
    named: int | None = None

    @property
    def past(self) -> bool:
        """Whether the verb above it surely looks back."""
        return self.sure[0] == "past"

    @property
    def is_stretch(self) -> bool:
        """Whether it tells first and last day (« du 3 au 6 juin »): what is to come has not begun."""
        return self.piece.match.reading == "day-range" or (self.piece.other is not None and self.piece.shift is None)

    @property
    def is_weekly(self) -> bool:
        """« hier », « lundi »: what it means depends on the weekday of publication alone."""
        within = self.shift is not None or (bool(self.weekday) and self.modifier in (None, "last", "next"))
        return not self.settled and within

    @property
    def is_deadline(self) -> bool:
        """« d'ici à la fin du mois »: until when something may be done says nothing of the day of an event."""
        return self.future and self.piece.relation in ("until", "before")

    @property
    def future(self) -> bool:
        """Whether the verb above it surely looks ahead."""
        return self.sure[0] == "future"


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound on the publication day and the words that set it."""

    first: date | None
    last: date | None
    clue: Clue
    #: Days of the year without a year: the bound holds in every year of the domain.
    yearly: bool = False


def as_told_after(clues: Sequence[Clue]) -> Iterator[Clue]:
    """The clues; one that looks ahead is over where the next goes back to it in the past.

    « La réouverture a été repoussée au 3 novembre. J'y étais, ce samedi-là. »
    """
    for clue, after in pairwise([*clues, None]):
        if clue is None:
            continue
        over = after is not None and clue.future and after.past and _goes_back(after)
        near = after is not None and after.position - clue.position <= 1
        yield replace(clue, looks=["past"], sure=["past"]) if over and near else clue


def _goes_back(clue: Clue) -> bool:
    """« ce samedi-là », « ce jour-là », « le lendemain », not « la veille »."""
    match = clue.piece.match
    if match.reading == "text-offset" and not clue.piece.of_event:
        return int(match.rule.fields.get("shift", -1)) >= 0
    return match.reading == "text-weekday"
