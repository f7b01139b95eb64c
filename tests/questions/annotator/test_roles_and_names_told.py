"""Roles that verbs, plurals and titles tell, and the ways in which somebody named once is named again."""

from __future__ import annotations

import pytest

from tests.questions.annotator.telling import actors_of

pytestmark = pytest.mark.model


def roles(text: str, name: str) -> set[str]:
    return {role.text for role in actors_of(text)[name].roles}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "L'Agence des eaux du Jura (AEJ), que dirige Martine Delcourt, a fermé la vanne lundi.",
            "Martine Delcourt",
            "directrice de l'Agence des eaux du Jura (AEJ)",
        ),
        (
            "L'Association des maires de Brume (AMB), que préside Dominique Barral, a appelé au calme.",
            "Dominique Barral",
            "à la présidence de l'Association des maires de Brume (AMB)",
        ),
        (
            "Le ministre Paul Hennequin a démissionné lundi. Odile Ferrand lui a succédé mardi.",
            "Odile Ferrand",
            "successeur de Paul Hennequin",
        ),
        (
            "Remplacé en mai par Odile Ferrand, Paul Hennequin a quitté la ville avec sa famille.",
            "Odile Ferrand",
            "successeur de Paul Hennequin",
        ),
        (
            "Les présidents serbe et croate, Milan Jovic et Ana Horvat, se sont séparés lundi sans accord.",
            "Ana Horvat",
            "président croate",
        ),
        (
            "Le président de la Ligue de voile, l'Autrichien Dieter Hollen, parle d'un jour triste.",
            "Dieter Hollen",
            "président de la Ligue de voile",
        ),
        (
            "Le conseil de M. Barral, Me Olivier Sanz, a plaidé la relaxe devant le tribunal.",
            "Olivier Sanz",
            "conseil de M. Barral",
        ),
        (
            "C'est un surfeur de Bramans, Kilian Dorel, qui a prévenu les secours dimanche matin.",
            "Kilian Dorel",
            "surfeur de Bramans",
        ),
        (
            "Convoqué par la Présidente Isidora Larra, le sommet a duré deux heures à peine lundi.",
            "Isidora Larra",
            "Présidente",
        ),
    ],
)
def test_roles(text: str, name: str, role: str) -> None:
    assert role in roles(text, name)


def test_a_chief_of_staff_is_not_the_head_of_state_nor_a_deputy_the_president() -> None:
    actors = actors_of(
        "Le général Bakar Odjo, chef d'état-major, a parlé lundi. Le président Emil Santerre a quitté Loma.\n\n"
        "Le chef de l'État est attendu mardi à Dorne, a-t-on appris auprès de ses services.\n"
    )
    assert "chef de l'État" in actors["Emil Santerre"].aliases
    assert "chef de l'État" not in actors["Bakar Odjo"].aliases


def test_the_office_of_a_minister_is_no_part_of_a_name() -> None:
    text = "La situation est stable, a déclaré jeudi le ministre togolais de l'Intérieur Anani Lossou."
    assert roles(text, "Anani Lossou") == {"ministre togolais de l'Intérieur"}


def test_nobody_succeeds_whom_no_sentence_names() -> None:
    assert roles("Odile Ferrand, maire de Brume, a remplacé deux serrures mardi.", "Odile Ferrand") == {
        "maire de Brume"
    }


@pytest.mark.parametrize(
    ("texts", "name", "alias"),
    [
        (
            ("Le capitaine Bruno Yalin a signé lundi.", "Le capitaine Yalin n'a rien signé, dit-on à Brume."),
            "Bruno Yalin",
            "capitaine Yalin",
        ),
        (
            ("La diplomate suisse Verena Aeschli a parlé pendant une heure.",),
            "Verena Aeschli",
            "diplomate suisse Verena Aeschli",
        ),
        (("L'enquête est close, a indiqué la procureure de Brume, Maud Lesquil. Les victimes sont saines et sauves, "
          "a ajouté la magistrate.",), "Maud Lesquil", "magistrate"),
        (("À l'initiative du préfet, Bernard Chastel, le pont a été fermé lundi.",), "Bernard Chastel", "préfet"),
        (("Marta Ruiz a démissionné lundi à Lima.", "Marta Ruiz Soto a démissionné, dit son avocat."),
         "Marta Ruiz Soto", "Marta Ruiz"),
        (("Le directeur du port, Gu Weilan, a parlé lundi. M. Gu a démenti la grève devant la presse.",),
         "Gu Weilan", "M. Gu"),
    ],
)  # fmt: skip
def test_aliases(texts: tuple[str, ...], name: str, alias: str) -> None:
    actors = actors_of(*texts)
    assert name in actors
    assert alias in actors[name].aliases


@pytest.mark.parametrize("whose", ["l'expert de l'assureur", "son médecin"])
def test_whoever_else_speaks_is_not_the_last_speaker(whose: str) -> None:
    actors = actors_of(
        f"L'usine rouvrira, promet le directeur du site, Paul Hennequin. Le feu a pris seul, dit {whose}."
    )
    assert not {"expert de l'assureur", "médecin"} & set(actors["Paul Hennequin"].aliases)


def test_a_word_that_two_hold_is_nobodys_name() -> None:
    actors = actors_of("Le préfet, Paul Hennequin, a parlé lundi.", "Le préfet, Marc Duvivier, a parlé mardi à Lille.")
    assert all("préfet" not in actor.aliases for actor in actors.values())


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "La commission disciplinaire a prononcé dix-huit mois de suspension.",
            "commission disciplinaire",
            "organisation",
        ),
        ("Samedi, l'opposition chilienne a demandé l'audition du ministre.", "opposition chilienne", "group"),
        ("Les mutins ont libéré le maire. Les mutins gardent leurs armes.", "mutins", "group"),
        ("Onze morts, selon la Croix-Bleue guinéenne (CBGU).", "Croix-Bleue guinéenne", "organisation"),
        (
            "Saisi d'une plainte de l'association Veille citoyenne 47, le juge enquête.",
            "Veille citoyenne 47",
            "organisation",
        ),
        ("L'équipe Armel-Bretagne a retiré ses coureurs du Grand Prix.", "Armel-Bretagne", "organisation"),
        (
            "L'échantillon B de Jonas Kerdal a donné un résultat positif, selon le laboratoire.",
            "Jonas Kerdal",
            "person",
        ),
    ],
)
def test_bodies_and_groups(text: str, name: str, kind: str) -> None:
    actors = actors_of(text)
    assert name in actors
    assert actors[name].kind == kind


def test_an_action_of_no_body_is_no_body() -> None:
    assert "commission importante" not in actors_of("Il touche une commission importante sur la vente du terrain.")


def test_who_issues_a_bulletin_is_an_actor_and_a_newspaper_is_not() -> None:
    body = "\n\nLe contrôle du 14 juillet a été demandé par les organisateurs de la course, selon le médecin."
    issuer = actors_of(f"OBSERVATOIRE DU SPORT SAIN (OSS)\nLettre n° 44, 17 février 2012\n\nUn été trouble{body}")
    assert issuer["Observatoire du Sport Sain"].aliases == ("OSS",)
    paper = actors_of(f"LE COURRIER DU LAC\n17 février 2012\n\nUn été trouble sur le lac{body}")
    assert not [name for name in paper if "Courrier" in name]


OFFICES = (
    "Le ministre de la Mer, Paul Hennequin, a interdit la pêche lundi.",
    "Paul Hennequin a reçu les pêcheurs mardi.",
    "La pêche a été interdite par le ministre sans préavis.",
)


def test_the_minister_of_another_dispatch_is_the_only_one_of_the_dossier():
    assert "ministre" in actors_of(*OFFICES)["Paul Hennequin"].aliases
    assert "ministre" in actors_of(OFFICES[0], OFFICES[2])["Paul Hennequin"].aliases


@pytest.mark.parametrize(
    ("office", "told", "form"),
    [
        (
            "Le Premier ministre Paul Hennequin a interdit la pêche.",
            "Le Premier ministre s'est tu.",
            "Premier ministre",
        ),
        (
            "Le vice-Premier ministre estonien Paul Hennequin a signé.",
            "L'accord plaît au port, et le vice-Premier ministre de l'Estonie s'en réjouit.",
            "vice-Premier ministre de l'Estonie",
        ),
        ("Le chef de l'Etat Paul Hennequin a signé.", "Le chef de l'Etat s'est tu.", "chef de l'Etat"),
    ],
)
def test_an_office_with_what_stands_before_and_behind_its_noun(office, told, form):
    assert form in actors_of(office, told)["Paul Hennequin"].aliases


@pytest.mark.parametrize(
    ("office", "told", "form"),
    [
        ("Le Premier ministre Paul Hennequin a interdit la pêche.", "Le ministre s'est tu.", "ministre"),
        ("L'ancien préfet Paul Hennequin a signé la lettre.", "Le préfet a reçu la lettre.", "préfet"),
        ("Paul Hennequin, maire adjoint, a signé la lettre.", "Le maire a reçu la lettre.", "maire"),
        ("Le président du club, Paul Hennequin, a signé.", "Le président a parlé au pays.", "président"),
        ("Le préfet de l'Aube, Paul Hennequin, a signé.", "Le préfet du Nord est parti. Le préfet boude.", "préfet"),
        ("Le recteur de Lille, Paul Hennequin, a signé.", "La lettre de son recteur a disparu.", "recteur"),
    ],
)
def test_an_office_of_another_rank_or_place_is_another_s(office, told, form):
    assert form not in actors_of(office, told)["Paul Hennequin"].aliases


@pytest.mark.parametrize(
    "texts",
    [
        (OFFICES[0], "Le ministre de la Défense se tait.", OFFICES[2] + " Le ministre de la Défense se tait."),
        (*OFFICES, "La ministre de la Culture, Odile Ferrand, a visité le port."),
        (OFFICES[0].replace("ministre de la Mer", "directeur du port"), OFFICES[1], "Le directeur a fermé la classe."),
    ],
    ids=["another's office there", "two ministers", "an office of which there are many"],
)
def test_an_office_that_may_be_another_s_names_nobody(texts):
    aliases = actors_of(*texts)["Paul Hennequin"].aliases
    assert not {"ministre", "directeur"} & set(aliases)


def test_a_noun_that_the_parser_takes_for_a_participle_is_a_role_behind_a_name():
    told = roles("« Ils partent », soupire Bertrand Morel, consultant au cabinet Stellaire.", "Bertrand Morel")
    assert told == {"consultant au cabinet Stellaire"}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Sandrine Morel, qui a fondé le club de judo, proteste.", "Sandrine Morel", {"fondatrice du club de judo"}),
        ("Paul Roy, qui a dirigé le club de judo, se tait.", "Paul Roy", set()),
        (
            "Le docteur Paule Lenoir, qui dirige notre antenne médicale, est inquiète.",
            "Paule Lenoir",
            {"docteur", "directrice de l'antenne médicale"},
        ),
        (
            "Le colonel Jan Kos, qui commande le secteur nord, est arrivé.",
            "Jan Kos",
            {"colonel", "commandant du secteur nord"},
        ),
    ],
)
def test_who_founded_leads_and_commands(text, name, role):
    assert roles(text, name) == role
