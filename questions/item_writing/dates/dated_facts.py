"""Facts that a dispatch dates: the clause without its date, and the date it stands at."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.dated_places import placed
from questions.item_writing.clauses.dated_verbs import verb_between
from questions.item_writing.clauses.object_relatives import object_relative_clause, object_relatives
from questions.item_writing.clauses.participles import (
    is_of_the_subject_behind,
    is_planned,
    participle_before,
    participle_clause,
)
from questions.item_writing.clauses.timed_clauses import is_full, left_out, named_in_full, others, timed_clause
from questions.item_writing.clauses.times import names_the_year_of_a_noun, nominal, told, whole_complement
from questions.item_writing.context import Context, usable
from questions.item_writing.dates.certainty import proved as proved
from questions.item_writing.dates.dated_answers import grain
from questions.item_writing.dates.dated_fact import DatedFact as DatedFact
from questions.item_writing.dates.openings import is_as_early_as, opening
from questions.item_writing.dates.singled_facts import singled_out
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.remembering import remembered
from questions.syntax import is_finite, tree
from questions.timex import bounds, is_day

#: Bounds that a date behind a participle may have.
_OF_PARTICIPLES = frozenset({None, "since"})
#: Words between two dates that may be one list.
_NEAR = 2
#: « champion en 2019 et finaliste | en 2020 »: words between two dates that « et » links.
_LINKED = 5


@remembered
def dated_facts(context: Context) -> Sequence[DatedFact]:
    """Every fact of the dossier whose clause is clean and whose date is proved, in reading order."""
    times = (
        t for read in context.dossier.dispatches for t in sorted(read.time_expressions, key=lambda t: t.span.start)
    )
    return [fact for time in times if (fact := _fact(context, time)) is not None]


def _fact(context: Context, time: TimeExpression) -> DatedFact | None:
    sentence = context.sentence(time.span)
    if sentence is None or not usable(sentence) or not proved(context, time) or nominal(time, sentence):
        return None
    if names_the_year_of_a_noun(time, sentence):
        return None
    if context.speaks_of_itself(sentence):
        return None
    if _one_of_several(context.times(sentence), time, sentence) or _date_goes_on(sentence, time):
        return None
    whole = whole_complement(time, sentence)
    if _lasts_all_of_it(sentence, whole):
        return None
    ways = (_of_clause, _of_participle, _of_object_relative)
    return next((fact for way in ways if (fact := way(context, sentence, time, whole)) is not None), None)


def _lasts_all_of_it(sentence: Sentence, whole: Offsets) -> bool:
    """« est restée ouverte tout | l'été »: how long, not when."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= whole[0]), None)
    return before is not None and before.text.lower() in wordlist("all_of_it")


def _announced(context: Context, sentence: Sentence, clause: Clause, time: TimeExpression) -> bool:
    """« annonce une marche mardi prochain », « réclament un procès en 2019 »: the day or year is that of the march;
    « espère tenir une audience début juin » is dated like any deed."""
    told = [t for t in sentence.tokens if clause.verb_start <= t.start < clause.span.end]
    meant = clause.lemma in wordlist("hoping") and any(t.feature("VerbForm") == "Inf" for t in told)
    year = grain(str(time.value)) == "year"
    # « le navire est attendu samedi »: what is waited for is the subject itself.
    ahead = clause.tense == "present" and clause.lemma in wordlist("announcing") and not clause.passive
    return ahead and (year or _is_to_come(context, time)) and not meant


def _date_goes_on(sentence: Sentence, time: TimeExpression) -> bool:
    """« le samedi | 8 », « jusqu'à mercredi | inclus »: what stands right behind the date belongs to it."""
    behind = next((t for t in sentence.tokens if t.start >= time.span.end), None)
    if behind is not None and plain_word(behind) in wordlist("included"):
        return True
    return behind is not None and behind.pos in {"NUM", "PROPN"} and behind.text.isdigit()


def _of_clause(context: Context, sentence: Sentence, time: TimeExpression, whole: Offsets) -> DatedFact | None:
    """The fact that the verb in front of the date tells, or the main verb behind a date that opens the sentence."""
    found = timed_clause(context, sentence, time, whole)
    known, relation = opening(time, sentence, whole)
    if found is None or not known or time.value is None:
        return None
    clause, naming = found
    if (clause.negated and relation not in {None, "since"}) or _announced(context, sentence, clause, time):
        return None
    early = is_as_early_as(time, sentence, whole)
    if early and (clause.tense != "past" or clause.lasts):
        return None
    if _undated(context, clause, time, relation) or (relation == "for" and not _sets_ahead(sentence, clause)):
        return None
    hidden = left_out(context, sentence, time, whole)
    if not placed(time, clause, sentence, whole, hidden) or not _consistent(context, clause, time.value, relation):
        return None
    return singled_out(context, DatedFact(time, time.value, relation, sentence, clause, naming))


def _of_participle(context: Context, sentence: Sentence, time: TimeExpression, whole: Offsets) -> DatedFact | None:
    """« le four, allumé en 1998, … »: the fact that a participle in front of the date tells."""
    here = tree(sentence)
    place = participle_before(here, here.at(whole[0]))
    known, relation = opening(time, sentence, whole)
    if place is None or not known or time.value is None or is_of_the_subject_behind(here, place):
        return None
    planned = is_planned(here.tokens[place])
    if relation not in _OF_PARTICIPLES and not (planned and relation == "to"):
        return None
    hidden = left_out(context, sentence, time, whole)
    _, shown = told(others(context, sentence, time), sentence, hidden)
    clause = participle_clause(sentence, place, hidden, shown, lasting=relation == "since")
    clause, naming = named_in_full(context, sentence, clause)
    if clause is None or not is_full(context, clause) or _noun_goes_on(sentence, time, whole):
        return None
    named = clause.named or any(word[:1].isupper() for word in clause.after.replace("’", " ").split(" "))
    if not named and plain_word(here.tokens[here.at(clause.opening)]) in wordlist("any_one"):
        return None  # « une note d'étape rendue publique mercredi »: whose, the words around tell
    given_up = planned and clause.lasts  # « la foire, prévue samedi, est annulée »: it was, whatever the day.
    if planned and not given_up and _is_over(context, time):
        return None
    if planned and any(t.type == "DATE" for t in others(context, sentence, time)):
        return None
    if not given_up and not _consistent(context, clause, time.value, relation):
        return None
    return singled_out(context, DatedFact(time, time.value, relation, sentence, clause, naming))


def _noun_goes_on(sentence: Sentence, time: TimeExpression, whole: Offsets) -> bool:
    """« la grève entamée lundi | contre la fusion »: what follows the date completes the noun, not the participle."""
    behind = next((t for t in sentence.tokens if t.start >= time.span.end), None)
    places = {*wordlist("place_and_time"), *wordlist("by")}
    before = [t for t in sentence.tokens if t.end <= whole[0]]
    opens = all(t.pos in {"ADV", "PUNCT", "VERB", "ADJ"} or (t is before[0] and is_participle(t)) for t in before)
    return behind is not None and behind.pos == "ADP" and plain_word(behind) not in places and not opens


def _of_object_relative(context: Context, sentence: Sentence, time: TimeExpression, whole: Offsets) -> DatedFact | None:
    """« le terminal, que le groupe exploite depuis 2012 »: the fact that a relative clause in « que » tells."""
    here = tree(sentence)
    place = here.at(whole[0])
    pairs = [(pronoun, verb) for pronoun, verb in object_relatives(here) if verb < place]
    known, relation = opening(time, sentence, whole)
    if not pairs or not known or time.value is None or verb_between(here, pairs[-1][1], place):
        return None
    hidden = left_out(context, sentence, time, whole)
    _, shown = told(others(context, sentence, time), sentence, hidden)
    clause = object_relative_clause(sentence, *pairs[-1], hidden, shown)
    sound = clause is not None and clause.full and not clause.negated
    if clause is None or not sound or not _consistent(context, clause, time.value, relation):
        return None
    between = [t for t in sentence.tokens if clause.span.end <= t.start and t.end <= whole[0]]
    late = _undated(context, clause, time, relation)
    return None if between or late else singled_out(context, DatedFact(time, time.value, relation, sentence, clause))


def _undated(context: Context, clause: Clause, time: TimeExpression, relation: str | None) -> bool:
    """A state on one day (« sont confirmés »), or a present whose day is over (« Le 3 mai, un capteur lâche » would
    have to be asked in the past) or that of writing (« le satellite tourne aujourd'hui à 300 km »)."""
    if relation is not None or clause.tense == "future":
        return False
    if clause.lasts and not (clause.passive and clause.tense == "present" and _is_to_come(context, time)):
        return grain(time.value or "") in {"day", "weekend", "week"}
    return clause.tense == "present" and is_day(time.value or "") and not _is_to_come(context, time)


def _consistent(context: Context, clause: Clause, value: str, relation: str | None) -> bool:
    """Whether tense and date agree: what is past not after the publication, what is to come not before it."""
    published = context.read(clause.span.file).dispatch.published
    if published is None:
        return True
    first, last = bounds(published.value)
    if clause.tense == "future" or relation in {"until", "before", "by"}:
        return bounds(value)[1] >= first
    return clause.tense == "present" or bounds(value)[0] <= last


def _sets_ahead(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb sets a day ahead (« est prévue pour le 3 »): else « pour 2010 » tells of a noun."""
    verbs = [token for token in sentence.tokens if clause.verb_start <= token.start < clause.span.end]
    return any(is_planned(token) or token.lemma.lower() in wordlist("putting_off") for token in verbs)


def _is_to_come(context: Context, time: TimeExpression) -> bool:
    """Whether the day lies behind the publication."""
    published = context.read(time.span.file).dispatch.published
    return published is not None and time.value is not None and bounds(time.value)[0] > bounds(published.value)[1]


def _is_over(context: Context, time: TimeExpression) -> bool:
    """Whether the day lies before the publication, as nothing that is still expected does."""
    published = context.read(time.span.file).dispatch.published
    return published is not None and time.value is not None and bounds(time.value)[1] < bounds(published.value)[0]


def _one_of_several(times: list[TimeExpression], time: TimeExpression, sentence: Sentence) -> bool:
    """« jeudi et vendredi »: another date of the sentence stands within two words of this one."""
    between = [
        [t for t in sentence.tokens if low.span.end <= t.start and t.end <= high.span.start]
        for other in times
        for low, high in [sorted((time, other), key=lambda each: each.span.start)]
        if other.span != time.span and other.type == "DATE" and other.value != time.value
    ]
    # « est fermée depuis lundi et rouvrira en mai »: each has a verb of its own.
    between = [words for words in between if not any(is_finite(t) for t in words)]
    linked = (words for words in between if any(t.pos == "CCONJ" for t in words))
    return any(len(words) <= _NEAR for words in between) or any(len(words) <= _LINKED for words in linked)
