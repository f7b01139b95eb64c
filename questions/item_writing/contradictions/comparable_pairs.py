"""Which pairs of passages may be set side by side: to be compared, or to be said to exclude each other."""

from __future__ import annotations

from questions.annotations import EvidenceSpan
from questions.dossier import Contradiction
from questions.item_writing.causes.explained_facts import (
    CORRECTION,
    DENIED,
    SHARED_WORDS,
    explain_one_fact,
    explain_two_facts,
)
from questions.item_writing.context import Context
from questions.item_writing.contradictions.counted_pairs import counts_alike, counts_one_thing, counts_the_same
from questions.item_writing.contradictions.opposed_passages import figures_in, plain_case
from questions.item_writing.contradictions.passage_events import (
    beside_the_point,
    happened_before,
    is_not_said,
    is_partial,
    leaves_whose,
    of_another,
    points_at_doer,
    speaks_for_nobody,
    takes_up,
)
from questions.item_writing.contradictions.passage_moments import (
    both_on_a_day,
    date_two_deeds,
    dated_elsewhere,
    denied_for_good,
    episodes_apart,
    moments_in,
    months_apart,
    one_is_long_past,
    one_is_planned,
    one_to_come,
    one_told_before,
    told_after,
    told_later,
)
from questions.item_writing.contradictions.shared_matter import (
    HEADLINE,
    by_somebody,
    common_ground,
    counts_for_one_deed,
    counts_less_of_it,
    denies,
    initiated,
    kinship,
    one_number,
    one_of_each_party,
    shares_common_word,
    shares_deed,
    shares_party,
    sides,
    telling,
)
from questions.item_writing.drafts import wordlist

#: A number up to this is told of many things.
_SMALL = 9
#: Natures whose findings of the second tier have proved sure, and from what confidence on.
_SAFE_SECOND_TIER = {"scope": 0.7, "date": 0.65}
#: Natures of which a finding of the second tier is for the teacher to judge, and never asked: of those that readers met
#: on dossiers unknown to the engine two in three opposed two facts, or two people.
_NEVER_IN_DOUBT = frozenset({"negation", "status", "initiator"})
#: Natures whose passages must be seen to be about one thing.
_TIED = frozenset({"number", "negation"})
#: Natures of which a finding of the second tier must share two words.
_DOUBTFUL = frozenset({"negation", "status"})
#: The confidence from which a headline is set against its text in the second tier.
_SURE_HEADLINE = 0.65
#: The confidence from which two causes are those of what the whole dossier is about, by whatever name.
_OF_THE_EVENT = 0.65
#: How much must tie two passages that only their words weigh against each other.
_KIN_OF_WEIGHED = 1.0
#: The confidence from which two authors of one initiative are surely so.
_SURE_INITIATOR = 0.7
#: From what confidence on a reader may be asked on what two passages differ, without a word on who is right: of the
#: numbers and dates that the judge leaves unsure, all but one in ten are true once the words around them tie them.
_WORTH_COMPARING = {
    "cause": 0.55,
    "initiator": 0.7,
    "date": 0.57,
    "negation": 0.57,
    "number": 0.73,
    "scope": 0.6,
    "status": 0.55,
}
#: And of numbers inside one dispatch.
_WORTH_INSIDE = 0.6
#: And of numbers of one sort of thing that did the same: « 1 200 personnes ont défilé », « 450 personnes ont défilé ».
_WORTH_OF_A_DEED = 0.7
#: Natures that two explanations or two doers bear: each passage may tell of it in any words.
_ANY_WORDS = frozenset({"cause", "initiator"})
#: Natures of what may change from one day to the next.
_CHANGING = frozenset({"negation", "status", "number"})
#: Natures whose findings are of one thing wherever one word ties them.
_EASILY = frozenset({"date", "scope"})
#: Natures whose passages tell what differs, whoever is spoken of.
_MEASURED = frozenset({"number", "date"})
#: The rules that find a clause that denies what another tells.
_DENIALS = frozenset({"denied", "denied outright"})
#: How the rules begin that find one thing in two states, denied or not: « se poursuit », « a été gelé ».
_STATES = "state:"
#: The rule that weighs the words of two passages alone.
_WEIGHED = "weighed passages"
#: The rule that finds who asked for something.
_REQUESTS = "two initiators"
#: Those that tell who did it.
_WHO = frozenset({_REQUESTS, "two doers"})
#: The rule that sets the days of one deed against each other.
_DAYS = "two days"
#: How much must tie two passages, by how sure the engine is of them.
_SURE = 0.69
_KIN_OF_SURE = 0.5
_KIN = 1.0
#: Two states are easily of two things, or agree after all.
_KIN_OF_STATES = 1.0
#: Passages so closely akin are of one event even where a tense or a word hints at two.
_CLOSE = 2.0
_CLOSE_SECOND_TIER = 3.5


def sound(context: Context, found: Contradiction) -> bool:
    """Whether both passages are about one thing, as far as their words tell, and the engine is sure enough."""
    if found.a.overlaps(found.b) or not _sure(found) or _of_two_things(context, found):
        return False
    if found.nature in _TIED and any(beside_the_point(context, span) for span in sides(found)):
        return False
    doubtful = found.tier != 1 and found.nature in _DOUBTFUL
    if _must_share(found) and not common_ground(context, found, doubtful=doubtful):
        return False
    if one_to_come(context, found) or (_in_doubt(found) and one_told_before(context, found)):
        return False
    if found.nature != "number":
        return True
    kin = kinship(context, found)
    return counts_alike(context, found, kin) and counts_one_thing(context, found)


def _least(context: Context, found: Contradiction) -> float:
    """The confidence from which a pair is asked on; numbers of a headline and its own text are of one thing."""
    if found.nature == "number" and found.a.file == found.b.file:
        return _WORTH_INSIDE
    of_a_deed = found.nature == "number" and counts_for_one_deed(context, found)
    return _WORTH_OF_A_DEED if of_a_deed else _WORTH_COMPARING.get(found.nature, 1.0)


def comparable(context: Context, found: Contradiction) -> bool:
    """Whether a reader sees on what two passages differ, though it may not be sure that both cannot be right."""
    if found.a.overlaps(found.b) or found.confidence < _least(context, found):
        return False
    if found.tier != 1 and found.nature in _NEVER_IN_DOUBT:
        return False
    if _of_two_things(context, found) or _of_two_events(context, found):
        return False
    if found.nature == "number" and found.rule != CORRECTION and one_number(context, found):
        return False
    kin = kinship(context, found)
    if kin < (_CLOSE if found.tier == 1 else _CLOSE_SECOND_TIER) and _hints_apart(context, found):
        return False
    if found.nature == "cause" and found.tier != 1 and found.rule != DENIED:
        return found.confidence >= _OF_THE_EVENT or explain_one_fact(context, found)
    if found.nature in _ANY_WORDS:
        return found.rule in {CORRECTION, DENIED} or bool(telling(context, found))
    if found.nature == "number" and not counts_alike(context, found, kin):
        return False
    told = found.rule == HEADLINE or (found.nature == "number" and found.tier == 1)
    return told or _of_one_matter(context, found, kin)


def _of_two_things(context: Context, found: Contradiction) -> bool:
    """Whether the passages surely are no pair: one is not asserted or names nobody, they tell of two moments, they
    explain two facts or tell who asked for two deeds."""
    if _is_not_told(context, found) or told_later(context, found):
        return True
    if found.nature in _CHANGING and told_after(context, found):
        return True
    if found.nature == "number" and counts_less_of_it(context, found):
        return True
    if found.rule == _WEIGHED and found.nature in _DOUBTFUL and kinship(context, found) < _KIN_OF_WEIGHED:
        return True
    if found.nature in _DOUBTFUL and is_partial(context, found.a) != is_partial(context, found.b):
        return True
    if found.nature in _DOUBTFUL and _is_of_another_time(context, found):
        return True
    if found.nature == "date":
        return _of_two_times(context, found)
    if found.nature == "cause":
        return explain_two_facts(context, found)
    if found.nature != "initiator":
        return False
    insists = all(points_at_doer(context, span) for span in sides(found))
    return (months_apart(context, found) and not insists) or _of_two_deeds(context, found)


def _is_of_another_time(context: Context, found: Contradiction) -> bool:
    """« Un premier accord, conclu en 2008, n'a jamais été ratifié », « un traité a été paraphé hier »: two texts."""
    return one_is_long_past(context, found) or any(of_another(context, span) for span in sides(found))


def _of_two_times(context: Context, found: Contradiction) -> bool:
    """Whether two days are surely no pair: they are of two deeds, or one is but planned, or they agree."""
    if _agree_in_number_and_time(context, found) or _share_no_deed(context, found) or date_two_deeds(context, found):
        return True
    return one_is_planned(context, found) or dated_elsewhere(context, found)


def _agree_in_number_and_time(context: Context, found: Contradiction) -> bool:
    """« 214 passages en 2017 », « 214 traversées l'an dernier » written in 2018: one number of one time."""
    shown = [context.shown(span) for span in sides(found)]
    told = [{figure.value for figure in figures_in(context, span) if figure.value > _SMALL} for span in shown]
    if not told[0] & told[1]:
        return False
    times = [moments_in(context, span) for span in shown]
    printed = (time in far.quote for own, far in zip(times, reversed(shown), strict=True) for time in own)
    return bool(times[0] & times[1]) or any(printed)  # « En 2017, 214 » reads as no year


def _of_one_matter(context: Context, found: Contradiction, kin: float) -> bool:
    """Whether enough words tie the passages: one for two dates and where the engine is sure, else two, or one that is
    not all over the dossier."""
    if found.nature == "status" and found.confidence < _SURE and kin < _KIN_OF_STATES:
        return False
    if found.tier != 1 and found.nature in _DOUBTFUL and _of_two_parties(context, found):
        return False
    shared = len(telling(context, found))
    easily = found.nature in _EASILY or found.tier == 1 or found.confidence >= _SURE
    return kin >= (_KIN_OF_SURE if easily else _KIN) or shared >= (1 if found.nature == "date" else SHARED_WORDS)


def _share_no_deed(context: Context, found: Contradiction) -> bool:
    """« deux plongeurs ont été arrêtés », « la fouille a été suspendue »: two days that no deed and no word joins;
    « le recomptage s'est achevé dimanche », « le recomptage, effectué samedi » are one."""
    unsure = found.rule == _DAYS and found.tier != 1
    return unsure and not shares_deed(context, found) and kinship(context, found) < _KIN_OF_SURE


def _of_two_parties(context: Context, found: Contradiction) -> bool:
    """Whether a doubtful denial is of another deed or of somebody else, or nothing is denied at all."""
    if found.rule == _WEIGHED and not denies(context, found):
        return True
    if found.rule in _DENIALS and not shares_deed(context, found):
        return True
    if found.rule.startswith(_STATES):
        return one_of_each_party(context, found) or (found.confidence < _SURE and not shares_party(context, found))
    return found.confidence < _SURE and not (shares_party(context, found) and denies(context, found))


def _is_not_told(context: Context, found: Contradiction) -> bool:
    """Whether a passage only asks or tells of the like that came before, or a reader must know who is meant."""
    if found.nature != "date" and happened_before(context, found.a) != happened_before(context, found.b):
        return True
    if any(is_not_said(context, span) or takes_up(context, span) for span in sides(found)):
        return True
    if leaves_whose(context, found.a, found.b) or leaves_whose(context, found.b, found.a):
        return True
    return found.nature not in _MEASURED and any(speaks_for_nobody(context, span) for span in sides(found))


def _of_two_events(context: Context, found: Contradiction) -> bool:
    """Whether a word or the days around the passages tell that they are about two events."""
    if any(of_another(context, span) for span in sides(found)):
        return True
    return found.tier != 1 and found.nature != "date" and episodes_apart(context, found)


def _hints_apart(context: Context, found: Contradiction) -> bool:
    """Whether a tense or a relative clause hints at two events, or at two moments of one."""
    if found.nature in _ANY_WORDS | {"scope"} or (found.rule in _DENIALS and found.tier == 1):
        return False
    if one_to_come(context, found):
        return True
    if counts_the_same(context, found) or (found.nature == "date" and both_on_a_day(context, found)):
        return False
    if one_told_before(context, found) and not _is_denied(context, found):
        return True
    return found.nature in _TIED | _DOUBTFUL and any(beside_the_point(context, span) for span in sides(found))


def _is_denied(context: Context, found: Contradiction) -> bool:
    """« la pale avait été réparée », « aucune réparation n'a été effectuée sur la pale »: denied for good."""
    return denied_for_good(context, found) and shares_deed(context, found) and shares_party(context, found)


def _of_two_deeds(context: Context, found: Contradiction) -> bool:
    """« une réunion à l'appel du club », « une grève à l'appel du syndicat »: two requests that share no deed; « à la
    demande d'un loueur » may be that of the one named elsewhere."""
    if found.rule in {CORRECTION, DENIED}:
        return False
    asked = [initiated(context, span) for span in sides(found)]
    if any(by_somebody(context, span) for span in sides(found)):
        return True
    if found.rule == _REQUESTS and all(asked) and not asked[0] & asked[1]:
        return True
    if found.rule == _WEIGHED and not shares_deed(context, found):
        return True
    if found.rule in _WHO and (_is_an_order(context, found.a) != _is_an_order(context, found.b)):
        return True
    if found.rule in _WHO and not shares_common_word(context, found):
        return True
    insists = found.tier == 1 and any(points_at_doer(context, span) for span in sides(found))
    return not insists and not shares_common_word(context, found)


def _is_an_order(context: Context, span: EvidenceSpan) -> bool:
    """« C'est lui qui a donné l'ordre d'évacuer »: who orders it need not be who does it."""
    sentence = context.sentence(span)
    shown = context.shown(span)
    words = sentence.tokens if sentence is not None else ()
    inside = (token for token in words if shown.start <= token.start < shown.end)
    return any(token.lemma.lower() in wordlist("of_orders") for token in inside)


def _in_doubt(found: Contradiction) -> bool:
    """Whether a pluperfect on one side tells that the passages may be about two moments."""
    return found.nature in _DOUBTFUL or (found.tier != 1 and found.nature not in _ANY_WORDS)


def _sure(found: Contradiction) -> bool:
    """The first tier, or a finding of the second whose nature has proved sure from its confidence on."""
    if found.tier == 1:
        return True
    if found.nature == "number":
        return found.rule == HEADLINE and found.confidence >= _SURE_HEADLINE
    return found.confidence >= _SAFE_SECOND_TIER.get(found.nature, 1.0)


def _must_share(found: Contradiction) -> bool:
    """Whether the words of the passages must show that they are about one thing: not where the engine is sure of it."""
    if not plain_case(found) or (found.nature == "initiator" and found.confidence >= _SURE_INITIATOR):
        return False
    inside = found.a.file == found.b.file and found.tier == 1
    return found.tier != 1 or (found.nature in _TIED and not inside)
