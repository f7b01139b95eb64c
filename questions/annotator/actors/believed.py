"""What of the first findings of a dossier is believed: which bodies are some, and which are persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from questions.annotator.names.found import Found
from questions.naming import words_of


def believable(dossier: list[list[Found]], foreign: frozenset[str], spelt: Mapping[str, str]) -> list[list[Found]]:
    """Leaves out organisations that the model alone sees once, doing nothing, and acronyms of other things.

    :param foreign: acronyms that the dossier gives to a disease, a test, a unit.
    :param spelt: acronyms that a masthead spells out.
    """
    times = Counter(each.name for found in dossier for each in found if each.kind == "organisation")
    return [
        [
            each
            for each in found
            if each.kind != "organisation"
            or (each.name not in foreign and (each.firm or times[each.name] > 1 or each.name in spelt))
        ]
        for found in dossier
    ]


def with_persons(dossier: list[list[Found]]) -> list[list[Found]]:
    """What the model took for a body is the person whose name it is, or with whose name it begins or ends.

    A surname alone is hers where no body of the dossier bears it (« Delmas », no « Transports Delmas »).
    """
    listed = [each for found in dossier for each in found]
    names = {words_of(each.name) for each in listed if each.kind == "person" and each.firm}
    whole = {part for words in names for part in (words, words[:2], words[-2:]) if len(part) > 1}
    bodies = {word for each in listed if each.kind == "organisation" and each.firm for word in words_of(each.name)}
    guessed = {words[-1:] for words in names if len(words) > 1 and words[-1] not in bodies}
    return [
        [
            replace(each, kind="person", acronym=None)
            if each.kind == "organisation"
            and each.acronym is None
            and words_of(each.name) in (whole if each.firm else whole | guessed)
            else each
            for each in found
        ]
        for found in dossier
    ]
