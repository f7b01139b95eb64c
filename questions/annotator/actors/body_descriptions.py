"""What stands beside the name of a body and means it: « Delmas, l'exploitant du bac, », « le ministère (MTB) »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.parsing.words import Tokens, is_acronym, is_capitalised, is_listed, is_word, noun_end
from questions.naming import folded, words_of

#: Lists of nouns that say what a body is.
_NOUNS = ("organisations", "wrappers", "companies")
#: How far before its name what a body is may begin, in words.
_FAR = 8
#: Letters of an acronym that may stand for a name, and words of it (« ARS Sud »).
_SHORTEST, _LONGEST = 3, 2

Names = Mapping[tuple[str, ...], frozenset[str]]


def with_bracketed(tokens: Tokens, found: Found) -> Found:
    """« le ministère (MTB) », « l'Agence de santé des Landes (ARS Landes) »: capitals that begin as the name does."""
    closed = next((i for i in range(found.end + 2, found.end + 3 + _LONGEST) if is_word(tokens, i, ")")), None)
    if found.kind != "organisation" or not is_word(tokens, found.end, "(") or closed is None:
        return found
    inside = range(found.end + 1, closed)
    if found.acronym and (len(inside) == 1 or tokens[inside[0]].text != found.acronym):
        return found
    letters = tokens[inside[0]].text
    fits = is_acronym(tokens[inside[0]]) and len("".join(tokens[i].text for i in inside)) >= _SHORTEST
    fits = fits and all(is_capitalised(tokens[i]) for i in inside) and letters.isalpha()
    if not fits or folded(letters)[0] != folded(found.name)[0] or is_acronym(tokens[found.start]):
        return found
    return replace(found, acronym=" ".join(tokens[i].text for i in inside))


def descriptions_of_bodies(dossier: Sequence[list[Sentence]], complete: Sequence[Iterable[Found]]) -> Names:
    """What the dossier says beside the names of bodies → the bodies of which it is said."""
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sentences, found in zip(dossier, complete, strict=True):
        for each in found:
            sentence = sentences[each.sentence]
            for start, end in descriptions(sentence.tokens, each):
                told[words_of(words_text(sentence, start, end))].add(each.name)
    return {words: frozenset(names) for words, names in told.items()}


def descriptions(tokens: Tokens, found: Found) -> Iterator[tuple[int, int]]:
    """The definite words in apposition to a name that say what body it is."""
    if found.kind != "organisation" or not is_capitalised(tokens[found.start]):
        return
    behind = found.end + 2
    if is_word(tokens, found.end, ",") and behind < len(tokens) and _opens(tokens, behind):
        end = noun_end(tokens, behind)
        if _is_closed(tokens, end):
            yield behind, end
    comma = found.start - 1
    if is_word(tokens, comma, ",") and _is_closed(tokens, found.end):
        nouns = (i for i in range(max(1, comma - _FAR), comma) if _opens(tokens, i) and noun_end(tokens, i) == comma)
        yield from ((noun, comma) for noun in list(nouns)[:1] if not is_word(tokens, noun - 2, ","))


def _opens(tokens: Tokens, noun: int) -> bool:
    """« l'exploitant », « la fédération »: a definite noun for a body, printed small."""
    told = any(is_listed(tokens, noun, key) for key in _NOUNS) and tokens[noun].text.islower()
    told = told and not (noun + 1 < len(tokens) and is_capitalised(tokens[noun + 1]))
    return told and is_listed(tokens, noun - 1, "anonymous_determiners")


def _is_closed(tokens: Tokens, end: int) -> bool:
    """Whether an apposition ends here: at a mark behind which no list goes on (« la Ville, l'exploitant et … »)."""
    if end >= len(tokens) or is_word(tokens, end, ".", ";", ")"):
        return True
    goes_on = is_word(tokens, end, ",") and end + 1 < len(tokens)
    return goes_on and tokens[end + 1].pos != "DET" and not is_listed(tokens, end + 1, "and")
