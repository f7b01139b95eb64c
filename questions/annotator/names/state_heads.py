"""What a state calls itself at the head of a page: « RÉPUBLIQUE DU KÉNYA » above its ministry and « COMMUNIQUÉ »."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from questions.annotations import Mention
from questions.annotator.names.gazetteer import entry, states_of
from questions.annotator.parsing.words import vocabulary
from questions.dispatch import Dispatch
from questions.languages import current, load
from questions.naming import small_words, words_of

#: Lines at the head of a page that may be a state's, and most words of one.
_HEAD, _LONGEST = 6, 8


def state_heads(dispatch: Dispatch, states: Collection[str]) -> Iterator[Mention]:
    """The lines of a letterhead that hold but what a state of the dossier calls itself.

    :param states: the states that the sentences of the dossier name.
    """
    at = 0
    for line in dispatch.text.splitlines(keepends=True)[:_HEAD]:
        printed = line.strip()
        named = [state for state in states if _is_called(printed, state)]
        if len(named) == 1:
            start = at + line.index(printed)
            yield Mention(dispatch.evidence(start, start + len(printed)), named[0], "state")
        at += len(line)


def _is_called(line: str, state: str) -> bool:
    """« RÉPUBLIQUE DU KÉNYA », « REPUBLIQUE TOGOLAISE »: what kind of state it is, and its name or its people."""
    words = words_of(line)
    if not 1 < len(words) <= _LONGEST:
        return False
    told = load(current(), "cleaning").regex("outlet.state").search(line)
    if told is None:
        return words[0] in vocabulary("official_kinds") and state in states_of(words[-1])
    known = entry(state)
    return known is not None and any(_plain(told["name"]) == _plain(form) for form in known.forms)


def _plain(name: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(name) if word not in small_words())
