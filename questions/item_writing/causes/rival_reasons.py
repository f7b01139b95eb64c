"""Wrong answers on causes: reasons and facts that the dispatches tell of something else, and never of the fact asked.

A reason is borrowed from another fact of the dossier. It is refused wherever a reader could defend it: another
passage explains a like fact by it, it belongs to the same sort of causes as the key, it tells of the same episode.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from questions.annotations import EvidenceSpan
from questions.item_writing.causes.plausible_reasons import (
    could_explain,
    families,
    happens,
    is_willed,
    tells_an_event,
)
from questions.item_writing.causes.reason_options import of_one_article
from questions.item_writing.causes.reasons import Reason, evidence_of
from questions.item_writing.causes.rival_facts import facts_as_reasons, tells_of_its_doers
from questions.item_writing.causes.stock_facts import is_stopped
from questions.item_writing.causes.stock_reasons import LACK, NOUN, connective_of, form_of, stock_reasons, takes_up
from questions.item_writing.causes.told_events import told_events, told_lacks
from questions.item_writing.clauses.interrogation import state
from questions.item_writing.context import Context, Statement
from questions.item_writing.distractors import FEWEST, MOST, apart, choose
from questions.item_writing.drafts import Candidate, say, word, wordlist
from questions.item_writing.french.wording import capital, content_words, fold, join, quoted, stems, tidy
from questions.item_writing.remembering import remembered
from questions.languages.tables import load_table
from questions.syntax import positions, tree
from questions.timex import bounds, is_calendar

#: The dimension of ``predicates.toml`` that suspends and resumes.
_ENDED = "activity"
#: Content words that two passages share when they are about the same thing.
SHARED_WORDS = 2
#: Days between two facts from which neither explains the other's moment.
_FAR_DAYS = 300
#: Dispatches from which on what more than half of them tell is the subject of the dossier.
_DISPATCHES = 3


def wrong_reasons(
    context: Context, reason: Reason, reasons: Sequence[Reason], *, nouns: bool = False
) -> list[Candidate]:
    """Reasons of other facts told like the key, then of the stock, then of other facts told otherwise; none could
    explain this one.

    :param nouns: as noun phrases, where the key is one.
    """
    key = capital(str(reason.noun if nouns else reason.text))
    near = {each.dispatch.file for each in context.neighbours(reason.file)}
    fitting = [o for o in reasons if o.lends and o.file in near and _is_foreign(context, reason, o)]
    stopped = is_stopped(context, reason)
    fitting = [other for other in fitting if could_explain(context, reason, other, stopped=stopped)]
    fitting = _of_one_tone(reason, fitting)
    offers = [(other, _free_noun(other) if nouns else _dressed(reason, other)) for other in fitting]
    borrowed = [Candidate(capital(text), _why_wrong(context, o), o.relation.cause) for o, text in offers if text]
    if not nouns and _is_clause(reason) and not happens(context, reason):
        borrowed += facts_as_reasons(context, reason)
    lent = _unlike(key, _of_one_sort(reason, borrowed, fitting))
    alike = [each for each in lent if _opening(each.text) == _opening(key)]
    chosen = _chosen(key, alike, [])
    chosen += _chosen(key, _told(context, reason, nouns=nouns), chosen)
    chosen += _chosen(key, stock_reasons(context, reason, nouns=nouns), chosen)
    if len(chosen) < FEWEST:
        otherwise = _chosen(key, [each for each in lent if each not in alike], chosen)
        enough = FEWEST if reason.clause is not None else MOST  # Beside two the key alone would be seen in its passage.
        chosen += otherwise if chosen or len(otherwise) >= enough else []
    if not nouns and _stands_out(reason, chosen, fitting):
        return []
    aimed = reason.relation.kind == "purpose"
    missing = 0 if nouns or aimed or happens(context, reason) else max(0, FEWEST - len(chosen))
    late = [each for each in _too_late(context, reason) if _apart_from_all(each, chosen)]
    return [*chosen, *choose(key, late, missing)]


def _told(context: Context, reason: Reason, *, nouns: bool) -> list[Candidate]:
    """What the dossier tells elsewhere, in the form of the key."""
    form, opening = (NOUN, "") if nouns else form_of(reason)
    if form == NOUN and not takes_up(context, reason):
        return told_events(context, reason, opening)
    return told_lacks(context, reason, opening) if form == LACK else []


def _chosen(key: str, offered: Sequence[Candidate], before: Sequence[Candidate]) -> list[Candidate]:
    """Those that fill up what was chosen before; the connective that all have in common is no likeness."""
    opening = connective_of(key)
    bare = {each.text.removeprefix(opening): each for each in offered}
    alike = of_one_article(key, bare.values())
    free = [
        replace(each, text=text)
        for text, each in bare.items()
        if each in alike and _apart_from_all(each, before, opening)
    ]
    return [bare[each.text] for each in choose(key.removeprefix(opening), free, MOST - len(before))]


def _opening(text: str) -> str:
    """The word that introduces a reason: « faute », « parce ». One told like the key comes before all others."""
    return fold(text).split(" ")[0]


def _apart_from_all(candidate: Candidate, chosen: Sequence[Candidate], opening: str = "") -> bool:
    text = candidate.text.removeprefix(opening)
    return all(apart(text, other.text.removeprefix(opening)) for other in chosen)


def _stands_out(reason: Reason, chosen: Sequence[Candidate], others: Sequence[Reason]) -> bool:
    """Whether the key alone is told by an infinitive, or alone tells of a help; the stock is told as the key is."""
    if any(each.origin is None for each in chosen):
        return False
    if _is_of_a_deed(reason) and not _any_deed(chosen, others):
        return True
    return reason.relation.rule in wordlist("welcome") and not any(_is_favourable(each, others) for each in chosen)


def _is_of_a_deed(reason: Reason) -> bool:
    """« pour rejoindre Dakar », « pour protester contre … »: an infinitive, which nouns beside it would give away."""
    tokens = (t for t in reason.sentence.tokens if t.start >= reason.relation.cause.start)
    first = next(tokens, None)
    aimed = reason.relation.kind == "reaction" and str(reason.text).startswith(f"{word('purpose')} ")
    return aimed or (first is not None and first.feature("VerbForm") == "Inf")


def _any_deed(offered: Sequence[Candidate], others: Sequence[Reason]) -> bool:
    """Whether a wrong option is told by an infinitive as well."""
    told = {each.relation.cause for each in others if _is_of_a_deed(each)}
    return any(each.origin in told for each in offered)


def _of_one_sort(reason: Reason, offered: Sequence[Candidate], others: Sequence[Reason]) -> list[Candidate]:
    """Beside an aim, other aims and answers alone: a reader sees at once that no mishap is one."""
    if reason.relation.kind != "purpose":
        return list(offered)
    willed = {each.relation.cause for each in others if is_willed(each)}
    return [each for each in offered if each.origin in willed]


def _is_favourable(candidate: Candidate, others: Sequence[Reason]) -> bool:
    """Whether a wrong option reads as a help or an aim: the only help among misfortunes would be seen at once."""
    own = [each.relation for each in others if each.relation.cause == candidate.origin]
    return any(each.rule in wordlist("welcome") or each.kind == "purpose" for each in own)


def _is_clause(reason: Reason) -> bool:
    """Whether the reason is a fact told with its verb, which a noun phrase beside it would give away."""
    opening = word("because")
    return str(reason.text).startswith((f"{opening} ", f"{opening[:-1]}’"))


def _of_one_tone(reason: Reason, others: Sequence[Reason]) -> list[Reason]:
    """The reasons that are welcome where the key is, and unwelcome where it is not: nobody takes « grâce à » for the
    reason of a mishap, whatever connective it is lent."""
    welcome = wordlist("welcome")
    return [each for each in others if (each.relation.rule in welcome) == (reason.relation.rule in welcome)]


def _too_late(context: Context, reason: Reason) -> list[Candidate]:
    """Facts that happened after the one asked about: whatever they are, they are not its cause."""
    asked = _days(context, reason.sentence.span, reason.relation.cause)
    if asked is None or reason.clause is None or reason.clause.tense != "past":
        return []
    return [
        _late_candidate(context, fact)
        for fact in context.statements
        if fact.clause.full
        and fact.clause.tense == "past"
        and not fact.clause.negated
        and fact.sentence.span.file == reason.file
        and tells_of_its_doers(context, fact, reason)
        and _starts_after(context, fact, asked[1])
        and not stems(fact.clause.statement) & _spoken_of(context, reason)
        and not families(context, fact.clause.span) & families(context, reason.relation.cause)
    ]


def _spoken_of(context: Context, reason: Reason) -> frozenset[str]:
    """Telling words of the fact, and every word of its reason."""
    effect = stems(reason.relation.effect.quote) - context.common_stems
    return effect | stems(reason.relation.cause.quote)


def _starts_after(context: Context, fact: Statement, day: int) -> bool:
    """Whether the only date of the fact's sentence is later than this day."""
    dates = [t for t in context.times(fact.sentence) if t.type == "DATE"]
    here = _days(context, fact.sentence.span, None) if len(dates) == 1 else None
    return here is not None and here[0] > day


def _late_candidate(context: Context, fact: Statement) -> Candidate:
    outlet, quote = context.outlet(fact.sentence.span.file), context.excerpt(fact.sentence.span)
    text = capital(join(word("because"), fact.clause.statement))
    return Candidate(text, say("causes.why.late", outlet=outlet, quote=quote), fact.clause.span)


def _unlike(key: str, offered: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, of those that share telling words only the one nearest to the key in length."""
    kept: list[Candidate] = []
    for candidate in sorted(offered, key=lambda c: (abs(len(c.text) - len(key)), c.text)):
        told = stems(candidate.text)
        if all(2 * len(told & stems(other.text)) < min(len(told), len(stems(other.text))) + 1 for other in kept):
            kept.append(candidate)
    return kept


def _dressed(reason: Reason, other: Reason) -> str | None:
    """The other reason as a complement: behind the connective of the key where that one says « because » and no more,
    so that the connective tells nothing."""
    noun, mine = _free_noun(other), _plain_connective(reason)
    if noun is None:
        return other.text
    if mine in wordlist("after_events") and not _tells_event(other):
        mine = None
    return join(mine if mine is not None and reason.noun is not None else _word_for_cause(), noun)


def _free_noun(other: Reason) -> str | None:
    """The reason as a noun, where it is a cause by itself: not « les riverains » of « sous la pression de »."""
    free = other.text is None or _plain_connective(other) is not None or other.relation.rule in wordlist("welcome")
    return other.noun if free else None


def _tells_event(other: Reason) -> bool:
    """Whether the reason is an event by its noun: « à la suite de la clause » is no French."""
    here = tree(other.sentence)
    nouns = (here.tokens[i] for i in positions(here, other.relation.cause) if here.tokens[i].pos == "NOUN")
    first = next(nouns, None)
    return first is not None and tells_an_event(first)


def _word_for_cause() -> str:
    """The preposition that goes before any cause."""
    return wordlist("cause_of")[0]


def _plain_connective(reason: Reason) -> str | None:
    """The connective without article, « en raison de »; ``None`` where it does not fit any cause."""
    if reason.relation.marker is None:
        return None
    words = fold(tidy(reason.relation.marker.quote)).replace("'", "")
    fits = [each for each in wordlist("plain_connectives") if words.startswith(fold(each)[:-1])]
    return fits[0] if fits else None


def _is_foreign(context: Context, reason: Reason, other: Reason) -> bool:
    """Whether no reader could give the other reason for this fact."""
    if is_general(other) or other.sentence.span in {reason.sentence.span, *_against(context, reason)}:
        return False
    if is_the_subject(context, other) or lead_to_each_other(reason, other):
        return False
    if not _other_fact(context, reason, other):
        return False
    if content_words(other.relation.cause.quote) & _other_explanations(context, reason):
        return False
    if families(context, reason.relation.cause) & families(context, other.relation.cause):
        return False
    return _far_apart(context, reason, other) or not (
        _same_reaction(context, reason, other) or _turn(context, reason) & _turn(context, other)
    )


@remembered
def _against(context: Context, reason: Reason) -> frozenset[EvidenceSpan]:
    """The sentences that stand against the fact or its reason."""
    found = (context.sentence(span) for span in context.opposing(evidence_of(reason)))
    return frozenset(sentence.span for sentence in found if sentence is not None)


def is_general(other: Reason) -> bool:
    """« le mouvement », « cet incident »: a noun that takes up what was told, perhaps the key itself."""
    told = {fold(each) for each in content_words(other.relation.cause.quote)}
    return bool(told) and told <= {fold(each) for each in wordlist("general_reasons")}


def _turn(context: Context, reason: Reason) -> frozenset[str]:
    """What the effect brings to an end: two facts that end the same sort of thing may be one in other words."""
    effect, sentence = reason.relation.effect, context.sentence(reason.relation.effect)
    tokens = sentence.tokens if sentence else ()
    inside = {t.lemma.lower() for t in tokens if effect.start <= t.start < effect.end and t.pos != "AUX"}
    dimensions = load_table("fr", "predicates")["dimension"]
    found = {str(each["name"]) for each in dimensions if inside & set(each["no"])}
    return frozenset(found | {_ENDED} if inside & set(wordlist("ends")) else found)


def _same_reaction(context: Context, reason: Reason, other: Reason) -> bool:
    """Two reactions of one actor: what moved it once may have moved it the other time."""
    kinds = {reason.relation.kind, other.relation.kind}
    if "purpose" in kinds or _sorted_out(context, reason, other):
        return False
    doers = [{actor.name for actor in context.actors_in(each.relation.effect)} for each in (reason, other)]
    return bool(doers[0] & doers[1])


def _sorted_out(context: Context, reason: Reason, other: Reason) -> bool:
    """Whether both causes are of known and different sorts: bad weather is no strike."""
    sorts = families(context, reason.relation.cause), families(context, other.relation.cause)
    return all(sorts) and not sorts[0] & sorts[1]


def _far_apart(context: Context, reason: Reason, other: Reason) -> bool:
    """Whether the two effects are dated and lie the better part of a year apart."""
    mine, other_days = (_days(context, each.sentence.span, each.relation.cause) for each in (reason, other))
    if mine is None or other_days is None:
        return False
    earlier, later = sorted((mine, other_days))
    return later[0] - earlier[1] >= _FAR_DAYS


def _days(context: Context, sentence: EvidenceSpan, cause: EvidenceSpan | None) -> tuple[int, int] | None:
    """First and last day, as ordinals, that the sentence dates outside the reason; ``None`` for none."""
    times = [t for t in context.read(sentence.file).time_expressions if sentence.contains(t.span)]
    outside = [t for t in times if t.type == "DATE" and (cause is None or not cause.contains(t.span))]
    around = [bounds(t.value) for t in outside if t.value and is_calendar(t.value)]
    return (min(a for a, _ in around).toordinal(), max(b for _, b in around).toordinal()) if around else None


def is_the_subject(context: Context, other: Reason) -> bool:
    """« la fuite », where every dispatch tells of the leak: it may be behind all that happened."""
    here = tree(other.sentence)
    head = next((here.tokens[i] for i in positions(here, other.relation.cause) if here.tokens[i].pos == "NOUN"), None)
    noun = other.noun is not None and not _is_clause(other)
    if head is None or len(context.files) < _DISPATCHES:
        return False
    return noun and bool(stems(head.text) & context.common_stems)


def lead_to_each_other(reason: Reason, other: Reason) -> bool:
    """« un employé a vendu le sujet », the cause of the leak, behind what the leak brought about: one chain."""
    causes = [stems(each.relation.cause.quote) for each in (reason, other)]
    effects = [stems(each.relation.effect.quote) for each in (reason, other)]
    return bool(causes[0] & effects[1]) or len(effects[0] & causes[1]) >= SHARED_WORDS


@remembered
def _other_explanations(context: Context, reason: Reason) -> frozenset[str]:
    """Words of whatever another passage gives as the reason of a like fact, or sets against this one."""
    effect = content_words(reason.relation.effect.quote)
    found = [content_words(span.quote) for span in context.opposing(evidence_of(reason))]
    for read in context.dossier.dispatches:
        for relation in read.causes:
            like = len(content_words(relation.effect.quote) & effect) >= SHARED_WORDS
            if like and relation.cause != reason.relation.cause:
                found.append(content_words(relation.cause.quote))
    return frozenset[str]().union(*found)


def _why_wrong(context: Context, other: Reason) -> str:
    effect = context.excerpt_around(other.sentence.span, other.relation.cause)
    if other.clause is not None:
        effect = quoted(state(other.clause))
    return say("causes.why.wrong", outlet=context.outlet(other.file), effect=effect)


def _other_fact(context: Context, reason: Reason, other: Reason) -> bool:
    """Whether the other relation is about something else on both sides, the subject of the dossier left out."""
    common = context.common_stems
    effects = [stems(each.relation.effect.quote) - common for each in (reason, other)]
    causes = [stems(each.relation.cause.quote) - common for each in (reason, other)]
    crossed = effects[0] & causes[1]
    if _opening_noun(reason) == _opening_noun(other) is not None:
        return False
    return len(effects[0] & effects[1]) < SHARED_WORDS and not causes[0] & causes[1] and not crossed


def _opening_noun(reason: Reason) -> str | None:
    """What the fact is told of: « les tables » of « seules les tables de jeu restent bâchées »."""
    effect = reason.relation.effect
    inside = (t for t in reason.sentence.tokens if effect.start <= t.start < effect.end)
    return next((t.lemma.lower() for t in inside if t.pos == "NOUN"), None)
