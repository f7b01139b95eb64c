"""What is read in one dispatch, as plain immutable values: no spaCy object leaves the annotator.

All offsets are Unicode code points in the raw text of the dispatch, ``end`` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from questions.dispatch import Dispatch

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ActorKind = Literal["person", "organisation", "state", "group"]
CauseKind = Literal["cause", "reaction", "purpose", "initiator", "condition"]
Modality = Literal["fact", "planned", "possible", "obligation", "denied"]


@dataclass(frozen=True, slots=True, order=True)
class EvidenceSpan:
    """Exact words of a dispatch: ``quote`` equals the raw text of ``file`` from ``start`` to ``end``."""

    file: str
    start: int
    end: int
    quote: str

    def overlaps(self, other: EvidenceSpan) -> bool:
        """Whether both spans share at least one character of the same dispatch."""
        return self.file == other.file and self.start < other.end and other.start < self.end

    def contains(self, other: EvidenceSpan) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.file == other.file and self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4096)
def _features(morph: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in reversed(morph.split("|")))
    return {key: value for key, _, value in pairs}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence, with Universal Dependencies labels.

    ``head`` is the index of the governor in the sentence's tokens (its own index for the root); ``morph`` is the
    UD feature string (``Gender=Fem|Number=Sing``).
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: str
    dep: str
    head: int

    def feature(self, name: str) -> str | None:
        """Value of one UD feature, ``None`` when absent."""
        return _features(self.morph).get(name)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body (or the headline, when ``zone`` says so) and its words."""

    span: EvidenceSpan
    tokens: tuple[Token, ...]
    zone: Literal["body", "headline", "caption"] = "body"

    def __hash__(self) -> int:
        """Of its place alone: sentences are looked up by the thousand, and hashing every word of one is dear."""
        return hash((self.span.file, self.span.start, self.span.end))


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A calendar expression or duration with its TIMEX3-like value (ISO-TimeML; values as in ``questions.timex``).

    ``value`` is ``None`` where the text does not allow one. ``derivation`` is the reckoning in French
    (« mardi », dépêche du mercredi 13 juillet 2016 → 12 juillet 2016), empty for an absolute date.
    ``relation`` keeps a preposition that bounds the value: ``since``, ``until``, ``before``, ``after``, ``from``.
    ``likely`` is the likeliest value of an expression that has none because the day of its dispatch is not sure enough:
    for readers, nothing is concluded from it.
    """

    span: EvidenceSpan
    type: TimexType
    value: str | None
    derivation: str = ""
    relation: str | None = None
    zone: Literal["body", "headline", "dateline", "caption", "stamp"] = "body"
    likely: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is said to be (« secrétaire général de l'Otan »), where, and when that dispatch was published."""

    text: str
    span: EvidenceSpan
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named: ``name`` without article, ``acronym`` where one is given beside it."""

    span: EvidenceSpan
    name: str
    kind: ActorKind
    role: Role | None = None
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the dossier, all its mentions merged."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[EvidenceSpan, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what: source, cue (« a déclaré », « selon ») and content.

    ``source`` is ``None`` when nobody is named; ``actor`` is the name of the merged actor where one is known.
    """

    source: EvidenceSpan | None
    cue: EvidenceSpan
    content: EvidenceSpan
    kind: Literal["direct", "indirect", "according"]
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, bounded by ``low`` and ``high`` after « environ »; ``unit`` is the lemma of what is counted."""

    span: EvidenceSpan
    value: float
    low: float
    high: float
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion of a clause, in typed slots; a slot that the text leaves open is ``None`` or empty.

    ``actors`` are the names of merged actors; ``time`` the resolved value that bounds the event; ``passive_agent``
    the « par … » complement of a passive.
    """

    span: EvidenceSpan
    sentence: EvidenceSpan
    predicate: str
    subject: EvidenceSpan | None
    object: EvidenceSpan | None
    actors: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    place: EvidenceSpan | None = None
    time: str | None = None
    time_expression: TimeExpression | None = None
    negated: bool = False
    modality: Modality = "fact"
    attribution: Attribution | None = None
    passive_agent: EvidenceSpan | None = None
    zone: Literal["body", "headline", "caption"] = "body"


@dataclass(frozen=True, slots=True)
class CausalRelation:
    """Effect, marker and cause as exact spans; for a purpose or a protest ``cause`` holds the goal or the grievance."""

    effect: EvidenceSpan
    marker: EvidenceSpan | None
    cause: EvidenceSpan
    kind: CauseKind
    rule: str
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedDispatch:
    """A dispatch and everything that was read in it."""

    dispatch: Dispatch
    sentences: tuple[Sentence, ...]
    time_expressions: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    causes: tuple[CausalRelation, ...]
