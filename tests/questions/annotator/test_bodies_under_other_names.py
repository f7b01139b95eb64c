"""One body under several names: shortened, by a word alone, with the word for its kind; and those that stay two."""

import pytest

from tests.questions.annotator.telling import actors_in_pages


def _bodies(*texts):
    actors = actors_in_pages(*texts)
    return {name: actor.aliases for name, actor in actors.items() if actor.kind == "organisation"}


@pytest.mark.parametrize(
    ("texts", "body", "alias"),
    [
        (
            (
                "Le tribunal correctionnel de Lens a condamné le chauffeur lundi.",
                "Le tribunal de Lens a relaxé deux complices.",
            ),
            "tribunal correctionnel de Lens",
            "tribunal de Lens",
        ),
        (
            ("Le conseil départemental de l'Aube a voté le budget.", "Le Département réclame 30.000 euros."),
            "conseil départemental de l'Aube",
            "Département",
        ),
        (
            ("La Ville de Mulhouse a voté le budget. La mairie prévoit des travaux.", "La municipalité se tait."),
            "Ville de Mulhouse",
            "mairie",
        ),
        (
            ("L'avocat de l'association Rives claires a plaidé. L'association dément tout.",),
            "Rives claires",
            "association",
        ),
        (
            ("Équipe cycliste Volnay-Sport\n\nL'équipe est partie lundi.", "L'équipe Volnay-Sport est arrivée."),
            "Équipe cycliste Volnay-Sport",
            "équipe Volnay-Sport",
        ),
        (
            ("La Société ivoirienne du cacao a signé jeudi. Selon le port, l'entreprise a perdu 3 millions.",),
            "Société ivoirienne du cacao",
            "entreprise",
        ),
        (
            ("Les douanes camerounaises ont saisi 30 kg d'or.", "La douane a remis l'or, a dit le capitaine."),
            "douanes camerounaises",
            "douane",
        ),
        (
            ("L'Agence régionale de santé (ARS) de Bretagne a fermé le service.", "L'ARS Bretagne l'a rouvert."),
            "Agence régionale de santé de Bretagne",
            "ARS Bretagne",
        ),
        (
            ("Selon un rapport de l'ONG Terre Libre (TL), l'eau est polluée.",),
            "Terre Libre",
            "ONG Terre Libre",
        ),
        (
            ("La compagnie nationale Karat Sever a payé l'amende. Karat Sever se tait.",),
            "Karat Sever",
            "compagnie nationale Karat Sever",
        ),
        (
            ("« Tout va mal », déplore Jean Roy, du Syndicat des industriels du bois (Sib).",),
            "Syndicat des industriels du bois",
            "Sib",
        ),
        (
            ("Le collectif Les Tilleuls debout a porté plainte contre la mairie.",),
            "Les Tilleuls debout",
            "collectif Les Tilleuls debout",
        ),
        (
            ("La FAO a donné l'alerte.", "L'agence alimentaire des Nations unies promet des semences."),
            "FAO",
            "agence alimentaire des Nations unies",
        ),
        (
            ("Le Centre hospitalier universitaire de Nîmes a ouvert une enquête. Le CHU attend un rapport.",),
            "Centre hospitalier universitaire de Nîmes",
            "CHU",
        ),
        (
            ("La Fédération française de judo (FFJ) a suspendu l'athlète.", "La fédération de judo se justifie."),
            "Fédération française de judo",
            "fédération de judo",
        ),
        (
            (
                "Le ministère de la Santé du Burundi a confirmé douze cas.",
                "Le ministère burundais de la Santé recense quinze cas.",
            ),
            "ministère de la Santé du Burundi",
            "ministère burundais de la Santé",
        ),
    ],
)
def test_another_name_of_a_body(texts, body, alias):
    assert alias in _bodies(*texts)[body]


@pytest.mark.parametrize(
    ("texts", "one", "other"),
    [
        (
            (
                "Le tribunal administratif de Lens a suspendu l'arrêté. Le tribunal correctionnel de Lens a statué.",
                "Le tribunal de Lens a parlé.",
            ),
            "tribunal correctionnel de Lens",
            "tribunal de Lens",
        ),
        (
            ("La police municipale de Lens a tiré.", "La police de Lens a ouvert une enquête."),
            "police municipale de Lens",
            "police de Lens",
        ),
        (
            ("La mairie de Sète a voté. La mairie de Gap a refusé.", "Ce matin, la mairie a démenti."),
            "mairie de Sète",
            "mairie",
        ),
        (
            (
                "Les douanes camerounaises et les douanes gabonaises ont saisi de l'or.",
                "La douane a remis l'or, a dit le capitaine.",
            ),
            "douanes camerounaises",
            "douane",
        ),
        (
            ("Le ministère de la Santé du Burundi a confirmé.", "Le ministère rwandais de la Santé a démenti."),
            "ministère de la Santé du Burundi",
            "ministère rwandais de la Santé",
        ),
        (
            ("La Fédération française de judo (FFJ) a suspendu l'athlète.", "La fédération de boxe se justifie."),
            "Fédération française de judo",
            "fédération de boxe",
        ),
        (
            ("L'Agence régionale de santé (ARS) de Bretagne a fermé le service.", "L'ARS Corse l'a rouvert."),
            "Agence régionale de santé de Bretagne",
            "ARS Corse",
        ),
    ],
)
def test_bodies_that_stay_two(texts, one, other):
    found = _bodies(*texts)
    assert one in found
    assert other not in found[one]


def test_another_town_is_not_cut_off():
    found = _bodies("La Ville de Gap a voté lundi. La ville de Digne refuse de payer. La Ville de Gap paie.")
    assert found["Ville de Gap"] == ()


def test_what_an_acronym_abbreviates_is_no_person():
    text = "Une porte-parole de son employeur, Limpo Air Works (LAW), a confirmé la panne."
    assert "LAW" in _bodies(text)["Limpo Air Works"]


def test_a_person_with_a_party_of_the_same_initials_is_no_body():
    assert "Paul Roy" not in _bodies("Paul Roy (PR) est venu lundi. Marie Petit (MP) aussi.")


def test_an_agency_is_cut_short_with_or_without_a_hyphen_in_its_name():
    bodies = _bodies("L'Agence de l'eau de Haute-Saône a signé. Elle paiera.", "L'Agence de l'eau paiera.")
    assert list(bodies) == ["Agence de l'eau de Haute-Saône"]


def test_the_expert_of_the_insurer_is_no_word_for_the_firm():
    aliases = _bodies("Le groupe Delvaux a perdu un entrepôt. L'expert de l'assureur a conclu à un orage.")["Delvaux"]
    assert "assureur" not in aliases


def test_a_firm_behind_the_word_for_its_trade_is_no_person():
    actors = actors_in_pages(
        "La direction du manutentionnaire Solémar et les deux syndicats du port ont signé, dans la nuit de lundi, un"
        " accord mettant fin à la grève.",
        "Solémar a perdu trois millions. La direction de Solémar a signé.",
    )
    assert [actor.kind for name, actor in actors.items() if name == "Solémar"] == ["organisation"]
