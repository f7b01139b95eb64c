"""Who signs a letter, a release or a statement: name and office below the last paragraph, there a part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from questions.cleaning.classify import Line
from questions.cleaning.issuers import is_letter
from questions.cleaning.vocabulary import Vocabulary

#: Words of sentences that may still stand below who signs (« Il ne sera répondu à aucune question. »).
_POSTSCRIPT = 25
#: Lines below the text among which somebody signs; most words of a line that closes it (« Avec toute notre estime, »).
_MOST_SIGN, _CLOSING = 3, 8
#: How often a statement says « nous » at least, outside quotation marks.
_OURS = 2
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
#: Most words of a person's name.
_LONGEST_NAME = 4


def signatures(lines: Sequence[Line], prose: Sequence[int], words: Vocabulary) -> list[Line]:
    """The lines that sign a letter or a statement; an article is signed by whoever wrote it, who speaks nowhere in it.

    :param prose: where the paragraphs stand among the lines.
    """
    if not _is_signed_paper(lines, prose, words):
        return []
    last = _last_paragraph(lines, prose, words)
    below = [line for line in lines[last + 1 :] if line.kind != "prose"][: 2 * _MOST_SIGN]
    greeted = _greets(lines, prose, words)
    for index in range(min(_MOST_SIGN, len(below))):
        signed = _signed_from(below, index, words) or _named_alone(below, index, words, greeted=greeted)
        if signed:
            return signed
        if not _may_stand_between(below[index]):
            break
    return []


def _is_signed_paper(lines: Sequence[Line], prose: Sequence[int], words: Vocabulary) -> bool:
    """A letter greets those it is for, a release has its letterhead, a statement says « nous » as no newspaper does."""
    return _greets(lines, prose, words) or is_letter(lines, words) or _speaks_as_we(lines, prose, words)


def _greets(lines: Sequence[Line], prose: Sequence[int], words: Vocabulary) -> bool:
    return any(words.salutation.search(line.block.plain) for line in lines[: prose[0] + 1])


def _speaks_as_we(lines: Sequence[Line], prose: Sequence[int], words: Vocabulary) -> bool:
    """Whether the text says « nous », « notre » outside quotation marks."""
    told = " ".join(lines[index].block.plain for index in prose)
    return len(words.ours.findall(_QUOTED.sub(" ", told))) >= _OURS


def _last_paragraph(lines: Sequence[Line], prose: Sequence[int], words: Vocabulary) -> int:
    """Where the text proper ends: a note of few words may stand below who signs it."""
    note = lines[prose[-1]].block
    apart = len(prose) > 1 and prose[-1] - prose[-2] > 1 and len(note.words) <= _POSTSCRIPT
    between = lines[prose[-2] + 1 : prose[-1]] if apart else []
    signed = any(is_bare_name(line, town=False) or _tells_office(line, words) for line in between)
    return prose[-2] if signed else prose[-1]


def _may_stand_between(line: Line) -> bool:
    """« Fidèlement, », « Réunion publique : mardi, salle Curie. »: a short line between the text and who signs it."""
    return line.kind in ("title", "dirt", "stamp") and len(line.block.words) <= _CLOSING


def _signed_from(below: Sequence[Line], index: int, words: Vocabulary) -> list[Line]:
    """The lines that sign from this one on: « X, directrice », « La directrice, X », or in two lines."""
    told = list(takewhile(lambda line: line.kind == "title" and _tells_office(line, words), below[index:]))
    if told:
        name = next(iter(below[index + len(told) :]), None)
        opens = name is not None and name.block.gap <= 1 and is_bare_name(name, town=False)
        return [*told, name] if name and opens and words.office.search(f"{told[-1].block.plain},") else told
    line, name = below[index], below[index + 1] if index + 1 < len(below) else None
    office = words.office.search(line.block.plain) or words.office.search(f"{line.block.plain},")
    closes = _may_stand_between(line) and (line.block.text.rstrip().endswith(",") or bool(office))
    if name is None or not closes or name.block.gap > 1 or not is_bare_name(name, town=False):
        return []
    return [line, name] if office else [name]


def _named_alone(below: Sequence[Line], index: int, words: Vocabulary, *, greeted: bool) -> list[Line]:
    """« X » above « Porte-parole du port », and « X, Lens » right below a letter that greets those it is for."""
    line, under = below[index], below[index + 1] if index + 1 < len(below) else None
    if line.kind != "title" or not is_bare_name(line):
        return []
    office = under is not None and under.kind == "title" and under.block.gap <= 1
    if under is not None and office and words.outlet.unit.search(under.block.plain):
        return [line, under]
    return [line] if greeted and not index else []


def _tells_office(line: Line, words: Vocabulary) -> bool:
    """« X, directrice », « La directrice, X », « Pour la mairie, X »."""
    plain = line.block.plain
    on_behalf = words.on_behalf.search(plain) if not plain.endswith(",") and "," in plain else None
    return bool(on_behalf or words.signatory.search(plain))


def is_bare_name(line: Line, *, town: bool = True) -> bool:
    """Two to four capitalised words: who wrote it, not what the next paragraph is about.

    :param town: whether a town may stand behind the name.
    """
    name, comma, place = line.block.plain.partition(", ")
    names = name.split() + place.split()
    fewest = len(name.split()) >= 2 and bool(place) == bool(comma) and (town or not comma)
    shouted = all(each.isupper() for each in names)
    return fewest and not shouted and len(names) <= _LONGEST_NAME and all(_is_name_word(each) for each in names)


def _is_name_word(word: str) -> bool:
    return word[:1].isupper() and word.replace("-", "").replace("'", "").isalpha()
