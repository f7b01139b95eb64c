"""Questions on what each of two sources gives: which number, which day, which author, in the order of the passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Figure
from questions.dossier import Contradiction
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.interrogation import inverted, question
from questions.item_writing.opposed_passages import (
    TOPIC,
    evidence_of,
    explained,
    figures_in,
    level_of,
    number_in,
    passage,
    rationale_of,
    shown_pair,
    worth_of,
)
from questions.item_writing.wording import BLANK, capital, content_words, fold, join, small, tidy
from questions.items import Option

_LONGEST_WORDS = 50
_FEWEST_WORDS = 2

# ------------------------------------------------------------------------------------------------- two gaps


def two_blanks(context: Context, found: Contradiction) -> Iterator[Draft]:
    """Both passages without what they disagree on: « 34, puis 43 », « 43, puis 34 », the same in both."""
    spans = sorted((found.a, found.b)) if found.a.file == found.b.file else [found.a, found.b]
    gaps = [_disputed(context, found, span) for span in spans]
    if found.tier != 1 or gaps[0] is None or gaps[1] is None:
        return
    words = [_as_option(context, each) for each in gaps if each is not None]
    shown = [_blanked(context, span, each) for span, each in zip(spans, gaps, strict=True) if each is not None]
    if not _hides(words, shown):
        return
    both = shown_pair(context, spans[0], spans[1], str(shown[0]), str(shown[1]))
    yield Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.two_blanks",
        stem=f"{both} {say(f'contradictions.blanks.{found.nature}')}",
        options=options_of(_then(*words), explained(found), _swapped(words)),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, found.a, found.b),
        difficulty=level_of(found),
        worth=worth_of(found) - 0.3,
        source_independent=True,
        anchors=(found.a, found.b),
        closed=True,
        family=found.nature,
    )


def _hides(words: Sequence[str], shown: Sequence[str | None]) -> bool:
    """Whether the two differ, and neither is left in sight."""
    if fold(words[0]) == fold(words[1]) or None in shown:
        return False
    return not any(fold(text) in fold(str(quote)) for text in words for quote in shown)


def _swapped(words: list[str]) -> list[Candidate]:
    """The same two the other way round, and each of them twice."""
    wrong = [Candidate(_then(words[1], words[0]), say("contradictions.blanks.swapped"))]
    both = (say("contradictions.blanks.both", words=each) for each in words)
    return [*wrong, *(Candidate(text, say("contradictions.blanks.differ")) for text in both)]


def _then(first: str, second: str) -> str:
    return say("contradictions.blanks.then", first=first, second=second)


def _disputed(context: Context, found: Contradiction, span: EvidenceSpan) -> EvidenceSpan | None:
    """The words of a passage that the other one contradicts, where there is but one such stretch."""
    shown = context.shown(span)
    if found.nature == "number":
        figures = figures_in(context, span)
        return number_in(context, figures[0]) if len(figures) == 1 else None
    if found.nature == "date" and found.a.file != found.b.file:
        times = [t.span for t in context.read(span.file).time_expressions if shown.contains(t.span)]
        return times[0] if len(times) == 1 else None
    if found.nature == "initiator":
        return _initiative(context, span)
    return None


def _initiative(context: Context, span: EvidenceSpan) -> EvidenceSpan | None:
    """« à la demande d'Accra », connective included: alone, the name would not fit every gap."""
    found = [c for c in context.read(span.file).causes if c.kind == "initiator" and span.contains(c.cause)]
    if len(found) != 1 or found[0].marker is None or found[0].marker.end > found[0].cause.start:
        return None
    whole = context.cover([found[0].marker, found[0].cause])
    return whole if len(whole.quote) <= _LONGEST_WORDS and "\n" not in whole.quote else None


def _as_option(context: Context, words: EvidenceSpan) -> str:
    """The words as printed, without the capital that only the head of a sentence gives."""
    sentence = context.sentence(words)
    first = next((t for t in sentence.tokens if t.start >= words.start), None) if sentence is not None else None
    return tidy(words.quote) if first is None or first.pos == "PROPN" else small(tidy(words.quote))


def _blanked(context: Context, span: EvidenceSpan, words: EvidenceSpan) -> str | None:
    """The passage with a gap in the place of these words, and enough left around it; no name is cut in two."""
    shown, gap = context.passage(span), tidy(words.quote)
    if shown.partition(gap)[2].lstrip(" \u00a0\u202f-")[:1].isupper():
        return None
    if shown.count(gap) != 1 or len(content_words(shown.replace(gap, " "))) < _FEWEST_WORDS:
        return None
    return shown.replace(gap, BLANK)


# ------------------------------------------------------------------------------------------------- how many


def how_many(context: Context, found: Contradiction) -> Iterator[Draft]:
    """« Selon l'AAP, combien de cas sont confirmés en laboratoire ? », of each of two sources that disagree."""
    if found.nature != "number" or found.tier != 1 or found.a.file == found.b.file:
        return
    for near, far in ((found.a, found.b), (found.b, found.a)):
        if context.inner_conflict(near, "number"):
            continue
        figures = figures_in(context, near)
        stem = _how_many(context, near, figures[0]) if len(figures) == 1 and not figures[0].approximate else None
        if stem is not None and float(figures[0].value).is_integer():
            yield _number_draft(context, found, near, far, stem)
            return


def _number_draft(context: Context, found: Contradiction, near: EvidenceSpan, far: EvidenceSpan, stem: str) -> Draft:
    why = say("contradictions.figure.key", outlet=context.outlet(near.file), quote=passage(context, near))
    return Draft(
        topic=TOPIC,
        kind="numeric",
        rule="contradiction.how_many",
        stem=stem,
        options=(Option(str(int(figures_in(context, near)[0].value)), True, why),),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, near, far),
        difficulty="easy",
        worth=worth_of(found) - 0.4,
        source_independent=False,
        anchors=(near,),
        family="how many",
    )


def _how_many(context: Context, span: EvidenceSpan, figure: Figure) -> str | None:
    """The question of one source, named in front."""
    according = context.titled(span.file) if context.outlet(span.file) == context.brief(span.file) else ""
    return counting(context, span, figure, according or join(word("by_piece"), context.outlet(span.file)))


def counting(context: Context, span: EvidenceSpan, figure: Figure, according: str) -> str | None:
    """« Combien de personnes sont mortes ? », made of the clause that holds the figure as its subject or as the object
    of a simple tense.

    :param according: « selon l'AAP », put in front with a comma; empty for none.
    """
    number = number_in(context, figure)
    facts = [s.clause for s in context.statements if s.clause.span.contains(figure.span)]
    if number is None or not facts:
        return None
    words = tidy(number.quote)
    return _of_subject(facts[0], words, according) or _of_object(facts[0], words, according)


def _of_subject(clause: Clause, number: str, according: str) -> str | None:
    """« Quarante-trois personnes sont mortes » → « combien de personnes sont mortes ? »"""
    subject = capital(clause.subject)
    if not fold(subject).startswith(f"{fold(number)} "):
        return None
    counted = subject[len(number) :].strip()
    if counted.split(" ")[0] in wordlist("uncounted"):
        return None
    return question(according, join(_how_many_of(counted), clause.before, clause.finite, clause.after))


def _of_object(clause: Clause, number: str, according: str) -> str | None:
    """« La sonde emporte sept instruments » → « combien d'instruments la sonde emporte-t-elle ? »"""
    verb, opening = inverted(clause), f"{number} "
    if verb is None or clause.negated or clause.passive or not fold(clause.after).startswith(fold(opening)):
        return None
    counted, _, rest = clause.after[len(opening) :].partition(" ")
    if counted in wordlist("uncounted") or (rest and rest.split(" ")[0] not in wordlist("place_and_time")):
        return None
    return question(according, join(_how_many_of(counted), clause.subject, clause.before, verb, rest))


def _how_many_of(counted: str) -> str:
    """« combien de morts », « combien des 412 emplois »."""
    asked = word("how_many")
    return join(asked.split(" ")[0], counted) if counted.startswith(wordlist("of")[3]) else join(asked, counted)
