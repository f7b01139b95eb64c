"""Names that are printed beside their acronym: « la Société des eaux (SDE) », « CNRS (Centre national …) »."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Sentence
from questions.annotator.names.organisation_heads import OrganisationFound, is_head, printed
from questions.annotator.parsing.words import (
    Tokens,
    is_acronym,
    is_capitalised,
    is_finite,
    is_listed,
    is_word,
    lower,
    word_places,
)
from questions.naming import folded, spells

#: Letters of an acronym that may be looked for inside the words of a name.
SHORTEST_ACRONYM = 3
#: How far before its bracketed acronym a name may start, in words.
LONGEST_NAME = 14
#: Words of an acronym with its place, at most (« ARS Pays Basque »).
LONGEST_PLACED = 3


def foreign_acronyms(sentence: Sentence) -> Iterator[str]:
    """Acronyms in brackets that abbreviate no organisation (a disease, a test, a unit)."""
    tokens = sentence.tokens
    for index in word_places(tokens).get("(", ()):
        bracketed = is_word(tokens, index + 2, ")") and is_acronym(tokens[index + 1])
        if not index or not bracketed or is_capitalised(tokens[index - 1]):
            continue
        if _start_of_name(tokens, index, tokens[index + 1].text) is None:
            yield tokens[index + 1].text


def beside_acronyms(tokens: Tokens) -> Iterator[OrganisationFound]:
    for index in word_places(tokens).get("(", ()):
        if is_word(tokens, index + 2, ")") and is_capitalised(tokens[index + 1]):
            known = _may_abbreviate(tokens, index + 1)
            start = _start_of_name(tokens, index, tokens[index + 1].text) if known else _spelt_start(tokens, index)
            if start is not None:
                yield OrganisationFound(start, _after_bracket(tokens, start, index + 3), index + 1)
        elif index and is_acronym(tokens[index - 1]):
            yield from _spelt_out(tokens, index)
        else:
            yield from _with_its_place(tokens, index)


def _with_its_place(tokens: Tokens, bracket: int) -> Iterator[OrganisationFound]:
    """« l'Agence de santé Île-de-France (ARS IDF) »: an acronym whose first letter opens the name, and behind it what
    the name ends with, in full or by its letters; « le maire (UMP Sud) » is no name of its party."""
    close = next((i for i in range(bracket + 1, len(tokens)) if tokens[i].text == ")"), bracket)
    pieces = [token.text for token in tokens[bracket + 1 : close]]
    if not 1 < len(pieces) <= LONGEST_PLACED or not is_acronym(tokens[bracket + 1]):
        return
    for index in range(bracket - 2, max(0, bracket - LONGEST_NAME) - 1, -1):
        if _stops_name(tokens, index):
            return
        opens = folded(pieces[0])[0] == lower(tokens[index])[:1]
        if opens and is_head(tokens, index) and _ends_as(tokens, index, bracket, " ".join(pieces[1:])):
            yield OrganisationFound(index, bracket, bracket + 1)
            return


def _ends_as(tokens: Tokens, start: int, end: int, place: str) -> bool:
    """Whether a name ends with a place, printed or told by its letters, behind two words at least."""
    tails = (printed(tokens, cut, end) for cut in range(start + 2, end))
    return any(folded(tail) == folded(place) or (place.isupper() and spells(place, tail)) for tail in tails)


def _may_abbreviate(tokens: Tokens, index: int) -> bool:
    """An acronym, also one printed as a word (« Unicef »)."""
    return is_acronym(tokens[index]) or (
        is_capitalised(tokens[index]) and tokens[index].pos in ("PROPN", "X", "NOUN") and len(tokens[index].text) <= 10
    )


def _spelt_start(tokens: Tokens, bracket: int) -> int | None:
    """Where « Syndicat des industriels du bois (Sib) » starts, whatever the tagger takes « Sib » for."""
    for index in range(bracket - 1, max(0, bracket - LONGEST_NAME) - 1, -1):
        if _stops_name(tokens, index):
            return None
        named = is_capitalised(tokens[index]) and index + 1 < bracket
        if named and spells(tokens[bracket + 1].text, printed(tokens, index, bracket)):
            return index
    return None


def _start_of_name(tokens: Tokens, bracket: int, acronym: str) -> int | None:
    """Where the name before a bracket starts: where its initials fit, else at the nearest capitalised head."""
    first = max(0, bracket - LONGEST_NAME)
    heads = []
    for index in range(bracket - 1, first - 1, -1):
        if _stops_name(tokens, index):
            break
        heads.append(index)
    fitting = [i for i in heads if _may_start(tokens, i) and spells(acronym, printed(tokens, i, bracket))]
    if fitting:
        return fitting[-1]
    named = [i for i in heads if is_capitalised(tokens[i]) and tokens[i].pos != "ADP"]
    in_order = [i for i in named if _holds_letters(acronym, printed(tokens, i, bracket))]
    if in_order and is_acronym(tokens[bracket + 1]):
        return in_order[-1]
    loosely = _loosely_spelt(tokens, bracket, acronym)
    if loosely is not None:
        return loosely
    capitalised = [i for i in heads if is_head(tokens, i) and is_capitalised(tokens[i])]
    capitalised = capitalised or [i for i in heads if _is_named_head(tokens, i, bracket, acronym)]
    return next((i for i in reversed(capitalised) if i + 1 < bracket), None) if is_acronym_like(acronym) else None


def _is_named_head(tokens: Tokens, index: int, bracket: int, acronym: str) -> bool:
    """« le ministère des Affaires municipales (MAMROT) »: a head that gives the first letter, with a proper name."""
    first = folded(acronym)[:1] == lower(tokens[index])[:1] and len(acronym) >= SHORTEST_ACRONYM and acronym.isupper()
    return first and is_head(tokens, index) and any(map(is_capitalised, tokens[index + 1 : bracket]))


def _holds_letters(acronym: str, name: str) -> bool:
    """« CRCA » in « Croix-Rouge centrafricaine »: the first letter leads, the others follow in order."""
    letters, text = folded(acronym), folded(name)
    if len(letters) < SHORTEST_ACRONYM or not text.startswith(letters[0]):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _loosely_spelt(tokens: Tokens, bracket: int, acronym: str) -> int | None:
    """The nearest capitalised head from which the letters fit, words without a letter and commas allowed."""
    for index in range(bracket - 2, max(0, bracket - LONGEST_NAME - 6), -1):
        if tokens[index].text in (";", ":", "(", ")", "«", "»") or is_finite(tokens[index]):
            return None
        heads = is_head(tokens, index) and is_capitalised(tokens[index])
        if heads and spells(acronym, printed(tokens, index, bracket), loosely=True):
            return index
    return None


def _stops_name(tokens: Tokens, index: int) -> bool:
    breaks = tokens[index].text in (",", ";", ":", "(", ")", "«", "»") or tokens[index].pos in ("VERB", "AUX", "PRON")
    united = index > 0 and tokens[index].feature("VerbForm") == "Part" and is_capitalised(tokens[index - 1])
    return breaks and not is_head(tokens, index) and not united


def is_acronym_like(text: str) -> bool:
    """Whether the printed form may be an acronym rather than the name of a place or party member."""
    return len(text) <= 8 and text[:1].isupper()


def _may_start(tokens: Tokens, index: int) -> bool:
    """A capital or a head; a small word (« De la Banque … ») has its capital from the sentence only."""
    return (is_capitalised(tokens[index]) and tokens[index].pos not in ("DET", "ADP")) or is_head(tokens, index)


def _after_bracket(tokens: Tokens, start: int, end: int) -> int:
    """« le Centre hospitalier régional (CHR) de Verviers »."""
    tied = is_listed(tokens, end, "ties_to_town") and end + 1 < len(tokens) and is_capitalised(tokens[end + 1])
    if not tied or tokens[end + 1].pos != "PROPN" or not start <= tokens[end + 1].head < end:
        return end
    return end + 2


def _spelt_out(tokens: Tokens, bracket: int) -> Iterator[OrganisationFound]:
    """« la CEDEAO (Communauté économique …) »."""
    close = next((i for i in range(bracket + 1, len(tokens)) if tokens[i].text == ")"), bracket)
    if close - bracket < 3:
        return
    inside = printed(tokens, bracket + 1, close)
    if is_head(tokens, bracket + 1) or spells(tokens[bracket - 1].text, inside):
        yield OrganisationFound(bracket + 1, close, bracket - 1)
