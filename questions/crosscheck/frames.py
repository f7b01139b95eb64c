"""What prose says in many ways of somebody or something: expressions of the language pack that answer one question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.expressions import Match, matches
from questions.crosscheck.reading import Reading
from questions.crosscheck.states import (
    State,
    claim_at,
    evidence_around,
    kin_of,
    names_people,
    nobody,
    occasion,
    told_of_noun,
)
from questions.crosscheck.themes import aimed_at, head_of
from questions.crosscheck.unreal import not_a_fact
from questions.crosscheck.vocabulary import fold
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of

#: Sentences above in which the person is looked for to whom a pronoun points.
_FAR = 3
#: Names set beside a description: « son ministre, Paul Untel », « le ministre Paul Untel ».
_BESIDE = frozenset({"appos", "flat:name", "flat", "nmod"})
#: A noun in one of these places completes the verb.
_COMPLEMENTS = frozenset({"obj", "obl:arg", "obl:mod", "obl", "obl:agent", "iobj"})


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "frames")


def framed(reading: Reading) -> Iterator[State]:
    """Every answer that an expression of a frame gives in a dispatch."""
    by_sentence: dict[EvidenceSpan, list[Claim]] = {}
    for claim in reading.annotated.claims:
        if claim.zone != "caption":
            by_sentence.setdefault(claim.sentence, []).append(claim)
    for sentence in reading.sentences:
        here = reading.sentence_at(sentence.span.start)
        if here is not None:
            for match in matches(reading.annotated.dispatch.language, here):
                yield from _answered(reading, here, match, by_sentence.get(sentence.span, []))


def _answered(reading: Reading, here: Tree, match: Match, claims: list[Claim]) -> Iterator[State]:
    anchor = _anchor(here, match)
    frame = match.expression.frame
    if (
        not_a_fact(_table(reading), here, anchor, match.places)
        or not _on_topic(reading, frame)
        or _excepted(here, frame)
    ):
        return
    claim = claim_at(here, anchor, claims) or _smallest(here, anchor, claims) or _whole(reading, here, anchor)
    expression = match.expression
    in_state = here.tokens[match.places[0]].pos == "ADP"
    denied = not expression.fixed and _denied(reading, here, anchor, claim, in_state)
    if (denied and frame.get("manner")) or (claim.modality == "possible" and not denied and not expression.fixed):
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
        )


def _on_topic(reading: Reading, frame: dict[str, Any]) -> bool:
    """Whether the dispatch speaks of what the frame is about, where it asks for certain words (« otage »)."""
    return "topic" not in frame or not set(frame["topic"]).isdisjoint(reading.once(_lemmas))


def _excepted(here: Tree, frame: dict[str, Any]) -> bool:
    """Whether the sentence holds a word with which the frame is another question (« en appel »)."""
    return "unless" in frame and any(here.word(i) in frame["unless"] for i in range(len(here.tokens)))


def _lemmas(reading: Reading) -> frozenset[str]:
    return frozenset(token.lemma.lower() for sentence in reading.sentences for token in sentence.tokens)


def _themes(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """Of whom or what it is said; of a frame that knows one thing in a dossier, that one, named or not."""
    frame = match.expression.frame
    if "one" in frame:
        return frozenset() if _of_another(reading, here, match) else frozenset({f"≈{frame['one']}"})
    found = _persons(reading, here, match, anchor, claim) if frame["about"] != "thing" else frozenset()
    return found or (_things(reading, here, match, anchor, claim) if frame["about"] != "person" else frozenset())


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
        return _is_none(reading, here, anchor)
    if head is None or here.tokens[head].lemma.lower() != claim.predicate:
        near = {here.word(i) for i in range(max(anchor - 3, 0), anchor)}
        return bool(near & {*polarity["without"], *polarity["negators"]})
    above = here.governor(head)
    refused = above is not None and here.tokens[above].lemma.lower() in polarity["verbs"]
    return (claim.negated or nobody(reading, here, head) or _not_able(reading, here, head)) != refused


def _is_none(reading: Reading, here: Tree, noun: int) -> bool:
    """« aucune mesure de suspension », « sans démission »: the noun phrase itself says that there is none."""
    polarity = reading.words.predicates["polarity"]
    for place in (noun, here.tokens[noun].head):
        if here.tokens[place].pos == "NOUN":
            below = {here.word(i) for i in here.children[place] if here.tokens[i].dep in {"det", "case"}}
            if below & {*polarity["nobody"], *polarity["without"]}:
                return True
    return False


def _not_able(reading: Reading, here: Tree, head: int) -> bool:
    """« n'a pu être déclenché », « n'a pas voulu partir »: the negation stands with the verb above."""
    above = here.governor(head)
    if above is None or here.tokens[head].dep != "xcomp":
        return False
    below = {here.word(i) for i in here.children[above] if i < head}
    return bool(below & set(_table(reading)["ne"]))


# ---------------------------------------------------------------------------------------------- persons


def _persons(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """Of whom it is said, by the first of several ways of finding out that leads to somebody."""
    token, of_subject = here.tokens[anchor], match.expression.frame.get("of") == "subject"
    if token.pos == "NOUN" and not here.has(anchor, "cop") and not of_subject:
        return _of_noun(reading, here, anchor) or (_only_one(reading, here) if token.dep in SUBJECTS else frozenset())
    looks = (_as_subject,) if of_subject else (_of_matched, _qualified, _in_slots, _aimed, _as_subject)
    for look in looks:
        found = look(reading, here, match, anchor, claim)
        if found:
            return found
    named = _named_in(reading, here.sentence.span)
    subject = head_of(reading, claim.subject)
    said = subject is not None and subject[0] is here and subject[1] in match.places
    if len(named) == 1 and (said or claim.subject is None):
        return named
    if named or (claim.subject is not None and not said):
        return frozenset()
    return _last_named(reading, token.start)


def _only_one(reading: Reading, here: Tree) -> frozenset[str]:
    """« Aucune charge n'a été retenue contre X »: the only person named in the sentence."""
    named = _named_in(reading, here.sentence.span)
    return named if len(named) == 1 else frozenset()


def _named_in(reading: Reading, span: EvidenceSpan) -> frozenset[str]:
    return frozenset(key for place, key in reading.named if key in reading.people and span.contains(place))


def _of_noun(reading: Reading, here: Tree, anchor: int) -> frozenset[str]:
    """« le limogeage de X »; « X a présenté sa démission », « X a fait l'objet d'une mesure de suspension »."""
    below = [key for i in _completing(reading, here, anchor) for key in _people_at(reading, here, i)]
    if below:
        return frozenset(below[:1])
    above = here.governor(anchor)
    if above is not None and here.tokens[anchor].dep == "appos":
        return _people_at(reading, here, above)
    top = anchor
    while here.tokens[top].dep == "nmod" and (above := here.governor(top)) is not None:
        top = above
    determiner = here.child(anchor, "det", "nmod:poss")
    own = determiner is not None and here.tokens[determiner].feature("Poss") == "Yes"
    if here.tokens[top].dep not in _COMPLEMENTS and not own:
        return frozenset()
    clause = clause_of(here, here.tokens[top].head)
    subject = here.subject(clause) if clause is not None else None
    return _people_at(reading, here, subject) if subject is not None else frozenset()


def _completing(reading: Reading, here: Tree, noun: int) -> Iterator[int]:
    """What stands below a noun behind « de » or beside it: not « sa démission au président »."""
    for child in here.children[noun]:
        case = here.child(child, "case")
        if case is None or here.word(case) in reading.words.grammar["of"]:
            yield from here.subtree(child)


def _of_matched(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """« a rejeté l'extradition de X »: whom a noun of the expression is said of."""
    for noun in (i for i in match.places if here.tokens[i].pos in {"NOUN", "ADJ"}):
        for i in here.children[noun]:
            case = here.child(i, "case")
            if i > noun and case is not None and here.word(case) in reading.words.grammar["of"]:
                found = _people_at(reading, here, i)
                if found:
                    return found
    return frozenset()


def _qualified(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """« la directrice limogée », « le ministre qu'il avait limogé »."""
    above = here.governor(anchor)
    if above is None or not here.tokens[anchor].dep.startswith(("acl", "amod")) or not _goes_with_noun(here, anchor):
        return frozenset()
    return _people_at(reading, here, above)


def _in_slots(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """The object of an active verb where that is somebody, else the subject."""
    verb = clause_of(here, anchor)
    passive = verb is not None and here.has(verb, "aux:pass", "nsubj:pass")
    spans = [claim.subject] if passive or claim.passive_agent else [claim.object, claim.subject]
    spans = [span for span in spans if not _is_read(reading, here, span, match)]
    return next((found for span in spans if (found := _people_in(reading, span))), frozenset())


def _aimed(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """« a renouvelé sa confiance à X »: somebody named behind a verb whose subject is nobody."""
    below = (i for i in here.children[anchor] if i > anchor and here.tokens[i].dep in _COMPLEMENTS)
    return next((named for i in below if (named := _named_at(reading, here.tokens[i].start))), frozenset())


def _is_read(reading: Reading, here: Tree, span: EvidenceSpan | None, match: Match) -> bool:
    """Whether the words of a slot belong to the expression (« rendu son tablier »)."""
    head = head_of(reading, span)
    return head is not None and head[0] is here and head[1] in match.places


def _as_subject(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """The subject of the clause, else of those above it (« n'a aucune intention de partir »)."""
    for place in (anchor, *here.ancestors(anchor)):
        subject = here.subject(place)
        if subject is not None:
            speaks = here.tokens[subject].feature("Person") == "1" and match.expression.frame.get("own")
            return _speaker(here, subject, claim) if speaks else _people_at(reading, here, subject)
    return frozenset()


def _speaker(here: Tree, subject: int, claim: Claim) -> frozenset[str]:
    """« Je reste votre maire »: whoever is quoted."""
    said = claim.attribution
    one = here.tokens[subject].feature("Number") != "Plur"
    return frozenset({f"@{fold(said.actor)}"} if said is not None and said.actor and one else ())


def _goes_with_noun(here: Tree, anchor: int) -> bool:
    """« la directrice limogée », « le ministre qu'il avait limogé »: not « le juge qui a démissionné … »."""
    relative = [i for i in here.children[anchor] if here.tokens[i].feature("PronType") == "Rel"]
    return here.tokens[anchor].feature("VerbForm") != "Fin" or bool(relative)


def _people_in(reading: Reading, span: EvidenceSpan | None) -> frozenset[str]:
    """Persons that the words of a span name, describe or point to."""
    if span is None:
        return frozenset()
    head = head_of(reading, span)
    if head is not None and head[0].tokens[head[1]].pos == "NOUN":
        return _people_at(reading, *head) or _borne_by(reading, *head)
    named = _named_in(reading, span)
    if named:
        return named if len(named) == 1 else frozenset()
    return _people_at(reading, *head) if head is not None else frozenset()


def _people_at(reading: Reading, here: Tree, index: int) -> frozenset[str]:
    """The person whom a word names (« Untel »), describes (« la directrice ») or points to (« il », « celle-ci »)."""
    token = here.tokens[index]
    named = _named_at(reading, token.start)
    if named:
        return named
    if token.pos in {"PRON", "ADJ"} and token.feature("Number") != "Plur":
        points = token.pos == "PRON" and token.feature("PronType") in {"Prs", "Dem", None}
        third = token.feature("Person") in {None, "3"} and (points or here.word(index) in _table(reading)["latter"])
        if not third:
            return frozenset()
        look = _near if here.word(index) in _table(reading)["latter"] else _last_named
        return look(reading, token.start)
    if token.pos != "NOUN" or token.feature("Number") == "Plur":
        return frozenset()
    below = [i for i in here.children[index] if here.tokens[i].dep in _BESIDE and not here.has(i, "case")]
    beside = [key for i in below for key in _named_at(reading, here.tokens[i].start)]
    if beside or not names_people(reading, here, index):
        return frozenset(beside[:1])
    kin = kin_of(reading, here, index)
    if kin:
        return frozenset({kin})
    described = reading.person_at(here, index)
    return frozenset({described or reading.words.key_at(token)})


def _borne_by(reading: Reading, here: Tree, index: int) -> frozenset[str]:
    """« l'armateur Paul Untel », « le corps de Paul Untel », not « la voiture de Paul Untel »."""
    bears = here.tokens[index].lemma.lower() in _table(reading)["bearers"]
    below = [i for i in here.children[index] if here.tokens[i].dep in _BESIDE and (bears or not here.has(i, "case"))]
    return next((named for i in below if (named := _named_at(reading, here.tokens[i].start))), frozenset())


def _named_at(reading: Reading, offset: int) -> frozenset[str]:
    return frozenset(key for span, key in reading.named if key in reading.people and span.start <= offset < span.end)


def _last_named(reading: Reading, before: int) -> frozenset[str]:
    """Whom the sentence before tells of, where none is named earlier in this one; else the last person named."""
    here = reading.sentence_at(before)
    inside = here is not None and any(
        here.sentence.span.start <= span.start < before for span, key in reading.named if key in reading.people
    )
    told = _subject_before(reading, here) if here is not None and not inside else frozenset()
    return told or _near(reading, before)


def _near(reading: Reading, before: int) -> frozenset[str]:
    """The last person named not far above; in a dispatch that names one person alone, that one."""
    since, people = reading.sentence_before(before, _FAR), reading.people
    near = [key for span, key in reading.named if since <= span.start < before and key in people]
    everybody = {key for _, key in reading.named if key in people}
    return frozenset(near[-1:] or (everybody if len(everybody) == 1 else ()))


def _subject_before(reading: Reading, here: Tree) -> frozenset[str]:
    """The person whom the subject of the sentence before names."""
    start = reading.sentence_before(here.sentence.span.start)
    above = reading.sentence_at(start) if start < here.sentence.span.start else None
    subjects = () if above is None else (t for t in above.tokens if t.dep in SUBJECTS)
    return next((named for token in subjects if (named := _named_at(reading, token.start))), frozenset())


# ----------------------------------------------------------------------------------------------- things


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
        return _meant(reading, here, index)
    if token.pos not in {"NOUN", "PROPN"}:
        return frozenset()
    key, frames = reading.words.key_at(token), _table(reading)
    of = here.child(index, "nmod")
    if of is not None and token.lemma.lower() in frames["carriers"]:
        return frozenset({reading.words.key_at(here.tokens[of]), key})
    return frozenset({key} - reading.words.empty)


def _meant(reading: Reading, here: Tree, index: int) -> frozenset[str]:
    """The subject of the sentence before that agrees with « elle »; for « celle-ci », the last object or subject."""
    start, latter = reading.sentence_before(here.sentence.span.start), here.tokens[index].feature("PronType") == "Dem"
    before = reading.sentence_at(start) if start < here.sentence.span.start else None
    if before is None:
        return frozenset()
    places = range(len(before.tokens))
    subjects = [i for i in places if before.tokens[i].dep in SUBJECTS and _agrees(before, i, here, index)]
    objects = [i for i in places if before.tokens[i].dep == "obj" and _agrees(before, i, here, index)]
    meant = max(subjects + objects, default=None) if latter else next(iter(subjects), None)
    return _thing_at(reading, before, meant) if meant is not None else frozenset()


def _agrees(before: Tree, noun: int, here: Tree, pronoun: int) -> bool:
    token, other = before.tokens[noun], here.tokens[pronoun]
    return token.pos == "NOUN" and all(token.feature(f) in {None, other.feature(f)} for f in ("Gender", "Number"))
