"""How long did it last: a whole number of hours, days, weeks, months or years that a dispatch gives."""

from __future__ import annotations

from collections.abc import Iterator

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.clauses import Clause, clause_at
from questions.item_writing.context import Context, main_verbs, relative_verbs, usable
from questions.item_writing.dated_facts import opens_clause
from questions.item_writing.drafts import Draft, say, table, wordlist
from questions.item_writing.interrogation import ask
from questions.item_writing.open_nouns import leaves_open
from questions.item_writing.stretches import Offsets
from questions.item_writing.times import told, whole_complement
from questions.item_writing.wording import fold, join, tidy
from questions.item_writing.wrong_dates import all_times
from questions.items import Option
from questions.syntax import clause_of, tree
from questions.timex import Unit, duration_parts, is_duration

_SHARED_WORDS = 2
_FEWEST_WORDS = 3


def ask_how_long(context: Context) -> Iterator[Draft]:
    """« Pendant combien d'heures … ? », where the text gives a whole number of one unit."""
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is not None and usable(sentence) and time.type == "DURATION" and is_duration(str(time.value)):
            yield from _ask(context, time, sentence)


def _ask(context: Context, time: TimeExpression, sentence: Sentence) -> Iterator[Draft]:
    counted = _counted(time)
    whole = whole_complement(time, sentence)
    opening = _opening(time, sentence, whole)
    clause = _clause(context, time, sentence, whole) if counted and opening is not None else None
    if clause is None or counted is None or len(clause.words) < _FEWEST_WORDS or clause.negated:
        return
    if leaves_open(context, sentence, clause) or context.speaks_of_itself(sentence):
        return
    number, noun = counted
    if opening == "en" and (clause.tense != "past" or fold(noun) in table("dates.units")["year"]):
        return
    words = join(*(opening or "").split(" "), "combien de", noun)
    stem = ask(words, clause, context.credited(time.span.file, context.attribution(clause.span)))
    if stem is None or context.inner_conflict(time.span, "number", "date"):
        return
    passage = context.cover([clause.span, time.span])
    why = say("dates.when.key", outlet=context.outlet(time.span.file), quote=context.excerpt(passage), reckoning="")
    yield Draft(
        topic="date",
        kind="numeric",
        rule="date.how_long",
        stem=stem,
        options=(Option(str(number), True, why.strip()),),
        rationale=why.strip(),
        evidence=(passage,),
        difficulty="easy" if context.independent([passage]) else "hard",
        worth=3.6,
        source_independent=context.independent([passage]),
        anchors=(sentence.span,),
    )


def _rough() -> set[str]:
    """« près de », « une dizaine de »: no number is told exactly."""
    return {*wordlist("rough"), *wordlist("round_numbers")}


def _counted(time: TimeExpression) -> tuple[int, str] | None:
    """Number and noun (« 9 », « heures »); ``None`` for « près de … », « un an et demi », « quarante-huit heures » said
    as days."""
    parts = duration_parts(str(time.value))
    words = tidy(time.span.quote).replace("’", "’ ").split(" ")
    if len(parts) != 1 or any(fold(word) in _rough() for word in words):
        return None
    ((unit, number),) = parts.items()
    return (number, _noun(words[-1])) if _named(unit, words[-1]) and number > 1 else None


def _named(unit: Unit, noun: str) -> bool:
    """Whether the last word of the expression is a noun of this unit."""
    return fold(noun) in table("dates.units")[unit]


def _noun(noun: str) -> str:
    """The noun behind « combien de »: « années » for « ans »."""
    return str(table("dates.unit_names").get(fold(noun), noun.lower()))


def _opening(time: TimeExpression, sentence: Sentence, whole: Offsets) -> str | None:
    """How to ask, by the word in front: « pendant », « depuis », « en »; empty behind « durer »."""
    before = [token for token in sentence.tokens if token.end <= time.span.start]
    here = tree(sentence)
    lead = before[-1].text.lower() if before else ""
    own = tidy(time.span.quote).split(" ")[0].lower()
    openings = table("dates.lasting")
    if own in openings or lead in openings:
        return str(openings[own if own in openings else lead])
    head = clause_of(here, here.at(time.span.start))
    lasts = head is not None and here.tokens[head].lemma.lower() in wordlist("last") and head == here.at(whole[0]) - 1
    return "" if lasts else None


def _clause(context: Context, time: TimeExpression, sentence: Sentence, whole: Offsets) -> Clause | None:
    """The clause of the verb that the duration stands behind, the parser and the order of words at one."""
    here = tree(sentence)
    place = here.at(whole[0])
    hidden: list[Offsets] = [whole, *context.asides(sentence, time.span), *context.reasons(sentence, whole)]
    more, shown = told([each for each in context.times(sentence) if each.span != time.span], sentence, hidden)
    verbs = [i for i in (*main_verbs(sentence, hidden[1:]), *relative_verbs(here)) if i < place]
    verb = clause_of(here, min(here.at(time.span.start), len(here.tokens) - 1))
    if not verbs or verb != max(verbs):
        return None
    clause = clause_at(sentence, verb, [*hidden, *more], shown, context.before(sentence))
    return clause if clause is not None and _close(sentence, clause, whole) else None


def _close(sentence: Sentence, clause: Clause, whole: Offsets) -> bool:
    """Whether the duration stands inside the clause as it was cut, or right behind it."""
    between = [t for t in sentence.tokens if clause.span.end <= t.start and t.end <= whole[0]]
    return not between and not opens_clause(sentence, whole[0], [])
