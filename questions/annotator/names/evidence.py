"""What a dossier itself says of a capitalised name: that it is a place (« la plaine d'El X ») or a firm (« X SA »).

The model's own labels change from one sentence to the next; what stands beside the name in any sentence of any
dispatch decides for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from questions.annotations import Sentence
from questions.annotator.names.given_names import is_given_name
from questions.annotator.parsing.pipeline import Entity
from questions.annotator.parsing.words import (
    Tokens,
    capital_places,
    exact,
    is_article,
    is_behind,
    is_capitalised,
    is_finite,
    is_listed,
    is_word,
    lower,
    vocabulary,
)
from questions.naming import folded, words_of

Words = tuple[str, ...]

#: Quotation marks around the name of a thing.
_MARKS = ("«", "»", '"', "“", "”", "'", "’")

#: What may open or close an apposition.
_APPOSITION_MARKS = (",", ";", ":", "»", ")")
#: Words between a kind of firm and its name (« le groupe pharmaceutique suisse X »).
LONGEST_GAP = 3
#: Longest name of a place or firm, in words.
LONGEST_RUN = 6
#: Longest apposition that tells what a name is, in words.
LONGEST_APPOSITION = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """Folded names that are places, firms, vessels, and the labels that the model gives to each name."""

    places: frozenset[Words]
    firms: frozenset[Words]
    labels: dict[Words, Counter[str]]
    things: frozenset[Words] = frozenset()
    #: Folded words that the dossier prints right behind a title (« Mme Sorel »).
    surnames: frozenset[str] = frozenset()
    #: Of the firms, those that the dossier does not call a union, a party, a newspaper: they make or sell something.
    companies: frozenset[Words] = frozenset()

    def is_thing(self, name: str) -> bool:
        """Whether the dossier says somewhere that the name is a vessel's, or prints it in quotation marks."""
        return words_of(name) in self.things

    def is_place(self, name: str) -> bool:
        """Whether the dossier says somewhere that the name is a place."""
        return words_of(name) in self.places and words_of(name) not in self.firms

    def is_firm(self, name: str) -> bool:
        """Whether the dossier gives the name to a firm."""
        return words_of(name) in self.firms

    def bears_other_name(self, given: str, surname: str) -> bool:
        """Whether somebody of this given name bears another surname than this in the dossier."""
        first, last = words_of(given), words_of(surname)
        longer = (name for name in self.labels if name[: len(first)] == first and len(name) > len(first))
        return any(name[-len(last) :] != last for name in longer)

    def seems_person(self, name: str) -> bool:
        """Whether the model takes the name for a person at least as often as for anything else."""
        seen = self.labels.get(words_of(name), Counter())
        return seen["PER"] >= max(seen["LOC"], seen["ORG"])


def evidence_of(
    dossier: Iterable[tuple[Sequence[Sentence], Iterable[tuple[Entity, str]]]], issuers: Collection[Words] = ()
) -> Evidence:
    """Gathers the evidence of a dossier.

    :param dossier: for each dispatch its sentences, and its entities with their text.
    :param issuers: the names, as folded words, of the bodies that issue its dispatches and are told of in others.
    """
    places: set[Words] = set()
    firms: set[Words] = set()
    owners: set[Words] = set()
    things: set[Words] = set()
    surnames: set[str] = set()
    causes: set[Words] = set()
    labels: dict[Words, Counter[str]] = {}
    for sentences, entities in dossier:
        for sentence in sentences:
            surnames.update(_surnames(sentence.tokens))
            places.update(_places(sentence.tokens))
            things.update(_things(sentence.tokens))
            firms.update(_firms(sentence.tokens))
            causes.update(_bodies_of_a_cause(sentence.tokens))
            owners.update(_owners(sentence.tokens))
            firms.update(_explained_firms(sentence.tokens))
        for entity, text in entities:
            labels.setdefault(words_of(text), Counter())[entity.label] += 1
    firms |= {name for name in owners if not _is_seen_as_person(labels.get(name, Counter()))}
    names, companies = frozenset(firms).union(issuers), frozenset(firms - causes)
    return Evidence(frozenset(places), names, labels, frozenset(things), frozenset(surnames), companies)


def firm_end(tokens: Tokens, start: int, firms: frozenset[Words]) -> int:
    """Where the longest name of a firm that starts here ends, legal form included; ``start`` when none does."""
    if not is_capitalised(tokens[start]) or (start and _runs_on(tokens, start)):
        return start
    for end in range(min(len(tokens), start + LONGEST_RUN), start, -1):
        known = _key(tokens, start, end) in firms and _may_end(tokens, start, end)
        if known and not (end < len(tokens) and tokens[end].pos == "PROPN" and not _is_legal(tokens, end)):
            return form_end(tokens, end)
    return start


def _may_end(tokens: Tokens, start: int, end: int) -> bool:
    """A name ends with a capital, one of several words may end small (« Rivières propres »), none with a comma."""
    return is_capitalised(tokens[end - 1]) or (end - start > 1 and tokens[end - 1].text[-1:].isalnum())


def form_end(tokens: Tokens, end: int) -> int:
    """Steps over the legal form after a name, with the full stop of « inc. »."""
    if not _is_legal(tokens, end):
        return end
    dotted = tokens[end].text in exact("stopped_forms") and is_word(tokens, end + 1, ".")
    return end + 2 if dotted and end + 2 < len(tokens) else end + 1


def _is_legal(tokens: Tokens, index: int) -> bool:
    return index < len(tokens) and tokens[index].text in exact("legal_forms")


def _runs_on(tokens: Tokens, start: int) -> bool:
    """Whether the name goes on from a capitalised word before it (« Paul Martin » is not the firm Martin)."""
    before = tokens[start - 1]
    return is_capitalised(before) and before.pos == "PROPN" and lower(before) not in vocabulary("titles")


def _key(tokens: Tokens, start: int, end: int) -> Words:
    return tuple(word for token in tokens[start:end] for word in words_of(token.text))


def _run_end(tokens: Tokens, start: int) -> int:
    """End of the capitalised words that start here."""
    end = start
    while end < len(tokens) and end - start < LONGEST_RUN and is_capitalised(tokens[end]) and tokens[end].pos != "NUM":
        end += 1
    return end


def _places(tokens: Tokens) -> Iterator[Words]:
    for index in capital_places(tokens):
        if _after_place_noun(tokens, index) or _opens_with_place(tokens, index):
            yield _key(tokens, index, _run_end(tokens, index))


def _after_place_noun(tokens: Tokens, index: int) -> bool:
    """« l'oued X », « la plaine d'X », « le maire de X »."""
    if is_listed(tokens, index - 1, "bare_place_nouns"):
        return True
    tied = is_listed(tokens, index - 1, "ties_to_town")
    return tied and (is_listed(tokens, index - 2, "place_nouns") or is_listed(tokens, index - 2, "place_offices"))


def _opens_with_place(tokens: Tokens, index: int) -> bool:
    """« A Tulle, les élus … »."""
    end = _run_end(tokens, index)
    return index == 1 and is_listed(tokens, 0, "opens_place") and is_word(tokens, end, ",")


def _things(tokens: Tokens) -> Iterator[Words]:
    """« le chalutier Kapitan Sobolev », « le "Kapitan Sobolev" »: a vessel, or whatever a name of its own marks."""
    for index in capital_places(tokens):
        end = _run_end(tokens, index)
        marked = index > 1 and tokens[index - 1].text in _MARKS and is_article(tokens[index - 2])
        closed = end < len(tokens) and tokens[end].text in _MARKS
        if is_listed(tokens, index - 1, "vessels") or (marked and closed):
            yield _key(tokens, index, end)


def _surnames(tokens: Tokens) -> Iterator[str]:
    """The one capital behind « M. », « Mme », « Me »; « Mme Anne Sorel » shows her whole name herself."""
    for index in capital_places(tokens):
        if is_listed(tokens, index - 1, "titles") and _run_end(tokens, index) == index + 1:
            yield folded(tokens[index].text)


def _firms(tokens: Tokens) -> Iterator[Words]:
    """« X SA », « le groupe suisse X », « Roy & Blin », « les Laiteries Roy »."""
    if is_shouted(tokens):
        return
    for index in capital_places(tokens):
        yield from _partners(tokens, index)
        if _opens_firm(tokens, index):
            yield _key(tokens, index, _run_end(tokens, index))
        if _is_legal(tokens, index + 1):
            yield _key(tokens, _run_start(tokens, index + 1), index + 1)
        if _closes_name(tokens, index, "firm_closings", "body_closings"):
            yield _key(tokens, _run_start(tokens, index), index + 1)
        if index and _after_firm_noun(tokens, index) and not _after_owner(tokens, index):
            end = _run_end(tokens, index)
            yield _key(tokens, index, end - 1 if end > index + 1 and _is_legal(tokens, end - 1) else end)


def _partners(tokens: Tokens, index: int) -> Iterator[Words]:
    """« Roy & Blin », « Laiteries Roy & Fils »: only firms bear the sign; the second is « Laiteries Roy » too."""
    if is_word(tokens, index + 1, "&") and index + 2 < len(tokens) and is_capitalised(tokens[index + 2]):
        start = _run_start(tokens, index + 1)
        yield _key(tokens, start, _run_end(tokens, index + 2))
        if index > start:
            yield _key(tokens, start, index + 1)


def _opens_firm(tokens: Tokens, index: int) -> bool:
    """« Charpentes Roy »: a trade in the plural, with a capital, right before another capital."""
    word = lower(tokens[index])
    trade = is_listed(tokens, index, "firm_openers") or (word.endswith("s") and word[:-1] in vocabulary("trades"))
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return trade and after is not None and is_capitalised(after) and after.pos in ("PROPN", "X", "NOUN", "ADJ")


def _closes_name(tokens: Tokens, index: int, *keys: str) -> bool:
    """« Halden | Capital », « Rennes | Métropole »: a word that closes names, right behind a capital."""
    start = _run_start(tokens, index) if any(tokens[index].text in exact(key) for key in keys) else index
    return start < index and not (start == index - 1 and is_given_name(tokens[start]))


def _owners(tokens: Tokens) -> Iterator[Words]:
    """« l'armateur X »: a person or a firm."""
    if not is_shouted(tokens):
        yield from (_key(tokens, i, _run_end(tokens, i)) for i in capital_places(tokens) if _after_owner(tokens, i))


def _after_owner(tokens: Tokens, index: int) -> bool:
    """Right behind a word for a firm that is a role as well, two capitals without a legal form."""
    named = _run_end(tokens, index) == index + 2 and not _is_legal(tokens, index + 1)
    return named and is_listed(tokens, index - 1, "roles") and is_listed(tokens, index - 1, "wrappers")


def _is_seen_as_person(labels: Counter[str]) -> bool:
    return labels["PER"] > labels["ORG"] + labels["LOC"] + labels["MISC"]


def _explained_firms(tokens: Tokens) -> Iterator[Words]:
    """« X, le constructeur du satellite, », « une association de Brume, X, »: a firm or body told beside its name."""
    marks = [index for index, token in enumerate(tokens) if token.text in _APPOSITION_MARKS]
    for opening, closing in pairwise([*marks, len(tokens)]):
        if tokens[opening].text != ",":
            continue
        if closing - opening > LONGEST_APPOSITION or any(map(is_finite, tokens[opening:closing])):
            continue
        start = _run_back(tokens, opening)
        if start < opening and not is_behind(tokens, start, "agent_prepositions") and _tells_firm(tokens, opening):
            yield _key(tokens, start, opening)
        end = _run_end(tokens, opening + 1)
        if opening + 1 < end == closing < len(tokens) and _follows_body(tokens, opening):
            yield _key(tokens, opening + 1, end)


def _run_back(tokens: Tokens, end: int) -> int:
    """Start of the capitalised words that end here."""
    start = end
    while start > 0 and end - start < LONGEST_RUN and is_capitalised(tokens[start - 1]):
        start -= 1
    return start


def _tells_firm(tokens: Tokens, comma: int) -> bool:
    """« , le constructeur cannois … », « , seule entreprise à … »: a word for a firm right behind the comma."""
    noun = comma + 1 + (comma + 1 < len(tokens) and tokens[comma + 1].pos == "DET")
    noun += is_listed(tokens, noun, "before_roles")
    return noun < len(tokens) and is_listed(tokens, noun, "companies") and tokens[noun].text.islower()


def _follows_body(tokens: Tokens, comma: int) -> bool:
    """« une association de Brume | , »: an unknown body just before."""
    for noun in range(comma - 1, max(0, comma - 1 - LONGEST_RUN), -1):
        if tokens[noun].text == "," or is_finite(tokens[noun]):
            return False
        if is_listed(tokens, noun, "wrappers") and is_listed(tokens, noun - 1, "one"):
            return True
    return False


def _run_start(tokens: Tokens, end: int) -> int:
    start = end
    while start > 0 and end - start < LONGEST_RUN and _goes_back(tokens, start):
        start -= 1
    return start


def _goes_back(tokens: Tokens, start: int) -> bool:
    """« Brossard & Fils »."""
    joined = tokens[start - 1].text == "&" and start > 1 and is_capitalised(tokens[start - 2])
    return joined or (is_capitalised(tokens[start - 1]) and not _breaks(tokens, start))


def _breaks(tokens: Tokens, start: int) -> bool:
    return tokens[start - 1].pos in ("PUNCT", "DET", "ADP", "NUM") or _is_legal(tokens, start - 1)


def _bodies_of_a_cause(tokens: Tokens) -> Iterator[Words]:
    """« le syndicat X », « Rennes Métropole »: no firm in the sense of « l'entreprise », « la direction »."""
    for index in capital_places(tokens):
        if _closes_name(tokens, index, "body_closings"):
            yield _key(tokens, _run_start(tokens, index), index + 1)
        if index and is_listed(tokens, _noun_before(tokens, index), "not_companies"):
            yield _key(tokens, index, _run_end(tokens, index))


def _after_firm_noun(tokens: Tokens, index: int) -> bool:
    noun = _noun_before(tokens, index)
    return is_listed(tokens, noun, "wrappers") and tokens[noun].text.islower()


def _noun_before(tokens: Tokens, index: int) -> int:
    """« groupe » of « le groupe pharmaceutique suisse X », back from the name."""
    noun = index - 1
    while noun > index - 1 - LONGEST_GAP and noun > 0 and tokens[noun].text.islower():
        if tokens[noun].pos == "NOUN" and is_listed(tokens, noun - 1, "of"):
            noun -= 1
        elif tokens[noun].pos not in ("ADJ", "PROPN"):
            break
        noun -= 1
    return noun


def is_shouted(tokens: Tokens) -> bool:
    """A line all in capitals: every word would look like a name or an acronym."""
    letters = "".join(token.text for token in tokens if token.text.isalpha())
    return len(tokens) > 1 and letters.isupper()
