"""Where the causal markers of a language stand in the sentences of a dispatch (``causes.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from questions.annotations import EvidenceSpan, Sentence
from questions.calendar.triggers import Needs, may_match, needs_of
from questions.dispatch import Dispatch
from questions.languages.tables import grammar, load_table, phrase_expression
from questions.syntax import Tree, tree

Rule = dict[str, Any]
_YEAR = re.compile(r"[12]\d{3}")
#: Half-open range of word positions.
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Site:
    """One marker found in a sentence: the rule and the positions of its words."""

    dispatch: Dispatch
    sentences: Sequence[Sentence]
    index: int
    here: Tree
    rule: Rule
    start: int
    end: int

    @property
    def words(self) -> Mapping[str, Any]:
        """The small words of the language."""
        return grammar(self.dispatch.language)

    def span(self, place: Range) -> EvidenceSpan:
        """Evidence of these words."""
        return span_of(self.dispatch, self.here, place)


#: Effect and cause of a site, as spans.
Layout = tuple[EvidenceSpan, EvidenceSpan]


@dataclass(frozen=True, slots=True, eq=False)
class _Verbs:
    """Of a rule on a verb: its lemmas, and the forms in which it may go unknown for a verb."""

    lemmas: frozenset[str]
    forms: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Phrases:
    """Of a rule on phrases: what they match, and strings without one of which none of them stands in a sentence."""

    pattern: re.Pattern[str]
    needs: Needs


@lru_cache(maxsize=16)
def _rules(language: str) -> tuple[tuple[Rule, _Phrases | _Verbs], ...]:
    rules = load_table(language, "causes")["rule"]
    return tuple((rule, _phrases_of(language, rule) if rule["phrases"] else _verbs_of(rule)) for rule in rules)


def _phrases_of(language: str, rule: Rule) -> _Phrases:
    pattern = _pattern(language, rule["phrases"])
    return _Phrases(pattern, needs_of(pattern))


def _pattern(language: str, phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of these phrases, longest first, between word boundaries."""
    aside = load_table(language, "causes")["inside"]["adverb"]
    # The aside first: « résulte d'abord du gel » is no « résulte de » before « abord ».
    between = rf"(?:,? (?:{aside}),? | )"
    options = [phrase_expression(language, phrase, between) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(options)})(?:(?<=')|(?![\w'-]))")


def sites(dispatch: Dispatch, sentences: Sequence[Sentence]) -> Iterator[Site]:
    """Every marker in the sentences that its rule allows there; captions are left out."""
    for index, sentence in enumerate(sentences):
        if sentence.zone == "caption":
            continue
        here = tree(sentence)
        for rule, wanted in _rules(dispatch.language):
            if isinstance(wanted, _Verbs):
                ranges = _verbs(here, wanted, grammar(dispatch.language)["by"])
            elif may_match(wanted.needs, here.text):
                ranges = _phrases(here, wanted.pattern)
            else:
                continue
            for start, end in ranges:
                if _allowed(here, rule, start, end):
                    yield Site(dispatch, sentences, index, here, rule, start, end)


def _phrases(here: Tree, pattern: re.Pattern[str]) -> Iterator[Range]:
    """Where the phrases stand; asides that were left out of the words (« pour leur part ») hold none."""
    offset = here.sentence.span.start
    for match in pattern.finditer(here.text):
        start, end = here.at(offset + match.start()), here.at(offset + match.end() - 1) + 1
        if start < len(here.tokens) and here.tokens[start].start <= offset + match.start():
            yield start, end


def _verbs(here: Tree, wanted: _Verbs, by: Sequence[str]) -> Iterator[Range]:
    if wanted.lemmas.isdisjoint(here.lemmas) and wanted.forms.isdisjoint(here.words):
        return
    for index, token in enumerate(here.tokens):
        verb = here.lemmas[index] in wanted.lemmas and token.pos in {"VERB", "ADJ"}
        if verb or (here.word(index) in wanted.forms and here.word(index + 1) in by):
            yield _with_auxiliaries(here, index, by)


def _with_auxiliaries(here: Tree, verb: int, by: Sequence[str]) -> Range:
    """« a été provoqué par »: the marker takes the auxiliaries and the preposition."""
    start = verb
    while start and here.tokens[start - 1].pos == "AUX":
        start -= 1
    return start, verb + 1 + (here.word(verb + 1) in by)


def main_verb(site: Site) -> int:
    """The verb of a marker made of auxiliaries, verb and preposition."""
    by = site.here.word(site.end - 1) in site.words["by"] and site.end - 1 > site.start
    return site.end - 1 - by


def _verbs_of(rule: Rule) -> _Verbs:
    forms = (form + ending for form in rule.get("participles", ()) for ending in rule["endings"])
    return _Verbs(frozenset(rule["lemmas"]), frozenset(forms))


def _allowed(here: Tree, rule: Rule, start: int, end: int) -> bool:
    if rule.get("bare") and start and _is_counted(here, start, end):
        return False
    if "subjects" in rule and not _is_about(here, rule["subjects"], start, end):
        return False
    if "pos" in rule and here.tokens[start].pos not in rule["pos"]:
        return False
    if end < len(here.tokens) and here.word(end) in rule.get("never_before", ()):
        return False
    return not (start and here.word(start - 1) in rule.get("never_after", ()))


def _is_counted(here: Tree, start: int, end: int) -> bool:
    """« une faute de frappe », « deux fautes »; the year in « supprimé en 2009 faute de crédits » counts none, nor does
    a word before that hangs elsewhere (« a planté dix pommiers grâce à … »)."""
    before = here.tokens[start - 1]
    counts = before.pos == "NUM" and start <= before.head < end and not _YEAR.fullmatch(before.text)
    return before.pos == "DET" or counts


def _is_about(here: Tree, subjects: Sequence[str], start: int, end: int) -> bool:
    """Whether the marker's verb has one of these subjects; the parser may take its participle for an adjective."""
    found = {here.subject(index) for index in range(start, end)} - {None}
    return any(here.tokens[index].lemma.lower() in subjects for index in found if index is not None)


def span_of(dispatch: Dispatch, here: Tree, place: Range) -> EvidenceSpan:
    """Evidence of the words at these positions."""
    return dispatch.evidence(here.tokens[place[0]].start, here.tokens[place[1] - 1].end)
