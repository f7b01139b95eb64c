"""What is told under a word that says no itself: « a interdit la pêche » tells no fishing, and « ni pêche ni baignade »
says the same."""

from __future__ import annotations

from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.denied.polarity import table_of
from questions.crosscheck.denied.tellings import Telling
from questions.syntax import Tree

#: How a thing hangs on the word that bars it: « interdire la pêche », « la pêche est interdite », « privés d'eau »,
#: « l'interdiction de la pêche », « renoncer à pêcher ».
_OBJECTS = frozenset({"obj", "nsubj:pass", "obl:arg", "obl", "obl:mod", "iobj", "xcomp"})
#: How it completes a noun, and what completes it: « l'absence d'eau », « une baignade interdite ».
_OF, _QUALIFYING = frozenset({"nmod"}), frozenset({"acl", "amod"})
#: Words between which the first of a series hangs on what bars them all.
_JOINED = "conj"
#: How a subject hangs on an adjective: « la baignade est interdite ».
_SUBJECT = "nsubj"


def agrees(denial: Telling, told: Telling) -> bool:
    """Whether what is told is told as not being there, so that the denial says the same.

    What was forbidden, cancelled, refused or is lacking is not there. What was suspended or stopped was there before:
    it agrees with a denial of the present alone (« plus aucun train ne circule »); and what somebody asked for is there
    though it was refused (« le recours a été rejeté »).
    """
    words, verb = table_of(told.reading), _barring(told)
    if verb is None:
        return False
    if verb in words["bars"]:
        return True
    if verb in words["turning_down"]:
        return told.lemma not in words["put_in"]
    return verb in words["stops"] and not _is_of_the_past(denial)


def _barring(told: Telling) -> str | None:
    """The lemma of the word that bars, stops or refuses the thing told."""
    here, place, table = told.here, _first(told.here, told.place), table_of(told.reading)
    lemma = kinship(told.reading.annotated.dispatch.language).lemma
    known = table["bars"] | table["turning_down"] | table["stops"]
    beside = [i for i in here.children[place] if i > place and here.tokens[i].dep in _QUALIFYING]
    above = here.governor(place)
    if above is not None and _bars_it(here, above, place):
        beside = [above, *beside]
    return next((lemma(here.tokens[i]) for i in beside if lemma(here.tokens[i]) in known), None)


def _first(here: Tree, place: int) -> int:
    """The first of a series: « la pêche et la baignade »."""
    above = here.governor(place)
    while above is not None and here.tokens[place].dep == _JOINED and here.tokens[place].pos == here.tokens[above].pos:
        place, above = above, here.governor(above)
    return place


def _bars_it(here: Tree, above: int, place: int) -> bool:
    """Whether the word above is said of the thing: a verb of its object, a noun of what completes it, an adjective
    of its subject."""
    if here.tokens[place].dep in (_OF if here.tokens[above].pos == "NOUN" else _OBJECTS):
        return True
    return here.tokens[place].dep == _SUBJECT and (here.tokens[above].pos == "ADJ" or here.has(above, "cop"))


def _is_of_the_past(denial: Telling) -> bool:
    """« aucun train n'a circulé », not « plus aucun train ne circule » nor « pas de train »."""
    words = [denial.here.tokens[i] for i in (denial.head, *denial.here.children[denial.head])]
    return any(token.feature("Tense") in {"Past", "Imp"} for token in words if token.pos in {"VERB", "AUX"})
