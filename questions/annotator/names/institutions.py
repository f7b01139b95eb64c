"""Bodies that a common noun alone names: « le gouvernement », « la préfecture », « l'opposition municipale »."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import nationality
from questions.annotator.names.organisations import speaks_before
from questions.annotator.parsing.words import (
    Tokens,
    is_behind,
    is_capitalised,
    is_finite,
    is_listed,
    is_word,
    noun_end,
    places_of,
)

#: Most words of a body that common nouns name.
LONGEST_BODY = 5
#: What a clause opens behind.
_CLAUSE_OPENERS = (",", ":", ";", "«", '"', "“")


def find_government(
    number: int, sentence: Sentence, states: Collection[str], acting: Collection[str]
) -> Iterator[Found]:
    """« le gouvernement »: the state, where the dossier has but one and that one acts; else a body of its own.

    A state that is but the place of what happens has a government that plays its part at home.

    :param states: the states that the dossier names.
    :param acting: those of them that do something.
    """
    tokens = sentence.tokens
    if len(states) > 1:
        return
    yield from _state_itself(number, tokens, states)
    for index in places_of(tokens, "governments"):
        if not is_listed(tokens, index - 1, "anonymous_determiners") or noun_end(tokens, index) != index + 1:
            continue
        if acting:
            yield Found(number, index, index + 1, next(iter(acting)), "state")
        elif _takes_part(tokens, index):
            yield Found(number, index, index + 1, words_text(sentence, index, index + 1), "organisation")


def _state_itself(number: int, tokens: Tokens, states: Collection[str]) -> Iterator[Found]:
    """« l'État », « la République »: the only state of the dossier; « le chef de l'État » is an office."""
    for index in places_of(tokens, "state_word", "republic") if len(states) == 1 else ():
        bare = is_listed(tokens, index - 1, "anonymous_determiners") and noun_end(tokens, index) == index + 1
        office = is_listed(tokens, index - 2, "of") or is_listed(tokens, index - 2, "ties_to_town")
        if bare and not office and is_capitalised(tokens[index]) and not tokens[index].text.isupper():
            yield Found(number, index, index + 1, next(iter(states)), "state")


def find_institutions(number: int, sentence: Sentence) -> Iterator[Found]:
    """« l'armée », « l'opposition »: a body that its common noun names, once it acts."""
    tokens = sentence.tokens
    for index in places_of(tokens, "house_sides", "institutions", "local_authorities", "deciding"):
        side = is_listed(tokens, index, "house_sides")
        local = is_listed(tokens, index, "local_authorities")
        end = _end_of_body(tokens, index)
        if not index or not (side or local or is_listed(tokens, index, "institutions") or _decides(tokens, index, end)):
            continue
        if local and not _is_agent(tokens, index):
            continue
        if noun_end(tokens, index) > end or not _is_determined(tokens, index):
            continue
        if _takes_part(tokens, index) or is_listed(tokens, end + is_word(tokens, end, ","), "relatives"):
            yield Found(number, index, end, words_text(sentence, index, end), "group" if side else "organisation")


def _is_determined(tokens: Tokens, index: int) -> bool:
    """« la préfecture », « auprès du parquet »; « du parquet » alone is but a complement."""
    fused = is_listed(tokens, index - 1, "fused") and is_behind(tokens, index - 1, "agent_prepositions")
    return fused or is_listed(tokens, index - 1, "anonymous_determiners")


def _end_of_body(tokens: Tokens, index: int) -> int:
    """« l'opposition chilienne », « la police locale »: with what it is of; « la commission disciplinaire »: whole."""
    end = index + 1
    if is_listed(tokens, index, "deciding"):
        return min(noun_end(tokens, index), index + LONGEST_BODY)
    while end < len(tokens) and _tells_what_of(tokens, end):
        end += 1
    return end


def _tells_what_of(tokens: Tokens, index: int) -> bool:
    """« chilienne », « wallonne », « municipale »: whose body it is, or what it governs or sits in."""
    level = is_listed(tokens, index, "of_level") and tokens[index].text.islower()
    return level or nationality(tokens[index]) is not None or is_listed(tokens, index, "regional")


def _decides(tokens: Tokens, index: int, end: int) -> bool:
    """« la commission disciplinaire », « le bureau des guides »: a body named by what it decides on or who is in it."""
    return is_listed(tokens, index, "deciding") and end > index + 1


def _takes_part(tokens: Tokens, index: int) -> bool:
    """A subject, an agent, somebody spoken to; the source after « selon »; what opens a clause with its verb behind."""
    doer = tokens[index].dep in ("nsubj", "nsubj:pass", "obl:agent", "iobj") or _opens_clause(tokens, index)
    return doer or is_behind(tokens, index - 1, "agent_prepositions") or speaks_before(tokens, index - 1)


def _is_agent(tokens: Tokens, index: int) -> bool:
    """« par la commune », « selon la métropole »: who does or says it, not the land that it governs."""
    return tokens[index].dep == "obl:agent" or is_behind(tokens, index - 1, "sources")


def _opens_clause(tokens: Tokens, index: int) -> bool:
    """« À Gap, | l'opposition conteste … »: whatever the parser takes it for."""
    end = _end_of_body(tokens, index)
    behind = end < len(tokens) and is_finite(tokens[end]) and tokens[end].feature("Number") == "Sing"
    return behind and (index == 1 or tokens[index - 2].text in _CLAUSE_OPENERS)
