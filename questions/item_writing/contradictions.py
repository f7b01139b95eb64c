"""Questions on contradictions: on what two passages disagree, whether both can be true, who says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Figure
from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.context import Context, usable
from questions.item_writing.distractors import FEWEST, MOST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, wordlist
from questions.item_writing.wording import BLANK, capital, quoted, stems, tidy
from questions.items import Difficulty, Topic
from questions.timex import bounds

_TOPIC: Topic = "contradiction"
#: A passage longer than this, in characters, is no option.
_LONGEST_PASSAGE = 170
_SHORTEST_PASSAGE = 25
_SHARED_WORDS = 2
#: Natures whose findings of the second tier have proved sure, and from what confidence on.
_SAFE_SECOND_TIER = {"initiator": 0.6, "negation": 0.55}
_RELATIVES = frozenset({"qui", "dont", "où"})
#: The part of the larger number by which an approximation may be off.
_ROUNDED = 0.12
#: Days between two dispatches from which a higher toll is surely a later one.
_DAYS_APART = 2
#: The rule that finds a cause put forward here and ruled out there.
_DENIED = "denied cause"


def write(context: Context) -> Iterator[Draft]:
    """Every question on contradictions and on what only looks like one, unranked."""
    for found in (each for each in context.dossier.contradictions if _sound(context, each)):
        yield from _nature(context, found)
        yield from _problem(context, found)
        yield from _incompatible(context, found)
        yield from _otherwise(context, found)
        yield from _opposite_passage(context, found)
        yield from _supporter(context, found)
        yield from _figure(context, found)
        yield from _who_counts(context, found)
        yield from _check(context, found)
    for kept in context.dossier.reconciliations:
        yield from _compatible(context, kept)


def _sound(context: Context, found: Contradiction) -> bool:
    """Whether both passages are about one thing, as far as their words tell, and the engine is sure enough."""
    if found.tier != 1 and found.confidence < _SAFE_SECOND_TIER.get(found.nature, 1.0):
        return False
    if any(_beside_the_point(context, span) for span in (found.a, found.b)):
        return False
    if found.nature == "number":
        return not any(_wished(context, span) for span in (found.a, found.b))
    if found.nature == "cause" and found.a.file != found.b.file:
        if found.rule == _DENIED:
            return True
        common = context.common_stems
        return bool((_explained(context, found.a) & _explained(context, found.b)) - common)
    return True


def _beside_the_point(context: Context, span: EvidenceSpan) -> bool:
    """« …, qui avait touché 15 000 flacons »: a passage inside a relative clause tells of the antecedent, which may be
    another event."""
    sentence = context.sentence(span)
    if sentence is None:
        return False
    first = next((token for token in sentence.tokens if token.start >= span.start), None)
    return first is not None and (first.feature("PronType") == "Rel" or tidy(first.text).lower() in _RELATIVES)


def _wished(context: Context, span: EvidenceSpan) -> bool:
    """Whether the passage tells what someone asks for or expects, not what is."""
    sentence = context.sentence(span)
    return sentence is not None and any(token.lemma.lower() in wordlist("wishes") for token in sentence.tokens)


def _explained(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Stems of what a passage explains; of the whole passage where no causal relation is read in it."""
    relations = [c for c in context.read(span.file).causes if c.cause.overlaps(span) or c.effect.overlaps(span)]
    return frozenset[str]().union(*(stems(c.effect.quote) for c in relations)) if relations else stems(span.quote)


# ------------------------------------------------------------------------------------------------- presentation


def _pair(context: Context, a: EvidenceSpan, b: EvidenceSpan) -> str:
    """Both passages, each with its outlet, or its place in the one dispatch."""
    if a.file != b.file:
        return say(
            "contradictions.pair",
            outlet_a=context.outlet(a.file),
            a=context.passage(a),
            outlet_b=context.outlet(b.file),
            b=context.passage(b),
        )
    first, second = sorted((a, b))
    key = "headline" if context.in_headline(first) else "inside"
    return say(
        f"contradictions.{key}",
        piece=context.piece(a.file),
        a=context.passage(first),
        b=context.passage(second),
    )


def _rationale(context: Context, found: Contradiction | Reconciliation) -> str:
    return f"{_pair(context, found.a, found.b)} {_reason(found)}"


def _reason(found: Contradiction | Reconciliation) -> str:
    """The explanation in good typography; a bracket that a cut quotation left open goes."""
    text = tidy(found.explanation)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text


def _evidence(context: Context, *spans: EvidenceSpan) -> tuple[EvidenceSpan, ...]:
    """The passages as the question quotes them: whole sentences where those are short."""
    whole = tuple(context.shown(span) for span in spans)
    return whole if len(set(whole)) == len(whole) else spans


def _apart(a: EvidenceSpan, b: EvidenceSpan) -> bool:
    return not a.overlaps(b)


def _level(found: Contradiction) -> Difficulty:
    if found.nature == "number":
        return "easy"
    return "hard" if found.tier != 1 or found.nature in {"cause", "scope"} else "medium"


def _worth(found: Contradiction) -> float:
    return 2.0 + found.confidence + (0.8 if found.tier == 1 else 0.0)


# ------------------------------------------------------------------------------------------------- nature


def _nature(context: Context, found: Contradiction) -> Iterator[Draft]:
    labels = table("contradictions.natures")
    if not _plain_case(found) or not _apart(found.a, found.b):
        return
    wrong = [
        Candidate(tidy(str(labels[name])), say(f"contradictions.nature_wrong.{name}"))
        for name in table("contradictions.nature_others")[found.nature]
    ]
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.nature",
        stem=f"{_pair(context, found.a, found.b)} {say('contradictions.nature.stem')}",
        options=options_of(tidy(str(labels[found.nature])), _reason(found), wrong[:MOST]),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty=_level(found),
        worth=_worth(found),
        source_independent=True,
        anchors=(found.a, found.b),
        closed=True,
    )


def _plain_case(found: Contradiction) -> bool:
    """Whether the label of the nature says it all; inside one dispatch a clash of dates is one of reasoning."""
    known = found.nature in table("contradictions.natures")
    return known and (found.a.file != found.b.file or found.nature != "date")


def _problem(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quel problème ces deux passages posent-ils ? », for a clash of reasoning inside one dispatch."""
    labels = table("contradictions.problems")
    if found.rule not in labels or found.a.file != found.b.file or not _apart(found.a, found.b):
        return
    wrong = [
        Candidate(tidy(str(label)), say("contradictions.problem.wrong"))
        for rule, label in labels.items()
        if rule != found.rule
    ]
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.problem",
        stem=f"{_pair(context, found.a, found.b)} {say('contradictions.problem.stem')}",
        options=options_of(tidy(str(labels[found.rule])), _reason(found), wrong[:MOST]),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty="hard",
        worth=_worth(found) + 0.3,
        source_independent=True,
        anchors=(found.a, found.b),
        closed=True,
    )


# ------------------------------------------------------------------------------------------------- compatible?


def _incompatible(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Ces deux passages peuvent-ils être vrais tous les deux ? » Only where the engine stands behind the answer."""
    if found.tier != 1 or not _plain_case(found) or not _apart(found.a, found.b):
        return
    kind = found.nature if found.nature in {"number", "scope"} else "other"
    names = table("contradictions.incompatible_others")[kind]
    yield _judged(context, found, f"no_{found.nature}", names, _worth(found) + 0.1, _level(found))


def _compatible(context: Context, kept: Reconciliation) -> Iterator[Draft]:
    numeric = _same_unit(context, kept)
    if kept.kind == "rounding" and not _rounds(context, kept):
        return
    if any(_beside_the_point(context, span) for span in (kept.a, kept.b)):
        return
    if kept.kind == "update" and not _grows(context, kept):
        return
    if not _apart(kept.a, kept.b) or not (numeric or _both_dated(context, kept)):
        return
    names = table("contradictions.compatible_others")["number" if numeric else "other"][kept.kind]
    yield _judged(context, kept, kept.kind, names, 2.9 if numeric else 2.5, "hard")


def _rounds(context: Context, kept: Reconciliation) -> bool:
    """Whether one number is close to the other, and both passages tell the same thing of the same objects."""
    sides = [_figures_in(context, span) for span in (kept.a, kept.b)]
    if any(len(side) != 1 for side in sides):
        return False
    low, high = sorted(abs(side[0].value) for side in sides)
    told = [stems(span.quote) - stems(side[0].unit) for span, side in zip((kept.a, kept.b), sides, strict=True)]
    deeds = [_deeds(context, span) for span in (kept.a, kept.b)]
    return high - low <= _ROUNDED * high and len(told[0] & told[1]) >= 1 and bool(deeds[0] & deeds[1])


def _deeds(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Beginnings of the verbs and participles of a passage, helpers left out."""
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [t for t in tokens if span.start <= t.start < span.end and t.pos in {"VERB", "ADJ"}]
    return frozenset[str]().union(*(stems(t.lemma) | stems(t.text) for t in inside))


def _grows(context: Context, kept: Reconciliation) -> bool:
    """Whether the toll of the later dispatch, days after the other, is not below it: on one day they may disagree."""
    tolls = []
    for span in (kept.a, kept.b):
        published, figures = context.read(span.file).dispatch.published, _figures_in(context, span)
        if published is None or len(figures) != 1:
            return False
        tolls.append((bounds(published.value)[0], figures[0].value))
    first, last = sorted(tolls)
    return (last[0] - first[0]).days >= _DAYS_APART and first[1] <= last[1]


def _same_unit(context: Context, kept: Reconciliation) -> bool:
    """Whether both passages count the same sort of thing: only then does a reader hesitate."""
    units = [{f.unit for f in _figures_in(context, span)} for span in (kept.a, kept.b)]
    common = {unit for unit in units[0] & units[1] if unit not in wordlist("everyday_units")}
    values = [{f.value for f in _figures_in(context, span) if f.unit in common} for span in (kept.a, kept.b)]
    if values[0] & values[1]:
        return False
    alike = len(stems(kept.a.quote) & stems(kept.b.quote)) >= _SHARED_WORDS
    return bool(common) and (alike or kept.kind in {"rounding", "attributed"})


def _both_dated(context: Context, kept: Reconciliation) -> bool:
    """Whether two dates or periods are set side by side, in passages that share their subject."""
    if kept.kind != "different_event" or len(stems(kept.a.quote) & stems(kept.b.quote)) <= _SHARED_WORDS:
        return False
    return all(
        any(span.contains(time.span) and time.value is not None for time in context.read(span.file).time_expressions)
        for span in (kept.a, kept.b)
    )


def _judged(
    context: Context,
    found: Contradiction | Reconciliation,
    key: str,
    others: Sequence[str],
    worth: float,
    level: Difficulty,
) -> Draft:
    answers = table("contradictions.answers")
    wrong = [Candidate(tidy(str(answers[name])), say(f"contradictions.answer_wrong.{name}")) for name in others]
    return Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.compatible" if isinstance(found, Reconciliation) else "contradiction.incompatible",
        stem=f"{_pair(context, found.a, found.b)} {say('contradictions.judged.stem')}",
        options=options_of(tidy(str(answers[key])), _reason(found), wrong),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty=level,
        worth=worth,
        source_independent=True,
        anchors=(found.a, found.b),
        closed=True,
    )


# ------------------------------------------------------------------------------------------------- who says otherwise


def _otherwise(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quelle autre dépêche dit le contraire ? »"""
    if found.a.file == found.b.file or found.tier != 1:
        return
    against = {span.file for span in context.opposing([found.a])}
    others = [file for file in context.files if file not in {*against, found.a.file, found.b.file}]
    wrong = [_silent(context, file) for file in others if _is_silent(context, file, found.a)]
    if len(wrong) < FEWEST or against - {found.b.file}:
        return
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.other_outlet",
        stem=say("contradictions.otherwise.stem", outlet=context.outlet(found.a.file), quote=context.passage(found.a)),
        options=options_of(capital(context.outlet(found.b.file)), _counter(context, found), wrong[:MOST]),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty="medium",
        worth=_worth(found) - 0.5,
        source_independent=True,
        anchors=(found.a, found.b),
        family="who",
    )


def _is_silent(context: Context, file: str, about: EvidenceSpan) -> bool:
    """Whether no sentence of a dispatch seems to speak of what the passage is about."""
    words = stems(about.quote)
    shared = (len(stems(sentence.span.quote) & words) for sentence in context.sentences(file))
    return max(shared, default=0) < _SHARED_WORDS


def _silent(context: Context, file: str) -> Candidate:
    outlet = context.outlet(file)
    return Candidate(capital(outlet), say("contradictions.otherwise.wrong", outlet=outlet))


def _counter(context: Context, found: Contradiction) -> str:
    return say("contradictions.otherwise.key", outlet=context.outlet(found.b.file), quote=context.passage(found.b))


def _supporter(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quelle autre dépêche va dans le même sens que … ? »"""
    for near, far, support, other in (
        (found.a, found.b, found.support_a, found.support_b),
        (found.b, found.a, found.support_b, found.support_a),
    ):
        files = {span.file for span in support} - {near.file, far.file}
        rest = [f for f in context.files if f not in {near.file, far.file, *files, *(s.file for s in other)}]
        silent = [f for f in rest if _is_silent(context, f, near)]
        support = tuple(span for span in support if _agrees(near, span))
        if len(files) == 1 and near.file != far.file and silent and found.tier == 1 and support:
            yield _supporting(context, found, near, far, support, silent)


def _agrees(near: EvidenceSpan, other: EvidenceSpan) -> bool:
    """Whether two passages said to agree share enough words for a reader to see it."""
    return len(stems(near.quote) & stems(other.quote)) >= _SHARED_WORDS


def _supporting(
    context: Context,
    found: Contradiction,
    near: EvidenceSpan,
    far: EvidenceSpan,
    support: Sequence[EvidenceSpan],
    silent: Sequence[str],
) -> Draft:
    third = next(span for span in support if span.file not in {near.file, far.file})
    against = Candidate(
        capital(context.outlet(far.file)),
        say("contradictions.support.against", outlet=context.outlet(far.file), quote=context.passage(far)),
    )
    why = say("contradictions.support.key", outlet=context.outlet(third.file), quote=context.passage(third))
    return Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.supporter",
        stem=say("contradictions.support.stem", outlet=context.outlet(near.file), quote=context.passage(near)),
        options=options_of(
            capital(context.outlet(third.file)), why, [against, *(_silent(context, file) for file in silent)][:MOST]
        ),
        rationale=_rationale(context, found),
        evidence=_evidence(context, near, third, far),
        difficulty="hard",
        worth=_worth(found),
        source_independent=True,
        anchors=(near, third),
        closed=True,
        family="who",
    )


# ------------------------------------------------------------------------------------------------- opposite passage


def _opposite_passage(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quel passage de … dit le contraire ? », among passages of the same dispatch."""
    if found.a.file == found.b.file or found.tier != 1 or len(found.b.quote) > _LONGEST_PASSAGE:
        return
    key = context.passage(found.b)
    wrong = _other_passages(context, found)
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.opposite_passage",
        stem=say(
            "contradictions.passage.stem",
            outlet=context.outlet(found.a.file),
            quote=context.passage(found.a),
            other=context.piece(found.b.file),
        ),
        options=options_of(key, _reason(found), wrong),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty="hard",
        worth=_worth(found) - 0.2,
        source_independent=True,
        anchors=(found.a, found.b),
        family="who",
    )


def _other_passages(context: Context, found: Contradiction) -> list[Candidate]:
    against = context.opposing([found.a])
    offered = []
    for sentence in context.sentences(found.b.file):
        span = sentence.span
        fits = _SHORTEST_PASSAGE <= len(span.quote) <= _LONGEST_PASSAGE and usable(sentence)
        unlike = not stems(span.quote) & (stems(found.a.quote) | stems(found.b.quote))
        if fits and unlike and not any(span.overlaps(other) for other in against):
            offered.append(Candidate(context.excerpt(span), say("contradictions.passage.wrong"), span))
    return choose(context.passage(found.b), offered)


# ------------------------------------------------------------------------------------------------- what to check


def _check(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Que faut-il vérifier pour trancher ? », where the engine stands behind the contradiction."""
    labels = table("contradictions.checks")
    if found.tier != 1 or found.nature not in labels or not _plain_case(found) or not _apart(found.a, found.b):
        return
    wrong = [
        Candidate(tidy(str(labels[name])), say("contradictions.check.wrong"))
        for name in table("contradictions.check_others")[found.nature]
    ]
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.check",
        stem=f"{_pair(context, found.a, found.b)} {say('contradictions.check.stem')}",
        options=options_of(tidy(str(labels[found.nature])), _reason(found), wrong[:MOST]),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty="hard",
        worth=_worth(found) - 0.9,
        anchors=(found.a, found.b),
        closed=True,
        family="check",
    )


# ------------------------------------------------------------------------------------------------- figures


def _who_counts(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Quelle source donne ce nombre ? », the others giving another one or none."""
    ours, theirs = _figures_in(context, found.a), _figures_in(context, found.b)
    if found.nature != "number" or found.tier != 1 or len(ours) != 1 or len(theirs) != 1:
        return
    if found.a.file == found.b.file or ours[0].value == theirs[0].value:
        return
    near, far = (found.a, found.b) if ours[0].value > theirs[0].value else (found.b, found.a)
    figure = _figures_in(context, near)[0]
    others = [f for f in context.files if f not in {near.file, far.file} and not _gives(context, f, figure)]
    rival = Candidate(
        capital(context.outlet(far.file)),
        say("contradictions.counts.rival", outlet=context.outlet(far.file), quote=context.passage(far)),
    )
    wrong = [rival, *(_without(context, file) for file in others)]
    if len(wrong) < FEWEST or _gives(context, far.file, figure):
        return
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.who_counts",
        stem=say("contradictions.counts.stem", figure=quoted(figure.span.quote)),
        options=options_of(
            capital(context.outlet(near.file)),
            say("contradictions.figure.key", outlet=context.outlet(near.file), quote=context.passage(near)),
            wrong[:MOST],
        ),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty="medium",
        worth=_worth(found) - 0.6,
        anchors=(near,),
        family="counts",
    )


def _gives(context: Context, file: str, figure: Figure) -> bool:
    """Whether a dispatch holds this number for anything at all."""
    return any(other.low <= figure.value <= other.high for other in context.read(file).figures)


def _without(context: Context, file: str) -> Candidate:
    outlet = context.outlet(file)
    return Candidate(capital(outlet), say("contradictions.counts.wrong", outlet=outlet))


def _figure(context: Context, found: Contradiction) -> Iterator[Draft]:
    """The figure one side gives, the other side's among the distractors."""
    ours, theirs = _figures_in(context, found.a), _figures_in(context, found.b)
    if found.nature != "number" or len(ours) != 1 or len(theirs) != 1 or found.tier != 1:
        return
    mine, other = ours[0], theirs[0]
    if mine.value == other.value or found.a.file == found.b.file:
        return
    number, rival = tidy(_digits(mine)), tidy(_digits(other))
    blanked = _blanked(found.a, mine)
    wrong = [
        Candidate(
            rival,
            say("contradictions.figure.rival", outlet=context.outlet(found.b.file), quote=context.passage(found.b)),
        ),
        *_other_figures(context, found, mine, other),
    ]
    if len(wrong) < FEWEST or blanked is None:
        return
    yield Draft(
        topic=_TOPIC,
        kind="single",
        rule="contradiction.figure",
        stem=say("contradictions.figure.stem", piece=context.piece(found.a.file), quote=quoted(blanked)),
        options=options_of(
            number,
            say("contradictions.figure.key", outlet=context.outlet(found.a.file), quote=context.passage(found.a)),
            wrong[:MOST],
        ),
        rationale=_rationale(context, found),
        evidence=_evidence(context, found.a, found.b),
        difficulty="easy",
        worth=_worth(found) - 0.1,
        source_independent=False,
        anchors=(found.a, found.b),
        family="who",
    )


def _figures_in(context: Context, span: EvidenceSpan) -> list[Figure]:
    return [figure for figure in context.read(span.file).figures if span.contains(figure.span)]


def _digits(figure: Figure) -> str:
    """The number as printed, without the words « environ » or the thing counted."""
    words = [part for part in figure.span.quote.split() if any(sign.isdigit() for sign in part)]
    return " ".join(words)


def _blanked(span: EvidenceSpan, figure: Figure) -> str | None:
    number = _digits(figure)
    if not number or span.quote.count(number) != 1:
        return None
    return span.quote.replace(number, BLANK)


def _other_figures(context: Context, found: Contradiction, mine: Figure, other: Figure) -> list[Candidate]:
    """Figures of the same unit in other sentences, none of which is either side's."""
    offered: dict[str, Candidate] = {}
    for read in context.dossier.dispatches:
        for figure in read.figures:
            same_unit = figure.unit == mine.unit and figure.value not in {mine.value, other.value}
            text = tidy(_digits(figure))
            if same_unit and text and not any(figure.span.overlaps(s) for s in (found.a, found.b)):
                sentence = context.sentence(figure.span)
                quote = context.excerpt_around(sentence.span, figure.span) if sentence else quoted(text)
                why = say("contradictions.figure.other", outlet=context.outlet(read.dispatch.file), quote=quote)
                offered.setdefault(text, Candidate(text, why, figure.span))
    return sorted(offered.values(), key=lambda c: c.text)
