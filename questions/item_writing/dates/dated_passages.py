"""Passages whose main verb tells, with one day, what is over: « Le pont a rouvert mardi »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.clauses.clause_heads import main_verbs
from questions.item_writing.clauses.dated_verbs import dated_verb
from questions.item_writing.clauses.times import nominal, whole_complement
from questions.item_writing.context import Context, usable
from questions.item_writing.dates.certainty import proved
from questions.item_writing.dates.dated_answers import is_exact
from questions.item_writing.dates.dating import has_year, names_a_weekday
from questions.item_writing.dates.openings import opening
from questions.item_writing.dates.reckonings import is_reckoned_alone
from questions.item_writing.dates.wrong_dates import all_times
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.calendar_words import length, names_month
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import is_conditional, plain_word
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.wording import balanced, fold, morphology, stems, tidy
from questions.item_writing.passages.quoted_passages import has_its_verb, quotable
from questions.quotation_marks import inside
from questions.syntax import Tree, is_finite, tree
from questions.timex import bounds, is_calendar, is_day, overlaps

#: Signs of the shortest passage that is set among others, and of the longest.
SHORTEST, LONGEST = 35, 235
#: Days of a stretch that is no day.
_A_WEEK = 6
#: Stems, and the part of a passage's stems, that another telling of the same fact shares.
_SHARED, _ALIKE = 3, 0.5
#: Natures of a contradiction that leave open when something happened, or whether it did.
_OPEN = frozenset({"date", "negation", "status", "internal"})


@dataclass(frozen=True, slots=True)
class DatedPassage:
    """Words that tell what happened on one day, and the expression of that day."""

    time: TimeExpression
    value: str
    shown: EvidenceSpan

    @property
    def file(self) -> str:
        """The dispatch that tells it."""
        return self.time.span.file

    @property
    def reckoned(self) -> bool:
        """Whether « mardi », « hier » has to be counted; « le 4 mai » is printed."""
        return not names_month(self.time.span.quote)

    @property
    def stems(self) -> frozenset[str]:
        """Stems of its words, those of its day apart."""
        return stems(self.shown.quote) - stems(self.time.span.quote)


def dated_passages(context: Context) -> list[DatedPassage]:
    """The passages that tell, on their one day, what happened then, in reading order, where no dispatch disputes it."""
    return [
        each
        for each in _told(context)
        if _is_done_then(context, each.shown, each.time) and not _is_disputed(context, each)
    ]


def passages_of_a_day(context: Context) -> list[DatedPassage]:
    """The passages that tell of one day that has to be reckoned, whatever was, is or will be then."""
    return [each for each in _told(context) if each.reckoned and not _dates_are_disputed(context, each)]


def _dates_are_disputed(context: Context, told: DatedPassage) -> bool:
    return any(each.nature in {"date", "internal"} for each in context.opposed([told.shown]))


def _told(context: Context) -> Iterator[DatedPassage]:
    """Passages that stand by themselves, with one day that is surely known and no stretch of time."""
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is None or not is_exact(str(time.value)) or not _is_known(context, time):
            continue
        shown = _quoted_of(context, sentence, time) if _stands(context, sentence) and time.relation is None else None
        if shown is not None and _is_its_only_day(context, shown, time):
            yield DatedPassage(time, str(time.value), shown)


def _is_known(context: Context, time: TimeExpression) -> bool:
    """Whether the day is surely counted, or printed without its year, which the dossier shows."""
    if names_month(time.span.quote):
        return not has_year(time.span.quote) and proved(context, time)
    return is_counted_by_days(time) and is_reckoned_alone(context, time)


def is_counted_by_days(time: TimeExpression) -> bool:
    """« lundi », « hier », « il y a trois jours »; « dans une semaine » is about that day."""
    words = {fold(each) for each in tidy(time.span.quote).split(" ")}
    long = {fold(each) for each in wordlist("stretches")}
    return is_exact(str(time.value)) and words.isdisjoint(long | {f"{each}s" for each in long})


def _stands(context: Context, sentence: Sentence) -> bool:
    """Whether a sentence of the body is understood by itself, and its dispatch is named by no day."""
    if not usable(sentence) or context.in_headline(sentence.span) or context.speaks_of_itself(sentence):
        return False
    return context.undated(sentence.span.file) is not None and quotable(context, sentence) == sentence.span


def _quoted_of(context: Context, sentence: Sentence, time: TimeExpression) -> EvidenceSpan | None:
    """The sentence up to the semicolon behind which it tells something else; where it is long, without who said so
    behind it; none with a colon, which announces what it tells, or without a verb of its own."""
    end = sentence.span.end
    parted = next((t.start for t in sentence.tokens if t.text == ";"), end)
    if parted <= time.span.start or any(t.text == ":" for t in sentence.tokens) or not has_its_verb(sentence):
        return None
    dispatch = context.read(time.span.file).dispatch
    shown = _trimmed(dispatch.evidence(sentence.span.start, parted))
    if parted < end and _opens_with_a_pronoun(sentence, parted):
        return None
    for start, stop in context.asides(sentence, time.span):
        behind = start > time.span.end and stop >= shown.end - 1
        if len(shown.quote) > LONGEST and behind:
            shown = _trimmed(dispatch.evidence(shown.start, start))
    fits = SHORTEST <= len(shown.quote) <= LONGEST and balanced(shown.quote)
    return shown if fits else None


def _opens_with_a_pronoun(sentence: Sentence, end: int) -> bool:
    """« Samedi, il a vu les dégâts | ; … »: cut short, the words no longer tell who."""
    subjects = (i for i, t in enumerate(sentence.tokens) if t.start < end and t.dep.startswith("nsubj"))
    first = next(subjects, None)
    return first is None or sentence.tokens[first].pos == "PRON"


def _trimmed(span: EvidenceSpan) -> EvidenceSpan:
    """The passage without the blanks and the sign in front of what was left out."""
    text = span.quote.rstrip().rstrip(",;:").rstrip()
    return EvidenceSpan(span.file, span.start, span.start + len(text), text)


def _is_its_only_day(context: Context, shown: EvidenceSpan, time: TimeExpression) -> bool:
    """Whether no other day is told in it, which might be taken for the one meant; « en 2012 » is no day."""
    times = (each for each in context.read(shown.file).time_expressions if shown.contains(each.span))
    others = (each for each in times if each.span != time.span and is_calendar(str(each.value)))
    left = shown.quote.replace(time.span.quote, "")
    return not names_a_weekday(left) and not any(length(str(each.value)) < _A_WEEK for each in others)


def _is_done_then(context: Context, shown: EvidenceSpan, time: TimeExpression) -> bool:
    """Whether the day is that of the one main verb, which tells what is over, denies nothing and says nothing of what
    somebody says or plans."""
    sentence, published = context.sentence(shown), context.read(shown.file).dispatch.published
    if sentence is None or published is None or nominal(time, sentence) or _is_a_count_by_then(sentence):
        return False
    if opening(time, sentence, whole_complement(time, sentence)) != (True, None):
        return False
    here, asides = tree(sentence), context.asides(sentence, time.span)
    verb = dated_verb(sentence, time, [whole_complement(time, sentence), *asides])
    if verb is None or verb not in _clauses_of(sentence, shown, asides):
        return False
    if len(_clauses_of(sentence, shown, asides)) > 1 or not _is_over(here, verb) or _is_no_deed(here, verb):
        return False
    marked = list(inside(token.text for token in sentence.tokens))
    past = bounds(str(time.value))[1] <= bounds(published.value)[1]
    return past and not marked[verb] and not marked[here.at(time.span.start)]


def _is_a_count_by_then(sentence: Sentence) -> bool:
    """« Samedi soir, six tonnes avaient déjà été sorties de l'eau », « dimanche, 120 blessés avaient été soignés »: up
    to then, not on that day."""
    before = any(t.pos == "AUX" and t.feature("Tense") == "Imp" and is_finite(t) for t in sentence.tokens)
    counted = any(t.pos == "NUM" or t.text[:1].isdigit() for t in sentence.tokens)
    return before and (counted or any(plain_word(t) == wordlist("already")[0] for t in sentence.tokens))


def _clauses_of(sentence: Sentence, shown: EvidenceSpan, asides: Sequence[Offsets]) -> list[int]:
    """The verbs that the words quoted assert, apart from who says so."""
    here = tree(sentence)
    verbs = [i for i in main_verbs(sentence, asides) if shown.start <= here.tokens[i].start < shown.end]
    return [i for i in verbs if any(is_finite(here.tokens[j]) for j in (i, *here.children[i])) or not here.children[i]]


def _is_over(here: Tree, verb: int) -> bool:
    """« a rouvert », « sont partis », « a été vidé », « rouvrit », « avait rouvert »; not « est fermé », « était
    fermé », « aurait fermé »."""
    token = here.tokens[verb]
    if is_finite(token):
        return token.feature("Tense") == "Past"
    helpers = [here.tokens[i] for i in here.children[verb] if here.tokens[i].dep.startswith("aux")]
    finite = [each for each in helpers if is_finite(each)]
    if not is_participle(token) or not finite or any(map(is_conditional, helpers)):
        return False
    having = any(plain_word(each).lstrip("'").startswith(wordlist("having")) for each in finite)
    if having:
        return all(each.feature("Tense") != "Fut" for each in finite)
    return any(each.dep == "aux:tense" and each.feature("Tense") in {"Pres", "Past"} for each in finite)


def _is_no_deed(here: Tree, verb: int) -> bool:
    """« n'a pas rouvert », « a annoncé que … », « a promis », « a dû fermer »: a denial, a saying or a plan."""
    beside = [here.tokens[i] for i in here.children[verb]]
    if any(t.feature("Polarity") == "Neg" or plain_word(t) in wordlist("negations") for t in beside):
        return True
    passive = any(t.dep == "aux:pass" or plain_word(t) == morphology()["participles"]["been"] for t in beside)
    planned = {*wordlist("announcing"), *wordlist("hoping"), *wordlist("duty")}
    return any(t.dep.startswith("ccomp") for t in beside) or (
        not passive and here.tokens[verb].lemma.lower() in planned
    )


def _is_disputed(context: Context, told: DatedPassage) -> bool:
    """Whether a dispatch contradicts the passage on its day or its truth, or gives another day in much the same
    words."""
    if any(each.nature in _OPEN for each in context.opposed([told.shown])):
        return True
    own = told.stems - context.common_stems
    for time in all_times(context):
        sentence = context.sentence(time.span)
        if sentence is None or sentence.span.contains(told.time.span) or not is_calendar(str(time.value)):
            continue
        shared = own & stems(sentence.span.quote)
        alike = len(shared) >= _SHARED or (len(shared) > 1 and len(shared) >= _ALIKE * len(own))
        if alike and is_day(str(time.value)) and not overlaps(str(time.value), told.value):
            return True
    return False
