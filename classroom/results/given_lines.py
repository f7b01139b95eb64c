"""The list of quizzes and classes, put together from what was read. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from classroom.models import Quiz, SchoolClass
from classroom.results.facts import AttemptTotal
from classroom.results.scores import best, mean


@dataclass(frozen=True)
class GivenLine:
    """A class that a quiz was given to: how far it is, and its mean out of twenty."""

    school_class: SchoolClass
    size: int
    done: int
    writing: int
    mean: float | None


def given_lines(
    pairs: Sequence[tuple[Quiz, SchoolClass]], sizes: Mapping[int, int], totals: Iterable[AttemptTotal]
) -> list[tuple[Quiz, list[GivenLine]]]:
    """Quizzes in the order of ``pairs``, each with its classes.

    :param sizes: students in each class today.
    :param totals: attempts at these quizzes.
    """
    by_pair: dict[tuple[int, int], dict[int, list[AttemptTotal]]] = defaultdict(lambda: defaultdict(list))
    for total in totals:
        by_pair[total.quiz_id, total.class_id][total.student_id].append(total)
    return [
        (quiz, [_line(quiz, school_class, sizes, by_pair) for _quiz, school_class in group])
        for quiz, group in groupby(pairs, key=lambda pair: pair[0])
    ]


def _line(
    quiz: Quiz,
    school_class: SchoolClass,
    sizes: Mapping[int, int],
    by_pair: Mapping[tuple[int, int], Mapping[int, Sequence[AttemptTotal]]],
) -> GivenLine:
    students = by_pair.get((quiz.id, school_class.id), {}).values()
    done = sum(all(attempt.closed_at is not None for attempt in attempts) for attempts in students)
    counted = (best(attempts) for attempts in students)
    return GivenLine(
        school_class=school_class,
        size=max(sizes.get(school_class.id, 0), len(students)),
        done=done,
        writing=len(students) - done,
        mean=mean(attempt.score for attempt in counted if attempt is not None),
    )
