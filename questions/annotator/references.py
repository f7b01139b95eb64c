"""Second pass over a dossier: the short and roundabout ways in which actors are named again.

An acronym given in one dispatch, a surname, « l'Agence », « la chambre mixte », « cette instance », « le ministre ».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from questions.annotations import ActorKind, Sentence
from questions.annotator.found import Found, words_text
from questions.annotator.gazetteer import entry
from questions.annotator.organisations import is_head
from questions.annotator.roles import opens_role
from questions.annotator.words import (
    Tokens,
    is_acronym,
    is_article,
    is_capitalised,
    is_listed,
    lower,
    noun_end,
    vocabulary,
)
from questions.languages import load_table
from questions.naming import content_words, firm_key, folded, name_key, words_of

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
    return lexicon


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
    for index in range(1, len(tokens)):
        if is_head(tokens, index) and is_article(tokens[index - 1]) and not _is_indefinite(tokens[index - 1].text):
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
    for index in range(1, len(tokens)):
        if lower(tokens[index]) not in vocabulary("pointers") or lower(tokens[index - 1]) not in vocabulary("pointing"):
            continue
        near = [f for f in earlier if _precedes(f, number, index) and f.sentence >= number - 1]
        if near:
            yield Found(number, index - 1, noun_end(tokens, index), near[-1].name, "organisation")


def find_by_kind(number: int, sentence: Sentence, earlier: Sequence[Found]) -> Iterator[Found]:
    """« l'école », « l'hôpital »: the only body of that kind that the dispatch has named."""
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        kinds = _kinds().get(lower(tokens[index]))
        if kinds is None or not _is_definite(tokens, index) or noun_end(tokens, index) > index + 1:
            continue
        named = {f.name for f in earlier if _precedes(f, number, index) and words_of(f.name)[0] in kinds}
        if len(named) == 1:
            yield Found(number, index, index + 1, next(iter(named)), "organisation")


def find_by_trade(
    number: int, sentence: Sentence, earlier: Sequence[Found], firms: Collection[Words]
) -> Iterator[Found]:
    """« l'entreprise », « le fabricant »: the only firm that the dispatch has named before.

    :param firms: keys of the names that the dossier gives to firms.
    """
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        if not is_listed(tokens, index, "companies") or not _is_definite(tokens, index):
            continue
        named = {firm_key(f.name): f.name for f in earlier if _precedes(f, number, index)}
        told = [name for key, name in named.items() if key in firms]
        if len(told) == 1 and noun_end(tokens, index) == index + 1:
            yield Found(number, index, index + 1, told[0], "organisation")


def find_institutions(number: int, sentence: Sentence) -> Iterator[Found]:
    """« l'armée », « l'opposition »: a body that its common noun names, once it acts."""
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        side = is_listed(tokens, index, "house_sides")
        if not (side or is_listed(tokens, index, "institutions")) or noun_end(tokens, index) > index + 1:
            continue
        if lower(tokens[index - 1]) in vocabulary("anonymous_determiners") and _takes_part(tokens, index):
            name = words_text(sentence, index, index + 1)
            yield Found(number, index, index + 1, name, "group" if side else "organisation")


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
    for index in range(1, len(tokens) - 3):
        pointing = is_head(tokens, index) or lower(tokens[index]) in vocabulary("pointers")
        if pointing and is_listed(tokens, index + 1, "between") and is_article(tokens[index - 1]):
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


def find_role_holders(number: int, sentence: Sentence, roles: Sequence[HeldRole], fewest: int = 1) -> Iterator[Found]:
    """« le ministre », « la directrice du port »: the only person who holds that role.

    :param fewest: content words that the role must be told with.
    """
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        if opens_role(tokens, index) and _is_definite(tokens, index):
            end = noun_end(tokens, index)
            words = content_words(words_text(sentence, index, end))
            holders = {name for name, role in roles if words <= role and lower(tokens[index]) in role}
            if len(holders) == 1 and len(words) >= fewest:
                yield Found(number, index, end, next(iter(holders)), "person")


def _is_definite(tokens: Tokens, index: int) -> bool:
    singular = tokens[index].feature("Number") != "Plur"
    before = tokens[index - 1].text.lower()
    return singular and (before in vocabulary("anonymous_determiners") or before in vocabulary("possessives"))
