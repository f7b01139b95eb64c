"""A student's progress: the best attempt at each quiz, whole and by topic. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from classroom.attempts.queries import GivenQuiz
from classroom.attempts.review_policy import may_see_score
from classroom.models import Attempt, Topic
from classroom.results.comparison import TopicPoints, score


@dataclass(frozen=True)
class Step:
    """A quiz: when it was taken, and what was reached out of twenty."""

    title: str
    attempt_id: int
    at: datetime
    whole: float
    topics: dict[Topic, float]

    def of(self, topic: Topic | None) -> float | None:
        """All topics together for ``None``."""
        return self.whole if topic is None else self.topics.get(topic)


def seen_attempts(given: Iterable[GivenQuiz], now: datetime) -> list[Attempt]:
    """Attempts of which the student may see the score."""
    return [attempt for each in given for attempt in each.attempts if may_see_score(each.rules, attempt, now)]


def steps(attempts: Sequence[Attempt], points: Iterable[TopicPoints]) -> list[Step]:
    """One step a quiz, the oldest first; without those that are not marked to the end.

    :param attempts: those whose score may be seen, with their quizzes.
    """
    parts: dict[int, list[TopicPoints]] = defaultdict(list)
    for part in points:
        parts[part.attempt_id].append(part)
    best: dict[int, Step] = {}
    for attempt in attempts:
        step = _step(attempt, parts[attempt.id])
        if step is not None and (attempt.quiz_id not in best or step.whole > best[attempt.quiz_id].whole):
            best[attempt.quiz_id] = step
    return sorted(best.values(), key=lambda step: (step.at, step.attempt_id))


def topics_of(found: Iterable[Step]) -> list[Topic]:
    """Those that any quiz has asked about."""
    asked = {topic for step in found for topic in step.topics}
    return [topic for topic in Topic if topic in asked]


def _step(attempt: Attempt, parts: Sequence[TopicPoints]) -> Step | None:
    whole = score(parts)
    if whole is None or not all(part.complete for part in parts):
        return None
    topics = {part.topic: value for part in parts if (value := score([part])) is not None}
    return Step(attempt.quiz.title, attempt.id, attempt.closed_at or attempt.started_at, whole, topics)
