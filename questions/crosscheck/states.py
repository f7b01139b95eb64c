"""What is said of a thing, as answers to questions: open or closed, signed or not, going on or stopped, done or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, SUBJECTS, Tree, clause_of, plain

Days = tuple[date, date]
_MODIFIERS = frozenset({"nmod", "amod", "appos", "nmod:poss", "flat:name", "acl"})


@dataclass(frozen=True, eq=False)
class State:
    """One answer: the dimension, yes or no, and what it is about.

    ``head`` is the key of the theme's head noun, empty where the text leaves it open (« sans rien signer »);
    ``details`` are the keys of what qualifies it.
    """

    reading: Reading
    dimension: str
    answer: bool
    claim: Claim
    here: Tree
    position: int
    head: str
    details: frozenset[str]
    named: bool
    span: EvidenceSpan

    @cached_property
    def when(self) -> Days | None:
        """Days the clause itself gives."""
        return Statement(self.reading, self.claim).when

    @cached_property
    def subject(self) -> frozenset[str]:
        """Keys of the grammatical subject."""
        return self.reading.keys(self.claim.subject)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything the clause speaks of."""
        return self.reading.keys(self.claim.span) | self.subject | self.details

    @cached_property
    def always(self) -> bool:
        """Whether it denies for all the time before (« jamais », « aucun »)."""
        words = plain(self.claim.span.quote)
        return self.claim.negated and any(f" {w} " in f" {words} " for w in _polarity(self.reading)["always"])

    @property
    def is_plan(self) -> bool:
        """Whether it is told as planned or possible."""
        return self.claim.modality in {"planned", "possible"}


def _polarity(reading: Reading) -> dict[str, list[str]]:
    polarity: dict[str, list[str]] = reading.words.predicates["polarity"]
    return polarity


@lru_cache(maxsize=8)
def dimensions(language: str) -> dict[str, list[tuple[dict[str, Any], bool]]]:
    """Lemma → the dimensions it answers, with its answer."""
    found: dict[str, list[tuple[dict[str, Any], bool]]] = {}
    for dimension in load_table(language, "predicates")["dimension"]:
        for answer, name in ((True, "yes"), (False, "no")):
            for lemma in dimension[name]:
                found.setdefault(lemma, []).append((dimension, answer))
    return found


def states(reading: Reading) -> Iterator[State]:
    """Every answer found in the clauses of a dispatch."""
    table = dimensions(reading.annotated.dispatch.language)
    claims = [claim for claim in reading.annotated.claims if claim.zone != "caption"]
    by_sentence: dict[EvidenceSpan, list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault(claim.sentence, []).append(claim)
    for sentence in reading.sentences:
        here = reading.sentence_at(sentence.span.start)
        if here is not None:
            for position in range(len(here.tokens)):
                yield from _at(reading, here, position, by_sentence.get(sentence.span, []), table)


def _at(
    reading: Reading,
    here: Tree,
    position: int,
    claims: list[Claim],
    table: dict[str, list[tuple[dict[str, Any], bool]]],
) -> Iterator[State]:
    token = here.tokens[position]
    lemma = token.lemma.lower()
    claim = _claim_at(here, position, claims)
    if claim is None or token.pos not in {"VERB", "ADJ", "NOUN"}:
        return
    answers = table.get(lemma, ())
    if not answers and token.pos == "VERB" and claim.predicate == lemma and _tells_an_act(reading, lemma):
        answers = (({"name": f"act:{lemma}", "theme": "object"}, True),)
    for dimension, answer in answers:
        theme = _theme(reading, here, position, claim, dimension["theme"])
        if theme is not None:
            yield _state(reading, here, position, claim, dimension["name"], answer, theme)


def _tells_an_act(reading: Reading, lemma: str) -> bool:
    speech = reading.words.predicates["speech"]["lemmas"]
    return lemma not in speech and reading.words.key(lemma) not in reading.words.empty


def _state(
    reading: Reading, here: Tree, position: int, claim: Claim, name: str, answer: bool, theme: tuple[Tree, int]
) -> State:
    tree, index = theme
    head = reading.key_of(tree, index) or ""
    below = [i for i in tree.subtree(index) if i != index and i != position and _qualifies(tree, i, index)]
    details = frozenset(key for i in below if (key := reading.key_of(tree, i)) is not None) - {head}
    named = head.startswith("@") or any(tree.tokens[i].pos == "PROPN" for i in (index, *below))
    negated = _denied(reading, here, position, claim)
    return State(
        reading,
        name,
        answer != negated,
        claim,
        here,
        position,
        head,
        details,
        named,
        _evidence(reading, claim, here, position),
    )


def _qualifies(tree: Tree, index: int, head: int) -> bool:
    """Whether a word below the head qualifies it, relative clauses apart."""
    chain = [index, *tree.ancestors(index)]
    path = chain[: chain.index(head)] if head in chain else chain
    return all(tree.tokens[i].dep in _MODIFIERS | {"case", "det", "conj", "fixed"} for i in path)


def _evidence(reading: Reading, claim: Claim, here: Tree, position: int) -> EvidenceSpan:
    """The clause, or its part around the word when it is long."""
    if claim.span.end - claim.span.start <= 170:
        return claim.span
    token = here.tokens[position]
    near = [t for t in here.tokens if claim.span.start <= t.start and t.end <= claim.span.end]
    near = [t for t in near if token.start - 110 < t.start and t.end < token.end + 70]
    return reading.annotated.dispatch.evidence(near[0].start, near[-1].end) if near else claim.span


# ---------------------------------------------------------------------------------------------- claims


def _claim_at(here: Tree, position: int, claims: list[Claim]) -> Claim | None:
    """The claim of the clause in which a word stands."""
    head = clause_of(here, position)
    if head is None:
        return None
    lemma, token = here.tokens[head].lemma.lower(), here.tokens[head]
    holding = [c for c in claims if c.predicate == lemma and c.span.start <= token.start and token.end <= c.span.end]
    return min(holding, key=lambda c: c.span.end - c.span.start, default=None)


def _denied(reading: Reading, here: Tree, position: int, claim: Claim) -> bool:
    """Whether the clause denies the word: its own negation, « sans », or a verb of refusal above it."""
    rules = _polarity(reading)
    token, head = here.tokens[position], clause_of(here, position)
    if head != position and token.pos == "NOUN" and not _is_told(reading, here, position, head):
        return False
    above = here.governor(position if head is None else head)
    refused = above is not None and here.tokens[above].lemma.lower() in rules["verbs"]
    return claim.negated != (refused and token.pos == "VERB")


def _is_told(reading: Reading, here: Tree, position: int, head: int | None) -> bool:
    """Whether the clause says that the noun is there: « une obligation n'existe pas »."""
    if head is None or here.governor(position) != head:
        return False
    return here.tokens[head].lemma.lower() in _polarity(reading)["existence"]


# ---------------------------------------------------------------------------------------------- themes


def _theme(reading: Reading, here: Tree, position: int, claim: Claim, slot: str) -> tuple[Tree, int] | None:
    """The head noun of what the word is about: its tree and position."""
    token = here.tokens[position]
    if token.pos == "NOUN":
        return _theme_of_noun(reading, here, position, claim)
    if token.pos == "ADJ" or claim.predicate != token.lemma.lower():
        return _theme_of_adjective(reading, here, position, claim)
    wanted = claim.subject if slot == "subject" else None
    thing = claim.object if _content(reading, claim.object) else None
    chosen = wanted or thing or (claim.subject if claim.passive_agent or not claim.object or not thing else None)
    return head_of(reading, chosen)


def _content(reading: Reading, span: EvidenceSpan | None) -> bool:
    """Whether the words name something (« un seul jour » does not)."""
    return bool(reading.keys(span))


def _theme_of_noun(reading: Reading, here: Tree, position: int, claim: Claim) -> tuple[Tree, int] | None:
    """« la fermeture de la piscine »; « la rencontre est la poursuite du dialogue »."""
    complement = here.child(position, "nmod")
    if complement is not None:
        return here, complement
    if here.has(position, "cop"):
        return head_of(reading, claim.subject)
    if here.tokens[position].dep in SUBJECTS | {"obj"}:
        return here, position
    return None


def _theme_of_adjective(reading: Reading, here: Tree, position: int, claim: Claim) -> tuple[Tree, int] | None:
    """« l'école fermée », « l'école est restée fermée », « a laissé ouverts les canaux »."""
    above = here.governor(position)
    if above is not None and here.tokens[position].dep in {"amod", "acl"} and here.tokens[above].pos in NOMINAL:
        return here, above
    if above is not None and here.tokens[position].dep == "xcomp" and (thing := here.child(above, "obj")) is not None:
        return here, thing
    return head_of(reading, claim.subject)


def head_of(reading: Reading, span: EvidenceSpan | None) -> tuple[Tree, int] | None:
    """The governing noun of a noun phrase."""
    found = reading.tokens_in(span) if span else None
    if found is None:
        return None
    here, indices = found
    inside = set(indices)
    tops = [i for i in indices if here.tokens[i].head not in inside or here.tokens[i].head == i]
    nouns = [i for i in tops if here.tokens[i].pos in NOMINAL] or [i for i in indices if here.tokens[i].pos in NOMINAL]
    return (here, nouns[0]) if nouns else None
