"""What a relative date is counted from: another date of the text, or the day of writing, and whether that is sure."""

from __future__ import annotations

from questions.annotations import Sentence, TimeExpression
from questions.item_writing.clauses.participles import is_planned
from questions.item_writing.context import Context
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import plain_word
from questions.item_writing.french.wording import fold, quoted, tidy
from questions.syntax import Tree, clause_of, is_finite, tree
from questions.timex import is_day

#: Bounds that say themselves on which side of the day of writing they lie, and no bound.
_SETTLED = frozenset({None, "since"})
#: Bounds whose day is to come, beside a verb that tells what goes on or what will be.
_AHEAD = {"until": {"now", "ahead"}, "before": {"ahead"}, "by": {"now", "ahead"}, "from": {"ahead"}}


def is_compared(sentence: Sentence, time: TimeExpression) -> bool:
    """« deux jours plus tôt | que prévu »: the distance to what was planned, not to a day that the text tells."""
    behind = next((token for token in sentence.tokens if token.start >= time.span.end), None)
    return behind is not None and plain_word(behind) in wordlist("object_relatives")


def starting_date(context: Context, time: TimeExpression) -> TimeExpression | None:
    """The date that « trois jours plus tard » is counted from, told in its sentence or in the one before.

    ``None`` where it stands farther off: then what lies in between may be what the words go back to.
    """
    sentence = context.sentence(time.span)
    before = context.before(sentence) if sentence is not None else None
    near = [each for s in (before, sentence) if s is not None for each in context.times(s)]
    named = [each for each in near if each.span != time.span and _is_named(time, each)]
    return named[-1] if named else None


def _is_named(time: TimeExpression, other: TimeExpression) -> bool:
    """Whether the reckoning quotes this date behind the expression itself."""
    _, _, start = tidy(time.derivation).partition(quoted(time.span.quote))
    return quoted(other.span.quote) in start


def lies_on_either_side(sentence: Sentence, time: TimeExpression) -> bool:
    """« les cours de vendredi », « prêts à siéger jusqu'à vendredi »: the week is not told, by verb or by word;
    « depuis vendredi » tells it."""
    if not is_day(str(time.value)):
        return False
    words = fold(tidy(time.span.quote)).replace("’", "'").split(" ")
    if set(words) & set(wordlist("sides")) or any(sign.isdigit() for word in words for sign in word):
        return False
    before = [plain_word(token) for token in sentence.tokens if token.end <= time.span.start][-1:]
    leading = {*before, *words[:1]}
    tied = bool(leading & set(wordlist("weekday_ties"))) or time.relation not in _SETTLED
    weekday = bool(set(words) & set(map(fold, wordlist("calendar_nouns"))))
    return tied and not (weekday and _is_settled(sentence, time, leading))


def is_ahead(sentence: Sentence, time: TimeExpression) -> bool:
    """« gardera ses portes closes jusqu'à jeudi », « les visites sont suspendues jusqu'à mercredi », « attendue d'ici
    lundi »: beside a future, or a present that goes on, the end of a time is to come."""
    return time.relation in _AHEAD and _told_as(sentence, time) in _AHEAD[time.relation]


def is_done(sentence: Sentence, time: TimeExpression) -> bool:
    """« a fermé mardi », « avait été arrêté mardi », « ferma »: of a deed that is over; not « était fermé mardi »,
    « continuait de tomber mardi »."""
    here = tree(sentence)
    head = _governing(here, time)
    if head is None or _told_as(sentence, time) != "done":
        return False
    lasting = (i for i in (head, *here.children[head]) if here.tokens[i].feature("Tense") == "Imp")
    return all(here.tokens[i].dep == "aux:tense" for i in lasting)


def _is_settled(sentence: Sentence, time: TimeExpression, leading: set[str]) -> bool:
    """Whether the verb tells on which side the day lies: « sont ressortis dès jeudi », « rouvrira à partir de lundi »
    do."""
    done = bool(leading & set(wordlist("from_that_day"))) and _told_as(sentence, time) == "done"
    return done or is_ahead(sentence, time)


def _told_as(sentence: Sentence, time: TimeExpression) -> str:
    """Whether the verb that the expression hangs on tells what is done, what goes on or what is to come."""
    here = tree(sentence)
    head = _governing(here, time)
    if head is None:
        return ""
    helpers = {i for i in here.children[head] if here.tokens[i].dep.startswith(("aux", "cop"))}
    finite = next((here.tokens[i] for i in sorted({*helpers, head}) if is_finite(here.tokens[i])), None)
    if finite is None or finite.feature("Mood") == "Cnd":
        participle = finite is None and is_participle(here.tokens[head]) and not is_planned(here.tokens[head])
        return "done" if participle and here.tokens[head].dep.startswith("acl") else ""
    if finite.feature("Tense") in {"Past", "Imp"} or _is_perfect(here, helpers):
        return "done" if finite.feature("Tense") != "Fut" else ""
    return {"Fut": "ahead", "Pres": "now"}.get(str(finite.feature("Tense")), "")


def _governing(here: Tree, time: TimeExpression) -> int | None:
    """The verb that an expression hangs on, of « continuait de tomber » the first."""
    head = clause_of(here, here.at(time.span.start))
    while head is not None and here.tokens[head].feature("VerbForm") == "Inf" and here.tokens[head].dep == "xcomp":
        head = here.governor(head)
    return head


def _is_perfect(here: Tree, helpers: set[int]) -> bool:
    """« a fermé », « sont restées »; not « sont supprimées »."""
    return any(here.tokens[i].dep == "aux:tense" for i in helpers)
