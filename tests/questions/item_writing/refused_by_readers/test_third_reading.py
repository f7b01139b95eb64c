"""Faults on actors and contradictions that strict readers of fresh dossiers found, on other subjects: none returns."""

from __future__ import annotations

import pytest

from questions.item_writing.actors import write as write_actors
from questions.item_writing.actors.choices import is_full_name
from questions.item_writing.context import Context
from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.judgements import nature
from questions.item_writing.contradictions.opposed_passages import pair
from questions.item_writing.contradictions.shared_matter import kinship
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.french.wording import quoted
from tests.questions.item_writing.bodies import asked, opposed, read, told

pytestmark = pytest.mark.model


def keys(draft: Draft) -> list[str]:
    return [option.text for option in draft.options if option.correct]


def of_actors(context: Context, rule: str) -> list[Draft]:
    return [draft for draft in write_actors(context) if draft.rule == rule and not flaws(draft)]


# ------------------------------------------------------------------------------------------------- pairs


@pytest.mark.parametrize(
    ("north", "south"),
    [
        ("Le doyen, âgé de 71 ans, a quitté la salle.", "Cent douze ans après son départ, la cloche est revenue."),
        ("La ville réclame 34 tonnes de sel par hiver.", "Un camion a versé onze tonnes de gravier sur la route."),
    ],
)
def test_two_measures_of_two_things_are_not_compared(north, south):
    context = told(north, south)
    found = opposed(context, north.rstrip("."), south.rstrip("."), "number", "number")
    assert not comparable(context, found)
    assert not sound(context, found)


def test_two_prices_of_one_deed_are_compared():
    others = ("METZ, 9 mai 2012 (ALO) - Il pleut.", "BREST, 9 mai 2012 (AMO) - Il vente.")
    prices = ("La tour a coûté 34 millions d'euros.", "La tour aura coûté 41 millions d'euros à la ville.")
    context = told(*prices, *others)
    found = opposed(
        context, "La tour a coûté 34 millions d'euros", "aura coûté 41 millions d'euros", "number", "number"
    )
    assert comparable(context, found)


def test_not_one_euro_is_no_number():
    context = told("Le transfert n'a pas coûté un euro.", "Le transfert a coûté 285 000 euros au zoo.")
    found = opposed(context, "n'a pas coûté un euro", "a coûté 285 000 euros", "number", "number")
    assert not comparable(context, found)


def test_two_requests_for_two_deeds_are_not_compared():
    context = told(
        "La cloche a été rendue à la demande des autorités de Denain.",
        "Les archives ont été ouvertes à la demande d'une députée de Denain.",
    )
    spans = (
        "La cloche a été rendue à la demande des autorités",
        "Les archives ont été ouvertes à la demande d'une députée",
    )
    assert not comparable(context, opposed(context, *spans, "initiator", "two initiators"))


def test_whoever_is_not_named_is_nobody_elses_rival():
    context = told(
        "Deux avions de Denain ont été saisis à la demande d'un loueur irlandais.",
        "Les avions de Denain ont été saisis à la requête du loueur Sambre.",
    )
    spans = "ont été saisis à la demande d'un loueur irlandais", "ont été saisis à la requête du loueur Sambre"
    assert not comparable(context, opposed(context, *spans, "initiator", "two initiators"))


def test_the_denied_cause_of_another_fact_excludes_nothing():
    context = told(
        "À l'origine de la colère, un arrêté du préfet entré en vigueur lundi.",
        "La baisse des cours observée en avril ne résulte pas de l'arrêté du préfet.",
    )
    spans = (
        "À l'origine de la colère, un arrêté du préfet",
        "La baisse des cours observée en avril ne résulte pas de l'arrêté",
    )
    assert not sound(context, opposed(context, *spans, "cause", "denied cause"))


def test_what_came_before_is_no_rival():
    context = told(
        "La firme avait déjà rappelé 900 poêles de ce modèle à la suite d'un défaut de soudure.",
        "Le rappel des poêles de la firme résulte d'un défaut de joint.",
    )
    spans = "avait déjà rappelé 900 poêles", "Le rappel des poêles de la firme résulte d'un défaut de joint"
    assert not comparable(context, opposed(context, *spans, "cause", "two causes", tier=2, confidence=0.65))


def test_what_was_done_between_two_dispatches_contradicts_nobody():
    context = told("Les salaires de mai n'ont pas été payés.", "Les salaires de mai ont été payés le 7 mai 2012.")
    spans = "Les salaires de mai n'ont pas été payés", "Les salaires de mai ont été payés le 7 mai 2012"
    assert not sound(context, opposed(context, *spans, "negation", "denied"))


def test_a_pronoun_is_no_rival():
    context = told(
        "La réunion de Denain a été convoquée par le gouverneur Jean Roy.",
        "C'est elle qui a convoqué la réunion de Denain.",
    )
    spans = (
        "La réunion de Denain a été convoquée par le gouverneur Jean Roy",
        "C'est elle qui a convoqué la réunion de Denain",
    )
    assert not comparable(context, opposed(context, *spans, "initiator", "doer in focus"))


def test_names_alone_tie_no_denial():
    context = told(
        "Un incendie a ravagé le camp de Denain, près de Calais.",
        "À Denain, près de Calais, il ne reste rien de la fête de mai.",
    )
    spans = "Un incendie a ravagé le camp de Denain", "il ne reste rien de la fête de mai"
    assert kinship(context, opposed(context, *spans, "negation", "denied")) >= 1
    found = opposed(context, *spans, "negation", "denied", tier=2, confidence=0.6)
    assert not comparable(context, found)


def test_what_somebody_else_did_not_do_is_no_denial():
    context = told(
        "La Ligue de Denain souhaite répondre aux critiques.", "Le maire de Denain n'a pas souhaité répondre."
    )
    spans = "La Ligue de Denain souhaite répondre", "Le maire de Denain n'a pas souhaité répondre"
    assert not comparable(context, opposed(context, *spans, "negation", "denied", tier=2, confidence=0.64))


def test_what_takes_up_one_of_two_is_not_compared():
    context = told("La course de Denain s'est courue lundi.", "Celle-ci s'est courue le 5 mai à Denain.")
    spans = "La course de Denain s'est courue lundi", "Celle-ci s'est courue le 5 mai"
    assert not comparable(context, opposed(context, *spans, "date", "two days"))


def test_what_had_not_begun_again_may_have_begun_since():
    context = told("Les cours n'avaient pas repris mardi matin.", "Les cours ont repris mardi à midi à Denain.")
    spans = "Les cours n'avaient pas repris mardi matin", "Les cours ont repris mardi à midi"
    assert not sound(context, opposed(context, *spans, "negation", "state:activity"))


def test_what_may_open_one_year_is_not_denied_by_another():
    context = told("Un musée pourrait ouvrir à Denain en 2025.", "Le musée ouvrira à Denain en 2026.")
    spans = "Un musée pourrait ouvrir à Denain en 2025", "Le musée ouvrira à Denain en 2026"
    found = opposed(context, *spans, "date", "two dates")
    assert not sound(context, found)
    assert not comparable(context, found)


def test_two_days_of_two_deeds_are_not_compared():
    context = told("Deux plongeurs ont été arrêtés lundi.", "La fouille de l'épave a été suspendue mardi.")
    spans = "Deux plongeurs ont été arrêtés lundi", "La fouille de l'épave a été suspendue mardi"
    assert not comparable(context, opposed(context, *spans, "date", "two days", tier=2, confidence=0.6))


def test_an_answer_without_its_question_is_not_compared():
    context = told("Oui, mais le pont de Denain n'a pas fermé.", "Le pont de Denain a fermé lundi.")
    found = opposed(context, "le pont de Denain n'a pas fermé", "Le pont de Denain a fermé lundi", "negation", "denied")
    assert not comparable(context, found)


def test_a_former_mayor_is_no_other_event():
    context = told(
        "L'ancien maire de Denain a prêté serment devant le conseil.",
        "Aucun maire de Denain n'a prêté serment devant le conseil.",
    )
    spans = "L'ancien maire de Denain a prêté serment", "Aucun maire de Denain n'a prêté serment"
    assert comparable(context, opposed(context, *spans, "negation", "state:act"))


# ------------------------------------------------------------------------------------------------- what is asked


def test_a_number_set_against_none_is_no_wrong_answer():
    context = told(
        "Cent vingt salariés de la filature sont au chômage.",
        "Aucun salarié de la filature n'est au chômage.",
    )
    spans = "Cent vingt salariés de la filature sont au chômage", "Aucun salarié de la filature n'est au chômage"
    (draft,) = nature(context, opposed(context, *spans, "negation", "denied"))
    assert keys(draft) == ["La réalité d’un fait"]
    assert not {"Un nombre", "L’auteur d’un acte"} & {option.text for option in draft.options}


def test_what_is_told_of_two_passages_is_true_whoever_is_right():
    context = told("Trois péniches ont coulé à Denain.", "Cinq péniches ont coulé à Denain.")
    found = opposed(context, "Trois péniches ont coulé", "Cinq péniches ont coulé", "number", "number")
    (draft,) = nature(context, found)
    named = "Les deux passages ne donnent pas le même nombre : trois péniches dans l’un, cinq péniches dans l’autre."
    assert draft.rationale.replace("\u202f", " ") == f"{pair(context, found.a, found.b)} {named}".replace("\u202f", " ")


def test_a_quotation_ends_without_its_stop():
    assert quoted("« Tout est parti de la rivière. »") == "«\u202fTout est parti de la rivière\u202f»"


def test_the_mark_of_a_quotation_that_began_before_is_given_back():
    context = told(
        'Les voisins protestent. "On a tout appris par la radio. Aucune sirène n\'a sonné", dit Jean Roy, retraité.',
        "Les sirènes ont sonné mardi.",
    )
    span = next(s.span for s in context.sentences("1.txt") if s.span.quote.startswith("Aucune"))
    assert context.excerpt(span) == "«\u202f“Aucune sirène n’a sonné”, dit Jean Roy, retraité\u202f»"


# ------------------------------------------------------------------------------------------------- actors

CAST = "La préfète Odile Marsan, le juge Hugues Lenoir et l'avocat Paul Vidal étaient à Denain."


def test_who_spoke_is_not_told_by_a_pronoun():
    context = read(
        f"Joëlle Pittet dirige le syndicat de la soie. La direction conteste tout. Les effectifs suffisent, "
        f"assure-t-elle. {CAST}"
    )
    assert not [d for d in write_actors(context) if "effectifs" in d.stem and "Joëlle Pittet" in keys(d)]


def test_what_opens_with_a_pronoun_is_no_information():
    context = read(f"Un feu a pris dans l'atelier. Il est dû à la rupture d'un câble, a expliqué Rémi Morel. {CAST}")
    assert not [d for d in of_actors(context, "actor.told") if "Il est dû" in d.stem]


def test_who_only_confirms_is_not_where_the_news_comes_from():
    context = read(f"Le port de Denain fermera lundi, a confirmé Rémi Morel. {CAST}")
    assert not of_actors(context, "actor.told")


def test_the_cabinet_of_a_minister_is_not_the_minister():
    context = read(f"« Tout cela est faux et blessant », réplique le cabinet de Rémi Morel. {CAST}")
    assert not [d for d in write_actors(context) if "Rémi Morel" in keys(d)]


def test_a_title_of_several_is_no_first_name():
    assert not is_full_name("Mes Anne Lejeune")
    assert is_full_name("Anne Lejeune")


def test_a_law_is_nobody():
    context = read(
        "La Constitution de Mahélie interdit la grève. L'Union des bateliers a demandé une audience au préfet du Nord. "
        "La Ligue des rivières et la Banque du Nord attendent."
    )
    assert not [d for d in write_actors(context) for o in d.options if o.text.startswith("La Constitution")]


def test_the_evidence_names_whoever_is_the_answer():
    context = read(
        "Le gouverneur de Nevers, Lucien Roy, a ouvert la séance. « Nous avons évité le pire cet hiver », a déclaré "
        f"le gouverneur. {CAST}"
    )
    for draft in of_actors(context, "actor.said"):
        assert any("Roy" in span.quote for span in draft.evidence), draft.stem


def test_a_denial_of_everything_is_not_asked_without_its_matter():
    context = read(f"Le maire Rémi Morel a démenti tout rôle. {CAST}")
    assert not of_actors(context, "actor.stance")


def test_the_capital_in_the_question_does_not_give_the_state_away():
    context = read(
        "À l'invitation de l'Islande, les ministres se retrouveront à Reykjavik en septembre. "
        "La Norvège, le Danemark, la Suède et la Finlande ont approuvé le texte à Oslo."
    )
    assert not [d for d in of_actors(context, "actor.initiator") if "Reykjavik" in d.stem]


def test_an_office_cut_short_is_not_asked():
    context = read(
        "Le ministre danois Jens Holm a parlé. Jens Holm, ministre danois des Affaires étrangères, a signé mardi. "
        "La préfète de Denain, Odile Marsan, et le juge d'instruction de Calais, Hugues Lenoir, ont écouté.",
        "Paul Vidal, président du port de Calais, et Rémi Morel, directeur de la banque du Nord, étaient là.",
    )
    assert not [d for d in write_actors(context) if any("inistre danois" in k and "Affaires" not in k for k in keys(d))]


@pytest.mark.parametrize("role", ["bénévole de 72 ans", "coureuse victime d'un malaise", "employé mis en cause"])
def test_an_age_and_a_mishap_are_no_office(role):
    context = read(
        f"Anne Vidal, {role}, a parlé lundi à Denain. La préfète de Denain, Odile Marsan, et le juge d'instruction de "
        "Calais, Hugues Lenoir, ont écouté. Paul Vial, président du port de Calais, était là."
    )
    assert not [d for d in write_actors(context) if any(role in option.text for option in d.options)]


def test_a_chief_of_something_is_not_asked_without_it():
    items = asked(f"Le directeur général, Rémi Morel, a démissionné lundi. {CAST}", topic="actor")
    assert not [item for item in items if item.rule == "actor.named" and "directeur général" in item.stem]


def test_an_acronym_is_asked_where_the_dossier_uses_it():
    once = "Le Syndicat des bateliers du Nord (SBN) a défilé lundi à Denain."
    assert not of_actors(read(once), "actor.acronym_written")
    assert not of_actors(read(f"{once} Le SBN réclame une hausse."), "actor.acronym_written"), "the page explains it"
    (elsewhere,) = of_actors(read(once, "Le SBN réclame une hausse du fret."), "actor.acronym_written")
    assert keys(elsewhere) == ["Syndicat des bateliers du Nord"]
    assert "sans l’expliquer" in elsewhere.stem
    assert {span.file for span in elsewhere.evidence} == {"1.txt", "2.txt"}


def test_a_common_noun_of_a_place_is_nobody():
    context = read(
        "Nécropole de Denain : les fouilles continuent.",
        f"Une nécropole gauloise a été mise au jour. « Nous sommes comblés », a déclaré Rémi Morel. {CAST}",
    )
    options = {option.text for draft in write_actors(context) for option in draft.options}
    assert "Nécropole de Denain" not in options
