"""A deed as a text tells or denies it: the word, what it is done to and by whom, when, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from questions import timex
from questions.annotations import Claim, EvidenceSpan, Token
from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.denied.polarity import Mark, denied_words, is_bare, table_of
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import LONGEST, Statement, clipped
from questions.crosscheck.states.unreal import not_a_fact
from questions.crosscheck.themes import head_of
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, clause_of

Days = tuple[date, date]
Place = tuple[int, int]
_DEEDS = frozenset({"VERB", "ADJ", "NOUN"})
#: Words around the deed among which an insisting word belongs to it.
_NEAR = 6
#: A sentence up to this long is shown whole, in characters.
_SHORT = 90
#: A clause of fewer characters than this is shown with its sentence.
_BARE = 30
#: Days after which an event is an older one.
_YEAR = 330
#: Words before a deed among which « et non » rejects it.
_BEFORE = 3
#: How a word hangs on one whose denial takes it in.
_TAKEN_IN = frozenset({"obj", "nsubj", "nsubj:pass", "obl:arg", "nmod", "xcomp", "ccomp"})


@dataclass(frozen=True, eq=False)
class Telling:
    """A word that tells or denies a deed; ``mark`` says how it is denied, empty where it is told."""

    reading: Reading
    here: Tree
    place: int
    mark: Mark | None = None
    #: « aucun blessé »: the noun itself leaves no case.
    none: bool = False

    @property
    def token(self) -> Token:
        """The word."""
        return self.here.tokens[self.place]

    @cached_property
    def lemma(self) -> str:
        """Its lemma, the verb of a participle."""
        return kinship(self.reading.annotated.dispatch.language).lemma(self.token)

    @cached_property
    def head(self) -> int:
        """The word that heads its clause, itself where it stands in none."""
        found = clause_of(self.here, self.place)
        return self.place if found is None else found

    @cached_property
    def claim(self) -> Claim | None:
        """The claim of its clause."""
        token = self.here.tokens[self.head]
        holding = [c for c in self._claims if c.span.start <= token.start and token.end <= c.span.end]
        own = [c for c in holding if c.predicate == token.lemma.lower()]
        return min(own or holding, key=lambda c: c.span.end - c.span.start, default=None)

    @property
    def _claims(self) -> Sequence[Claim]:
        return self.reading.claims_of(self.here.sentence.span)

    @cached_property
    def below(self) -> frozenset[int]:
        """Positions of its clause."""
        return frozenset(self.here.subtree(self.head))

    @cached_property
    def own(self) -> frozenset[str]:
        """What its clause speaks of, without the word itself."""
        return self._keys(self.below - {self.place} - self._reasons)

    @property
    def _reasons(self) -> frozenset[int]:
        """Words that only say why (« faute d'accord »)."""
        spans = [s for s in self.reading.once(_reasons) if self.here.sentence.span.contains(s)]
        inside = any(s.start <= self.token.start < s.end for s in spans)
        tokens = self.here.tokens
        return frozenset(i for i in self.below for s in spans if not inside and s.start <= tokens[i].start < s.end)

    @cached_property
    def around(self) -> frozenset[str]:
        """What its sentence and the one before speak of."""
        before = self.reading.sentence_before(self.here.sentence.span.start)
        tree = self.reading.sentence_at(before)
        family = self.reading.words.family_of
        more = self.reading.keys(tree.sentence.span) if tree is not None else frozenset()
        return frozenset(family(key) for key in self.reading.keys(self.here.sentence.span) | more)

    def _keys(self, places: frozenset[int]) -> frozenset[str]:
        family, key_of = self.reading.words.family_of, self.reading.key_of
        return frozenset(family(key) for i in places if (key := key_of(self.here, i)) is not None)

    @cached_property
    def theme(self) -> frozenset[str]:
        """Head of what it is done to: the object, the subject of a passive; of a noun, what completes it."""
        return self._keys(frozenset(self.theme_places))

    @cached_property
    def theme_places(self) -> tuple[int, ...]:
        """Positions of what it is done to."""
        return tuple(self._theme_places())

    def _theme_places(self) -> Iterator[int]:
        here, place = self.here, self.place
        if self.token.pos == "NOUN":
            yield from (i for i in here.children[place] if here.tokens[i].dep == "nmod" and i > place)
            return
        below = [i for i in here.children[place] if here.tokens[i].dep == "obj"]
        objects = [i for i in below if here.tokens[i].pos != "PRON"]
        relative = any(here.tokens[i].feature("PronType") == "Rel" for i in below) or self._is_relative
        if objects:
            yield from objects
        elif relative and self.token.dep.startswith("acl"):
            yield self.token.head
        elif self.is_passive:
            subject = here.subject(place)
            yield from () if subject is None else (subject,)
            if self.token.dep == "acl":
                yield self.token.head

    @property
    def _is_relative(self) -> bool:
        """« une faille que personne n'avait sondée », where the parser takes « que » for a conjunction."""
        mark = self.here.child(self.place, "mark")
        follows = mark is not None and mark > 0 and self.here.governor(self.place) == mark - 1
        return follows and mark is not None and self.here.word(mark) in table_of(self.reading)["relative"]

    @cached_property
    def is_passive(self) -> bool:
        """Whether the subject is what it is done to."""
        participle = self.token.feature("VerbForm") == "Part" or self.token.pos == "ADJ"
        return self.here.has(self.place, "aux:pass", "nsubj:pass", "cop") or (
            participle and not self.here.has(self.place, "aux:tense")
        )

    @cached_property
    def doers(self) -> frozenset[str]:
        """Whoever does it."""
        here, agent = self.here, self.here.child(self.place, "obl:agent")
        if agent is not None:
            return self._keys(frozenset(here.subtree(agent)))
        if self.is_passive or self.token.pos == "NOUN":
            return frozenset()
        subject = self._subject
        if subject is None:
            return frozenset()
        if here.tokens[subject].pos == "PRON" and self.token.dep == "acl:relcl":
            return self._keys(self._antecedent)
        return self._keys(frozenset(here.subtree(subject)))

    @property
    def _subject(self) -> int | None:
        """Of the verb, or where the parser hangs it there, of its helper: « les urnes n'ont à aucun moment quitté »."""
        helpers = (i for i in self.here.children[self.place] if self.here.tokens[i].dep.startswith("aux"))
        found = (self.here.subject(i) for i in (self.place, *helpers))
        return next((place for place in found if place is not None), None)

    @property
    def _antecedent(self) -> frozenset[int]:
        """« Mme Roy, | qui avait quitté la salle »: whoever the relative clause tells of, with all of the name."""
        here, noun = self.here, self.here.governor(self.place)
        if noun is None:
            return frozenset()
        return frozenset({noun, *(i for i in here.children[noun] if here.tokens[i].dep.startswith("flat"))})

    @cached_property
    def names(self) -> frozenset[str]:
        """Names in its clause."""
        return frozenset(key for key in self.own if key.startswith("@"))

    @cached_property
    def when(self) -> Days | None:
        """Days that its clause gives, else the only ones that its words give."""
        own = None if self.claim is None else Statement.of(self.reading, self.claim).when
        if own is not None:
            return own
        starts = {self.here.tokens[i].start for i in self.below}
        times = [t for t in self.reading.annotated.time_expressions if t.span.start in starts and t.value]
        days = [timex.bounds(t.value) for t in times if t.value and timex.is_calendar(t.value)]
        return days[0] if len(days) == 1 else None

    @property
    def is_voiced(self) -> bool:
        """Whether it stands in somebody's words."""
        return self.claim is not None and self.claim.attribution is not None

    @property
    def is_charge(self) -> bool:
        """Whether a verb accuses beside it (« l'accuse d'avoir coupé l'eau », « …, dénoncent des locataires »)."""
        accuse = self.reading.words.rules["denial"]["accuse"]
        if self.here.held.isdisjoint(accuse):
            return False
        others = (i for i in range(len(self.here.tokens)) if i != self.place)
        return any(self.here.tokens[i].lemma.lower() in accuse for i in others)

    @property
    def is_planned(self) -> bool:
        """Whether it is told as planned, possible or to come."""
        finite = (self.here.tokens[i] for i in (self.head, *self.here.children[self.head]))
        future = any(t.feature("Tense") == "Fut" or t.feature("Mood") in {"Cnd", "Sub"} for t in finite)
        return future or (self.claim is not None and self.claim.modality in {"planned", "possible", "obligation"})

    @property
    def is_finite(self) -> bool:
        """Whether a clause with a verb of its own tells it."""
        words = (self.here.tokens[i] for i in (self.head, *self.here.children[self.head]))
        return any(t.feature("VerbForm") == "Fin" and t.pos in {"VERB", "AUX"} for t in words)

    @property
    def is_pluperfect(self) -> bool:
        """« avait été averti »: before what the text tells."""
        words = (self.here.tokens[i] for i in self.here.children[self.head])
        return any(t.pos == "AUX" and t.feature("Tense") == "Imp" for t in words)

    @property
    def is_past(self) -> bool:
        """Whether it is told in a compound or simple past."""
        words = [self.here.tokens[i] for i in (self.head, *self.here.children[self.head])]
        return any(t.feature("Tense") in {"Past", "Imp"} for t in words)

    @property
    def insists(self) -> bool:
        """Whether a word in its clause insists (« bel et bien », « déjà »)."""
        table = table_of(self.reading)
        words = {self.here.word(i) for i in self.below if abs(i - self.place) <= _NEAR}
        return bool(words & table["insist"]) or any(p in self.here.text for p in table["insist_phrases"])

    @property
    def is_light(self) -> bool:
        """Whether the verb above a noun only says that it is there."""
        if self.head == self.place:
            return True
        return self.here.tokens[self.head].lemma.lower() in table_of(self.reading)["light"]

    @property
    def is_heavy(self) -> bool:
        """« aucun pirate n'a été tué »: there are pirates; it is the verb that is denied."""
        return self.none and not self.is_light

    @property
    def is_idle(self) -> bool:
        """Whether denying it says nothing of a deed, or nothing is denied at all."""
        return self.here.is_question or self.is_heavy

    @property
    def is_of_another(self) -> bool:
        """« aucune autre épreuve », « une fusion semblable n'avait provoqué aucune grève »."""
        others, here = table_of(self.reading)["others"], self.here
        beside = {self.place, *here.children[self.place]}
        theme = {i for i in here.children[self.head] if here.tokens[i].dep in SUBJECTS | {"obj"}}
        near = beside | theme | {j for i in theme for j in here.children[i]}
        return any(here.tokens[i].lemma.lower() in others for i in near) or self._is_next_door

    @property
    def _is_next_door(self) -> bool:
        """« un scrutin d'une commune voisine »: what stands in its clause is of a place beside."""
        words = table_of(self.reading)["next_door"]
        inside = (self.here.tokens[i] for i in self.below)
        return any(token.dep == "amod" and token.lemma.lower() in words for token in inside)

    @property
    def is_background(self) -> bool:
        """Whether it is told of a time long before the dispatch came out."""
        published = self.reading.published
        return bool(self.when and published and (published[0] - self.when[1]).days > _YEAR)

    def _is_bare(self, claim: Claim, sentence: EvidenceSpan) -> bool:
        """« livré par drone »: too few words to tell what they speak of, in a sentence that can be shown."""
        subject = head_of(self.reading, claim.subject)
        named = subject is not None and subject[0].tokens[subject[1]].pos != "PRON"
        short = claim.span.end - claim.span.start < _BARE
        return short and not named and sentence.end - sentence.start <= LONGEST

    @property
    def span(self) -> EvidenceSpan:
        """The passage to show."""
        claim, sentence = self.claim, self.here.sentence.span
        if claim is None or sentence.end - sentence.start <= _SHORT or self._is_bare(claim, sentence):
            return clipped(self.reading, sentence)
        return clipped(self.reading, claim.span)


def denials(reading: Reading) -> Iterator[Telling]:
    """Every deed that a dispatch denies."""
    idle, before = table_of(reading)["idle"], None
    for here in reading.trees:
        for place, (mark, none) in denied_words(reading, here).items():
            found = Telling(reading, here, place, mark, none)
            if here.tokens[place].pos in _DEEDS and (none or found.lemma not in idle) and not found.is_idle:
                yield found
        if before is not None and is_bare(reading, here):
            yield from _called_false(reading, before)
        before = here


def _called_false(reading: Reading, here: Tree) -> Iterator[Telling]:
    root = next((i for i, token in enumerate(here.tokens) if token.dep == "ROOT"), None)
    if root is not None and here.tokens[root].pos in _DEEDS and root not in denied_words(reading, here):
        yield Telling(reading, here, root, "denier")


def asserted(reading: Reading, here: Tree, place: int) -> Telling | None:
    """The deed told by a word, ``None`` where it is denied, asked, wished or supposed."""
    found = Telling(reading, here, place)
    denied, sentence = reading.once(_denied_places), here.sentence.span.start
    if here.is_question or any((sentence, i) in denied[0] for i in (place, *_scope(here, place))):
        return None
    if _is_aim(found) or _is_rejected(found):
        return None
    if not_a_fact(load_table(reading.annotated.dispatch.language, "frames"), here, place, (place,)):
        return None
    return found


def _is_aim(told: Telling) -> bool:
    """« dix jours pour déposer un recours »; « faute de réponse » tells that there was none."""
    here, aims = told.here, table_of(told.reading)["aims"]
    if told.place > 1 and here.word(told.place - 2) in table_of(told.reading)["lacking"]:
        return True
    for place in {told.place, told.head}:
        mark = here.child(place, "mark", "case")
        infinitive = here.tokens[place].feature("VerbForm") == "Inf"
        if mark is not None and here.word(mark) in aims and (infinitive or place == told.place):
            return True
    return False


def _is_rejected(told: Telling) -> bool:
    """« par morsure et non par la foudre »."""
    before = [told.here.word(i) for i in range(max(told.place - _BEFORE, 0), told.place)]
    return bool(set(before) & table_of(told.reading)["rejected"])


def _scope(here: Tree, place: int) -> Iterator[int]:
    """Words whose denial takes a word in: the clause of which it is the object or subject."""
    for above in here.ancestors(place):
        if here.tokens[place].dep not in _TAKEN_IN:
            return
        yield above
        if clause_of(here, above) == above:
            return
        place = above


def _denied_places(reading: Reading) -> Iterator[frozenset[Place]]:
    """Every denied word: where its sentence starts, and its position there."""
    found = {(t.here.sentence.span.start, t.place) for t in reading.once(denials)}
    for here in reading.trees:
        found.update((here.sentence.span.start, place) for place in denied_words(reading, here))
    yield frozenset(found)


def _reasons(reading: Reading) -> Iterator[EvidenceSpan]:
    """Markers and causes of what a dispatch explains by a marker."""
    for relation in reading.annotated.causes:
        if relation.marker is not None:
            yield from (relation.marker, relation.cause)
