"""Whether the day of a time expression is sure: printed or counted, and on the side of it that the verb tells."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from questions.annotations import EvidenceSpan, Sentence, TimeExpression, Token
from questions.dispatch import Dispatch
from questions.item_writing.clauses.participles import is_planned, participle_before
from questions.item_writing.clauses.times import whole_complement
from questions.item_writing.context import Context
from questions.item_writing.dates.dating import counts_from_publication, is_dated, is_told_the_same_day, shows_its_year
from questions.item_writing.dates.put_off_days import is_put_off
from questions.item_writing.dates.told_from import is_ahead, is_compared, lies_on_either_side, starting_date
from questions.item_writing.drafts import wordlist
from questions.item_writing.french.calendar_words import length, names_month
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import is_conditional, plain_word
from questions.item_writing.french.wording import fold, morphology, tidy
from questions.item_writing.remembering import remembered
from questions.languages import load
from questions.syntax import Tree, clause_of, is_finite, tree
from questions.timex import bounds, granularity, is_calendar, is_day

#: A reckoned interval longer than this, in days, says that the day is not known.
_LONGEST_INTERVAL = 120
#: Days from that of writing within which nobody says « lundi dernier » of the last Monday.
_NEXT_TO_IT = 2
_WEEK = 7
#: Days within which « le 20 avril » is that of one year alone.
_SOME_MONTHS = 150
#: Bounds whose weekday may lie before or behind the day of writing.
_BOUNDS = frozenset({"until", "before", "by"})


@remembered
def proved(context: Context, time: TimeExpression) -> bool:
    """Whether the value can be asked: in the calendar, sayable, and not inside words that are contradicted."""
    if time.value is None or not is_calendar(time.value) or _so_far(context, time) or _is_a_bound(time):
        return False
    if is_a_feast(time) or _is_about_so_many(time):
        return False
    if time.type != "DATE" and "/" not in time.value and granularity(time.value) != "night":
        return False
    if is_some_end(time):
        return False
    if "/" in time.value and time.derivation and length(time.value) > _LONGEST_INTERVAL:
        return False
    sentence = context.sentence(time.span)
    if not _surely_counted(context, time) or sentence is None:
        return False
    return not context.inner_conflict(time.span, "date") and lies_where_told(context, time)


def is_some_end(time: TimeExpression) -> bool:
    """« en milieu de semaine prochaine » is not the week, « d'ici à la fin de la semaine » no day of it: Friday and
    Sunday are both its end."""
    words = set(tidy(time.span.quote).replace("’", "'").replace("'", "' ").lower().split(" "))
    of_a_stretch = bool(words & set(wordlist("stretches"))) and is_day(str(time.value))
    loose = granularity(str(time.value)) == "week" or of_a_stretch
    return loose and bool(words & set(wordlist("vague_parts")))


def _is_about_so_many(time: TimeExpression) -> bool:
    """« dans une quinzaine de jours », « il y a une dizaine d'années »: about so many, however reckoned."""
    words = re.split(r"[\s’']+", fold(tidy(time.span.quote)))
    return bool(time.derivation) and bool({word.rstrip("s") for word in words} & set(wordlist("round_numbers")))


def is_a_feast(time: TimeExpression) -> bool:
    """« Noël », whose day everybody knows, « avant Pâques », whose day no page tells."""
    words = fold(tidy(time.span.quote))
    return not any(sign.isdigit() for sign in words) and _feasts().search(words) is not None


@cache
def _feasts() -> re.Pattern[str]:
    names = sorted(map(fold, load("fr", "calendar").data["feasts"]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def _is_a_bound(time: TimeExpression) -> bool:
    """« il y a moins de six semaines »: how long ago at most, or at least, is no date."""
    words = tidy(time.span.quote).lower().split(" ")
    of = morphology()["verbs"]["of"]
    return any(word in wordlist("more_or_less") and behind in of for word, behind in pairwise(words))


def lies_where_told(context: Context, time: TimeExpression) -> bool:
    """Whether the verb beside a relative date tells on which side of the dispatch it lies, and it was counted there."""
    sentence = context.sentence(time.span)
    if sentence is None or (time.derivation and (_was_to_be(sentence, time) or is_put_off(sentence, time))):
        return False
    return not _on_the_wrong_side(context, time)


def _surely_counted(context: Context, time: TimeExpression, counted: frozenset[EvidenceSpan] = frozenset()) -> bool:
    """Whether the day that a relative date starts from is printed, or told in its sentence or the one before and itself
    surely counted: « la veille » of « vendredi », in a page that prints no day, is not.

    :param counted: what was counted from this date already: of two that quote each other neither is sure.
    """
    if time.span in counted:
        return False
    dispatch, sentence = context.read(time.span.file).dispatch, context.sentence(time.span)
    if not time.derivation or sentence is None:
        return True
    if counts_from_publication(dispatch, time) and (_is_any_weekday(time, sentence) or _is_one_of_two(context, time)):
        return False
    if _prints_day_and_month(time) and _is_of_its_time(dispatch, time) and shows_its_year(context.dossier, dispatch):
        return True
    if counts_from_publication(dispatch, time):
        open_sided = time.relation in _BOUNDS and lies_on_either_side(sentence, time)
        shown = is_dated(dispatch) and shows_its_year(context.dossier, dispatch)
        return shown and (not open_sided or _will_be(sentence, time))
    if is_compared(sentence, time) or _takes_up_another(context, time, sentence):
        return False
    start = starting_date(context, time)
    return start is not None and _surely_counted(context, start, counted | {time.span})


def _is_of_its_time(dispatch: Dispatch, time: TimeExpression) -> bool:
    """Whether a day stands within some months of all the days on which the dispatch may have been published: then it
    is of no other year."""
    if dispatch.published is None:
        return False
    days = [day for value in (dispatch.published.value, str(time.value)) for day in bounds(value)]
    return (max(days) - min(days)).days <= _SOME_MONTHS


def _prints_day_and_month(time: TimeExpression) -> bool:
    """« le 20 avril », which wants but the year of its dispatch, whose own day may be worked out."""
    return is_day(str(time.value)) and names_month(time.span.quote) and any(c.isdigit() for c in time.span.quote)


def _is_one_of_two(context: Context, time: TimeExpression) -> bool:
    """« réglées vendredi » in a weekly of that Friday, « lancée lundi dernier » on a Tuesday: the day next to that of
    writing, or the one a week from it; « ce samedi » on a Saturday is no other day than that of writing."""
    dispatch = context.read(time.span.file).dispatch
    words = [fold(each) for each in tidy(time.span.quote).split(" ")]
    if dispatch.published is None or not is_day(str(time.value)) or not is_day(dispatch.published.value):
        return False
    if not set(words) & set(map(fold, load("fr", "calendar").words("rendering.weekdays"))):
        return False
    apart = abs((bounds(str(time.value))[0] - bounds(dispatch.published.value)[0]).days)
    if set(words) & set(map(fold, wordlist("anchoring"))):
        return 0 < apart <= _NEXT_TO_IT
    bare = words[0] not in morphology()["anaphora"]["determiners"]
    return apart == _WEEK or (apart == 0 and bare and not is_told_the_same_day(dispatch))


def _will_be(sentence: Sentence, time: TimeExpression) -> bool:
    """« gardera ses portes closes jusqu'à jeudi »: a future tells on which side of the dispatch the day lies."""
    before = [token for token in sentence.tokens if token.end <= time.span.start and is_finite(token)]
    return bool(before) and before[-1].feature("Tense") == "Fut"


def told_plainly(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether the verb beside a reckoned day is a perfect or a future: a present may tell of what is long over."""
    here = tree(sentence)
    head = clause_of(here, here.at(time.span.start))
    return head is not None and (_is_done(here, head) or here.tokens[head].feature("Tense") == "Fut")


def _is_any_weekday(time: TimeExpression, sentence: Sentence) -> bool:
    """« le vendredi soir »: with an article, a weekday of what was told before, or of every week."""
    words = tidy(time.span.quote).lower().split(" ")
    before = [plain_word(t) for t in sentence.tokens if t.end <= time.span.start][-1:]
    named = load("fr", "calendar").words("rendering.weekdays")
    first, rest = (before, words) if words[0] in named else (words[:1], words[1:])
    article = bool(first) and first[0] in wordlist("article_of_day")
    fixed = set(map(fold, rest)) & set(wordlist("sides")) or any(sign.isdigit() for sign in time.span.quote)
    return article and bool(rest) and rest[0] in named and not fixed


def _takes_up_another(context: Context, time: TimeExpression, sentence: Sentence) -> bool:
    """« Ce jour-là » at the head of a paragraph, or behind two dates: which day it takes up is not sure."""
    if not tidy(time.span.quote).lower().endswith(wordlist("one_of_two")):
        return False
    earlier = context.before(sentence)
    near = [t for s in (earlier, sentence) if s is not None for t in context.times(s) if t.span.end <= time.span.start]
    days = [t for t in near if t.type == "DATE"]
    text = context.read(time.span.file).dispatch.text
    parted = earlier is not None and "\n" in text[earlier.span.end : sentence.span.start]
    return len(days) != 1 or (parted and not sentence.span.contains(days[0].span))


def _so_far(context: Context, time: TimeExpression) -> bool:
    """« à ce jour »: until the day of writing, not on it."""
    sentence = context.sentence(time.span)
    if sentence is None:
        return False
    before = sentence.span.quote[: time.span.end - sentence.span.start]
    return tidy(before).lower().endswith(wordlist("so_far"))


def _on_the_wrong_side(context: Context, time: TimeExpression) -> bool:
    """« sont repartis jeudi » reckoned to a day to come: after « être » a participle tells what is done."""
    published, sentence = context.read(time.span.file).dispatch.published, context.sentence(time.span)
    if published is None or sentence is None or time.value is None or not time.derivation:
        return False
    if _aimed_at(time, sentence) or is_ahead(sentence, time):
        return bounds(time.value)[1] < bounds(published.value)[0]
    if time.relation in {"until", "before"} or _put_off(time, sentence):
        return False
    if bounds(time.value)[0] <= bounds(published.value)[1]:
        return False
    here = tree(sentence)
    head = clause_of(here, here.at(time.span.start))
    done = (head is not None and _is_done(here, head)) or _done_in_a_cleft(here)
    return done or _done_in_front(here, here.at(time.span.start))


def _done_in_front(here: Tree, place: int) -> bool:
    """« ceux qui ont vu la pièce jeudi »: the last verb before the date tells what is done, whatever it hangs on."""
    verbs = [i for i in range(place) if here.tokens[i].pos == "VERB"]
    before = here.tokens[max(0, verbs[-1] - 2) : verbs[-1]] if verbs else []
    helped = any(is_finite(t) and t.pos == "AUX" and t.feature("Tense") == "Pres" for t in before)
    return helped and is_participle(here.tokens[verbs[-1]]) and not is_planned(here.tokens[verbs[-1]])


def _was_to_be(sentence: Sentence, time: TimeExpression) -> bool:
    """« devait reprendre lundi », « s'achèverait vendredi », « préparait samedi une fête »: on which side of the day of
    writing, no form tells; nor does « la fête qui se tenait samedi », where it has been called off."""
    before = [t for t in sentence.tokens if t.end <= time.span.start and t.pos in {"VERB", "AUX"}]
    if not before or not is_day(str(time.value)):
        return False
    if is_conditional(before[-1]) or _was_called_off(sentence, before[-1]):
        return True
    verbs = before[-3:] if before[-1].feature("VerbForm") == "Inf" else before[-1:]
    lasting = {t.lemma.lower() for t in verbs if t.feature("Tense") == "Imp"}
    planning = {*wordlist("announcing"), *wordlist("hoping")}
    return bool(lasting & (planning if len(verbs) == 1 else planning | set(wordlist("duty"))))


def _was_called_off(sentence: Sentence, verb: Token) -> bool:
    """« la fête qui se tenait samedi a été annulée »: an imperfect beside a noun that another verb gives up, or whose
    happening is denied."""
    here = tree(sentence)
    place = here.at(verb.start)
    lasting = next(
        (i for i in (place, here.governor(place)) if i is not None and _is_relative_in_the_past(here, i)), None
    )
    noun = None if lasting is None else here.governor(lasting)
    above = None if noun is None else clause_of(here, noun)
    if above is None or above == lasting:
        return False
    denied = any(here.tokens[i].feature("Polarity") == "Neg" for i in here.children[above])
    return denied or here.tokens[above].lemma.lower() in wordlist("giving_up")


def _is_relative_in_the_past(here: Tree, place: int) -> bool:
    """« qui se tenait », « qu'ils comptaient organiser »."""
    imperfect = here.tokens[place].feature("Tense") == "Imp"
    return imperfect and here.tokens[place].dep == "acl:relcl"


def _done_in_a_cleft(here: Tree) -> bool:
    """« C'est mercredi que le bac a coulé »: what is done, told behind « c'est »."""
    opening = [plain_word(token) for token in here.tokens[:1]]
    done = any(_is_done(here, i) for i in range(len(here.tokens)))
    ahead = any(token.feature("Tense") == "Fut" for token in here.tokens)
    return opening == [wordlist("it_is")[0]] and done and not ahead


def _aimed_at(time: TimeExpression, sentence: Sentence) -> bool:
    """« la fête préparée pour dimanche »: the day lies ahead of who prepares it."""
    start = whole_complement(time, sentence)[0]
    inside = [plain_word(t) for t in sentence.tokens if start <= t.start < time.span.end]
    before = [plain_word(t) for t in sentence.tokens if t.end <= start][-1:]
    return bool({*inside[:1], *before} & set(wordlist("aim")))


def _put_off(time: TimeExpression, sentence: Sentence) -> bool:
    """« prévue dimanche », « reportée à la mi-mai »: what is done is that a day to come was set."""
    here = tree(sentence)
    start = here.at(whole_complement(time, sentence)[0])
    place = participle_before(here, start)
    if place is not None and is_planned(here.tokens[place]):
        return True
    return sets_a_day(here, start) and time.value is not None and "/" not in time.value


def sets_a_day(here: Tree, place: int) -> bool:
    """Whether « à » or « au » stands here behind a verb of putting off: « reportée | à la mi-mai »."""
    if place >= len(here.tokens) or here.word(place) not in wordlist("to"):
        return False
    head = clause_of(here, place)
    return head is not None and head < place and here.tokens[head].lemma.lower() in wordlist("putting_off")


def _is_done(here: Tree, head: int) -> bool:
    """Whether a participle stands behind a present of « avoir » or « être »."""
    token = here.tokens[head]
    participle = token.feature("VerbForm") == "Part" or token.text.lower().endswith(("é", "ée", "és", "ées"))
    if is_planned(token):
        return False  # « est attendu samedi »
    helpers = [here.tokens[i] for i in here.children[head] if here.tokens[i].dep.startswith(("aux", "cop"))]
    return participle and any(is_finite(t) and t.feature("Tense") == "Pres" for t in helpers)
