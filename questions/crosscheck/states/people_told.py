"""Of which person an expression is said: whom its words name, describe or point to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from questions.annotations import Claim, EvidenceSpan
from questions.crosscheck.expressions import Match
from questions.crosscheck.people import kin_of, names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.states.matters import is_another
from questions.crosscheck.themes import head_of
from questions.crosscheck.vocabulary import fold
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of

#: Sentences above in which the person is looked for to whom a pronoun points.
_FAR = 3
#: Names set beside a description: « son ministre, Paul Untel », « le ministre Paul Untel ».
_BESIDE = frozenset({"appos", "flat:name", "flat", "nmod"})
#: What a noun of an expression may be when the sentence's only person is meant.
_TOPS = SUBJECTS | {"ROOT", "appos", "parataxis"}
#: A noun in one of these places completes the verb.
_COMPLEMENTS = frozenset({"obj", "obl:arg", "obl:mod", "obl", "obl:agent", "iobj"})


#: What ends a question of an interview, and what may stand behind it.
_ASKING, _CLOSING = ("?", "…", "..."), ' »”"\u00a0'


def _table(reading: Reading) -> dict[str, Any]:
    return load_table(reading.annotated.dispatch.language, "frames")


def told_of(reading: Reading, here: Tree, match: Match, anchor: int, claim: Claim) -> frozenset[str]:
    """Of whom it is said, by the first of several ways of finding out that leads to somebody."""
    token, of_subject = here.tokens[anchor], match.expression.frame.get("of") == "subject"
    if token.pos == "NOUN" and not here.has(anchor, "cop") and not of_subject:
        return _of_noun(reading, here, anchor) or (_only_one(reading, here) if token.dep in _TOPS else frozenset())
    looks = (_as_subject,) if of_subject else (_of_matched, _qualified, _in_slots, _aimed, _as_subject)
    if _of_another_noun(reading, here, match, anchor):
        return frozenset()
    for look in looks:
        found = look(reading, here, match, anchor, claim)
        if found:
            return found
    named = _named_in(reading, here.sentence.span)
    subject = head_of(reading, claim.subject)
    said = subject is not None and subject[0] is here and subject[1] in match.places
    if len(named) == 1 and (said or claim.subject is None):
        return named
    if named or (claim.subject is not None and not said) or token.feature("Number") == "Plur":
        return frozenset()
    return _last_named(reading, token.start)


def _of_another_noun(reading: Reading, here: Tree, match: Match, anchor: int) -> bool:
    """« une audition libre », « la chambre libre »: an adjective that goes with a noun for no person."""
    token, above = here.tokens[anchor], here.governor(anchor)
    if token.dep != "amod" or token.pos != "ADJ" or above is None or above in match.places:
        return False
    noun = here.tokens[above]
    bears = noun.lemma.lower() in _table(reading)["bearers"]
    return noun.pos == "NOUN" and not (bears or names_people(reading, here, above) or here.has(above, "cop"))


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
    if token.pos in {"PRON", "ADJ"} and token.feature("Number") != "Plur" and not is_another(here, index):
        points = token.pos == "PRON" and token.feature("PronType") in {"Prs", "Dem", None}
        points = points and token.feature("NumType") is None  # « deux ont été relaxés »
        third = token.feature("Person") in {None, "3"} and (points or here.word(index) in _table(reading)["latter"])
        if not third:
            return frozenset()
        look = _near if here.word(index) in _table(reading)["latter"] else _last_named
        return look(reading, token.start)
    if token.pos != "NOUN" or token.feature("Number") == "Plur":
        return frozenset()
    below = [i for i in here.children[index] if here.tokens[i].dep in _BESIDE and not here.has(i, "case")]
    below += _second_subject(here, index)
    beside = [key for i in below for key in _named_at(reading, here.tokens[i].start)]
    if beside or not names_people(reading, here, index):
        return frozenset(beside[:1])
    kin = kin_of(reading, here, index)
    if kin:
        return frozenset({kin})
    described = reading.person_at(here, index)
    return frozenset({described or reading.words.key_at(token)})


def _second_subject(here: Tree, index: int) -> Iterator[int]:
    """« Notre directeur, Paul Untel, reste »: a name set beside the subject that the parser takes for another one."""
    token = here.tokens[index]
    siblings = here.children[token.head] if token.dep in SUBJECTS and token.head > index else ()
    yield from (
        i
        for i in siblings
        if index < i < token.head and here.tokens[i].dep in SUBJECTS and here.tokens[i].pos == "PROPN"
    )


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
    if near:
        return frozenset(near[-1:])
    return _asked_about(reading, before) or frozenset(everybody if len(everybody) == 1 else ())


def _asked_about(reading: Reading, before: int) -> frozenset[str]:
    """« On a beaucoup parlé du gardien… – Il n'a jamais été inculpé »: the definite noun for one person in the question
    just asked, of the pronoun's gender, where no name stands near."""
    here, since = reading.sentence_at(before), reading.sentence_before(before, _FAR)
    if here is None or here.tokens[here.at(before)].pos != "PRON":
        return frozenset()
    gender = here.tokens[here.at(before)].feature("Gender")
    earlier = (t for t in reading.trees if since <= t.sentence.span.start < here.sentence.span.start)
    for above in reversed([t for t in earlier if t.sentence.span.quote.rstrip(_CLOSING).endswith(_ASKING)]):
        for i in range(len(above.tokens) - 1, -1, -1):
            token, determiner = above.tokens[i], above.child(i, "det", "case")
            if token.pos != "NOUN" or determiner is None or not names_people(reading, above, i):
                continue
            definite = above.tokens[determiner].feature("Definite") == "Def"
            if definite and token.feature("Number") != "Plur" and token.feature("Gender") in {None, gender}:
                return frozenset({reading.words.key_at(token)})
    return frozenset()


def _subject_before(reading: Reading, here: Tree) -> frozenset[str]:
    """The person whom the subject of the sentence before names."""
    start = reading.sentence_before(here.sentence.span.start)
    above = reading.sentence_at(start) if start < here.sentence.span.start else None
    subjects = () if above is None else (t for t in above.tokens if t.dep in SUBJECTS)
    return next((named for token in subjects if (named := _named_at(reading, token.start))), frozenset())
