"""« Quel passage de … ne s'accorde pas avec celui-ci ? »: one passage is shown, its counterpart must be found."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import EvidenceSpan, Figure, Sentence
from questions.dossier import Contradiction
from questions.item_writing.context import Context, usable
from questions.item_writing.contradiction_versions import in_digits, is_exact
from questions.item_writing.distractors import FEWEST, MOST, apart
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.opposed_passages import (
    TOPIC,
    evidence_of,
    explained,
    figures_in,
    number_in,
    passage,
    rationale_of,
    stands_by_itself,
    worth_of,
)
from questions.item_writing.quoted_passages import quotable
from questions.item_writing.reference import plain_word
from questions.item_writing.wording import fold, join, stems, tidy

#: A passage longer or shorter than this, in characters, is no option.
_LONGEST, _SHORTEST = 235, 35
#: Sentences from one another at which two go on with one point.
_NEAR = 2
#: A wrong passage is at least this part of the key's length, and the key this part of the longest wrong one's.
_ALIKE = 0.4
#: How many words of the passage in question a wrong one may share, those all over the dossier apart.
_FEW_SHARED = 1
#: How much more worth than the question in which both passages stand: one of them must be found.
_WORTH_MORE = 0.05
#: Numbers more than so many times apart are no rivals.
_TIMES = 12
#: How a plural noun ends.
_PLURAL = ("s", "x", "z")


# ------------------------------------------------------------------------------------------------- which passage


def counter_passage(context: Context, found: Contradiction) -> Iterator[Draft]:
    """The passage of one dispatch that does not go with one of another, among others of the same dispatch that tell of
    the matter and of nothing that the first tells."""
    if context.outlet(found.a.file) == context.outlet(found.b.file):
        return
    for near, far in ((found.a, found.b), (found.b, found.a)):
        if _fits(context, near) and _fits(context, far) and _is_an_option(context.shown(far).quote):
            wrong = _told_elsewhere(context, found, near, far)
            if len(wrong) >= FEWEST:
                yield _passage_draft(context, found, near, far, wrong)
                return


def _fits(context: Context, span: EvidenceSpan) -> bool:
    """Whether a passage of the body is understood with nothing in front of it."""
    return not context.in_headline(span) and stands_by_itself(context, span)


def _is_an_option(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST


def _passage_draft(
    context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan, wrong: list[Candidate]
) -> Draft:
    return Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.counter_passage",
        stem=say(
            "contradictions.counter_passage.stem",
            outlet=context.outlet(near.file),
            quote=passage(context, near),
            piece=context.piece(far.file),
        ),
        options=options_of(passage(context, far), explained(found), wrong),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, near, far),
        difficulty="medium",
        worth=worth_of(found) + _WORTH_MORE,
        source_independent=True,
        anchors=(near, far),
        closed=True,
        family="counter passage",
    )


def _told_elsewhere(context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan) -> list[Candidate]:
    """Sentences of the other dispatch that bear on nothing the passage tells, those that share its matter first."""
    sentences = list(context.sentences(far.file))
    places = [i for i, each in enumerate(sentences) if each.span.overlaps(context.shown(far))]
    key = passage(context, far)
    near_matter = stems(context.shown(near).quote)
    offered = [
        each
        for i, each in enumerate(sentences)
        if all(abs(i - place) > _NEAR for place in places) and _says_nothing_of_it(context, found, near, each)
    ]
    offered.sort(key=lambda each: (-len(stems(each.span.quote) & near_matter), abs(len(each.span.quote) - len(key))))
    chosen: list[Candidate] = []
    for each in offered:
        text = passage(context, each.span)
        alike = _ALIKE * len(key) <= len(text) <= len(key) / _ALIKE
        if len(chosen) < MOST and alike and all(apart(text, other) for other in (key, *(c.text for c in chosen))):
            chosen.append(Candidate(text, say("contradictions.counter_passage.wrong"), each.span))
    tied = any(stems(each.text) & near_matter for each in chosen)
    return chosen if tied else []


def _says_nothing_of_it(context: Context, found: Contradiction, near: EvidenceSpan, sentence: Sentence) -> bool:
    """Whether a sentence stands by itself and surely goes with the passage: neither dispatch disputes it, it denies
    nothing, counts nothing of what is counted there, gives no day where a day is disputed, and hardly shares a word
    with it that is not all over the dossier."""
    span, shown = sentence.span, context.shown(near)
    if not usable(sentence) or not _is_an_option(span.quote) or quotable(context, sentence) != span:
        return False
    against = {other.file for other in context.opposing([span])}
    if against & {near.file, span.file} or _denies(sentence):
        return False
    counted = {figure.unit for side in (found.a, found.b) for figure in figures_in(context, context.shown(side))}
    if counted & {figure.unit for figure in figures_in(context, span)}:
        return False
    read = context.read(span.file)
    if found.nature == "date" and any(span.contains(time.span) for time in read.time_expressions):
        return False
    explains = found.nature in {"cause", "initiator"} and any(span.overlaps(each.cause) for each in read.causes)
    own = (stems(span.quote) & stems(shown.quote)) - context.common_stems
    return len(own) <= (0 if explains else _FEW_SHARED)


def _denies(sentence: Sentence) -> bool:
    return any(plain_word(token) in wordlist("negations") for token in sentence.tokens)


# ------------------------------------------------------------------------------------------------- which number


def other_number(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quel autre nombre de blessés lit-on dans … ? », among other numbers of the same dispatch."""
    if found.nature != "number":
        return
    inside = found.a.file == found.b.file
    first, last = sorted((found.a, found.b))
    orders = ((first, last),) if inside else ((found.a, found.b), (found.b, found.a))
    if inside and not context.in_headline(first):
        return
    for near, far in orders:
        draft = _number_draft(context, found, near, far)
        if draft is not None:
            yield draft
            return


def _number_draft(context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan) -> Draft | None:
    opposed = _opposed_figures(context, near, far)
    if opposed is None or not stands_by_itself(context, near):
        return None
    near_figure, key = opposed
    what = _counted(context, near_figure, passage(context, near))
    if what is None or not is_exact(key) or _counts_otherwise(context, near_figure, key):
        return None
    wrong = _rivals(context, near_figure, key)
    if len(wrong) < FEWEST:
        return None
    inside = near.file == far.file
    return Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.other_number",
        stem=say(
            f"contradictions.other_number.{'headline' if inside else 'stem'}",
            outlet=context.outlet(near.file),
            quote=passage(context, near),
            what=what,
            piece=context.piece(far.file),
        ),
        options=options_of(in_digits(key), explained(found), wrong),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, near, far),
        difficulty="easy",
        worth=worth_of(found) + _WORTH_MORE,
        source_independent=True,
        anchors=(near, far),
        closed=True,
        family="other number",
    )


def _opposed_figures(context: Context, near: EvidenceSpan, far: EvidenceSpan) -> tuple[Figure, Figure] | None:
    """The one figure of each passage, or of several the only two that count one thing otherwise."""
    ours, theirs = figures_in(context, near), figures_in(context, far)
    if len(ours) == len(theirs) == 1:
        return ours[0], theirs[0]
    pairs = [(one, other) for one in ours for other in theirs if one.unit == other.unit and one.value != other.value]
    return pairs[0] if len(pairs) == 1 else None


def _counted(context: Context, figure: Figure, shown: str) -> str | None:
    """« de blessés », where the figure is an exact number and one plural noun, and the passage as quoted has it."""
    number, sentence = number_in(context, figure), context.sentence(figure.span)
    if number is None or sentence is None or fold(tidy(figure.span.quote)) not in fold(shown):
        return None
    behind = [t for t in sentence.tokens if number.end <= t.start < figure.span.end]
    one = len(behind) == 1 and behind[0].pos == "NOUN" and behind[0].text.lower().endswith(_PLURAL)
    measured = {*wordlist("measures"), *wordlist("everyday_units"), *wordlist("time_units")} - {*wordlist("heads")}
    return join("de", tidy(behind[0].text)) if one and figure.unit not in measured else None


def _counts_otherwise(context: Context, near: Figure, key: Figure) -> bool:
    """Whether the dispatch gives several numbers of such things, or does not say what its number counts."""
    others = (
        f for f in context.read(key.span.file).figures if f.value != key.value and f.unit in {key.unit, near.unit}
    )
    inside = near.span.file == key.span.file
    return any(not (inside and other.span == near.span) for other in others)


def _rivals(context: Context, near: Figure, key: Figure) -> list[Candidate]:
    """Other exact numbers of the dispatch, the nearest first; where these are few, those of others as well."""
    own, rest = "contradictions.other_number.wrong", "contradictions.other_number.elsewhere"
    offered = [*_exact_in(context, key.span.file, near, key, own)]
    if len({each.text for each in offered}) < MOST:
        files = (file for file in context.files if file != key.span.file)
        offered += [each for file in files for each in _exact_in(context, file, near, key, rest)]
    kept: dict[str, Candidate] = {}
    for each in offered:
        kept.setdefault(each.text, each)
    return list(kept.values())[:MOST]


def _exact_in(context: Context, file: str, near: Figure, key: Figure, why: str) -> list[Candidate]:
    """The exact numbers of a dispatch that may be taken for the key, by their distance from it."""
    measured = {*wordlist("measures"), *wordlist("time_units")} - {*wordlist("heads")}
    told = [f for f in context.read(file).figures if is_exact(f) and f.value > 1 and f.unit not in measured]
    told = [f for f in told if f.value not in {key.value, near.value} and max(_ratio(f, key), _ratio(key, f)) <= _TIMES]
    told.sort(key=lambda figure: (max(_ratio(figure, key), _ratio(key, figure)), figure.span))
    return [Candidate(in_digits(each), say(why, quote=tidy(each.span.quote)), each.span) for each in told]


def _ratio(one: Figure, other: Figure) -> float:
    return one.value / other.value
