"""Posts that no noun for a person tells: « à la tête de », « celle qui dirige », « X et Y, respectivement … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.given_names import gender_of
from questions.annotator.names.organisation_heads import is_head
from questions.annotator.names.role_nouns import opens_role
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_article,
    is_capitalised,
    is_finite,
    is_listed,
    is_word,
    noun_end,
    places_of,
)
from questions.annotator.roles.told_roles import ToldRole, gender_told, led_by_verb
from questions.naming import small_first

_SUBJECT = ("nsubj", "nsubj:pass")
#: Words of the participle and the moment before « à la tête de » at the head of a sentence.
_LONGEST_OPENING = 5


def posts(sentences: Sequence[Sentence], person: Found, found: Sequence[Found]) -> Iterator[tuple[int, ToldRole]]:
    """The sentence that tells a post of the person, and the post.

    :param found: all findings of the dispatch, in order of the text.
    """
    here = [each for each in found if each.sentence == person.sentence]
    sentence = sentences[person.sentence]
    for role in (*_headships(sentence, person), *_in_turn(sentence, person, here), *_that_one_is(sentence, person)):
        yield person.sentence, role
    persons = {each.name for each in here if each.kind == "person"}
    after = person.sentence + 1
    if persons == {person.name} and after < len(sentences):
        yield from ((after, role) for role in _that_one(sentences[after], person))


def _headships(sentence: Sentence, person: Found) -> Iterator[ToldRole]:
    tokens = sentence.tokens
    for noun in places_of(tokens, "headships"):
        end = _body_end(tokens, noun + 1)
        article = noun - 1
        if end is None or article < 0 or not is_article(tokens[article]):
            continue
        fused = is_listed(tokens, article, "fused")
        start = article if fused else article - 1
        led = start >= 0 and (fused or is_listed(tokens, start, "to"))
        if led and _is_at_head(tokens, start, noun, end, person):
            yield ToldRole(small_first(words_text(sentence, start, end)), start, end)
        elif not led and _takes(tokens, noun, person):
            (to,) = accented("to")
            yield ToldRole(f"{to} {words_text(sentence, article, end)}", article, end)


def _body_end(tokens: Tokens, tie: int) -> int | None:
    """Where the body behind « de » ends, ``None`` where no body stands there (« la tête du cortège »)."""
    if not is_listed(tokens, tie, "ties_to_town"):
        return None
    noun = tie + 1 + (tie + 1 < len(tokens) and is_article(tokens[tie + 1]))
    if noun >= len(tokens) or is_listed(tokens, noun, "not_led"):
        return None
    led = is_head(tokens, noun) or is_listed(tokens, noun, "led_places") or is_capitalised(tokens[noun])
    return noun_end(tokens, noun) if led else None


def _is_at_head(tokens: Tokens, start: int, noun: int, end: int, person: Found) -> bool:
    """« X, à la tête de …, », « (Nommée en mars) à la tête de …, X », « X a été placé à la tête de … »."""
    if person.end == start - 1 and is_word(tokens, person.end, ","):
        return True
    name = person.start if person.title is None else person.title
    comma = next((i for i in range(end, len(tokens)) if is_word(tokens, i, ",")), None)
    opening = start == 0 or (start <= _LONGEST_OPENING and tokens[0].lemma in accented("at_head_verbs"))
    if opening and comma is not None and comma + 1 == name and not any(map(is_finite, tokens[start:comma])):
        return True
    subjects = {tokens[i].head for i in range(person.start, person.end) if tokens[i].dep in _SUBJECT}
    if noun in subjects:
        return True
    return any(person.end <= verb < start and tokens[verb].lemma in accented("at_head_verbs") for verb in subjects)


def _takes(tokens: Tokens, noun: int, person: Found) -> bool:
    """« X prendra la direction de … »."""
    verb = tokens[noun].head
    takes = tokens[noun].dep == "obj" and tokens[verb].lemma in accented("takes_headship")
    own = range(person.start, person.end)
    return takes and any(tokens[i].dep in _SUBJECT and tokens[i].head == verb for i in own)


def _in_turn(sentence: Sentence, person: Found, here: Sequence[Found]) -> Iterator[ToldRole]:
    """« X, Y et Z, respectivement présidente, trésorier et secrétaire de l'association »: to each his own."""
    tokens = sentence.tokens
    for turn in places_of(tokens, "in_turn"):
        holders = [each for each in here if each.kind == "person" and each.end < turn]
        roles = _enumerated(tokens, turn + 1)
        listed = holders[-len(roles) :] if roles else []
        place = next((n for n, each in enumerate(listed) if each is person), None)
        if place is None or len(listed) != len(roles) or listed[-1].end != turn - is_word(tokens, turn - 1, ","):
            continue
        end = noun_end(tokens, roles[-1])
        rest = words_text(sentence, roles[-1] + 1, end) if end > roles[-1] + 1 else ""
        yield ToldRole(f"{tokens[roles[place]].text} {rest}".strip(), turn, end)


def _enumerated(tokens: Tokens, start: int) -> list[int]:
    """Where the nouns of « présidente, trésorier et secrétaire » stand."""
    nouns: list[int] = []
    while opens_role(tokens, start):
        nouns.append(start)
        if not (is_word(tokens, start + 1, ",") or is_listed(tokens, start + 1, "and")):
            break
        start += 2
    return nouns


def _that_one(sentence: Sentence, person: Found) -> Iterator[ToldRole]:
    """« X … Celle qui dirigeait le conservatoire … » at the head of the next sentence."""
    if is_listed(sentence.tokens, 0, "that_one") and is_listed(sentence.tokens, 1, "relatives"):
        role = led_by_verb(sentence, 2, sentence.tokens[0].feature("Gender") or gender_of((), person.name))
        if role:
            yield role


def _that_one_is(sentence: Sentence, person: Found) -> Iterator[ToldRole]:
    """« Celui qui préside le club depuis mars, X, … »."""
    tokens = sentence.tokens
    name = person.start if person.title is None else person.title
    for one in places_of(tokens, "that_one"):
        comma = next((i for i in range(one, name) if is_word(tokens, i, ",")), None)
        if comma is not None and comma + 1 == name and is_listed(tokens, one + 1, "relatives"):
            role = led_by_verb(sentence, one + 2, gender_told(tokens, person))
            if role:
                yield role
