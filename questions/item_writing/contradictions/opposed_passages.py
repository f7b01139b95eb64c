"""Two passages set side by side: how they are shown, what proves the answer, what other dispatches say of the point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.annotations import EvidenceSpan, Figure, Token
from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.causes.explained_facts import DENIED, SHARED_WORDS
from questions.item_writing.context import Context
from questions.item_writing.contradictions.passage_moments import days_in as days_in
from questions.item_writing.dates.clarified import clarified
from questions.item_writing.drafts import say, table, wordlist
from questions.item_writing.french.calendar_words import dated as dated_as
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import NARROW_SPACE, fold, morphology, stems, tidy
from questions.item_writing.passages.dangling import lacks_owner, takes_up
from questions.item_writing.passages.standing_alone import goes_back, opens_behind_its_subject, told_in, without_source
from questions.items import Difficulty, Topic
from questions.languages.tables import load_table
from questions.naming import small_first
from questions.timex import is_calendar

TOPIC: Topic = "contradiction"
#: What a conversion may be off a whole number.
_ROUND = 0.001


def pair(context: Context, a: EvidenceSpan, b: EvidenceSpan, *, dated: bool = True) -> str:
    """Both passages, each with its outlet, or its place in the one dispatch.

    :param dated: whether « hier » and « mardi » are followed by the day, where both passages tell one; not where the
        day is what is asked.
    """
    if a.file == b.file and b < a:
        a, b = b, a
    dated = dated and need_days(context, a, b)
    quotes = {"a": passage(context, a, dated=dated), "b": passage(context, b, dated=dated)}
    if a.file != b.file:
        outlets = {"outlet_a": context.outlet(a.file), "outlet_b": context.outlet(b.file)}
        return say("contradictions.pair", **quotes, **outlets)
    key = "headline" if context.in_headline(a) else "inside"
    return say(f"contradictions.{key}", piece=context.piece(a.file), **quotes)


def passage(context: Context, span: EvidenceSpan, *, dated: bool = True) -> str:
    """A passage as a reader understands it; « […] » in front where it begins inside a sentence."""
    return as_quoted(context, without_source(context, context.shown(span)), dated=dated)


def as_quoted(context: Context, shown: EvidenceSpan, *, dated: bool = True) -> str:
    """Just these words of a dispatch between « »; « […] » in front where they begin inside a sentence."""
    text = clarified(context, shown) if dated else context.excerpt(shown)
    inside = context.starts_inside(shown) and text[1:].lstrip(NARROW_SPACE)[:1].islower()
    return text.replace("«" + NARROW_SPACE, f"«{NARROW_SPACE}[…] ", 1) if inside else text


def need_days(context: Context, *spans: EvidenceSpan) -> bool:
    """Whether a reader has moments to keep apart: every passage, as it is shown, tells a day. Beside a passage that
    tells none, « mardi » may stay as it is printed, and may still be asked elsewhere."""
    return all(_tells_a_day(context, context.shown(span)) for span in spans)


def _tells_a_day(context: Context, shown: EvidenceSpan) -> bool:
    """« mardi », « le 12 mars », « en mars », « la nuit du 3 au 4 »; not « 20 heures »."""
    inside = (time for time in context.read(shown.file).time_expressions if shown.contains(time.span))
    return any(time.type in {"DATE", "TIME"} and is_calendar(str(time.value)) for time in inside)


def stand_alone(context: Context, found: Contradiction | Reconciliation) -> bool:
    """Whether no passage goes back to what is not shown: « D'ici là, … », « vingt-sept d'entre elles », « Le 21 avril,
    ils avaient … », and none begins behind the subject of its verb. The second may take up what the first names."""
    shown = [without_source(context, context.shown(span)) for span in (found.a, found.b)]
    if shown[0].file == shown[1].file:
        shown.sort(key=lambda span: span.start)
    apart = shown[0].file != shown[1].file  # « sa ferme », « avec cela »: no passage of another dispatch tells.
    earlier: list[Token] = []
    for span in shown:
        told = told_in(context, span)
        if takes_up(told) or goes_back(context, span, earlier) or opens_behind_its_subject(context, span):
            return False
        if apart and (lacks_owner(told) or any(plain_word(t) in wordlist("points_at_a_clause") for t in told)):
            return False
        earlier = told
    return True


def in_readable_order(context: Context, found: Contradiction) -> Contradiction:
    """The finding with its sides exchanged where only so the second passage takes up what the first names: « Aucun
    enfant n'en est mort » stands behind « Un nourrisson, nourri de ce lait, est mort »; not « Il a promis 40 000
    euros », whose « il » is somebody of its own dispatch."""
    if found.a.file == found.b.file or stand_alone(context, found) or _speaks_of_somebody(context, found.a):
        return found
    other = replace(found, a=found.b, b=found.a, support_a=found.support_b, support_b=found.support_a)
    return other if stand_alone(context, other) else found


def _speaks_of_somebody(context: Context, span: EvidenceSpan) -> bool:
    """Whether a passage has « il », « elles », « l' » or « lui », which need not be whom another dispatch names."""
    persons = {*morphology()["anaphora"]["resolved"], *wordlist("object_clitics")}
    plain = {each.replace("’", "'") for each in persons}
    return any(t.pos == "PRON" and plain_word(t) in plain for t in told_in(context, context.shown(span)))


def asks_date(found: Contradiction) -> bool:
    """Whether the passages differ on a date."""
    return found.nature == "date"


def shows_figures(context: Context, found: Contradiction | Reconciliation) -> bool:
    """Whether what is quoted of each passage has a figure of it: a long sentence may be cut in front of its number."""
    return all(_shows_one(context, span) for span in (found.a, found.b))


def _shows_one(context: Context, span: EvidenceSpan) -> bool:
    numbers = [number_in(context, figure) for figure in figures_in(context, span)]
    shown = fold(passage(context, span))
    return not numbers or any(each is None or fold(tidy(each.quote)) in shown for each in numbers)


def rationale_of(context: Context, found: Contradiction | Reconciliation) -> str:
    """Both passages and the reason why they do or do not exclude each other."""
    dated = not (isinstance(found, Contradiction) and asks_date(found))
    named = _named(context, found) if isinstance(found, Contradiction) else None
    return f"{pair(context, found.a, found.b, dated=dated)} {named or explained(found)}"


def _named(context: Context, found: Contradiction) -> str | None:
    """« … : douze blessés dans l'un, quatorze dans l'autre », where each passage gives one number or one day."""
    if found.rule in table("contradictions.problems"):
        return None
    if found.nature == "number":
        return _named_numbers(context, found)
    if found.nature != "date":
        return None
    told = [_one_day(context, span) for span in (found.a, found.b)]
    said = [dated_as(value) if value is not None else None for value in told]
    apart = None not in said and said[0] != said[1]
    return say("contradictions.named.date", a=said[0], b=said[1]) if apart else None


def _one_day(context: Context, span: EvidenceSpan) -> str | None:
    """The one date that a passage gives, or of several the one in the words at issue."""
    for within in (span, context.shown(span)):
        times = (t for t in context.read(span.file).time_expressions if within.contains(t.span) and t.type == "DATE")
        values = {t.value if t.relation is None else None for t in times}
        if len(values) == 1:
            return values.pop()
    return None


def _named_numbers(context: Context, found: Contradiction) -> str | None:
    figures = opposed_figures(context, found.a, found.b)
    numbers = [number_in(context, figure) for figure in figures] if figures is not None else [None]
    if figures is None or (figures[0].value == figures[1].value and figures[0].unit == figures[1].unit):
        return None
    said = [small_first(tidy(figure.span.quote)) for figure in figures]
    same, number = _in_unit_of(*figures), numbers[1]
    if same is None or number is None:
        plain = figures[0].unit == figures[1].unit or not same_quantity(*figures)
        return say("contradictions.named.number", a=said[0], b=said[1]) if plain else None
    unit = said[1].replace(tidy(number.quote), "").strip()
    return say("contradictions.named.converted", a=said[0], same=same, unit=unit, number=tidy(number.quote))


def same_quantity(one: Figure, other: Figure) -> bool:
    """Whether both units measure one sort of thing: litres and cubic metres."""
    return any({one.unit, other.unit} <= units.keys() for units in _units())


def _units() -> list[dict[str, float]]:
    return list(load_table("fr", "contradictions")["figures"]["one_unit"].values())


def _in_unit_of(one: Figure, other: Figure) -> str | None:
    """« 30 », of 30 000 litres in the unit of 80 cubic metres; ``None`` of one unit, or a fraction."""
    units = next((each for each in _units() if {one.unit, other.unit} <= each.keys()), None)
    if units is None or one.unit == other.unit:
        return None
    value = one.value * units[one.unit] / units[other.unit]
    whole = abs(value - round(value)) < _ROUND and round(value) != other.value and value >= 1
    return tidy(f"{round(value):,}".replace(",", NARROW_SPACE)) if whole else None


def explained(found: Contradiction | Reconciliation) -> str:
    """On what two passages differ; of a clash of reasoning, and of what only looks like one, the engine's own words.

    A bracket that a cut quotation left open goes.
    """
    if isinstance(found, Contradiction) and found.rule not in table("contradictions.problems"):
        return say(f"contradictions.explained.{found.nature}")
    text = tidy(found.explanation)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return text


def evidence_of(context: Context, *spans: EvidenceSpan) -> tuple[EvidenceSpan, ...]:
    """The passages as the question quotes them: whole sentences where those are short."""
    whole = tuple(context.shown(span) for span in spans)
    apart = not any(one.overlaps(other) for i, one in enumerate(whole) for other in whole[i + 1 :])
    return whole if apart else spans


def level_of(found: Contradiction) -> Difficulty:
    """Numbers are easily compared; causes and scopes are not, nor what the engine itself is less sure of."""
    if found.nature == "number":
        return "easy"
    return "hard" if found.tier != 1 or found.nature in {"cause", "scope"} else "medium"


def worth_of(found: Contradiction) -> float:
    """The surer the finding, the better worth asking."""
    return 2.0 + found.confidence + 0.8 if found.tier == 1 else 0.9 + found.confidence


def excludes(found: Contradiction) -> bool:
    """Whether one passage at most can be right; a fact may have two causes, unless one is expressly denied."""
    return found.nature != "cause" or found.rule == DENIED


def plain_case(found: Contradiction) -> bool:
    """Whether the label of the nature says it all; inside one dispatch a clash of dates is one of reasoning."""
    known = found.nature in table("contradictions.natures")
    return known and (found.a.file != found.b.file or found.nature != "date")


# ------------------------------------------------------------------------------------------------- figures


def figures_in(context: Context, span: EvidenceSpan) -> list[Figure]:
    """The figures that a passage gives."""
    return [figure for figure in context.read(span.file).figures if span.contains(figure.span)]


def opposed_figures(context: Context, one: EvidenceSpan, other: EvidenceSpan) -> tuple[Figure, Figure] | None:
    """The one figure of each passage, or of several the only two that count one thing otherwise."""
    ours, theirs = figures_in(context, one), figures_in(context, other)
    if len(ours) == len(theirs) == 1:
        return ours[0], theirs[0]
    pairs = [(a, b) for a in ours for b in theirs if a.unit == b.unit and a.value != b.value]
    return pairs[0] if len(pairs) == 1 else None


def has_a_bare_number(context: Context, span: EvidenceSpan) -> bool:
    """« 23 h 41 », « 6H02 »: a number that belongs to no figure and no time that was read."""
    read = context.read(span.file)
    known = [*(f.span for f in read.figures), *(t.span for t in read.time_expressions)]
    inside = (t for s in context.sentences(span.file) for t in s.tokens if span.start <= t.start < span.end)
    numbers = (t for t in inside if t.text[:1].isdigit() and t.text[-1:].isdigit())
    return any(not any(k.start <= t.start < k.end for k in known) for t in numbers)


def number_in(context: Context, figure: Figure) -> EvidenceSpan | None:
    """The number of a figure as printed, in digits or in letters, without « environ » or the thing counted."""
    sentence = context.sentence(figure.span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [t for t in tokens if figure.span.start <= t.start < figure.span.end]
    digits = _numerals(inside)
    if not any(digits):
        return None
    start = digits.index(True)
    counted = inside[start : digits.index(False, start) if False in digits[start:] else len(inside)]
    return context.cover([_span(figure.span, counted[0].start, counted[-1].end)])


def _numerals(tokens: Sequence[Token]) -> list[bool]:
    """Which words are numerals, whatever the parser makes of « Quarante-trois », « Cent » and « vingt et une »."""
    words = [fold(token.text) for token in tokens]
    known = [t.pos == "NUM" or _is_numeral(word) for t, word in zip(tokens, words, strict=True)]
    joined = [i for i, word in enumerate(words) if word in wordlist("and_one")[:1] and i and known[i - 1]]
    for i in joined:
        if i + 1 < len(words) and (known[i + 1] or words[i + 1] in wordlist("and_one")):
            known[i] = known[i + 1] = True
    return known


def _is_numeral(word: str) -> bool:
    """« 2.900 », « quarante-trois »."""
    return any(sign.isdigit() for sign in word) or all(each in wordlist("numerals") for each in word.split("-"))


def _span(within: EvidenceSpan, start: int, end: int) -> EvidenceSpan:
    quote = within.quote[start - within.start : end - within.start]
    return EvidenceSpan(within.file, start, end, quote)


# ------------------------------------------------------------------------------------------------- other dispatches


def is_silent(context: Context, file: str, a: EvidenceSpan, b: EvidenceSpan) -> bool:
    """Whether no sentence of a dispatch speaks of what the two passages dispute.

    It shares nothing with what both have in common, little with either, and counts nothing that they count.
    """
    both = (stems(a.quote) & stems(b.quote)) - _everywhere(context)
    units = {f.unit for f in figures_in(context, a)} | {f.unit for f in figures_in(context, b)}
    if units & {figure.unit for figure in context.read(file).figures}:
        return False
    told = [stems(sentence.span.quote) for sentence in context.sentences(file)]
    return not any(_shares(words, both) or _shares(words, a) or _shares(words, b) for words in told)


def _shares(words: frozenset[str], other: frozenset[str] | EvidenceSpan) -> bool:
    """A word in common with what both passages say; a few more with one of them."""
    if isinstance(other, EvidenceSpan):
        theirs = stems(other.quote)
        return len(words & theirs) >= max(SHARED_WORDS, min(SHARED_WORDS + 1, len(theirs) // 2))
    return bool(words & other)


def _everywhere(context: Context) -> frozenset[str]:
    """Stems that every dispatch has."""
    found = [frozenset[str]().union(*(stems(s.span.quote) for s in context.sentences(f))) for f in context.files]
    return frozenset.intersection(*found) if found else frozenset()


def quantities_in(context: Context, *spans: EvidenceSpan) -> str:
    """The numbers that passages tell, in any order: the same are those of a headline and of its first sentence.

    Nothing where a passage tells none or several: then nobody knows which is meant.
    """
    told = [{f"{figure.value:g} {figure.unit}" for figure in figures_in(context, span)} for span in spans]
    return " | ".join(sorted(next(iter(each)) for each in told)) if all(len(each) == 1 for each in told) else ""
