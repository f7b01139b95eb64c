"""From what was found of an actor to its mentions: the name as printed, the role beside it, exact spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from questions.annotations import EvidenceSpan, Mention, Role, Sentence
from questions.annotator.belonging import body_of_role
from questions.annotator.body_descriptions import Names, descriptions
from questions.annotator.compatriots import is_one_of_people
from questions.annotator.descriptions import Descriptions
from questions.annotator.found import Found, words_text
from questions.annotator.mastheads import is_medium, is_of_part, issuer_of
from questions.annotator.pipeline import ParsedDispatch
from questions.annotator.role_bearers import is_single_office
from questions.annotator.words import is_listed, is_word, lower, vocabulary
from questions.dispatch import Dispatch
from questions.naming import words_of

#: What ends a line that says who took a picture (« Le Rivage – X »), no role.
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class ReadDispatch:
    """A dispatch with its parse."""

    dispatch: Dispatch
    parsed: ParsedDispatch


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole dossier tells: keys of its organisations, which roles mean one person alone, and of which bodies
    it says what beside their names."""

    organisations: set[tuple[str, ...]]
    descriptions: Descriptions
    bodies: Names


def in_order(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences as the page prints them."""
    return sorted(sentences, key=lambda each: each.span.start)


def made_mentions(read: ReadDispatch, found: list[Found], told: Told) -> tuple[Mention, ...]:
    """What was found as mentions, in order of the text; the body that issues the text is one of them."""
    sentences = in_order(read.parsed.sentences)
    own = None if is_medium(read.dispatch.agency) or is_of_part(read.dispatch) else read.dispatch.agency
    mentions = [
        mention
        for each in found
        for mention in _completed(_as_mentions(read.dispatch, sentences, each, told), each, sentences, found, own)
    ]
    issuer = issuer_of(read.dispatch, told.organisations)
    mentions += [issuer] if issuer else []
    return tuple(sorted(dict.fromkeys(mentions), key=lambda m: (m.span.start, -m.span.end)))


def _completed(
    mentions: Iterable[Mention], person: Found, sentences: list[Sentence], found: list[Found], issuer: str | None
) -> Iterator[Mention]:
    """« sa présidente » told in full, « présidente de l'Union des apiculteurs », where its body was just named."""
    for mention in mentions:
        role = mention.role
        held = next((r for r in person.roles if role and _starts(sentences, person, r) == role.span.start), None)
        whose = body_of_role(sentences, person, held, found, issuer) if held else None
        if role and whose:
            yield replace(mention, role=replace(role, text=f"{role.text} {whose}"))
        else:
            yield mention


def _starts(sentences: list[Sentence], person: Found, role: tuple[int, int]) -> int:
    return sentences[person.sentence].tokens[role[0]].start


def _as_mentions(dispatch: Dispatch, sentences: list[Sentence], found: Found, told: Told) -> Iterator[Mention]:
    """One mention, or one for each role: the type holds a single role."""
    sentence = sentences[found.sentence]
    start = found.start if found.title is None else found.title
    span = _span(dispatch, sentence, start, found.end)
    roles = [_role(dispatch, sentence, start, end) for start, end in found.roles]
    roles += [replace(_role(dispatch, sentences[s], start, end), text=text) for text, s, start, end in found.told]
    if not roles:
        yield Mention(span, found.name, found.kind, None, found.acronym)
    for role in roles:
        yield Mention(span, found.name, found.kind, role, found.acronym)
    for start, end in descriptions(sentence.tokens, found):
        if len(told.bodies.get(words_of(words_text(sentence, start, end)), ())) == 1:
            yield Mention(_span(dispatch, sentence, start, end), found.name, found.kind)
    if found.kind == "person" and is_one_of_people(sentence.tokens, start - 1):
        yield Mention(_span(dispatch, sentence, start - 1, found.end), found.name, found.kind)
    for text, s, start, end in found.told:
        if s < found.sentence and words_text(sentences[s], start, end) == text:
            yield Mention(_span(dispatch, sentences[s], start, end), found.name, found.kind)
    for start, end in found.roles:
        if _describes(sentence, found, start, end, told.descriptions):
            owned = is_listed(sentence.tokens, start - 1, "possessives")
            yield Mention(_span(dispatch, sentence, start - owned, end), found.name, found.kind)


def _describes(sentence: Sentence, found: Found, start: int, end: int, told: Descriptions) -> bool:
    """Whether the words of a role beside the name mean the person by themselves: « le patron du port, X », « X,
    candidate de la coalition, », « le conseiller présidentiel X »; nobody else of the dossier is told so.

    One word alone does with an article and a comma (« le préfet, X »), or for an office of which a story has one (« la
    ministre X »; « colonel » is but a title). « sa directrice, X » says whose she is and is quoted with it.
    """
    tokens = sentence.tokens
    title = found.start if found.title is None else found.title
    behind = found.end <= start
    if is_listed(tokens, start - 1, "possessives"):
        return is_word(tokens, start - 2 if behind else end, ",")
    article = start > 0 and lower(tokens[start - 1]) in _determiners()
    apart = is_word(tokens, (start - 1 - article) if behind else end, ",")
    full = end - start > 1 or (article and (apart or is_single_office(tokens[start:end])))
    beside = apart or (not behind and article and end == title)
    printed = not tokens[start].text.isupper() and tokens[end - 1].text[-1:] not in _DASHES
    return beside and full and printed and told.mean_one(lower(tokens[start]), words_text(sentence, start, end))


def _determiners() -> frozenset[str]:
    return vocabulary("anonymous_determiners") | vocabulary("fused") | vocabulary("one")


def _role(dispatch: Dispatch, sentence: Sentence, start: int, end: int) -> Role:
    time = dispatch.published.value if dispatch.published else None
    return Role(words_text(sentence, start, end), _span(dispatch, sentence, start, end), time)


def _span(dispatch: Dispatch, sentence: Sentence, start: int, end: int) -> EvidenceSpan:
    return dispatch.evidence(sentence.tokens[start].start, sentence.tokens[end - 1].end)
