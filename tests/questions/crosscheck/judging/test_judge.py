"""What any two passages share, how they insist, and what the judge makes of it."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest

from questions.crosscheck.comparison import SURE
from questions.crosscheck.findings import Opposition, Side
from questions.crosscheck.judging.judge import Judge, hints_of
from questions.crosscheck.judging.likeness import Likeness
from questions.crosscheck.judging.odds import likelihood, weights
from questions.crosscheck.judging.passages import passages
from questions.crosscheck.judging.traits import Hints, traits
from questions.crosscheck.judging.verdicts import Verdicts, sides_of, tell_of_two_things
from questions.crosscheck.judging.weighed_numbers import Desk, Weighed, one_rival_each, weighed
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

FIRST = """Une cabine du téléphérique du Mont-Rond s'est arrêtée mardi entre deux pylônes, à quarante mètres du sol.
Dix-huit skieurs ont passé trois heures dans le froid avant d'être descendus par les gendarmes.
Le câble porteur avait été inspecté en novembre par la société Alpicontrôle.
La régie qui exploite la ligne a ouvert une enquête.
Le directeur de la régie, Lucien Perrachon, a présenté ses excuses aux familles.
Selon lui, une rafale a fait sauter un capteur.
Les forfaits de la journée seront remboursés.
La station compte six autres remontées, qui tournent normalement.
La neige est tombée sans interruption jusqu'au soir.
Un médecin a examiné les passagers dans la salle des fêtes.
La mairie a servi du thé et des couvertures.
Le téléphérique transporte mille personnes par heure.
"""
SECOND = """Les passagers du téléphérique du Mont-Rond racontent leur après-midi au-dessus du vide.
« Nous étions vingt-quatre là-dedans », se souvient une institutrice de Vanoz.
Contrairement à ce que dit la régie, le câble porteur n'avait subi aucune inspection depuis deux ans.
C'est un saisonnier, Matteo Vial, qui a prévenu les secours avec son téléphone.
Les gendarmes sont arrivés avec des cordes et des harnais.
Le froid a été le pire, disent les enfants.
Une dame a chanté pour les plus petits.
Personne n'a eu de nouvelles de la direction pendant une heure.
Les hôtels ont offert la soupe.
Le lendemain, la file d'attente était aussi longue que d'habitude.
Le prix du forfait a augmenté de quatre euros cet hiver.
"""
THIRD = """Le syndicat des remontées s'inquiète du manque de personnel au Mont-Rond.
Deux postes de mécanicien ont été supprimés au printemps.
Le délégué Paul Trésallet réclame une réunion avec la mairie.
Les pièces de rechange viennent d'Italie et mettent dix jours.
La régie assure que la sécurité n'est pas en cause.
Un nouveau moteur doit être posé l'été prochain.
Le conseil municipal en débattra vendredi soir.
Les commerçants craignent pour les vacances de février.
L'office du tourisme parle d'un incident isolé.
La préfecture attend le rapport du constructeur.
"""
FOURTH = """Le constructeur suisse a envoyé trois ingénieurs dans la vallée.
Ils ont démonté la poulie de la gare supérieure.
Le capteur est intact, ont-ils écrit au préfet.
Le rapport sera remis dans un mois.
La ligne restera fermée jusqu'à la fin de la semaine.
Les écoles de ski déplacent leurs cours vers le plateau.
La route du col est dégagée depuis lundi.
Une navette gratuite relie le village au plateau.
Les réservations pour Pâques se maintiennent.
La vallée voisine a connu une panne semblable en 2009.
"""
TEXTS = {"a.txt": FIRST, "b.txt": SECOND, "c.txt": THIRD, "d.txt": FOURTH}


def _sources(*names):
    days = {"a.txt": "2019-01-16", "b.txt": "2019-01-17", "c.txt": "2019-01-18", "d.txt": "2019-01-19"}
    return [Source(name, TEXTS[name], published=days[name]) for name in names]


@cache
def _readings(*names):
    dossier = read_dossier(_sources(*names))
    return readings(dossier.dispatches, dossier.actors)


@cache
def _near():
    return Likeness(_readings(*TEXTS))


def _passage(words):
    return next(p for p in _near().passages if words in p.span.quote)


def _side(words):
    passage = _passage(words)
    return Side(passage.reading, passage.span)


def _found(rule, nature, one, other, confidence=0.8):
    return Opposition(nature, _side(one), _side(other), confidence, rule, nature)


def test_what_two_passages_share_counts_by_how_rare_it_is():
    near, told, denied = _near(), _passage("inspecté en novembre"), _passage("aucune inspection")
    assert near.shared(told, denied) == near.shared(denied, told)
    assert near.shared(told, denied) > 3 * near.shared(told, _passage("une panne semblable"))
    assert near.better(told, denied) == 0
    assert near.worth({"cable"}) > near.worth({"regie"}) > near.worth({"nowhere"}) == 0


def test_what_is_shared_is_worth_no_more_than_the_passage():
    near = _near()
    told, other = _passage("une rafale a fait sauter"), _passage("Le capteur est intact")
    kin = _passage("La ligne restera fermée"), _passage("La régie qui exploite la ligne")
    assert near.shared(told, other) == pytest.approx(near.worth(told.keys & other.keys))
    assert 0 < near.shared(*kin) <= near.worth(kin[0].keys)


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("Contrairement à ce que dit", {"contrasts", "denies_all"}),
        ("C'est un saisonnier", {"singles_out"}),
        ("Personne n'a eu de nouvelles", {"denies_all"}),
        ("une rafale a fait sauter", set()),
        ("La régie assure", {"explains"}),
    ],
)
def test_a_passage_bears_the_marks_of_how_it_is_told(words, marks):
    assert _passage(words).marks == marks


def test_questions_and_captions_are_no_passages():
    text = "La digue a-t-elle cédé ? La digue de la Saône a tenu toute la nuit, selon les pompiers de la ville."
    page = Source("q.txt", text, published="2019-01-16")
    [reading] = readings(read_dossier([page]).dispatches, ())
    assert [p.span.quote[:9] for p in reading.once(passages)] == ["La digue "]


def test_likelihood_is_the_logistic_of_the_weighed_traits():
    assert likelihood({"a": 1.0, "b": 0.5, "idle": 9.0}, {"a": 2.0, "b": -1.0, "bias": -0.5}) == pytest.approx(
        1 / (1 + math.exp(-1.0))
    )


@pytest.mark.parametrize("judge", ["numbers", "passages"])
def test_every_weight_belongs_to_a_trait(judge):
    near = _near()
    if judge == "passages":
        found = traits(near.passages[1], near.passages[-1], near, Hints({}, {}))
    else:
        found = next(found for _, _, found in Desk(_readings(*TEXTS)).judged())
    assert set(weights("fr", judge)) - {"bias"} <= set(found)
    assert all(0 <= value <= 2 for value in found.values())


def test_a_denial_of_what_another_tells_is_the_likeliest_pair():
    found = _readings(*TEXTS)
    pairs = dict(Judge(found, hints_of(found)).likely(0))
    best = max(pairs, key=pairs.__getitem__)
    assert {p.span.file for p in best} == {"a.txt", "b.txt"}
    assert all("câble porteur" in p.span.quote for p in best)
    assert pairs[best] > 0.6


@pytest.mark.parametrize("least", [0.1, 0.3, 0.6])
def test_pairs_that_are_passed_over_unweighed_are_those_that_are_not_likely_enough(least):
    found = _readings(*TEXTS)
    everything = Judge(found, hints_of(found)).likely(0)
    likely = [(pair, value) for pair, value in everything if value >= least]
    assert 0 < len(likely) < len(everything)
    assert Judge(found, hints_of(found)).likely(least) == likely


def test_a_pair_that_is_not_worth_a_look_is_not_weighed():
    judge = Judge(_readings(*TEXTS), Hints({}, {}))
    one, other = _passage("qui tournent normalement"), _passage("ont démonté la poulie")
    assert judge.of(one, other) is judge.of(other, one) is None


def test_two_numbers_of_one_group_are_likelier_than_those_of_two():
    likely = {frozenset((p.a.figure.span.quote, p.b.figure.span.quote)): p.likely for p in weighed(_readings(*TEXTS))}
    assert likely
    assert max(likely, key=likely.__getitem__) == frozenset(("Dix-huit skieurs", "vingt-quatre"))


@pytest.mark.parametrize("turn", [1, -1], ids=["one order", "the other"])
def test_a_pair_of_numbers_that_is_left_out_takes_no_rival_from_others(turn):
    ten, twenty, thirty, forty = (SimpleNamespace(figure=SimpleNamespace(value=value)) for value in (10, 20, 30, 40))
    pairs = [(0.9, (twenty, thirty)), (0.8, (ten, twenty)), (0.7, (ten, forty)), (0.6, (thirty, forty))]
    kept = one_rival_each(Weighed(*pair[::turn], likely) for likely, pair in pairs)
    assert [pair.likely for pair in kept] == [0.9, 0.7]


def test_a_state_or_a_number_that_shares_next_to_nothing_is_dropped_and_others_stand():
    found = _readings(*TEXTS)
    pairs, verdicts = dict(Judge(found, hints_of(found)).likely(0)), Verdicts(found, ())
    sides = [Side(passage.reading, passage.span) for passage in min(pairs, key=pairs.__getitem__)]
    state, number, doer = (
        Opposition(nature, *sides, 0.7, rule, nature)
        for rule, nature in (("state:open", "status"), ("number", "number"), ("two initiators", "initiator"))
    )
    denied = _found("state:act", "negation", "inspecté en novembre", "aucune inspection")
    assert [f.rule for f in verdicts.weigh([state, number, doer, denied])] == ["two initiators", "state:act"]
    assert verdicts.weigh([replace(number, confidence=0.9)]) == [], "its own words are not enough"


@pytest.mark.parametrize(("unit", "sure"), [("euro", False), ("tonne", False), ("heure", False), ("ouvrier", True)])
def test_a_quantity_of_which_anything_may_have_some_needs_more_to_be_sure(unit, sure, monkeypatch):
    verdicts = Verdicts(_readings(*TEXTS), ())
    monkeypatch.setattr(verdicts, "_likelihood", lambda _: 0.6)
    number = _found("number", "number", "inspecté en novembre", "aucune inspection")
    subject = f"{number.a.reading.words.key(unit)}:"
    [weighed_one] = verdicts.weigh([replace(number, subject=subject)])
    assert (weighed_one.confidence >= SURE) is sure


@pytest.mark.parametrize(("likely", "stands"), [(0.49, False), (0.5, True)])
def test_a_number_that_the_judge_does_not_bear_out_is_dropped_whatever_is_counted(likely, stands, monkeypatch):
    verdicts = Verdicts(_readings(*TEXTS), ())
    monkeypatch.setattr(verdicts, "_likelihood", lambda _: likely)
    number = _found("number", "number", "inspecté en novembre", "aucune inspection", 0.9)
    subject = f"{number.a.reading.words.key('ouvrier')}:"
    assert bool(verdicts.weigh([replace(number, subject=subject)])) is stands


@pytest.mark.parametrize(
    ("rule", "nature"),
    [("two days", "date"), ("two dates", "date"), ("restriction", "scope"), ("all or part", "scope")],
)
def test_two_days_and_two_extents_need_a_word_that_tells_they_are_of_one_thing(rule, nature):
    verdicts = Verdicts(_readings(*TEXTS), ())
    alike = _found(rule, nature, "inspecté en novembre", "aucune inspection")
    unlike = _found(rule, nature, "qui tournent normalement", "ont démonté la poulie")
    assert [each.a.span for each in verdicts.weigh([unlike, alike])] == [alike.a.span]


@pytest.mark.parametrize("rule", ["two initiators", "denied cause", "two moments"])
def test_doers_denied_causes_and_moments_need_no_common_word(rule):
    unlike = _found(rule, "initiator", "qui tournent normalement", "ont démonté la poulie")
    assert Verdicts(_readings(*TEXTS), ()).weigh([unlike]) == [unlike]


def test_a_thing_told_and_denied_inside_one_dispatch_is_what_two_voices_say():
    verdicts = Verdicts(_readings(*TEXTS), ())
    denied, changed = (
        _found("state:act", nature, "ont passé trois heures dans le froid", "Un médecin a examiné")
        for nature in ("negation", "status")
    )
    assert denied.internal
    assert [each.nature for each in verdicts.weigh([denied, changed])] == ["status"]
    assert verdicts.weigh([replace(denied, of_one_time=True)]), "of one time it denies itself"
    assert verdicts.weigh([replace(denied, rule="headline")]), "a headline denies its text"


@pytest.mark.parametrize(
    ("rule", "nature", "inside", "sure"),
    [
        ("two causes", "cause", False, False),
        ("denied cause", "cause", False, True),
        ("state:act", "status", True, False),
        ("headline", "number", True, True),
    ],
)
def test_what_is_right_one_time_in_two_is_never_sure(rule, nature, inside, sure):
    other = "Un médecin a examiné" if inside else "Personne n'a eu de nouvelles"
    found = _found(rule, nature, "ont passé trois heures dans le froid", other, 0.9)
    [weighed_one] = Verdicts(_readings(*TEXTS), ()).weigh([found])
    assert (weighed_one.confidence >= SURE) is sure


@pytest.mark.parametrize(("confidence", "stands"), [(0.69, False), (0.7, True)])
def test_a_denial_that_nothing_makes_likely_is_dropped(confidence, stands):
    found = _readings(*TEXTS)
    pairs, verdicts = dict(Judge(found, hints_of(found)).likely(0)), Verdicts(found, ())
    sides = [Side(passage.reading, passage.span) for passage in min(pairs, key=pairs.__getitem__)]
    denial = Opposition("negation", *sides, confidence, "denied", "negation")
    assert bool(verdicts.weigh([denial])) is stands
    assert verdicts.weigh([replace(denial, rule="two initiators")]), "doers are told in few words"


def test_what_the_judge_has_not_looked_at_stands_unless_it_needs_bearing_out():
    verdicts = Verdicts(_readings(*TEXTS), ())
    unlike = _found("two initiators", "initiator", "qui tournent normalement", "ont démonté la poulie")
    assert verdicts.weigh([unlike]) == [unlike]
    assert verdicts.weigh([replace(unlike, rule="state:open", nature="status")]) == []


def test_what_the_judge_bears_out_is_surer():
    verdicts = Verdicts(_readings(*TEXTS), ())
    [weighed_one] = verdicts.weigh([_found("denied", "negation", "inspecté en novembre", "aucune inspection", 0.6)])
    assert weighed_one.confidence > 0.6


def test_what_no_detector_holds_is_found_once():
    verdicts = Verdicts(_readings(*TEXTS), ())
    [found] = verdicts.further([])
    assert (found.nature, found.rule) == ("negation", "weighed passages")
    assert all("câble porteur" in side.span.quote for side in (found.a, found.b))
    assert list(verdicts.further([found])) == []


def test_where_both_deny_likeness_does_not_tell_what_each_denies(monkeypatch):
    found = _readings(*TEXTS)
    for passage in (each for reading in found for each in reading.once(passages)):
        monkeypatch.setitem(passage.__dict__, "denied", frozenset({0}))
    assert list(Verdicts(found, ()).further([])) == []


@pytest.mark.parametrize(
    ("denied", "told", "of_it"),
    [
        ("Aucune barque n'a coulé dans le port.", "La barque du passeur a sombré dimanche.", True),
        ("Le vigile n'a jamais fermé la grille du parc.", "La grille du parc a été fermée dimanche.", True),
        ("Le club s'est séparé sans adopter de charte.", "La charte du club a été adoptée dimanche.", True),
        ("Le syndic n'a relevé aucune infiltration.", "Le défaut relevé sur la chaudière a retardé la visite.", False),
        ("Le labo n'a relevé aucune trace d'acide.", "Un écart relevé sur la jauge d'essence a tout retardé.", False),
        ("Aucun décès d'enfant n'est connu.", "Quatre alpinistes ont été tués dimanche.", False),
    ],
)
@pytest.mark.parametrize("nature", ["negation", "initiator"])
def test_likeness_opposes_what_shares_two_words(denied, told, of_it, nature):
    pages = [Source(f"{n}.txt", f"{text} La presse locale en parle.") for n, text in enumerate((denied, told))]
    one, other = (next(iter(r.once(passages))) for r in readings(read_dossier(pages).dispatches, ()))
    assert tell_of_two_things(one, other, nature) is tell_of_two_things(other, one, nature) is not of_it


def test_two_denials_oppose_nothing_by_likeness_and_two_doers_may(monkeypatch):
    one, other = _passage("inspecté en novembre"), _passage("aucune inspection")
    monkeypatch.setitem(one.__dict__, "denied", frozenset({0}))
    assert tell_of_two_things(one, other, "negation")
    assert not tell_of_two_things(one, other, "initiator")


@pytest.mark.parametrize(("day", "found"), [("2019-10-17", 1), ("2021-01-17", 0)])
def test_words_alone_oppose_no_passages_of_dispatches_years_apart(day, found):
    later = [replace(source, published=day) if source.file == "b.txt" else source for source in _sources(*TEXTS)]
    dossier = read_dossier(later)
    assert len(list(Verdicts(readings(dossier.dispatches, dossier.actors), ()).further([]))) == found


@pytest.mark.parametrize(("first", "found"), [("2018-12-17", 1), ("2015-01-17", 0)])
def test_words_alone_oppose_no_passage_of_an_unknown_day_where_the_dossier_spans_years(first, found):
    read = _readings(*TEXTS)
    dates = {"b.txt": None, "c.txt": first}
    moved = [
        replace(r.annotated, dispatch=replace(r.annotated.dispatch, published=_day(dates[r.file])))
        if r.file in dates
        else r.annotated
        for r in read
    ]
    assert len(list(Verdicts(readings(moved, ()), ()).further([]))) == found


def _day(value):
    return None if value is None else replace(_readings("a.txt")[0].annotated.dispatch.published, value=value)


def test_in_a_few_sentences_nothing_is_judged():
    few = _readings("a.txt", "b.txt")
    verdicts = Verdicts(few, ())
    passage = {p.span.quote[:12]: Side(p.reading, p.span) for r in few for p in r.once(passages)}
    sides = passage["La station c"], passage["Les hôtels o"]
    state = Opposition("status", *sides, 0.8, "state:open", "status")
    assert verdicts.weigh([state]) == [state]
    assert list(verdicts.further([])) == []


_WANTED = (
    "Le gérant de la ferme Brunel avait un mois pour faire analyser le lait par un laboratoire, ce à quoi il a renoncé "
    "par un courrier envoyé aux services vétérinaires, et la ferme avait elle-même décidé de rappeler les yaourts aux "
    "framboises, a dit un porte-parole."
)


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ("C'est la préfecture qui a ordonné de rappeler les yaourts.", "décidé de rappeler"),
        ("Le maire a demandé une analyse du lait.", ""),
    ],
)
def test_who_wanted_it_is_shown_by_the_clause_that_says_so_or_not_at_all(other, shown):
    pages = [Source(f"{n}.txt", f"{text} La presse locale en parle.") for n, text in enumerate((_WANTED, other))]
    one, two = (next(iter(r.once(passages))) for r in readings(read_dossier(pages).dispatches, ()))
    sides = sides_of((one, two), "initiator")
    assert (shown in sides[0].span.quote and "analyser" not in sides[0].span.quote) if sides else not shown
