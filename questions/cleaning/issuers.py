"""Who issued a letter, a release or a leaflet, where the text itself tells: by its letters, its name, who signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.cleaning.classify import Line
from questions.cleaning.name_case import printed_forms
from questions.cleaning.pieces import pieces
from questions.cleaning.vocabulary import Vocabulary
from questions.naming import spells

#: A letterhead stands in the first so many lines, with whom it is for and what it is about.
LETTERHEAD = 8
#: Words of the name of a body.
_FEWEST, _MOST = 2, 14
#: Letters by which a text calls the body that speaks in it.
_ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{3,9}\b")


def is_letter(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Whether the head of a page is that of a letter or a release: a service, a reference, « Denain, le 3 mai ».

    So is the name of a state above that of one of its bodies.
    """
    heads = [line.block for line in lines[:2]]
    state = len(heads) > 1 and words.outlet.state.search(heads[0].plain)
    if state and words.outlet.institution.search(heads[1].plain):
        return True
    return any(words.outlet.letterhead.search(line.block.plain) for line in lines[:LETTERHEAD])


def spelled_heads(lines: Sequence[Line]) -> Iterator[Line]:
    """« Syndicat libre des éclusiers » at the head of a page that speaks of « le SLE »: it introduces itself."""
    letters = {found for line in lines if line.kind == "prose" for found in _ACRONYM.findall(line.block.plain)}
    for line in _could_name(lines[:LETTERHEAD]):
        if any(spells(each, line.block.plain) for each in letters):
            yield line


def repeated_heads(lines: Sequence[Line]) -> Iterator[Line]:
    """« OFFICE DES ÉCLUSES » at the head of a page whose text writes of « l'Office des écluses »."""
    prose = "\n".join(line.block.plain for line in lines if line.kind == "prose")
    for line in _could_name(lines[:LETTERHEAD]):
        if line.block.text.isupper() and any(printed_forms(line.block.plain, prose)):
            yield line


def heads_of_speakers(lines: Sequence[Line]) -> Iterator[str]:
    """« Les Écluses libres — association de riverains » at the very head of a page that says « Les Écluses libres »."""
    head = pieces(lines[0].block.plain) if lines else []
    if len(head) > 1 and _FEWEST <= len(head[0].split()) <= _MOST and ":" not in head[0]:
        said = re.compile(rf"\b{re.escape(head[0])}\b")
        if any(said.search(line.block.plain) for line in lines[1:] if line.kind in ("prose", "dirt")):
            yield head[0]


def _could_name(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.kind == "title" and _FEWEST <= len(line.block.plain.split()) <= _MOST and ":" not in line.block.plain:
            yield line


def signed_for(lines: Sequence[Line], words: Vocabulary) -> Iterator[str]:
    """« Pour le collectif Nos écluses, » alone below the text; « Pour le bureau, » names nobody."""
    last = max((index for index, line in enumerate(lines) if line.kind == "prose"), default=len(lines))
    for line in lines[last + 1 :]:
        found = words.on_behalf.search(line.block.plain) if line.kind == "title" else None
        if found and any(c.isupper() for c in found["name"]):
            yield found["name"][:1].upper() + found["name"][1:]
