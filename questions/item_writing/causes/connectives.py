"""Words of a sentence that tell how its facts hang together: « faute de », « si bien que », « malgré »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from questions.annotations import AnnotatedDispatch, EvidenceSpan, Sentence, Token
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.wording import tidy
from questions.languages import Rule, load
from questions.languages.tables import phrase_expression
from questions.syntax import is_finite

#: What the reading must call a relation for a connective of each sort.
_KINDS = {"cause": {"cause", "reaction"}, "consequence": {"cause"}, "aim": {"purpose"}}
_NOUNS = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM"})
#: What may stand in front of what opens a stretch.
_OPENINGS = frozenset({",", ";", ":", "–", "—", "(", "«", '"', "“"})


@dataclass(frozen=True, slots=True)
class Connective:
    """An expression in its place, and what it marks."""

    name: str
    marks: str
    why: str
    span: EvidenceSpan
    #: Its place in the table: those that need more thought come first.
    rank: int
    #: Words that say the same in its place, and words that do not.
    equal: str = ""
    others: tuple[str, ...] = ()


def connectives_in(read: AnnotatedDispatch, sentence: Sentence, among: str = "connective") -> Iterator[Connective]:
    """The expressions of a sentence that can mean one thing only; of one that stands there twice, none.

    :param among: the list of ``connectives.toml``: « connective », or « replaced » with what says the same.
    """
    for rank, (rule, expression) in enumerate(_expressions(among)):
        found = list(expression.finditer(_plain(sentence.span.quote)))
        if len(found) != 1:
            continue
        start = sentence.span.start
        span = read.dispatch.evidence(start + found[0].start(), start + found[0].end())
        if _is_meant(rule, sentence, span) and (not rule.flag("read") or _is_read(rule, read, sentence, span)):
            words = rule.text("equal", ""), rule.words("others")
            yield Connective(rule.name, rule.text("marks"), tidy(rule.text("why")), span, rank, *words)


@cache
def _expressions(among: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """Each connective with an expression for all its forms, the longest first."""
    return tuple(
        (rule, re.compile(rf"(?<![\w'-])(?:{_any_of(rule)})(?<=[\w'])(?:(?<=')|(?![\w'-]))", re.I))
        for rule in load("fr", "connectives").rules(among)
    )


def _any_of(rule: Rule) -> str:
    phrases = sorted(rule.words("phrases"), key=len, reverse=True)
    return "|".join(phrase_expression("fr", phrase, r"\s+") for phrase in phrases)


def _plain(text: str) -> str:
    """The text with straight apostrophes, sign for sign."""
    return text.replace("’", "'")


def _is_meant(rule: Rule, sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether what stands around the words is what the connective asks for."""
    before = [t for t in sentence.tokens if t.end <= span.start and t.pos != "SPACE"]
    behind = [t for t in sentence.tokens if t.start >= span.end and t.pos != "SPACE"]
    if before and before[-1].text.lower() in rule.words("not_behind"):
        return False
    if rule.flag("opens") and before and before[-1].text not in _OPENINGS:
        return False
    if before and is_finite(before[-1]) and before[-1].lemma.lower() in wordlist("having_verb"):
        return False  # « Le port a à cause du gel fermé ses quais »: clumsy French is no model
    if not behind or behind[0].text.lower() in rule.words("not_before"):
        return False
    if rule.flag("no_imperfect") and _tells_what_went_on(behind):
        return False
    return _follows(rule.text("before", ""), behind)


def _tells_what_went_on(behind: list[Token]) -> bool:
    """« comme il sortait du stade »: when, not why."""
    first = next((t for t in behind if is_finite(t)), None)
    return first is not None and first.feature("Tense") == "Imp"


def _follows(wanted: str, behind: list[Token]) -> bool:
    """Whether an infinitive, one that is not of the past, or a noun phrase stands right behind."""
    if wanted == "infinitive":
        first = next((i for i, t in enumerate(behind) if t.pos in {"VERB", "AUX", "NOUN", "PROPN"}), None)
        if first is None or behind[first].feature("VerbForm") != "Inf" or any(map(is_finite, behind[:first])):
            return False
        perfect = behind[first + 1] if first + 1 < len(behind) else None
        past = behind[first].pos == "AUX" and perfect is not None and perfect.feature("Tense") == "Past"
        return not past
    return wanted != "noun" or behind[0].pos in _NOUNS


def _is_read(rule: Rule, read: AnnotatedDispatch, sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether the reading found a relation of that sort, introduced by these words, inside the sentence."""
    return any(
        each.kind in _KINDS[rule.text("marks")]
        and each.marker is not None
        and each.marker.overlaps(span)
        and sentence.span.contains(each.cause)
        and sentence.span.contains(each.effect)
        for each in read.causes
    )
