"""Questions on two passages that only look opposed: the honest « yes, both may be right », where the reason is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from questions.annotations import EvidenceSpan
from questions.dossier import Reconciliation
from questions.item_writing.causes.explained_facts import SHARED_WORDS
from questions.item_writing.context import Context
from questions.item_writing.contradictions.judged_pairs import measures_from_elsewhere
from questions.item_writing.contradictions.judgements import judged
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    days_in,
    evidence_of,
    explained,
    figures_in,
    has_a_bare_number,
    pair,
    rationale_of,
    shows_figures,
    stand_alone,
)
from questions.item_writing.contradictions.passage_events import beside_the_point, limits, points_at_doer
from questions.item_writing.contradictions.shared_matter import one_denies
from questions.item_writing.contradictions.told_twice import UNITS, converts, tells_other_numbers, way_of_telling
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, wordlist
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, morphology, stems, tidy
from questions.syntax import is_finite
from questions.timex import bounds

#: Days between two dispatches from which a higher toll is surely a later one.
_DAYS_APART = 2
#: Days from which two passages tell of two episodes.
_LONG_APART = 300
#: Reasons that a reader sees for himself: two sets or two events nobody takes for opposed.
_ASKED = frozenset({"rounding", "update"})
#: First and last day, as ordinals.
_Days = tuple[int, int]


def _opens_with_pronoun(context: Context, span: EvidenceSpan) -> bool:
    """« Il rappelle que … »: who, the sentence before tells."""
    return tidy(context.shown(span).quote).lower().split(" ")[0] in wordlist("third_persons")


def compatible(context: Context, kept: Reconciliation) -> Iterator[Draft]:
    """Two passages that only look opposed, where the reason is sure."""
    if kept.kind not in _ASKED:
        return
    if any(beside_the_point(context, span) or _opens_with_pronoun(context, span) for span in (kept.a, kept.b)):
        return
    if kept.a.overlaps(kept.b) or kept.a.file == kept.b.file or _is_disputed(context, kept):
        return
    if kept.kind == "rounding":
        yield from _told_twice(context, kept)
        return
    numeric = _same_unit(context, kept)
    if not (numeric or _years_apart(context, kept)) or (numeric and not _grows(context, kept)):
        return
    if any(limits(context, span) for span in (kept.a, kept.b)):
        return
    names = table("contradictions.compatible_others")["number" if numeric else "other"][kept.kind]
    yield judged(context, _in_order(context, kept), kept.kind, names, 2.9 if numeric else 2.5, "hard")


def _told_twice(context: Context, kept: Reconciliation) -> Iterator[Draft]:
    """« 5,2 tonnes » and « 5 236 kilos », « près de 1 200 » and « 1 184 personnes »."""
    way = way_of_telling(context, kept)
    shown = shows_figures(context, kept) and stand_alone(context, _in_order(context, kept))
    if way is None or not shown or _are_opposed(context, kept) or _tell_more_to_compare(context, kept):
        return
    if measures_from_elsewhere(context, kept):
        return
    both = any(converts(context, context.shown(span)) for span in (kept.a, kept.b))
    if not any(_takes_up_what_was_told(context, span) for span in (kept.a, kept.b)):
        names = [name for name in table("contradictions.compatible_others")["number"][way] if name != UNITS or not both]
        yield judged(context, _in_order(context, kept), way, names, 3.2, "hard")


def _is_disputed(context: Context, kept: Reconciliation) -> bool:
    """Whether some dispatch says otherwise of what a passage tells: then « l'un des deux est inexact » may be right."""
    return bool(context.opposed(context.shown(span) for span in (kept.a, kept.b)))


def _tell_more_to_compare(context: Context, kept: Reconciliation) -> bool:
    """« à 23 h 41, à quelque 36 000 kilomètres », « à 3 h 41, à 35 786 km »: whether the passages may be compared on
    more than the quantity: numbers of one unit or of none known, hours, days apart, or who or what one insists on."""
    shown = [context.shown(span) for span in (kept.a, kept.b)]
    if tells_other_numbers(context, kept) or any(has_a_bare_number(context, span) for span in shown):
        return True
    if all(_tells_the_hour(context, span) for span in shown) or _are_of_two_places(context, shown):
        return True
    days = [days_in(context, span) for span in shown]
    if days[0] is not None and days[1] is not None and max(days[0][0], days[1][0]) > min(days[0][1], days[1][1]):
        return True
    return any(points_at_doer(context, span) for span in (kept.a, kept.b))


def _are_of_two_places(context: Context, shown: Sequence[EvidenceSpan]) -> bool:
    """« au quai de Norvège », « au quai du Maroc »: one noun with a name of its own on either side."""
    named = [_names_behind_nouns(context, span) for span in shown]
    return any(not named[0][noun] & named[1][noun] for noun in named[0].keys() & named[1].keys())


def _names_behind_nouns(context: Context, span: EvidenceSpan) -> dict[str, set[str]]:
    """By noun, the names that complete it: « quai de Norvège », « rue Haute »."""
    found: dict[str, set[str]] = {}
    for sentence in context.sentences(span.file):
        if not sentence.span.overlaps(span):
            continue
        words = [t for t in sentence.tokens if span.start <= t.start < span.end]
        for noun, link, name in zip(words, words[1:], words[2:], strict=False):
            of = plain_word(link) in _links()
            told = name if of else link
            if noun.pos == "NOUN" and told.pos == "PROPN" and told.text[:1].isupper() and (of or link is told):
                found.setdefault(fold(noun.lemma), set()).add(fold(told.text))
    return found


def _links() -> frozenset[str]:
    """« de », « d' », « du », « des »."""
    return frozenset({*morphology()["verbs"]["of"], *morphology()["contraction"]["undone"]})


def _tells_the_hour(context: Context, span: EvidenceSpan) -> bool:
    return any(span.contains(time.span) and time.type == "TIME" for time in context.read(span.file).time_expressions)


def _are_opposed(context: Context, kept: Reconciliation) -> bool:
    """« Vercors, qui verse 3,9 millions, reste », « Vercors a retiré ses quatre millions »: of one number, and yet one
    passage denies what the other tells, or the reading sets the two against each other."""
    shown = [context.shown(span) for span in (kept.a, kept.b)]
    sides = ((found.a, found.b) for found in context.dossier.contradictions)
    if any(_lie_on(pair, shown) or _lie_on(pair[::-1], shown) for pair in sides):
        return True
    return one_denies(context, kept)


def _lie_on(pair: Sequence[EvidenceSpan], shown: Sequence[EvidenceSpan]) -> bool:
    return all(one.overlaps(other) for one, other in zip(pair, shown, strict=True))


def _takes_up_what_was_told(context: Context, span: EvidenceSpan) -> bool:
    """« Ce dimanche-là, quarante tonnes ont brûlé », « celle-ci en compte 1 200 »: which, the sentences before tell."""
    words = tidy(context.shown(span).quote).lower().replace("’", " ").split(" ")
    return any(word.strip(",.;:»").endswith(wordlist("one_of_two")) for word in words)


def _in_order(context: Context, kept: Reconciliation) -> Reconciliation:
    """The earlier dispatch first: « le second a été écrit après »."""
    days = [context.read(span.file).dispatch.published for span in (kept.a, kept.b)]
    if days[0] is None or days[1] is None or bounds(days[0].value)[0] <= bounds(days[1].value)[0]:
        return kept
    return replace(kept, a=kept.b, b=kept.a)


def _years_apart(context: Context, kept: Reconciliation) -> bool:
    """Whether passages that share their subject tell of two episodes long apart."""
    if any(len(figures_in(context, span)) > 1 for span in (kept.a, kept.b)):
        return False
    if kept.kind != "different_event" or len(stems(kept.a.quote) & stems(kept.b.quote)) <= SHARED_WORDS:
        return False
    return _long_between(days_in(context, context.shown(kept.a)), days_in(context, context.shown(kept.b)))


def _long_between(one: _Days | None, other: _Days | None) -> bool:
    if one is None or other is None:
        return False
    first, last = sorted((one, other))
    return last[0] - first[1] >= _LONG_APART


def _published(context: Context, span: EvidenceSpan) -> _Days | None:
    published = context.read(span.file).dispatch.published
    if published is None:
        return None
    first, last = bounds(published.value)
    return first.toordinal(), last.toordinal()


def _grows(context: Context, kept: Reconciliation) -> bool:
    """Whether the toll of the later dispatch, days after the other, is not below it: on one day they may disagree."""
    tolls = []
    for span in (kept.a, kept.b):
        published, figures = context.read(span.file).dispatch.published, figures_in(context, span)
        if published is None or len(figures) != 1:
            return False
        tolls.append((bounds(published.value)[0], figures[0].value))
    first, last = sorted(tolls)
    return (last[0] - first[0]).days >= _DAYS_APART and first[1] <= last[1]


def _same_unit(context: Context, kept: Reconciliation) -> bool:
    """Whether both passages count the same sort of thing: only then does a reader hesitate."""
    units = [{f.unit for f in figures_in(context, span)} for span in (kept.a, kept.b)]
    common = {unit for unit in units[0] & units[1] if unit not in wordlist("everyday_units")}
    values = [{f.value for f in figures_in(context, span) if f.unit in common} for span in (kept.a, kept.b)]
    if values[0] & values[1] or any(len(side) > 1 for side in values):
        return False
    counted = frozenset[str]().union(*(stems(unit) for unit in common))
    alike = len((stems(kept.a.quote) & stems(kept.b.quote)) - counted) >= SHARED_WORDS
    return bool(common) and (alike or kept.kind == "attributed")


# ------------------------------------------------------------------------------------------------- one office


def office(context: Context) -> Iterator[Draft]:
    """« La même fonction, deux personnes: est-ce une contradiction ? », where years lie between the dispatches."""
    asked: set[frozenset[str]] = set()
    for kept in (_in_order(context, each) for each in context.dossier.reconciliations):
        holders = [_holder(context, span) for span in (kept.a, kept.b)]
        names = frozenset(str(holder) for holder in holders)
        if None in holders or len(names) != len(holders) or names in asked or not _held_in_turn(context, kept):
            continue
        asked.add(names)
        yield _office_draft(context, kept)


def _holder(context: Context, span: EvidenceSpan) -> str | None:
    """The one person that a passage without verb names with a function."""
    sentence = context.sentence(span)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    persons = [actor.name for actor in context.actors_in(span) if actor.kind == "person"]
    return persons[0] if len(persons) == 1 and not any(map(is_finite, inside)) else None


def _held_in_turn(context: Context, kept: Reconciliation) -> bool:
    alike = len(stems(kept.a.quote) & stems(kept.b.quote)) >= SHARED_WORDS
    return kept.kind == "update" and alike and _long_between(_published(context, kept.a), _published(context, kept.b))


def _office_draft(context: Context, kept: Reconciliation) -> Draft:
    labels = table("contradictions.office.answers")
    wrong = [
        Candidate(tidy(str(labels[name])), say("contradictions.office.wrong")) for name in labels if name != "turn"
    ]
    return Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.office",
        stem=f"{pair(context, kept.a, kept.b)} {say('contradictions.office.stem')}",
        options=options_of(tidy(str(labels["turn"])), explained(kept), wrong),
        rationale=rationale_of(context, kept),
        evidence=evidence_of(context, kept.a, kept.b),
        difficulty="medium",
        worth=3.0,
        source_independent=True,
        anchors=(kept.a, kept.b),
        closed=True,
        family="office",
    )
