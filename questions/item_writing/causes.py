"""Questions on causes: why according to whom, what followed, which reason goes with which fact.

Asks only what a marker makes explicit (« faute de », « parce que », « ce qui a provoqué »); the reason is given back
in the words of the dispatch, marker included, so that no shade of meaning is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from questions.annotations import CausalRelation, EvidenceSpan, Sentence
from questions.item_writing.clauses import Clause, Offsets, clause_at, stands_alone
from questions.item_writing.context import Context, Statement, is_whole, main_verbs, told_beside, usable
from questions.item_writing.dated_facts import opens_clause
from questions.item_writing.distractors import FEWEST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.interrogation import ask, state
from questions.item_writing.times import told
from questions.item_writing.wording import (
    capital,
    content_words,
    fold,
    join,
    morphology,
    quoted,
    small,
    stems,
    tidy,
)
from questions.items import PAIR_SEPARATOR, Difficulty, Option
from questions.languages.tables import load_table
from questions.syntax import is_finite, positions, tree

_ASKED = frozenset({"cause", "reaction", "purpose"})
_WORTH = {"cause": 3.0, "reaction": 3.0, "purpose": 2.2}
_LONGEST_REASON = 150
_LONGEST_WHOLE = 300
_LONGEST_PAIR = 90
_SHORT_SENTENCE = 28
_SHORTEST_EFFECT = 25
#: The dimension of ``predicates.toml`` that suspends and resumes.
_ENDED = "activity"
#: Shapes of causal rules whose cause is a noun phrase, and rules whose cause is something lacking.
_NOMINAL = frozenset({"noun", "verb", "reversed", "attribute", "accused"})
_NEGATIVE = frozenset({"faute de"})
#: Content words that two passages share when they are about the same thing.
_SHARED_WORDS = 2
_PAIRS = (3, 4)
#: With fewer reasons than this each is better asked by itself.
_MANY = 6


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

    @property
    def file(self) -> str:
        """The dispatch that tells it."""
        return self.relation.cause.file


def write(context: Context) -> Iterator[Draft]:
    """Every question on causes that the dossier allows, unranked."""
    reasons = list(_reasons(context))
    for reason in (each for each in reasons if each.answers):
        yield from _why(context, reason, reasons)
        yield from _why_passage(context, reason, reasons)
        yield from _what(context, reason, reasons)
        yield from _after_what(context, reason, reasons)
        yield from _effect(context, reason, reasons)
    yield from _brought_about(context)
    yield from _match(context, reasons)


def _reasons(context: Context) -> Iterator[Reason]:
    for read in context.dossier.dispatches:
        for relation in read.causes:
            reason = _reason(context, relation)
            if reason is not None:
                yield reason


def _reason(context: Context, relation: CausalRelation) -> Reason | None:
    sentence = context.sentence(relation.cause)
    if sentence is None or not usable(sentence) or relation.kind not in _ASKED:
        return None
    relation = replace(relation, cause=context.extended(sentence, relation.cause))
    if not is_whole(sentence, relation.cause):
        return None
    text, noun = _words(relation, sentence), _noun(relation, sentence)
    if text is None and noun is None:
        return None
    if _has_loose_verb(sentence, relation) or _holds_foreign_subject(sentence, relation):
        return None
    if _runs_on(sentence, relation):
        return None
    clause = _effect_clause(context, relation, sentence) if text is not None else None
    return Reason(relation, sentence, clause, text, noun, *_uses(sentence, relation))


def _holds_foreign_subject(sentence: Sentence, relation: CausalRelation) -> bool:
    """« pour irriguer la plaine, la digue | a cédé »: a subject in the reason whose verb stands outside it."""
    here = tree(sentence)
    places = set(positions(here, relation.cause))
    subjects = (i for i in places if here.tokens[i].dep in {"nsubj", "nsubj:pass"})
    return any(here.tokens[i].head not in places for i in subjects)


def _runs_on(sentence: Sentence, relation: CausalRelation) -> bool:
    """« pour irriguer la plaine, la digue | , qui … »: behind its last comma a bare noun phrase, then more words."""
    inside = [t for t in sentence.tokens if relation.cause.start <= t.start < relation.cause.end]
    commas = [i for i, token in enumerate(inside) if token.text == ","]
    tail = inside[commas[-1] + 1 :] if commas else []
    follows = next((t for t in sentence.tokens if t.start >= relation.cause.end), None)
    bare = bool(tail) and tail[0].pos == "DET" and not any(t.pos in {"CCONJ", "VERB", "AUX"} for t in tail)
    return bare and follows is not None and follows.text not in {".", ";"}


def _has_loose_verb(sentence: Sentence, relation: CausalRelation) -> bool:
    """« afin de discuter des problèmes | remonte à 2014 »: a finite verb that no conjunction brings in."""
    here = tree(sentence)
    if _shapes().get(relation.rule) in {"clause", "which", "consequence"}:
        return False
    for i in positions(here, relation.cause):
        token = here.tokens[i]
        if token.pos == "SCONJ" or token.feature("PronType") == "Rel":
            return False
        if is_finite(token):
            return True
    return False


@cache
def _shapes() -> dict[str, str]:
    """The shape of each causal rule, by its name."""
    return {rule["name"]: rule["shape"] for rule in load_table("fr", "causes")["rule"]}


def _noun(relation: CausalRelation, sentence: Sentence) -> str | None:
    """The reason as a noun phrase with its article; ``None`` where it is none."""
    if relation.kind != "cause" or _shapes().get(relation.rule) not in _NOMINAL or relation.rule in _NEGATIVE:
        return None
    words = tidy(relation.cause.quote).rstrip(" .,;:")
    here = tree(sentence)
    places = positions(here, relation.cause)
    if not places or any(is_finite(here.tokens[i]) for i in places[:1]) or len(words) > _LONGEST_REASON:
        return None
    if here.tokens[places[0]].pos == "DET":
        return small(words)
    last = tidy(relation.marker.quote).split(" ")[-1].lower() if relation.marker is not None else ""
    article = morphology()["contraction"]["undone"].get(last)
    return join(article, words) if article is not None and here.tokens[places[0]].pos in {"NOUN", "ADJ"} else None


def _words(relation: CausalRelation, sentence: Sentence) -> str | None:
    """The marker and the reason, where they stand side by side in the sentence."""
    marker, cause = relation.marker, relation.cause
    if marker is None or not sentence.span.contains(cause) or marker.end > cause.start:
        return None
    offset = sentence.span.start
    if sentence.span.quote[marker.end - offset : cause.start - offset].strip() or not _introduces(marker):
        return None
    if _lacks_article(sentence, marker, cause):
        return None
    text = tidy(sentence.span.quote[marker.start - offset : cause.end - offset]).rstrip(" .,;:")
    if tidy(marker.quote).lower() in wordlist("gives_reason"):
        text = join(word("because"), _uncapitalised(sentence, cause))
    return small(text) if len(text) <= _LONGEST_REASON else None


def _uncapitalised(sentence: Sentence, cause: EvidenceSpan) -> str:
    """The words of a reason, without the capital that only the head of a sentence gives."""
    text = tidy(cause.quote).rstrip(" .,;:")
    first = next((token for token in sentence.tokens if token.start >= cause.start), None)
    return text if first is None or first.pos == "PROPN" else small(text)


def _lacks_article(sentence: Sentence, marker: EvidenceSpan, cause: EvidenceSpan) -> bool:
    """« à cause de manque de place »: French wants « du manque »; a careless translation makes no good answer."""
    if tidy(marker.quote).lower() not in wordlist("wants_article"):
        return False
    first = next((token for token in sentence.tokens if token.start >= cause.start), None)
    return first is not None and first.pos == "NOUN" and first.feature("Number") != "Plur"


def _introduces(marker: EvidenceSpan) -> bool:
    """Whether the marker is a preposition or a conjunction, not a verb."""
    words = tidy(marker.quote).replace("’", " ").split(" ")
    if len(words) == 1 and fold(words[0]) not in wordlist("reason_words"):
        return False
    first = words[0]
    return fold(first) in wordlist("reason_openings")


def _uses(sentence: Sentence, relation: CausalRelation) -> tuple[bool, bool]:
    """Whether the reason can stand under another question, and under its own (« ses collègues » may)."""
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), relation.cause)]
    return stands_alone(tokens, subject=True), stands_alone(tokens, subject=False)


def _effect_clause(context: Context, relation: CausalRelation, sentence: Sentence) -> Clause | None:
    """The clause that tells the effect, the reason and the attribution left out."""
    hidden = [_reason_offsets(relation), *context.asides(sentence, relation.cause)]
    for verb in _effect_verbs(sentence, relation, hidden)[:1]:
        more, shown = told(context.times(sentence), sentence, hidden)
        clause = clause_at(sentence, verb, [*hidden, *more], shown)
        if clause is not None and clause.span.overlaps(relation.effect) and clause.full:
            return clause if _belongs(sentence, relation, clause) else None
    return None


def _belongs(sentence: Sentence, relation: CausalRelation, clause: Clause) -> bool:
    """Whether the reason hangs on the verb that is asked about: at the head of its clause, or behind its verb with no
    relative clause and no other finite verb in between."""
    start, _ = _reason_offsets(relation)
    if start < clause.subject_span.start:
        return opens_clause(sentence, start, ())
    between = [t for t in sentence.tokens if clause.verb_start < t.start < start]
    relative = any(t.feature("PronType") == "Rel" and t.pos == "PRON" for t in between)
    finite = [t for t in between if is_finite(t) and not (clause.span.start <= t.start < clause.span.end)]
    return start > clause.verb_start and not relative and not finite


def _reason_offsets(relation: CausalRelation) -> Offsets:
    start = relation.marker.start if relation.marker else relation.cause.start
    return (min(start, relation.cause.start), relation.cause.end)


def _effect_verbs(sentence: Sentence, relation: CausalRelation, hidden: Sequence[Offsets]) -> list[int]:
    """Asserted verbs inside the effect, those nearest to the marker first."""
    inside = set(positions(tree(sentence), relation.effect))
    anchor = relation.marker.start if relation.marker else relation.cause.start
    here = tree(sentence)
    verbs = [i for i in main_verbs(sentence, hidden) if i in inside] or [
        i for i in sorted(inside) if told_beside(here, i, inside)
    ]
    if not verbs and relation.marker is not None:
        place = here.at(relation.marker.start)
        before = [i for i in main_verbs(sentence, hidden) if i < place]
        verbs = [i for i in before[-1:] if not any(is_finite(t) for t in here.tokens[i + 1 : place])]
    return sorted(verbs, key=lambda i: abs(sentence.tokens[i].start - anchor))


# ------------------------------------------------------------------------------------------------- why


def _why(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    clause = reason.clause
    if clause is None or context.inner_conflict(reason.relation.cause, "cause", "negation"):
        return
    if reason.text is None:
        return
    stem = ask(word("why"), clause, context.credited(reason.file, reason.relation.attribution))
    wrong = _wrong_reasons(context, reason, reasons)
    if stem is None or len(wrong) < FEWEST:
        return
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.why",
        stem=stem,
        options=options_of(capital(reason.text), _key_why(context, reason), wrong),
        rationale=_rationale(context, reason),
        evidence=_evidence(reason),
        difficulty=_difficulty(context, reason),
        worth=_worth(reason),
        source_independent=context.independent(_evidence(reason)),
        anchors=(reason.relation.cause,),
    )


def _key_why(context: Context, reason: Reason) -> str:
    return say("causes.why.key", outlet=context.outlet(reason.file), quote=context.excerpt(_whole(context, reason)))


def _whole(context: Context, reason: Reason) -> EvidenceSpan:
    """From the beginning of the effect to the end of the reason, inside one sentence."""
    spans = [reason.relation.cause, *([reason.relation.marker] if reason.relation.marker else [])]
    spans += [reason.clause.span] if reason.clause is not None else []
    effect = reason.relation.effect
    near = context.cover([*spans, effect])
    fits = reason.sentence.span.contains(effect) or len(near.quote) <= _LONGEST_WHOLE
    return near if fits else context.cover(spans)


def _evidence(reason: Reason) -> tuple[EvidenceSpan, ...]:
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


def _rationale(context: Context, reason: Reason) -> str:
    marker = reason.relation.marker
    quote = context.excerpt(_whole(context, reason))
    outlet = context.outlet(reason.file)
    if marker is None:
        return say("causes.why.rationale_bare", outlet=outlet, quote=quote)
    words = small(tidy(marker.quote))
    key = "causes.why.rationale" if len(words.replace("’", " ").split()) > 1 else "causes.why.rationale_word"
    return say(key, outlet=outlet, quote=quote, marker=quoted(words))


def _wrong_reasons(
    context: Context, reason: Reason, reasons: Sequence[Reason], *, nouns: bool = False
) -> list[Candidate]:
    """Reasons of other facts, nearest in form and length, none of which could explain this one."""
    against = [context.sentence(span) for span in context.opposing(_evidence(reason))]
    barred = _other_explanations(context, reason)
    fitting = [
        other
        for other in reasons
        if other.lends
        and other.sentence not in (reason.sentence, *against)
        and _other_fact(reason, other)
        and not content_words(other.relation.cause.quote) & barred
        and not _same_reaction(context, reason, other)
        and not _turn(context, reason) & _turn(context, other)
    ]
    if nouns:
        return _chosen(context, str(reason.noun), [(other, other.noun) for other in fitting])
    return _chosen(context, str(reason.text), [(other, other.text) for other in fitting])


def _may_borrow(reason: Reason, other: Reason) -> bool:
    """Whether the other reason reads well under this question: « ses » wants a subject in the singular."""
    if other.lends:
        return True
    words = set(str(other.text).lower().split(" "))
    alone = reason.clause is not None and reason.clause.agrees.number == "Sing"
    return other.answers and alone and not words & set(morphology()["verbs"]["their"])


def _turn(context: Context, reason: Reason) -> frozenset[str]:
    """What the effect brings to an end: two facts that end the same sort of thing may be one in other words."""
    effect, sentence = reason.relation.effect, context.sentence(reason.relation.effect)
    tokens = sentence.tokens if sentence else ()
    inside = {t.lemma.lower() for t in tokens if effect.start <= t.start < effect.end and t.pos != "AUX"}
    dimensions = load_table("fr", "predicates")["dimension"]
    found = {str(each["name"]) for each in dimensions if inside & set(each["no"])}
    return frozenset(found | {_ENDED} if inside & set(wordlist("ends")) else found)


def _same_reaction(context: Context, reason: Reason, other: Reason) -> bool:
    """Two deeds of one actor: what moved it once may have moved it the other time."""
    if "purpose" in {reason.relation.kind, other.relation.kind}:
        return False
    doers = [{actor.name for actor in context.actors_in(each.relation.effect)} for each in (reason, other)]
    return bool(doers[0] & doers[1])


def _other_explanations(context: Context, reason: Reason) -> frozenset[str]:
    """Words of whatever another passage gives as the reason of a like fact, or sets against this one."""
    effect = content_words(reason.relation.effect.quote)
    found = [content_words(span.quote) for span in context.opposing(_evidence(reason))]
    for read in context.dossier.dispatches:
        for relation in read.causes:
            like = len(content_words(relation.effect.quote) & effect) >= _SHARED_WORDS
            if like and relation.cause != reason.relation.cause:
                found.append(content_words(relation.cause.quote))
    return frozenset[str]().union(*found)


def _chosen(context: Context, key: str, offers: Sequence[tuple[Reason, str | None]]) -> list[Candidate]:
    offered = [Candidate(capital(text), _why_wrong(context, o), o.relation.cause) for o, text in offers if text]
    return choose(capital(key), offered)


def _why_wrong(context: Context, other: Reason) -> str:
    effect = context.excerpt_around(other.sentence.span, other.relation.cause)
    if other.clause is not None:
        effect = quoted(state(other.clause))
    return say("causes.why.wrong", outlet=context.outlet(other.file), effect=effect)


def _other_fact(reason: Reason, other: Reason) -> bool:
    """Whether the other relation is about something else on both sides."""
    effects = content_words(reason.relation.effect.quote), content_words(other.relation.effect.quote)
    causes = content_words(reason.relation.cause.quote), content_words(other.relation.cause.quote)
    crossed = content_words(reason.relation.effect.quote) & causes[1]
    alike = stems(reason.relation.cause.quote) & stems(other.relation.cause.quote)
    return _apart(*effects) and _apart(*causes) and len(crossed) < _SHARED_WORDS and not alike


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared < _SHARED_WORDS and 2 * shared < max(1, min(len(one), len(other)))


def _difficulty(context: Context, reason: Reason) -> Difficulty:
    if reason.relation.attribution is not None or not context.independent(_evidence(reason)):
        return "hard"
    return "easy" if len(reason.sentence.tokens) <= _SHORT_SENTENCE else "medium"


def _worth(reason: Reason) -> float:
    named = 0.3 if reason.clause is not None and reason.clause.named else 0.0
    return _WORTH[reason.relation.kind] + named


# ------------------------------------------------------------------------------------------------- why, of a passage


def _why_passage(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """The reason of a fact given in the words of the dispatch, where its clause cannot be turned into a question."""
    effect = reason.relation.effect
    if reason.text is None or reason.clause is not None or not _quotable(context, reason, effect):
        return
    wrong = _wrong_reasons(context, reason, reasons)
    if len(wrong) >= FEWEST:
        yield _passage_draft(context, reason, "cause.why_passage", "causes.passage.stem", capital(reason.text), wrong)


def _what(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """The cause of a fact as a noun phrase, where no preposition or conjunction introduces it."""
    effect = reason.relation.effect
    weak = _strengths().get(reason.relation.rule) == "weak"
    if weak or reason.text is not None or reason.noun is None or len(content_words(effect.quote)) < _SHARED_WORDS:
        return
    wrong = _wrong_reasons(context, reason, reasons, nouns=True)
    if (
        len(wrong) >= FEWEST
        and not context.inner_conflict(reason.relation.cause, "cause", "negation")
        and _stands(context, effect)
    ):
        yield _passage_draft(context, reason, "cause.what", "causes.what.stem", capital(reason.noun), wrong)


def _quotable(context: Context, reason: Reason, effect: EvidenceSpan) -> bool:
    """Whether the effect is a whole clause that a reader understands by itself."""
    sentence = context.sentence(effect)
    if (
        sentence is None
        or len(effect.quote) < _SHORTEST_EFFECT
        or context.inner_conflict(reason.relation.cause, "cause", "negation")
    ):
        return False
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), effect)]
    has_subject = any(t.dep in {"nsubj", "nsubj:pass"} for t in tokens)
    return has_subject and any(map(is_finite, tokens)) and _stands(context, effect)


def _stands(context: Context, span: EvidenceSpan) -> bool:
    """Whether the passage begins with words that need no other, and holds no pronoun of its own."""
    sentence = context.sentence(span)
    words = morphology()["anaphora"]["droppable"]
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), span)] if sentence else []
    tokens = [token for token in tokens if token.text.lower() not in words]
    if not tokens or sentence is None or not stands_alone(tokens[:1], subject=True) or not is_whole(sentence, span):
        return False
    return tokens[0].pos in {"DET", "PROPN", "NOUN", "NUM"} and stands_alone(tokens, subject=False)


def _passage_draft(context: Context, reason: Reason, rule: str, stem: str, key: str, wrong: list[Candidate]) -> Draft:
    according = context.credited(reason.file, reason.relation.attribution)
    return Draft(
        topic="cause",
        kind="single",
        rule=rule,
        stem=say(stem, according=according, effect=context.excerpt(reason.relation.effect)),
        options=options_of(key, _key_why(context, reason), wrong),
        rationale=_rationale(context, reason),
        evidence=_evidence(reason),
        difficulty=_difficulty(context, reason),
        worth=_WORTH[reason.relation.kind] - 0.4,
        source_independent=context.independent(_evidence(reason)),
        anchors=(reason.relation.cause,),
    )


def _after_what(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """« Après quel événement … ? », where the dispatch only puts one fact after the other."""
    if reason.noun is None or reason.text is not None or _strengths().get(reason.relation.rule) != "weak":
        return
    clause = _effect_clause(context, reason.relation, reason.sentence)
    stem = ask(word("after_what"), clause, context.according(reason.file)) if clause is not None else None
    reason = replace(reason, noun=reason.noun.split(f" {word('purpose')} ")[0])
    wrong = _wrong_reasons(context, reason, reasons, nouns=True)
    if clause is None or stem is None or len(wrong) < FEWEST:
        return
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.after_what",
        stem=stem,
        options=options_of(capital(str(reason.noun)), _key_why(context, reason), wrong),
        rationale=say(
            "causes.after.rationale", outlet=context.outlet(reason.file), quote=_whole_quote(context, reason)
        ),
        evidence=_evidence(reason),
        difficulty="medium",
        worth=2.9,
        source_independent=context.independent(_evidence(reason)),
        anchors=(reason.relation.cause,),
    )


def _whole_quote(context: Context, reason: Reason) -> str:
    return context.excerpt(_whole(context, reason))


@cache
def _strengths() -> dict[str, str]:
    """The strength of each causal rule, by its name."""
    return {rule["name"]: rule.get("strength", "strong") for rule in load_table("fr", "causes")["rule"]}


# ------------------------------------------------------------------------------------------------- what brought it


def _brought_about(context: Context) -> Iterator[Draft]:
    """« Qu'est-ce qui a vidé les rayons du marché ? », after « ce qui »."""
    for read in context.dossier.dispatches:
        for relation in read.causes:
            if _shapes().get(relation.rule) == "which" and relation.marker is not None:
                yield from _which(context, relation)


def _which(context: Context, relation: CausalRelation) -> Iterator[Draft]:
    effect = tidy(relation.effect.quote).rstrip(" .,;:")
    fact = next((s for s in context.statements if relation.cause.contains(s.clause.span) and s.clause.full), None)
    if fact is None or len(content_words(effect)) < _SHARED_WORDS or not is_whole(fact.sentence, relation.effect):
        return
    wrong = _other_statements(context, fact, relation)
    tokens = [fact.sentence.tokens[i] for i in positions(tree(fact.sentence), relation.effect)]
    if (
        len(wrong) < FEWEST
        or not stands_alone(tokens, subject=True)
        or context.inner_conflict(relation.cause, "cause", "negation")
    ):
        return
    passage = context.cover([relation.cause, relation.effect])
    why = say("causes.why.key", outlet=context.outlet(passage.file), quote=context.excerpt(passage))
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.what_brought",
        stem=say(
            "causes.what_brought.stem", according=context.credited(passage.file, relation.attribution), rest=effect
        ),
        options=options_of(state(fact.clause), why, wrong),
        rationale=say("causes.why.rationale_bare", outlet=context.outlet(passage.file), quote=context.excerpt(passage)),
        evidence=(passage,),
        difficulty="medium",
        worth=3.1,
        source_independent=context.independent([passage]),
        anchors=(relation.cause,),
    )


def _other_statements(context: Context, fact: Statement, relation: CausalRelation) -> list[Candidate]:
    """Clean facts of the same dispatch first, then of the others, that share nothing with the effect."""
    effect = content_words(relation.effect.quote)
    offered = []
    for other in context.statements:
        unlike = not other.clause.words & effect and len(other.clause.words & fact.clause.words) < _SHARED_WORDS
        if other.sentence != fact.sentence and other.clause.full and unlike and not other.clause.negated:
            why = say(
                "causes.what_brought.wrong",
                outlet=context.outlet(other.sentence.span.file),
                quote=context.excerpt(other.clause.span),
            )
            offered.append(Candidate(state(other.clause), why, other.clause.span))
    near = [each for each in offered if each.origin is not None and each.origin.file == relation.cause.file]
    return choose(state(fact.clause), near if len(near) > FEWEST else offered)


# ------------------------------------------------------------------------------------------------- effects


def _effect(context: Context, reason: Reason, reasons: Sequence[Reason]) -> Iterator[Draft]:
    clause = reason.clause
    if clause is None or reason.text is None or reason.relation.kind != "cause":
        return
    if clause.tense != "past" or clause.negated or not reason.lends:
        return
    wrong = _wrong_effects(context, reason, reasons)
    if len(wrong) < FEWEST or context.inner_conflict(reason.relation.effect, "cause", "negation"):
        return
    according = context.credited(reason.file, reason.relation.attribution)
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.effect",
        stem=say("causes.effect.stem_past", according=according, cause=reason.text),
        options=options_of(state(clause), _key_why(context, reason), wrong),
        rationale=_rationale(context, reason),
        evidence=_evidence(reason),
        difficulty="medium",
        worth=_worth(reason) - 0.4,
        source_independent=context.independent(_evidence(reason)),
        anchors=(reason.relation.cause,),
    )


def _wrong_effects(context: Context, reason: Reason, reasons: Sequence[Reason]) -> list[Candidate]:
    found = [
        Candidate(state(o.clause), _effect_wrong(context, o), o.relation.effect)
        for o in reasons
        if o.clause is not None
        and o.text is not None
        and not (_same_reaction(context, reason, o) or _turn(context, reason) & _turn(context, o))
        and o.clause.tense == "past"
        and o.sentence != reason.sentence
        and _other_fact(reason, o)
    ]
    key = state(reason.clause) if reason.clause else ""
    return choose(key, found)


def _effect_wrong(context: Context, other: Reason) -> str:
    return say("causes.effect.wrong", outlet=context.outlet(other.file), cause=quoted(str(other.text)))


# ------------------------------------------------------------------------------------------------- match


def _match(context: Context, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """Facts and reasons to be paired, where three at least are short and lie far apart."""
    chosen: list[Reason] = []
    for reason in sorted(reasons, key=lambda r: (len(str(r.text)), str(r.text))):
        if _pairs_well(context, reason) and all(_mutually_other(reason, other) for other in chosen):
            chosen.append(reason)
    if len(chosen) < _PAIRS[0] or len([each for each in reasons if each.clause is not None]) < _MANY:
        return
    chosen = sorted(chosen[: _PAIRS[1]], key=lambda r: r.relation.cause)
    yield Draft(
        topic="cause",
        kind="match",
        rule="cause.match",
        stem=say("causes.match.stem"),
        options=tuple(_pair(context, reason) for reason in chosen),
        rationale=" ".join(_rationale(context, reason) for reason in chosen),
        evidence=tuple(span for reason in chosen for span in _evidence(reason)),
        difficulty="medium",
        worth=3.2,
        source_independent=all(context.independent(_evidence(reason)) for reason in chosen),
        anchors=tuple(reason.relation.cause for reason in chosen),
    )


def _pairs_well(context: Context, reason: Reason) -> bool:
    clause = reason.clause
    if clause is None or reason.text is None or not reason.lends or context.opposed(_evidence(reason)):
        return False
    shared = clause.words & content_words(reason.text)
    return not shared and max(len(clause.statement), len(reason.text)) <= _LONGEST_PAIR


def _mutually_other(one: Reason, other: Reason) -> bool:
    return one.sentence != other.sentence and _other_fact(one, other) and _other_fact(other, one)


def _pair(context: Context, reason: Reason) -> Option:
    fact = state(reason.clause) if reason.clause else ""
    why = say("causes.why.key", outlet=context.outlet(reason.file), quote=context.excerpt(_whole(context, reason)))
    return Option(f"{fact}{PAIR_SEPARATOR}{reason.text}", True, why)
