"""Roles that the sentence beside a name tells: « Un pilote est tombé. X, 52 ans, … », « Employé d'une firme, il … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence, Token
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.parsing.words import Tokens, is_finite, is_listed, is_word, lower, noun_end, vocabulary
from questions.annotator.roles.told_roles import ToldRole
from questions.naming import small_first

#: Words from the head of a sentence within which the one that it introduces is told.
OPENING = 3
#: Longest apposition at the head of a sentence, in words.
LONGEST_HEAD = 12


def introduced_roles(
    sentences: Sequence[Sentence], person: Found, found: Sequence[Found]
) -> Iterator[tuple[int, ToldRole]]:
    """The sentence that tells a role of the person, and the role.

    :param found: all findings of the dispatch.
    """
    yield from ((person.sentence, role) for role in _taken_for(sentences[person.sentence], person))
    before = person.sentence - 1
    if before >= 0 and not _persons(found, before) and _opens_with_age(sentences[person.sentence].tokens, person):
        yield from ((before, role) for role in _newcomer(sentences[before]))
    after = person.sentence + 1
    alone = {each.name for each in _persons(found, person.sentence)} == {person.name}
    if after < len(sentences) and alone:
        yield from ((after, role) for role in _apposed_to_pronoun(sentences[after]))


def _taken_for(sentence: Sentence, person: Found) -> Iterator[ToldRole]:
    """« X, présenté comme le cerveau du réseau, »: what somebody is held to be, with the word that says so."""
    tokens = sentence.tokens
    participle = person.end + 1
    end = next((i for i in range(participle, len(tokens)) if tokens[i].pos == "PUNCT" or is_finite(tokens[i])), None)
    told = is_word(tokens, person.end, ",") and is_listed(tokens, participle, "held_for")
    as_what = is_listed(tokens, participle + 1, "as") and is_listed(tokens, participle + 2, "anonymous_determiners")
    if told and as_what and end is not None and participle + 3 < end <= participle + LONGEST_HEAD:
        yield ToldRole(words_text(sentence, participle, end), participle, end)


def _persons(found: Sequence[Found], sentence: int) -> list[Found]:
    return [each for each in found if each.kind == "person" and each.sentence == sentence]


def _opens_with_age(tokens: Tokens, person: Found) -> bool:
    """« X, 52 ans, … » at the head of a sentence, without a role beside the name."""
    first = person.start if person.title is None else person.title
    return (
        first == 0
        and not person.roles
        and is_word(tokens, person.end, ",")
        and is_listed(tokens, person.end + 2, "years")
    )


def _newcomer(sentence: Sentence) -> Iterator[ToldRole]:
    """« Un pilote sud-africain a perdu la vie … »: one person without a name, who does something."""
    tokens = sentence.tokens
    for noun in range(1, min(OPENING, len(tokens))):
        if opens_role(tokens, noun) and any(is_listed(tokens, i, "one") for i in range(noun)):
            end = noun_end(tokens, noun)
            does = end < len(tokens) and (is_finite(tokens[end]) or is_word(tokens, end, ","))
            if does and not is_listed(tokens, noun, "officials") and not any(map(_calls_in, tokens[end:])):
                yield ToldRole(words_text(sentence, noun, end), noun, end)
            return


def _opens_job(tokens: Tokens) -> bool:
    return opens_role(tokens, 0) or is_listed(tokens, 0, "job_participles")


def _calls_in(token: Token) -> bool:
    """« Un médecin a été dépêché sur place. »: he is not the one whom the next sentence tells of."""
    return token.pos == "VERB" and lower(token) in vocabulary("called_in")


def _apposed_to_pronoun(sentence: Sentence) -> Iterator[ToldRole]:
    """« Employé d'une firme de toiture, il connaissait les lieux. »: a bare role before « il » or « elle »."""
    tokens = sentence.tokens
    comma = next((i for i in range(1, min(LONGEST_HEAD, len(tokens))) if tokens[i].text == ","), None)
    if comma is None or not is_listed(tokens, comma + 1, "he_she") or not _opens_job(tokens):
        return
    if not any(is_finite(tokens[i]) for i in range(1, comma)):
        text = words_text(sentence, 0, comma)
        yield ToldRole(small_first(text), 0, comma)
