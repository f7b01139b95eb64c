"""Reads each clause into typed slots: predicate, arguments, figures, place, time, polarity, modality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from questions.annotations import (
    Attribution,
    Claim,
    EvidenceSpan,
    Figure,
    Mention,
    Sentence,
    TimeExpression,
    Token,
)
from questions.annotator.claims.antecedents import antecedent
from questions.annotator.claims.moods import modality, negated
from questions.annotator.claims.told_clause import Clause
from questions.annotator.times.apposed_days import dated_noun
from questions.annotator.times.fronted import fronted
from questions.dispatch import Dispatch
from questions.languages.tables import grammar
from questions.syntax import NOMINAL, SUBJECTS, Tree, is_clause_head, is_finite, lost_subject, tree, trimmed

_OBLIQUE = frozenset({"obl", "obl:mod", "obl:arg", "iobj"})
#: Of a complement of place.
_PLACED = _OBLIQUE | {"nmod"}
#: Words behind a negated verb among which « plus de relations » is looked for.
_PARTITIVE = 5
#: Words behind a verb among which a late object is looked for.
_LATE = 24
#: Clauses of their own: they are not part of the clause that governs them.
_SUBCLAUSES = frozenset({"conj", "advcl", "acl:relcl", "acl", "parataxis", "ccomp", "csubj"})


def find_claims(
    dispatch: Dispatch,
    sentences: Sequence[Sentence],
    time_expressions: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
    figures: Sequence[Figure],
) -> tuple[Claim, ...]:
    """One claim for each clause, in reading order.

    ``subject`` and ``object`` of a pronoun are the words it stands for, in the same sentence or the one before;
    ``actors`` are the names mentioned in the clause's own words, as written there.
    """
    claims: list[Claim] = []
    for index, sentence in enumerate(sentences):
        here = tree(sentence)
        around = _Around.of(sentence, time_expressions, mentions, attributions, figures)
        opening = fronted(dispatch.language, here)
        first = opening[0] if opening else 0
        if opening:
            clause = Clause(dispatch, sentences, index, here, 0, tuple(range(first)), opening[1])
            claims.append(_claim(clause, around))
        for head in range(first, len(here.tokens)):
            if is_clause_head(here, head):
                words = tuple(i for i in _own_words(here, head) if i >= first)
                claims.append(_claim(Clause(dispatch, sentences, index, here, head, words), around))
    return tuple(claims)


@dataclass(frozen=True, slots=True)
class _Around:
    """What else was read in a sentence."""

    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    figures: tuple[Figure, ...]

    @classmethod
    def of(
        cls,
        sentence: Sentence,
        times: Sequence[TimeExpression],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        figures: Sequence[Figure],
    ) -> _Around:
        """What lies inside the sentence; contents that only overlap it count too."""
        inside = sentence.span.contains
        return cls(
            tuple(t for t in times if inside(t.span)),
            tuple(m for m in mentions if inside(m.span)),
            tuple(a for a in attributions if a.content.overlaps(sentence.span)),
            tuple(f for f in figures if inside(f.span)),
        )


def _own_words(here: Tree, head: int) -> tuple[int, ...]:
    """Words of the clause without those of clauses inside it."""
    found, waiting = [head], [head]
    while waiting:
        for child in here.children[waiting.pop()]:
            if not (here.tokens[child].dep in _SUBCLAUSES and is_clause_head(here, child)):
                found.append(child)
                waiting.append(child)
    return tuple(sorted(found))


def _claim(clause: Clause, around: _Around) -> Claim:
    here, head = clause.here, clause.head
    spoken = [i for i in clause.words if here.tokens[i].pos != "PUNCT"] or [head]
    start, end = trimmed(here, spoken[0], spoken[-1] + 1)
    span = clause.span(start, end) if end > start else clause.span(head, head + 1)
    when = _time(clause, around)
    return Claim(
        span=span,
        sentence=here.sentence.span,
        predicate=clause.predicate,
        subject=_argument(clause, _of_main(here, len(clause.words)) if clause.verb else _subject(here, head)),
        object=_argument(clause, _object_past_times(clause, around)),
        actors=tuple(dict.fromkeys(m.name for m in around.mentions if clause.holds(m.span))),
        figures=tuple(f for f in around.figures if clause.holds(f.span)),
        place=_place(clause, around),
        time=when.value if when else None,
        time_expression=when,
        negated=negated(clause),
        modality=modality(clause),
        attribution=_attribution(span, around.attributions),
        passive_agent=_passive_agent(clause),
        zone=here.sentence.zone,
    )


# ------------------------------------------------------------------------------------------ arguments


def _subject(here: Tree, head: int) -> int | None:
    """Subject of the clause; a participle or a relative clause takes the noun it modifies."""
    token = here.tokens[head]
    own = next((i for i in here.children[head] if here.tokens[i].dep in SUBJECTS and not here.has(i, "case")), None)
    if own is not None and here.tokens[own].feature("PronType") != "Rel":
        return own
    above = here.governor(head)
    participle = token.dep == "acl" and token.feature("VerbForm") == "Part"
    if participle and above is not None and above < head and (nearest := _before_comma(here, head)) is not None:
        return nearest
    if own is None and head == 0 and _opens_as_participle(token):
        comma = next((i for i in range(1, len(here.tokens)) if here.word(i) == ","), len(here.tokens))
        return _of_main(here, comma)
    if token.dep == "advcl" and token.feature("VerbForm") == "Part" and above is not None and head < above:
        return here.subject(above)
    if participle and above is not None and here.has(above, "cop") and here.has(above, "case"):
        return here.subject(above)
    if above is not None and (participle or (own is not None and token.dep.startswith("acl"))):
        return above
    if own is None and token.dep == "ROOT" and here.subject(head) is None:
        return lost_subject(here, head)
    return own if own is not None else here.subject(head)


def _opens_as_participle(token: Token) -> bool:
    """« Lancée le 9, la campagne … »: the model takes some for infinitives, which look like their lemma."""
    form = token.feature("VerbForm")
    return form == "Part" or (form == "Inf" and token.text.lower() != token.lemma.lower())


def _of_main(here: Tree, start: int) -> int | None:
    """The subject of the first clause behind these words: that of a participle set before it."""
    heads = (i for i in range(start, len(here.tokens)) if is_clause_head(here, i))
    main = next((i for i in heads if not here.tokens[i].dep.startswith("acl")), None)
    if main is None:
        return None
    subject = here.child(main, *SUBJECTS)
    return subject if subject is not None else lost_subject(here, main)


def _before_comma(here: Tree, head: int) -> int | None:
    """« la rupture de la digue, survenue samedi »: the noun phrase right before the comma, its head where it agrees."""
    if head < 2 or here.word(head - 1) != ",":
        return None
    token = here.tokens[head]

    def agrees(index: int) -> bool:
        noun = here.tokens[index]
        same = (noun.feature(f) in {None, token.feature(f)} for f in ("Gender", "Number"))
        return noun.pos == "NOUN" and all(same)

    noun = next((i for i in range(head - 2, -1, -1) if here.tokens[i].pos in NOMINAL), None)
    chain: list[int] = []
    while noun is not None and here.tokens[noun].pos in NOMINAL:
        chain.append(noun)
        noun = here.governor(noun) if here.tokens[noun].dep in {"nmod", "flat:name", "appos"} else None
    return next((i for i in reversed(chain) if agrees(i)), None)


def _object(clause: Clause) -> int | None:
    """The direct object; under a negation « de » stands before it (« sans conclure d'accord »)."""
    here, head = clause.here, clause.head
    if here.has(head, "aux:pass", "nsubj:pass"):
        return None
    thing = next((i for i in here.children[head] if _may_be_object(clause, i)), None)
    if thing is not None or not negated(clause):
        return thing
    partitive = clause.table["polarity"]["partitive"]
    near = range(head + 1, min(head + _PARTITIVE, len(here.tokens)))
    after = (i for i in sorted({*here.children[head], *near}) if i > head and here.tokens[i].pos == "NOUN")
    return next((i for i in after if here.word(i - 1) in partitive), None)


def _object_past_times(clause: Clause, around: _Around) -> int | None:
    """The object, also where a date or a place stands before it: « ont signé mardi à Libreville, …, un accord »."""
    here, thing = clause.here, _object(clause)
    timed = thing is not None and any(t.span.overlaps(clause.span(thing, thing + 1)) for t in around.times)
    acts = here.has(clause.head, "aux:tense") and not here.has(clause.head, "aux:pass", "expl:comp", "expl:pass", "cop")
    if not timed and (thing is not None or not acts or clause.predicate not in _acting(clause)):
        return thing
    return _late_object(clause, around)


def _acting(clause: Clause) -> frozenset[str]:
    """Verbs of which the pack knows that they act upon something."""
    rows = clause.table["dimension"]
    return frozenset(lemma for row in rows if row["theme"] == "object" for lemma in (*row["yes"], *row["no"]))


def _late_object(clause: Clause, around: _Around) -> int | None:
    """The first noun behind the verb that has a determiner and no preposition, and is no time, in the same clause."""
    here = clause.here
    if not any(here.tokens[i].dep in SUBJECTS and i < clause.head for i in here.children[clause.head]):
        return None
    for index in range(clause.head + 1, min(clause.head + _LATE, len(here.tokens) - 1)):
        token = here.tokens[index]
        if is_finite(token) or token.pos == "SCONJ" or token.feature("PronType") == "Rel" or here.word(index) in ";:":
            return None
        opens = token.pos == "DET" and here.tokens[index - 1].pos not in {"ADP", "DET", "CCONJ"}
        noun = next(
            (i for i in range(index + 1, min(index + 3, len(here.tokens))) if here.tokens[i].pos == "NOUN"), None
        )
        if opens and noun is not None and not any(t.span.overlaps(clause.span(noun, noun + 1)) for t in around.times):
            return noun
    return None


def _may_be_object(clause: Clause, index: int) -> bool:
    """« il a cédé : 140 millimètres », « rouillé depuis l'hiver »: behind a colon or a preposition stands no object."""
    here = clause.here
    if here.tokens[index].dep != "obj" or any(here.word(i) == ":" for i in range(clause.head + 1, index)):
        return False
    case = here.child(index, "case")
    return case is None or here.word(case) in grammar(clause.dispatch.language)["of"]


def _argument(clause: Clause, index: int | None) -> EvidenceSpan | None:
    """The noun phrase headed here, through its pronoun where it is one; ``None`` where no word of it is left."""
    if index is None:
        return None
    token = clause.here.tokens[index]
    if _stands_for_some(clause, index):
        known = antecedent(clause.dispatch, clause.sentences, clause.index, index, "Plur")
        return known or clause.span(index, index + 1)
    if token.pos == "PRON" and token.feature("PronType") in {"Prs", "Dem", None}:
        known = antecedent(clause.dispatch, clause.sentences, clause.index, index)
        if known is not None:
            return known
    start, end = _phrase(clause.here, index)
    return clause.span(start, end) if start < end else None


def _stands_for_some(clause: Clause, index: int) -> bool:
    """« toutes ont été relogées », « aucun n'est mort »: a word of quantity that is itself the subject."""
    here, words = clause.here, clause.table["polarity"]["quantities"]
    subject = here.tokens[index].dep in SUBJECTS
    return subject and here.word(index) in words and not here.children[index]


def _phrase(here: Tree, head: int) -> tuple[int, int]:
    """Positions of the noun phrase: its words in one run, without the clauses set off by a comma."""
    below = set(here.subtree(head))
    start = head
    while start - 1 in below and here.word(start - 1) not in {",", ";", ":"}:
        start -= 1
    end = head + 1
    while end in below and here.word(end) not in {",", ";", ":"} and not _opens_clause(here, end):
        end += 1
    return trimmed(here, start, end)


def _opens_clause(here: Tree, index: int) -> bool:
    token = here.tokens[index]
    return token.feature("PronType") == "Rel" or token.pos == "SCONJ"


def _passive_agent(clause: Clause) -> EvidenceSpan | None:
    here, words = clause.here, grammar(clause.dispatch.language)
    for child in here.children[clause.head]:
        case = here.child(child, "case")
        by = case is not None and here.word(case) in words["by"]
        passive = here.has(clause.head, "aux:pass", "nsubj:pass") or here.tokens[clause.head].dep == "acl"
        if here.tokens[child].dep == "obl:agent" or (by and passive and here.tokens[child].pos in NOMINAL):
            start, end = _phrase(here, child)
            first = start + 1 if here.word(start) in words["by"] and end - start > 1 else start
            return clause.span(first, end) if first < end else None
    return None


def _place(clause: Clause, around: _Around) -> EvidenceSpan | None:
    """First complement of place: a proper name, or a noun such as « nord », behind a preposition of place."""
    here, rules = clause.here, clause.table["place"]
    for index in clause.words:
        token = here.tokens[index]
        case = here.child(index, "case") if token.dep in _PLACED else None
        if case is None or here.word(case) not in rules["prepositions"]:
            continue
        phrase = clause.span(*_phrase(here, index))
        placed = token.pos == "PROPN" or token.lemma.lower() in rules["heads"]
        if placed and not any(t.span.overlaps(phrase) for t in around.times):
            return phrase
    return None


# --------------------------------------------------------------------------- time, polarity, modality


def _time(clause: Clause, around: _Around) -> TimeExpression | None:
    """The calendar expression of the clause, the one nearest to its verb where there are several; none that dates only
    a noun (« depuis la mise en service, le 2 septembre, »)."""
    dated = (t for t in around.times if t.value and t.type in {"DATE", "TIME"} and not _is_beside_noun(clause, t))
    return min((t for t in dated if clause.holds(t.span)), key=lambda t: _distance(clause, t), default=None)


def _is_beside_noun(clause: Clause, when: TimeExpression) -> bool:
    return dated_noun(clause.here, clause.here.at(when.span.start), clause.dispatch.language) is not None


def _distance(clause: Clause, when: TimeExpression) -> tuple[bool, int]:
    """An expression that depends on the verb itself comes before one inside a noun phrase."""
    here, index = clause.here, clause.here.at(when.span.start)
    chain = [index, *here.ancestors(index)]
    steps = chain.index(clause.head) if clause.head in chain else len(chain)
    return steps > 2, abs(here.tokens[clause.head].start - when.span.start)


def _attribution(span: EvidenceSpan, attributions: Sequence[Attribution]) -> Attribution | None:
    """The narrowest reported content around the clause."""
    around = [a for a in attributions if a.content.contains(span) or a.content.overlaps(span)]
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)
