"""What prose says in many ways of somebody or something: expressions of the language pack that answer one question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.clause_words import claim_at, evidence_around, nobody, occasion, told_of_noun
from questions.crosscheck.expressions import Match, matches
from questions.crosscheck.reading import Reading
from questions.crosscheck.states.people_told import told_of
from questions.crosscheck.states.pointed import pointed_to
from questions.crosscheck.states.state import State
from questions.crosscheck.states.unreal import not_a_fact
from questions.crosscheck.themes import aimed_at, head_of
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of

#: Words before a verb among which its negation stands.
_NEGATED = 5


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "frames")


def framed(reading: Reading) -> Iterator[State]:
    """Every answer that an expression of a frame gives in a dispatch."""
    by_sentence: dict[EvidenceSpan, list[Claim]] = {}
    for claim in reading.annotated.claims:
        if claim.zone != "caption":
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for here in (here for here in reading.trees if not here.is_question):
        for match in matches(reading.annotated.dispatch.language, here):
            yield from _answered(reading, here, match, by_sentence.get(here.sentence.span, []))


def _answered(reading: Reading, here: Tree, match: Match, claims: list[Claim]) -> Iterator[State]:
    anchor = _anchor(here, match)
    frame = match.expression.frame
    if (
        not_a_fact(_table(reading), here, anchor, match.places)
        or not _on_topic(reading, frame)
        or _excepted(here, frame)
        or here.tokens[anchor].dep == "csubj"
    ):
        return
    claim = claim_at(here, anchor, claims) or _smallest(here, anchor, claims) or _whole(reading, here, anchor)
    expression = match.expression
    in_state = here.tokens[match.places[0]].pos == "ADP"
    denied = not expression.fixed and _denied(reading, here, anchor, claim, in_state)
    denied = denied or (expression.fixed and _never_without(reading, here, match))
    if denied and (frame.get("manner") or _measured(reading, here, anchor)):
        return
    if claim.modality == "possible" and not denied and not expression.fixed:
        return
    answer = expression.answer != denied
    for theme in sorted(_themes(reading, here, match, anchor, claim)):
        yield State(
            reading=reading,
            dimension=expression.frame["name"],
            answer=answer,
            claim=claim,
            here=here,
            position=anchor,
            head=theme,
            details=_details(reading, here, match, theme),
            names=frozenset({theme} if theme.startswith("@") else ()),
            universal=False,
            span=evidence_around(reading, claim, here, anchor),
            framed=True,
            places=match.places,
        )


def _on_topic(reading: Reading, frame: dict[str, Any]) -> bool:
    """Whether the dispatch speaks of what the frame is about, where it asks for certain words (« otage »)."""
    return "topic" not in frame or not set(frame["topic"]).isdisjoint(reading.once(_lemmas))


def _excepted(here: Tree, frame: dict[str, Any]) -> bool:
    """Whether the sentence holds a word with which the frame is another question (« en appel »)."""
    return "unless" in frame and any(word in here.words for word in frame["unless"])


def _lemmas(reading: Reading) -> frozenset[str]:
    return frozenset(token.lemma.lower() for sentence in reading.sentences for token in sentence.tokens)


def _themes(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """Of whom or what it is said; of a frame that knows one thing in a dossier, that one, named or not."""
    frame = match.expression.frame
    if "one" in frame:
        other = _of_another(reading, here, match) or _of_the_speaker(here, anchor)
        return frozenset() if other else frozenset({f"≈{frame['one']}"})
    found = told_of(reading, here, match, anchor, claim) if frame["about"] != "thing" else frozenset()
    return found or (_things(reading, here, match, anchor, claim) if frame["about"] != "person" else frozenset())


def _of_the_speaker(here: Tree, anchor: int) -> bool:
    """« Je n'ai rien signé »: of whoever says so alone."""
    subject = here.subject(anchor)
    token = here.tokens[subject] if subject is not None else None
    return token is not None and token.feature("Person") == "1" and token.feature("Number") != "Plur"


def _details(reading: Reading, here: Tree, match: Match, theme: str) -> frozenset[str]:
    """What qualifies the noun that it is said of (« le ministre des Finances »); where the frame asks, the occasion."""
    keys = reading.words.key_at
    if match.expression.frame.get("occasion"):
        return occasion(reading, here, _anchor(here, match), match.places)
    heads = (i for i, token in enumerate(here.tokens) if token.pos == "NOUN" and keys(token) == theme)
    head = next(heads, None)
    below = () if head is None else (i for i in here.children[head] if i > head and i not in match.places)
    return frozenset(keys(here.tokens[i]) for i in below if here.tokens[i].dep in {"amod", "nmod"})


def _of_another(reading: Reading, here: Tree, match: Match) -> bool:
    """« le musée de la frontière est resté ouvert »: what opens the expression only completes another subject."""
    first = match.places[0]
    above = here.governor(first)
    if here.tokens[first].pos != "NOUN" or here.tokens[first].dep != "nmod" or above is None or above in match.places:
        return False
    subject, lemma = here.tokens[above].dep in SUBJECTS, here.tokens[above].lemma.lower()
    alike = lemma in _table(reading)["carriers"] or lemma in match.expression.words[0]
    return here.tokens[above].pos == "NOUN" and subject and not alike


def _anchor(here: Tree, match: Match) -> int:
    """The verb of the expression, else its first word that means something."""
    verbs = [i for i in match.places if here.tokens[i].pos == "VERB"]
    content = [i for i in match.places if here.tokens[i].pos in {"NOUN", "ADJ", "PROPN"}]
    return (verbs or content or list(match.places))[0]


def _smallest(here: Tree, anchor: int, claims: list[Claim]) -> Claim | None:
    token = here.tokens[anchor]
    holding = [c for c in claims if c.span.start <= token.start and token.end <= c.span.end]
    return min(holding, key=lambda c: c.span.end - c.span.start, default=None)


def _whole(reading: Reading, here: Tree, anchor: int) -> Claim:
    """A sentence without verb, a headline mostly, as one claim."""
    span = here.sentence.span
    return Claim(span, span, here.tokens[anchor].lemma.lower(), None, None, zone=here.sentence.zone)


def _denied(reading: Reading, here: Tree, anchor: int, claim: Claim, in_state: bool) -> bool:
    """Whether the clause of the expression is denied; ``in_state``: it begins with a preposition (« en fuite »)."""
    polarity = reading.words.predicates["polarity"]
    head = clause_of(here, anchor)
    told = in_state or told_of_noun(reading, here, anchor, head)
    if here.tokens[anchor].pos == "NOUN" and head != anchor and not told:
        return _is_none(reading, here, anchor) or _spares(reading, here, anchor, claim)
    if head is None or here.tokens[head].lemma.lower() != claim.predicate:
        near = {here.word(i) for i in range(max(anchor - 3, 0), anchor)}
        return bool(near & {*polarity["without"], *polarity["negators"]})
    above = here.governor(head)
    refused = above is not None and here.tokens[above].lemma.lower() in polarity["verbs"]
    negated = claim.negated and not _denies_what_follows(reading, here, anchor, claim)
    return (negated or nobody(reading, here, head) or _not_able(reading, here, head)) != refused


def _never_without(reading: Reading, here: Tree, match: Match) -> bool:
    """« n'est jamais resté sans courant », « n'a pas été laissé sans eau »: two negations of which one lifts the other;
    « on ne peut vivre sans eau » tells nothing of the kind."""
    polarity = reading.words.predicates["polarity"]
    without = next((i for i in match.places if here.word(i) in polarity["without"]), None)
    head = clause_of(here, without) if without is not None else None
    if without is None or head is None or here.tokens[head].feature("VerbForm") == "Inf" or head > without:
        return False
    above = range(max(head - _NEGATED, 0), without)
    halved = any(here.word(i) in _table(reading)["ne"] for i in above)
    return halved and any(here.word(i) in polarity["negators"] for i in above)


def _denies_what_follows(reading: Reading, here: Tree, anchor: int, claim: Claim) -> bool:
    """« entendue librement, jamais sous contrainte »: the negation stands behind a comma and denies what comes next."""
    places = range(here.at(claim.span.start), here.at(claim.span.end - 1) + 1)
    negators = [i for i in places if here.word(i) in reading.words.predicates["polarity"]["negators"]]
    whole = any(here.word(i) in _table(reading)["ne"] for i in places)
    return bool(negators) and not whole and negators[0] > anchor and here.word(negators[0] - 1) == ","


def _measured(reading: Reading, here: Tree, anchor: int) -> bool:
    """« n'a pas manqué de courant plus de deux heures »: only the measure is denied."""
    beyond, of = _table(reading)["beyond"], reading.words.grammar["of"]
    behind = range(anchor + 1, len(here.tokens) - 2)
    return any(here.word(i) in beyond and here.word(i + 1) in of and here.tokens[i + 2].pos == "NUM" for i in behind)


def _is_none(reading: Reading, here: Tree, noun: int) -> bool:
    """« aucune mesure de suspension », « sans démission »: the noun phrase itself says that there is none."""
    polarity = reading.words.predicates["polarity"]
    for place in (noun, here.tokens[noun].head):
        if here.tokens[place].pos == "NOUN":
            below = {here.word(i) for i in here.children[place] if here.tokens[i].dep in {"det", "case"}}
            if below & {*polarity["nobody"], *polarity["without"]}:
                return True
    return False


def _spares(reading: Reading, here: Tree, noun: int, claim: Claim) -> bool:
    """« cette fermeture ne concerne pas le musée »: what it would be said of is left out."""
    reaches = claim.predicate in reading.words.rules["scope"]["reaching"]
    return reaches and claim.negated and here.tokens[noun].dep in SUBJECTS


def _not_able(reading: Reading, here: Tree, head: int) -> bool:
    """« n'a pu être déclenché », « n'a pas voulu partir »: the negation stands with the verb above."""
    above = here.governor(head)
    if above is None or here.tokens[head].dep != "xcomp":
        return False
    below = {here.word(i) for i in here.children[above] if i < head}
    return bool(below & set(_table(reading)["ne"]))


def _things(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """What it is said of: the noun that the word qualifies or that completes it, else object or subject."""
    own = {reading.words.key_at(here.tokens[i]) for i in match.places}
    if match.expression.frame.get("of") == "subject":
        head = head_of(reading, claim.subject)
        return _thing_at(reading, *head) - own if head is not None else frozenset()
    above = here.governor(anchor)
    if here.tokens[anchor].dep.startswith(("acl", "amod")) and above is not None:
        return _thing_at(reading, here, above) - own
    if here.tokens[anchor].pos == "NOUN" and not here.has(anchor, "cop"):
        below = (i for i in here.children[anchor] if here.tokens[i].dep == "nmod")
        found = frozenset(key for i in below for key in _thing_at(reading, here, i))
        if found:
            return found - own
    table, lemma = _table(reading), here.tokens[anchor].lemma.lower()
    target = match.expression.frame.get("of") == "target" or lemma in table["of_target"]
    thing = aimed_at(reading, here, anchor) if target else head_of(reading, claim.object)
    if lemma in table["of_subject"]:
        thing = None
    taken = thing is None or (thing[0] is here and thing[1] in match.places)
    head = head_of(reading, claim.subject) if taken else thing
    return _thing_at(reading, *head) - own if head is not None else frozenset()


def _thing_at(reading: Reading, here: Tree, index: int) -> frozenset[str]:
    """Key of a noun; of what completes it where it only says how much or what kind; of what a pronoun points to."""
    token = here.tokens[index]
    if token.pos == "PRON" and token.dep in SUBJECTS and token.feature("Person") in {None, "3"}:
        meant = pointed_to(reading, here, index)
        return _thing_at(reading, *meant) if meant is not None else frozenset()
    if token.pos not in {"NOUN", "PROPN"}:
        return frozenset()
    key, frames = reading.words.key_at(token), _table(reading)
    of = here.child(index, "nmod")
    if of is not None and token.lemma.lower() in frames["carriers"]:
        return frozenset({reading.words.key_at(here.tokens[of]), key})
    return frozenset({key} - reading.words.empty)
