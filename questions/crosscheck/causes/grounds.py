"""Causes told without a connective: « à l'origine de la colère, l'achat de … », « en cause, une hotte en panne »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from questions.annotations import EvidenceSpan
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import plain

#: Words of a cause or an effect, at most.
_LONGEST = 22
#: Kinds of words that add nothing to a cause before which they stand.
_BARE = frozenset({"ADP", "PRON", "AUX"})
#: A sentence may begin with the mark of a quotation.
_OPENED = '^(?:[«“"] ?)?'


@dataclass(frozen=True, slots=True)
class Ground:
    """A cause as the words of a sentence give it; ``effect`` is ``None`` where they leave open what it explains."""

    cause: EvidenceSpan
    effect: EvidenceSpan | None
    sentence: EvidenceSpan
    #: The family of what is explained, where the expression says it.
    family: str = ""
    #: Whether the sentence says that this was not the cause.
    denied: bool = False


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    table = load_table(language, "contradictions")
    free = r"[^,;:.!?«»()–—]+?"
    words = {"CAUSE": rf"(?P<cause>{free})", "EFFECT": rf"(?P<effect>{free})", "DENIED": rf"(?P<denied>{free})"}
    words["HARM"] = rf"(?P<effect>(?:{'|'.join(table['grounds']['harm'])})\b(?: d[^,;:.!?«»()–—]+?)?)"
    words["END"] = r"(?=\s*(?:[,;:.!?«»()–—]|$))"
    found = []
    for rule in table["ground"]:
        text = _OPENED + rule["pattern"][1:] if rule["pattern"].startswith("^") else rule["pattern"]
        for name, pattern in words.items():
            text = text.replace(name, pattern)
        family = f"≈{rule['family']}" if "family" in rule else ""
        found.append((tuple(rule["needs"]), re.compile(text.replace(" ", " +").replace(" +?", " *")), family))
    return tuple(found)


@lru_cache(maxsize=8)
def _asides(language: str) -> re.Pattern[str]:
    table = load_table(language, "contradictions")["grounds"]
    words, behind = ("|".join(map(re.escape, table[name])) for name in ("asides", "continues"))
    return re.compile(rf", ?(?:{words})\b[^,;:.!?«»()]*,(?= ?(?:{behind}))")


@lru_cache(maxsize=8)
def _needed(language: str) -> frozenset[str]:
    """What a sentence holds that any of the patterns is tried on: most hold nothing of it."""
    return frozenset(word for words, _, _ in _patterns(language) for word in words)


def grounds(reading: Reading) -> Iterator[Ground]:
    """Every such cause in the body of a dispatch, in the order of the text."""
    language = reading.annotated.dispatch.language
    for sentence in reading.sentences:
        if sentence.zone != "body":
            continue
        text = re.sub(r"\s", " ", plain(sentence.span.quote))
        bare = _asides(language).sub(lambda aside: " " * len(aside[0]), text)
        held = {word for word in _needed(language) if word in bare}
        for needs, pattern, family in _patterns(language) if held else ():
            match = None if held.isdisjoint(needs) else pattern.search(bare)
            if match is not None:
                yield from _read(reading, sentence.span, match, family)


def _read(reading: Reading, sentence: EvidenceSpan, match: re.Match[str], family: str) -> Iterator[Ground]:
    effect = _span(reading, sentence, match, "effect") if "effect" in match.groupdict() else None
    for name in ("cause", "denied"):
        found = _span(reading, sentence, match, name) if name in match.groupdict() else None
        cause = _whole_subject(reading, found) if name == "cause" else found
        if cause is not None and len(cause.quote.split()) <= _LONGEST and reading.keys(cause):
            yield Ground(cause, effect, sentence, family, name == "denied")


def _whole_subject(reading: Reading, cause: EvidenceSpan | None) -> EvidenceSpan | None:
    """« Le renvoi, lundi, de deux délégués a mis … »: the subject as far as it goes, where commas cut it."""
    if cause is None:
        return None
    here = reading.sentence_at(cause.start)
    first = here.at(cause.start) if here is not None else 0
    if (
        here is not None
        and first > 1
        and here.word(first - 1) == ","
        and here.word(first) in reading.words.grammar["of"]
    ):
        return reading.annotated.dispatch.evidence(here.sentence.span.start, cause.end)
    around = (c.subject for c in reading.annotated.claims if c.subject is not None and c.subject.overlaps(cause))
    longer = [s for s in around if s.start < cause.start and s.end >= cause.end and not _is_cut(reading, s, cause)]
    return max(longer, key=lambda s: s.end - s.start, default=cause)


def _is_cut(reading: Reading, longer: EvidenceSpan, cause: EvidenceSpan) -> bool:
    """« d'un mégot », « c'est un mégot »: what is longer by a preposition or a presentation only."""
    place = reading.tokens_in(reading.annotated.dispatch.evidence(longer.start, cause.start))
    return place is not None and all(place[0].tokens[i].pos in _BARE for i in place[1])


def _span(reading: Reading, sentence: EvidenceSpan, match: re.Match[str], name: str) -> EvidenceSpan | None:
    if match[name] is None:
        return None
    start, end = match.span(name)
    text = match[name]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    return reading.annotated.dispatch.evidence(sentence.start + start, sentence.start + end) if start < end else None
