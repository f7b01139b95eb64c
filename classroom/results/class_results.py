"""The results of a class at a quiz, put together from what was read. Pure.

The score of a student is that of the best finished attempt; figures about questions are taken on the first finished
attempt of each, because a second one measures the first as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from classroom.attempts.timing import seconds_left
from classroom.models import ItemVersion, Topic
from classroom.quizzes.class_rules import AnyQuiz
from classroom.results.corrected_key import Ruling
from classroom.results.facts import AttemptResult, Member
from classroom.results.item_lines import ItemLine, item_lines
from classroom.results.progress import DONE, Progress, progress
from classroom.results.scores import Bin, best, distribution, mean, median, out_of_twenty


@dataclass(frozen=True)
class StudentLine:
    """A student in the results of a class."""

    member: Member
    progress: Progress
    #: The last attempt, the one that ``progress`` tells of.
    last: AttemptResult | None
    #: The attempt whose score counts.
    counted: AttemptResult | None
    results: list[AttemptResult]
    #: Of an attempt under way.
    seconds_left: float | None
    topics: dict[Topic, float | None]

    @property
    def score(self) -> float | None:
        """Out of twenty."""
        return self.counted.score if self.counted else None

    @property
    def waiting(self) -> bool:
        """Whether there is no score because somebody has yet to read an answer."""
        return self.score is None and any(result.waiting for result in self.results)


@dataclass(frozen=True)
class ClassResults:
    """Everything the page of a class at a quiz shows."""

    students: list[StudentLine]
    counts: Counter[Progress]
    mean: float | None
    median: float | None
    bins: list[Bin]
    topics: list[tuple[Topic, float | None]]
    items: list[ItemLine]
    #: Students behind the scores …
    scored: int
    #: … and behind the figures of the questions.
    analysed: int

    @property
    def done(self) -> int:
        """Students with a finished attempt."""
        return sum(self.counts[state] for state in DONE)


def class_results(
    quiz: AnyQuiz,
    members: Sequence[Member],
    attempts: Mapping[int, Sequence[AttemptResult]],
    versions: Sequence[ItemVersion],
    now: datetime,
    rules: Mapping[int, Ruling] | None = None,
) -> ClassResults:
    """Put the page together.

    :param quiz: with the rules of the class.
    :param attempts: by student, the first one first.
    :param rules: what corrections say of a question, by version.
    :param versions: every question of the quiz and of the attempts, in the order of the quiz.
    """
    topic_of = {version.id: version.topic for version in versions}
    students = [_student(quiz, member, attempts.get(member.id, ()), topic_of, now) for member in members]
    scores = [line.score for line in students if line.score is not None]
    firsts = [first for member in members if (first := _first_finished(attempts.get(member.id, ())))]
    return ClassResults(
        students=students,
        counts=Counter(line.progress for line in students),
        mean=mean(scores),
        median=median(scores),
        bins=distribution(scores),
        topics=[
            (topic, mean(line.topics.get(topic) for line in students)) for topic in Topic if topic in topic_of.values()
        ],
        items=item_lines(versions, firsts, rules),
        scored=len(scores),
        analysed=len(firsts),
    )


def topic_scores(attempt: AttemptResult, topic_of: Mapping[int, Topic]) -> dict[Topic, float | None]:
    """Score out of twenty of an attempt in each topic that it asked about."""
    won: dict[Topic, float] = defaultdict(float)
    possible: dict[Topic, float] = defaultdict(float)
    for item in (item for item in attempt.items if item.counts):
        won[topic_of[item.version_id]] += (item.fraction or 0) * item.maximum
        possible[topic_of[item.version_id]] += item.maximum
    return {topic: out_of_twenty(won[topic], possible[topic]) for topic in possible}


def _student(
    quiz: AnyQuiz, member: Member, attempts: Sequence[AttemptResult], topic_of: Mapping[int, Topic], now: datetime
) -> StudentLine:
    state = progress(quiz, [result.attempt for result in attempts], now)
    counted = best(attempts)
    last = attempts[-1] if attempts else None
    return StudentLine(
        member=member,
        progress=state,
        last=last,
        counted=counted,
        results=list(attempts),
        seconds_left=seconds_left(last.attempt.deadline_at, now) if last and state is Progress.WRITING else None,
        topics=topic_scores(counted, topic_of) if counted else {},
    )


def _first_finished(attempts: Sequence[AttemptResult]) -> AttemptResult | None:
    return next((attempt for attempt in attempts if attempt.score is not None), None)
