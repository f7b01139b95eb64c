"""Which facts a dispatch dates: clauses that the parse or an aside hides, and their like that stay out."""

from __future__ import annotations

import pytest

from questions.item_writing.clauses.interrogation import ask
from questions.item_writing.dates.dated_facts import dated_facts
from tests.questions.item_writing.bodies import facts, read

pytestmark = pytest.mark.model

OPENING = "Voici la journée. "


def of(body: str) -> list[str]:
    """What the body dates, its small words in good typography."""
    return [fact.replace("’", "'") for fact in facts(OPENING + body)]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Réunis mardi, les conseils de Barlor et de la Banque du Nord ont approuvé le plan.",
            "Les conseils de Barlor et de la Banque du Nord se sont réunis",
        ),
        (
            "Arrivés à Mons le 25 avril, les douze juristes de l'Organisation des ports (OP) doivent rester un mois.",
            "Les douze juristes de l'Organisation des ports sont arrivés à Mons",
        ),
    ],
)
def test_a_participle_at_the_head_speaks_of_the_subject(body, fact):
    assert fact in of(body)


@pytest.mark.parametrize(
    ("told", "dated"),
    [
        ("À la suite de l'inauguration de la halle, le 8 avril, deux cents dockers ont été embauchés à Mons.", False),
        ("En raison de la crue de la Lys, mardi, le pont de Brions a fermé.", False),
        ("Mardi, en raison de la crue de la Lys, le pont de Brions a fermé.", True),
    ],
)
def test_a_day_right_behind_a_reason_may_be_that_of_the_reason(told, dated):
    assert bool(of(told)) is dated


def test_a_reason_that_goes_on_behind_what_was_read_of_it_leaves_no_torn_fact():
    told = "Fin mars, les répétitions de Brions avaient été suspendues à cause d'un test positif au Covid-19 du chef."
    assert not of(told)
    assert of("Fin mars, les répétitions de Brions avaient été suspendues à cause du gel.")


def test_a_participle_that_does_not_agree_with_the_subject_is_left():
    assert not [fact for fact in of("Réunie mardi, les conseils de Barlor ont approuvé le plan.") if "réuni" in fact]


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Mardi soir, à l'heure de la soupe servie par les voisins, les dockers ont occupé la halle de Mons.",
            "Les dockers ont occupé la halle de Mons",
        ),
        (
            "Une délégation de dockers de Brions doit être reçue mardi à Lille par le préfet.",
            "Une délégation de dockers de Brions doit être reçue à Lille par le préfet",
        ),
        (
            "La scierie de Brions n'a pu rouvrir ses portes que le 2 mai.",
            "La scierie de Brions a pu rouvrir ses portes",
        ),
        (
            "La police cherche encore l'île où le mont Kerval est entré en éruption lundi.",
            "Le mont Kerval est entré en éruption",
        ),
    ],
)
def test_the_verb_of_a_date_is_found_across_what_is_no_clause(body, fact):
    assert fact in of(body)


@pytest.mark.parametrize(
    "body",
    [
        "La région a promis d'installer une pompe mardi.",
        "Les ouvriers de Barlor ont approuvé le plan signé mardi.",
        "Le port de Brions fermera avant que le préfet de Lille prenne un arrêté lundi.",
    ],
)
def test_a_day_of_another_verb_is_not_lent(body):
    assert not of(body)


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Les trois bacs de Brions ont repris la mer lundi, si bien que les forains sont revenus.",
            "Les trois bacs de Brions ont repris la mer",
        ),
        ("Les maires de Brions doivent se réunir mercredi.", "Les maires de Brions doivent se réunir"),
        (
            "Le maire de Mons a salué mardi les pompiers de Liège et le préfet a promis une enquête.",
            "Le maire de Mons a salué les pompiers de Liège",
        ),
    ],
)
def test_a_clause_ends_before_what_came_of_it(body, fact):
    assert fact in of(body)


@pytest.mark.parametrize(
    "body",
    [
        "Les trois bacs de Brions reprendront la mer lundi, si la houle le permet.",
        "La région doit décider mardi d'une aide pour eux.",
        "L'agence de Brions a annoncé mardi la fermeture, le 31 janvier, d'une école de Mons.",
    ],
)
def test_a_condition_and_a_cut_infinitive_stay_out(body):
    assert not of(body)


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (
            "Les huit maires du pays de Brions, réunis à Mons, dans le Hainaut, se sont séparés mardi sans accord.",
            "Les huit maires du pays de Brions se sont séparés sans accord",
        ),
        (
            "Les marins du cargo « Kerval » ont gagné Lorient lundi.",
            "Les marins du cargo « Kerval » ont gagné Lorient",
        ),
        (
            "Le plan a échoué faute d'argent : la Norvège, principal bailleur, a refusé mardi de payer un milliard.",
            "La Norvège a refusé de payer un milliard",
        ),
        (
            "Quant aux patrouilles de la Norvège, elles sont suspendues depuis le 20 avril.",
            "Les patrouilles de la Norvège sont suspendues",
        ),
    ],
)
def test_the_subject_is_found_beside_its_asides(body, fact):
    assert fact in [
        each.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ") for each in of(body)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Les bergers, les maires et les forestiers de Brions, réunis à Mons, se sont séparés mardi sans accord.",
        "Quant à la patrouille de la Norvège, ils sont partis lundi vers Lorient.",
    ],
)
def test_a_list_and_a_pronoun_that_does_not_agree_name_no_subject(body):
    assert not [fact for fact in of(body) if fact.startswith(("Les bergers se", "La patrouille"))]


@pytest.mark.parametrize(
    ("body", "pronoun"),
    [
        ("L'Union européenne versera l'aide à la ville de Brions.", "versera-t-elle"),
        ("L'Opinion lyonnaise tiendra un débat à Brions.", "tiendra-t-elle"),
        ("L'Institut européen versera l'aide à la ville de Brions.", "versera-t-il"),
    ],
)
def test_behind_an_elided_article_adjective_and_ending_tell_the_gender(body, pronoun):
    stems = [str(ask("quand", fact.clause)) for fact in read(body).statements]
    assert [stem for stem in stems if pronoun in stem] == stems != []


def test_a_pronoun_tells_the_gender_of_what_it_stands_for():
    context = read("L'OSBF a averti Berne mardi. Il tiendra une conférence à Brions vendredi.")
    stems = [ask("quand", fact.clause) for fact in dated_facts(context)]
    assert any(stem and "tiendra-t-il" in stem for stem in stems)


def test_what_is_waited_for_is_dated_and_what_is_announced_is_not():
    assert of("Le cargo de Brions est attendu samedi à Lorient.") == ["Le cargo de Brions est attendu à Lorient"]
    assert not of("Les dockers de Brions annoncent une marche samedi.")


def test_what_was_given_up_was_planned_whatever_the_day():
    assert of("En raison du gel, les foires de Brions prévues samedi à Mons sont annulées.") == [
        "Les foires de Brions étaient prévues à Mons"
    ]
    assert not of("En raison du gel, les foires de Brions prévues samedi à Mons ont été annulées."), (
        "gone by, or to come"
    )


def test_what_is_done_has_no_since_when():
    assert not of("Deux cents bêtes de Brions ont été abattues par les services vétérinaires depuis lundi.")
    assert of("La route de Brions à Mons est coupée depuis lundi.")


@pytest.mark.parametrize(("verb", "is_told"), [("restera", True), ("reste", True), ("est restée", False)])
def test_a_future_and_what_goes_on_tell_on_which_side_a_bound_lies(verb, is_told):
    assert bool(of(f"L'école de Brions {verb} fermée jusqu'à lundi.")) == is_told


@pytest.mark.parametrize(("words", "is_told"), [("de l'époque", False), ("de 1980", True)])
def test_a_noun_of_time_alone_names_no_thing(words, is_told):
    found = of(f"Publié mardi, le procès-verbal {words} signale une fissure du barrage de Mons.")
    assert any("publié" in fact for fact in found) == is_told


def test_a_day_behind_a_colon_is_that_of_the_verb_behind_it():
    assert of(
        "Les mineurs ont évité le pire : en 2004, la fermeture du puits avait ruiné les commerces de Brions."
    ) == ["La fermeture du puits a ruiné les commerces de Brions"]


def test_each_of_two_verbs_has_its_own_date():
    found = of("La halle de Mons est fermée depuis lundi et rouvrira samedi.")
    assert "La halle de Mons est fermée" in found
    assert not of("La halle de Mons a été fermée lundi et mardi.")


@pytest.mark.parametrize(
    ("subject", "before", "is_told"),
    [
        ("l'accord", "La route est longue.", True),
        ("l'accord", "La région a signé trois accords.", False),
        ("le document", "La route est longue.", False),
    ],
)
def test_the_one_thing_that_every_dispatch_speaks_of_needs_no_complement(subject, before, is_told):
    again = f"Personne ne conteste {subject}. Mons attend {subject}."
    context = read(f"{before} Signé en 1962, {subject} lie mille communes.", again, again)
    told = [fact.clause.statement.replace("’", "'") for fact in dated_facts(context)]
    assert (f"{subject} a été signé" in told) == is_told


def test_a_participle_in_front_is_no_subject():
    body = "Réfugiés sur le toit du camping, onze touristes, dont six Belges, doivent la vie aux pompiers de Brions."
    assert not [fact for fact in read(body).statements if fact.clause.subject.startswith("Réfugiés")]


def test_the_year_of_a_noun_stays_with_it():
    assert [fact.clause.after for fact in read("Le maire de Brions a signé le budget 2024.").statements] == [
        "signé le budget 2024"
    ]
    torn = read("Le club de Brions a perdu deux matchs lors de la saison 2021-2022 sous le maillot rouge.").statements
    assert not any("saison" in fact.clause.after and "2021" not in fact.clause.after for fact in torn)


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Les barrières ont été retirées lundi.", False),
        ("L'employée a regagné son domicile lundi.", False),
        ("Les barrières de la gare ont été retirées lundi.", True),
        ("Les recherches ont repris lundi.", True),
    ],
)
def test_things_and_persons_that_may_be_any_are_not_asked_about(body, kept):
    assert bool(of(f"{body} Le maire de Brions en est heureux.")) is kept


def test_a_name_that_ends_like_a_participle_tells_no_deed():
    body = (
        "Des soldats ont tenté de renverser le président lodanais Mathias Bouréré dans la nuit de mardi à mercredi à "
        "Lodan, où l'armée affirmait mercredi soir avoir repris le contrôle."
    )
    assert not [fact for fact in of(body) if "bouréré" in fact.lower()]


@pytest.mark.parametrize(
    "body",
    [
        "Cette décision suit l'avis du comité indépendant, présidé par la professeure Anne Roy, qui s'est réuni mardi.",
        "Placée en redressement lundi à l'initiative de son dirigeant, Jean Roy, la société, qui dessert Mons, ferme.",
    ],
)
def test_a_fact_is_not_told_of_whom_its_participle_does_not_agree_with(body):
    assert not [fact for fact in of(body) if "Roy" in fact]


def test_a_relative_clause_whose_participle_agrees_tells_a_fact():
    body = "La commission de Brions, qui s'est réunie mardi, a approuvé le plan."
    assert "La commission de Brions s'est réunie" in of(body)


@pytest.mark.parametrize("name", ["Black Falcon", "Golden Tide", "Silver Lake"])
def test_a_name_of_foreign_words_is_not_torn(name):
    found = [fact for fact in of(f"{name}, apparu en mars 2012, n'a rien perdu de sa force.") if "apparu" in fact]
    assert all(fact.startswith(name) for fact in found)


@pytest.mark.parametrize(
    ("told", "credited"),
    [
        ("Le feu vient, selon la commission de Brions, d'une braise tombée lundi à la halle de Mons.", True),
        ("Le feu vient, selon la commission de Brions, d'une braise ; la halle de Mons a été fermée lundi.", False),
    ],
)
def test_what_stands_behind_a_source_between_commas_is_hers_too(told, credited):
    context = read(OPENING + told)
    (day,) = (t for each in context.dossier.dispatches for t in each.time_expressions if t.span.quote == "lundi")
    assert (context.attribution(day.span) is not None) is credited
