"""Which way the verb over a calendar expression looks: back, ahead, or not to be told."""

from __future__ import annotations

import re
from functools import cache

from questions.annotations import Sentence
from questions.annotator.times.dating_verbs import verbs
from questions.annotator.times.plans_undone import came_to_nothing
from questions.annotator.times.tense import directions
from questions.annotator.times.time_bounds import in_verbless_aside, is_unreal, lasts_ahead, sets_deadline
from questions.annotator.times.time_pieces import Found
from questions.calendar.grammar import Grammar, grammar, plain
from questions.calendar.readings import Direction
from questions.languages import load
from questions.syntax import SUBJECTS

Looks = list[Direction]
#: « d'ici à la » stands within so many characters before a date.
_AHEAD_REACH = 14
#: Words from a verb to the day that completes its object.
_OBJECT = 9
#: Words beside a day set off by commas: the comma and the word beyond.
_ASIDE = 2
#: Where « dernier » and « prochain » point.
_WAYS: dict[str, Direction] = {"last": "past", "next": "future"}


def before_delays(sentence: Sentence, pieces: list[Found], looks: list[Looks], calendar: Grammar) -> list[Looks]:
    """« …, qui devaient s'ouvrir jeudi, ont été reportés à vendredi »: that Thursday is the one before the Friday."""
    events = calendar.pack.data.get("events", {})
    lemmas = [token.lemma for token in sentence.tokens]
    delayed = any(lemma in events.get("delayed", ()) for lemma in lemmas)
    if not delayed or not any(lemma in events.get("due", ()) for lemma in lemmas) or len(pieces) != 2:
        return looks
    first, second = (piece.match for piece in pieces)
    bare = all(match.reading == "weekday" and "modifier" not in match.groups for match in (first, second))
    return [["future"], looks[1]] if bare and looks[1][0] == "future" and looks[0][0] == "past" else looks


def paired(sentence: Sentence, pieces: list[Found], looks: list[Looks], calendar: Grammar) -> list[Looks]:
    """« un sondage réalisé jeudi et vendredi indique »: the second weekday of a pair is told like the first."""
    text, start = plain(sentence.span.quote), sentence.span.start
    found = list(looks)
    for i in range(1, len(pieces)):
        weekdays = all(piece.match.reading == "weekday" for piece in pieces[i - 1 : i + 1])
        between = text[pieces[i - 1].end - start : pieces[i].start - start]
        if weekdays and calendar.anchoring["and"].fullmatch(between):
            found[i] = found[i - 1]
    return found


def looks_of(sentence: Sentence, piece: Found, language: str, *, strictly: bool = False) -> list[Direction]:
    """Which way an expression's verb looks, likeliest first, unless the preposition knows better."""
    said = _said_way(piece, language)
    if said is not None:
        return [said]
    ways = directions(sentence, piece.start, piece.end, language, strictly=strictly)
    if _is_announced(sentence, piece, language):
        return ["future"]
    shown = sentence.zone == "caption" and ways[0] in ("present", "unknown")
    shown = shown or (ways[0] == "present" and _sets_scene(sentence, piece, language))
    shown = shown or (ways[0] == "present" and _was_met(sentence, piece, language))
    if piece.relation == "since" or shown or _since_what_was(sentence, piece, language):
        return ["past"]
    if piece.match.reading == "night" and _is_told_night(sentence, ways):
        return ["past", *(way for way in ways if way not in ("past", "unknown"))]
    if _dates_noun(sentence, piece, language):
        return ["present", *(way for way in ways if way != "unknown")]
    ahead = _bounded_ahead(sentence, piece, ways, language)
    if ahead:
        return ahead
    if ways[0] in ("past", "unknown", "present") and _is_called_off(sentence, piece, language):
        return ["future", *ways]
    if ways[0] in ("past", "unknown") and _is_aimed_at(sentence, piece, language):
        return ["future", *ways]
    if piece.relation in ("until", "from") and ways[0] in ("present", "unknown"):
        return ["future", *ways]
    return ["unknown"] if ways[0] == "past" and _was_promised(sentence, piece, language) else ways


def _said_way(piece: Found, language: str) -> Direction | None:
    """« mercredi prochain, 29 avril », « le 16 mai dernier »: the words tell by themselves, whatever the verb."""
    calendar = grammar(language)
    groups = piece.match.groups
    if piece.other is not None or piece.match.reading not in ("weekday", "day") or "modifier" not in groups:
        return None
    return _WAYS.get(calendar.meaning("modifier", groups["modifier"]))


def _is_told_night(sentence: Sentence, ways: Looks) -> bool:
    """A night has two days: who tells of it tells of one over, unless nothing but a notice without a verb names it.

    The subject shows a verb that the model does not know as one (« Les faits remontent à la nuit de lundi à mardi »).
    """
    if ways[0] == "unknown":
        return any(token.feature("VerbForm") == "Fin" or token.dep in SUBJECTS for token in sentence.tokens)
    return ways[0] == "present" and "past" in ways


def _sets_scene(sentence: Sentence, piece: Found, language: str) -> bool:
    """« Il est 16 h 10, ce mardi, quand le juge fait son entrée »: what the present tells so is over."""
    scene = load(language, "calendar").data["tense"].get("scene")
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    return bool(scene) and re.search(scene, head, re.IGNORECASE) is not None


def _was_met(sentence: Sentence, piece: Found, language: str) -> bool:
    """« De passage mercredi à Lyon, la juge revient sur l'affaire »: who tells it in print was there before."""
    met = load(language, "calendar").data["tense"].get("met")
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    if not met or re.search(met, head, re.IGNORECASE) is None:
        return False
    finite = next((t for t in sentence.tokens if t.start >= piece.end and t.feature("VerbForm") == "Fin"), None)
    return finite is not None and finite.lemma in _tense_words(language, "met_telling")


def _since_what_was(sentence: Sentence, piece: Found, language: str) -> bool:
    """« la mairie se tait depuis la réunion de lundi »."""
    pattern = load(language, "calendar").data["tense"].get("since_noun")
    if not pattern or piece.match.reading not in ("weekday", "day", "offset"):
        return False
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    return re.search(pattern, head, re.IGNORECASE) is not None


def _bounded_ahead(sentence: Sentence, piece: Found, ways: Looks, language: str) -> Looks:
    """What bounds a time to come (« d'ici à mardi », « suspendu jusqu'en mai »); nothing where it does not show."""
    place = (sentence, piece.start, piece.end, language)
    aside = piece.relation == "until" and in_verbless_aside(*place[:3])
    if aside or (piece.relation == "until" and (_looks_ahead(sentence, piece, language) or sets_deadline(*place))):
        return ["future"]
    lasting = piece.relation in ("until", "from") and lasts_ahead(*place)
    if lasting and ways[0] == "future":
        return ["future"]
    awaited = piece.relation in ("until", "before") and ways[0] == "past" and _is_to_come(sentence, piece, language)
    return ["future", *ways] if lasting or awaited else []


def _dates_noun(sentence: Sentence, piece: Found, language: str) -> bool:
    """« a annoncé la fermeture, le 31 janvier, de la mine »: between a noun and its complement a day is that noun's,
    whatever the verb: the nearest one."""
    if piece.match.reading != "day" or {"year", "shortyear", "modifier"} & piece.match.groups.keys():
        return False
    text, start = plain(sentence.span.quote), sentence.span.start
    before = [token for token in sentence.tokens if token.end <= piece.start][-_ASIDE:]
    behind = text[piece.end - start :]
    apart = len(before) == _ASIDE and before[1].text == "," and behind.startswith(",")
    return apart and before[0].pos == "NOUN" and grammar(language).anchoring["of"].match(behind, 1) is not None


def _is_announced(sentence: Sentence, piece: Found, language: str) -> bool:
    """« Rendez-vous dimanche sur la place. »: nothing but the announcement of what is to come."""
    announced = load(language, "calendar").data["tense"].get("announced")
    if not announced or piece.match.reading not in ("weekday", "day"):
        return False
    outside = (token for token in sentence.tokens if not piece.start <= token.start < piece.end)
    if any(token.feature("VerbForm") == "Fin" for token in outside):
        return False
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    return re.search(announced, head, re.IGNORECASE) is not None


def _is_aimed_at(sentence: Sentence, piece: Found, language: str) -> bool:
    """« a déposé un préavis pour mardi »; « était prévu pour mardi » may be over, what « n'a pas eu lieu » is."""
    tense = load(language, "calendar").data["tense"]
    bare = piece.match.reading in ("weekday", "weekday-range", "day", "day-range", "month", "season")
    pattern = tense.get("starting" if piece.relation == "from" and piece.match.reading == "weekday" else "aimed")
    cancelled = any(token.lemma in _tense_words(language, "cancelling") for token in sentence.tokens)
    if not pattern or not bare or (not cancelled and any(each.feature("Tense") == "Imp" for each in sentence.tokens)):
        return False
    behind = next((i for i, token in enumerate(sentence.tokens) if token.start >= piece.end), None)
    if behind is not None and came_to_nothing(sentence.tokens, behind, verbs(language)):
        return False
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    return re.search(pattern, head[-_AHEAD_REACH:], re.IGNORECASE) is not None


def _was_promised(sentence: Sentence, piece: Found, language: str) -> bool:
    """« on nous promettait l'eau pour janvier »: over or to come, the nearest one is meant."""
    aimed = load(language, "calendar").data["tense"].get("aimed")
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    before = (token for token in reversed(sentence.tokens) if token.end <= piece.start and token.pos == "VERB")
    verb = next(before, None)
    if not aimed or verb is None or piece.match.reading not in ("month", "season"):
        return False
    promised = verb.lemma in _tense_words(language, "wanting") and verb.feature("Tense") == "Imp"
    return promised and re.search(aimed, head[-_AHEAD_REACH:], re.IGNORECASE) is not None


def _is_to_come(sentence: Sentence, piece: Found, language: str) -> bool:
    """« a promis un code avant l'été », « sans lui, rien n'aurait changé avant l'été »."""
    return _is_wanted(sentence, piece, language) or is_unreal(sentence, piece.start, language)


def _is_wanted(sentence: Sentence, piece: Found, language: str) -> bool:
    """« a promis un code avant l'été »."""
    before = (token for token in reversed(sentence.tokens) if token.end <= piece.start and token.pos == "VERB")
    last = next(before, None)
    return last is not None and last.lemma in _tense_words(language, "wanting")


def _is_called_off(sentence: Sentence, piece: Found, language: str) -> bool:
    """« a renoncé à son concert de dimanche »: the day of what was to be; « a annulé le vote de dimanche » is over."""
    head = plain(sentence.span.quote)[: piece.start - sentence.span.start]
    of = _tense_words(language, "whose_day")
    if piece.match.reading != "weekday" or "modifier" in piece.match.groups or not of & set(head.split()[-1:]):
        return False
    before = [token for token in sentence.tokens if token.end <= piece.start]
    verb = next((i for i in range(len(before) - 1, -1, -1) if before[i].pos in ("VERB", "AUX")), None)
    if verb is None or before[verb].lemma not in _tense_words(language, "cancelling") or len(before) - verb > _OBJECT:
        return False
    nouns = [token.lemma for token in before[verb:] if token.pos == "NOUN"]
    return bool(nouns) and not any(noun in _tense_words(language, "over") for noun in nouns)


@cache
def _tense_words(language: str, key: str) -> frozenset[str]:
    return frozenset(load(language, "calendar").data["tense"].get(key, ()))


def _looks_ahead(sentence: Sentence, piece: Found, language: str) -> bool:
    """Whether « d'ici » or « qui court jusqu'au » bounds the expression: ahead, whatever the verb's tense."""
    text, start = plain(sentence.span.quote), piece.start - sentence.span.start
    near = text[max(0, start - _AHEAD_REACH) : piece.end - sentence.span.start]
    running = load(language, "calendar").data["tense"].get("running")
    if running and re.search(running, text[:start], re.IGNORECASE):
        return True
    return bool(load(language, "calendar").regex("tense.ahead").search(near))
