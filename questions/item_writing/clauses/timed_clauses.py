"""The clause that a time expression belongs to, named in full, with everything left out that would date it again."""

from __future__ import annotations

from dataclasses import replace

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.item_writing.clauses.clean_clauses import Clause, clause_at
from questions.item_writing.clauses.completed_nouns import fuller_name
from questions.item_writing.clauses.dated_verbs import dated_verb
from questions.item_writing.clauses.open_nouns import is_the_only_one
from questions.item_writing.clauses.single_deeds import is_left_open
from questions.item_writing.clauses.times import second_bound, told
from questions.item_writing.context import Context
from questions.item_writing.drafts import word, wordlist
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.french.verb_groups import only
from questions.item_writing.french.wording import join
from questions.syntax import tree

#: Article and noun.
_BARE = 2
#: Signs of a comma with its space.
_COMMA = 2
#: A clause, and where the dispatch gave before, in full, the name of what it is about.
Named = tuple[Clause, EvidenceSpan | None]


def timed_clause(context: Context, sentence: Sentence, time: TimeExpression, whole: Offsets) -> Named | None:
    """The clause of the verb in front of the expression, or of the main verb behind one that opens the sentence;
    ``None`` where it singles out no event or a reason stands in between."""
    clause, naming = named_in_full(context, sentence, _clause(context, sentence, time, whole))
    if clause is None or not is_full(context, clause):
        return None
    parted = _behind_a_reason(context, sentence, clause, whole) or _reason_goes_on(context, sentence, clause, whole)
    return None if parted else (clause, naming)


def _clause(context: Context, sentence: Sentence, time: TimeExpression, whole: Offsets) -> Clause | None:
    hidden = left_out(context, sentence, time, whole)
    _, shown = told(others(context, sentence, time), sentence, hidden)
    verb = dated_verb(sentence, time, [whole, *context.asides(sentence, time.span)])
    if verb is None:
        return None
    hidden = [*hidden, *only(tree(sentence), verb, whole[0])]
    return clause_at(sentence, verb, hidden, shown, context.before(sentence))


def named_in_full(
    context: Context, sentence: Sentence, clause: Clause | None
) -> tuple[Clause | None, EvidenceSpan | None]:
    """The clause with its bare subject completed (« l'atelier » → « l'atelier de bromation »), and where it was."""
    fuller = None if clause is None else fuller_name(context, sentence, clause.subject)
    if clause is None or fuller is None:
        return (None if clause is None else _without_emphasis(clause)), None
    return replace(clause, subject=join(clause.subject, fuller[0])), fuller[1]


def _without_emphasis(clause: Clause) -> Clause:
    """« la pulvérisation elle-même » → « la pulvérisation »: it only answers what was told before; « environ 150
    salariés » → « quelque 150 salariés »: behind « à quelle date », « environ » would go with the date."""
    adverb, _, counted = clause.subject.partition(" ")
    if adverb == word("about") and counted[:1].isdigit():
        return replace(clause, subject=f"{word('some')} {counted}")
    before, _, last = clause.subject.rpartition(" ")
    return replace(clause, subject=before) if before and last in wordlist("selves") else clause


def is_full(context: Context, clause: Clause) -> bool:
    """Whether the clause singles out one event: « l'accord a été signé », where the dossier is about one accord."""
    words = clause.subject.replace("’", "’ ").split(" ")
    known = len(words) == _BARE and is_the_only_one(context, words[-1])
    return clause.says_enough(known=known) and not is_left_open(clause)


def _behind_a_reason(context: Context, sentence: Sentence, clause: Clause, whole: Offsets) -> bool:
    """« se sont réchauffées à la suite de la signature, le 15 mai | », « À la suite de la signature, le 15 mai, | »:
    the day may be that of the reason."""
    between = (clause.span.end, whole[0])
    reasons = context.reasons(sentence, whole)
    return any((between[0] <= low and high <= between[1]) or 0 <= whole[0] - high <= _COMMA for low, high in reasons)


def _reason_goes_on(context: Context, sentence: Sentence, clause: Clause, whole: Offsets) -> bool:
    """« suspendus à cause d'un test positif | au virus »: what is left out may end farther on than it was read to."""
    ends = [high for _, high in context.reasons(sentence, whole) if high > clause.verb_start]
    behind = (next((t for t in sentence.tokens if t.start >= end), None) for end in ends)
    return any(t is not None and t.start < clause.span.end and t.pos in {"ADP", "ADJ", "VERB"} for t in behind)


def left_out(context: Context, sentence: Sentence, time: TimeExpression, whole: Offsets) -> list[Offsets]:
    """The date itself, who says so, the reason, and other relative dates."""
    hidden = [whole, *second_bound(sentence, whole), *context.asides(sentence, time.span)]
    hidden += context.reasons(sentence, whole)
    more, _ = told(others(context, sentence, time), sentence, hidden)
    return [*hidden, *more]


def others(context: Context, sentence: Sentence, time: TimeExpression) -> list[TimeExpression]:
    return [each for each in context.times(sentence) if each.span != time.span]
