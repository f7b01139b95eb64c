"""What a relative date stands for: « L'AGGP écrit : « … mardi … ». À quelle date correspond « mardi » ? »"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from questions.annotations import EvidenceSpan, Sentence, TimeExpression
from questions.dispatch import Dispatch
from questions.item_writing.context import Context, usable
from questions.item_writing.dates.dated_answers import grain, is_exact
from questions.item_writing.dates.dated_facts import proved
from questions.item_writing.dates.dating import counts_from_publication
from questions.item_writing.dates.proofs import by_the_calendar, dating_line, reckoning
from questions.item_writing.dates.told_from import lies_on_either_side, starting_date
from questions.item_writing.dates.wrong_dates import all_times, near_values
from questions.item_writing.distractors import FEWEST, MOST
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.french.calendar_words import dated, is_an_hour, names_month, spoken
from questions.item_writing.french.participle_forms import is_participle
from questions.item_writing.french.reference import is_of_the_speaker
from questions.item_writing.french.wording import capital, fold, join, quoted, tidy
from questions.item_writing.passages.quoted_passages import is_when_reached, quotable
from questions.quotation_marks import inside
from questions.syntax import clause_of, is_finite, tree
from questions.timex import bounds, is_calendar, overlaps

_LONGEST_AROUND = 480
#: Days from which on a bare weekday more often is the next one.
_ALMOST_A_WEEK = 5
#: Days from a relative date to another that tempts.
_CLOSE = 45


def ask_values(context: Context) -> Iterator[Draft]:
    """« L'AGGP écrit : « … mardi … ». À quelle date correspond « mardi » ? »"""
    for time, around in reckoned_passages(context):
        if not _is_of_the_day(context.read(time.span.file).dispatch, str(time.value)):
            yield from _value(context, time, around)


def reckoned_passages(context: Context) -> Iterator[tuple[TimeExpression, EvidenceSpan]]:
    """Every relative date that is surely counted from what its passage and its dispatch tell, and the words around it
    that are understood by themselves, of a dispatch that is named without its day."""
    for time in all_times(context):
        around = passage_reckoned(context, time)
        if around is not None:
            yield time, around


def passage_reckoned(context: Context, time: TimeExpression) -> EvidenceSpan | None:
    """The passage in which an expression surely stands for a day or a time that has to be counted; ``None`` where it
    needs no counting, may lie in another week, or the passage does not stand alone."""
    sentence = context.sentence(time.span)
    around = None if sentence is None or not _is_reckoned(context, time) else quotable(context, sentence)
    return around if around is not None and _is_shown(context, time, around) else None


def is_reckoned_alone(context: Context, time: TimeExpression) -> bool:
    """Whether a date is surely counted from what its own sentence and the day of its dispatch tell."""
    sentence = context.sentence(time.span)
    return sentence is not None and _is_reckoned(context, time) and _is_shown(context, time, sentence.span)


def _is_shown(context: Context, time: TimeExpression, around: EvidenceSpan) -> bool:
    """Whether the passage has the expression once, prints not its day, and is neither torn nor too long."""
    if len(around.quote) > _LONGEST_AROUND or around.quote.count(time.span.quote) != 1:
        return False
    if _printed_beside(time, around) or context.tears(around, time.span):
        return False
    # « La dépêche du 12 mai 2022 écrit : « … hier … » » wants no look at the dispatch.
    return _counts_from_what_is_shown(context, time, around) and context.undated(time.span.file) is not None


def _is_reckoned(context: Context, time: TimeExpression) -> bool:
    """« hier », « mardi »: a relative date that is proved, in a sentence that tells something, whoever speaks known."""
    sentence = context.sentence(time.span)
    if sentence is None or not time.derivation or not usable(sentence) or not proved(context, time):
        return False
    if not _anchored(time) or (is_exact(str(time.value)) and lies_on_either_side(sentence, time)):
        return False
    if not any(map(is_finite, sentence.tokens)):
        return False  # « Stupeur, hier matin, place de l'Église »: nothing is told.
    if is_when_reached(sentence, time) or _may_be_another_week(context, sentence, time):
        return False
    return not _of_an_unnamed_speaker(sentence)


def _of_an_unnamed_speaker(sentence: Sentence) -> bool:
    """« Mercredi, j'ai été entendu »: the outlet is not who speaks; « “J'ai signé mardi”, dit la maire » tells who."""
    within_marks = inside(token.text for token in sentence.tokens)
    outside = (token for token, within in zip(sentence.tokens, within_marks, strict=True) if not within)
    free = [token for token in outside if token.pos not in {"PUNCT", "SPACE"}]
    if any(map(is_of_the_speaker, free)):
        return True
    return not free and any(map(is_of_the_speaker, sentence.tokens))


def _may_be_another_week(context: Context, sentence: Sentence, time: TimeExpression) -> bool:
    """« la dernière étape, dimanche, n'était pas acquise samedi », on Saturday: a bare weekday of almost a week ago,
    beside no verb that tells it as done, may as well be the next; « un salarié présent jeudi » is not to come."""
    published = context.read(time.span.file).dispatch.published
    words = tidy(time.span.quote).lower().split(" ")
    if published is None or not is_exact(str(time.value)) or not set(words) & set(wordlist("calendar_nouns")):
        return False
    if time.relation == "since" and bounds(str(time.value))[0] <= bounds(published.value)[0]:
        return False  # « fermé depuis mardi »
    if set(map(fold, words)) & set(wordlist("sides")):
        return False
    here = tree(sentence)
    head = clause_of(here, here.at(time.span.start))
    days = (bounds(published.value)[0] - bounds(str(time.value))[0]).days
    if days < 0:
        before = [token for token in sentence.tokens if token.end <= time.span.start]
        return not any(is_finite(token) or is_participle(token) for token in before)
    helpers = [here.tokens[i] for i in here.children[head]] if head is not None else []
    lasted = any(t.pos == "AUX" and t.feature("Tense") == "Imp" for t in helpers)
    done = head is not None and is_participle(here.tokens[head]) and not lasted
    return days >= _ALMOST_A_WEEK and not done


def _anchored(time: TimeExpression) -> bool:
    """Whether the words themselves say which day or year is meant: « hier », « mardi », « octobre dernier »."""
    words = set(tidy(time.span.quote).replace("’", "' ").lower().split())
    if any(word.isdigit() for word in words) and not _says_month(time):
        return False
    if words & set(wordlist("vague_parts")) and is_exact(str(time.value)):
        return False
    if grain(str(time.value)) == "year":
        return False  # « l'an dernier »: no reading is needed, and other questions print the year.
    if is_exact(str(time.value)) or grain(str(time.value)) == "night":
        return not _says_month(time)
    return bool(words & set(wordlist("anchoring")))


def _value(context: Context, time: TimeExpression, around: EvidenceSpan) -> Iterator[Draft]:
    value = str(time.value)
    key = _named(value)
    wrong = _wrong_values(context, time, value)
    outlet = context.undated(time.span.file)
    if key is None or len(wrong) < FEWEST or outlet is None:
        return
    yield Draft(
        topic="date",
        kind="single",
        rule="date.value",
        stem=say(
            f"dates.value.{_stem_for(value)}",
            outlet=capital(outlet),
            quote=context.excerpt_around(around, time.span),
            expression=quoted(bare_expression(time)),
        ),
        options=options_of(capital(key), reckoning(time), wrong),
        rationale=join(reckoning(time), by_the_calendar(context, time)),
        evidence=(around, *dating_line(context, time)),
        difficulty="medium",
        worth=1.8 if _says_month(time) else 2.3,
        source_independent=context.independent([time.span]),
        anchors=(time.span,),
    )


def _counts_from_what_is_shown(context: Context, time: TimeExpression, around: EvidenceSpan) -> bool:
    """Whether the day is counted from that of the dispatch, or from one that the quoted words tell before and that has
    to be counted too: « interpellés lundi, ils sont sortis le lendemain »; beside « le 14 octobre » « le lendemain »
    wants no look at the dispatch."""
    if counts_from_publication(context.read(time.span.file).dispatch, time):
        return True
    start = starting_date(context, time)
    told = start is not None and around.contains(start.span) and start.span.end <= time.span.start
    counted = start is not None and bool(start.derivation) and not names_month(start.span.quote)
    return told and counted and start is not None and str(start.value) != str(time.value)


def _is_of_the_day(dispatch: Dispatch, value: str) -> bool:
    """« ce vendredi » in a dispatch of that Friday: nothing is to be reckoned."""
    return dispatch.published is not None and dispatch.published.value == value


def bare_expression(time: TimeExpression) -> str:
    """The expression without the « de » that ties it to a noun."""
    said = _without_its_hour(tidy(time.span.quote))
    first, _, rest = said.replace("’", "’ ", 1).partition(" ")
    return rest.replace("’ ", "’") if rest and first in wordlist("of")[:2] else said


def _without_its_hour(said: str) -> str:
    """« dimanche, vers sept heures du matin » → « dimanche »: what is asked is the day."""
    words = said.split(" ")
    hour = next((i for i, each in enumerate(words) if is_an_hour(each)), None)
    if hour is None:
        return said
    leading = {fold(each) for each in wordlist("before_hours")}
    start = next((i for i in range(hour, 0, -1) if fold(words[i]) in leading), None)
    while start is not None and start > 1 and fold(words[start - 1]) in leading:
        start -= 1
    return said if start is None else " ".join(words[:start]).rstrip(" ,")


def _printed_beside(time: TimeExpression, around: EvidenceSpan) -> bool:
    """Whether the sentence itself prints the day meant (« le 30 janvier : c'est ce jour-là … »)."""
    said = (spoken(str(time.value)) or "").rsplit(" ", 1)[0]
    return is_exact(str(time.value)) and bool(said) and said in tidy(around.quote)


def _stem_for(value: str) -> str:
    if is_exact(value):
        return "stem"
    return "stem_period"


def _named(value: str) -> str | None:
    """A day with its article, a longer span as a noun."""
    if grain(value) in {"week", "weekend"}:
        return (dated(value) or "").removeprefix(word("during")).strip()
    if grain(value) == "night":
        return (dated(value) or "").removeprefix(word("inside")).strip()
    return dated(value) if is_exact(value) or "/" in value else spoken(value)


def _says_month(time: TimeExpression) -> bool:
    """Whether the words name the month: then only the year is to be found."""
    return names_month(time.span.quote)


def _wrong_values(context: Context, time: TimeExpression, value: str) -> list[Candidate]:
    why = say("dates.value.near")
    offers = [(near, why) for near in _near(time, value)]
    offers = [*((told, why) for told in _told_near(context, time, value)), *offers]
    published = context.read(time.span.file).dispatch.published
    if published and is_exact(published.value) and grain(value) == "day" and not _says_month(time):
        offers.insert(0, (published.value, say("dates.when.publication")))
    start = starting_date(context, time)
    if start is not None and is_exact(str(start.value)):
        offers.insert(0, (str(start.value), why))  # « le lendemain » of that day.
    found: list[Candidate] = []
    taken = [value]
    over = published is not None and bounds(value)[0] <= bounds(published.value)[1]
    for offer, reason in offers:
        text = _named(offer)
        if over and published is not None and bounds(offer)[0] > bounds(published.value)[1]:
            continue
        if text and not any(overlaps(offer, other) for other in taken) and len(found) < MOST:
            found.append(Candidate(capital(text), reason))
            taken.append(offer)
    return found


def _near(time: TimeExpression, value: str) -> list[str]:
    """Other years where the words name the month; the days beside one that is counted in days, not in weeks."""
    if _says_month(time):
        return _other_years(value)
    first = fold(tidy(time.span.quote)).replace("’", "'").split(" ")[0].split("-")[0]
    if is_exact(value) and first in {fold(each) for each in wordlist("today")}:
        day = bounds(value)[0]
        return [(day + timedelta(days=shift)).isoformat() for shift in (-1, 1, -2, -7, 2)]
    return near_values(value)


def _told_near(context: Context, time: TimeExpression, value: str) -> list[str]:
    """Days that the same dispatch tells within some weeks of this one, on its side of the publication."""
    published = context.read(time.span.file).dispatch.published
    if not is_exact(value) or published is None or _says_month(time):
        return []
    over = value <= published.value
    told = {str(t.value) for t in context.read(time.span.file).time_expressions if is_exact(str(t.value))}
    near = [each for each in told if (each <= published.value) == over and 0 < _apart(each, value) <= _CLOSE]
    return sorted(near, key=lambda each: (_apart(each, value), each))[:MOST]


def _apart(one: str, other: str) -> int:
    return abs((bounds(one)[0] - bounds(other)[0]).days)


def _other_years(value: str) -> list[str]:
    """The same day, month or part in other years; none where that day does not exist (29 February)."""
    year = int(value[:4])
    offers = [f"{year + shift:04}{value[4:]}" for shift in (-1, 1, -2)]
    return [] if "/" in value else [offer for offer in offers if is_calendar(offer)]
