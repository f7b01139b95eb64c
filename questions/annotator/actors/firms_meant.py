"""Firms and houses named again by their trade or head: « l'entreprise », « le fabricant », « la direction »."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.actors.lexicon import Words
from questions.annotator.actors.references import kinds_of_bodies, opens_as, points_to_one, precedes
from questions.annotator.names.found import Found
from questions.annotator.names.gazetteer import nationality
from questions.annotator.parsing.words import Tokens, accented, is_listed, noun_end, places_of, vocabulary
from questions.annotator.roles.role_bearers import is_definite
from questions.naming import firm_key, words_of

#: Where whom a sentence opens with stands at the latest (« Quant à Delmas, … »).
OPENING = 2


def find_by_trade(
    number: int,
    sentence: Sentence,
    earlier: Sequence[Found],
    firms: Collection[Words],
    only: str | None = None,
) -> Iterator[Found]:
    """« l'entreprise », « le fabricant », « la direction »: the only firm that the dispatch has named before.

    « le prix du fabricant », « l'expert de l'assureur » may be another one's.

    :param firms: keys of the names that the dossier gives to firms.
    :param only: the only firm of the dossier, meant where the dispatch itself names none before.
    """
    tokens = sentence.tokens
    for index in places_of(tokens, "companies", "managements"):
        generic = is_listed(tokens, index, "generic_companies") and points_to_one(tokens, index)
        if not generic and (not is_definite(tokens, index) or is_listed(tokens, index - 2, "of")):
            continue
        end = index + 1
        if end < len(tokens) and (nationality(tokens[end]) or _is_of_town(tokens, end)):
            end += 1
        if noun_end(tokens, index) != end:
            continue
        before = [f for f in earlier if precedes(f, number, index)]
        managed = is_listed(tokens, index, "managements")
        told = _managed(before, firms) if managed else _firms_meant(before, number, firms, only, generic=generic)
        if len(told) != 1:
            continue
        if not (is_listed(tokens, index, "roles") and _is_person_nearer(earlier, (number, index), told[0])):
            yield Found(number, index, end, told[0], "organisation")


def _is_of_town(tokens: Tokens, index: int) -> bool:
    """« bisontine », « guingampais »: an adjective for a town, by its ending."""
    small = tokens[index].text.islower() and tokens[index].pos in ("ADJ", "NOUN")
    return small and tokens[index].text.endswith(tuple(accented("people_endings")))


def _managed(before: Sequence[Found], firms: Collection[Words]) -> list[str]:
    """Whom « la direction » may manage: the firms and hospitals that the dispatch has named.

    That of a school is but its director.
    """
    houses = kinds_of_bodies()["hopital"]
    named = {firm_key(f.name): f.name for f in before}
    return [name for key, name in named.items() if _is_firm(key, firms) or opens_as(name, houses)]


def _firms_meant(
    before: Sequence[Found], number: int, firms: Collection[Words], only: str | None, *, generic: bool
) -> list[str]:
    """Whom « l'entreprise » may mean: the only firm named, else the only one of this sentence and the one before, which
    it opens; where none is known for a firm, the only body of these two whose name tells nothing else.

    :param before: the bodies named before, in order of the text.
    :param generic: whether the word tells but that it is a firm (« le groupe »; « le distributeur » gives money).
    """
    named = {firm_key(f.name): f.name for f in before}
    told = [name for key, name in named.items() if _is_firm(key, firms)]
    if len(told) == 1 or (not told and only is not None):
        return told or [only] if only else told
    near = {f.name: f for f in before if f.sentence >= number - 1}
    if len(told) > 1:
        opening = all(near[name].start <= OPENING for name in told if name in near)
        return [name for name in told if opening and name in near]
    return [name for name, f in near.items() if generic and _may_be_firm(f)]


def _may_be_firm(found: Found) -> bool:
    """« Delmas Energi »: a name that no common noun opens, nor letters, nor a known body's."""
    first = words_of(found.name)[0]
    plain = found.name[:1].isupper() and not found.name.isupper() and found.acronym is None
    return plain and first not in vocabulary("organisations") and found.told_as not in vocabulary("not_companies")


def only_firm(bodies: Iterable[str], firms: Collection[Words]) -> str | None:
    """The one name of a firm among those of the bodies of a dossier."""
    named = {key: name for name in bodies if _is_firm(key := firm_key(name), firms)}
    return next(iter(named.values())) if len(named) == 1 else None


def _is_firm(key: Words, firms: Collection[Words]) -> bool:
    return key in firms or key[0] in vocabulary("names_of_companies")


def _is_person_nearer(earlier: Sequence[Found], here: tuple[int, int], firm: str) -> bool:
    """« X a vendu. L'armateur … »: whether somebody was named since the firm was."""
    before = [f for f in earlier if (f.sentence, f.start) < here and (f.kind == "person" or f.name == firm)]
    return bool(before) and before[-1].kind == "person"
