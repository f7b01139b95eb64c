"""Which source gives this reason: the fact and its reason are told as one sentence, the sources are the options.

Nothing needs to be made up: every wrong option is a dispatch of the dossier that gives another reason or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.item_writing.calendar_words import dated
from questions.item_writing.clauses import Clause
from questions.item_writing.context import Context
from questions.item_writing.dangling import lacks_owner
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, wordlist
from questions.item_writing.reasons import Reason, disputed_at_home, evidence_of, is_weak, key_why, rationale_of
from questions.item_writing.wording import capital, content_words, fold, join, morphology, stems, tidy
from questions.timex import is_calendar

_WORTH = 2.7
#: Worth the more where another source tells the fact as well, and gives no such reason.
_TOLD_ELSEWHERE = 0.3
_ARTICLE_AND_NOUN = 2
#: Bounds in time without which a fact is another: « fermée jusqu'au 6 décembre ».
_BOUNDS = frozenset({"until", "before", "by"})
#: Telling words that a passage shares with a fact where it speaks of it.
_SHARED = 2


def whose(context: Context, reason: Reason) -> Iterator[Draft]:
    """« Selon quelle source est-ce faute de carburant que la distribution a pris du retard ? »"""
    fact = fact_alone(context, reason)
    if fact is None or disputed_at_home(context, reason) or _is_told_by_someone(context, reason):
        return
    if _is_a_party(context, reason.file) or not _stands_with_its_reason(context, reason):
        return
    others = [file for file in context.files if file != reason.file and not _may_say_it(context, reason, file)]
    others.sort(key=lambda file: (not _speaks_of(context, reason, file), file))
    if len(others) < FEWEST:
        return
    told = _speaks_of(context, reason, others[0])
    wrong = [Candidate(capital(context.brief(file)), say("causes.source.wrong")) for file in others[:MOST]]
    yield Draft(
        topic="cause",
        kind="single",
        rule="cause.source",
        stem=say("causes.source.stem", reason=str(reason.text), statement=fact),
        options=options_of(capital(context.brief(reason.file)), key_why(context, reason), wrong),
        rationale=rationale_of(context, reason),
        evidence=evidence_of(reason),
        difficulty="medium" if told else "easy",
        worth=_WORTH + (_TOLD_ELSEWHERE if told else 0.0),
        source_independent=context.independent(evidence_of(reason)),
        anchors=(reason.relation.cause,),
        closed=True,
    )


def fact_alone(context: Context, reason: Reason) -> str | None:
    """The fact as a statement that stands by itself, its year behind it where that is another than the one of the
    dispatch; ``None`` where it points to what is not told."""
    clause = reason.clause
    if clause is None or reason.text is None or is_weak(reason) or clause.statement.count(",") % 2:
        return None
    if breaks_off(clause.statement) or _is_one_of_many(context, clause):
        return None
    return _in_its_year(context, reason, clause)


def _stands_with_its_reason(context: Context, reason: Reason) -> bool:
    """Whether fact and reason, put together by « c'est … que … », leave nothing open; a comma that none closes does:
    « pour reprendre le club, en deuxième division »."""
    if reason.clause is None or not reason.lends or str(reason.text).count(",") % 2:
        return False
    points = _names_what_went_before(context, reason, reason.clause)
    return not points and not _is_counted_from_the_day(context, reason)


def _is_one_of_many(context: Context, clause: Clause) -> bool:
    """« le bureau », « le comité », of which no dispatch but one speaks: which of them, the words before tell."""
    words = clause.subject.replace("’", "’ ").split(" ")
    bare = len(words) == _ARTICLE_AND_NOUN and words[0].lower() in morphology()["articles"]["definite"]
    own = content_words(words[-1])
    if not bare or words[-1][:1].isupper() or clause.agrees.number == "Plur":
        return False  # « les sinistrés », « les professeurs »: all of them
    return 2 * sum(_are_known(own, _words_of(context, file)) for file in context.files) <= len(context.files)


def _words_of(context: Context, file: str) -> frozenset[str]:
    return frozenset[str]().union(*(content_words(sentence.span.quote) for sentence in context.sentences(file)))


def breaks_off(statement: str) -> bool:
    """« le bateau a navigué toute | cette semaine »: what was left out took the end of a phrase with it."""
    return fold(statement).rsplit(" ", 1)[-1] in {fold(each) for each in wordlist("never_last")}


def _in_its_year(context: Context, reason: Reason, clause: Clause) -> str | None:
    """« En 2003, la course avait été annulée »: another race than this year's, and « ne sont pas attendus avant
    vendredi »: without its bound the fact would be another."""
    published = context.read(reason.file).dispatch.published
    times = [t for t in context.times(reason.sentence) if not reason.relation.cause.contains(t.span)]
    dropped = [t for t in times if tidy(t.span.quote) not in clause.statement and t.relation != "since"]
    if any(t.relation in _BOUNDS for t in dropped):
        return None
    own = published.value[:4] if published is not None else ""
    other = [t for t in dropped if is_calendar(str(t.value)) and str(t.value)[:4] != own]
    if not other:
        return clause.statement
    near = clause.span.contains(other[0].span) or other[0].span.start < clause.subject_span.start
    said = dated(str(other[0].value)) if len(other) == 1 and near and not other[0].derivation else None
    return None if said is None else join(clause.statement, said)


def _is_counted_from_the_day(context: Context, reason: Reason) -> bool:
    """« parce que les postes ont rouvert samedi »: which Saturday, the dispatch alone tells."""
    inside = (t for t in context.times(reason.sentence) if reason.relation.cause.contains(t.span))
    return any(t.derivation for t in inside)


def _names_what_went_before(context: Context, reason: Reason, clause: Clause) -> bool:
    """« pour remettre le bâtiment en état »: a definite noun of the reason that an earlier sentence tells about, and
    neither the fact nor the dossier at large."""
    cause, words = reason.relation.cause, reason.sentence.tokens
    if lacks_owner([t for t in words if cause.start <= t.start < cause.end]):
        return True
    earlier = " ".join(s.span.quote for s in context.sentences(reason.file) if s.span.end <= reason.sentence.span.start)
    told = content_words(earlier)
    known = content_words(clause.statement) | context.common_words
    for i, token in enumerate(words):
        if token.pos != "NOUN" or not cause.start <= token.start < cause.end:
            continue
        below = [t for j, t in enumerate(words) if t.head == i and j != i]
        definite = any(t.pos == "DET" and t.feature("Definite") == "Def" for t in below)
        bare = not any(t.pos in {"NOUN", "PROPN", "ADJ", "VERB", "NUM"} for t in below)
        own = content_words(token.text)
        if definite and bare and own and own <= told and not _are_known(own, known):
            return True
    return False


def _are_known(own: frozenset[str], known: frozenset[str]) -> bool:
    return bool({word.rstrip("sx") for word in own} & {word.rstrip("sx") for word in known})


def _is_told_by_someone(context: Context, reason: Reason) -> bool:
    """Whether the dispatch has the reason from somebody, whom « selon quelle source » might ask for as well."""
    said = (each.cue for each in context.read(reason.file).attributions)
    inside = any(reason.sentence.span.contains(cue) for cue in said)
    return inside or (reason.relation.attribution or context.attribution(reason.relation.cause)) is not None


def _is_a_party(context: Context, file: str) -> bool:
    """Whether the source is a body that another dispatch tells about: nobody else speaks of its summer camp."""
    own = content_words(context.brief(file))
    for actor in context.dossier.actors:
        elsewhere = any(mention.file != file for mention in actor.mentions)
        for name in (actor.name, *actor.aliases):
            words = content_words(name)
            if elsewhere and words and own and (words <= own or own <= words):
                return True
    return False


def _speaks_of(context: Context, reason: Reason, file: str) -> bool:
    """Whether a sentence of another dispatch has two telling words of the fact."""
    fact = stems(reason.clause.statement if reason.clause is not None else "")
    return any(len(stems(s.span.quote) & fact) >= _SHARED for s in context.sentences(file))


def _may_say_it(context: Context, reason: Reason, file: str) -> bool:
    """Whether another dispatch speaks of the reason: one telling word of it that not every dispatch has, in a sentence
    or next to one that speaks of the fact; or a cause is read there in such words."""
    told = stems(reason.relation.cause.quote)
    telling = (told - context.common_stems) or told
    fact = stems(reason.clause.statement if reason.clause is not None else "") - told
    for sentence in context.sentences(file):
        words = stems(sentence.span.quote)
        if len(words & telling) >= min(_SHARED, len(telling)) or (words & telling and words & fact):
            return True
    return False
