"""Two dispatches date one event in their own words; days that exclude each other show, those of two events do not."""

from __future__ import annotations

from datetime import date

import pytest

from questions.crosscheck.dates.told_days import told_days
from questions.crosscheck.reading import readings
from questions.dispatch import Source
from questions.reader import read_dossier

pytestmark = pytest.mark.model

#: Sentences that make each text long enough to be a dispatch, without any date.
AROUND = "{}\n\nLes habitants du quartier suivent cela de près, écrit la presse locale.\n"


def found(one, other, published=("2017-10-16", "2017-10-17")):
    texts = [
        Source(f"{n}.txt", AROUND.format(text), published=day)
        for n, (text, day) in enumerate(zip((one, other), published, strict=True))
    ]
    return [c for c in read_dossier(texts).contradictions if c.kind == "date"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le conseil examinera le plan de relance le 12 décembre.",
            "Le plan de relance ne sera pas soumis au conseil avant la mi-janvier.",
        ),
        (
            "La fresque a été déposée en mars 2016.",
            "Démontée à partir du 4 avril 2016, la fresque dort dans une caisse.",
        ),
        ("Le tribunal examinera la requête le 24 octobre.", "La requête sera examinée le 31 octobre seulement."),
        (
            "Le prochain round de négociations est prévu le 28 octobre à Genève.",
            "Les deux parties se retrouveront le 5 novembre à Vienne.",
        ),
        ("Le pont a été fermé vendredi soir.", "Le pont n'a été fermé que samedi à midi."),
        ("Le match sera rejoué le 4 novembre.", "La rencontre de remplacement se tiendra le 11 novembre."),
        ("Le comptable cachait le déficit depuis mars 2014.", "Le déficit était dissimulé depuis l'automne 2012."),
        ("Le dépouillement s'est tenu lundi à la mairie.", "Le dépouillement s'est déroulé mardi à la mairie."),
        (
            "Le laboratoire a découvert la fuite le 3 octobre.",
            "C'est le 12 septembre, et non en octobre, que le laboratoire a découvert la fuite.",
        ),
        ("Le directeur a été suspendu le 2 octobre.", "Le directeur n'a été suspendu que le 9 octobre."),
        ("Le procès s'ouvrira le 15 janvier.", "Le procès ne s'ouvrira pas avant mars."),
        ("La tour a été construite en 1974.", "Édifiée en 1981, la tour a vieilli."),
        ("Le barrage a été mis en service en 1962.", "Mis en service en 1969, le barrage est plein."),
        (
            "La directrice a quitté l'établissement le 1er octobre.",
            "La directrice n'a quitté ses fonctions que le 15 octobre.",
        ),
        ("La fermeture du site est prévue pour juin 2018.", "Le site fermera en décembre 2018."),
        (
            "La mairie n'a été prévenue que le 3 octobre.",
            "Nous avons averti la mairie par courrier dès le 12 septembre.",
        ),
        (
            "L'usine a été rachetée en 2009 par le groupe Valtec.",
            "Depuis que Valtec nous a rachetés, en 2012, tout va mal.",
        ),
        ("Le permis était déjà signé le 2 octobre.", "Le permis de construire a été signé le 9 octobre par le préfet."),
        (
            "Le lancement avait été programmé d'abord pour le 8 mai.",
            "Le lancement de la fusée, d'abord prévu le 24 avril, avait été reporté.",
        ),
        ("Les ouvriers ont repris le travail mardi.", "Le travail n'a repris que vendredi à l'usine."),
        (
            "La chaudière, inspectée pour la dernière fois en avril 2015, était vétuste.",
            "La chaudière n'avait plus vu un contrôleur depuis 2010.",
        ),
        ("Le patron a pris l'avion vendredi 6 octobre pour Genève.", "Le patron n'est parti que le 11 octobre."),
        (
            "Les deux alpinistes sont rentrés dimanche 8 octobre.",
            "Les deux alpinistes avaient regagné leur village le 11 octobre.",
        ),
        ("L'alerte a été donnée le 2 octobre par un ouvrier.", "La direction n'a reçu l'alerte que le 9 octobre."),
        ("La mairie a reçu un avis le 2 octobre.", "La mairie n'a été prévenue que le 9 octobre."),
        ("L'association a été fondée en 1987 par un instituteur.", "L'association existe depuis 1994."),
        ("Le maire a démissionné le 3 octobre.", "La démission du maire remonte au 9 octobre."),
        ("Le règlement de pêche prendra effet le 1er mars.", "Le règlement de pêche sera effectif le 1er mai."),
        (
            "La fusion des caves est prévue au 2 mars 2018.",
            "La fusion devant être effective au 1er mai 2018, elle divise.",
        ),
        (
            "La caisse de secours sera opérationnelle dès le 1er janvier.",
            "La caisse ne verra pas le jour avant mai 2018.",
        ),
        (
            "Le comité des digues se réunira pour la première fois le 7 novembre à Arles.",
            "Le comité des digues tiendra sa première séance le 21 novembre.",
        ),
        (
            "Le juge a mis fin à la cavale de Luc Morand. Lundi, des gendarmes ont arrêté le jeune homme.",
            "Luc Morand a été intercepté le 4 octobre.",
        ),
        (
            "La Régie des eaux n'a été avertie que le 9 octobre.",
            "Nous avons prévenu la Régie des eaux de Bellecombe dès le 2 octobre.",
        ),
    ],
)
def test_two_days_for_one_event_show(one, other):
    assert len(found(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Le conseil examinera le budget le 12 décembre.",
            "Le plan de relance ne sera pas examiné avant la mi-janvier.",
        ),
        (
            "Le tribunal a examiné la requête de la mairie le 10 octobre.",
            "La requête des riverains a été examinée le 12 octobre.",
        ),
        ("La réunion s'est ouverte lundi à Genève.", "La réunion s'est achevée mercredi à Genève."),
        ("Trois personnes ont été arrêtées lundi.", "Deux personnes ont été arrêtées mardi."),
        ("Le match aller s'est joué mercredi.", "Le match retour s'est joué samedi."),
        ("Le contrat de Paul Brun a été suspendu le 2 octobre.", "Paul Brun a été suspendu le 9 octobre."),
        (
            "Les opérations débuteront mercredi soir.",
            "Une campagne de ramassage des pneus, financée par la région, commencera en novembre.",
        ),
        ("La maternité n'a enregistré que 180 naissances l'an dernier.", "Tous parlent de la naissance du 3 octobre."),
        ("Les négociations ont repris lundi.", "Les négociations ont commencé en septembre."),
        ("Les pompiers ont évacué l'école vendredi.", "Les pompiers ont évacué la mairie samedi."),
        ("Le trafic était interrompu mardi.", "Le trafic était interrompu mercredi encore."),
        ("Le rapport a été remis au ministre lundi.", "Le rapport a été remis aux députés mercredi."),
        ("Le tribunal a condamné le chauffeur lundi.", "Le tribunal a condamné le patron mardi."),
        ("L'usine de Metz a fermé lundi.", "L'usine de Nancy a fermé vendredi."),
        ("Deux explosions ont retenti samedi.", "Une explosion a retenti dimanche."),
        ("Un séisme a frappé l'île lundi.", "Une réplique a frappé l'île mercredi."),
        ("Les parents ont été prévenus le 3 octobre.", "Les enseignants ont été prévenus le 5 octobre."),
        ("L'accord a été annoncé lundi.", "L'accord sera signé vendredi."),
        ("Le premier convoi est parti lundi.", "Le deuxième convoi est parti jeudi."),
        (
            "Les inspecteurs ont contrôlé l'abattoir le 3 octobre.",
            "L'abattoir a été contrôlé de nouveau le 10 octobre.",
        ),
        ("Le colis a été envoyé lundi.", "Le colis est arrivé mercredi."),
        ("Le pont a été inspecté en mars 2010.", "Le pont n'a plus été contrôlé depuis 2011."),
        ("La mairie a été prévenue le 3 octobre.", "La préfecture avait été avertie le 12 septembre."),
        (
            "À ce jour, trente familles ont été relogées.",
            "Les dernières familles ont été relogées le 2 octobre.",
        ),
        (
            "Trois accords devaient être signés lundi 9 octobre.",
            "L'accord de pêche sera signé mercredi 18 octobre.",
        ),
        (
            "Le rapport a été remis au maire le 3 octobre.",
            "Le rapport a été remis dès le 5 octobre, par courriel, au préfet.",
        ),
        (
            "Deux braconniers ont été arrêtés le 3 octobre près du lac.",
            "La pêche a été arrêtée le 6 octobre sur le lac.",
        ),
        (
            "La course, courue dimanche 1er octobre, a été annulée.",
            "La course s'est enfin courue dimanche 15 octobre.",
        ),
        ("Le musée pourrait ouvrir en 2019.", "Le musée ouvrira bien en 2020."),
        ("La ministre a quitté la salle mercredi soir.", "Le départ de la ministre, jeudi matin, a surpris."),
        (
            "Le chantier a débuté dès la mi-mai, selon un cliché rendu public jeudi.",
            "Le chantier a débuté le 14 mai.",
        ),
        ("Le contrat était déjà signé le 12 octobre.", "Le contrat a été signé le 9 octobre."),
        (
            "La chaudière, inspectée pour la dernière fois en avril 2015, fume.",
            "La chaudière avait été inspectée en 2012.",
        ),
        ("Les ouvriers ont commencé le travail le 2 octobre.", "Les ouvriers sont en grève depuis le 9 octobre."),
        ("La mairie a mis un avis en ligne le 3 octobre.", "La mairie a été prévenue le 9 octobre."),
        ("Le patron a fait la route le 3 octobre.", "Le patron est parti le 9 octobre."),
        (
            "Le comité des digues se réunira le 7 novembre.",
            "Le comité des digues tiendra sa première séance le 21 novembre.",
        ),
        ("Le maire a réuni ses voisins le 3 octobre.", "Le maire tiendra sa première séance le 21 novembre."),
        (
            "Luc Morand et Jean Sorel étaient en fuite. Lundi, des gendarmes ont arrêté le jeune homme.",
            "Luc Morand a été intercepté le 4 octobre.",
        ),
        ("La digue a vu passer du monde le 3 octobre.", "La digue sera opérationnelle dès le 1er janvier."),
        (
            "Les trois apprentis se portent bien ; deux d'entre eux reviendront demain.",
            "Le funiculaire reviendra à la mi-novembre.",
        ),
    ],
)
def test_days_of_two_events_do_not(one, other):
    assert found(one, other) == []


def test_a_day_without_its_year_is_of_the_season_of_the_dossier():
    one = "Le cargo a été arraisonné le 28 mai, dit l'armateur."
    other = "Le cargo a été intercepté dans la nuit du 25 au 26 mai, et non plus tard."
    assert len(found(one, other, (None, "2010-06-13"))) == 1


def test_a_weekday_alone_is_held_against_a_date():
    one = "L'attaque s'est produite lundi à l'aube, et non pendant l'orage."
    other = "Trois mois après l'attaque, survenue dans la nuit du 10 au 11 juillet, le calme est revenu."
    assert len(found(one, other, (None, "2021-10-04"))) == 1


def test_what_one_dispatch_dates_twice_is_not_opposed_to_either_day():
    one = "Le laboratoire a été fouillé mardi. Le laboratoire avait été fouillé lundi déjà."
    assert found(one, "Le laboratoire a été fouillé lundi.", ("2017-10-18", "2017-10-18")) == []


def test_months_are_no_nights():
    one = "La tour est en travaux depuis le mois de mars 2017, et le trottoir fermé."
    assert found(one, "La tour est en travaux depuis le printemps 2017.") == []


def test_the_last_of_one_thing_is_not_the_last_of_what_the_same_verb_tells_of_another():
    dossier = read_dossier([Source("a.txt", "Le dernier bateau a pris le large le 3 octobre.", published="2017-10-16")])
    [reading] = readings(dossier.dispatches, dossier.actors)
    told = {(day.key, "=boat" in day.things): day.phase for day in told_days(reading, date(2017, 10, 16))}
    assert told == {("~departing", True): "last", ("~arresting", False): "whole"}


NIGHT = "Le camion a disparu du dépôt dans {}."


def test_a_text_that_looks_back_by_the_day_of_the_month_tells_of_the_same_night():
    one = "Des voleurs ont vidé le dépôt de tissus dans la nuit de jeudi à vendredi, vers trois heures."
    late = NIGHT.format("la nuit du 13 au 14 octobre")
    assert len(found(one, late, ("2017-10-14", "2017-11-20"))) == 1
    assert not found(one, NIGHT.format("la nuit de vendredi à samedi"), ("2017-10-14", "2017-11-20"))
    assert not found(one, NIGHT.format("la nuit du 23 au 24 octobre"), ("2017-10-14", "2017-11-20"))


@pytest.mark.parametrize(
    ("published", "opposed"),
    [(("2019-04-12/2019-04-20", "2019-04-12/2019-04-20"), False), (("2019-05-02", "2019-04-20"), True)],
)
def test_the_last_of_what_is_told_before_a_day_is_not_held_against_that_day(published, opposed):
    """A page of the 12th to the 20th may have appeared before the 20th came."""
    last = "La dernière réunion du Conseil des digues s'est tenue en juin 2017."
    due = "Le Conseil des digues doit se réunir le 20 avril à Arles, à l'échelon des maires."
    assert bool(found(last, due, published)) is opposed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "La dernière inspection de l'ascenseur datait du 4 mai 2015.",
            "La dernière inspection de l'ascenseur a eu lieu le 9 juin 2016.",
            id="a verb that dates, in the imperfect",
        ),
        pytest.param(
            "La nouvelle piscine sera livrée le 12 décembre.",
            "La nouvelle piscine ne sera livrée que le 9 janvier.",
            id="a new thing is the thing",
        ),
        pytest.param(
            "Le barrage a été inauguré en 1962.",
            "Mis en service en 1969, le barrage est plein.",
            id="an inauguration puts into service",
        ),
    ],
)
def test_what_a_verb_tells_by_itself_and_of_what_is_new(one, other):
    assert found(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "L'audience s'est tenue le 2 octobre à Gap.",
            "La nouvelle audience s'est tenue le 9 octobre à Gap.",
            id="a new event is another one",
        ),
        pytest.param(
            "La collecte de sang a commencé le 2 octobre.",
            "La collecte de sang a cessé le 9 octobre.",
            id="beginning and end",
        ),
    ],
)
def test_another_event_and_another_part_of_it_stay_apart(one, other):
    assert not found(one, other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("La sonde a été lancée le 2 octobre.", {"sonde": "begin", "~launching": "whole"}, id="launched"),
        pytest.param("Les forages ont cessé le 2 octobre.", {"forage": "end", "~stopping": "whole"}, id="ceased"),
        pytest.param("La collecte de sang a commencé le 2 octobre.", {"collec": "begin"}, id="begun"),
    ],
)
def test_a_verb_of_the_kind_tells_the_whole_and_no_part_of_something_else(text, expected):
    dossier = read_dossier([Source("a.txt", AROUND.format(text), published="2017-10-16")])
    [reading] = readings(dossier.dispatches, dossier.actors)
    assert {day.key: day.phase for day in told_days(reading, date(2017, 10, 16))} == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("En 2016, 180 mariages ont été célébrés à Sarvigny, contre 205 en 2013.", set()),
        ("Le gardien Paul Brun, champion d'Europe en mai, a été suspendu par la ligue.", set()),
        ("Le gardien Paul Brun a été suspendu en mai par la ligue.", {"mai"}),
        ("La maire a voté contre le projet en mai.", {"mai"}),
    ],
)
def test_a_day_of_a_number_set_beside_or_of_what_somebody_is_dates_no_event(text, days):
    dossier = read_dossier([Source("1.txt", AROUND.format(text), published="2017-10-16")])
    told = (each for reading in readings(dossier.dispatches, dossier.actors) for each in told_days(reading, None))
    assert {each.expression.span.quote for each in told} == days


#: So many sentences that the judge speaks, and none that shares a word with the next.
CROWD = """Le boulanger cuit son pain. Une grue domine les toits. Les écoliers dessinent des tortues. Un violon grince.
La rivière charrie des branches. Le tailleur coud une veste. Des pigeons nichent sous la corniche. Un chat dort.
Le peintre mélange ses couleurs. La fanfare répète une valse. Les vignes jaunissent. Un moulin tourne.
La bibliothécaire range des atlas. Des mouettes crient. Le jardinier taille un rosier. Une horloge sonne.
Les marchands plient leurs étals. La brume couvre le marais. Un cheval hennit. Le menuisier ponce une planche."""


@pytest.mark.parametrize(("name", "count"), [("Luc Morand", 1), ("Paul Brun", 0)])
def test_one_person_ties_two_days_without_a_common_word(name, count):
    """« le jeune homme » is Luc Morand, whom the other dispatch names; of somebody else the days stand alone."""
    one = f"Le juge a mis fin à la cavale de Luc Morand. Lundi, des gendarmes ont arrêté le jeune homme.\n\n{CROWD}"
    other = f"{name} a été intercepté le 4 octobre, au pied d'une falaise.\n\n{CROWD}"
    assert len(found(one, other)) == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le navire avait passé sa dernière visite de sécurité au mois de mars 2016.", True),
        ("Le navire avait passé sa dernière visite de sécurité en mars 2016.", True),
        ("La route garde les traces de la neige de mars 2016.", False),
    ],
)
def test_the_month_of_a_day_is_no_noun_that_it_tells_apart(text, told):
    dossier = read_dossier([Source("0.txt", AROUND.format(text), published="2017-10-16")])
    (reading,) = readings(dossier.dispatches, dossier.actors)
    assert any(each.key == "=visit" for each in told_days(reading, date(2017, 10, 16))) == told
