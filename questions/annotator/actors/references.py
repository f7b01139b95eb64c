"""Second pass over a dossier: the short and roundabout ways in which actors are named again.

An acronym given in one dispatch, a surname, « l'Agence », « la chambre mixte », « cette instance », « le ministre ».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from questions.annotations import Sentence
from questions.annotator.actors.lexicon import KnownActor, Lexicon, Words
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import known_names, states_of
from questions.annotator.names.organisation_heads import head_places, is_head
from questions.annotator.parsing.words import (
    Tokens,
    is_acronym,
    is_article,
    is_capitalised,
    is_listed,
    lower,
    noun_end,
    places_of,
    vocabulary,
    word_places,
)
from questions.annotator.roles.role_bearers import is_definite
from questions.languages import load_table
from questions.naming import content_words, folded, name_key, small_words, words_of

#: How many times as often as another a body must be named to be the one that « l'hôpital » means.
OFTENER = 2
#: Longest form looked up, in words.
LONGEST_FORM = 12

#: Quotation marks around a name given in brackets.
_MARKS = ("«", "»", '"', "“", "”")


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
    small = start and tokens[start].pos == "DET" and tokens[start].text.islower()
    if not opening or opening[0] not in lexicon.openings or small:
        return None
    for end in range(min(len(tokens), start + LONGEST_FORM), start, -1):
        if not words_of(tokens[end - 1].text):
            continue
        words = tuple(word for token in tokens[start:end] for word in words_of(token.text))
        actor = lexicon.forms.get(words)
        if words in lexicon.given and not _stands_alone(tokens, start):
            continue
        if actor and _printed_as_name(tokens, start, end, actor) and not _is_cut(tokens, start, actor):
            return Found(number, start, _as_far_as_named(tokens, start, end, actor), actor.name, actor.kind)
    return None


def _as_far_as_named(tokens: Tokens, start: int, end: int, actor: KnownActor) -> int:
    """« Delmas Nord » of « Delmas Nord Capital », « l'Établissement portuaire » of « … de Sète »: all words of the name
    that are printed, no small word the last."""
    name, reached = words_of(actor.name), end
    printed = words_of(" ".join(token.text for token in tokens[start:end]))
    for place in range(end, len(tokens)) if actor.kind == "organisation" else ():
        more = words_of(tokens[place].text)
        printed += more
        if not more or printed != name[: len(printed)]:
            break
        reached = reached if printed[-1] in small_words() else place + 1
    return reached


def _stands_alone(tokens: Tokens, index: int) -> bool:
    """A given name that is no part of another name, nor a town."""
    beside = [i for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    alone = not any(is_capitalised(tokens[i]) and tokens[i].pos in ("PROPN", "NOUN", "X") for i in beside)
    town = any(hit.start <= index < hit.end for hit in known_names(tokens, every=True))
    tied = any(is_listed(tokens, index - 1, key) for key in ("place_prepositions", "eponyms", "place_nouns"))
    return alone and not town and not tied and tokens[index].pos == "PROPN"


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

    « la direction » alone is who manages a house, not the « Direction générale » named before.

    :param earlier: what was found before in the dispatch, in order of the text.
    """
    tokens = sentence.tokens
    for index in sorted(head_places(tokens) - {0}):
        if is_listed(tokens, index, "managements") and tokens[index].text.islower() and _is_bare(tokens, index):
            continue
        if is_article(tokens[index - 1]) and not _is_indefinite(tokens[index - 1].text):
            yield from _resolved(number, sentence, index, lexicon, earlier)


def _is_indefinite(article: str) -> bool:
    return article.lower() in vocabulary("indefinite")


def _resolved(
    number: int, sentence: Sentence, head: int, lexicon: Lexicon, earlier: Sequence[Found]
) -> Iterator[Found]:
    tokens = sentence.tokens
    before = [each for each in earlier if precedes(each, number, head)]
    capital = is_capitalised(tokens[head])
    full = noun_end(tokens, head)
    for end in range(full, head, -1):
        if not capital and _cuts_name(tokens, end, full):
            continue
        words = words_of(words_text(sentence, head, end))
        name = _owner(words, capital, lexicon, before)
        if name:
            yield Found(number, _with_possessive(tokens, head), end, name, "organisation")
            return
    if capital and not is_acronym(tokens[head]):
        yield Found(number, head, head + 1, words_text(sentence, head, head + 1), "organisation")


def _cuts_name(tokens: Tokens, end: int, full: int) -> bool:
    """« la ville de | Digne », « le club de | Gap »: without the name it would be any other one's."""
    return any(is_capitalised(token) for token in tokens[end:full])


def _with_possessive(tokens: Tokens, head: int) -> int:
    """« notre Institut » is quoted with its possessive."""
    return head - 1 if lower(tokens[head - 1]) in vocabulary("possessives") else head


def precedes(found: Found, number: int, head: int) -> bool:
    return found.kind == "organisation" and (found.sentence, found.start) < (number, head)


def _owner(words: Words, capital: bool, lexicon: Lexicon, earlier: list[Found]) -> str | None:
    """The organisation that a form beginning like its name means: the nearest before, else the one most named."""
    fitting = {name for form, name in lexicon.by_opening.get(words[0], ()) if _begins(form, words)}
    recent = [found.name for found in earlier if found.name in fitting]
    if recent and (capital or len(words) > 1 or len(set(recent)) == 1):
        return recent[-1]
    return _most_named(fitting, lexicon) if capital or len(words) > 1 else None


def _begins(form: Words, words: Words) -> bool:
    """« la Fédération » and « la fédération de judo » of « Fédération française de judo »."""
    if len(form) > len(words) and form[: len(words)] == words:
        return True
    plain = tuple(word for number, word in enumerate(form) if not number or not states_of(word))
    return len(words) > 1 and len(plain) < len(form) and plain == words


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
        near = [f for f in earlier if precedes(f, number, index) and f.sentence >= number - 1]
        if near:
            yield Found(number, index - 1, noun_end(tokens, index), near[-1].name, "organisation")


def find_by_kind(
    number: int,
    sentence: Sentence,
    earlier: Sequence[Found],
    present: Collection[str] = (),
    told_as: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Iterator[Found]:
    """« l'école », « l'hôpital »: the only body of that kind that the dispatch has named, or the one it names most;
    « le laboratoire » behind « le laboratoire X ».

    :param present: the bodies that the dossier names: « la préfecture » is the only one of them where the dispatch
        itself names none.
    :param told_as: words for kinds of bodies → the names before which the dossier prints them.
    """
    tokens = sentence.tokens
    places = word_places(tokens)
    for index in sorted(
        at for word in places.keys() & (kinds_of_bodies().keys() | told_as.keys()) for at in places[word]
    ):
        word = lower(tokens[index])
        kinds, called = kinds_of_bodies().get(word, frozenset([word])), told_as.get(word, frozenset())
        if not index or not points_to_one(tokens, index) or noun_end(tokens, index) > index + 1:
            continue
        named = Counter(f.name for f in earlier if precedes(f, number, index) and _is_one_of(f, kinds, called))
        if not named and is_listed(tokens, index, "sole_kinds"):
            named = Counter(name for name in present if opens_as(name, kinds))
        name = _plainly_meant(named)
        if name:
            yield Found(number, index, index + 1, name, "organisation")


def _is_one_of(found: Found, kinds: frozenset[str], called: frozenset[str]) -> bool:
    """Whether the first word of a body's name, or the word before it (« l'association X »), is one of these.

    :param called: the names before which the dossier prints the word.
    """
    return opens_as(found.name, kinds) or found.told_as in kinds or found.name in called


def opens_as(name: str, kinds: frozenset[str]) -> bool:
    """Whether a name begins with one of these, « groupe hospitalier » as well as « hôpital »."""
    words = words_of(name)
    return words[0] in kinds or " ".join(words[:2]) in kinds


def points_to_one(tokens: Tokens, index: int) -> bool:
    """« le groupe », « au groupe »."""
    fused = is_listed(tokens, index - 1, "fused") and tokens[index].feature("Number") != "Plur"
    return fused or is_definite(tokens, index)


def _plainly_meant(named: Counter[str]) -> str | None:
    """The only name, or the one that comes back several times as often; « l'hôpital de X », « le CHU de X » are one."""
    by_place: dict[str, Counter[str]] = {}
    for name, times in named.items():
        by_place.setdefault(words_of(name)[-1], Counter())[name] += times
    ranked = sorted(by_place.values(), key=lambda names: -names.total())
    if not ranked or (len(ranked) > 1 and ranked[0].total() < OFTENER * ranked[1].total()):
        return None
    return ranked[0].most_common(1)[0][0]


def _is_bare(tokens: Tokens, index: int) -> bool:
    return noun_end(tokens, index) == index + 1


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
def kinds_of_bodies() -> dict[str, frozenset[str]]:
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
