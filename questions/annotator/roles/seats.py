"""What a bare office is of where the dossier tells of one such place only: « la maire, X » and « la commune de Sète ».

Also the office whose complement is but the word for its seat (« le maire de la commune, X »).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile

from questions.annotations import Sentence
from questions.annotator.names.found import words_text
from questions.annotator.parsing.words import Tokens, is_capitalised, is_listed, lower, vocabulary, word_places
from questions.dispatch import Dispatch
from questions.languages import current, load_table
from questions.naming import folded, small_words, words_of

#: Words of « maire de la commune » behind the office: « de », an article, the seat.
_OF_SEAT = 3
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seats:
    """The complements that the dossier gives to the seats of each office, and those of the body that issues a page."""

    told: Mapping[int, frozenset[str]]
    issued: Mapping[str, Mapping[int, str]]

    def complement(self, dispatch: Dispatch, tokens: Tokens, role: tuple[int, int]) -> str | None:
        """« de Sète » for the office that is told bare by these words, ``None`` where more than one place is meant.

        The dispatch's own issuer (« Ville de Sète ») comes before what the others tell; they tell of a place that this
        one names too. « un maire, X », « notre maire, X » is any place's.
        """
        kind = _office(tokens, role)
        if kind is None or is_listed(tokens, role[0] - 1, "one"):
            return None
        own = self.issued.get(dispatch.file, {}).get(kind)
        told = _as_one(self.told.get(kind, frozenset()))
        if own or told is None or is_listed(tokens, role[0] - 1, "possessives"):
            return own
        place = " ".join(dropwhile(small_words().__contains__, words_of(told)))
        return told if f" {place} " in f" {' '.join(words_of(dispatch.text))} " else None


def seats_of(pages: Iterable[Sequence[Sentence]], issuers: Mapping[str, str | None]) -> Seats:
    """What the sentences and the issuers of a dossier tell of seats.

    :param issuers: for each file the body that issues it.
    """
    told: dict[int, set[str]] = defaultdict(set)
    for sentences in pages:
        for sentence in sentences:
            for kind, complement in _seats_in(sentence):
                told[kind].add(complement)
    issued = {file: dict(_seats_of_issuer(name)) for file, name in issuers.items() if name}
    return Seats({kind: frozenset(places) for kind, places in told.items()}, issued)


def _office(tokens: Tokens, role: tuple[int, int]) -> int | None:
    """The number of the row of an office without complement, or with the bare word for its seat as the only one."""
    kind = _table().offices.get(lower(tokens[role[0]]))
    if kind is None or role[1] == role[0] + 1:
        return kind
    last = role[1] - 1
    of = is_listed(tokens, role[0] + 1, "fused_of") or is_listed(tokens, role[0] + 1, "of")
    seat = tokens[last].text.islower() and kind in _table().heads.get(lower(tokens[last]), ())
    return kind if of and seat and last - role[0] <= _OF_SEAT else None


def _seats_in(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """« de Sète » behind « la commune » or « le maire », « du lycée Curie », with the row that it belongs to."""
    tokens = sentence.tokens
    places = word_places(tokens)
    for head in places.keys() & _table().openings.keys():
        for start in places[head]:
            for phrase, kind, via in _table().openings[head]:
                end = start + len(phrase)
                if tuple(lower(token) for token in tokens[start:end]) != phrase:
                    continue
                complement = _complement(sentence, end, bare=bool(via))
                if complement:
                    yield kind, f"{via.format(seat=words_text(sentence, start, end).lower())} {complement}".strip()


def _complement(sentence: Sentence, start: int, *, bare: bool) -> str | None:
    """« de Sète », « de la Haute-Vienne », « du Rhône »; « Curie » right behind the house.

    :param bare: whether a name may stand without « de » (« lycée Curie »).
    """
    tokens = sentence.tokens
    name = start
    if is_listed(tokens, name, "fused_of"):
        name += 1
    elif is_listed(tokens, name, "of"):
        name += 1
        name += name < len(tokens) and tokens[name].text.islower() and is_listed(tokens, name, "articles")
    elif not bare:
        return None
    end = name
    while end < len(tokens) and (is_capitalised(tokens[end]) or (end > name and _is_glued(tokens, end))):
        end += 1
    return words_text(sentence, start, end) if end > name and is_capitalised(tokens[name]) else None


def _is_glued(tokens: Tokens, index: int) -> bool:
    """A piece of « Saint-Jean-sur-Mer » that the tagger cut off."""
    piece = tokens[index].text
    hyphen = piece.startswith("-") or tokens[index - 1].text.endswith("-")
    return hyphen and tokens[index - 1].end == tokens[index].start


def _seats_of_issuer(name: str) -> Iterator[tuple[int, str]]:
    """« de Sète » of « Ville de Sète », « des Mines » of « Ministère des Mines »."""
    words = name.split()
    for phrase, kind, via in _table().issuing.get(folded(words[0]) if words else "", ()):
        rest = words[len(phrase) :]
        tied = bool(rest) and folded(rest[0].split("'")[0].split("’")[0]) in {"d", *vocabulary("links")}
        if tuple(map(folded, words[: len(phrase)])) == phrase and tied:
            yield kind, f"{via.format(seat=' '.join(words[: len(phrase)]).lower())} {' '.join(rest)}".strip()


def _as_one(complements: frozenset[str]) -> str | None:
    """The longest, where all the others are the same place told in short (« Lavans » of « Lavans-les-Combes »)."""
    longest = max(sorted(complements), key=len, default=None)
    if longest is None:
        return None
    return longest if all(folded(longest).startswith(folded(each)) for each in complements) else None


@dataclass(frozen=True, slots=True)
class _Table:
    offices: Mapping[str, int]
    #: By their first word: words that tell a seat, the row, what stands between the office and the complement.
    openings: Mapping[str, Sequence[tuple[Words, int, str]]]
    #: The same with words that tell a seat in the name of an issuer alone.
    issuing: Mapping[str, Sequence[tuple[Words, int, str]]]
    #: The rows that a single word for a seat belongs to.
    heads: Mapping[str, Sequence[int]]


def _table() -> _Table:
    return _read_table(current())


@cache
def _read_table(language: str) -> _Table:
    openings: dict[str, list[tuple[Words, int, str]]] = defaultdict(list)
    issuing: dict[str, list[tuple[Words, int, str]]] = defaultdict(list)
    heads: dict[str, list[int]] = defaultdict(list)
    offices: dict[str, int] = {}
    for kind, row in enumerate(load_table(language, "actors").get("seats", ())):
        offices |= {folded(office): kind for office in row["offices"]}
        via = str(row.get("via", ""))
        own = row.get("issuers", ())
        for phrase in (*row["seats"], *own, *(() if via or own else row["offices"])):
            words = tuple(folded(word) for word in phrase.split())
            issuing[words[0]].append((words, kind, via))
            if phrase not in own:
                openings[words[0]].append((words, kind, via))
                heads[words[-1]].append(kind)
    return _Table(offices, openings, issuing, heads)
