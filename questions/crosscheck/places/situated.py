"""What a dispatch tells to have happened in a place: the deed, what it befell, where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.denied.tellings import Telling, asserted
from questions.crosscheck.places.spots import Spot, site_of, spot_at, table_of
from questions.crosscheck.reading import Reading
from questions.syntax import Tree, lost_subject

#: Words behind « où » among which its verb stands.
_REACH = 8
_NOUNS = frozenset({"NOUN", "PROPN"})
#: Words around a verb among which what it needs stands.
_BESIDE = 4
#: How a participle or relative clause hangs on the noun that it tells of.
_ON_NOUN = ("acl", "appos", "amod")


@dataclass(frozen=True, eq=False)
class Situated:
    """A deed with its place; ``theme`` is the position of the noun that it befalls, ``-1`` where none is found."""

    telling: Telling
    kind: str
    #: What the deed befalls: « thing », « people » or « occasion ».
    sort: str
    #: The word under which the deed of an occasion is compared.
    lemma: str
    theme: int
    spot: Spot
    #: Kinds of things of which alone such a deed is told.
    only_of: frozenset[str] = frozenset()
    #: Whether people may be moved on from there.
    moved: bool = False

    @property
    def reading(self) -> Reading:
        """Its dispatch."""
        return self.telling.reading

    @property
    def here(self) -> Tree:
        """Its sentence."""
        return self.telling.here

    @cached_property
    def noun(self) -> str:
        """Lemma of what it befalls, empty for a pronoun."""
        token = self.here.tokens[self.theme] if self.theme >= 0 else None
        return token.lemma.lower() if token is not None and token.pos in _NOUNS else ""

    @property
    def is_plural(self) -> bool:
        """Whether several things or people are meant."""
        return self.theme >= 0 and self.here.tokens[self.theme].feature("Number") == "Plur"

    @property
    def is_definite(self) -> bool:
        """Whether an article says that the reader knows it (« la », « leur », « ce »)."""
        article = self.here.child(self.theme, "det", "nmod:poss") if self.theme >= 0 else None
        return article is not None and self.here.tokens[article].feature("Definite") != "Ind"

    @property
    def is_planned(self) -> bool:
        """Whether it is told as to come; « attend au quai » is none, though the verb may tell a plan."""
        claim = self.telling.claim
        waits = claim is not None and claim.modality == "planned" and claim.predicate == self.telling.lemma
        return self.telling.is_planned and not (waits and self.kind)

    @property
    def count(self) -> str:
        """The number with which it is told, as written."""
        number = self.here.child(self.theme, "nummod") if self.theme >= 0 else None
        return "" if number is None else self.here.word(number)

    @cached_property
    def days(self) -> frozenset[str]:
        """Bare days of a month in its sentence (« le 13 »), of which nothing tells the month."""
        times = (t for t in self.reading.annotated.time_expressions if t.value is None)
        inside = (t.span.quote for t in times if self.here.sentence.span.contains(t.span))
        return frozenset(word for quote in inside for word in quote.split() if word.isdigit())

    @property
    def is_of_all(self) -> bool:
        """« toutes les séances », « tous »."""
        every, below = table_of(self.reading)["all"], self.here.children[self.theme] if self.theme >= 0 else ()
        return any(self.here.word(i) in every for i in (self.theme, *below) if i >= 0)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of what it befalls and of what completes it."""
        if self.theme < 0:
            return frozenset()
        below = [self.theme, *(i for i in self.here.children[self.theme] if self.here.tokens[i].dep != "conj")]
        keys = (self.reading.key_of(self.here, i) for i in below if self.here.tokens[i].pos == "PROPN")
        return frozenset(key for key in keys if key is not None)


def situated(reading: Reading) -> Iterator[Situated]:
    """Every deed of a known kind, and every occasion, that a dispatch tells in a place."""
    table, kin = table_of(reading), kinship(reading.annotated.dispatch.language)
    for here in reading.trees:
        if here.is_question:
            continue
        yield from _where(reading, here, table)
        for place, token in enumerate(here.tokens):
            if token.pos not in {"VERB", "NOUN", "ADJ", "AUX"}:
                continue
            lemma = kin.lemma(token)
            if token.pos == "NOUN" and lemma == token.lemma.lower():
                continue
            yield from _held(reading, here, place, lemma, table)
            for row in table["deeds"].get(lemma, ()) if _is_whole(here, place, table["needs"].get(lemma)) else ():
                yield from _deed(reading, here, place, row)
            if token.pos == "VERB" and not table["deeds"].get(lemma):
                yield from _plain(reading, here, place, lemma)


def _is_whole(here: Tree, place: int, needs: frozenset[str] | None) -> bool:
    """« pris en charge », « s'est éteinte »: verbs that tell the deed only beside another word."""
    near = range(max(place - _BESIDE, 0), min(place + _BESIDE, len(here.tokens)))
    return needs is None or any(here.word(i) in needs for i in near)


def _deed(reading: Reading, here: Tree, place: int, row: dict[str, Any]) -> Iterator[Situated]:
    starts = bool(row.get("from"))
    spot = spot_at(reading, here, place, starts=starts)
    if not spot:
        return
    told = asserted(reading, here, place)
    if told is None or told.is_background or _is_named_deed(told):
        return
    theme = _theme(told, moves=starts or "with" in row or row["name"] in {"came down", "died", "born"})
    lemma = told.lemma
    yield Situated(
        told, row["name"], row["theme"], lemma, theme, spot, frozenset(row.get("with", ())), bool(row.get("moved"))
    )


def _is_named_deed(told: Telling) -> bool:
    """« l'arrêté pris à Nevers »: a noun with an article is no participle."""
    return told.token.pos == "NOUN" and told.here.has(told.place, "det")


def _plain(reading: Reading, here: Tree, place: int, lemma: str) -> Iterator[Situated]:
    """Any other verb in a place may tell what elsewhere takes place under the name of an occasion."""
    spot = spot_at(reading, here, place)
    told = asserted(reading, here, place) if spot else None
    if told is not None and not told.is_background:
        yield Situated(told, "", "occasion", lemma, -1, spot)


def _held(reading: Reading, here: Tree, place: int, lemma: str, table: dict[str, Any]) -> Iterator[Situated]:
    """« la réunion s'est tenue à la mairie », « le match aura lieu à Nevers »."""
    held = table["held"]
    takes_place = lemma in held["have"] and here.word(place + 1) in held["place"]
    if not takes_place and lemma not in held["verbs"]:
        return
    of_itself = takes_place or here.has(place, "expl:comp", "expl:pass", "expl:pv", "aux:pass", "nsubj:pass")
    theme = here.subject(place) if of_itself else here.child(place, "obj")
    spot = spot_at(reading, here, place)
    if theme is None or here.tokens[theme].pos != "NOUN" or not spot:
        return
    told = asserted(reading, here, place)
    if told is not None and not told.is_background:
        yield Situated(told, "held", "occasion", here.tokens[theme].lemma.lower(), theme, spot)


def _where(reading: Reading, here: Tree, table: dict[str, Any]) -> Iterator[Situated]:
    """« la salle de la préfecture, où toutes les séances se sont tenues »."""
    for place, word in enumerate(here.words):
        if word != table["where"] or place < 2:
            continue
        near = range(place + 1, min(place + _REACH, len(here.tokens)))
        verb = next((i for i in near if here.tokens[i].lemma.lower() in table["held"]["verbs"]), None)
        theme = next((i for i in near if here.tokens[i].pos == "NOUN"), None)
        if verb is None or theme is None or theme > verb:
            continue
        back = (i for i in range(place - 1, max(place - _REACH, -1), -1) if here.tokens[i].pos == "NOUN")
        spot = next((found for i in back if (found := site_of(reading, here, i))), Spot())
        told = asserted(reading, here, verb)
        if spot and told is not None:
            yield Situated(told, "held", "occasion", here.tokens[theme].lemma.lower(), theme, spot)


def _theme(told: Telling, *, moves: bool) -> int:
    """What the deed befalls; with ``moves`` its subject, whatever the verb's voice."""
    here, place = told.here, told.place
    above = here.governor(place)
    if told.token.dep.startswith(_ON_NOUN) and above is not None and here.tokens[above].pos in _NOUNS:
        return above
    thing = here.child(place, "obj")
    if thing is not None and not moves and not told.is_passive:
        return thing
    found = here.subject(place)
    found = lost_subject(here, place) if found is None else found
    if found is None and above is not None:
        found = here.subject(above)
    return -1 if found is None else found
