"""Courts named by who sits in them: « le tribunal de Lens … le juge a relevé », « le juge des référés du tribunal »."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from questions.annotations import Sentence
from questions.annotator.names.found import Found
from questions.annotator.parsing.words import Tokens, is_capitalised, is_listed, lower, noun_end, places_of, vocabulary
from questions.languages import current, load_table
from questions.naming import words_of

#: Words of « des référés » behind the judge.
_SEATED = 2
#: Words that open the name of a court at most (« Conseil d'État »).
_LONGEST_COURT = 3


def with_courts(
    number: int, sentence: Sentence, earlier: Sequence[Found], here: list[Found], *, single_judges: Callable[[], bool]
) -> list[Found]:
    """What was found in a sentence, with the courts that « le juge » means; « les juges » are then no group.

    :param single_judges: whether the dispatch tells of single judges; only asked where a judge stands.
    :param earlier: what was found in the sentences before.
    :param here: what was found in this one, in order of the text.
    """
    if not places_of(sentence.tokens, "judges") or single_judges():
        return here
    courts = list(_courts(number, sentence, [*earlier, *here]))
    kept = [f for f in here if f.kind != "group" or not any(c.covers(number, f.start, f.end) for c in courts)]
    return [*kept, *courts]


def single_judge_in(sentences: Sequence[Sentence]) -> Callable[[], bool]:
    """Whether somebody is a judge by himself in a dispatch: « un juge », « la juge d'instruction », « le juge Roy ».

    :returns: what tells it, and goes through the dispatch once, when first asked.
    """
    return cache(lambda: any(_is_single(s.tokens, index) for s in sentences for index in places_of(s.tokens, "judges")))


def _is_single(tokens: Tokens, index: int) -> bool:
    if not _is_definite(tokens, index):
        return True
    behind = _behind(tokens, index)
    named = behind < len(tokens) and is_capitalised(tokens[behind]) and not _court_at(tokens, behind)
    return named or (noun_end(tokens, index) > behind and not _court_at(tokens, behind + 1))


def _is_definite(tokens: Tokens, index: int) -> bool:
    return any(is_listed(tokens, index - 1, key) for key in ("anonymous_determiners", "definite_plural"))


def _behind(tokens: Tokens, index: int) -> int:
    """Right behind « juge », « juge des référés »."""
    seat = tuple(lower(token) for token in tokens[index + 1 : index + 1 + _SEATED])
    return index + 1 + _SEATED * (" ".join(seat) in vocabulary("judge_seats"))


def _court_at(tokens: Tokens, index: int) -> bool:
    """« du tribunal », « du Conseil d'État », « de la cour »."""
    words = words_of(" ".join(token.text for token in tokens[index : index + _LONGEST_COURT + 2]))
    return any(_opens_as_court(words[start:]) for start in range(3))


def _courts(number: int, sentence: Sentence, earlier: Sequence[Found]) -> Iterator[Found]:
    """« le juge », « les juges », « le juge des référés »: the only court that the dispatch has named; « le juge des
    référés du tribunal de Lens » is that tribunal.

    :param earlier: what was found in the dispatch so far, this sentence's bodies among it.
    """
    tokens = sentence.tokens
    for index in places_of(tokens, "judges"):
        if not _is_definite(tokens, index):
            continue
        end = _behind(tokens, index)
        inside = next(
            (f for f in earlier if f.sentence == number and end < f.start <= end + 2 and _is_court(f.name)), None
        )
        if inside is not None and inside.kind == "organisation" and noun_end(tokens, index) >= inside.start:
            yield Found(number, index, inside.end, inside.name, "organisation")
            continue
        named = {f.name for f in earlier if f.kind == "organisation" and (f.sentence, f.start) < (number, index)}
        courts = {name for name in named if _is_court(name)}
        if len(courts) == 1 and noun_end(tokens, index) <= end:
            yield Found(number, index, end, next(iter(courts)), "organisation")


def _is_court(name: str) -> bool:
    return _opens_as_court(words_of(name))


def _opens_as_court(words: tuple[str, ...]) -> bool:
    return any(words[:length] in _openings(current()) for length in range(1, _LONGEST_COURT + 1))


@cache
def _openings(language: str) -> frozenset[tuple[str, ...]]:
    """The words that open the names of courts."""
    return frozenset(words_of(court) for court in load_table(language, "actors")["courts"])
