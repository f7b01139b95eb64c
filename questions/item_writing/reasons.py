"""What a dispatch gives as the reason of a fact, ready to be asked about: the clause of the effect, the reason.

Only what a marker makes explicit is kept (« faute de », « parce que »); the reason is given back in the words of the
dispatch, marker included, so that no shade of meaning is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from questions.annotations import CausalRelation, EvidenceSpan, Sentence
from questions.item_writing.clauses import Clause, clause_at
from questions.item_writing.context import Context, is_whole, main_verbs, told_beside, usable
from questions.item_writing.coordinated_reasons import pair_of_reasons
from questions.item_writing.dated_facts import opens_clause
from questions.item_writing.drafts import say, word, wordlist
from questions.item_writing.reference import stands_alone
from questions.item_writing.stretches import Offsets
from questions.item_writing.times import told
from questions.item_writing.wording import fold, join, morphology, quoted, small, tidy
from questions.items import Difficulty
from questions.languages.tables import load_table
from questions.syntax import Tree, is_finite, positions, tree

_ASKED = frozenset({"cause", "reaction", "purpose"})
WORTH = {"cause": 3.0, "reaction": 3.0, "purpose": 2.2}
_LONGEST_REASON = 150
_LONGEST_WHOLE = 300
_SHORT_SENTENCE = 28
_SHORTEST_EFFECT = 25
#: Shapes of causal rules whose cause is a noun phrase, and rules whose cause is something lacking.
_NOMINAL = frozenset({"noun", "verb", "reversed", "attribute", "accused"})
_NEGATIVE = frozenset({"faute de"})


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
    if sentence is None or not usable(sentence) or relation.kind not in _ASKED:
        return None
    whole = _before_loose_verb(sentence, relation, context.extended(sentence, relation.cause))
    relation = replace(relation, cause=_cut(context, whole))
    if not is_whole(sentence, relation.cause) or _cut_short(sentence, relation.cause):
        return None
    text, noun = _words(relation, sentence), _noun(relation, sentence)
    if text is None and noun is None:
        return None
    if _has_loose_verb(sentence, relation) or _holds_foreign_subject(sentence, relation):
        return None
    if _runs_on(sentence, relation) or _lacks_verb(sentence, relation):
        return None
    asked = text is not None or strengths().get(relation.rule) == "weak"
    clause = effect_clause(context, relation, sentence) if asked else None
    lends, answers = _uses(sentence, relation)
    answers = answers and not _of_a_measure(sentence, relation)
    return Reason(relation, sentence, clause, text, noun, lends, answers)


def _consequence(context: Context, relation: CausalRelation) -> Reason | None:
    """« La piste est emportée, si bien que les camions sont bloqués »: the cause is a fact told in front."""
    sentence, cause = context.sentence(relation.effect), relation.cause
    if sentence is None or cause.start > relation.effect.start or not usable(sentence):
        return None
    if not sentence.span.contains(cause) or not _tells_a_fact(sentence, cause) or len(cause.quote) > _LONGEST_REASON:
        return None
    text = join(word("because"), _uncapitalised(sentence, cause))
    clause = _consequence_clause(context, relation, sentence)
    return Reason(relation, sentence, clause, text, None, True, True, _subject_of(sentence, cause))


def _tells_a_fact(sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether a stretch is a clause with its subject, that begins with it and points to nothing before."""
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), span)]
    whole = any(map(is_finite, tokens)) and any(t.dep in {"nsubj", "nsubj:pass"} for t in tokens)
    return whole and tokens[0].pos in {"DET", "PROPN", "NUM"} and stands_alone(tokens, subject=True)


def _consequence_clause(context: Context, relation: CausalRelation, sentence: Sentence) -> Clause | None:
    hidden = [(sentence.span.start, relation.effect.start)]
    more, shown = told(context.times(sentence), sentence, hidden)
    verbs = [i for i in positions(tree(sentence), relation.effect) if is_finite(sentence.tokens[i])][:1]
    clauses = (clause_at(sentence, i, [*hidden, *more], shown) for verb in verbs for i in _predicates(sentence, verb))
    return next((each for each in clauses if each is not None and each.full), None)


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
    return Subject(words if head.pos == "PROPN" else small(words), head.feature("Gender"), number)


def _predicates(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The head of the clause of an auxiliary, and the verb itself."""
    token = sentence.tokens[verb]
    return (token.head, verb) if token.dep.startswith(("aux", "cop")) else (verb,)


def subject_note(reason: Reason) -> dict[int, str]:
    """By offset, the subject that a pronoun at the head of a consequence stands for: « elles [les sirènes] »."""
    first = next((t for t in reason.sentence.tokens if t.start >= reason.relation.effect.start), None)
    told_of = reason.told
    if first is None or told_of is None or first.text.lower() not in wordlist("third_persons"):
        return {}
    fits = first.feature("Number") == told_of.number and first.feature("Gender") in {told_of.gender, None}
    return {first.end: told_of.words} if fits else {}


def _cut_short(sentence: Sentence, cause: EvidenceSpan) -> bool:
    """« à cause des quatre | portiques »: the noun stands right behind."""
    following = next((t for t in sentence.tokens if t.start >= cause.end), None)
    return following is not None and following.pos in {"NOUN", "PROPN", "ADJ"} and following.start - cause.end <= 1


def _cut(context: Context, cause: EvidenceSpan) -> EvidenceSpan:
    """The cause without a bracket left open at its end, and without « et non … », which says what the cause is not."""
    end = len(cause.quote)
    if cause.quote.count("(") > cause.quote.count(")"):
        end = cause.quote.rindex("(")
    for words in wordlist("and_not"):
        place = cause.quote.find(words)
        end = min(end, place) if place > 0 else end
    kept = cause.quote[:end].rstrip(" \u00a0\u202f,")
    return context.read(cause.file).dispatch.evidence(cause.start, cause.start + len(kept)) if kept else cause


def _before_loose_verb(sentence: Sentence, relation: CausalRelation, cause: EvidenceSpan) -> EvidenceSpan:
    """« afin de discuter des problèmes | remonte à 2014 »: an aim ends before a verb that no word brings in."""
    if shapes().get(relation.rule) != "infinitive":
        return cause
    here = tree(sentence)
    for i in positions(here, cause):
        token = here.tokens[i]
        if token.pos == "SCONJ" or token.feature("PronType") == "Rel":
            return cause
        if is_finite(token) and i > positions(here, cause)[0]:
            kept = cause.quote[: token.start - cause.start].rstrip(" \u00a0\u202f,")
            return replace(cause, end=cause.start + len(kept), quote=kept)
    return cause


def _lacks_verb(sentence: Sentence, relation: CausalRelation) -> bool:
    """« parce que le chantier, qui devait finir lundi | »: a conjunction whose clause has no verb of its own."""
    if shapes().get(relation.rule) != "clause":
        return False
    here = tree(sentence)
    verbs = [i for i in positions(here, relation.cause) if is_finite(here.tokens[i])]
    return all(_in_relative(here, i) for i in verbs)


def _in_relative(here: Tree, verb: int) -> bool:
    """« qui devait »: a relative pronoun in front of the verb, small words apart."""
    while verb > 0 and here.tokens[verb - 1].pos in {"ADV", "AUX"}:
        verb -= 1
    before = here.tokens[verb - 1] if verb else here.tokens[verb]
    return before.feature("PronType") == "Rel" or before.text.lower() in wordlist("who_relative")


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
    if shapes().get(relation.rule) in {"clause", "which", "consequence"}:
        return False
    for i in positions(here, relation.cause):
        token = here.tokens[i]
        if token.pos == "SCONJ" or token.feature("PronType") == "Rel":
            return False
        if is_finite(token):
            return True
    return False


@cache
def shapes() -> dict[str, str]:
    """The shape of each causal rule, by its name."""
    return {rule["name"]: rule["shape"] for rule in load_table("fr", "causes")["rule"]}


def _noun(relation: CausalRelation, sentence: Sentence) -> str | None:
    """The reason as a noun phrase with its article; ``None`` where it is none."""
    if relation.kind != "cause" or shapes().get(relation.rule) not in _NOMINAL or relation.rule in _NEGATIVE:
        return None
    both = pair_of_reasons(sentence, relation)
    if both is not None and tidy(relation.cause.quote).endswith(both[1].split(" ")[-1]):
        return None
    words = tidy(relation.cause.quote).rstrip(" .,;:")
    here = tree(sentence)
    places = positions(here, relation.cause)
    named = any(here.tokens[i].pos in {"NOUN", "PROPN"} for i in places)
    if not named or is_finite(here.tokens[places[0]]) or len(words) > _LONGEST_REASON:
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


def effect_clause(context: Context, relation: CausalRelation, sentence: Sentence) -> Clause | None:
    """The clause that tells the effect, the reason and the attribution left out."""
    hidden = [_reason_offsets(relation), *context.asides(sentence, relation.cause)]
    for verb in _effect_verbs(sentence, relation, hidden)[:1]:
        more, shown = told(context.times(sentence), sentence, hidden)
        clause = clause_at(sentence, verb, [*hidden, *more], shown)
        if clause is not None and clause.span.overlaps(relation.effect) and clause.full:
            return clause if _belongs(sentence, relation, clause) and not _a_measure(clause) else None
    return None


def _a_measure(clause: Clause) -> bool:
    """« le kilo a pris 200 francs », « le Bolivien est parti »: of what, who, the sentence before says."""
    words = clause.subject.replace("’", " ").split(" ")
    return words[-1] in wordlist("measures") or (len(words) == 2 and words[-1].lower() in _peoples())


@cache
def _peoples() -> frozenset[str]:
    """Names of the people of each state."""
    states = load_table("fr", "gazetteer_states")["states"]
    return frozenset(word for state in states for word in state.get("adjectives", ()))


def _of_a_measure(sentence: Sentence, relation: CausalRelation) -> bool:
    """Whether the fact begins with a measure of something named before: « le kilo a pris … »."""
    words = [t.text.lower() for t in sentence.tokens if relation.effect.start <= t.start < relation.effect.end][:3]
    return len(words) == 3 and words[1] in wordlist("measures") and words[2] not in wordlist("of")


def _belongs(sentence: Sentence, relation: CausalRelation, clause: Clause) -> bool:
    """Whether the reason hangs on the verb that is asked about: at the head of its clause, or behind its verb with no
    relative clause and no other finite verb in between."""
    start, _ = _reason_offsets(relation)
    if start < clause.subject_span.start:
        return opens_clause(sentence, start, ())
    between = [t for t in sentence.tokens if clause.verb_start < t.start < start]
    relative = any(t.feature("PronType") == "Rel" and t.pos == "PRON" for t in between)
    verbs = [t for t in between if t.pos in {"VERB", "AUX"} and not clause.span.start <= t.start < clause.span.end]
    return start > clause.verb_start and not relative and not verbs


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
    if marker is None or not _introduces(marker):
        return say("causes.why.rationale_bare", outlet=outlet, quote=quote)
    words = small(tidy(marker.quote))
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
    return has_subject and plain and stands(context, effect)


def stands(context: Context, span: EvidenceSpan) -> bool:
    """Whether the passage begins with words that need no other, and holds no pronoun of its own."""
    sentence = context.sentence(span)
    words = morphology()["anaphora"]["droppable"]
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), span)] if sentence else []
    tokens = [token for token in tokens if token.text.lower() not in words]
    if not tokens or sentence is None or not stands_alone(tokens[:1], subject=True) or not is_whole(sentence, span):
        return False
    return tokens[0].pos in {"DET", "PROPN", "NOUN", "NUM"} and stands_alone(tokens, subject=False)


@cache
def strengths() -> dict[str, str]:
    """The strength of each causal rule, by its name."""
    return {rule["name"]: rule.get("strength", "strong") for rule in load_table("fr", "causes")["rule"]}


def is_weak(reason: Reason) -> bool:
    """Whether the dispatch only puts one fact after the other."""
    return strengths().get(reason.relation.rule) == "weak"
