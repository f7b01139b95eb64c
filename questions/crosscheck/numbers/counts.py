"""Figures made comparable: what is counted, what befell it, where, when, in whose words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from questions.annotations import Claim, Figure
from questions.crosscheck.findings import Side
from questions.crosscheck.numbers import count_parts, count_passages, count_places, count_times, fates
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import SUBJECTS, Tree, core, is_clause_head, plain

Days = tuple[date, date]
#: Words of a noun phrase looked at behind its noun.
_WIDEST = 12
#: Words before a length of time that tell what it is (« ses réquisitions : deux ans »).
_BEFORE = 6
#: « à régler avant dimanche »: no time over which anything is counted.
_DEADLINES = frozenset({"before", "until"})
#: A count over this many days or more is one of a period.
_PERIOD = 28


@dataclass(frozen=True, eq=False)
class Count:
    """A figure with what is counted, what befell it, where and when."""

    reading: Reading
    figure: Figure
    claim: Claim | None
    here: Tree
    noun: int
    #: The unit in which the text gives it, where it is compared in another.
    told_unit: str = ""

    @cached_property
    def rules(self) -> dict[str, Any]:
        """The figure rules of the language."""
        found: dict[str, Any] = self.reading.words.rules["figures"]
        return found

    @cached_property
    def group(self) -> tuple[int, ...]:
        """Positions of the noun phrase around the figure."""
        joined = {i for c in self.here.children[self.noun] if self._joined(c) for i in self.here.subtree(c)}
        return tuple(i for i in self.here.subtree(self.noun) if i - self.noun < _WIDEST and i not in joined)

    @cached_property
    def first(self) -> int:
        """Position of the first word of the figure."""
        return self.here.at(self.figure.span.start)

    @cached_property
    def behind(self) -> int:
        """Position of the word behind the figure; the number of words where it ends the sentence."""
        return self.here.at(self.figure.span.end - 1) + 1

    def _joined(self, index: int) -> bool:
        """« 31 morts et 17 disparus » are two counts; « 34 morts côté nord » is one, whatever the parser says."""
        return self.here.tokens[index].dep == "conj" and self.here.has(index, "cc")

    @cached_property
    def of_what(self) -> frozenset[str]:
        """What lasts or is paid so: « deux ans de prison », « un préavis de 72 heures »."""
        of = self.reading.words.grammar["of"]

        def by_of(index: int) -> bool:
            case = self.here.child(index, "case")
            return self.here.tokens[index].dep == "nmod" and case is not None and self.here.word(case) in of

        found = {self.reading.key_of(self.here, i) for i in self.here.children[self.noun] if by_of(i)}
        above = self.here.governor(self.noun)
        if above is not None and by_of(self.noun):
            found.add(self.reading.key_of(self.here, above))
        return frozenset(key for key in found if key)

    @cached_property
    def chain(self) -> tuple[int, ...]:
        """The words that govern the figure, as far as the head of its clause."""
        found, skip = [self.noun], self._joined(self.noun)
        if self.here.tokens[self.noun].pos != "NOUN" and is_clause_head(self.here, self.noun):
            return (self.noun,)
        for above in self.here.ancestors(self.noun):
            if skip and self.here.tokens[above].pos == "NOUN":
                skip = self._joined(above)
                continue
            found.append(above)
            if is_clause_head(self.here, above):
                break
        return tuple(found)

    @cached_property
    def frame(self) -> frozenset[str]:
        """Keys of the noun phrase and of what governs it, the counted noun apart."""
        indices = {*self.group, *self.chain}
        found = {self.reading.key_of(self.here, i) for i in indices}
        if self.claim and self.figure.unit in self.rules["durations"]:
            found |= self.reading.keys(self.claim.subject) | self._lasting | self.taken
        if self.is_price:
            found.add(self.reading.words.key(self.rules["price"]))
        return frozenset(key for key in found if key) - self._unit_keys

    @property
    def _lasting(self) -> frozenset[str]:
        """What « n'a duré que quarante minutes »: the subject of the verb right before, whatever the parser says."""
        before = range(max(self.first - 4, 0), self.first)
        verb = next((i for i in before if self.here.tokens[i].lemma.lower() in self.rules["lasts"]), None)
        subject = self.here.subject(verb) if verb is not None else None
        key = self.reading.key_of(self.here, subject) if subject is not None else None
        return frozenset({key} if key else ())

    @cached_property
    def taken(self) -> frozenset[str]:
        """« il a fallu trois heures pour stopper l'écoulement »: what is done in so long, and to what."""
        if not {self.here.tokens[i].lemma.lower() for i in self.chain} & set(self.rules["taking"]):
            return frozenset()
        behind = range(self.behind, len(self.here.tokens))
        stop = next((i for i in behind if self.here.tokens[i].pos == "PUNCT"), len(self.here.tokens))
        done = next((i for i in behind if i < stop and self.here.tokens[i].feature("VerbForm") == "Inf"), None)
        upon = self.here.child(done, "obj") if done is not None else None
        keys = (self.reading.key_of(self.here, i) for i in (done, upon) if i is not None)
        return frozenset(key for key in keys if key)

    @cached_property
    def per(self) -> str:
        """« 640 patients par an », « 18 fibres par litre »: of what there are so many each time."""
        return count_parts.per(self)

    @cached_property
    def is_price(self) -> bool:
        """« racheté pour 3 millions d'euros »."""
        before = self.here.word(max(self.first - 1, 0))
        return self.figure.unit in self.rules["money"] and before in self.rules["for_price"]

    @cached_property
    def context(self) -> frozenset[str]:
        """Keys of the whole clause, the counted noun apart."""
        span = self.claim.span if self.claim else self.here.sentence.span
        more = (
            self.reading.keys(self.claim.subject) | self.reading.keys(self.claim.object) if self.claim else frozenset()
        )
        return (self.reading.keys(span) | more | self.frame) - self._unit_keys

    @cached_property
    def unit_key(self) -> str:
        """Key of the counted noun."""
        return self.reading.words.key(self.figure.unit)

    @property
    def _unit_keys(self) -> frozenset[str]:
        """Keys of the counted noun and, where a measure is compared in another, of that in which the text gives it."""
        return frozenset({self.unit_key, self.reading.words.key(self.told_unit)})

    @cached_property
    def kind_key(self) -> str:
        """The things counted, whatever their noun (« pièces », « objets »)."""
        return self.reading.words.counted.get(self.figure.unit, self.unit_key)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the noun phrase, of the words that govern it and of the predicate."""
        near = {self.here.tokens[i].lemma.lower() for i in {*self.group, *self.chain}}
        return frozenset(near | ({self.claim.predicate} if self.claim else set()))

    @cached_property
    def befell(self) -> frozenset[str]:
        """What befell those who are counted (« mort », « confirmé »)."""
        return fates.befell(self)

    @cached_property
    def is_living(self) -> bool:
        """Whether something may befall what is counted."""
        return fates.is_living(self)

    @cached_property
    def clause_lemmas(self) -> set[str]:
        """Lemmas of the clause itself, those of coordinated and subordinate clauses left out."""
        start, end = core(self.here, self.chain[-1])
        verb = self.here.tokens[self.chain[-1]].pos in {"VERB", "AUX"}
        indices = range(start, end) if verb else self.group
        return {self.here.tokens[i].lemma.lower() for i in indices}

    @cached_property
    def wording(self) -> frozenset[str]:
        """Lemmas that qualify the count; what a share is a share of may stand anywhere in its clause."""
        if self.figure.unit == "%":
            whole = self.reading.tokens_in(self.claim.span) if self.claim else None
            told = {whole[0].tokens[i].lemma.lower() for i in whole[1]} if whole else set()
            return self.lemmas | self.clause_lemmas | told
        lasts = self.figure.unit in self.rules["durations"]
        before = self.here.tokens[max(self.noun - _BEFORE, 0) : self.noun] if lasts else ()
        measured = self.claim is not None and self.claim.predicate in self.rules["measuring"]
        subject = self._subject_lemmas if measured else frozenset[str]()
        head = self.chain[-1]
        above = self.here.governor(head) if self.here.tokens[head].dep == "xcomp" else None
        modal = frozenset({self.here.tokens[above].lemma.lower()} if above is not None else ())
        return self.lemmas | modal | subject | {token.lemma.lower() for token in before}

    @cached_property
    def voices(self) -> frozenset[str]:
        """Lemmas of the clause and of whoever is named as its source."""
        source = self.claim.attribution.source if self.claim and self.claim.attribution else None
        found = self.reading.tokens_in(source) if source else None
        named = {found[0].tokens[i].lemma.lower() for i in found[1]} if found else set()
        return self.lemmas | self.clause_lemmas | named | self._subject_lemmas

    @cached_property
    def _subject_lemmas(self) -> frozenset[str]:
        """Lemmas of the subject of its clause."""
        subject = self.reading.tokens_in(self.claim.subject) if self.claim and self.claim.subject else None
        return frozenset(subject[0].tokens[i].lemma.lower() for i in subject[1]) if subject else frozenset()

    @cached_property
    def counts_people(self) -> bool:
        """Whether people or cases are counted, or jobs that somebody loses."""
        unit = self.figure.unit
        lost = unit in self.rules["jobs"] and bool(self.befell)
        return lost or unit in self.rules["people"] or unit in self.reading.words.befell

    @cached_property
    def measure(self) -> str:
        """Under which name findings are grouped: what befell people, else the unit."""
        return "people" if self.counts_people else self.unit_key

    @cached_property
    def measures(self) -> frozenset[str]:
        """Under which names it is looked up."""
        people = {"people"} if self.befell or self.kind_key[1:] in self.rules["human_groups"] else set()
        return frozenset({self.measure, self.unit_key, self.kind_key, *people})

    @cached_property
    def is_size(self) -> bool:
        """Whether it is the number of those who set out together: « le groupe comptait neuf personnes »."""
        if self.claim is None or not self.counts_people or self.befell or self.is_part:
            return False
        sizes, groups = self.rules["sizes"], {*self.rules["groups"], *self.rules["they"]}
        subject = self.reading.tokens_in(self.claim.subject) if self.claim.subject else None
        words = {subject[0].word(i) for i in subject[1]} if subject else set()
        told = self.claim.predicate in sizes or is_clause_head(self.here, self.noun)
        return self._they_were or (told and bool((self._subject_lemmas | words) & groups))

    @property
    def _they_were(self) -> bool:
        """« Ils étaient onze à s'être engagés », « nous étions neuf »."""
        told = self.first > 1 and self.here.tokens[self.first - 1].lemma.lower() in self.rules["being"]
        return told and self.points_back and self.here.word(self.first - 2) in self.rules["they"]

    @cached_property
    def is_part(self) -> bool:
        """« 20 des 96 familles », « dont deux guides », « 35 autres »: a part of a number given beside it."""
        return count_parts.is_part(self)

    @cached_property
    def is_left(self) -> bool:
        """« vingt pompiers surveillaient encore les décombres »."""
        return count_parts.is_left(self)

    @cached_property
    def is_changed(self) -> bool:
        """« le bilan est passé à 40 morts »: the number that something became, or was."""
        found = self.lemmas & set(self.rules["changed"])
        to = self.rules["changed_to"]
        before = {self.here.word(i) for i in range(max(self.first - 1, 0), self.first)}
        return bool(found - set(to["verbs"])) or (bool(found) and bool(before & set(to["words"])))

    @cached_property
    def is_whole(self) -> bool:
        """« les dix-huit marins »: all of a group, whatever is said of them."""
        return self.here.word(self.first - 1) in self.rules["all_of"] if self.first else False

    @property
    def is_only(self) -> bool:
        """« une seule publication », « le seul gardien »."""
        only = load_table(self.reading.annotated.dispatch.language, "figures")["one"]["only"]
        return self.figure.value == 1 and bool(set(plain(self.figure.span.quote).split()) & set(only))

    @cached_property
    def is_worth(self) -> bool:
        """« la valeur du butin est estimée à … », « le prix des objets est de … »: what a thing is worth."""
        if self.figure.unit not in self.rules["money"] or self.has_period:
            return False
        told = {self.here.tokens[i].lemma.lower() for i in self.chain} | self.clause_lemmas | self._subject_lemmas
        if told & set(self.rules["valuing"]):
            return True
        price = self.reading.words.key(self.rules["price"])
        named = self.claim is not None and price in self.reading.keys(self.claim.subject)
        return named and bool(told & {*self.rules["measuring"], *self.rules["being"]})

    @property
    def points_back(self) -> bool:
        """« ils sont cinq à avoir été infectés »: those of whom the text speaks."""
        return self.figure.unit == "personne" and "personne" not in plain(self.figure.span.quote)

    @cached_property
    def is_special(self) -> bool:
        """Whether the unit is a thing of its own (« mutins », « picogrammes »), not people, money or time at large."""
        common = {"%", *self.rules["money"], *self.rules["durations"], *self.rules["common"], *self.rules["whoever"]}
        group = self.kind_key[1:] in self.rules["human_groups"]
        return self.figure.unit not in common and (group or self.figure.unit not in self.rules["people"])

    @cached_property
    def group_names(self) -> frozenset[str]:
        """Names that complete the counted noun (« les 28 pays de l'Alliance »)."""
        found = {self.reading.key_of(self.here, i) for i in self.group if i > self.noun}
        return frozenset(key for key in found if key and key.startswith("@"))

    @cached_property
    def places(self) -> frozenset[str]:
        """Proper names in the noun phrase and in the place of the clause."""
        return count_places.places(self)

    @cached_property
    def place_behind(self) -> frozenset[str]:
        """The first name between this figure and the next of its sentence."""
        return count_places.place_behind(self)

    @cached_property
    def when(self) -> Days | None:
        """Days told by the clause, else by its sentence."""
        return count_times.when(self)

    @property
    def is_background(self) -> bool:
        """Whether the clause tells of a time long before the dispatch came out."""
        return count_times.is_background(self)

    @cached_property
    def as_of(self) -> Days | None:
        """When the count was taken: when it was told, else when the dispatch came out, else the last day given."""
        return count_times.as_of(self)

    @cached_property
    def told(self) -> Days | None:
        """The day on which the sentence says that the count was made known."""
        return count_times.told(self)

    @cached_property
    def of_another(self) -> bool:
        """Whether it is told of another of the kind (« celui de 2012, qui avait touché … », « une autre crue »)."""
        head = self.chain[-1]
        subject = self.here.child(head, *SUBJECTS)
        around = (subject, *self.here.children[subject]) if subject is not None and subject != self.noun else ()
        nouns = [i for i in self.chain if i != self.noun and self.here.tokens[i].pos == "NOUN"]
        beside = (child for i in nouns for child in self.here.children[i] if child < i)
        if any(self.here.word(i) in self.rules["another"] for i in (*around, *beside)):
            return True
        above = self.here.ancestors(head)[:3] if self.here.tokens[head].dep.startswith("acl") else ()
        return any(self.here.word(i) in self.rules["another"] for i in above if i < head)

    @cached_property
    def spot(self) -> str:
        """« au dépôt nord, ils sont 130 »: the kind of place to which the sentence limits the count from the start."""
        first = self.here.tokens[0]
        places = self.reading.words.predicates["place"]["prepositions"]
        if self.here.word(0) not in {*places, "sur"} or first.pos != "ADP":
            return ""
        opening = range(1, min(6, len(self.here.tokens)))
        noun = next((self.here.tokens[i] for i in opening if self.here.tokens[i].pos == "NOUN"), None)
        return noun.lemma.lower() if noun is not None and noun.lemma.lower() in self.rules["spots"] else ""

    @cached_property
    def is_of_now(self) -> bool:
        """« mille tonnes jonchent à présent les trottoirs »: taken when the dispatch was written, as against before."""
        words = (*self.rules["now"], *self.rules["since_then"], *self.reading.polarity["so_far"])
        return count_times.is_told(self, words)

    @cached_property
    def has_period(self) -> bool:
        """Whether its clause says over how long it was counted (« au premier semestre »)."""
        told = self.claim.time_expression if self.claim is not None else None
        opening = {self.here.word(0), self.here.word(max(self.first - 1, 0))}
        if (told is not None and told.relation == "since") or opening & set(self.rules["since"]):
            return True
        if told is not None and told.relation in _DEADLINES:
            return False
        own = count_times.own_time(self)
        return own is not None and (own[1] - own[0]).days >= _PERIOD

    @cached_property
    def at_open_time(self) -> bool:
        """Whether its clause names a day that nothing settles (« jeudi » in a dispatch without date)."""
        span = self.claim.span if self.claim else self.here.sentence.span
        times = (t for t in self.reading.annotated.time_expressions if span.contains(t.span))
        return any(t.value is None and t.type in {"DATE", "TIME"} for t in times)

    @cached_property
    def side(self) -> Side:
        """The passage to show."""
        span = self.claim.span if self.claim and self.claim.span.contains(self.figure.span) else None
        return Side(self.reading, count_passages.around(self, span or self.here.sentence.span))
