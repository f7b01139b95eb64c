"""What a dispatch gives as the reason of a fact, ready to be asked about: the clause of the effect, the reason.

Only what a marker makes explicit is kept (« faute de », « parce que »); the reason is given back in the words of the
dispatch, marker included, so that no shade of meaning is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from questions.annotations import CausalRelation, EvidenceSpan, Sentence, Token
from questions.item_writing.causes.causal_rules import shapes, strengths
from questions.item_writing.causes.fact_clauses import consequence_clause, effect_clause, of_a_measure
from questions.item_writing.causes.reason_limits import (
    before_loose_verb,
    begins_inside,
    cleaned,
    completes_its_verb,
    has_loose_verb,
    holds_foreign_subject,
    is_a_noun,
    is_cut_short,
    is_deictic,
    is_formula,
    is_not_asserted,
    is_of_an_exception,
    is_of_another_time,
    is_place_of_origin,
    lacks_verb,
    runs_on,
    spans_clauses,
    tells_only_when,
)
from questions.item_writing.causes.reason_words import (
    LONGEST_REASON,
    NOMINAL,
    introduces,
    noun_of,
    uncapitalised,
    words_of,
)
from questions.item_writing.clauses.clause_heads import usable
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.context import Context
from questions.item_writing.drafts import say, word, wordlist
from questions.item_writing.french.reference import is_conditional, plain_word, stands_alone
from questions.item_writing.french.wording import join, morphology, quoted, tidy
from questions.item_writing.passages.dangling import lacks_owner
from questions.item_writing.passages.excerpts import is_whole
from questions.items import Difficulty
from questions.naming import small_first
from questions.syntax import is_finite, positions, tree

_ASKED = frozenset({"cause", "reaction", "purpose"})
WORTH = {"cause": 3.0, "reaction": 3.0, "purpose": 2.2}
_LONGEST_WHOLE = 300
_SHORT_SENTENCE = 28
_SHORTEST_EFFECT = 25


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase with its gender and number (« Fem », « Plur »), ``None`` where unknown."""

    words: str
    gender: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """A causal relation that can be asked about: the clause of the effect, and the reason in words.

    ``text`` is the reason as a complement (« faute d'entente »), ``noun`` as a noun phrase (« une panne »); either
    may be ``None``.
    """

    relation: CausalRelation
    sentence: Sentence
    clause: Clause | None
    text: str | None
    noun: str | None
    #: Whether the words of the reason can serve as an option under another question.
    lends: bool
    #: Whether its words can be the answer to its own question.
    answers: bool
    #: The subject of the cause, where the connective introduces the effect instead (« si bien que »).
    told: Subject | None = None

    @property
    def file(self) -> str:
        """The dispatch that tells it."""
        return self.relation.cause.file


def reasons_of(context: Context) -> Iterator[Reason]:
    """Every reason of the dossier that can be put into words, in reading order."""
    for read in context.dossier.dispatches:
        for relation in read.causes:
            consequence = shapes().get(relation.rule) == "consequence"
            reason = _consequence(context, relation) if consequence else _reason(context, relation)
            if reason is not None:
                yield reason


def _reason(context: Context, relation: CausalRelation) -> Reason | None:
    sentence = context.sentence(relation.cause)
    if sentence is None or not usable(sentence) or relation.kind not in _ASKED or tells_only_when(relation):
        return None
    whole = before_loose_verb(sentence, relation, context.extended(sentence, relation.cause))
    relation = replace(relation, cause=cleaned(context, whole))
    if not is_whole(sentence, relation.cause) or is_cut_short(sentence, relation):
        return None
    if is_not_asserted(context, relation) or completes_its_verb(sentence, relation):
        return None
    if is_place_of_origin(relation, sentence) or is_a_noun(sentence, relation) or is_deictic(relation, sentence):
        return None
    if is_formula(sentence) or is_of_an_exception(sentence, relation):
        return None
    if spans_clauses(relation) or is_of_another_time(sentence, relation) or context.speaks_of_itself(sentence):
        return None
    text, noun = words_of(relation, sentence), noun_of(relation, sentence)
    if text is None and noun is None:
        return None
    if has_loose_verb(sentence, relation) or holds_foreign_subject(sentence, relation):
        return None
    if runs_on(sentence, relation) or lacks_verb(sentence, relation):
        return None
    asked = text is not None or strengths().get(relation.rule) == "weak"
    torn = begins_inside(sentence, relation.effect)
    relation = replace(relation, effect=sentence.span) if torn else relation
    clause = effect_clause(context, relation, sentence) if asked and not torn else None
    lends, answers = _uses(sentence, relation)
    answers = answers or (clause is not None and _takes_up(sentence, relation, clause))
    answers = answers and not (torn or of_a_measure(sentence, relation))
    said = relation.attribution or context.attribution(relation.cause)
    answers = answers and not context.is_unsigned(relation.cause.file, said, relation.effect, relation.cause)
    return Reason(relation, sentence, clause, text, noun, lends, answers)


def _consequence(context: Context, relation: CausalRelation) -> Reason | None:
    """« La piste est emportée, si bien que les camions sont bloqués »: the cause is a fact told in front."""
    sentence, cause = context.sentence(relation.effect), relation.cause
    if sentence is None or cause.start > relation.effect.start or not usable(sentence):
        return None
    if not sentence.span.contains(cause) or not _tells_a_fact(sentence, cause) or len(cause.quote) > LONGEST_REASON:
        return None
    text = join(word("because"), uncapitalised(sentence, cause))
    clause = consequence_clause(context, relation, sentence)
    return Reason(relation, sentence, clause, text, None, True, True, _subject_of(sentence, cause))


def _tells_a_fact(sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether a stretch is a clause with its subject, that begins with it and points to nothing before."""
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), span)]
    whole = any(map(is_finite, tokens)) and any(t.dep in {"nsubj", "nsubj:pass"} for t in tokens)
    return whole and tokens[0].pos in {"DET", "PROPN", "NUM"} and stands_alone(tokens, subject=True)


def _subject_of(sentence: Sentence, span: EvidenceSpan) -> Subject | None:
    """The only subject of a stretch: what a pronoun behind it stands for."""
    here = tree(sentence)
    heads = [i for i in positions(here, span) if here.tokens[i].dep in {"nsubj", "nsubj:pass"}]
    if len(heads) != 1 or here.tokens[heads[0]].pos not in {"NOUN", "PROPN"}:
        return None
    below = [i for i in here.subtree(heads[0]) if i <= heads[0]]
    start, head = here.tokens[min(below)].start, here.tokens[heads[0]]
    offset = sentence.span.start
    words = tidy(sentence.span.quote[start - offset : head.end - offset])
    article = next((here.tokens[i] for i in below if here.tokens[i].pos == "DET"), head)
    number = article.feature("Number") or head.feature("Number")
    return Subject(words if head.pos == "PROPN" else small_first(words), head.feature("Gender"), number)


def subject_note(reason: Reason) -> dict[int, str]:
    """By offset, the subject that a pronoun at the head of a consequence stands for: « elles [les sirènes] »."""
    first = next((t for t in reason.sentence.tokens if t.start >= reason.relation.effect.start), None)
    told_of = reason.told
    if first is None or told_of is None or first.text.lower() not in wordlist("third_persons"):
        return {}
    fits = first.feature("Number") == told_of.number and first.feature("Gender") in {told_of.gender, None}
    return {first.end: told_of.words} if fits else {}


def _uses(sentence: Sentence, relation: CausalRelation) -> tuple[bool, bool]:
    """Whether the reason can stand under another question, and under its own (« ses collègues » may)."""
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), relation.cause)]
    lends = stands_alone(tokens, subject=True) and not _agrees(tokens) and not any(map(is_conditional, tokens))
    return lends and not _leaves_its_verb_bare(relation, tokens), stands_alone(tokens, subject=False)


def _leaves_its_verb_bare(relation: CausalRelation, tokens: Sequence[Token]) -> bool:
    """« une décision de poursuivre »: what was gone on with, only the fact of its own passage tells."""
    told = [t for t in tokens if t.pos not in {"PUNCT", "SPACE"}]
    return shapes().get(relation.rule) in NOMINAL and bool(told) and told[-1].feature("VerbForm") == "Inf"


def _agrees(tokens: Sequence[Token]) -> bool:
    """« de peur d'être prise à partie »: a participle behind the infinitive agrees with whoever is spoken of."""
    return any(t.feature("VerbForm") == "Inf" and t.pos == "AUX" for t in tokens)


def _takes_up(sentence: Sentence, relation: CausalRelation, clause: Clause) -> bool:
    """« Les agneaux sont morts parce qu'ils avaient froid »: the pronoun stands for the subject that the stem names."""
    here = tree(sentence)
    places = positions(here, relation.cause)
    kept = [here.tokens[i] for i in places if not _stands_for(plain_word(here.tokens[i]), clause)]
    before = next((t for t in reversed(here.tokens[: min(places, default=0)]) if t.pos in {"ADV", "NOUN"}), None)
    hedged = before is not None and plain_word(before) in wordlist("hedges")
    inside = sentence.span.contains(clause.subject_span) and not sentence.span.quote.lstrip().startswith(("«", '"'))
    return inside and not hedged and len(kept) < len(places) and stands_alone(kept, subject=False)


def _stands_for(word: str, clause: Clause) -> bool:
    """Whether a personal pronoun agrees with the subject of the clause."""
    forms = morphology()["anaphora"]["resolved"]
    agrees = (clause.agrees.gender, clause.agrees.number)
    return word in forms and tuple(forms[word]) == agrees


def key_why(context: Context, reason: Reason) -> str:
    """Why the reason is the right answer: the passage that says so."""
    return say("causes.why.key", outlet=context.outlet(reason.file), quote=whole_quote(context, reason))


def whole_quote(context: Context, reason: Reason) -> str:
    """The passage from the effect to the reason, between « »."""
    return context.excerpt(whole_passage(context, reason))


def whole_passage(context: Context, reason: Reason) -> EvidenceSpan:
    """From the beginning of the effect to the end of the reason, inside one sentence."""
    spans = [reason.relation.cause, *([reason.relation.marker] if reason.relation.marker else [])]
    spans += [reason.clause.span] if reason.clause is not None else []
    effect = reason.relation.effect
    near = context.cover([*spans, effect])
    fits = reason.sentence.span.contains(effect) or len(near.quote) <= _LONGEST_WHOLE
    return near if fits else context.cover(spans)


def evidence_of(reason: Reason) -> tuple[EvidenceSpan, ...]:
    """The words that prove effect and reason, connective included."""
    effect, cause, marker = reason.relation.effect, reason.relation.cause, reason.relation.marker
    if effect.contains(cause):
        return (effect,)
    around = [effect, cause, *([marker] if marker is not None else [])]
    around += [reason.clause.span] if reason.clause is not None else []
    start, end = min(span.start for span in around), max(span.end for span in around)
    if reason.sentence.span.contains(effect) and marker is not None:
        offset = reason.sentence.span.start
        return (EvidenceSpan(cause.file, start, end, reason.sentence.span.quote[start - offset : end - offset]),)
    return (effect, cause)


def rationale_of(context: Context, reason: Reason) -> str:
    """The passage, and the words in it that introduce the reason."""
    marker, outlet = reason.relation.marker, context.outlet(reason.file)
    quote = whole_quote(context, reason)
    if marker is None or not introduces(marker):
        return say("causes.why.rationale_bare", outlet=outlet, quote=quote)
    words = small_first(tidy(marker.quote))
    key = "causes.why.rationale" if len(words.replace("’", " ").split()) > 1 else "causes.why.rationale_word"
    return say(key, outlet=outlet, quote=quote, marker=quoted(words))


def difficulty_of(context: Context, reason: Reason) -> Difficulty:
    """Hard where someone is quoted or a source disagrees; easy in a short sentence."""
    if reason.relation.attribution is not None or not context.independent(evidence_of(reason)):
        return "hard"
    return "easy" if len(reason.sentence.tokens) <= _SHORT_SENTENCE else "medium"


def worth_of(reason: Reason) -> float:
    """How much the reason is worth asking: a cause more than a purpose, a fact that names someone more than another."""
    named = 0.3 if reason.clause is not None and reason.clause.named else 0.0
    return WORTH[reason.relation.kind] + named


def disputed_at_home(context: Context, reason: Reason) -> bool:
    """Whether its own dispatch contradicts the reason: then it proves nothing."""
    return context.inner_conflict(reason.relation.cause, "cause", "negation")


def quotable(context: Context, reason: Reason, effect: EvidenceSpan) -> bool:
    """Whether the effect is a whole clause that a reader understands by itself."""
    sentence = context.sentence(effect)
    if sentence is None or len(effect.quote) < _SHORTEST_EFFECT or disputed_at_home(context, reason):
        return False
    if subject_note(reason):
        return True
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), effect)]
    has_subject = any(t.dep in {"nsubj", "nsubj:pass"} for t in tokens)
    before_verb = tokens[: next((i for i, t in enumerate(tokens) if is_finite(t)), 0)]
    plain = bool(before_verb) and before_verb[0].pos != "NOUN" and not any(t.text == "," for t in before_verb)
    return has_subject and plain and stands(context, effect) and not lacks_owner(tokens)


def stands(context: Context, span: EvidenceSpan) -> bool:
    """Whether the passage begins with words that need no other, and holds no pronoun of its own."""
    sentence = context.sentence(span)
    words = morphology()["anaphora"]["droppable"]
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), span)] if sentence else []
    tokens = [token for token in tokens if token.text.lower() not in words]
    if not tokens or sentence is None or not stands_alone(tokens[:1], subject=True) or not is_whole(sentence, span):
        return False
    return tokens[0].pos in {"DET", "PROPN", "NOUN", "NUM"} and stands_alone(tokens, subject=False)


def is_weak(reason: Reason) -> bool:
    """Whether the dispatch only puts one fact after the other."""
    return strengths().get(reason.relation.rule) == "weak"
