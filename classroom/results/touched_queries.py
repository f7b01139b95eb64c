"""What rests on a dispatch: questions, the quizzes that hold them, and who has answered them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session, defer, joinedload

from classroom.item_bank.proofs import Breach, broken_proofs
from classroom.models import (
    Attempt,
    AttemptItem,
    CorrectionAct,
    Dispatch,
    Dossier,
    FindingCorrection,
    Item,
    ItemEvidence,
    ItemVersion,
    Quiz,
    User,
)
from classroom.quizzes.queries import held_versions


@dataclass(frozen=True)
class TouchedQuiz:
    """A quiz that holds a question, and how many attempts at it were asked that question."""

    quiz: Quiz
    attempts: int


@dataclass(frozen=True)
class Touched:
    """A version of a question with the words of the dispatch that it rests on."""

    version: ItemVersion
    evidence: list[ItemEvidence]
    #: Corrections of what was read in those very words.
    corrected: list[FindingCorrection] = field(default_factory=list)
    #: Why words no longer stand: replaced by a corrected version, taken out with the dispatch, or left out of its body.
    breaches: frozenset[Breach] = frozenset()
    quizzes: list[TouchedQuiz] = field(default_factory=list)


def own_dispatch(session: Session, owner: User, dispatch_id: int) -> Dispatch | None:
    """A dispatch of the teacher's own dossiers, without its bytes."""
    query = select(Dispatch).join(Dossier, Dossier.id == Dispatch.dossier_id).where(Dossier.owner_id == owner.id)
    query = query.options(defer(Dispatch.original), joinedload(Dispatch.dossier))
    return session.scalar(query.where(Dispatch.id == dispatch_id))


def touched(session: Session, owner: User, dispatch: Dispatch) -> list[Touched]:
    """Versions of the teacher's questions whose evidence stands in a dispatch or in the versions that it corrects:
    those first whose words were corrected or no longer stand, then what most were asked."""
    evidence = _evidence(session, owner, _with_earlier(session, dispatch))
    broken = broken_proofs(session, list(evidence))
    asked = _attempts(session, owner, list(evidence))
    held = _quizzes(session, owner, list(evidence))
    corrections = _corrections(session, dispatch)
    lines = [
        Touched(
            version=words[0].item_version,
            evidence=words,
            corrected=[each for each in corrections if any(_overlaps(each, word) for word in words)],
            breaches=frozenset(proof.breach for proof in broken.get(version, ()) if proof.evidence in words),
            quizzes=[TouchedQuiz(quiz, asked.get((version, quiz.id), 0)) for quiz in held[version]],
        )
        for version, words in evidence.items()
    ]
    return sorted(lines, key=_order)


def _order(line: Touched) -> tuple[bool, int, int]:
    """What was corrected leads, then what most were asked."""
    return not (line.corrected or line.breaches), -sum(each.attempts for each in line.quizzes), line.version.id


def _with_earlier(session: Session, dispatch: Dispatch) -> list[int]:
    """A dispatch and the earlier versions that it corrects."""
    columns = select(Dispatch.id, Dispatch.replaces_id).where(Dispatch.dossier_id == dispatch.dossier_id)
    earlier = dict(session.execute(columns).all())
    chain: list[int] = []
    place: int | None = dispatch.id
    while place is not None and place not in chain:
        chain.append(place)
        place = earlier.get(place)
    return chain


def _evidence(session: Session, owner: User, dispatch_ids: list[int]) -> dict[int, list[ItemEvidence]]:
    query = (
        select(ItemEvidence)
        .join(ItemVersion, ItemVersion.id == ItemEvidence.item_version_id)
        .join(Item, Item.id == ItemVersion.item_id)
        .where(ItemEvidence.dispatch_id.in_(dispatch_ids), Item.owner_id == owner.id)
        .options(
            joinedload(ItemEvidence.item_version).joinedload(ItemVersion.item),
            joinedload(ItemEvidence.dispatch).load_only(Dispatch.file),
        )
        .order_by(ItemEvidence.item_version_id, ItemEvidence.position)
    )
    found: dict[int, list[ItemEvidence]] = defaultdict(list)
    for evidence in session.scalars(query):
        found[evidence.item_version_id].append(evidence)
    return found


def _attempts(session: Session, owner: User, version_ids: list[int]) -> dict[tuple[int, int], int]:
    """Attempts by version and quiz."""
    query = (
        select(AttemptItem.item_version_id, Attempt.quiz_id, func.count(Attempt.id))
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(AttemptItem.item_version_id.in_(version_ids), Quiz.owner_id == owner.id)
        .group_by(AttemptItem.item_version_id, Attempt.quiz_id)
    )
    return {(version, quiz): count for version, quiz, count in session.execute(query)}


def _quizzes(session: Session, owner: User, version_ids: list[int]) -> dict[int, list[Quiz]]:
    """Quizzes by version: those that hold it, and those whose attempts were asked it."""
    kept = held_versions()
    held = select(kept.c.item_version_id, kept.c.quiz_id).where(kept.c.item_version_id.in_(version_ids))
    put = (
        select(AttemptItem.item_version_id, Attempt.quiz_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(AttemptItem.item_version_id.in_(version_ids))
    )
    pairs = held.union(put).subquery()
    query = select(pairs.c.item_version_id, Quiz).join(Quiz, Quiz.id == pairs.c.quiz_id)
    found: dict[int, list[Quiz]] = defaultdict(list)
    for version, quiz in session.execute(query.where(Quiz.owner_id == owner.id).order_by(Quiz.id)):
        found[version].append(quiz)
    return found


def _corrections(session: Session, dispatch: Dispatch) -> list[FindingCorrection]:
    query = select(FindingCorrection).where(FindingCorrection.dossier_id == dispatch.dossier_id)
    rows = session.scalars(query.order_by(FindingCorrection.id))
    return [each for each in rows if each.act is not CorrectionAct.CONFIRM and each.withdrawn_at is None]


def _overlaps(correction: FindingCorrection, evidence: ItemEvidence) -> bool:
    file = evidence.dispatch.file
    return any(
        span[0] == file and span[1] < evidence.end and evidence.start < span[2] for span in correction.spans or []
    )
