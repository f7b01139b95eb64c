"""Which figures of a dispatch are counts worth comparing, those that words tell (« aucun », « un seul ») among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from questions.annotations import EvidenceSpan, Figure
from questions.crosscheck.numbers.counts import Count
from questions.crosscheck.people import names_people
from questions.crosscheck.reading import Reading
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

#: Words before a number among which « et non pas » stands.
_REJECTING = 3
#: Words before an age among which « âgés de » stands, and the least that stand before one behind a name.
_AGED, _AFTER_NAME = 4, 2


def counts(reading: Reading) -> Iterator[Count]:
    """Figures worth comparing: no age, no idle count (« deux camps »)."""
    rules = reading.words.rules["figures"]
    by_figure = {figure.span: claim for claim in reading.annotated.claims for figure in claim.figures}
    times = (t.span for t in reading.annotated.time_expressions if t.type in {"DATE", "TIME"})
    clocks = {offset for span in times for offset in range(span.start, span.end)}
    for figure in reading.annotated.figures:
        here = reading.sentence_at(figure.span.start)
        if here is None or figure.unit in rules["idle"] or figure.value > 1e12 or figure.span.start in clocks:
            continue
        if _is_clock(here, figure, rules) or _is_label(here, figure, rules) or _is_rejected(here, figure, rules):
            continue
        if _is_difference(here, figure, rules):
            continue
        noun = _noun_of(here, figure)
        count = Count(reading, _in_one_unit(figure, rules), by_figure.get(figure.span), here, noun, figure.unit)
        if not (figure.unit in rules["ages"] and (count.lemmas & set(rules["age_words"]) or _is_age(count))):
            yield count
    yield from _nones(reading)
    yield from _ones(reading)


def _nones(reading: Reading) -> Iterator[Count]:
    """« aucun emploi », « sans faire de blessé »: a count of nought."""
    for claim in reading.annotated.claims:
        found = reading.tokens_in(claim.span) if claim.negated and claim.zone != "caption" else None
        if found is None:
            continue
        here, indices = found
        for noun in (i for i in indices if here.tokens[i].pos == "NOUN" and _is_none(reading, here, i)):
            span = reading.annotated.dispatch.evidence(here.tokens[noun - 1].start, here.tokens[noun].end)
            unit = here.tokens[noun].lemma.lower()
            if unit not in reading.words.rules["figures"]["idle"] and not _is_measured(reading, span):
                yield Count(reading, Figure(span, 0.0, 0.0, 0.0, unit), claim, here, noun)


def _is_measured(reading: Reading, span: EvidenceSpan) -> bool:
    """« il n'y a plus que 22 % de grévistes »: the noun of a number is none of nought."""
    return any(f.span.end <= span.start <= f.span.end + 1 for f in reading.annotated.figures)


def _ones(reading: Reading) -> Iterator[Count]:
    """« une seule publication », « le seul gardien »: a count of one."""
    only = load_table(reading.annotated.dispatch.language, "figures")["one"]["only"]
    idle, known = reading.words.rules["figures"]["idle"], reading.annotated.figures
    for here in reading.trees:
        if not any(word in here.words for word in only):
            continue
        for noun in range(2, len(here.tokens)):
            token, adjective = here.tokens[noun], here.word(noun - 1)
            if token.pos != "NOUN" or adjective not in only or here.tokens[noun - 2].pos != "DET":
                continue
            counted = any(f.span.start <= token.start < f.span.end for f in known)
            if counted or token.feature("Number") == "Plur" or token.lemma.lower() in idle:
                continue
            span = reading.annotated.dispatch.evidence(here.tokens[noun - 2].start, token.end)
            claim = next((c for c in reading.annotated.claims if c.span.contains(span)), None)
            yield Count(reading, Figure(span, 1.0, 1.0, 1.0, token.lemma.lower()), claim, here, noun)


def _is_none(reading: Reading, here: Tree, noun: int) -> bool:
    """« aucun » before any noun; under a negation « de » before those of a toll."""
    if noun == 0:
        return False
    before, polarity = here.word(noun - 1), reading.words.predicates["polarity"]
    lemma = here.tokens[noun].lemma.lower()
    toll, least = lemma in reading.words.befell, lemma in polarity["least"]
    if noun > 1 and before in polarity["nobody"] and here.tokens[noun - 2].pos == "ADP":
        return False
    one = least and before in reading.words.grammar["articles"]
    return one or before in polarity["nobody"] or (toll and before in polarity["partitive"])


def _is_clock(here: Tree, figure: Figure, rules: dict[str, Any]) -> bool:
    """« à 10 heures », « vers 22 heures »: a moment, no length of time."""
    before = here.word(max(here.at(figure.span.start) - 1, 0))
    return figure.unit in rules["clock_units"] and figure.value <= 24 and before in rules["clock_before"]


def _is_label(here: Tree, figure: Figure, rules: dict[str, Any]) -> bool:
    """« le 400 mètres », « un 40 tonnes »: a race, a lorry; behind an article in the singular nothing is measured."""
    first = here.at(figure.span.start)
    before = here.tokens[first - 1] if first else None
    singular = before is not None and before.feature("Number") == "Sing"
    return singular and figure.unit in rules["measures"] and here.word(first - 1) in rules["label_before"]


def _is_age(count: Count) -> bool:
    """« Solène Barreteau, 34 ans, », « une femme de 31 ans », « âgés de 29 et 51 ans »."""
    here, rules = count.here, count.rules
    first, behind = count.first, count.behind
    if any(plain(here.tokens[i].lemma) in rules["age_words"] for i in range(max(first - _AGED, 0), first)):
        return True
    if first < _AFTER_NAME:
        return False
    closes = behind >= len(here.tokens) or here.tokens[behind].pos == "PUNCT"
    if here.tokens[first - 1].text == "," and closes:
        return here.tokens[first - 2].pos in {"PROPN", "NOUN"}
    noun = next((i for i in range(first - 2, -1, -1) if here.tokens[i].pos != "ADJ"), 0)
    return here.word(first - 1) in count.reading.words.grammar["of"] and names_people(count.reading, here, noun)


def _is_rejected(here: Tree, figure: Figure, rules: dict[str, Any]) -> bool:
    """« quatre objets, et non six »: what the text says that it is not (``corrections`` looks at those)."""
    first = here.at(figure.span.start)
    before = " ".join(here.words[max(first - _REJECTING, 0) : first])
    return any(before == words or before.endswith(f" {words}") for words in rules["rejecting"])


def _is_difference(here: Tree, figure: Figure, rules: dict[str, Any]) -> bool:
    """« 260 francs, vingt-cinq de plus que l'an dernier »: by how much, and not how many."""
    behind = plain(here.sentence.span.quote[figure.span.end - here.sentence.span.start :]).lstrip()
    return behind.startswith(tuple(rules["differing"]))


def _in_one_unit(figure: Figure, rules: dict[str, Any]) -> Figure:
    """« deux jours » and « 48 heures » are one length of time, « quinze jours » and « deux semaines » too; « 350
    kilos » and « 1,2 tonne » are two weights."""
    idiom = rules["idioms"].get(figure.unit, {}).get(f"{figure.value:g}")
    if idiom is not None:
        figure = replace(figure, low=min(figure.low, idiom))
    for unit, factors in rules["one_unit"].items():
        if (factor := factors.get(figure.unit)) is not None:
            further, more = rules["further"].get(unit, (unit, 1.0))
            value, low, high = (number * factor * more for number in (figure.value, figure.low, figure.high))
            return replace(figure, value=value, low=low, high=high, unit=further)
    return figure


def _noun_of(here: Tree, figure: Figure) -> int:
    """Position of the counted noun, behind a percentage too; else of the last word of the figure."""
    inside = [i for i, t in enumerate(here.tokens) if t.start >= figure.span.start and t.end <= figure.span.end]
    nouns = [i for i in inside if here.tokens[i].pos == "NOUN"]
    if figure.unit == "%" and not (nouns and inside[-1] > nouns[-1]):
        behind = range((inside or [0])[-1] + 1, min((inside or [0])[-1] + 4, len(here.tokens)))
        nouns = [i for i in behind if here.tokens[i].pos == "NOUN"][:1] or nouns
    return (nouns or inside or [0])[-1]
