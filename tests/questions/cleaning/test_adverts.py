"""Adverts, buttons and notes to readers that stand between the paragraphs, and paragraphs that look like them."""

from __future__ import annotations

import pytest

from questions.cleaning import clean
from questions.dispatch import Dispatch, Source

TITLE = "La vallée perd ses douze petites gares"
LEAD = "Le conseil régional a voté mardi la fermeture de douze petites gares de la vallée."
MORE = "Les élus de la montagne ont quitté la salle avant le vote, qu'ils jugent contraire aux promesses faites."


def read(text: str) -> Dispatch:
    return clean(Source("a.txt", text))


def body(text: str) -> list[str]:
    dispatch = read(text)
    return [line for zone in dispatch.body for line in dispatch.text[zone.start : zone.end].split("\n") if line.strip()]


def between(*lines: str) -> list[str]:
    """What of some lines between two paragraphs is kept."""
    kept = body("\n\n".join([TITLE, LEAD, "\n".join(lines), MORE]) + "\n")
    assert (kept[0], kept[-1]) == (LEAD, MORE)
    return kept[1:-1]


def below(line: str) -> list[str]:
    """What of a line under the last paragraph is kept."""
    kept = body("\n\n".join([TITLE, LEAD, MORE, line]) + "\n")
    assert kept[:2] == [LEAD, MORE]
    return kept[2:]


@pytest.mark.parametrize(
    "line",
    [
        "[PUB] Matelas Dormeur : deux oreillers pour un !",
        "(Publicité) Matelas Dormeur, le bon sommeil.",
        "SONORIX : deux concerts offerts jusqu'au 2 mai !",
        "Soldes chez Matelas Dormeur, -40 % jusqu'à samedi !",
        "Matelas Dormeur : -30 % jusqu'au 14 juillet",
        "Toitures Lenoir : demandez votre devis gratuit !",
        "À consulter aussi : Le tunnel sera-t-il creusé ?",
        "À regarder également : la vallée vue du train.",
        "[ À VOIR - Diaporama : dix gares en images ]",
        "[Écouter le reportage]",
        "Vous avez lu 2 articles gratuits sur 5. Abonnez-vous !",
        "(Photo Le Phare – Luc Petit) Mardi soir, la gare de Valmont était déserte.",
    ],
)
def test_they_are_no_text_between_two_paragraphs(line: str) -> None:
    assert between(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "<< Tract précédent : Le 3 mai, tous à la gare !",
        "Communiqué suivant : le tunnel sera creusé.",
        "À nos lecteurs : la rédaction sera fermée du 1er au 15 août.",
        "Prochain numéro : 4 juin. Rédaction fermée le 21 mai.",
        "Vous recevez ce courriel parce que vous êtes membre de la Ligue des gares.",
        "Pour vous désabonner, envoyez STOP au 36000.",
        "Pensez à la forêt avant d'imprimer ce courriel.",
    ],
)
def test_they_are_no_text_below_the_last_paragraph(line: str) -> None:
    assert below(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Les trains seront gratuits jusqu'au 15 avril !",
        "« Demandez votre billet ! », lance un cheminot aux passants.",
        "Le trafic a reculé : -12 % en un an dans la vallée.",
        "La rédaction du projet sera fermée à toute retouche le 3 mai, a prévenu le préfet.",
        "À nos lecteurs, la présidente promet une réponse.",
        "La prochaine édition de la fête du rail aura lieu en mai.",
        "Des voyageurs peinent à se désabonner, selon la Ligue.",
        "[Le parquet a démenti mardi l'ouverture d'une enquête.]",
        "<< Nous irons à pied >>, a lancé le maire de Valmont.",
        "Il reste une gare ouverte au sud de la vallée.",
    ],
)
def test_what_looks_like_them_stays(line: str) -> None:
    assert between(line) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ("PUBLICITÉ", "La maison du sommeil vous attend"),
        ("-- Publicité --", "Envie de mieux dormir ?", "La maison du sommeil"),
        ("-------- Publicité --------", "Le sommeil à petit prix !", "---------------------------"),
        ("Publicité", "Mieux dormir !", "La suite après cette annonce"),
    ],
)
def test_what_touches_the_label_is_the_advert(lines: tuple[str, ...]) -> None:
    assert between(*lines) == []


def test_a_statement_below_the_label_is_the_article_going_on() -> None:
    assert between("PUBLICITÉ", "La région n'a pas répondu.") == ["La région n'a pas répondu."]


def test_a_heading_apart_from_the_label_stays() -> None:
    assert body("\n\n".join([TITLE, LEAD, "PUBLICITÉ", "Un vote houleux", MORE])) == [LEAD, "Un vote houleux", MORE]


def test_a_heading_under_a_label_of_a_page_without_gaps_stays() -> None:
    text = "\n".join([TITLE, LEAD, "PUBLICITÉ", "Un vote houleux", MORE])
    assert body(text) == [LEAD, "Un vote houleux", MORE]


def test_a_sentence_above_its_credit_is_a_caption_above_the_text_only() -> None:
    caption, credit = "La gare de Valmont en août 2015.", "PHOTO : LE PHARE / ARCHIVES"
    pair = f"{caption}\n{credit}"
    assert body("\n\n".join([TITLE, "Publié le 3 mai 2016", pair, LEAD, MORE])) == [LEAD, MORE]
    assert body("\n\n".join([TITLE, "Publié le 3 mai 2016", LEAD, MORE, pair])) == [LEAD, MORE, caption]


def test_a_greeting_is_no_heading() -> None:
    text = "\n\n".join([TITLE, "Nos gares vivront, nous le jurons !", "Chers amis, chères amies,", LEAD, MORE])
    assert "Chers amis, chères amies," not in body(text)


@pytest.mark.parametrize(
    "line",
    [
        "Festival : gagnez vos entrées pour la fête du rail, 3 mai !",
        "Sondage : faut-il garder les petites gares ? Votez !",
        "À RÉÉCOUTER : la matinale du 3 mai en direct de la gare",
        "(AVM / rt/lm)",
    ],
)
def test_a_call_to_readers_between_two_paragraphs_is_no_heading(line: str) -> None:
    assert between(line) == []


@pytest.mark.parametrize("line", ["Une vallée en colère !", "Faut-il garder les petites gares ?"])
def test_a_heading_may_exclaim_or_ask(line: str) -> None:
    assert between(line) == [line]


@pytest.mark.parametrize("label", ["PUBLICIDADE", "Werbung", "- Anzeige -"])
def test_the_label_of_an_advert_may_be_in_the_language_of_the_paper(label: str) -> None:
    assert between(label, "Matelas Dormeur: só até sábado!") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("Ce texte est protégé par le droit d'auteur. Toute reprise doit faire l'objet d'un accord avec l'agence.",),
        ("12 commentaires - Réagir", "Cheminot42, il y a 3 heures : et les lignes de bus, on en parle..."),
        ("Votre avis nous intéresse ! Notez cet article ★★★", "Cheminot42 : et les bus, on en parle quand..."),
    ],
)
def test_what_readers_and_lawyers_say_below_the_text_is_left_out(lines: tuple[str, ...]) -> None:
    assert below("\n".join(lines)) == []


@pytest.mark.parametrize(
    "notice",
    [
        "[x] Ne plus afficher ce message : nos sites utilisent des traceurs pour vous proposer des offres.",
        "[x] Recevoir les alertes du Petit Cimois ?",
        "[Bannière] Appelez moins cher ce week-end avec Telphone !",
        "Connexion   Mot de passe oublié ?",
        "Abonné : entrer | Perdu votre code ?",
    ],
)
def test_buttons_and_windows_above_the_headline_are_no_text(notice: str) -> None:
    dispatch = read(f"LE PETIT CIMOIS\n{notice}\n\n{TITLE}\n\n{LEAD}\n\n{MORE}\n")
    assert (dispatch.title, [dispatch.text[z.start : z.end] for z in dispatch.body]) == (TITLE, [f"{LEAD}\n\n{MORE}"])
