"""Finds, around a verb, a clause clean enough to be asked about: subject, verb group, complements.

Abstains (returns ``None``) whenever a word points outside the clause, the parse is doubtful or a piece is missing:
a question not asked is better than a doubtful one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from questions.annotations import EvidenceSpan, Sentence, Token
from questions.item_writing.agreement import Agreement, agreement
from questions.item_writing.complements import complements_of
from questions.item_writing.drafts import wordlist
from questions.item_writing.reference import stands_alone as stands_alone
from questions.item_writing.stretches import Offsets as Offsets
from questions.item_writing.stretches import inside
from questions.item_writing.subjects import subject_of
from questions.item_writing.verb_groups import (
    Tense,
    VerbGroup,
    agreeing_participle,
    follows_well,
    is_negated,
    tense_of,
    verb_group,
)
from questions.item_writing.wording import balanced, content_words, fold, join, morphology, small, tidy
from questions.syntax import Tree, tree

#: Content words that single out an event.
_FEWEST_WORDS = 2
_LONGEST_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause in the order of French, each piece already in good typography.

    ``before`` holds « ne » and « se », ``after`` all that follows the finite verb.
    """

    subject: str
    before: str
    finite: str
    after: str
    agrees: Agreement
    lemma: str
    tense: Tense
    negated: bool
    passive: bool
    #: Raw words from the subject to the last word kept or hidden.
    span: EvidenceSpan
    subject_span: EvidenceSpan
    #: Whether a proper noun stands in it.
    named: bool
    #: Offset where the verb group starts.
    verb_start: int

    @property
    def statement(self) -> str:
        """The clause as a statement, without capital or full stop."""
        return join(self.subject, self.before, self.finite, self.after)

    @property
    def words(self) -> frozenset[str]:
        """Content words of the statement."""
        return content_words(self.statement)

    @property
    def full(self) -> bool:
        """Whether the clause says enough to single out one event."""
        vague = {fold(word) for word in morphology()["verbs"]["vague"]}
        enough = len(self.words - vague) >= _FEWEST_WORDS and (self.named or not self._bare_subject)
        return enough and not self._says_nothing

    @property
    def _says_nothing(self) -> bool:
        """An idiom, a verb left without what it applies to, or one of several things (« une session s'est tenue »)."""
        said = fold(self.statement)
        if any(fold(idiom) in said for idiom in wordlist("idioms")):
            return True
        told = [word for word in content_words(self.after) if not word.endswith("ment")]
        of_many = self.subject.split(" ")[0] in {"un", "une"} and len(content_words(self.subject)) <= _FEWEST_WORDS
        if of_many and len(told) < _FEWEST_WORDS:
            return True
        return self.lemma in wordlist("needs_object") and len(told) < _FEWEST_WORDS

    @property
    def _bare_subject(self) -> bool:
        """« la réunion », « le projet »: one of several, unless something else in the clause tells which."""
        words = [word for word in self.subject.replace("’", " ").split(" ") if len(word) > _LONGEST_ARTICLE]
        return len(words) == 1 and fold(words[0]) in {fold(noun) for noun in morphology()["anaphora"]["nouns"]}


def clause_at(
    sentence: Sentence, verb: int, hidden: Sequence[Offsets] = (), shown: Mapping[Offsets, str] | None = None
) -> Clause | None:
    """The clause whose head is the word ``verb``, or ``None`` when it is not clean.

    :param hidden: stretches to leave out (the date that is asked, an attribution).
    :param shown: stretches to say in other words (« mardi » → « le mardi 12 mars 2013 »).
    """
    here = tree(sentence)
    group = verb_group(here, verb)
    if group is None:
        return None
    subject = subject_of(here, verb, group, hidden)
    after = complements_of(here, group, hidden, list(shown or ()))
    if subject is None or after is None:
        return None
    return _build(here, group, subject, after, shown or {})


def _build(
    here: Tree, group: VerbGroup, subject: list[int], after: list[int], shown: Mapping[Offsets, str]
) -> Clause | None:
    finite = here.tokens[group.finite]
    agrees = agreement([here.tokens[i] for i in subject], finite, agreeing_participle(here, group))
    pieces = [_text(here, part, shown) for part in (subject, list(range(group.start, group.finite)), after)]
    if agrees is None or None in pieces:
        return None
    said, before, follows = (piece or "" for piece in pieces)
    if not follows_well(here, group, after):
        return None
    clause = Clause(
        subject=_lowered(here.tokens[subject[0]], said),
        before=before,
        finite=tidy(finite.text).lower() if group.finite else tidy(finite.text),
        after=follows,
        agrees=agrees,
        lemma=here.tokens[group.head].lemma.lower(),
        tense=tense_of(here, group),
        negated=is_negated(here, group),
        passive=group.passive,
        span=_span(here, subject, group, after),
        subject_span=_cover(here, subject[0], subject[-1]),
        verb_start=here.tokens[group.start].start,
        named=any(here.tokens[i].pos == "PROPN" for i in (*subject, *after)),
    )
    return clause if balanced(clause.statement) and _deictic_free(clause) else None


def _text(here: Tree, positions: list[int], shown: Mapping[Offsets, str]) -> str | None:
    """The words of these positions as written, stretches in ``shown`` replaced; runs are joined by rule."""
    runs: list[str] = []
    said: set[Offsets] = set()
    previous: int | None = None
    for i in positions:
        swap = next((span for span in shown if inside(here.tokens[i], [span])), None)
        if swap is not None:
            runs += [] if swap in said else [shown[swap]]
            said.add(swap)
            previous = None
            continue
        gap = previous is not None and i == previous + 1
        if gap:
            runs[-1] += _between(here, i) + here.tokens[i].text
        else:
            runs.append(here.tokens[i].text)
        previous = i
    return tidy(join(*(tidy(run) for run in runs)))


def _between(here: Tree, i: int) -> str:
    return " " if here.tokens[i].start > here.tokens[i - 1].end else ""


def _lowered(first: Token, text: str) -> str:
    """A sentence's first word loses its capital unless it is a name."""
    return text if first.pos == "PROPN" or (first.pos == "NOUN" and first.text.isupper()) else small(text)


def _cover(here: Tree, first: int, last: int) -> EvidenceSpan:
    span = here.sentence.span
    start, end = here.tokens[first].start, here.tokens[last].end
    return replace(span, start=start, end=end, quote=span.quote[start - span.start : end - span.start])


def _span(here: Tree, subject: list[int], group: VerbGroup, after: list[int]) -> EvidenceSpan:
    first = min(subject[0], group.start)
    return _cover(here, first, max([group.end, *after]))


def _deictic_free(clause: Clause) -> bool:
    """Whether no « hier », « mardi », « prochain » is left in it."""
    said = clause.statement.lower().replace("’", " ").replace(",", " ").split()
    return not set(said) & set(morphology()["anaphora"]["deictic"])
