"""The clause that tells what a reason explains: its own verb, and nothing between the verb and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import CausalRelation, Sentence, Token
from questions.item_writing.clauses.clause_heads import main_verbs, told_beside
from questions.item_writing.clauses.clean_clauses import Clause, clause_at
from questions.item_writing.clauses.dated_places import opens_clause
from questions.item_writing.clauses.open_nouns import leaves_open, peoples
from questions.item_writing.clauses.times import told
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.stretches import Offsets
from questions.item_writing.passages.dangling import lacks_owner
from questions.syntax import is_finite, positions, tree


def effect_clause(context: Context, relation: CausalRelation, sentence: Sentence) -> Clause | None:
    """The clause that tells the effect, the reason and the attribution left out."""
    hidden = [_reason_offsets(relation), *_joined(sentence, relation), *context.asides(sentence, relation.cause)]
    for verb in _effect_verbs(sentence, relation, hidden)[:1]:
        more, shown = told(context.times(sentence), sentence, hidden)
        clause = clause_at(sentence, verb, [*hidden, *more], shown)
        if clause is not None and clause.span.overlaps(relation.effect) and clause.full:
            sound = _belongs(sentence, relation, clause) and not (_a_measure(clause) or _lacks_owner(sentence, clause))
            return context.agreed(clause) if sound and not leaves_open(context, sentence, clause) else None
    return None


def _joined(sentence: Sentence, relation: CausalRelation) -> list[tuple[int, int]]:
    """« en raison des tempêtes | et du gel »: what goes on behind a reason that a teacher cut, hidden with it."""
    here = tree(sentence)
    inside = set(positions(here, relation.cause))
    joined = (i for j in inside for i in here.children[j] if i not in inside and here.tokens[i].dep == "conj")
    parts = ([here.tokens[i] for i in sorted(here.subtree(place))] for place in joined)
    return [(part[0].start, part[-1].end) for part in parts if part[0].pos == "CCONJ"]


def consequence_clause(context: Context, relation: CausalRelation, sentence: Sentence) -> Clause | None:
    hidden = [(sentence.span.start, relation.effect.start)]
    more, shown = told(context.times(sentence), sentence, hidden)
    verbs = [i for i in positions(tree(sentence), relation.effect) if is_finite(sentence.tokens[i])][:1]
    clauses = (clause_at(sentence, i, [*hidden, *more], shown) for verb in verbs for i in _predicates(sentence, verb))
    return next((context.agreed(each) for each in clauses if each is not None and each.full), None)


def _predicates(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The head of the clause of an auxiliary, and the verb itself."""
    token = sentence.tokens[verb]
    return (token.head, verb) if token.dep.startswith(("aux", "cop")) else (verb,)


def _belongs(sentence: Sentence, relation: CausalRelation, clause: Clause) -> bool:
    """Whether the reason hangs on the verb that is asked about: at the head of its clause, or behind its verb with no
    relative clause and no other finite verb in between."""
    start, _ = _reason_offsets(relation)
    if start < clause.subject_span.start:
        return opens_clause(sentence, start, ())
    between = [t for t in sentence.tokens if clause.verb_start < t.start < start]
    relative = any(t.feature("PronType") == "Rel" and t.pos == "PRON" for t in between)
    verbs = [t for t in between if t.pos in {"VERB", "AUX"} and not clause.span.start <= t.start < clause.span.end]
    return start > clause.verb_start and not relative and not verbs and not _hangs_on_an_aside(between)


def _hangs_on_an_aside(between: Sequence[Token]) -> bool:
    """« réclame les salaires, en retard de quatre mois | faute de … »: the reason may be that of the last words."""
    commas = [i for i, token in enumerate(between) if token.text == ","]
    behind = between[commas[-1] + 1 :] if len(commas) % 2 else []
    return any(t.pos in {"NOUN", "ADJ", "PROPN"} and t.dep not in {"obl:mod", "obl"} for t in behind)


def _reason_offsets(relation: CausalRelation) -> Offsets:
    start = relation.marker.start if relation.marker else relation.cause.start
    return (min(start, relation.cause.start), relation.cause.end)


def _effect_verbs(sentence: Sentence, relation: CausalRelation, hidden: Sequence[Offsets]) -> list[int]:
    """Asserted verbs inside the effect, those nearest to the marker first."""
    inside = set(positions(tree(sentence), relation.effect))
    anchor = relation.marker.start if relation.marker else relation.cause.start
    here = tree(sentence)
    verbs = [i for i in main_verbs(sentence, hidden) if i in inside] or [
        i for i in sorted(inside) if told_beside(here, i, inside)
    ]
    if not verbs and relation.marker is not None:
        place = here.at(relation.marker.start)
        before = [i for i in main_verbs(sentence, hidden) if i < place]
        verbs = [i for i in before[-1:] if not any(is_finite(t) for t in here.tokens[i + 1 : place])]
    return sorted(verbs, key=lambda i: abs(sentence.tokens[i].start - anchor))


def _lacks_owner(sentence: Sentence, clause: Clause) -> bool:
    spans = [(clause.subject_span.start, clause.subject_span.end), (clause.verb_start, clause.span.end)]
    return lacks_owner([t for t in sentence.tokens if any(low <= t.start < high for low, high in spans)])


def _a_measure(clause: Clause) -> bool:
    """« le kilo a pris 200 francs », « le Bolivien est parti »: of what, who, the sentence before says."""
    words = clause.subject.replace("’", " ").split(" ")
    return words[-1] in wordlist("measures") or (len(words) == 2 and words[-1].lower() in peoples())


def of_a_measure(sentence: Sentence, relation: CausalRelation) -> bool:
    """Whether the fact begins with a measure of something named before: « le kilo a pris … »."""
    words = [t.text.lower() for t in sentence.tokens if relation.effect.start <= t.start < relation.effect.end][:3]
    return len(words) == 3 and words[1] in wordlist("measures") and words[2] not in wordlist("of")
