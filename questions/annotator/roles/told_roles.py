"""Roles that a verb tells: « que préside X », « X lui a succédé ».

Such a role has no words of its own to quote whole; its text is composed, and its evidence is the words that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import Sentence
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.gazetteer import is_people
from questions.annotator.names.given_names import gender_of
from questions.annotator.names.organisation_heads import is_head
from questions.annotator.parsing.words import (
    Tokens,
    accented,
    is_acronym,
    is_article,
    is_capitalised,
    is_finite,
    is_listed,
    is_word,
    lower,
    noun_end,
    vocabulary,
)
from questions.annotator.roles.belonging import complement_of, fused_with
from questions.elision import of_name
from questions.languages import load_table
from questions.naming import words_of

#: Words between a verb and the name or body that it links.
_NEAR = 4
#: Words between « l'un des … » and the name.
REACH = 12


@dataclass(frozen=True, slots=True)
class ToldRole:
    """The text of a role and the words of the sentence that tell it, half-open."""

    text: str
    start: int
    end: int


def told_roles(sentences: Sequence[Sentence], person: Found, found: Sequence[Found]) -> Iterator[ToldRole]:
    """The roles that verbs around a mention give to a person.

    :param found: all findings of the dispatch, in order of the text.
    """
    here = [each for each in found if each.sentence == person.sentence]
    tokens = sentences[person.sentence].tokens
    yield from _led(sentences, tokens, person, here)
    yield from _succeeded(tokens, person, here, found)


# ------------------------------------------------------------------------------------------------------- who leads


def _led(sentences: Sequence[Sentence], tokens: Tokens, person: Found, here: Sequence[Found]) -> Iterator[ToldRole]:
    """« l'agence, que dirige X », « présidée par X », « X, qui préside l'agence »."""
    for verb in _leading_verbs(tokens, person):
        body = _body_led(tokens, verb, person, here)
        led = _object_led(tokens, verb) if verb > person.start else None
        if led and (body is None or body.start > led[0]):
            body, whose, end = None, _whose(sentences[person.sentence], led), led[1]
        else:
            whose, end = (complement_of(sentences, body, here), body.end) if body else (None, verb)
        whose = whose and whose + (_for_a_time(sentences[person.sentence], end) if end > verb else "")
        if body is None and verb < person.start:
            whose = _common_body(sentences[person.sentence], verb)
        if whose:
            head = _at_head(tokens, verb, gender_told(tokens, person), words_of(body.name)[0] if body else "")
            yield ToldRole(head + whose, min(verb, person.start), max(verb + 1, person.start))


def _leading_verbs(tokens: Tokens, person: Found) -> Iterator[int]:
    before, after = person.start - 1, person.end
    by = before - 2 if before > 2 and is_article(tokens[before - 1]) and is_people(tokens[before]) else before
    told = [person.title if person.title is not None else person.start, *(r for r, _ in person.roles)]
    if 0 < min(told) < person.start:
        by = before = min(told) - 1 - is_article(tokens[min(told) - 1])
    # Behind « que » the parser may take the verb for a noun or an adjective.
    if before > 0 and tokens[before].lemma in _leading() and is_listed(tokens, before - 1, "that"):
        yield before
    if by > 0 and is_listed(tokens, by, "by") and _leads(tokens, by - 1):
        yield by - 1
    while after < min(len(tokens), person.end + _NEAR) and (
        is_word(tokens, after, ",") or is_listed(tokens, after, "relatives") or is_listed(tokens, after, "and")
    ):
        after += 1
    if after < len(tokens) and _leads(tokens, after) and is_finite(tokens[after]):
        yield after
    done = after + 1
    if done < len(tokens) and tokens[after].pos == "AUX" and tokens[done].lemma in accented("led_for_good"):
        yield done


def _leads(tokens: Tokens, index: int) -> bool:
    return tokens[index].lemma in _leading() and tokens[index].pos in ("VERB", "ADJ", "AUX")


def _body_led(tokens: Tokens, verb: int, person: Found, here: Sequence[Found]) -> Found | None:
    bodies = [each for each in here if each.kind == "organisation"]
    if verb > person.start:
        near = [each for each in bodies if verb < each.start <= verb + _NEAR]
        return near[0] if near else None
    near = [each for each in bodies if each.end <= verb and verb - each.end <= _NEAR]
    return near[-1] if near and not _is_complement(tokens, near[-1].start) else None


def _common_body(sentence: Sentence, verb: int) -> str | None:
    """« de la commission indépendante », « de la mission du Fonds » before « (,) présidée par X »: no proper name."""
    tokens = sentence.tokens
    end = verb - is_word(tokens, verb - 1, ",")
    start = end
    while start > 0 and is_of_group(tokens, start - 1):
        start -= 1
    heads = (i for i in range(start + 1, end) if is_head(tokens, i) and tokens[i].text.islower())
    head = next((i for i in heads if is_article(tokens[i - 1]) and not is_listed(tokens, i - 1, "fused_of")), None)
    if head is None or tokens[head].feature("Number") == "Plur":
        return None
    whole = tokens[head - 3] if head > 2 and is_listed(tokens, head - 2, "of") else None
    if whole is not None and whole.feature("Gender") == tokens[verb].feature("Gender"):
        return None
    words = words_text(sentence, head, end).split(" (")[0]
    return fused_with(lower(tokens[head - 1]), tokens[head], words)


def _object_led(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """« l'usine de Sète » behind « dirige (depuis dix ans) »: what has a head, in the singular."""
    article = verb + 1
    while article < len(tokens) and (is_listed(tokens, article, "for_so_long") or tokens[article].pos == "NUM"):
        article += 1
    head = article + 1
    if (
        head >= len(tokens)
        or not (is_listed(tokens, article, "anonymous_determiners") or is_listed(tokens, article, "own_possessives"))
        or not tokens[head].text.islower()
    ):
        return None
    leads = is_head(tokens, head) or is_listed(tokens, head, "led_places")
    single = tokens[head].text.islower() and tokens[head].feature("Number") != "Plur"
    return (head, noun_end(tokens, head)) if leads and single else None


def led_by_verb(sentence: Sentence, verb: int, gender: str | None) -> ToldRole | None:
    """The role of whoever « dirige l'usine », where the verb at this place says that he leads something."""
    if verb >= len(sentence.tokens) or not _leads(sentence.tokens, verb):
        return None
    led = _object_led(sentence.tokens, verb)
    whose = _whose(sentence, led) if led else None
    return ToldRole(_at_head(sentence.tokens, verb, gender) + whose, verb, led[1]) if led and whose else None


def _for_a_time(sentence: Sentence, end: int) -> str:
    """« par intérim » behind what is led, with the space before it; else nothing."""
    told = is_listed(sentence.tokens, end, "by") and is_listed(sentence.tokens, end + 1, "interim")
    return f" {words_text(sentence, end, end + 2)}" if told else ""


def _whose(sentence: Sentence, led: tuple[int, int]) -> str | None:
    return fused_with(lower(sentence.tokens[led[0] - 1]), sentence.tokens[led[0]], words_text(sentence, *led))


def is_of_group(tokens: Tokens, index: int) -> bool:
    """Words that a noun group holds: no comma, no conjugated verb, no preposition but « de » and « pour »."""
    token = tokens[index]
    if token.pos == "ADP":
        return lower(token) in vocabulary("links")
    return token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X") or token.text in ("(", ")") or is_acronym(token)


def _is_complement(tokens: Tokens, start: int) -> bool:
    """« la mission du Fonds, dirigée par X »: whoever leads the mission does not lead the Fund."""
    article = is_article(tokens[start - 1]) and not is_listed(tokens, start - 1, "fused_of") if start else False
    before = start - 1 - article
    return is_listed(tokens, before, "of") or is_listed(tokens, before, "fused_of")


def _at_head(tokens: Tokens, verb: int, gender: str | None, body: str = "") -> str:
    """The noun that the verb makes of its subject, by the gender of a title; else « à la tête ».

    :param body: the folded word that opens the name of what is led: a party has a « dirigeant », no « directeur ».
    """
    nouns = _leading()[tokens[verb].lemma]
    if body in vocabulary("movements") and tokens[verb].lemma in accented("directing"):
        nouns = [*load_table("fr", "actors")["movement_heads"], nouns[2]]
    if any(is_listed(tokens, i, "expeditions") for i in range(max(0, verb - REACH), verb)):
        nouns = [*load_table("fr", "actors")["expedition_heads"], nouns[2]]
    return f"{nouns[('Masc', 'Fem').index(gender)] if gender else nouns[2]} "


def gender_told(tokens: Tokens, person: Found) -> str | None:
    """Whether the titles, the roles or the name of somebody in this sentence are a man's or a woman's."""
    titles = tokens[person.start if person.title is None else person.title : person.start]
    genders = {tokens[start].feature("Gender") for start, end in person.roles if end <= person.start}
    if person.start > 1 and is_people(tokens[person.start - 1]) and is_capitalised(tokens[person.start - 1]):
        genders |= {tokens[person.start - 2].feature("Gender")}
    return gender_of(titles, person.name) or (genders.pop() if len(genders) == 1 else None)


def _leading() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_table("fr", "actors")["leading"]
    return table


# ------------------------------------------------------------------------------------------------------ who follows


def _succeeded(tokens: Tokens, person: Found, here: Sequence[Found], found: Sequence[Found]) -> Iterator[ToldRole]:
    """« Y succède à X », « X … ; Y lui a succédé », « X, remplacé par Y »: Y comes after X."""
    for index, token in enumerate(tokens):
        if token.lemma not in accented("succeeding") or not _is_newcomer(tokens, index, person):
            continue
        before = _predecessor(tokens, index, person, here, found)
        if before:
            text = load_table("fr", "actors")["successor"]["text"].format(name=of_name(before.name))
            yield ToldRole(text, min(index, person.start), max(index + 1, person.start))
            return


def _is_newcomer(tokens: Tokens, verb: int, person: Found) -> bool:
    """Subject of « succéder » or « remplacer », agent of « remplacé par », whoever stands nearest to the verb."""
    if is_listed(tokens, person.start - 1, "by"):
        return 0 < person.start - verb <= _NEAR + 1
    inside = range(person.start, person.end)
    return any(tokens[i].dep.startswith("nsubj") and tokens[i].head == verb for i in inside) or (
        person.end <= verb <= person.end + _NEAR
        and not any(is_word(tokens, i, ",", ";") for i in range(person.end, verb))
    )


def _predecessor(
    tokens: Tokens, verb: int, person: Found, here: Sequence[Found], found: Sequence[Found]
) -> Found | None:
    persons = [each for each in here if each.kind == "person" and each.name != person.name]
    behind = [each for each in persons if verb < each.start <= verb + _NEAR + 2 and each.start > person.start]
    if behind and (is_listed(tokens, behind[0].start - 1, "to") or tokens[verb].lemma in accented("replacing")):
        return behind[0]
    if is_listed(tokens, person.start - 1, "by"):
        return next((each for each in persons if each.start > person.end), None) or (persons[-1] if persons else None)
    ahead = [each for each in persons if each.end <= person.start]
    pronoun = any(is_listed(tokens, index, "dative_pronouns") for index in range(person.end, verb))
    relative = is_listed(tokens, person.start - 1, "that")
    if ahead and (pronoun or relative):
        return ahead[-1]
    earlier = [each for each in found if each.kind == "person" and each.sentence == person.sentence - 1]
    return earlier[-1] if pronoun and earlier else None
