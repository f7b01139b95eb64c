"""An attempt answer by answer, for staff and, as far as the quiz allows, for the student who wrote it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from classroom.attempts.answers import CHOICE, describe
from classroom.attempts.timing import response_counts
from classroom.models import (
    AtExpiry,
    Attempt,
    AttemptItem,
    ClosedBy,
    ItemEvidence,
    ItemKind,
    ItemVersion,
    Mark,
    PracticeAnswer,
    Quiz,
    Regrade,
    RegradeKind,
    Response,
)
from classroom.results.corrected_key import key_in_words, right_options, ruling
from classroom.results.read_again import Stretch, feedback, gaps_filled, passage_chosen, reasons
from classroom.results.scores import out_of_twenty


@dataclass(frozen=True)
class Disclosure:
    """What a reader may see beside the answers themselves."""

    score: bool
    key: bool
    evidence: bool

    @classmethod
    def by(cls, quiz: Quiz) -> Disclosure:
        """What the quiz lets its students see."""
        return cls(score=quiz.review_score, key=quiz.review_key, evidence=quiz.review_evidence)


EVERYTHING = Disclosure(score=True, key=True, evidence=True)


@dataclass(frozen=True)
class ShownOption:
    """An option in the order the student saw; ``right`` and ``why`` are empty where the key is not shown."""

    text: str
    chosen: bool
    right: bool | None
    why: str


@dataclass(frozen=True)
class GivenAnswer:
    """One answer in the history of a question."""

    words: list[str]
    at: datetime
    #: Came after the deadline, does not count.
    late: bool


@dataclass(frozen=True)
class ReportItem:
    """A question of an attempt with what its reader may see of it."""

    position: int
    version: ItemVersion
    maximum: float
    #: ``None``: not marked yet, or not shown.
    points: float | None
    answer: list[str]
    options: list[ShownOption]
    key: list[str]
    rationale: str
    evidence: list[ItemEvidence]
    history: list[GivenAnswer] = field(default_factory=list)
    #: Marks put by hand, oldest first, with their reasons.
    corrections: list[Mark] = field(default_factory=list)
    #: Corrections of the question that hold.
    regrades: list[Regrade] = field(default_factory=list)
    #: Not where a correction has dropped it.
    counts: bool = True
    #: It is answered, and nobody has marked it yet.
    waits: bool = False
    id: int = 0
    #: A text with gaps as it was filled in.
    text: str = ""
    #: A passage with the words that were chosen and, for those who may see the key, those that were to be.
    passage: list[Stretch] = field(default_factory=list)
    #: What the author says of right answers that are no options.
    reasons: list[str] = field(default_factory=list)
    #: What the author says to those who are right, or to the others.
    feedback: str = ""

    @property
    def full_marks(self) -> bool | None:
        """Whether everything was won; ``None``: unknown to the reader."""
        return None if self.points is None else self.points >= self.maximum


@dataclass(frozen=True)
class Report:
    """An attempt answer by answer."""

    attempt: Attempt
    items: list[ReportItem]
    score: float | None


def report(
    attempt: Attempt, shows: Disclosure = EVERYTHING, regrades: Mapping[int, list[Regrade]] | None = None
) -> Report:
    """The report of an attempt; what ``shows`` withholds is not in it at all.

    :param regrades: corrections in force at the quiz, by version.
    """
    items = [_item(attempt, item, shows, (regrades or {}).get(item.item_version_id, [])) for item in attempt.items]
    return Report(attempt, items, _score(attempt.items) if shows.score and attempt.closed_at is not None else None)


def practised(answer: PracticeAnswer, regrades: list[Regrade], *, evidence: bool) -> ReportItem:
    """An answer given in practice, with what is right and why.

    :param regrades: corrections in force of the question where it was missed.
    :param evidence: whether the words that prove it may be seen.
    """
    version, rules = answer.item_version, ruling(regrades)
    return ReportItem(
        position=1,
        version=version,
        maximum=1.0,
        points=None,
        answer=describe(version, answer.answer),
        options=_options(answer, answer.answer, right_options(version, rules)),
        key=key_in_words(version, rules),
        rationale=version.rationale,
        evidence=list(version.evidence) if evidence else [],
        regrades=regrades,
        text=gaps_filled(version, answer.answer),
        passage=passage_chosen(version, answer.answer, key=True),
        reasons=reasons(version, answer.answer),
        feedback=feedback(version, answer.fraction),
    )


def counting_response(attempt: Attempt, item: AttemptItem) -> Response | None:
    """The answer that counts: the one that has the latest mark, before there is one the last one that came in time."""
    if attempt.closed_at is not None and item.mark is not None:
        marked = item.mark.response_id
        return next((response for response in item.responses if response.id == marked), None)
    in_time = [response for response in item.responses if response_counts(attempt, response)]
    return in_time[-1] if in_time else None


def _score(items: Sequence[AttemptItem]) -> float | None:
    marks = [(item.mark, item.max_mark) for item in items]
    counting = [(mark, maximum) for mark, maximum in marks if mark is None or mark.counts]
    if any(mark is None for mark, _maximum in counting):
        return None
    won = sum(mark.fraction * maximum for mark, maximum in counting if mark is not None)
    return out_of_twenty(won, sum(maximum for _mark, maximum in counting))


def _item(attempt: Attempt, item: AttemptItem, shows: Disclosure, regrades: list[Regrade]) -> ReportItem:
    version, rules = item.item_version, ruling(regrades)
    response = counting_response(attempt, item)
    answer = response.answer if response else None
    mark = item.mark if shows.score and attempt.closed_at is not None else None
    return ReportItem(
        position=item.position,
        version=version,
        maximum=item.max_mark,
        points=mark.fraction * item.max_mark if mark is not None and mark.counts else None,
        answer=describe(version, answer),
        options=_options(item, answer, right_options(version, rules) if shows.key else None),
        key=key_in_words(version, rules) if shows.key else [],
        rationale=version.rationale if shows.key else "",
        evidence=list(version.evidence) if shows.evidence else [],
        history=[_given(attempt, version, given) for given in item.responses],
        corrections=_by_hand(item.marks) if shows.score else [],
        # What is right now is told to those who may see the key; that something was put right, to all.
        regrades=[each for each in regrades if shows.key or each.kind in {RegradeKind.DROP, RegradeKind.GIVE}],
        counts=item.mark is None or item.mark.counts,
        waits=_is_over(attempt) and item.mark is None and answer is not None,
        id=item.id,
        text=gaps_filled(version, answer),
        passage=passage_chosen(version, answer, key=shows.key),
        reasons=reasons(version, answer) if shows.key else [],
        feedback=feedback(version, mark.fraction if mark is not None and mark.counts else None) if shows.key else "",
    )


def _by_hand(marks: Sequence[Mark]) -> list[Mark]:
    """Marks set by a person since the last one was taken back; one that an undone correction gave back is the same."""
    told: dict[tuple[float, str | None, int | None], Mark] = {}
    for mark in marks:
        if mark.withdrawn:
            told = {}
        elif mark.marked_by is not None:
            told[mark.fraction, mark.reason, mark.marked_by_id] = mark
    return list(told.values())


def _is_over(attempt: Attempt) -> bool:
    """Whether it has ended in a way that leads to marks."""
    left_unfinished = attempt.closed_by is ClosedBy.EXPIRY and attempt.at_expiry is AtExpiry.UNFINISHED
    return attempt.closed_at is not None and not left_unfinished


def _options(item: AttemptItem | PracticeAnswer, answer: object, right: frozenset[int] | None) -> list[ShownOption]:
    """Options to choose from, as the student saw them; none for questions answered in another way.

    :param right: indexes of the right ones; ``None`` where the key is not shown.
    """
    version = item.item_version
    if version.kind not in CHOICE and version.kind is not ItemKind.MULTIPLE:
        return []
    chosen = answer if isinstance(answer, list) else [answer]
    return [
        ShownOption(
            text=version.options[index]["text"],
            chosen=index in chosen,
            right=None if right is None else index in right,
            # What was said of an option whose verdict a correction has changed is no longer so.
            why=_why(version, index) if right is not None and (index in right) == _was_right(version, index) else "",
        )
        for index in item.option_order
    ]


def _was_right(version: ItemVersion, index: int) -> bool:
    return bool(version.options[index]["correct"])


def _why(version: ItemVersion, index: int) -> str:
    return version.options[index].get("why") or ""


def _given(attempt: Attempt, version: ItemVersion, response: Response) -> GivenAnswer:
    return GivenAnswer(
        words=describe(version, response.answer),
        at=response.received_at,
        late=not response_counts(attempt, response),
    )
