"""From what was found of an actor to its mentions: the name as printed, the role beside it, exact spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from questions.annotations import EvidenceSpan, Mention, Role, Sentence
from questions.annotator.actors.body_descriptions import Names, descriptions, descriptions_of_bodies
from questions.annotator.names.found import Found, words_text
from questions.annotator.names.mastheads import issuer_of
from questions.annotator.names.state_heads import state_heads
from questions.annotator.parsing.pipeline import ParsedDispatch
from questions.annotator.parsing.words import is_listed, is_word, lower, vocabulary
from questions.annotator.roles.belonging import Issuer, body_of_role
from questions.annotator.roles.compatriots import is_one_of_people
from questions.annotator.roles.descriptions import Descriptions, descriptions_of
from questions.annotator.roles.issuer_owners import issuer_named, owners_of_pages
from questions.annotator.roles.role_bearers import is_single_office
from questions.annotator.roles.seats import Seats, seats_of
from questions.dispatch import Dispatch
from questions.naming import name_key, words_of

#: What ends a line that says who took a picture (« Le Rivage – X »), no role.
_DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class ReadDispatch:
    """A dispatch with its parse."""

    dispatch: Dispatch
    parsed: ParsedDispatch


@dataclass(frozen=True, slots=True)
class Told:
    """What the whole dossier tells: keys of its organisations, which roles mean one person alone, of which bodies it
    says what beside their names, whose the bare offices of each page are, and of which places; its states."""

    organisations: set[tuple[str, ...]]
    descriptions: Descriptions
    bodies: Names
    owners: Mapping[str, Issuer | None]
    seats: Seats
    states: frozenset[str]


def told_in(reads: Sequence[ReadDispatch], complete: Sequence[list[Found]]) -> Told:
    """What the dispatches of a dossier tell together."""
    pages = [in_order(read.parsed.sentences) for read in reads]
    return Told(
        {name_key(each.name) for found in complete for each in found if each.kind == "organisation"},
        descriptions_of(pages, complete),
        descriptions_of_bodies(pages, complete),
        owners_of_pages(list(zip([read.dispatch for read in reads], pages, complete, strict=True))),
        seats_of(pages, {read.dispatch.file: issuer_named(read.dispatch) for read in reads}),
        frozenset(each.name for found in complete for each in found if each.kind == "state"),
    )


def in_order(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences as the page prints them."""
    return sorted(sentences, key=lambda each: each.span.start)


def made_mentions(read: ReadDispatch, found: list[Found], told: Told) -> tuple[Mention, ...]:
    """What was found as mentions, in order of the text; the body that issues the text is one of them."""
    sentences = in_order(read.parsed.sentences)
    letters = {words_of(each.name): each.acronym for each in found if each.acronym}
    mentions = [
        _with_letters(mention, letters)
        for each in found
        for mention in _completed(_as_mentions(read.dispatch, sentences, each, told), each, read, found, told)
    ]
    issuer = issuer_of(read.dispatch, told.organisations)
    mentions += [issuer] if issuer else []
    mentions += state_heads(read.dispatch, told.states)
    return tuple(sorted(dict.fromkeys(mentions), key=lambda m: (m.span.start, -m.span.end)))


def _with_letters(mention: Mention, letters: Mapping[tuple[str, ...], str]) -> Mention:
    """« déléguée de l'Union des apiculteurs (UDA) »: the role that closes with the name of a body takes the letters by
    which the dispatch goes on.

    :param letters: the names of the bodies of the dispatch, in words, with the letters printed beside them.
    """
    role = mention.role
    words = words_of(role.text) if role else ()
    acronym = next((letters[words[n:]] for n in range(1, len(words) - 1) if words[n:] in letters), None)
    if role is None or acronym is None:
        return mention
    return replace(mention, role=replace(role, text=f"{role.text} ({acronym})"))


def _completed(
    mentions: Iterable[Mention], person: Found, read: ReadDispatch, found: list[Found], told: Told
) -> Iterator[Mention]:
    """« sa présidente » told in full, « présidente de l'Union des apiculteurs », where its body was just named; « la
    maire » where the dossier tells of one commune."""
    sentences = in_order(read.parsed.sentences) if person.roles else []
    for mention in mentions:
        role = mention.role
        held = next((r for r in person.roles if role and _starts(sentences, person, r) == role.span.start), None)
        text = _in_full(sentences, person, held, read.dispatch, found, told) if held else None
        yield replace(mention, role=replace(role, text=text)) if role and text else mention


def _in_full(
    sentences: list[Sentence],
    person: Found,
    role: tuple[int, int],
    dispatch: Dispatch,
    found: list[Found],
    told: Told,
) -> str | None:
    """A bare role with what it is of."""
    sentence = sentences[person.sentence]
    whose = body_of_role(sentences, person, role, found, told.owners[dispatch.file])
    if whose:
        return f"{words_text(sentence, *role)} {whose}"
    seat = told.seats.complement(dispatch, sentence.tokens, role)
    return f"{words_text(sentence, role[0], role[0] + 1)} {seat}" if seat else None


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
