"""Other names that somebody goes by: « X, dite « Lulu », », « X, alias « El Tuerto » », « X « Ti Zo » Y »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.parsing.words import Tokens, is_capitalised, is_finite, is_listed, is_word, places_of
from questions.naming import words_of
from questions.same_names import Words

#: Words of a nickname with its quotation marks.
LONGEST_NICKNAME = 8
_MARKS = ("«", "»", '"', "“", "”")


def after_nickname(tokens: Tokens, index: int) -> int:
    """Steps over « , dite « Lulu » » and « , alias X », commas included up to the one behind."""
    called = index + is_word(tokens, index, ",")
    if not is_listed(tokens, called, "nicknaming"):
        return index
    end = called + 1
    while end < min(len(tokens), called + LONGEST_NICKNAME) and not is_word(tokens, end, ","):
        end += 1
    return end if is_word(tokens, end, ",") else index


def quoted_inside(tokens: Tokens, index: int) -> int:
    """Where « « Ti Zo » Desravines » goes on behind the quoted words, ``index`` where no name does."""
    close = next((i for i in range(index + 2, min(len(tokens), index + 5)) if tokens[i].text in _MARKS), None)
    opened = index < len(tokens) and tokens[index].text in _MARKS
    if not opened or close is None or close + 1 >= len(tokens) or not is_capitalised(tokens[index + 1]):
        return index
    surname = tokens[close + 1]
    return close + 1 if is_capitalised(surname) and surname.pos in ("PROPN", "NOUN", "X") else index


def find_nicknames(number: int, sentence: Sentence, persons: Sequence[Found]) -> Iterator[Found]:
    """The nickname behind or inside a name, as another mention of the person.

    :param persons: what was found in the sentence.
    """
    for person in (each for each in persons if each.kind == "person"):
        span = _behind(sentence.tokens, person) or _inside(sentence.tokens, person)
        if span:
            yield Found(number, *span, person.name, "person")


def _behind(tokens: Tokens, person: Found) -> tuple[int, int] | None:
    called = next((i for i in places_of(tokens, "nicknaming") if 0 <= i - person.end <= 1), None)
    if called is None or (called == person.end + 1 and not is_word(tokens, person.end, ",")):
        return None
    if called == person.end and is_finite(tokens[called]):
        return None
    start = called + 1 + (called + 1 < len(tokens) and tokens[called + 1].text in _MARKS)
    end = start
    while (
        end < min(len(tokens), start + LONGEST_NICKNAME)
        and tokens[end].text not in _MARKS
        and (start > called + 1 or is_capitalised(tokens[end]))
    ):
        end += 1
    return (start, end) if end > start and any(map(is_capitalised, tokens[start:end])) else None


def _inside(tokens: Tokens, person: Found) -> tuple[int, int] | None:
    marks = [i for i in range(person.start, person.end) if tokens[i].text in _MARKS]
    return (marks[0] + 1, marks[1]) if len(marks) > 1 and marks[0] + 1 < marks[1] else None


def nicknames_of(sentences: Sequence[Sentence], found: Sequence[Found]) -> Iterator[tuple[Words, str]]:
    """Folded words of each nickname that no article opens, and the name of who bears it.

    :param found: all findings of the dispatch.
    """
    for each in (each for each in found if each.kind == "person"):
        sentence = sentences[each.sentence]
        for nickname in find_nicknames(each.sentence, sentence, [each]):
            if is_capitalised(sentence.tokens[nickname.start]):
                yield words_of(words_text(sentence, nickname.start, nickname.end)), nickname.name
