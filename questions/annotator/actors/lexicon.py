"""What the actors found in a dossier are called, and where each form of a name leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from questions.annotations import ActorKind
from questions.annotator.names.found import Found
from questions.annotator.names.gazetteer import entry
from questions.annotator.parsing.words import vocabulary
from questions.naming import name_key, small_words, spells, without_article, words_of
from questions.same_names import person_words, same_person

#: A shorter first word of a name does not stand for it.
SHORTEST_WORD = 4
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor that some dispatch names in full."""

    name: str
    kind: ActorKind


@dataclass(slots=True)
class Lexicon:
    """The forms under which the actors of a dossier may come back."""

    forms: dict[Words, KnownActor] = field(default_factory=dict)
    #: First words of the forms, so that most words are passed over at one look.
    openings: set[str] = field(default_factory=set)
    #: Given names that one person alone bears.
    given: set[Words] = field(default_factory=set)
    #: Name of an organisation → its full forms.
    organisations: dict[str, set[Words]] = field(default_factory=dict)
    #: The same by the first word of the form.
    by_opening: dict[str, list[tuple[Words, str]]] = field(default_factory=dict)
    #: How often each organisation is named in full or by acronym.
    frequency: Counter[str] = field(default_factory=Counter)

    def rename(self, aliases: Iterable[tuple[Words, str]]) -> None:
        """Adds names that a dispatch defines itself (« ci-après la Société »), where one body only claims them."""
        owners: dict[Words, set[str]] = {}
        for words, name in aliases:
            owners.setdefault(words, set()).add(self.owner(name))
        for words, names in owners.items():
            if len(names) == 1:
                self.add(words, KnownActor(next(iter(names)), "organisation"))

    def nickname(self, words: Words, name: str) -> None:
        """Adds what a person is also called (« Lulu »); a single word means her only where it stands alone."""
        known = self.forms.get(words)
        if known is None or (known.kind == "person" and words_of(known.name) == words):
            bearer = self.forms.get(words_of(name), KnownActor(name, "person"))
            self.forms[words] = KnownActor(bearer.name, "person")
            self.openings.update(words[:1])
            self.given.update({words} if len(words) == 1 else ())

    def owner(self, name: str) -> str:
        """The name under which an organisation goes in the dossier."""
        known = self.forms.get(name_key(name))
        return known.name if known else name

    def add(self, words: Words, actor: KnownActor) -> None:
        """Adds a form; the first to claim it keeps it."""
        if words:
            self.forms.setdefault(words, actor)
            self.openings.add(words[0])


def lexicon_of(found: Iterable[Found], expansions: Mapping[str, str]) -> Lexicon:
    """The lexicon of the firm findings of a dossier.

    :param expansions: what acronyms stand for, from outside the sentences.
    """
    lexicon = Lexicon()
    listed = list(found)
    bodies = [each for each in listed if each.kind == "organisation"]
    bodies += [Found(-1, 0, 0, name, "organisation", acronym=acronym) for acronym, name in expansions.items()]
    for each in sorted(bodies, key=lambda found: (found.acronym is None, -len(found.name), found.name)):
        _add_organisation(lexicon, each)
    _add_surnames(lexicon, [each for each in listed if each.kind == "person"])
    _add_openings(lexicon)
    return lexicon


def _add_openings(lexicon: Lexicon) -> None:
    """« Haitong » for the only body whose name begins with it, where the word is no common noun."""
    first: dict[str, set[str]] = {}
    for name, forms in lexicon.organisations.items():
        for form in forms:
            if len(form) > 1 and _stands_for_all(form):
                first.setdefault(form[0], set()).add(name)
    for word, names in first.items():
        proper = (
            all(without_article(name)[:1].isupper() for name in names) and "'" not in word and len(word) > SHORTEST_WORD
        )
        shortest = min(names, key=len)
        one = all(name_key(name)[: len(name_key(shortest))] == name_key(shortest) for name in names)
        if one and proper and not word_is_common(word):
            lexicon.add((word,), KnownActor(shortest, "organisation"))


def _stands_for_all(form: Words) -> bool:
    """Whether the first word of a name may stand for it: not « Puits » of « Puits du Sud », « Rennes » of « Rennes
    Métropole »."""
    return form[1] not in small_words() and form[-1] not in vocabulary("body_closings")


def word_is_common(word: str) -> bool:
    """Whether the folded word may head names of bodies or places, or stand in any text."""
    lists = ("organisations", "place_nouns", "press", "kind_words", "parts_of_states", "place_openers")
    return any(word in vocabulary(key) for key in lists)


def _add_organisation(lexicon: Lexicon, found: Found) -> None:
    """Names that come with an acronym are added first, the longest leading, whatever the order of the files."""
    key = name_key(found.name)
    owner = lexicon.forms.get(key) or KnownActor(found.name, "organisation")
    known = entry(owner.name)
    lexicon.frequency[owner.name] += 1
    forms = {name_key(form) for form in (known.forms + known.short if known else ())}
    known_forms = lexicon.organisations.setdefault(owner.name, set())
    for form in sorted((forms | {key}) - known_forms):
        known_forms.add(form)
        lexicon.by_opening.setdefault(form[0], []).append((form, owner.name))
    if not known:
        lexicon.add(key, owner)
    if found.acronym:
        lexicon.add(words_of(found.acronym), owner)
        lexicon.add(_with_place(found.acronym, owner.name), owner)


def _with_place(acronym: str, name: str) -> Words:
    """« ARS Bretagne » for « Agence régionale de santé (ARS) de Bretagne »; empty where no place is left over."""
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        rest = " ".join(words[cut:])
        if spells(acronym, " ".join(words[:cut])):
            rest = rest.removeprefix("de ")
            return words_of(f"{acronym} {rest}") if rest[:1].isupper() else ()
    return ()


def _add_surnames(lexicon: Lexicon, persons: list[Found]) -> None:
    """Each ending of a full name that belongs to one full name only."""
    names = {words_of(person.name): person.name for person in sorted(persons, key=lambda found: found.name)}
    tails = {tail for words in names for tail in _tails(words)[1:]}
    owners: dict[Words, set[Words]] = {}
    for words in names:
        for tail in _tails(words) if words not in tails else ():
            owners.setdefault(tail, set()).add(words)
    for tail, full in owners.items():
        if _are_one(full):
            lexicon.add(tail, KnownActor(names[max(sorted(full), key=lambda words: sum(map(len, words)))], "person"))
    _add_first_names(lexicon, names)
    _add_first_surnames(lexicon, names)
    _add_given_names(lexicon, names)


def _are_one(names: set[Words]) -> bool:
    """Whether several full names are printed forms of one (« Jean-Luc Roy », « J.-L. Roy », « Jean Luc Roy »)."""
    keys = sorted({person_words(" ".join(words)) for words in names})
    return all(same_person(one, other) for n, one in enumerate(keys) for other in keys[n + 1 :])


def _add_first_names(lexicon: Lexicon, names: Mapping[Words, str]) -> None:
    """« M. Gu » is Gu Weiping where the dossier prints the first name alone and knows but one who bears it."""
    alone = {words for words in names if len(words) == 1}
    first: dict[Words, set[Words]] = {}
    for words in names:
        if len(words) > 1:
            first.setdefault(words[:1], set()).add(words)
    for words, full in first.items():
        if words in alone and len(full) == 1:
            lexicon.forms[words] = KnownActor(names[next(iter(full))], "person")
            lexicon.openings.add(words[0])


def _add_given_names(lexicon: Lexicon, names: Mapping[Words, str]) -> None:
    """« Celso » for Celso Vilar, where no other name of the dossier holds the word."""
    bearers: dict[str, set[Words]] = {}
    for words in names:
        for word in set(words):
            bearers.setdefault(word, set()).add(words)
    for words in names:
        first = words[0]
        free = (first,) not in lexicon.forms and first not in lexicon.by_opening and not word_is_common(first)
        if len(words) > 1 and bearers[first] == {words} and free and len(first) >= SHORTEST_WORD and "." not in first:
            lexicon.given.add((first,))
            lexicon.add((first,), KnownActor(names[words], "person"))


def _add_first_surnames(lexicon: Lexicon, names: Mapping[Words, str]) -> None:
    """« M. Bareta » is Elio Bareta Ayuso where the dossier names him so and no other whole name holds the word."""
    for alone in (words for words in names if len(words) == 1):
        holders = [words for words in names if len(words) > 1 and alone[0] in words]
        if len(holders) == 1 and alone[0] in holders[0][1:-1]:
            lexicon.forms[alone] = KnownActor(names[holders[0]], "person")
            lexicon.openings.add(alone[0])


def _tails(words: Words) -> list[Words]:
    """The name and the ends of it that may stand for it: « van der Berg », « der Berg », « Berg »; nobody is called
    « Guen » whose name is « Le Guen »."""
    articles = vocabulary("anonymous_determiners")
    return [words[start:] for start in range(len(words)) if not (start > 1 and words[start - 1] in articles)]
