"""What a detector hands on: an opposition before it is worded, or a compatibility with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from questions.annotations import EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.dossier import ContradictionKind, ReconciliationKind


@dataclass(frozen=True, slots=True)
class Side:
    """One passage and the dispatch it stands in."""

    reading: Reading
    span: EvidenceSpan


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two passages a detector holds to exclude each other; ``wording`` names an explanation in the language pack."""

    nature: ContradictionKind
    a: Side
    b: Side
    confidence: float
    rule: str
    wording: str
    details: dict[str, str] = field(default_factory=dict)
    #: What the two disagree on: findings with the same subject say the same thing twice.
    subject: str = ""
    #: Passages of other dispatches that say what either side says.
    support_a: tuple[Side, ...] = ()
    support_b: tuple[Side, ...] = ()
    #: Whether both passages say of one thing how it was on the same days: nothing more is needed to hold them opposed.
    of_one_time: bool = False
    #: Whether both passages name the one thing that they are about beyond doubt.
    of_one_thing: bool = False
    #: Whether both tell what befell one person whom the dossier names: that ties them as a common word does.
    of_one_person: bool = False

    @property
    def internal(self) -> bool:
        """Whether both passages stand in one dispatch."""
        return self.a.reading is self.b.reading


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Two passages that look opposed and are not."""

    kind: ReconciliationKind
    a: Side
    b: Side
    wording: str
    details: dict[str, str] = field(default_factory=dict)
    #: How much it looks like a contradiction: the best are shown first.
    closeness: float = 0.5
    subject: str = ""


Finding = Opposition | Compatibility
