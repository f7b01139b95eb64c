"""What a compatible pair must carry to be shown: words of the text that prove its reason."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from questions.annotations import Figure
from questions.crosscheck.compatible.clauses import rules
from questions.crosscheck.findings import Compatibility, Side
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import days_between
from questions.languages.tables import load_table
from questions.syntax import Tree, plain

#: Days between two dispatches from which on they tell of two times.
_LONG = 200
#: Letters of a noun that is counted, at least: shorter words join.
_NOUN = 4
#: What stands behind a word.
_ENDS = (" ", ".", ",", ";", ":", "!")
#: Marks of quotation, which no expression holds.
_MARKS = re.compile(r'["«»“”] ?')
#: Things that two passages of two times or situations must share, names apart, where no number ties them.
_THINGS = 2


def proven(pair: Compatibility) -> bool:
    """Whether the passages themselves bear out the reason that is given for them."""
    check = _CHECKS.get(pair.wording)
    return (check is None or check(pair)) and not (pair.wording in _OF_FACTS and any(map(_supposed, _sides(pair))))


def _sides(pair: Compatibility) -> tuple[Side, Side]:
    return pair.a, pair.b


def _supposed(side: Side) -> bool:
    """« Si le dialogue se poursuit »: a condition tells of no moment."""
    return bool(re.match(rules(side.reading)["proofs"]["condition"], plain(side.span.quote).lstrip('«“" ')))


def _things(pair: Compatibility) -> set[str]:
    """What both passages speak of, names and units apart."""
    shared = pair.a.reading.keys(pair.a.span) & pair.b.reading.keys(pair.b.span)
    return {key for key in shared - pair.a.reading.words.sums if not key.startswith("@")}


# --------------------------------------------------------------------------------------------- two voices


def denies(reading: Reading, here: Tree) -> bool:
    """Whether the sentence denies what somebody said: a verb of denying (« rejeter » only a charge), an expression."""
    more, words = rules(reading)["denials"], here.held
    needs: dict[str, list[str]] = more["needs"]
    verbs, phrases, _ = _of_denial(reading.annotated.dispatch.language)
    told = {word for word in words & verbs if word not in needs or words & set(needs[word])}
    admits = told and any(f" {word} {pas} " in f" {' '.join(here.words)} " for word in told for pas in more["admits"])
    if told and not admits:
        return True
    text = f" {_MARKS.sub('', here.text)} "
    return any(phrase in text and any(f"{phrase}{end}" in text for end in _ENDS) for phrase in phrases)


@lru_cache(maxsize=8)
def _of_denial(language: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    """Words that deny, phrases that do, with the space before them, and words that accuse."""
    denial = load_table(language, "contradictions")["denial"]
    more = load_table(language, "compatible")["denials"]
    deny = frozenset((*denial["deny"], *denial["denying"], *more["forms"])) - {*more["swear"], *more["weak"]}
    return deny, tuple(f" {phrase}" for phrase in more["phrases"]), frozenset((*denial["accuse"], *more["accuse"]))


def accuses(reading: Reading, here: Tree) -> bool:
    """Whether the sentence accuses somebody."""
    return not here.held.isdisjoint(_of_denial(reading.annotated.dispatch.language)[2])


def pleads(reading: Reading, here: Tree) -> bool:
    """« Non, nous n'avons rien caché »: whoever speaks denies it of himself."""
    speaks = any(t.feature("Person") == "1" and t.pos in {"PRON", "AUX", "VERB"} for t in here.tokens)
    return speaks and not set(here.words).isdisjoint({*reading.polarity["negators"], *reading.polarity["nobody"]})


def _is_answer(pair: Compatibility) -> bool:
    """Whether one passage accuses and the other denies or pleads, of one thing; a denial or a charge alone must share
    much with the other passage."""
    if pair.subject == "denial":
        return True
    trees = [side.reading.sentence_at(side.span.start) for side in _sides(pair)]
    told = [(side.reading, here) for side, here in zip(_sides(pair), trees, strict=True) if here is not None]
    if len(told) < len(trees):
        return False
    charges = [accuses(*each) for each in told]
    answers = [denies(*each) or pleads(*each) for each in told]
    if (charges[0] and answers[1]) or (charges[1] and answers[0]) or _pleads_of_one_deed(pair, told):
        return True
    return (any(charges) or any(denies(*each) for each in told)) and len(_things(pair)) >= _THINGS


def _pleads_of_one_deed(pair: Compatibility, told: Sequence[tuple[Reading, Tree]]) -> bool:
    """« la direction a supprimé deux patrouilles », « nous n'avons supprimé aucune patrouille »: one verb of one thing,
    and one of the two denies it of himself."""
    if [pleads(*each) for each in told].count(True) != 1:
        return False
    words = pair.a.reading.words
    done = [
        {claim.predicate for claim in side.reading.annotated.claims if claim.span.overlaps(side.span)}
        for side in _sides(pair)
    ]
    shared = (done[0] & done[1]) - words.empty
    return bool(shared) and bool(_things(pair) - {words.key(predicate) for predicate in shared})


# ------------------------------------------------------------------------------------------- two times


def _is_of_two_times(pair: Compatibility) -> bool:
    """Numbers carry their time with them; else both passages must tell the like, and years lie between them or words
    say so."""
    if pair.details.get("a_figure"):
        return not _measures(pair) or bool(_things(pair))
    marks = rules(pair.a.reading)["proofs"]
    words = [f" {plain(side.span.quote)} " for side in _sides(pair)]
    long_ago, told = (any(re.search(marks[name], passage) for passage in words) for name in ("long_ago", "time"))
    far = (days_between(pair.a.reading.published, pair.b.reading.published) or 0) > _LONG
    return ((told or far) and len(_things(pair)) >= _THINGS) or (long_ago and bool(_things(pair)))


def _measures(pair: Compatibility) -> bool:
    """Whether a length of time, a share or a sum is told: of what, the words beside it must say."""
    told = (_figure(side, pair.details.get(name, "")) for side, name in ((pair.a, "a_figure"), (pair.b, "b_figure")))
    figures = pair.a.reading.words.rules["figures"]
    units = {*figures["durations"], *figures["money"], "%"}
    return any(figure is not None and figure.unit in units for figure in told)


def _is_of_one_plan(pair: Compatibility) -> bool:
    """Whether a reader sees what was planned and what became of it as one thing: by a word or a name that both have,
    one right behind the other in a text, or the deed is the same in other words."""
    return pair.subject == "delivery" or _speak_of_one(pair) or _stand_together(pair)


def _speak_of_one(pair: Compatibility) -> bool:
    """Whether the passages share a word or a name, expressions that say nothing (« à cause de ») apart."""
    shared = pair.a.reading.keys(pair.a.span) & pair.b.reading.keys(pair.b.span)
    return bool(shared - pair.a.reading.words.sums - set(rules(pair.a.reading)["proofs"]["empty"]))


def _stand_together(pair: Compatibility) -> bool:
    """Whether both stand in one sentence, or in two that follow each other."""
    if pair.a.reading is not pair.b.reading:
        return False
    first, second = sorted((pair.a.span, pair.b.span), key=lambda span: span.start)
    return pair.a.reading.sentence_before(second.start) <= first.start


def _counts_in_two_places(pair: Compatibility) -> bool:
    """Whether what is counted here and there has one name, or the passages share another; shares are of one vote."""
    figures = [_figure(side, pair.details.get(name, "")) for side, name in ((pair.a, "a_figure"), (pair.b, "b_figure"))]
    if all(figure is not None and figure.unit == "%" for figure in figures):
        return True
    told = [set(plain(pair.details.get(name, "")).split()) for name in ("a_figure", "b_figure")]
    named = {word for word in told[0] & told[1] if len(word) >= _NOUN and not word[0].isdigit()}
    return bool(named) or _speak_of_one(pair)


def _is_of_one_matter(pair: Compatibility) -> bool:
    """Whether the passages share more than a name, and more than that something begins or ends."""
    return bool(_things(pair) - set(rules(pair.a.reading)["proofs"]["idle"]))


def _is_much_alike(pair: Compatibility) -> bool:
    """Whether a reader would set them beside each other at all: one noun as it stands (« aucun risque », « un risque
    pour la baignade »), or two words alike."""
    nouns = [_nouns(side) for side in _sides(pair)]
    return bool(nouns[0] & nouns[1]) or len(_things(pair)) >= _THINGS


def _is_of_two_objects(pair: Compatibility) -> bool:
    """Whether both tell of one sort of thing and no more: what shares two words is one thing told twice, and so is
    what a headline and a text tell."""
    trees = (side.reading.sentence_at(side.span.start) for side in _sides(pair))
    headline = any(here is not None and here.sentence.zone == "headline" for here in trees)
    return not headline and _is_much_alike(pair) and len(_things(pair)) < _THINGS


def _nouns(side: Side) -> set[str]:
    found = side.reading.tokens_in(side.span)
    if found is None:
        return set()
    here, indices = found
    return {here.tokens[i].lemma.lower() for i in indices if here.tokens[i].pos == "NOUN"}


# ---------------------------------------------------------------------------------------------- numbers


def _within_bound(pair: Compatibility) -> bool:
    """« plus de cent morts » rounds no 94: a bound holds for the exact number."""
    told = [_figure(side, pair.details.get(name, "")) for side, name in ((pair.a, "a_figure"), (pair.b, "b_figure"))]
    bound, exact = told if told[0] is not None and math.isinf(told[0].high) else told[::-1]
    if bound is None or exact is None or not math.isinf(bound.high):
        return True
    return exact.approximate or exact.value >= bound.low


def _figure(side: Side, told: str) -> Figure | None:
    """The number that a passage gives in these words."""
    figures = side.reading.annotated.figures
    return next((f for f in figures if side.span.contains(f.span) and f.span.quote == told), None)


def _counts_facts(pair: Compatibility) -> bool:
    """« deux tonnes au lieu de six », « il en aurait fallu six »: what should have been is no other count."""
    asked = rules(pair.a.reading)["proofs"]["asked"]
    return not any(re.search(asked, plain(side.span.quote)) for side in _sides(pair))


_CHECKS: dict[str, Callable[[Compatibility], bool]] = {
    "voices": _is_answer,
    "rounding": _within_bound,
    "scope_count": _counts_facts,
    "other_time": _is_of_two_times,
    "other_episode": _is_of_two_times,
    "update_state": _is_of_one_matter,
    "update_date": _is_of_one_plan,
    "change_told": _speak_of_one,
    "scope_place": _counts_in_two_places,
    "scope_thing": _is_much_alike,
    "other_object": _is_of_two_objects,
    "other_occurrence": _is_of_one_matter,
}
#: Reasons that hold of facts only.
_OF_FACTS = frozenset(
    {"other_time", "other_episode", "update_state", "scope_thing", "career", "change_told", "update_date"}
)
