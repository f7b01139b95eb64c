"""« Combien de cas sont confirmés ? Que répondent l'AAP et La Vesdre Libre ? »: what each of two sources says of it.

The question is made of a clause of one of them; the answers give both versions, so that nobody must judge who is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from questions.annotations import EvidenceSpan, Figure, Token
from questions.dossier import Contradiction
from questions.item_writing.causes.reasons import Reason
from questions.item_writing.clauses.clean_clauses import Clause
from questions.item_writing.clauses.interrogation import ask
from questions.item_writing.clauses.open_nouns import is_common, leaves_open
from questions.item_writing.context import Context, Statement
from questions.item_writing.contradictions.figures import counting
from questions.item_writing.contradictions.opposed_passages import (
    TOPIC,
    evidence_of,
    explained,
    figures_in,
    level_of,
    rationale_of,
    worth_of,
)
from questions.item_writing.dates.dated_answers import answered, asked, grain
from questions.item_writing.dates.dated_facts import DatedFact, dated_facts
from questions.item_writing.drafts import Candidate, Draft, counting_words, options_of, say, word, wordlist
from questions.item_writing.french.reference import is_conditional, plain_word
from questions.item_writing.french.wording import NARROW_SPACE, content_words, fold, join, morphology, stems, tidy
from questions.naming import small_first
from questions.syntax import SUBJECTS

#: Words of an article and a noun.
_BARE = 2
#: Natures of which one source says yes and the other no.
_DENIABLE = frozenset({"negation", "status"})
#: How the rules begin that find one thing in two states.
_STATES = "state:"
#: The confidence from which two states surely are those of one thing.
_SURE_STATE = 0.7
#: The longest reason, in characters, that stands beside another in one answer.
_LONGEST_REASON = 70
#: Content words that tell of what number: « combien de personnes ont été blessées ? » leaves open where.
_FEWEST_WORDS = 4
#: How much more such a question is worth than one on the nature of the disagreement.
_WORTH_MORE = 0.2


@dataclass(frozen=True, slots=True)
class Versions:
    """A question and what the source of each passage answers, in the order of the finding.

    :ivar shared: whether both tell all that is asked.
    """

    question: str
    a: str
    b: str
    shared: bool = field(default=True, kw_only=True)


def each_says(context: Context, found: Contradiction, reasons: Sequence[Reason]) -> Iterator[Draft]:
    """The question put to both sources at once, for two dispatches of which each has one answer."""
    if found.a.file == found.b.file or context.outlet(found.a.file) == context.outlet(found.b.file):
        return
    versions = _versions(context, found, reasons)
    if versions is None or fold(versions.a) == fold(versions.b) or not versions.shared:
        return
    yield Draft(
        topic=TOPIC,
        kind="single",
        rule="contradiction.each_says",
        stem=say("contradictions.versions.stem", question=versions.question, **_outlets(context, found)),
        options=options_of(
            _answer(context, found, versions.a, versions.b), explained(found), _wrong(context, found, versions)
        ),
        rationale=rationale_of(context, found),
        evidence=evidence_of(context, found.a, found.b),
        difficulty=level_of(found),
        worth=worth_of(found) + _WORTH_MORE,
        source_independent=True,
        anchors=(found.a, found.b),
        closed=True,
        family=found.nature,
    )


def answer_alike(context: Context, found: Contradiction, reasons: Sequence[Reason]) -> bool:
    """Whether each of two sources answers one question, though one may tell more of it than the other."""
    apart = found.a.file != found.b.file and context.outlet(found.a.file) != context.outlet(found.b.file)
    versions = _versions(context, found, reasons) if apart else None
    return versions is not None and fold(versions.a) != fold(versions.b)


def _versions(context: Context, found: Contradiction, reasons: Sequence[Reason]) -> Versions | None:
    if found.nature in _DENIABLE:
        return _yes_and_no(context, found)
    if found.nature == "number":
        return _numbers(context, found)
    if found.nature == "date":
        return _days(context, found)
    return _reasons(found, reasons) or _origins(context, found, reasons) if found.nature == "cause" else None


def _outlets(context: Context, found: Contradiction) -> dict[str, str]:
    return {"a": context.outlet(found.a.file), "b": context.outlet(found.b.file)}


def _answer(context: Context, found: Contradiction, a: str, b: str) -> str:
    outlets = _outlets(context, found)
    return say("contradictions.versions.answer", first=a, second=b, outlet_a=outlets["a"], outlet_b=outlets["b"])


def _wrong(context: Context, found: Contradiction, versions: Versions) -> list[Candidate]:
    """The two the other way round, and each of them said by both."""
    swapped = Candidate(_answer(context, found, versions.b, versions.a), say("contradictions.versions.swapped"))
    differ = say("contradictions.versions.differ")
    both = (say("contradictions.versions.both", words=each) for each in (versions.a, versions.b))
    return [swapped, *(Candidate(text, differ) for text in both)]


# ------------------------------------------------------------------------------------------------- yes and no


def _yes_and_no(context: Context, found: Contradiction) -> Versions | None:
    """« Justin Mbolifue a-t-il été arrêté ? », where one source denies the very deed that the other tells."""
    yes, no = word("yes"), word("no")
    for told, denied, answers in ((found.a, found.b, (yes, no)), (found.b, found.a, (no, yes))):
        for statement in _statements(context, told):
            same_state = found.rule.startswith(_STATES) and (found.tier == 1 or found.confidence >= _SURE_STATE)
            if _denies_it(context, denied, statement.clause, same_state) and _stands_alone(context, statement):
                stem = ask("", statement.clause)
                if stem is not None:
                    return Versions(stem, *answers)
    return None


def _statements(context: Context, span: EvidenceSpan) -> list[Statement]:
    """What a passage tells in clean clauses, as a fact."""
    over = (s for s in (*context.statements, *context.side_statements) if s.clause.span.overlaps(span))
    return [s for s in over if not s.clause.negated and not _is_unreal(s) and not _counts(s.clause)]


def _counts(clause: Clause) -> bool:
    """« 284 des 412 emplois seront supprimés »: a denial would leave open whether of all or of none."""
    words = clause.subject.lower().split(" ")
    return any(each[:1].isdigit() or each in counting_words() for each in words)


def _is_unreal(statement: Statement) -> bool:
    """« aurait été arrêté »: hearsay is no answer."""
    inside = (
        t for t in statement.sentence.tokens if statement.clause.span.start <= t.start < statement.clause.span.end
    )
    return any(is_conditional(token) for token in inside)


def _stands_alone(context: Context, statement: Statement) -> bool:
    return statement.clause.full and not leaves_open(context, statement.sentence, statement.clause)


def _denies_it(context: Context, span: EvidenceSpan, clause: Clause, same_state: bool) -> bool:
    """Whether the verb of a clause is denied in a passage, of the same thing or person.

    :param same_state: whether the engine is sure that both tell of one state, in any words: « a sonné », « a retenti ».
    """
    sentence = context.sentence(span)
    if sentence is None:
        return False
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    if not any(plain_word(t) in wordlist("negations") for t in inside) or _since_then(context, span):
        return False
    shares_verb = any(
        _is_verb(t) and stems(t.text) & stems(f"{clause.lemma} {clause.after.split(' ')[0]}") for t in inside
    )
    about = stems(clause.subject) & stems(context.shown(span).quote)
    return bool(about) and (shares_verb or (same_state and bool(about & _subjects(inside))))


def _subjects(tokens: Sequence[Token]) -> frozenset[str]:
    """Stems of the nouns and names that are subjects."""
    return stems(" ".join(t.text for t in tokens if t.dep in SUBJECTS and t.pos in {"NOUN", "PROPN"}))


def _since_then(context: Context, span: EvidenceSpan) -> bool:
    """« n'a plus été inspectée depuis l'automne »: denied of a stretch of time only."""
    words = {plain_word(t) for s in context.sentences(span.file) if s.span.overlaps(span) for t in s.tokens}
    times = (t for t in context.read(span.file).time_expressions if context.shown(span).contains(t.span))
    return bool(words & set(wordlist("no_longer"))) and any(t.relation is not None for t in times)


def _is_verb(token: Token) -> bool:
    return token.pos == "VERB" or token.feature("VerbForm") is not None


# ------------------------------------------------------------------------------------------------- how many


def _numbers(context: Context, found: Contradiction) -> Versions | None:
    """« Combien de cas sont confirmés en laboratoire ? », of two sources that give one exact number each."""
    figures = [figures_in(context, span) for span in (found.a, found.b)]
    if any(len(each) != 1 or not is_exact(each[0]) for each in figures):
        return None
    sides = zip((found.a, found.b), (found.b, found.a), (each[0] for each in figures), strict=True)
    asked_of = [(counting(context, span, figure, ""), far, figure) for span, far, figure in sides]
    told = [each for each in asked_of if each[0] is not None and len(content_words(each[0])) >= _FEWEST_WORDS]
    common = [each for each in told if _is_common(context, *each[1:])]
    shared = [each for each in common if _tells_as_much(context, *each[1:])]
    stem = next((str(each[0]) for each in (*shared, *common)), None)
    answers = [in_digits(each[0]) for each in figures]
    return None if stem is None else Versions(stem, *answers, shared=bool(shared))


def _is_common(context: Context, far: EvidenceSpan, figure: Figure) -> bool:
    """Whether what is told of the things counted stands in the other passage too, whatever it is that they are."""
    clause = _clause_counting(context, figure)
    if clause is None:
        return False
    counted = figure.span.overlaps(clause.subject_span)
    told = stems(f"{_verb(clause)} {'' if counted else clause.subject}")
    return bool(told & stems(context.shown(far).quote))


def _tells_as_much(context: Context, far: EvidenceSpan, figure: Figure) -> bool:
    """« 48 cas sont confirmés | en laboratoire », « quatre ont été | légèrement | blessés »: the other source is asked
    as well, and must tell what stands behind the verb, a name at least somewhere in its dispatch."""
    clause = _clause_counting(context, figure)
    if clause is None:
        return False
    told, anywhere = stems(context.shown(far).quote), stems(context.read(far.file).dispatch.text)
    words = [each for each in clause.after.replace("’", " ").split(" ") if content_words(each)]
    manners = {each for each in words if each.endswith(wordlist("manner_endings"))}
    known = stems(" ".join(each for each in _verb(clause).split(" ") if each not in manners) + f" {figure.span.quote}")
    return all(stems(each) & (known | (anywhere if each[:1].isupper() else told)) for each in words)


def _clause_counting(context: Context, figure: Figure) -> Clause | None:
    return next((s.clause for s in context.statements if s.clause.span.contains(figure.span)), None)


def _verb(clause: Clause) -> str:
    """The verb of a clause, with the participle that its helper brings: « ont été hospitalisées »."""
    words = clause.after.split(" ")
    helped = clause.finite.lower() in {*wordlist("to_be"), *wordlist("to_have")}
    return " ".join([clause.lemma, *(words[:2] if helped else [])])


def is_exact(figure: Figure) -> bool:
    """Whether a figure is a whole number, not « environ »."""
    return not figure.approximate and float(figure.value).is_integer()


def in_digits(figure: Figure) -> str:
    """« 1 200 »."""
    return f"{int(figure.value):,}".replace(",", NARROW_SPACE)


# ------------------------------------------------------------------------------------------------- when


def _days(context: Context, found: Contradiction) -> Versions | None:
    """« À quelle date le premier malade a-t-il présenté ses symptômes ? », of two sources that each date it."""
    values = [_value(context, span) for span in (found.a, found.b)]
    if values[0] is None or values[1] is None or grain(values[0]) != grain(values[1]):
        return None
    fact = next((f for f in dated_facts(context) if _is_told_in(context, f, found)), None)
    said = [answered(value, None) for value in values if value is not None]
    if fact is None or fact.relation is not None or None in said or fact.clause.negated:
        return None
    far = found.b if found.a.contains(fact.time.span) else found.a
    clause = _of_both(context, fact.clause, far)
    stem = ask(asked(fact.value, None), clause)
    if stem is None or leaves_open(context, fact.sentence, fact.clause):
        return None
    return Versions(stem, str(said[0]), str(said[1]))


def _of_both(context: Context, clause: Clause, far: EvidenceSpan) -> Clause:
    """« Le traité a été signé sous la tente » → « le traité a été signé », where the other source, who is asked as
    well, tells nothing of a tent."""
    words = clause.after.split(" ")
    been = words[0].lower() == morphology()["participles"]["been"]
    told, rest = " ".join(words[: 1 + been]), " ".join(words[1 + been :])
    alone = clause.passive and bool(content_words(rest)) and not stems(rest) & stems(context.shown(far).quote)
    return replace(clause, after=told) if alone else clause


def _value(context: Context, span: EvidenceSpan) -> str | None:
    """The one date in a passage."""
    times = [t for t in context.read(span.file).time_expressions if span.contains(t.span) and t.type == "DATE"]
    return times[0].value if len(times) == 1 and times[0].relation is None else None


def _is_told_in(context: Context, fact: DatedFact, found: Contradiction) -> bool:
    """Whether it is the fact that one passage dates, and the other passage names it too."""
    return any(
        near.contains(fact.time.span)
        and bool(stems(f"{_verb(fact.clause)} {fact.clause.subject}") & stems(context.shown(far).quote))
        for near, far in ((found.a, found.b), (found.b, found.a))
    )


# ------------------------------------------------------------------------------------------------- why


def _reasons(found: Contradiction, reasons: Sequence[Reason]) -> Versions | None:
    """« Pourquoi la digue a-t-elle cédé ? », of two sources that give one reason each."""
    sides = _sides(found, reasons)
    texts = [_as_answer(each) for each in sides] if sides is not None else []
    if sides is None or any(text is None or len(text) > _LONGEST_REASON for text in texts):
        return None
    clause = next((each.clause for each in sides if each.clause is not None and not each.clause.negated), None)
    stem = ask(word("why"), clause) if clause is not None else None
    return None if stem is None else Versions(stem, *(small_first(str(text)) for text in texts))


def _as_answer(reason: Reason) -> str | None:
    """The reason as its source words it; « à cause de » before what a verb of causing names."""
    if reason.text is not None or reason.noun is None:
        return reason.text
    return join(wordlist("cause_of")[0], reason.noun)


def _origins(context: Context, found: Contradiction, reasons: Sequence[Reason]) -> Versions | None:
    """« Quelle est la cause de la pollution ? », where each source names the cause of one event by a noun."""
    sides = _sides(found, reasons)
    if sides is None or any(each.noun is None or len(each.noun) > _LONGEST_REASON for each in sides):
        return None
    events = [each.relation.effect for each in sides]
    event = next((each for each in events if _is_an_event(context, each)), None)
    if event is None or not stems(events[0].quote) & stems(events[1].quote):
        return None
    stem = say("contradictions.versions.origin", event=small_first(tidy(event.quote)))
    return Versions(stem, *(small_first(str(each.noun)) for each in sides))


def _is_an_event(context: Context, span: EvidenceSpan) -> bool:
    """« La pollution », a noun that most dispatches use, so that everybody knows which one is meant, or « la pollution
    du captage »."""
    sentence = context.sentence(span)
    words = [t for t in sentence.tokens if span.start <= t.start < span.end] if sentence is not None else []
    articles = {each.replace("’", "'") for each in morphology()["articles"]["definite"]}
    if len(words) < _BARE or plain_word(words[0]) not in articles or any(t.pos in {"VERB", "AUX"} for t in words):
        return False
    return is_common(context, words[1].text) if len(words) == _BARE else words[_BARE].pos in {"ADP", "ADJ"}


def _sides(found: Contradiction, reasons: Sequence[Reason]) -> tuple[Reason, Reason] | None:
    """The reasons that two passages in dispute on a cause give of one fact: those whose facts share most words."""
    if found.nature != "cause" or found.a.file == found.b.file:
        return None
    pairs = [(near, far) for near in _given(found.a, reasons) for far in _given(found.b, reasons)]
    pairs = [pair for pair in pairs if _of_one_direction(*pair)]
    best = max(pairs, key=_common_fact, default=None)
    return best if best is not None and _common_fact(best) else None


def _of_one_direction(near: Reason, far: Reason) -> bool:
    """« grâce à » and « à cause de » explain no one fact: the work was done in time, or it was late."""
    welcome = wordlist("welcome")
    return (near.relation.rule in welcome) == (far.relation.rule in welcome)


def _common_fact(pair: tuple[Reason, Reason]) -> int:
    return len(stems(pair[0].relation.effect.quote) & stems(pair[1].relation.effect.quote))


def _given(span: EvidenceSpan, reasons: Sequence[Reason]) -> list[Reason]:
    inside = (each for each in reasons if span.contains(each.relation.cause) and each.answers)
    return [each for each in inside if span.overlaps(each.relation.effect)]
