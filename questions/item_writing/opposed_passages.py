"""Two passages set side by side: whether they may be asked about, how they are shown, what proves the answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from questions.annotations import EvidenceSpan, Figure
from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.clarified import clarified
from questions.item_writing.context import Context
from questions.item_writing.drafts import say, table, wordlist
from questions.item_writing.explained_facts import CORRECTION, DENIED, SHARED_WORDS, explain_two_facts
from questions.item_writing.passage_moments import (
    at_other_times,
    episodes_apart,
    one_to_come,
    one_told_before,
    told_before,
    told_later,
)
from questions.item_writing.passage_moments import days_in as days_in
from questions.item_writing.wording import NARROW_SPACE, stems, tidy
from questions.items import Difficulty, Topic
from questions.syntax import is_finite

TOPIC: Topic = "contradiction"
#: Natures whose findings of the second tier have proved sure, and from what confidence on.
_SAFE_SECOND_TIER = {"initiator": 0.6, "scope": 0.65, "date": 0.65}
_RELATIVES = frozenset({"qui", "dont", "où"})
#: Natures whose passages must be seen to be about one thing.
_TIED = frozenset({"number", "negation"})
#: Natures of which a finding of the second tier must share two words.
_DOUBTFUL = frozenset({"negation", "status"})
#: The rule that sets a headline against its text, and the confidence from which it is asked in the second tier.
_HEADLINE = "headline"
_SURE_HEADLINE = 0.65
#: The confidence from which two numbers surely count one thing: « 34 morts », « 43 personnes sont mortes ».
_SURE_NUMBER = 0.8
#: The confidence from which two authors of one initiative are surely so.
_SURE_INITIATOR = 0.7
#: From what confidence on a reader may be asked on what two passages differ, without a word on who is right.
_WORTH_COMPARING = {
    "cause": 0.55,
    "initiator": 0.55,
    "date": 0.6,
    "negation": 0.65,
    "number": 0.6,
    "scope": 0.65,
    "status": 0.69,
}
#: Natures that two explanations or two doers bear: each passage may tell of it in any words.
_ANY_WORDS = frozenset({"cause", "initiator"})


def sound(context: Context, found: Contradiction) -> bool:
    """Whether both passages are about one thing, as far as their words tell, and the engine is sure enough."""
    if found.a.overlaps(found.b) or not _sure(found) or told_later(context, found):
        return False
    if any(_is_not_said(context, span) for span in _sides(found)):
        return False
    if found.nature in _TIED and any(beside_the_point(context, span) for span in (found.a, found.b)):
        return False
    if found.nature == "cause" and explain_two_facts(context, found):
        return False
    if _must_share(found) and not _common_ground(context, found):
        return False
    if found.nature == "initiator" and _of_two_deeds(context, found):
        return False
    if one_to_come(context, found) or (_in_doubt(found) and one_told_before(context, found)):
        return False
    return found.nature != "number" or (not _count_two_things(context, found) and _counts_one_thing(context, found))


def comparable(context: Context, found: Contradiction) -> bool:
    """Whether a reader sees on what two passages differ, though it may not be sure that both cannot be right."""
    if found.a.overlaps(found.b) or found.confidence < _WORTH_COMPARING.get(found.nature, 1.0):
        return False
    if _of_two_events(context, found):
        return False
    if found.nature == "cause" and explain_two_facts(context, found):
        return False
    if found.nature in _ANY_WORDS:
        return found.rule in {CORRECTION, DENIED} or bool(_telling(context, found))
    if one_told_before(context, found) or one_to_come(context, found):
        return False
    if found.nature in _TIED | _DOUBTFUL and any(beside_the_point(context, span) for span in (found.a, found.b)):
        return False
    if found.nature == "number" and found.rule != CORRECTION and _one_number(context, found):
        return False
    if found.tier == 1 and found.nature == "number":
        told = not _measures(context, found) or _common_ground(context, found)
        return told and not _count_two_things(context, found)
    return _shares_matter(context, found) or found.rule == _HEADLINE


def _of_two_events(context: Context, found: Contradiction) -> bool:
    """Whether a word or the days around the passages tell that they are about two events, or two moments of one."""
    if any(_is_not_said(context, span) for span in _sides(found)):
        return True
    if told_later(context, found) or any(_of_another(context, span) for span in (found.a, found.b)):
        return True
    return found.tier != 1 and found.nature != "date" and episodes_apart(context, found)


def _of_two_deeds(context: Context, found: Contradiction) -> bool:
    """« une réunion à l'appel du club », « une grève à l'appel du syndicat »: two requests that share no deed."""
    if _telling(context, found) or found.rule in {CORRECTION, DENIED}:
        return False
    asked = [
        any(c.kind == "initiator" and s.overlaps(c.cause) for c in context.read(s.file).causes) for s in _sides(found)
    ]
    return all(asked) or found.tier != 1


def _is_not_said(context: Context, span: EvidenceSpan) -> bool:
    """« Et si le vent n'y était pour rien ? », « Trente blessés, disait le ministre »: asked, or told of another."""
    sentence = context.sentence(span)
    if sentence is None:
        return False
    behind = [token for token in sentence.tokens if token.start >= span.start and is_finite(token)]
    then = any(t.feature("Tense") == "Imp" and t.lemma.lower() in wordlist("said_then") for t in behind)
    return sentence.span.quote.rstrip(' \u00a0\u202f»”"').endswith("?") or then


def _sides(found: Contradiction) -> tuple[EvidenceSpan, EvidenceSpan]:
    return found.a, found.b


def _count_two_things(context: Context, found: Contradiction) -> bool:
    """« trois de moins », « 27 bureaux »: no unit in common."""
    units = [{figure.unit for figure in figures_in(context, span)} for span in _sides(found)]
    unsure = found.confidence < _SURE_NUMBER and found.rule != _HEADLINE
    return unsure and all(units) and not units[0] & units[1]


def _shares_matter(context: Context, found: Contradiction) -> bool:
    """Whether the sentences share a word that is not all over the dossier, or two of any sort."""
    told = [frozenset(s for s in stems(context.shown(span).quote) if not s.isdigit()) for span in (found.a, found.b)]
    shared = told[0] & told[1]
    needed = 1 if found.nature == "date" else SHARED_WORDS
    return len(shared) >= needed or bool(shared - context.common_stems)


def _telling(context: Context, found: Contradiction) -> frozenset[str]:
    """Words that the sentences share besides numbers, the calendar and the nouns of asking and ordering."""
    told = [frozenset(s for s in stems(context.shown(span).quote) if not s.isdigit()) for span in (found.a, found.b)]
    empty = stems(" ".join((*wordlist("calendar_nouns"), *wordlist("initiative_nouns"))))
    return (told[0] & told[1]) - empty


def _measures(context: Context, found: Contradiction) -> bool:
    """Whether two dispatches only share a measure, kilometres or days, that may be of anything."""
    units = {figure.unit for span in (found.a, found.b) for figure in figures_in(context, span)}
    measured = {*wordlist("measures"), *wordlist("everyday_units")}
    return found.a.file != found.b.file and bool(units) and units <= measured


def _in_doubt(found: Contradiction) -> bool:
    """Whether a pluperfect on one side tells that the passages may be about two moments."""
    return found.nature in _DOUBTFUL or (found.tier != 1 and found.nature not in _ANY_WORDS)


def _one_number(context: Context, found: Contradiction) -> bool:
    """Whether some number stands on both sides (« deux ans »)."""
    ours, theirs = figures_in(context, found.a), figures_in(context, found.b)
    return any(one.unit == other.unit and one.value == other.value for one in ours for other in theirs)


def _sure(found: Contradiction) -> bool:
    """The first tier, or a finding of the second whose nature has proved sure from its confidence on."""
    if found.tier == 1:
        return True
    if found.nature == "number":
        return found.rule == _HEADLINE and found.confidence >= _SURE_HEADLINE
    return found.confidence >= _SAFE_SECOND_TIER.get(found.nature, 1.0)


def _must_share(found: Contradiction) -> bool:
    """Whether the words of the passages must show that they are about one thing: not where the engine is sure of it."""
    if not plain_case(found) or (found.nature == "initiator" and found.confidence >= _SURE_INITIATOR):
        return False
    inside = found.a.file == found.b.file and found.tier == 1
    return found.tier != 1 or (found.nature in _TIED and not inside)


def _common_ground(context: Context, found: Contradiction) -> bool:
    """Whether the sentences have a word in common besides what they count, or a third passage sides with one of them.

    A headline and its text may have the thing counted in common.
    """
    units = [frozenset[str]().union(*(stems(f.unit) for f in figures_in(context, s))) for s in (found.a, found.b)]
    counted = units[0] & units[1] if found.rule != _HEADLINE else frozenset[str]()
    told = [frozenset(s for s in stems(context.shown(span).quote) if not s.isdigit()) for span in (found.a, found.b)]
    shared = (told[0] & told[1]) - counted - stems(" ".join(wordlist("calendar_nouns")))
    if found.tier != 1 and found.nature in _DOUBTFUL:
        return len(shared) >= SHARED_WORDS
    return bool(shared or found.support_a or found.support_b)


def _counts_one_thing(context: Context, found: Contradiction) -> bool:
    """Whether both numbers are facts of one moment, and no number stands on both sides (« deux ans »)."""
    wished = [_wishes(context, span) for span in (found.a, found.b)]
    if wished[0] != wished[1] or any(_of_another(context, span) for span in (found.a, found.b)):
        return False
    if told_before(context, found.a) != told_before(context, found.b):
        return False
    if found.rule != CORRECTION and _one_number(context, found):
        return False
    return not at_other_times(context, found)


def _of_another(context: Context, span: EvidenceSpan) -> bool:
    """« Une autre coulée avait fait un mort »: the passage tells of another event; « 35 autres » counts on."""
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    pairs = pairwise((None, *tokens))
    inside = [(before, t) for before, t in pairs if t is not None and span.start <= t.start < span.end]
    return any(
        t.lemma.lower() in wordlist("another") and (before is None or before.pos != "NUM") for before, t in inside
    )


def beside_the_point(context: Context, span: EvidenceSpan) -> bool:
    """« …, qui avait touché 15 000 flacons »: a passage inside a relative clause tells of the antecedent, which may be
    another event."""
    sentence = context.sentence(span)
    if sentence is None:
        return False
    first = next((token for token in sentence.tokens if token.start >= span.start), None)
    return first is not None and (first.feature("PronType") == "Rel" or tidy(first.text).lower() in _RELATIVES)


def _wishes(context: Context, span: EvidenceSpan) -> frozenset[str]:
    """The verbs by which the passage tells what someone asks for or expects, not what is."""
    sentence = context.sentence(span)
    tokens = sentence.tokens if sentence is not None else ()
    return frozenset(token.lemma.lower() for token in tokens) & frozenset(wordlist("wishes"))


# ------------------------------------------------------------------------------------------------- presentation


def pair(context: Context, a: EvidenceSpan, b: EvidenceSpan, *, dated: bool = True) -> str:
    """Both passages, each with its outlet, or its place in the one dispatch.

    :param dated: whether « hier » and « mardi » are followed by the day; not where the day is what is asked.
    """
    return shown_pair(context, a, b, passage(context, a, dated=dated), passage(context, b, dated=dated))


def passage(context: Context, span: EvidenceSpan, *, dated: bool = True) -> str:
    """A passage as a reader understands it; « […] » in front where it begins inside a sentence."""
    shown = context.shown(span)
    text = clarified(context, shown) if dated else context.excerpt(shown)
    inside = context.starts_inside(shown) and text[1:].lstrip(NARROW_SPACE)[:1].islower()
    return text.replace("«" + NARROW_SPACE, f"«{NARROW_SPACE}[…] ", 1) if inside else text


def asks_date(found: Contradiction) -> bool:
    """Whether the passages differ on a date."""
    return found.nature == "date"


def shown_pair(context: Context, a: EvidenceSpan, b: EvidenceSpan, quote_a: str, quote_b: str) -> str:
    """The same with these words for the passages."""
    if a.file != b.file:
        outlets = {"outlet_a": context.outlet(a.file), "outlet_b": context.outlet(b.file)}
        return say("contradictions.pair", a=quote_a, b=quote_b, **outlets)
    if b < a:
        a, b, quote_a, quote_b = b, a, quote_b, quote_a
    key = "headline" if context.in_headline(a) else "inside"
    return say(f"contradictions.{key}", piece=context.piece(a.file), a=quote_a, b=quote_b)


def rationale_of(context: Context, found: Contradiction | Reconciliation) -> str:
    """Both passages and the reason why they do or do not exclude each other."""
    return f"{pair(context, found.a, found.b)} {explained(found)}"


def explained(found: Contradiction | Reconciliation) -> str:
    """The explanation in good typography; a bracket that a cut quotation left open goes."""
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


def number_in(context: Context, figure: Figure) -> EvidenceSpan | None:
    """The number of a figure as printed, in digits or in letters, without « environ » or the thing counted."""
    sentence = context.sentence(figure.span)
    tokens = sentence.tokens if sentence is not None else ()
    inside = [t for t in tokens if figure.span.start <= t.start < figure.span.end]
    digits = [t.pos == "NUM" or any(sign.isdigit() for sign in t.text) for t in inside]
    if not any(digits):
        return None
    start = digits.index(True)
    counted = inside[start : digits.index(False, start) if False in digits[start:] else len(inside)]
    return context.cover([_span(figure.span, counted[0].start, counted[-1].end)])


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


def agrees(context: Context, near: EvidenceSpan, others: Sequence[EvidenceSpan]) -> list[EvidenceSpan]:
    """Of the passages said to agree with one, those that share enough words with it for a reader to see it."""
    mine = stems(context.shown(near).quote)
    return [each for each in others if len(mine & stems(context.shown(each).quote)) >= SHARED_WORDS]
