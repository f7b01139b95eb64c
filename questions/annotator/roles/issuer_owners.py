"""Whose a role is in a page that a body issues: « notre présidente », « X, président »."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from questions.annotations import Sentence
from questions.annotator.names.found import Found
from questions.annotator.names.mastheads import is_medium, is_of_part
from questions.annotator.parsing.words import lower, vocabulary
from questions.annotator.roles.belonging import Issuer, complement_of, is_subject
from questions.dispatch import Dispatch
from questions.elision import elides, of_name
from questions.languages import load_table
from questions.naming import folded, name_key, words_of

Words = tuple[str, ...]
Page = tuple[Dispatch, Sequence[Sentence], Sequence[Found]]
_Bodies = Mapping[Words | str | None, Sequence[tuple[int, Page, Found]]]
#: An issuer under its very name, by the article of what its acronym stands for, in any way.
_Printed = tuple[str | None, str | None, str | None]


def owners_of_pages(pages: Sequence[Page]) -> dict[str, Issuer | None]:
    """For each file the body that issues it, as what a role is of; ``None`` where a newspaper does."""
    named = _by_name(pages)
    anywhere = {name: _printed(name, named) for name in {issuer_named(page[0]) for page in pages} if name}
    owners = {page[0].file: (page, _owner(page, anywhere)) for page in pages}
    return {file: Issuer(whose, _tells_of_itself(page)) if whose else None for file, (page, whose) in owners.items()}


def _by_name(pages: Iterable[Page]) -> _Bodies:
    """The bodies that pages name, each with its place among them, by the key of the name and by the acronym."""
    bodies: dict[Words | str | None, list[tuple[int, Page, Found]]] = defaultdict(list)
    told = ((page, body) for page in pages for body in page[2] if body.kind == "organisation")
    for place, (page, body) in enumerate(told):
        for name in {name_key(body.name), body.acronym}:
            bodies[name].append((place, page, body))
    return bodies


def _tells_of_itself(page: Page) -> bool:
    """Whether its issuer does something in a page, as in a release: a newspaper only has somebody speak to it."""
    dispatch, sentences, found = page
    name = words_of(dispatch.agency or "")
    acting = (f for f in found if f.kind == "organisation" and is_subject(sentences[f.sentence].tokens, f))
    return any(f.acronym == dispatch.agency or _opens(name, words_of(f.name)) for f in acting)


def _opens(name: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """« Brasseries Delmas » of « Brasseries Delmas & Fils »."""
    return name[: len(short)] == short and (len(short) > 1 or name == short)


def issuer_named(dispatch: Dispatch) -> str | None:
    """The body that speaks in a dispatch: no newspaper, no part of a body."""
    return None if is_medium(dispatch.agency) or is_of_part(dispatch) else dispatch.agency


def _owner(page: Page, anywhere: Mapping[str, _Printed]) -> str | None:
    """As the page itself prints the name of its issuer, else another page, else as the name alone tells.

    A page headed by an acronym is that of « la CRPN »; its full name comes second.
    """
    name = issuer_named(page[0])
    if name is None:
        return None
    ways = zip(_printed(name, _by_name([page])), anywhere[name], strict=True)
    return next((whose for way in ways for whose in way if whose), None) or of_issuer(name)


def _printed(name: str, bodies: _Bodies) -> _Printed:
    """How pages print an issuer first, as what a role is of: under this very name, by the article of the name that its
    acronym stands for, in any way."""
    mine = {place: (page, body) for key in (name_key(name), name) for place, page, body in bodies.get(key, ())}
    found = [(page[1], page[2], body) for _, (page, body) in sorted(mine.items(), key=itemgetter(0))]
    printed = [
        whose
        for sentences, others, body in found
        if _has_article(sentences, body) and (whose := complement_of(sentences, body, others))
    ]
    headed = next((whose for whose in printed if whose.endswith(name)), None)
    spelt = (_of_acronym(sentences, body, name) for sentences, _, body in found)
    return headed, next(filter(None, spelt), None), next(iter(printed), None)


def _has_article(sentences: Sequence[Sentence], body: Found) -> bool:
    """« l'Union a », not « selon Terre vive »: the article that a name is printed with, never one guessed for it."""
    before = sentences[body.sentence].tokens[body.start - 1] if body.start else None
    return before is not None and lower(before) in load_table("fr", "actors")["fusions"]


def _of_acronym(sentences: Sequence[Sentence], body: Found, name: str) -> str | None:
    """« de la CRPN », « de l'UPL » by the article of « la Caisse … (CRPN) », « la Haute Union … (UPL) »."""
    fusions: dict[str, str] = load_table("fr", "actors")["fusions"]
    if body.acronym != name or not body.start:
        return None
    told = lower(sentences[body.sentence].tokens[body.start - 1])
    article = _article_of(name) if elides(name) else told if told in fusions else None
    if article and elides(body.name) and not elides(name):
        article = _gendered_article(body.name.split()[0])
    return f"{fusions[article]}{name}" if article else None


def of_issuer(name: str) -> str | None:
    """« de Vigie du fleuve », « des Amis du lac », « du Collectif du lac »: the article that opens the name is fused;
    one that it lacks is that of its first word, where this is a word for a body.

    An acronym has one that it does not tell (« du CRPA », « de la CGT »).
    """
    fusions: dict[str, str] = load_table("fr", "actors")["fusions"]
    name = name.rstrip(" !")
    if name.isupper() and " " not in name:
        return None
    first, _, rest = name.partition(" ")
    if rest and first.lower() in fusions:
        return fusions[first.lower()] + rest
    if folded(first).removesuffix("s") in vocabulary("organisations"):
        article = _article_of(first)
        return f"{fusions[article]}{name}" if article else None
    return of_name(name)


def _article_of(noun: str) -> str | None:
    """The definite article of a noun in the plural or before a vowel, else by its gender."""
    articles: dict[str, str] = load_table("fr", "morphology")["articles"]["by_gender"]
    if noun.endswith("s"):
        return articles["Plur"]
    return articles["elided"] if elides(noun) else _gendered_article(noun)


def _gendered_article(noun: str) -> str | None:
    """« la » or « le » by the lists of genders and the ending of the noun."""
    articles: dict[str, str] = load_table("fr", "morphology")["articles"]["by_gender"]
    genders: dict[str, list[str]] = load_table("fr", "morphology")["gender"]
    word = noun.lower()
    feminine = word in genders["feminine"] or word.endswith(tuple(genders["feminine_endings"]))
    if feminine and word not in genders["masculine"]:
        return articles["Fem"]
    masculine = word in genders["masculine"] or word.endswith(tuple(genders["masculine_endings"]))
    return articles["Masc"] if masculine else None
