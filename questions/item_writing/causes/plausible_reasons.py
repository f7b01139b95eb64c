"""Which reasons a reader may take for that of a fact before reading, and which facts give their reason away.

A wrong answer must be of the key's own sort: no aim explains a fall, no illness a broken wheel.
"""

from __future__ import annotations

from functools import cache

from questions.annotations import EvidenceSpan, Token
from questions.item_writing.causes.reasons import Reason
from questions.item_writing.context import Context
from questions.item_writing.drafts import table, wordlist
from questions.item_writing.french.wording import content_words, fold
from questions.item_writing.remembering import remembered
from questions.syntax import is_finite, positions, tree

_PERSONAL = "health"
#: Dispatches from which on what more than half of them tell is the subject of the dossier.
_DISPATCHES = 3
#: Rules of ``causes.toml`` that tell what somebody wanted or was made to do.
_WILLED_RULES = frozenset({"sous la pression de", "par mesure de", "à la demande de"})
_WILLED_KINDS = frozenset({"purpose", "reaction"})


def could_explain(context: Context, reason: Reason, other: Reason, *, stopped: bool = False) -> bool:
    """Whether the other reason is of a sort that might explain this fact.

    What comes about by itself has no cause of what somebody does, nor the other way round where the fact is shown in
    its passage; a thing (« l'eau », « le carton ») is no cause without its event; and only what is told of one matter
    tempts, in one dispatch or of one doer.

    :param stopped: whether something is halted or late, which whatever any dispatch tells may bring about.
    """
    unlike = happens(context, reason) != happens(context, other)
    if (unlike and (reason.clause is None or happens(context, reason))) or not _tells_a_cause(context, other):
        return False
    if not stopped and reason.file != other.file and not (_doers(context, reason) & _doers(context, other)):
        return False
    if happens(context, reason) and happens(context, other) and reason.file != other.file:
        return False  # Two dispatches may tell one fall or one blast in other words.
    if is_willed(other) and (happens(context, reason) or not is_willed(reason)):
        return False
    return _PERSONAL not in families(context, other.relation.cause) or _is_of_people(context, reason)


def is_willed(reason: Reason) -> bool:
    """Whether the reason is an aim, an answer or a pressure: only what somebody does has one."""
    return reason.relation.kind in _WILLED_KINDS or reason.relation.rule in _WILLED_RULES


def _doers(context: Context, reason: Reason) -> set[str]:
    """Who is named in the fact, whole states apart: half a dossier may be told of one."""
    return {actor.name for actor in context.actors_in(reason.relation.effect) if actor.kind != "state"}


def _tells_a_cause(context: Context, other: Reason) -> bool:
    """Whether a reason told by a noun names an event or a known sort of cause; one told by a verb tells its own."""
    sentence = context.sentence(other.relation.cause)
    inside = [sentence.tokens[i] for i in positions(tree(sentence), other.relation.cause)] if sentence else []
    if any(is_finite(token) or token.feature("VerbForm") == "Inf" for token in inside):
        return True
    head = next((token for token in inside if token.pos == "NOUN"), None)
    return head is not None and tells_an_event(head)


def tells_an_event(noun: Token) -> bool:
    """« une panne », « le gel », not « l'ampleur » or « la sollicitude »: what a reader remembers."""
    named = {fold(noun.lemma), fold(noun.text)}
    return bool(named & set(family_words()) or named & {fold(each) for each in wordlist("causal_nouns")})


@remembered
def happens(context: Context, reason: Reason) -> bool:
    """Whether the fact comes about without anybody's will: « le prix a grimpé », « deux marins sont morts »."""
    return bool(_lemmas(context, reason.relation.effect) & set(wordlist("happenings")))


def guessed_at_once(context: Context, reason: Reason) -> bool:
    """« trois personnes hospitalisées … hypothermie »: fact and reason of one sort that needs no reading."""
    sorts = families(context, reason.relation.cause) & families(context, reason.relation.effect)
    return bool(sorts & set(wordlist("guessable"))) or _is_a_formula(context, reason) or _is_the_matter(context, reason)


@remembered
def _is_the_matter(context: Context, reason: Reason) -> bool:
    """« la canicule », where every dispatch tells of the heat: a lone noun that the dossier is about."""
    told = content_words(reason.relation.cause.quote)
    files = context.dossier.dispatches
    speak = sum(any(told <= content_words(s.span.quote) for s in each.sentences) for each in files)
    return len(told) == 1 and len(files) >= _DISPATCHES and 2 * speak > len(files)


def _is_a_formula(context: Context, reason: Reason) -> bool:
    """« remis en liberté faute de preuves »: whoever knows courts knows the answer."""
    told = _lemmas(context, reason.relation.effect), _lemmas(context, reason.relation.cause)
    return bool(told[0] & set(wordlist("let_go")) and told[1] & set(wordlist("proofs")))


def _is_of_people(context: Context, reason: Reason) -> bool:
    return bool(_lemmas(context, reason.relation.effect) & set(wordlist("people")))


@remembered
def _lemmas(context: Context, span: EvidenceSpan) -> set[str]:
    sentence = context.sentence(span)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    return {t.lemma.lower() for t in inside} | {t.text.lower() for t in inside}


@cache
def family_words() -> dict[str, frozenset[str]]:
    """The sorts of cause by the word that tells them."""
    found: dict[str, frozenset[str]] = {}
    for name, words in table("causes.families").items():
        for each in words:
            found[fold(each)] = found.get(fold(each), frozenset()) | {name}
    return found


@remembered
def families(context: Context, cause: EvidenceSpan) -> frozenset[str]:
    """The sorts of cause that a passage names: weather, money, staff, conflict …"""
    sentence = context.sentence(cause)
    tokens = [sentence.tokens[i] for i in positions(tree(sentence), cause)] if sentence else []
    known = family_words()
    lemmas = {fold(t.lemma) for t in tokens} | {fold(t.text) for t in tokens}
    return frozenset[str]().union(*(known[lemma] for lemma in lemmas if lemma in known))
