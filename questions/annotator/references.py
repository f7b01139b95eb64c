"""Second pass over a dossier: the short and roundabout ways in which actors are named again.

An acronym given in one dispatch, a surname, « l'Agence », « la chambre mixte », « cette instance », « le ministre ».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from questions.annotations import ActorKind, Sentence
from questions.annotator.found import Found, words_text
from questions.annotator.gazetteer import entry, nationality
from questions.annotator.organisations import head_places, is_head
from questions.annotator.roles import role_places
from questions.annotator.words import (
    Tokens,
    is_acronym,
    is_article,
    is_capitalised,
    is_listed,
    is_word,
    lower,
    noun_end,
    places_of,
    vocabulary,
    word_places,
)
from questions.languages import load_table
from questions.naming import content_words, firm_key, folded, name_key, role_words, without_article, words_of

#: Words between a verb of speech and its subject behind it, and sentences back to the last speaker.
LONGEST_INVERSION = 4
BACK = 2
#: Most words of a body that common nouns name.
LONGEST_BODY = 5
#: A shorter first word of a name does not stand for it.
SHORTEST_WORD = 4
#: How many times as often as another a body must be named to be the one that « l'hôpital » means.
OFTENER = 2
#: Longest form looked up, in words.
LONGEST_FORM = 12

#: Quotation marks around a name given in brackets.
_MARKS = ("«", "»", '"', "“", "”")

Words = tuple[str, ...]
#: A person's name and the content words of one of her roles.
HeldRole = tuple[str, frozenset[str]]


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
            if len(form) > 1:
                first.setdefault(form[0], set()).add(name)
    for word, names in first.items():
        proper = (
            all(without_article(name)[:1].isupper() for name in names) and "'" not in word and len(word) > SHORTEST_WORD
        )
        shortest = min(names, key=len)
        one = all(name_key(name)[: len(name_key(shortest))] == name_key(shortest) for name in names)
        if one and proper and not word_is_common(word):
            lexicon.add((word,), KnownActor(shortest, "organisation"))


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


def _add_surnames(lexicon: Lexicon, persons: list[Found]) -> None:
    """Each ending of a full name that belongs to one full name only."""
    names = {words_of(person.name): person.name for person in sorted(persons, key=lambda found: found.name)}
    tails = {tail for words in names for tail in _tails(words)[1:]}
    owners: dict[Words, set[Words]] = {}
    for words in names:
        for tail in _tails(words) if words not in tails else ():
            owners.setdefault(tail, set()).add(words)
    for tail, full in owners.items():
        if len(full) == 1:
            lexicon.add(tail, KnownActor(names[next(iter(full))], "person"))
    _add_first_names(lexicon, names)


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


def _tails(words: Words) -> list[Words]:
    """The name and the ends of it that may stand for it: « van der Berg », « der Berg », « Berg »."""
    return [words[start:] for start in range(len(words))]


def find_again(number: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """Forms of the lexicon in a sentence, the longest at each place."""
    index = 0
    while index < len(sentence.tokens):
        found = _longest(number, sentence, index, lexicon)
        if found:
            yield found
        index = found.end if found else index + 1


def _longest(number: int, sentence: Sentence, start: int, lexicon: Lexicon) -> Found | None:
    tokens = sentence.tokens
    opening = words_of(tokens[start].text)[:1]
    if not opening or opening[0] not in lexicon.openings or (start and tokens[start].pos == "DET"):
        return None
    for end in range(min(len(tokens), start + LONGEST_FORM), start, -1):
        if not words_of(tokens[end - 1].text):
            continue
        words = tuple(word for token in tokens[start:end] for word in words_of(token.text))
        actor = lexicon.forms.get(words)
        if actor and _printed_as_name(tokens, start, end, actor) and not _is_cut(tokens, start, actor):
            return Found(number, start, end, actor.name, actor.kind)
    return None


def _printed_as_name(tokens: Tokens, start: int, end: int, actor: KnownActor) -> bool:
    several = end - start > 1
    if actor.kind == "person":
        return is_capitalised(tokens[start]) or (several and is_capitalised(tokens[end - 1]))
    return is_capitalised(tokens[start]) or several


def _is_cut(tokens: Tokens, start: int, actor: KnownActor) -> bool:
    """« Neill » of « O'Neill »: a surname glued to an elided capital is the end of a longer one."""
    before = tokens[start - 1] if start else None
    glued = before is not None and before.end == tokens[start].start and before.text[:1].isupper()
    return glued and before is not None and actor.kind == "person" and before.text.endswith(("'", "’"))


def find_by_head(number: int, sentence: Sentence, lexicon: Lexicon, earlier: Sequence[Found]) -> Iterator[Found]:
    """« l'Agence », « la chambre mixte », « l'union douanière »: the organisation whose name starts so.

    :param earlier: what was found before in the dispatch, in order of the text.
    """
    tokens = sentence.tokens
    for index in sorted(head_places(tokens) - {0}):
        if is_article(tokens[index - 1]) and not _is_indefinite(tokens[index - 1].text):
            yield from _resolved(number, sentence, index, lexicon, earlier)


def _is_indefinite(article: str) -> bool:
    return article.lower() in vocabulary("indefinite")


def _resolved(
    number: int, sentence: Sentence, head: int, lexicon: Lexicon, earlier: Sequence[Found]
) -> Iterator[Found]:
    tokens = sentence.tokens
    before = [each for each in earlier if _precedes(each, number, head)]
    capital = is_capitalised(tokens[head])
    for end in range(noun_end(tokens, head), head, -1):
        words = words_of(words_text(sentence, head, end))
        name = _owner(words, capital, lexicon, before)
        if name:
            yield Found(number, _with_possessive(tokens, head), end, name, "organisation")
            return
    if capital:
        yield Found(number, head, head + 1, words_text(sentence, head, head + 1), "organisation")


def _with_possessive(tokens: Tokens, head: int) -> int:
    """« notre Institut » is quoted with its possessive."""
    return head - 1 if lower(tokens[head - 1]) in vocabulary("possessives") else head


def _precedes(found: Found, number: int, head: int) -> bool:
    return found.kind == "organisation" and (found.sentence, found.start) < (number, head)


def _owner(words: Words, capital: bool, lexicon: Lexicon, earlier: list[Found]) -> str | None:
    """The organisation that a form beginning like its name means: the nearest before, else the one most named."""
    fitting = {name for form, name in lexicon.by_opening.get(words[0], ()) if _begins(form, words)}
    recent = [found.name for found in earlier if found.name in fitting]
    if recent and (capital or len(words) > 1 or len(set(recent)) == 1):
        return recent[-1]
    return _most_named(fitting, lexicon) if capital or len(words) > 1 else None


def _begins(form: Words, words: Words) -> bool:
    return len(form) > len(words) and form[: len(words)] == words


def _most_named(names: set[str], lexicon: Lexicon) -> str | None:
    ranked = sorted(names, key=lambda name: (-lexicon.frequency[name], name))
    if len(ranked) > 1 and lexicon.frequency[ranked[0]] == lexicon.frequency[ranked[1]]:
        return None
    return ranked[0] if ranked else None


def find_pointers(number: int, sentence: Sentence, earlier: Sequence[Found]) -> Iterator[Found]:
    """« cette instance de dialogue »: the organisation named last, in this sentence or the one before."""
    tokens = sentence.tokens
    for index in places_of(tokens, "pointers"):
        if not is_listed(tokens, index - 1, "pointing"):
            continue
        near = [f for f in earlier if _precedes(f, number, index) and f.sentence >= number - 1]
        if near:
            yield Found(number, index - 1, noun_end(tokens, index), near[-1].name, "organisation")


def find_by_kind(
    number: int, sentence: Sentence, earlier: Sequence[Found], present: Collection[str] = ()
) -> Iterator[Found]:
    """« l'école », « l'hôpital »: the only body of that kind that the dispatch has named, or the one it names most.

    :param present: the bodies that the dossier names: « la préfecture » is the only one of them where the dispatch
        itself names none.
    """
    tokens = sentence.tokens
    places = word_places(tokens)
    for index in sorted(at for word in places.keys() & _kinds().keys() for at in places[word]):
        kinds = _kinds()[lower(tokens[index])]
        if not index or not _is_definite(tokens, index) or noun_end(tokens, index) > index + 1:
            continue
        named = Counter(f.name for f in earlier if _precedes(f, number, index) and words_of(f.name)[0] in kinds)
        if not named and is_listed(tokens, index, "sole_kinds"):
            named = Counter(name for name in present if words_of(name)[0] in kinds)
        name = _plainly_meant(named)
        if name:
            yield Found(number, index, index + 1, name, "organisation")


def _plainly_meant(named: Counter[str]) -> str | None:
    """The only name, or the one that comes back several times as often; « l'hôpital de X », « le CHU de X » are one."""
    by_place: dict[str, Counter[str]] = {}
    for name, times in named.items():
        by_place.setdefault(words_of(name)[-1], Counter())[name] += times
    ranked = sorted(by_place.values(), key=lambda names: -names.total())
    if not ranked or (len(ranked) > 1 and ranked[0].total() < OFTENER * ranked[1].total()):
        return None
    return ranked[0].most_common(1)[0][0]


def find_government(number: int, sentence: Sentence, states: Collection[str]) -> Iterator[Found]:
    """« le gouvernement »: the state, where the dossier has but one.

    :param states: the states that the dossier names.
    """
    tokens = sentence.tokens
    if len(states) != 1:
        return
    for index in places_of(tokens, "governments"):
        if index and lower(tokens[index - 1]) in vocabulary("anonymous_determiners") and _is_bare(tokens, index):
            yield Found(number, index, index + 1, next(iter(states)), "state")


def _is_bare(tokens: Tokens, index: int) -> bool:
    return noun_end(tokens, index) == index + 1


def find_by_trade(
    number: int, sentence: Sentence, earlier: Sequence[Found], firms: Collection[Words]
) -> Iterator[Found]:
    """« l'entreprise », « le fabricant »: the only firm that the dispatch has named before.

    :param firms: keys of the names that the dossier gives to firms.
    """
    tokens = sentence.tokens
    for index in places_of(tokens, "companies"):
        if not index or not _is_definite(tokens, index):
            continue
        named = {firm_key(f.name): f.name for f in earlier if _precedes(f, number, index)}
        told = [name for key, name in named.items() if key in firms]
        end = index + 1
        if end < len(tokens) and nationality(tokens[end]):
            end += 1
        if len(told) == 1 and noun_end(tokens, index) == end:
            yield Found(number, index, end, told[0], "organisation")


def find_institutions(number: int, sentence: Sentence) -> Iterator[Found]:
    """« l'armée », « l'opposition »: a body that its common noun names, once it acts."""
    tokens = sentence.tokens
    for index in places_of(tokens, "house_sides", "institutions", "deciding"):
        side = is_listed(tokens, index, "house_sides")
        end = _end_of_body(tokens, index)
        if not index or not (side or is_listed(tokens, index, "institutions") or _decides(tokens, index, end)):
            continue
        if noun_end(tokens, index) > end or lower(tokens[index - 1]) not in vocabulary("anonymous_determiners"):
            continue
        if _takes_part(tokens, index) or is_listed(tokens, end + is_word(tokens, end, ","), "relatives"):
            yield Found(number, index, end, words_text(sentence, index, end), "group" if side else "organisation")


def _end_of_body(tokens: Tokens, index: int) -> int:
    """« l'opposition chilienne »: with the people it is of; « la commission disciplinaire »: with all its words."""
    end = index + 1
    if is_listed(tokens, index, "deciding"):
        return min(noun_end(tokens, index), index + LONGEST_BODY)
    while end < len(tokens) and (nationality(tokens[end]) or is_listed(tokens, end, "regional")):
        end += 1
    return end


def _decides(tokens: Tokens, index: int, end: int) -> bool:
    """« la commission disciplinaire », « le bureau des guides »: a body named by what it decides on or who is in it."""
    return is_listed(tokens, index, "deciding") and end > index + 1


def _takes_part(tokens: Tokens, index: int) -> bool:
    """A subject, an agent, somebody spoken to; the source after « selon »."""
    doer = tokens[index].dep in ("nsubj", "nsubj:pass", "obl:agent", "iobj")
    return doer or is_listed(tokens, index - 2, "agent_prepositions")


def find_defined(sentence: Sentence, bodies: Sequence[Found]) -> Iterator[tuple[Words, str]]:
    """Other names given in brackets: « Delmas inc. (« la Société ») », « … (ci-après l'Institut) » → key and owner.

    :param bodies: the organisations found in the sentence.
    """
    tokens = sentence.tokens
    for body in bodies:
        bracket = next((i for i in range(body.end, min(body.end + 2, len(tokens))) if tokens[i].text == "("), None)
        close = next((i for i, token in enumerate(tokens) if token.text == ")" and i > (bracket or len(tokens))), None)
        if bracket is not None and close is not None and close - bracket <= LONGEST_FORM:
            yield from _alias(sentence, bracket + 1, close, body.name)


def _alias(sentence: Sentence, start: int, end: int, owner: str) -> Iterator[tuple[Words, str]]:
    tokens = sentence.tokens
    inside = [i for i in range(start, end) if tokens[i].text not in _MARKS and not is_listed(tokens, i, "defining")]
    marked = len(inside) < end - start
    named = [i for i in inside if not is_article(tokens[i]) or is_capitalised(tokens[i])]
    if marked and named and is_capitalised(tokens[named[0]]) and not is_acronym(tokens[named[0]]):
        yield name_key(words_text(sentence, named[0], named[-1] + 1)), owner


@cache
def _kinds() -> dict[str, frozenset[str]]:
    table = load_table("fr", "actors")["kinds"]
    return {folded(word): frozenset(map(folded, heads)) for word, heads in table.items()}


def find_between(number: int, sentence: Sentence, lexicon: Lexicon) -> Iterator[Found]:
    """« le forum entre le Chili et le Pérou »: the organisation whose name joins the two."""
    tokens = sentence.tokens
    for between in places_of(tokens, "between"):
        index = between - 1
        pointing = is_head(tokens, index) or is_listed(tokens, index, "pointers")
        if pointing and 0 < index < len(tokens) - 3 and is_article(tokens[index - 1]):
            yield from _joining(number, sentence, index, lexicon)


def _joining(number: int, sentence: Sentence, head: int, lexicon: Lexicon) -> Iterator[Found]:
    tokens = sentence.tokens
    conjunction = next((i for i in range(head + 3, min(head + 9, len(tokens))) if is_listed(tokens, i, "and")), None)
    if conjunction is None:
        return
    last = [i for i in range(conjunction + 1, min(conjunction + 4, len(tokens))) if is_capitalised(tokens[i])]
    members = content_words(words_text(sentence, head + 2, last[0] + 1)) if last else frozenset()
    names = [name for name in lexicon.organisations if len(members) > 1 and members <= content_words(name)]
    if names:
        yield Found(number, head, last[0] + 1, names[0], "organisation")


def find_role_holders(
    number: int,
    sentence: Sentence,
    roles: Sequence[HeldRole],
    fewest: int = 1,
    renowned: frozenset[str] | None = None,
) -> Iterator[Found]:
    """« le ministre », « la directrice du port »: the only person who holds that role.

    :param fewest: content words that the role must be told with.
    :param renowned: if given, only these persons are meant, and only by an office of which a story has one.
    """
    tokens = sentence.tokens
    for index in sorted(role_places(tokens) - {0}):
        if _is_definite(tokens, index):
            end = noun_end(tokens, index)
            told = role_words(words_text(sentence, index, end))
            words = plain_role(told, alike=fewest == 1)
            holders = {name for name, role in roles if words <= plain_role(role, alike=fewest == 1)}
            if len(holders) != 1 or len(told) < fewest:
                continue
            if renowned is None or (holders <= renowned and words <= _single_offices()):
                yield Found(number, index, end, next(iter(holders)), "person")


@lru_cache(maxsize=4096)
def plain_role(words: frozenset[str], *, alike: bool) -> frozenset[str]:
    """The words of a role without gender.

    :param words: folded content words.
    :param alike: whether offices that may be said in two ways are one (« chef de l'Etat », « président »).
    """
    table = load_table("fr", "actors")["roles_alike"]
    for row in table if alike else ():
        if set(row["words"]) <= words:
            words = (words - set(row["words"])) | set(row["means"])
    return frozenset(map(_without_gender, words))


@cache
def _single_offices() -> frozenset[str]:
    """Content words of the offices of which one story seldom has two (« le ministre », « le préfet »)."""
    offices = load_table("fr", "actors")["single_offices"]
    return frozenset(word for office in offices for word in plain_role(role_words(office), alike=True))


def _without_gender(word: str) -> str:
    """« presidente » and « president », « directrice » and « directeur » are one word."""
    for feminine, masculine in load_table("fr", "actors")["feminine_endings"]:
        if word.endswith(feminine) and len(word) > len(feminine) + 2:
            return word.removesuffix(feminine) + str(masculine)
    return word


def find_last_speaker(
    number: int, sentence: Sentence, earlier: Sequence[Found], held: Sequence[HeldRole]
) -> Iterator[Found]:
    """« …, a ajouté la magistrate »: a role that nobody is known to hold, behind a verb, is whoever was named last.

    :param earlier: what was found before in the dispatch, in order of the text.
    :param held: the roles that its persons hold, by which their gender is known.
    """
    tokens = sentence.tokens
    for index in sorted(role_places(tokens) - {0, 1}):
        if not (_is_definite(tokens, index) and _speaks_behind(tokens, index)):
            continue
        here = (number, index)
        near = [
            f for f in earlier if f.kind == "person" and number - BACK <= f.sentence and (f.sentence, f.end) <= here
        ]
        names = list(dict.fromkeys(f.name for f in reversed(near)))
        fitting = [name for name in names if _agrees(tokens, index, name, held)]
        if fitting and (len(names) == 1 or fitting[0] == names[0]):
            yield Found(number, index, noun_end(tokens, index), fitting[0], "person")


def _speaks_behind(tokens: Tokens, index: int) -> bool:
    """Subject of a verb right before it, or what the parser takes for the object of a verb of speech."""
    verb = tokens[index].head
    if not index - LONGEST_INVERSION <= verb < index:
        return False
    speech = load_table("fr", "predicates")["speech"]["lemmas"]
    return tokens[index].dep.startswith("nsubj") or (tokens[index].dep == "obj" and tokens[verb].lemma in speech)


def _agrees(tokens: Tokens, index: int, name: str, held: Sequence[HeldRole]) -> bool:
    """Whether the gender of the noun is none that the person's roles rule out."""
    roles = [word for owner, role in held if owner == name for word in role if word in vocabulary("roles")]
    feminine = {_without_gender(word) != word for word in roles}
    mine = tokens[index].feature("Gender") == "Fem"
    return not feminine or mine in feminine


def _is_definite(tokens: Tokens, index: int) -> bool:
    singular = tokens[index].feature("Number") != "Plur"
    before = tokens[index - 1].text.lower()
    return singular and (before in vocabulary("anonymous_determiners") or before in vocabulary("possessives"))
