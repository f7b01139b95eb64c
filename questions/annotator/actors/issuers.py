"""The bodies that issue releases and letters: told of elsewhere in the dossier, and what they call their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from questions.annotations import Sentence
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.names.found import Found
from questions.annotator.names.mastheads import is_medium, is_of_part, issuer_of
from questions.annotator.parsing.words import Tokens, is_capitalised, is_listed, lower, noun_end, places_of, vocabulary
from questions.annotator.roles.pointed_persons import is_quoted
from questions.naming import firm_key, words_of

Words = tuple[str, ...]


def issuers_told_of(dossier: Sequence[ReadDispatch]) -> frozenset[Words]:
    """Folded names of the bodies that issue a dispatch and of which another one tells (« Mers propres accuse … »).

    A single word may be any other one's name, a newspaper opens like one.
    """
    named = [(number, words_of(read.dispatch.agency or "")) for number, read in enumerate(dossier)]
    issuers = {number: words for number, words in named if len(words) > 1 and words[0] not in vocabulary("press")}
    texts = [_running(read) for read in dossier] if issuers else []
    return frozenset(
        words
        for own, words in issuers.items()
        if any(f" {' '.join(words)} " in text for number, text in enumerate(texts) if number != own)
    )


def _running(read: ReadDispatch) -> str:
    """The folded words of the sentences of a dispatch, between spaces."""
    return f" {' '.join(word for each in read.parsed.sentences for word in words_of(each.span.quote))} "


def own_body(read: ReadDispatch, bodies: Collection[Words]) -> str | None:
    """Who says « nous » in a dispatch: the body that issues it, no newspaper nor a part of a body.

    :param bodies: keys of the organisations that the dossier names.
    """
    if is_medium(read.dispatch.agency) or is_of_part(read.dispatch):
        return None
    issuer = issuer_of(read.dispatch, bodies)
    return issuer.name if issuer else None


def find_own(
    number: int, sentences: Sequence[Sentence], issuer: str | None, companies: Collection[Words]
) -> Iterator[Found]:
    """« notre association » in a letter of that association; « notre entreprise » only in the release of a firm.

    :param issuer: the body that speaks in the dispatch.
    :param companies: keys of the names that the dossier gives to firms.
    """
    tokens = sentences[number].tokens
    for index in places_of(tokens, "own_possessives") if issuer else ():
        noun = index + 1
        if issuer is None or noun >= len(tokens) or is_capitalised(tokens[noun]) or noun_end(tokens, noun) > noun + 1:
            continue
        if _is_such(tokens, noun, issuer, companies) and not is_quoted(sentences, number, noun):
            yield Found(number, index, noun + 1, issuer, "organisation")


def _is_such(tokens: Tokens, noun: int, issuer: str, companies: Collection[Words]) -> bool:
    """Whether a body of this name may call itself so: any may be an « organisation », its name may begin so."""
    firm = is_listed(tokens, noun, "generic_companies")
    named = is_listed(tokens, noun, "organisations") and words_of(issuer)[0] == lower(tokens[noun])
    return named or (firm_key(issuer) in companies if firm else is_listed(tokens, noun, "own_kinds"))
