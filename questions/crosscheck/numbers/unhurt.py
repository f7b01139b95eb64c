"""« L'opération n'a fait aucun blessé », « un agent a été blessé à la main »: nobody here, and one who is not counted
there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import Claim
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.numbers.counting import counts
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import Statement, apart, clipped, days_between
from questions.syntax import Tree, is_finite

#: How sure it is that both tell of one event, and days between dispatches of one event, at most.
_SURE, _LONG = 0.75, 60


@dataclass(frozen=True, eq=False)
class Told:
    """One who was hurt, or nobody; ``fates`` says how."""

    reading: Reading
    claim: Claim
    fates: frozenset[str]

    @property
    def side(self) -> Side:
        """The passage to show."""
        return Side(self.reading, clipped(self.reading, self.claim.span))


def find(readings: Sequence[Reading]) -> Iterator[Opposition]:
    """Each dispatch by which nobody was hurt against another that tells of one who was."""
    for reading in readings:
        for none in reading.once(_nobody):
            for other in readings:
                somebody = next((one for one in other.once(_somebody) if _excludes(none, one)), None)
                if other is not reading and somebody is not None:
                    fate = "/".join(sorted(none.fates))
                    yield Opposition("negation", none.side, somebody.side, _SURE, "nobody hurt", "negation", {}, fate)


def _excludes(none: Told, one: Told) -> bool:
    """Whether both may tell of one event: no other place or time, and the one dispatch does not say both."""
    if (
        not none.fates & one.fates & set(none.reading.words.rules["figures"]["harms"])
        or (days_between(none.reading.published, one.reading.published) or 0) > _LONG
    ):
        return False
    if any(none.fates & each.fates for each in none.reading.once(_somebody)):
        return False
    if any(one.fates & each.fates for each in one.reading.once(_nobody)):
        return False
    if not _of_their_kind(none, one):
        return False
    days = [Statement.of(each.reading, each.claim).when for each in (none, one)]
    if days[0] and days[1] and apart(days[0], days[1]):
        return False
    if days[1] and none.reading.published and days[1][0] > none.reading.published[1]:
        return False
    here, there = (each.reading.keys(each.claim.place) for each in (none, one))
    return not (here and there and not here & there)


def _of_their_kind(none: Told, one: Told) -> bool:
    """« aucun élève n'a été blessé » leaves a teacher out: where nobody of a kind was hurt, one of that kind was."""
    words, subject, other = none.reading.words, _subject(none.reading, none.claim), _subject(one.reading, one.claim)
    if subject is None or other is None or not _is_none(none.reading, *subject):
        return True
    lemmas = [here.tokens[noun].lemma.lower() for here, noun in (subject, other)]
    if lemmas[0] in words.rules["figures"]["anybody"] or lemmas[0] in words.befell:
        return True
    kinds = [words.counted.get(lemma, words.key(lemma)) for lemma in lemmas]
    return kinds[0] == kinds[1] or lemmas[1] in words.rules["figures"]["members"].get(lemmas[0], ())


def _nobody(reading: Reading) -> Iterator[Told]:
    """« aucun blessé », « personne n'a été blessé », not only so far."""
    words = reading.words
    for count in reading.once(counts):
        nought = count.figure.value == 0 and count.figure.unit in words.befell
        if nought and count.claim is not None and count.befell and not _so_far(reading, count.claim):
            yield Told(reading, count.claim, count.befell)
    for claim in reading.annotated.claims:
        fate, subject = words.befell.get(claim.predicate), _subject(reading, claim)
        if fate is None or not claim.negated or subject is None or _so_far(reading, claim):
            continue
        if subject[0].word(subject[1]) in reading.polarity["nobody"] or _is_none(reading, *subject):
            yield Told(reading, claim, frozenset({fate}))


def _is_none(reading: Reading, here: Tree, noun: int) -> bool:
    """« aucun enfant »: nobody of a kind."""
    determiner = here.child(noun, "det")
    return determiner is not None and here.word(determiner) in reading.polarity["nobody"]


def _somebody(reading: Reading) -> Iterator[Told]:
    """« un agent de sécurité a été blessé »: told as a fact of this story, of one who is not counted."""
    for claim in reading.annotated.claims:
        fate = reading.words.befell.get(claim.predicate)
        if fate is None or claim.negated or claim.modality != "fact" or claim.zone == "caption":
            continue
        subject = _subject(reading, claim)
        if (
            subject is None
            or not _is_one(reading, *subject)
            or not _is_passive(claim, reading)
            or _long_ago(reading, claim)
        ):
            continue
        yield Told(reading, claim, frozenset({fate}))


def _is_passive(claim: Claim, reading: Reading) -> bool:
    """« a été blessé », « est mort »: it befell the subject; « aurait pu être blessé » tells of nobody."""
    place = Statement.of(reading, claim).place_in_tree
    if claim.object is not None or place is None:
        return False
    here, head = place
    below = [here.tokens[i] for i in here.children[head] if here.tokens[i].dep.startswith(("aux", "cop"))]
    return any(is_finite(token) for token in below) and not any(token.feature("Mood") == "Cnd" for token in below)


def _is_one(reading: Reading, here: Tree, index: int) -> bool:
    """« un agent », « une passante »: one who was not told of before."""
    token, determiner = here.tokens[index], here.child(index, "det")
    one = determiner is not None and here.tokens[determiner].feature("Definite") == "Ind"
    single = token.pos == "NOUN" and token.feature("Number") != "Plur"
    return one and single and names_people(reading, here, index)


def _subject(reading: Reading, claim: Claim) -> tuple[Tree, int] | None:
    """The sentence and the word that heads the subject."""
    place = reading.tokens_in(claim.subject) if claim.subject else None
    if place is None or not place[1]:
        return None
    here, indices = place
    return here, next((i for i in indices if here.governor(i) not in indices), indices[0])


def _so_far(reading: Reading, claim: Claim) -> bool:
    """« aucun blessé à ce stade »: more may be found."""
    figures = reading.words.rules["figures"]
    words = (*figures["now"], *figures["since_then"], *reading.polarity["so_far"])
    told = f" {claim.span.quote.lower()} "
    return any(f" {word} " in told for word in words) or _long_ago(reading, claim)


def _long_ago(reading: Reading, claim: Claim) -> bool:
    """« avait été blessé en 2009 »: another event."""
    return (days_between(Statement.of(reading, claim).when, reading.published) or 0) > _LONG
