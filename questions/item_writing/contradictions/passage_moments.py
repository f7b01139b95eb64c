"""Of what moments two passages tell: one may be earlier, later or still to come."""

from __future__ import annotations

from questions.annotations import EvidenceSpan, Token
from questions.dossier import Contradiction
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import masculine_singular
from questions.item_writing.french.reference import is_conditional, plain_word
from questions.item_writing.french.wording import fold, morphology, stems
from questions.syntax import Tree, is_finite, tree
from questions.timex import bounds, is_calendar, is_day

#: Days from which two passages tell of two episodes; sentences in which the day of a passage is looked for.
_LONG_APART = 300
#: Days behind a dispatch from which a state it tells may well have ended.
_MUCH_LATER = 30
_SENTENCES_BEFORE = 3
#: Days from which on two deeds are two, whoever did them.
_MONTHS = 60
#: Signs within which a date opens its sentence.
_OPENING = 5
#: Natures of which a forecast and a fact are two things.
_MEASURED = frozenset({"number", "scope"})
#: Natures of which one passage may be a plain denial.
_DENIABLE = frozenset({"negation", "status"})


def told_later(context: Context, found: Contradiction) -> bool:
    """« est suspendu », « a été réintégré le 2 décembre »: a state that a later dispatch ends on a much later day."""
    if found.nature != "status":
        return False
    published = [context.read(span.file).dispatch.published for span in (found.a, found.b)]
    days = [days_in(context, context.shown(span)) for span in (found.a, found.b)]
    return any(
        day is not None and other is not None and day[1] - bounds(other.value)[1].toordinal() >= _MUCH_LATER
        for day, other in zip(days, published[::-1], strict=True)
    )


def told_after(context: Context, found: Contradiction) -> bool:
    """« n'ont pas été payés », then « ont été versés jeudi »: what happened between the two dispatches.

    Whoever says « jamais » or « aucun » denies it for good, and sets a rumour right rather than waits for the news.
    """
    return _happened_since(context, found.a, found.b) or _happened_since(context, found.b, found.a)


def _happened_since(context: Context, later: EvidenceSpan, earlier: EvidenceSpan) -> bool:
    """Whether the first passage dates its fact, no denial, after the dispatch of the second and not after its own."""
    own, other = (context.read(span.file).dispatch.published for span in (later, earlier))
    if own is None or other is None or _for_good(context, earlier) or _for_good(context, later):
        return False
    days = [bounds(value)[0] for value in _days_told(context, later)]
    return any(bounds(other.value)[1] < day <= bounds(own.value)[1] for day in days)


def _days_told(context: Context, span: EvidenceSpan) -> list[str]:
    """The days told in a passage; those of its sentence where it is but an infinitive (« a refusé hier de … »)."""
    sentence = context.sentence(span)
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    where = sentence.span if sentence is not None and not any(map(is_finite, inside)) else span
    times = (t for t in context.read(span.file).time_expressions if where.contains(t.span) and t.value is not None)
    return [str(t.value) for t in times if is_day(str(t.value))]


def denied_for_good(context: Context, found: Contradiction) -> bool:
    """« n'a jamais été réparée », « aucune pierre n'a été lancée »: a denial that no tense narrows down."""
    denying = [span for span in (found.a, found.b) if _for_good(context, span)]
    return found.nature in _DENIABLE and any(not _counts_since(context, context.shown(span)) for span in denying)


def _for_good(context: Context, span: EvidenceSpan) -> bool:
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    return any(fold(token.text) in wordlist("none_at_all") for token in tokens)


def episodes_apart(context: Context, found: Contradiction) -> bool:
    """Whether every day told around one passage is the better part of a year from every one around the other."""
    days = [_days_around(context, span) for span in (found.a, found.b)]
    pairs = [sorted((one, other)) for one in days[0] for other in days[1]]
    return bool(pairs) and all(last[0] - first[1] >= _LONG_APART for first, last in pairs)


def _days_around(context: Context, span: EvidenceSpan) -> list[tuple[int, int]]:
    """First and last day, as ordinals, of each date in the passage's sentence and in those before it."""
    sentence = context.sentence(span)
    if sentence is None:
        return []
    before = [s for s in context.sentences(span.file) if s.span.end <= sentence.span.start][-_SENTENCES_BEFORE:]
    dates = (t for each in (*before, sentence) for t in context.times(each) if t.type == "DATE")
    around = [bounds(t.value) for t in dates if t.value is not None and is_calendar(t.value)]
    return [(low.toordinal(), high.toordinal()) for low, high in around]


def one_is_long_past(context: Context, found: Contradiction) -> bool:
    """« un accord conclu en 2008 n'a jamais été ratifié » in a dispatch of 2012, « un traité a été paraphé »: whether
    all the days of one passage lie years behind its dispatch, and none of the other's do."""
    past = [_is_long_past(context, span) for span in (found.a, found.b)]
    return past[0] != past[1]


def _is_long_past(context: Context, span: EvidenceSpan) -> bool:
    published, days = context.read(span.file).dispatch.published, days_in(context, context.shown(span))
    if published is None or days is None:
        return False
    return bounds(published.value)[0].toordinal() - days[1] >= _LONG_APART


def one_told_before(context: Context, found: Contradiction) -> bool:
    """Whether one side alone stands in a pluperfect: it may be told of an earlier time."""
    return told_before(context, context.shown(found.a)) != told_before(context, context.shown(found.b))


def one_to_come(context: Context, found: Contradiction) -> bool:
    """Whether what one side counts or describes is still to come, and what the other does is over."""
    if found.nature not in _MEASURED:
        return False
    tenses = [_tenses(context, span) for span in (found.a, found.b)]
    return any(one == {"Fut"} and other and "Fut" not in other for one, other in (tenses, tenses[::-1]))


def _tenses(context: Context, span: EvidenceSpan) -> set[str]:
    """Tenses of the finite verbs of a passage."""
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    found = (t.feature("Tense") for t in tokens if span.start <= t.start < span.end and is_finite(t))
    return {tense for tense in found if tense is not None}


def told_before(context: Context, span: EvidenceSpan) -> bool:
    """« avait fait trois morts »: a pluperfect tells of something earlier."""
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [t for t in tokens if span.start <= t.start < span.end and t.pos != "ADV"]
    return any(_is_pluperfect(*three) for three in zip((None, *inside), inside, inside[1:], strict=False))


def _is_pluperfect(before: Token | None, helper: Token, main: Token) -> bool:
    """« avait fait », « était revenu », « s'étaient réunis », not the passive « était assuré »."""
    if helper.pos != "AUX" or helper.feature("Tense") != "Imp" or main.feature("VerbForm") != "Part":
        return False
    reflexive = before is not None and plain_word(before) in morphology()["verbs"]["reflexive"]
    moves = masculine_singular(plain_word(main)) in morphology()["participles"]["being"]
    return moves or reflexive or plain_word(helper).startswith(wordlist("having"))


def dated_elsewhere(context: Context, found: Contradiction) -> bool:
    """« Le même jour, l'accord a été signé »: of the two days, one stands in another sentence."""
    times = ((span, t) for span in (found.a, found.b) for t in context.read(span.file).time_expressions)
    inside = (t.span.quote for span, t in times if context.shown(span).contains(t.span))
    return any(set(wordlist("same")) & set(quote.lower().split()) for quote in inside)


def date_two_deeds(context: Context, found: Contradiction) -> bool:
    """« signé par le roi, entre en vigueur dimanche », « signé samedi par le ministre »: whether the deed that one
    passage dates is told in the other without a date, which hangs on another deed there; what one dispatch tells in
    two ways is a clash of its own."""
    if found.a.file == found.b.file:
        return False
    dated = [_dated_deeds(context, span) for span in (found.a, found.b)]
    told = [stems(" ".join(t.text for t in _verbs_in(context, context.shown(s)))) for s in (found.a, found.b)]
    if not all(dated) or dated[0] & dated[1]:
        return False
    return any(deeds & words for deeds, words in zip(dated, told[::-1], strict=True))


def _dated_deeds(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """Stems of the verbs on which the dates of a passage hang."""
    sentence = context.sentence(span)
    times = [t.span for t in context.read(span.file).time_expressions if span.contains(t.span) and t.type == "DATE"]
    here = tree(sentence) if sentence is not None else None
    if here is None:
        return frozenset()
    return stems(" ".join(here.tokens[_deed_of(here, here.at(time.start))].text for time in times))


def _deed_of(here: Tree, place: int) -> int:
    """The verb on which a date hangs, else the head of its sentence; past the comma that ends an aside (« signé par le
    roi, | … dimanche ») no date is of the aside, whatever the parser says."""
    chain = [place, *here.ancestors(place)]
    verbs = (i for i in chain if here.tokens[i].pos == "VERB")
    return next((i for i in verbs if not _ends_before(here, i, place)), chain[-1])


def _ends_before(here: Tree, verb: int, place: int) -> bool:
    """Whether a participle beside its noun, a comma in front of it, is parted by another from a place behind it."""
    aside = here.tokens[verb].dep.startswith("acl") and verb > 0 and here.tokens[verb - 1].text == ","
    return aside and any(here.tokens[i].text == "," for i in range(verb, place))


def _verbs_in(context: Context, span: EvidenceSpan) -> list[Token]:
    """The verbs in a passage."""
    inside = (t for s in context.sentences(span.file) if s.span.overlaps(span) for t in s.tokens)
    return [t for t in inside if span.start <= t.start < span.end and t.pos == "VERB"]


def one_is_planned(context: Context, found: Contradiction) -> bool:
    """« pourrait ouvrir en 2025 », « devait ouvrir en mai », « ouvrira en 2026 »: what may or was to be is not denied
    by what was settled later."""
    return _is_open(context, found.a) != _is_open(context, found.b)


def _is_open(context: Context, span: EvidenceSpan) -> bool:
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [t for t in tokens if span.start <= t.start < span.end]
    led = {*inside, *(tokens[t.head] for t in inside if t.pos in {"VERB", "AUX"})}
    return any(is_conditional(t) or t.feature("Tense") == "Imp" for t in led if t.lemma.lower() in wordlist("may_be"))


def at_other_times(context: Context, found: Contradiction) -> bool:
    """Whether the passages bear dates that do not meet, or only one of them counts from some day on."""
    spans = [context.shown(span) for span in (found.a, found.b)]
    if _counts_since(context, spans[0]) != _counts_since(context, spans[1]):
        return True
    days = [days_in(context, span) for span in spans]
    if days[0] is None or days[1] is None:
        return False
    return days[0][1] < days[1][0] or days[1][1] < days[0][0]


def both_on_a_day(context: Context, found: Contradiction) -> bool:
    """« avaient été enlevés le 6 », « ont été enlevés le 4 »: the days tell when, whatever the tense."""
    days = [days_in(context, span) for span in (found.a, found.b)]
    return all(day is not None and day[0] == day[1] for day in days)


def months_apart(context: Context, found: Contradiction) -> bool:
    """Whether the days in the passages are months from each other: « a saisi mardi », « avait saisi en 2016 »."""
    days = [days_in(context, span) or _opening_days(context, span) for span in (found.a, found.b)]
    if days[0] is None or days[1] is None:
        return False
    return max(days[0][0] - days[1][1], days[1][0] - days[0][1]) >= _MONTHS


def _opening_days(context: Context, span: EvidenceSpan) -> tuple[int, int] | None:
    """The date that opens the sentence of a passage: « En 2009, | la douane avait saisi … »."""
    sentence = context.sentence(span)
    first = next(iter(context.times(sentence)), None) if sentence is not None else None
    opens = first is not None and sentence is not None and first.span.start - sentence.span.start <= _OPENING
    return days_in(context, first.span) if first is not None and opens else None


def _counts_since(context: Context, span: EvidenceSpan) -> bool:
    times = context.read(span.file).time_expressions
    return any(span.contains(time.span) and time.relation == "since" for time in times)


def moments_in(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """The values of the times that a passage names."""
    times = context.read(span.file).time_expressions
    return frozenset(str(t.value) for t in times if span.contains(t.span) and is_calendar(str(t.value)))


def days_in(context: Context, span: EvidenceSpan) -> tuple[int, int] | None:
    """First and last day, as ordinals, of the dates in a passage; ``None`` without any."""
    times = (t for t in context.read(span.file).time_expressions if span.contains(t.span) and t.type == "DATE")
    around = [bounds(t.value) for t in times if t.value is not None and is_calendar(t.value)]
    return (min(a for a, _ in around).toordinal(), max(b for _, b in around).toordinal()) if around else None
