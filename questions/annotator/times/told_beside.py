"""Which way a date looks by the words right beside it, whatever verb governs it. Reads plain tokens, no model."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Sentence, Token
from questions.annotator.parsing.once import once_asked
from questions.annotator.times.dating_verbs import VERBAL, Verbs, auxiliaries_of, first_at, verbs
from questions.annotator.times.plans_undone import of_plan_undone
from questions.calendar.readings import Direction

#: Words of a reflexive verb in a compound past: pronoun, auxiliary, participle.
REFLEXIVE = 3
#: Words of a sentence that part its clauses when the parse does not help.
BREAKS = frozenset(",;:.!?—–()«»")


@once_asked
def told_beside(sentence: Sentence, start: int, end: int, language: str) -> tuple[list[Direction], ...]:
    """What is told by the words beside the expression, whatever governs it: three lists, the first likeliest."""
    known, tokens = verbs(language), sentence.tokens
    undone = [*of_plan_undone(tokens, start, known), *_of_reflexive_before(tokens, start, known)]
    before = [*_of_participle_before(tokens, start, known), *_of_plan_made(tokens, start, end, known)]
    return list(_inside_compound(tokens, start, end, known)), undone, [*before, *_of_decree(tokens, start, known)]


def _inside_compound(tokens: tuple[Token, ...], start: int, end: int, known: Verbs) -> Iterator[Direction]:
    """« ont mercredi arrêté leurs pompages »: between « avoir » and its participle, however they are parsed."""
    before = next((token for token in reversed(tokens) if token.end <= start), None)
    behind = next((token for token in tokens if token.start >= end), None)
    if before is None or behind is None or before.pos != "AUX" or before.lemma == known.be:
        return
    if before.feature("Tense") == "Pres" and before.feature("Mood") == "Ind" and behind.feature("VerbForm") == "Part":
        yield "past"


def _of_participle_before(tokens: tuple[Token, ...], start: int, known: Verbs) -> Iterator[Direction]:
    """« les renforts, attendus jeudi »: where the parser hangs the participle below the date."""
    first = first_at(tokens, start)
    before = tokens[first - 1] if first else None
    if before and _is_unknown_participle(tokens, first - 1, known):
        yield "past"
    if before and before.feature("VerbForm") == "Part" and before.feature("Tense") == "Past" and before.head == first:
        yield "future" if before.lemma in known.plans else "past"
    told = _participle_with_adjective(tokens, first)
    if told is not None:
        yield "future" if tokens[told].lemma in known.plans else "past"


def _participle_with_adjective(tokens: tuple[Token, ...], first: int) -> int | None:
    """« un rapport rendu public jeudi », « un homme retrouvé mort samedi »: the bare participle tells when, wherever
    the parser hangs the day; « sera rendu public jeudi » has an auxiliary."""
    verb = first - 2
    if verb < 0 or tokens[first - 1].pos != "ADJ" or tokens[first - 1].head != verb:
        return None
    bare = tokens[verb].dep == "acl" and not auxiliaries_of(tokens, verb)
    return verb if bare and tokens[verb].feature("VerbForm") == "Part" else None


def _of_reflexive_before(tokens: tuple[Token, ...], start: int, known: Verbs) -> Iterator[Direction]:
    """« s'est assombri dimanche »: a compound past, also where the model takes the participle for an adjective."""
    first = first_at(tokens, start)
    first -= first > 0 and tokens[first - 1].pos == "ADP"
    if first < REFLEXIVE:
        return
    pronoun, being, participle = tokens[first - REFLEXIVE : first]
    reflexive = any(token.feature("Reflex") == "Yes" for token in tokens[max(0, first - REFLEXIVE - 1) : first])
    itself = pronoun.pos == "PRON" and pronoun.dep not in ("nsubj", "nsubj:pass") and reflexive
    present = being.lemma == known.be and being.feature("Tense") == "Pres" and being.feature("Mood") == "Ind"
    if itself and present and participle.pos in ("ADJ", "VERB"):
        yield "past"


def _is_unknown_participle(tokens: tuple[Token, ...], index: int, known: Verbs) -> bool:
    """« …, missionnée jeudi, »: a participle that the model takes for a noun, just behind a comma."""
    token = tokens[index]
    if index == 0 or tokens[index - 1].text != "," or token.pos not in ("NOUN", "ADJ"):
        return False
    return token.text.lower().endswith(known.participles) and token.lemma == token.text.lower()


def _of_plan_made(tokens: tuple[Token, ...], start: int, end: int, known: Verbs) -> Iterator[Direction]:
    """« a convoqué mardi l'ambassadeur »: between a verb in the active voice and its object, the day of the act."""
    first = first_at(tokens, start)
    behind = next((token for token in tokens if token.start >= end), None)
    verb = tokens[first - 1] if first else None
    yield from _of_plan_made_then(tokens, start, end, known)
    if verb is None or behind is None or behind.pos != "DET" or verb.lemma not in known.plans:
        return
    auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, first - 1)]
    if auxiliaries and all(each.lemma != known.be and each.feature("Tense") == "Pres" for each in auxiliaries):
        yield "past"


def _of_plan_made_then(tokens: tuple[Token, ...], start: int, end: int, known: Verbs) -> Iterator[Direction]:
    """« Mardi soir, le maire n'a pas attendu », « Jeudi, la cour a fixé … »: in front of the active verb of a plan
    stands the day of the act, not that of the plan."""
    if any(token.end <= start and token.pos != "PUNCT" for token in tokens):
        return
    behind = (i for i, token in enumerate(tokens) if token.start >= end and token.pos in VERBAL)
    verb = next((i for i in behind if not tokens[i].dep.startswith("aux")), None)
    if verb is None or tokens[verb].lemma not in known.plans:
        return
    auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, verb)]
    if auxiliaries and all(each.lemma != known.be and each.feature("Tense") == "Pres" for each in auxiliaries):
        yield "past"


def _of_decree(tokens: tuple[Token, ...], start: int, known: Verbs) -> Iterator[Direction]:
    """« a décrété un deuil national vendredi »: behind the object of such a verb, the day of what it decrees."""
    first = first_at(tokens, start)
    verb = next((i for i in range(first - 1, -1, -1) if tokens[i].pos in VERBAL), None)
    if verb is None or tokens[verb].lemma not in known.decrees:
        return
    auxiliaries = [tokens[i] for i in auxiliaries_of(tokens, verb)]
    active = all(each.lemma != known.be and each.feature("Tense") == "Pres" for each in auxiliaries)
    between = tokens[verb + 1 : first]
    if auxiliaries and active and any(each.pos == "NOUN" for each in between) and not has_break(between):
        yield "future"


def has_break(tokens: tuple[Token, ...]) -> bool:
    return any(token.text in BREAKS for token in tokens)
