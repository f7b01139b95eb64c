"""Which of two facts of a sentence brought about the other: « X s'explique par Y », « X, si bien que Y »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from questions.annotations import CausalRelation, EvidenceSpan, Sentence, Token
from questions.item_writing.cause_or_sequence import is_event
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, Draft, options_of, say
from questions.item_writing.excerpts import is_whole
from questions.item_writing.flaws import flaws
from questions.item_writing.quoted_sentences import quoted_alone
from questions.item_writing.reason_limits import is_not_asserted
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import capital, content_words, quoted, tidy
from questions.languages import load
from questions.naming import small_first
from questions.syntax import is_finite

_WORTH = 3.0
#: How many a set bears.
_MOST = 2
_LONGEST = 120
#: Content words without which a stretch tells no fact.
_FEWEST_WORDS = 2
#: One fact is at most so many times as long as the other.
_LONGER_BY = 3.5
#: The rule whose marker stands in front of a mere noun.
_BEFORE_A_NOUN = frozenset({"d'où"})


def directions(context: Context, taken: Sequence[EvidenceSpan] = ()) -> Iterator[Draft]:
    """« Lequel de ces faits la phrase présente-t-elle comme la cause de l'autre ? »: few, each of another dispatch.

    :param taken: passages that other questions on causes ask about, which the sentence would answer.
    """
    drafts: list[Draft] = []
    for read in context.dossier.dispatches:
        for relation in read.causes:
            draft = _asked(context, relation)
            if draft is None or any(draft.evidence[0].overlaps(span) for span in taken):
                continue
            if not flaws(draft):
                drafts.append(draft)
    drafts.sort(key=lambda draft: len(draft.stem))
    asked: set[str] = set()
    for draft in drafts:
        file = draft.evidence[0].file
        if file not in asked and len(asked) < _MOST:
            asked.add(file)
            yield draft


def _asked(context: Context, relation: CausalRelation) -> Draft | None:
    sentence = context.sentence(relation.cause)
    if sentence is None or relation.marker is None or relation.kind != "cause":
        return None
    named = {plain_word(t) for t in _inside(sentence, relation.marker)} & set(load("fr", "connectives").words("naming"))
    if named or relation.rule not in load("fr", "connectives").words("turning") or not quoted_alone(context, sentence):
        return None
    if not _are_facts(sentence, relation.effect, relation.cause) or is_not_asserted(context, relation):
        return None
    apart = not any(a.overlaps(b) for a, b in combinations((relation.effect, relation.marker, relation.cause), 2))
    if apart and sentence.span.contains(relation.marker) and _links_two(sentence, relation, relation.marker):
        return _draft(context, sentence, relation, relation.marker)
    return None


def _links_two(sentence: Sentence, relation: CausalRelation, marker: EvidenceSpan) -> bool:
    """Whether two clauses are linked, or nouns by a verb: « la panne provoquée par l'orage » is but one noun; a noun
    behind « d'où » whose stretch runs on into a clause was read too long."""
    clauses = [any(map(is_finite, _inside(sentence, span))) for span in (relation.effect, relation.cause)]
    by_verb = any(map(is_finite, _inside(sentence, marker)))
    runs_on = relation.rule in _BEFORE_A_NOUN and clauses[0]
    return not runs_on and (any(clauses) or by_verb)


def _are_facts(sentence: Sentence, *spans: EvidenceSpan) -> bool:
    """Whether both stretches are whole phrases of the sentence that say enough, neither much longer than the other."""
    lengths = [len(span.quote) for span in spans]
    return max(lengths) <= min(_LONGEST, int(_LONGER_BY * min(lengths))) and all(
        sentence.span.contains(span)
        and is_whole(sentence, span)
        and _tells_a_fact(_inside(sentence, span))
        and len(content_words(span.quote)) >= _FEWEST_WORDS
        for span in spans
    )


def _tells_a_fact(tokens: Sequence[Token]) -> bool:
    """« le pont a cédé », « en mai, il gelait », « la fermeture du pont »: not « que l'orage », « un engin »."""
    clause = any(map(is_finite, tokens))
    if tokens[0].pos == "ADP":
        return tokens[0].dep == "case" and clause
    if tokens[0].pos not in {"DET", "PROPN", "NUM", "PRON"} or tokens[0].feature("PronType") == "Rel":
        return False
    noun = next((t for t in tokens if t.pos in {"NOUN", "PROPN"}), None)
    return clause or (noun is not None and is_event(noun))


def _inside(sentence: Sentence, span: EvidenceSpan) -> list[Token]:
    return [t for t in sentence.tokens if span.start <= t.start < span.end and t.pos != "SPACE"]


def _draft(context: Context, sentence: Sentence, relation: CausalRelation, marker: EvidenceSpan) -> Draft:
    """The cause is asked for, or the consequence: by the place of the sentence, so that no place gives it away."""
    outlet, quote = context.outlet(sentence.span.file), context.excerpt(sentence.span)
    wanted = "cause" if sentence.span.start % 2 else "consequence"
    right, other = relation.cause, relation.effect
    if wanted == "consequence":
        right, other = other, right
    words = quoted(small_first(tidy(marker.quote)))
    wrong = [
        Candidate(quoted(capital(tidy(other.quote))), say(f"causes.direction.wrong_{wanted}")),
        Candidate(say("causes.direction.none"), say("causes.direction.wrong_none", marker=words)),
    ]
    options = options_of(quoted(capital(tidy(right.quote))), say(f"causes.direction.key_{wanted}", marker=words), wrong)
    if other < right:
        options = (options[1], options[0], options[2])
    facts = {"cause": quoted(relation.cause.quote), "effect": quoted(relation.effect.quote)}
    return Draft(
        topic="cause",
        kind="single",
        rule="cause.direction",
        stem=say(f"causes.direction.{wanted}", outlet=outlet, quote=quote),
        options=options,
        rationale=say("causes.direction.rationale", outlet=outlet, quote=quote, **facts),
        evidence=(sentence.span,),
        difficulty="medium",
        worth=_WORTH,
        source_independent=context.independent((sentence.span,)),
        anchors=(relation.cause,),
        fixed_order=True,
        closed=True,
        family="direction",
        from_stem=True,
    )
