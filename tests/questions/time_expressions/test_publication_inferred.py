"""When undated dispatches of a dossier were published: what proves it, and when nothing does."""

import pytest

from questions import timex
from questions.annotator.parsing.parses import parse
from questions.annotator.publication import infer_publications
from questions.cleaning import clean
from questions.dispatch import Publication, Source

pytestmark = pytest.mark.model

FACTORY = """La fonderie Mazuel ferme ses portes

Publié le 18 septembre 2018

La direction de la fonderie Mazuel a annoncé lundi la fermeture de l'usine de Corvières, qui emploie 240 salariés.
Les ouvriers occupent le site depuis mardi matin. Une table ronde réunira jeudi à la préfecture la direction et les
syndicats.
"""
WIRE = """Fonderie Mazuel: les ouvriers occupent l'usine

CORVIÈRES, 18 sept (AFP) - Les ouvriers de la fonderie Mazuel occupent depuis mardi matin l'usine de Corvières, dont la
direction a annoncé lundi la fermeture, a constaté un photographe de l'AFP.
"""
AFTERMATH = """Fonderie : pas d'accord à la préfecture

La direction de la fonderie Mazuel et les syndicats se sont séparés hier sans accord après la table ronde organisée à
la préfecture. Les ouvriers, qui occupent l'usine de Corvières depuis mardi, ont voté la poursuite du mouvement.

La direction avait annoncé lundi la fermeture de l'usine. Une nouvelle table ronde réunira la direction et les
syndicats à la préfecture mercredi prochain.
"""
ELSEWHERE = """La chorale de Brume-sur-Lys en concert

La chorale répétera mardi à la salle des fêtes. Elle avait chanté dimanche devant deux cents personnes.
"""
PLANNED = """Pont des Forges : le chantier avance

Le préfet a inauguré en mars 2015 le chantier du pont des Forges. Les poutres seront posées le 4 novembre 2016 et
les essais de charge ont commencé le 12 septembre 2016.
"""


def read(*texts: str) -> list[Publication | None]:
    dispatches = [clean(Source(f"{number}.txt", text)) for number, text in enumerate(texts)]
    dated = infer_publications([(dispatch, parse(dispatch).sentences) for dispatch in dispatches])
    assert [dispatch.file for dispatch in dated] == [f"{number}.txt" for number in range(len(texts))]
    return [dispatch.published for dispatch in dated]


def covers(publication: Publication | None, *days: str) -> bool:
    """Whether the publication may have been on each of the days."""
    assert publication is not None
    first, last = timex.bounds(publication.value)
    return all(first.isoformat() <= day <= last.isoformat() for day in days)


def value(publication: Publication | None) -> str | None:
    return publication.value if publication else None


def test_a_stated_date_is_left_alone() -> None:
    (published, _) = read(FACTORY, ELSEWHERE)
    assert published is not None
    assert (published.value, published.basis) == ("2018-09-18", "stated")


def test_a_dateline_without_year_takes_the_year_of_the_dossier() -> None:
    _, published = read(FACTORY, WIRE)
    assert published is not None
    assert (published.value, published.basis) == ("2018-09-18", "inferred")
    assert "18 sept" in published.reason
    assert published.reason.endswith("elle a donc paru le 18 septembre 2018.")


RELEASE = """FONDERIE MAZUEL
Communiqué de presse, jeudi 20 septembre

La direction répond

La direction de la fonderie Mazuel prend acte de l'occupation de l'usine de Corvières, commencée mardi. Elle a reçu les
syndicats ce matin à la préfecture. Les salaires de septembre seront versés.
"""


def test_a_release_dated_by_weekday_and_day_takes_the_year_of_the_dossier() -> None:
    _, published = read(FACTORY, RELEASE)
    assert published is not None
    assert (published.value, published.basis) == ("2018-09-20", "inferred")
    assert "jeudi 20 septembre" in published.reason


def test_a_lone_dateline_without_year_proves_nothing() -> None:
    assert read(WIRE) == [None]


def test_an_undated_dispatch_is_dated_by_what_others_tell() -> None:
    _, _, published = read(FACTORY, WIRE, AFTERMATH)
    assert published is not None
    assert published.likely == ("2018-09-21",)
    assert covers(published, "2018-09-21")


def test_the_order_of_the_files_changes_nothing() -> None:
    backwards = [(each.value, each.likely) for each in read(AFTERMATH, WIRE, FACTORY) if each]
    assert backwards[::-1] == [(each.value, each.likely) for each in read(FACTORY, WIRE, AFTERMATH) if each]


def test_a_dispatch_on_something_else_stays_undated() -> None:
    assert [value(each) for each in read(FACTORY, ELSEWHERE)] == ["2018-09-18", None]


def test_past_and_future_dates_bound_the_day() -> None:
    (published,) = read(PLANNED)
    assert published is not None
    assert published.value == "2016-09-12/2016-11-04"
    assert "au passé" in published.reason
    assert "au futur" in published.reason
    assert [span.quote for span in published.evidence] == ["le 12 septembre 2016", "le 4 novembre 2016"]


def test_no_dispatch_at_all() -> None:
    assert infer_publications([]) == []


def test_years_named_in_the_text_do_not_prove_the_year_of_a_lone_dateline() -> None:
    assert read(WIRE + "\nUn premier plan social remontait à 2017.\n") == [None]


def test_reasons_are_one_whole_sentence() -> None:
    for published in read(FACTORY, WIRE, AFTERMATH)[1:]:
        assert published is not None
        assert published.reason[0] == published.reason[0].upper()
        assert published.reason.endswith(".")
        assert "  " not in published.reason
        assert "None" not in published.reason


CONSIGNMENTS = """Crème : trois lots saisis

Publié le 4 mars 2014

Trois lots ont été saisis lundi. Le fromager proteste contre cette mesure. Des lots seront détruits mercredi.
"""
AUCTION = """Ventes : le château se vide

Les derniers lots sont partis hier. Un amateur anglais a emporté une armoire normande. Des lots partiront demain.
"""


def test_one_word_in_common_is_no_event_in_common() -> None:
    assert [value(each) for each in read(CONSIGNMENTS, AUCTION)] == ["2014-03-04", None]


CAMP = """Le camp des bûcherons évacué

Publié le 15 mai 2008

Les bûcherons de Vaubrun ont signé mardi une trêve avec la scierie. Le camp dressé le 3 mai sera évacué d'ici au 20 mai.
"""
RADIO = """La scierie retient son souffle

Des coups de feu ont été tirés hier, vendredi, près de la scierie, et la nuit précédente devant le camp.

L'évacuation a été repoussée au lundi 26 mai. Le chef du camp, enlevé le 6 mai, a été libéré ce matin.
"""
LETTER = """Le maire de Vaubrun est parti

Le maire a démissionné jeudi. Sa lettre est arrivée à la préfecture le lendemain matin. Il avait avoué mardi avoir vendu
la forêt communale. Une réunion publique se tiendra mardi prochain.
"""
AUDIENCE = """Le maire de Vaubrun jugé pour la vente de la forêt communale

Publié le 30 mai 2016

Le maire de Vaubrun a avoué le 8 mars avoir vendu la forêt communale. Il a démissionné le 10 mars par une lettre.
"""


def test_a_weekday_beside_yesterday_is_the_day_of_publication_but_one() -> None:
    _, published = read(CAMP, RADIO)
    assert value(published) == "2008-05-17"
    assert published is not None
    assert "nuit" not in published.reason


def test_the_week_is_not_chosen_without_a_dated_dispatch() -> None:
    assert value(read(RADIO)[0]) is None


def test_what_is_told_the_next_day_is_over() -> None:
    _, published = read(AUDIENCE, LETTER)
    assert value(published) == "2016-03-11/2016-03-13"


def test_a_weekday_alone_is_not_almost_a_week_old() -> None:
    _, published = read(AUDIENCE, LETTER)
    assert published is not None
    assert "tout derniers" in published.reason


SLIDE = """Une avalanche fait cinq morts au col de Brume

Publié le 12 février 2018

Une avalanche a fait cinq morts dimanche au col de Brume. Un blessé a été hospitalisé à Grenoble dimanche soir.
"""
SIXTH = """Avalanche : un sixième mort

Hospitalisé à Grenoble depuis le 11 février, un blessé est mort mardi soir. Une marche partira dimanche de l'église.
"""


def test_a_week_that_nothing_but_its_distance_singles_out_is_not_chosen() -> None:
    assert value(read(SLIDE, SIXTH)[1]) is None


STRIKE = """Raffinerie : les ouvriers reconduisent la grève

Publié le 14 avril 2015

Les ouvriers de la raffinerie de Vaubrun ont reconduit lundi la grève. Une négociation est prévue jeudi à Corvières.
"""
REVIEW = """LA LETTRE DU PÉTROLE, 2 juin 2015

Vaubrun, retour sur un conflit

Contrairement à ce que l'on a dit, rien n'a été signé le 23 avril : les parties se sont seulement parlé.
"""
AGREED = """Raffinerie : c'est fini

L'accord a été signé jeudi soir à Corvières, après neuf heures de négociation avec la direction de la raffinerie.
La grève a cessé.
"""


def test_what_is_signed_is_found_where_a_signature_is_dated_not_where_talks_are() -> None:
    published = read(STRIKE, REVIEW, AGREED)[2]
    assert published is not None
    assert published.value.startswith("2015-04-2")
    assert "23 avril 2015" in published.reason


def test_talks_and_strikes_come_back_and_prove_no_week() -> None:
    assert value(read(STRIKE, AGREED)[1]) is None


CRASH = """Un ferry s'échoue devant Brume

Publié le 11 novembre 2015

Un ferry s'est échoué mardi soir devant Brume avec 300 passagers. L'accident a fait deux blessés.
"""
DISMISSED = """Le patron des ferries écarté

Le directeur de la compagnie a été écarté lundi soir, six jours après l'accident, par un vote des actionnaires.
Dimanche, un millier de personnes avaient défilé sur le port.
"""


def test_days_counted_from_an_event_that_others_date_prove_the_week() -> None:
    published = read(CRASH, DISMISSED)[1]
    assert published is not None
    assert published.value == "2015-11-16/2015-11-20"
    assert "«\u202fsix jours après l'accident\u202f»" in published.reason


@pytest.mark.parametrize("event", ["l'incendie", "le vote de confiance"])
def test_days_counted_from_an_event_that_nobody_dates_prove_nothing(event: str) -> None:
    assert value(read(CRASH, DISMISSED.replace("l'accident", event))[1]) is None


BLAZE = """Incendie à la scierie Vernet

Publié le 12 juin 2015

Un incendie a détruit mercredi la scierie Vernet. Deux ouvriers sont morts.
"""
MARCH = """Scierie : la marche

Mille personnes ont marché dimanche à Vernet, onze jours après l'incendie de la scierie. Il pleuvait.
"""


def test_what_an_accident_did_dates_the_accident() -> None:
    published = read(BLAZE, MARCH)[1]
    assert published is not None
    assert published.value.startswith("2015-06-21/")


def test_the_arrest_of_another_person_proves_no_week() -> None:
    other = "Forges : le patron arrêté\n\nLe patron des forges Duval a été arrêté jeudi soir. Il nie toute fraude.\n"
    arrest = BLAZE.replace("Deux ouvriers sont morts.", "Le pyromane a été arrêté jeudi par les gendarmes.")
    assert value(read(arrest, other)[1]) is None


def test_a_letter_written_on_a_weekday_without_its_day_is_read() -> None:
    letter = AFTERMATH.replace("\n\n", "\n\nCorvières, mercredi soir\n\n", 1)
    assert len(read(FACTORY, letter)) == 2


def test_a_stretch_to_come_has_not_begun() -> None:
    closed = """Avis aux riverains du pont des Forges

Le chantier du pont des Forges a repris le 5 octobre. La rue du Bac sera fermée du 12 octobre au soir au 14 au matin.
"""
    published = read(PLANNED, closed)[1]
    assert covers(published, "2016-10-05", "2016-10-12")
    assert not covers(published, "2016-10-13")


OLD_WIRE = """Conseil du Rhin: le mandat prolongé

MAYENCE, 12 mai (APR) - Le Conseil du Rhin a prolongé vendredi pour un an le mandat de ses gardes, a annoncé son
secrétaire. Un article a été retiré du texte mercredi soir.
"""
YEARS_LATER = """Conseil du Rhin : le mandat encore prolongé

Publié le 14 mai 2021

Le Conseil du Rhin a prolongé le mandat de ses gardes, a annoncé son secrétaire.
"""
THAT_YEAR = """Conseil du Rhin : les gardes restent

Publié le 20 juin 2017

Les gardes du Conseil du Rhin restent un an de plus, a rappelé leur secrétaire.
"""


def test_of_several_years_the_first_weekday_of_the_lead_chooses() -> None:
    """In 2021 the 12th of May was a Wednesday, and nearer; the lead tells of a Friday, as in 2017."""
    found = read(OLD_WIRE, YEARS_LATER, THAT_YEAR)
    assert found[0]
    assert found[0].value == "2017-05-12"


def test_without_a_weekday_in_the_lead_the_nearest_year_is_taken() -> None:
    text = OLD_WIRE.replace(" vendredi", "").replace(" mercredi soir", "")
    found = read(text, YEARS_LATER, THAT_YEAR)
    assert found[0]
    assert found[0].value == "2021-05-12"
