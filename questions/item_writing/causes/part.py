"""What one part of a sentence is to the other: « résulte des fuites », « ce qui a retardé l'enquête »."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.annotations import CausalRelation, EvidenceSpan, Sentence, Token
from questions.item_writing.causes.causal_rules import shapes
from questions.item_writing.causes.quoted_sentences import quoted_alone, quotes_somebody
from questions.item_writing.context import Context
from questions.item_writing.drafts import Candidate, Draft, options_of, say, table, wordlist
from questions.item_writing.flaws import flaws
from questions.item_writing.french.reference import is_conditional, plain_word, stands_alone
from questions.item_writing.french.wording import fold, join, morphology, quoted, tidy
from questions.naming import small_first
from questions.syntax import SUBJECTS, is_finite, positions, tree

_WORTH = 2.95
#: How many a set bears.
_MOST = 2
_LONGEST = 110
#: Shapes of causal rules in which a relative clause takes up the whole fact, and in which a verb joins two nouns.
_WHOLE = "which"
_OF_A_VERB = frozenset({"reversed", "forward", "verb", "adnominal"})
_CAUSE, _CONSEQUENCE = "cause", "consequence"


@dataclass(frozen=True, slots=True)
class _Part:
    """A sentence that stands alone, the part asked about, and what it is asked against (empty for all the rest)."""

    sentence: Sentence
    text: str
    other: str
    marks: str
    span: EvidenceSpan


def parts(context: Context, taken: Sequence[EvidenceSpan]) -> Iterator[Draft]:
    """« Que représente « une usure » par rapport à « la panne » ? »: few, spread over answers and dispatches.

    :param taken: passages that other questions on causes ask about.
    """
    found = [each for each in _found(context) if not quotes_somebody(each.sentence)]
    left = [each for each in found if not any(each.sentence.span.overlaps(span) for span in taken)]
    left = [each for each in left if not flaws(_draft(context, each))]
    marked, files = Counter[str](), Counter[str]()
    for _ in range(_MOST):
        if not left:
            return
        best = min(left, key=lambda each: (marked[each.marks], files[each.span.file], len(each.sentence.span.quote)))
        marked[best.marks] += 1
        files[best.span.file] += 1
        left = [each for each in left if each.sentence != best.sentence]
        yield _draft(context, best)


def _found(context: Context) -> Iterator[_Part]:
    for read in context.dossier.dispatches:
        for relation in read.causes:
            sentence = context.sentence(relation.cause)
            if sentence is None or relation.marker is None or not sentence.span.contains(relation.effect):
                continue
            part = _part(sentence, relation, relation.marker)
            if part is None or any(map(is_conditional, sentence.tokens)) or not quoted_alone(context, sentence):
                continue
            yield part


def _part(sentence: Sentence, relation: CausalRelation, marker: EvidenceSpan) -> _Part | None:
    shape = shapes().get(relation.rule)
    if shape == _WHOLE:
        return _relative(sentence, relation, marker)
    if shape not in _OF_A_VERB or relation.kind != "cause" or _tells_a_place(marker) or _names_it(marker):
        return None
    cause, effect = _noun(sentence, relation.cause, marker), _noun(sentence, relation.effect, marker)
    if cause is None or effect is None:
        return None
    if relation.cause.start > relation.effect.start:
        return _Part(sentence, cause, effect, _CAUSE, relation.cause)
    return _Part(sentence, effect, cause, _CONSEQUENCE, relation.effect)


def _tells_a_place(marker: EvidenceSpan) -> bool:
    """« est parti des freins », « provient d'un tas d'ordures »: from where, which need not be why."""
    words = tidy(marker.quote).lower().replace("’", " ").split(" ")
    return any(each.startswith(wordlist("comes_from")) for each in words)


def _names_it(marker: EvidenceSpan) -> bool:
    """« a été causée par », « a pour conséquence »: the words that join the two say which is the cause."""
    words = fold(tidy(marker.quote)).replace("’", " ").split(" ")
    return any(each.startswith(wordlist("names_the_cause")) for each in words)


def _relative(sentence: Sentence, relation: CausalRelation, marker: EvidenceSpan) -> _Part | None:
    """« …, ce qui a retardé l'enquête. » at the end of its sentence; not what a fact does not bring about, nor what is
    to come of it, which might be meant."""
    inside = [t for t in sentence.tokens if marker.start <= t.start < relation.effect.end]
    behind = [t for t in sentence.tokens if t.start >= relation.effect.end and t.pos not in {"PUNCT", "SPACE"}]
    if behind or any(plain_word(t) in wordlist("negations") or is_to_come(t) or adds_up(t) for t in inside):
        return None
    offset = sentence.span.start
    text = tidy(sentence.span.quote[marker.start - offset :]).rstrip(' .»”"')
    closed = text.count("(") == text.count(")") and text.count("«") == text.count("»")
    return _Part(sentence, text, "", _CONSEQUENCE, relation.effect) if closed and len(text) <= _LONGEST else None


def is_to_come(token: Token) -> bool:
    """« ce qui retardera »; « mettra », taken for a subjunctive, which has no place there."""
    return token.feature("Tense") == "Fut" or token.feature("Mood") == "Sub"


def adds_up(token: Token) -> bool:
    """« ce qui porte le bilan à huit morts »: a sum, which nothing brings about."""
    return is_finite(token) and token.lemma.lower() in wordlist("adds_up")


def _noun(sentence: Sentence, span: EvidenceSpan, marker: EvidenceSpan) -> str | None:
    """A stretch that is a whole noun phrase with its article, that of « résulte | des » given back."""
    here = tree(sentence)
    places = positions(here, span)
    tokens = [here.tokens[i] for i in places]
    if (
        not tokens
        or len(span.quote) > _LONGEST
        or any(map(is_finite, tokens))
        or not _hangs_on_a_verb(sentence, span, marker)
    ):
        return None
    words = tidy(span.quote).rstrip(" .,;:")
    if tokens[0].pos in {"DET", "NUM"}:
        return small_first(words) if stands_alone(tokens, subject=True) else None
    article = morphology()["contraction"]["undone"].get(tidy(marker.quote).split(" ")[-1].lower())
    behind = marker.end <= span.start and tokens[0].pos in {"NOUN", "ADJ"}
    return join(article, words) if article is not None and behind else None


def _hangs_on_a_verb(sentence: Sentence, span: EvidenceSpan, marker: EvidenceSpan) -> bool:
    """Whether the stretch is a subject, or a complement of the very words that join the two: not « la corrosion | des
    câbles a entraîné »."""
    here = tree(sentence)
    inside = set(positions(here, span))
    heads = [i for i in inside if here.tokens[i].head not in inside or here.tokens[i].head == i]
    return len(heads) == 1 and _is_joined(here.tokens[heads[0]], here.tokens, marker, span)


def _is_joined(head: Token, tokens: Sequence[Token], marker: EvidenceSpan, span: EvidenceSpan) -> bool:
    governor = tokens[head.head]
    within = marker.start <= governor.start < marker.end
    return head.dep in SUBJECTS or within or governor is head or head.dep == "ROOT" or span.end <= marker.start


def _draft(context: Context, found: _Part) -> Draft:
    outlet, quote = context.outlet(found.span.file), context.excerpt(found.sentence.span)
    labels, part, other = table("causes.relation.answers"), quoted(found.text), quoted(found.other)
    stem = "causes.part.stem" if found.other else "causes.part.stem_whole"
    why = say(f"causes.part.key.{found.marks}", part=part)
    wrong = [
        Candidate(tidy(str(labels[each])), say(f"causes.part.wrong.{each}", part=part))
        for each in labels
        if each != found.marks
    ]
    return Draft(
        topic="cause",
        kind="single",
        rule="cause.part",
        stem=say(stem, outlet=outlet, quote=quote, part=part, other=other),
        options=options_of(tidy(str(labels[found.marks])), why, wrong),
        rationale=say("causes.part.rationale", outlet=outlet, quote=quote, why=why),
        evidence=(found.sentence.span,),
        difficulty="medium",
        worth=_WORTH,
        anchors=(found.span,),
        closed=True,
        family="relation",
        matter=f"{found.marks} {found.span.file}",
        expression=found.text,
    )
