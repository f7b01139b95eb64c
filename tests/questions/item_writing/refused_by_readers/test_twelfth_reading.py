"""Faults that a strict reading of twelve dossiers found, and sound questions that a gate dropped with the bad ones."""

from __future__ import annotations

import pytest

from questions.dossier import Reconciliation
from questions.item_writing import actors, dates
from questions.item_writing.actors.initiators import ask_initiators
from questions.item_writing.actors.speakers import sentence_before
from questions.item_writing.causes.quoted_sentences import quoted_alone
from questions.item_writing.causes.relation import relations
from questions.item_writing.causes.replaced import replaced
from questions.item_writing.context import Context
from questions.item_writing.contradictions.passage_events import leaves_whose
from questions.item_writing.contradictions.reconciled_passages import compatible
from questions.item_writing.contradictions.shared_matter import counts_less_of_it
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.time_line import ask_time_line
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import OTHERS, facts, opposed, quote, read, signed, told
from tests.questions.item_writing.passages.test_articles_of_bodies import named

pytestmark = pytest.mark.model


def of(rule: str, *bodies: str) -> list[Draft]:
    return [draft for draft in actors.write(read(*bodies)) if draft.rule == rule]


def texts(draft: Draft) -> list[str]:
    return [option.text for option in draft.options]


# ------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("Les trois cents bacs du port avaient été vidés jeudi soir.", True),
        ("Quatorze corps avaient été sortis de la mine jeudi soir.", False),
        ("Soixante-deux maisons avaient été fouillées jeudi soir à Denain.", False),
    ],
)
def test_a_count_in_letters_is_one_so_far(sentence: str, told_of: bool) -> None:
    assert bool(facts(sentence)) is told_of


@pytest.mark.parametrize(
    ("sentence", "told_of"),
    [
        ("La foire aux laines de Denain, ouverte depuis mardi, attire les tisserands.", True),
        ("Les avis de tempête parus depuis mardi à Denain inquiètent les pêcheurs.", False),
        ("Les bateaux arrivés depuis mardi à Denain restent au large.", False),
    ],
)
def test_what_came_one_by_one_has_no_since_when(sentence: str, told_of: bool) -> None:
    assert any("pêcheurs" not in each for each in facts(sentence)) is told_of


def test_a_participle_goes_with_the_day_that_completes_it() -> None:
    found = facts("Les marins du port de Denain ont reconduit mardi la grève entamée le 23 avril, paralysant le bac.")
    assert any(each.endswith("la grève") for each in found)
    assert not any(each.endswith("entamée") for each in found)


@pytest.mark.parametrize(
    ("sentence", "reckoned"),
    [
        ("Le cargo Fulmar, attendu lundi, a accosté au quai de Denain sans pilote.", True),
        ("Le cargo Fulmar, attendu lundi, a été dérouté vers Calais.", False),
        ("Le train de Lille, attendu lundi, a été détourné par Arras.", False),
    ],
)
def test_what_was_expected_and_sent_elsewhere_has_no_sure_day(sentence: str, reckoned: bool) -> None:
    drafts = dates.write(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {sentence}"))
    assert any("attendu lundi" in draft.stem or "attendu ?" in draft.stem for draft in drafts) is reckoned


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("La maire de Denain a rencontré hier les tisserands du port.", True),
        ("Rencontrée hier, la maire de Denain garde le silence sur les tisserands du port.", False),
    ],
)
def test_a_meeting_is_a_fact_and_being_met_by_the_outlet_none(sentence: str, asked: bool) -> None:
    drafts = ask_values(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {sentence}"))
    assert bool(list(drafts)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("La halle de Denain, jusque-là ouverte à tous, a fermé hier.", True),
        ("Nul ne soupçonnait rien jusque-là, a dit hier le maire de Denain.", False),
    ],
)
def test_until_then_wants_a_moment_that_is_told(sentence: str, asked: bool) -> None:
    drafts = ask_values(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {sentence}"))
    assert bool(list(drafts)) is asked


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Le conseil de Denain a accepté hier sa démission.", False),
        ("La directrice du port de Denain a présenté hier sa démission.", True),
        ("Le conseil de Denain a accepté hier son budget.", True),
        ("Paul Vial a tout dit : le conseil de Denain a accepté hier sa démission.", True),
    ],
)
def test_whose_resignation_was_accepted_is_told(sentence: str, asked: bool) -> None:
    drafts = ask_values(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {sentence}"))
    assert bool(list(drafts)) is asked


@pytest.mark.parametrize(
    ("subject", "asked"),
    [("L'établissement denaisien", False), ("Le conseil municipal", True), ("La société Barlor", True)],
)
def test_a_house_called_by_its_place_is_a_riddle(subject: str, asked: bool) -> None:
    assert bool(facts(f"{subject} a vendu mardi les bacs de la halle aux laines.")) is asked


def _ordered(other: str) -> list[str]:
    context = signed(
        "LILLE, vendredi 4 mai 2012 (AGN) - Le bac de Denain a coulé mercredi. Le gardien Paul Vial a démissionné "
        "jeudi. La halle de Denain a fermé mardi.",
        f"NICE, samedi 5 mai 2012 (ASP) - {other}",
    )
    drafts = ask_time_line(context, list(dated_facts(context)))
    return [text for draft in drafts if draft.rule == "date.order" for text in texts(draft)]


def test_what_another_dispatch_denies_has_no_place_in_an_order() -> None:
    assert any("démissionné" in each for each in _ordered("Le marché de Denain est calme."))
    assert not any("démissionné" in each for each in _ordered("Le gardien Paul Vial n'a pas démissionné."))


# ------------------------------------------------------------------------------------------------- actors


@pytest.mark.parametrize(("inside", "asked"), [(", dit-elle", False), ("", True)])
def test_an_aside_between_the_marks_tells_a_woman_from_a_man(inside: str, asked: bool) -> None:
    body = f"La préfète du Nord, Jeanne Petit, est venue. « Les briques ont fendu{inside}. Il faut tout refaire. »"
    context = read(f"{body} Jeanne Petit l'a dit sur place.", OTHERS)
    assert not any(", dit-elle" in draft.stem for draft in actors.write(context))
    assert asked or not any("fendu" in d.stem for d in actors.write(context) if d.rule == "actor.said")


def test_nothing_is_done_at_the_request_of_culprits() -> None:
    body = (
        "La banque a été fermée par le maire de Denain à la demande des gendarmes. Les voleurs ont fui. Les auteurs "
        "sont recherchés. Les cambrioleurs ont laissé un sac."
    )
    assert not any(set(texts(d)) & {"Les voleurs", "Les auteurs"} for d in ask_initiators(read(body)))


def test_a_part_of_a_body_is_no_wrong_option_beside_it() -> None:
    body = (
        "La Ligue des pêcheurs du Nord (LPN) a indiqué que le port de Denain est à sec. La section locale de la LPN a "
        "précisé que deux bacs ont coulé. La Compagnie des bacs a affirmé que le port rouvrira. La Chambre des "
        "métiers a déploré que le marché soit fermé. Le Comité des fêtes a assuré que la foire aura lieu."
    )
    for draft in of("actor.told", body):
        if any(option.correct and option.text == "La Ligue des pêcheurs du Nord" for option in draft.options):
            assert "La section locale de la LPN" not in texts(draft)


def test_words_set_apart_may_be_those_of_whoever_is_named_next() -> None:
    body = (
        "« Une mascarade. » C'est ainsi que Paul Vial résume la réunion. « Le four sera rallumé avant mars », promet "
        "Marc Lenoir, maire de Denain. « La brique rouge tient mieux que la blanche », explique Hugues Tardivel, "
        "directeur du port. Luc Marsan, gardien du musée, est venu avec Jeanne Petit, la préfète."
    )
    heard = [draft for rule in ("actor.quoted", "actor.heard") for draft in of(rule, body)]
    assert heard
    assert not any("Paul Vial" in texts(draft) for draft in heard)


def test_a_request_goes_on_behind_an_aside() -> None:
    body = "Selon le maire de Denain, Marc Lenoir, le sel manque : à force de palabres, prévient-il, la faim gagnera."
    assert not any("palabres »" in draft.stem for draft in of("actor.told", body, OTHERS))


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("Le maire, Marc Lenoir, attend une offre, faute de quoi la halle sera vendue.", True),
        ("Le maire, Marc Lenoir, attend une offre, faute de quoi le port sera vendu.", False),
    ],
)
def test_nobody_else_may_be_the_one_who_goes_on_to_speak(before: str, named: bool) -> None:
    context = read(f"{before} « Le calendrier ne patiente pas longtemps », a-t-il prévenu.", OTHERS)
    (said,) = [s for r in context.dossier.dispatches for s in r.attributions if "calendrier" in s.content.quote]
    actor = context.actors.get(said.actor or "")
    assert actor is None or (sentence_before(context, said, actor) is not None) is named


@pytest.mark.parametrize("office", ["titulaire du portefeuille", "président de la section"])
def test_an_office_of_what_only_the_dispatch_tells_is_not_asked(office: str) -> None:
    body = f"Le {office}, Paul Vial, a visité le four. {OTHERS}"
    assert not any(office in text.lower() for draft in actors.write(read(body)) for text in texts(draft))


def test_the_name_of_a_list_is_nobody() -> None:
    body = f"M. Vial, élu en 2015 sous l'étiquette indépendante Denain Demain, a visité le four. {OTHERS}"
    assert not any("Denain Demain" in texts(draft) for draft in of("actor.said", body, OTHERS))


# ------------------------------------------------------------------------------------------------- causes


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Les travaux du port de Denain ont été suspendus jeudi matin, faute de grues.", True),
        ("Compte tenu du froid annoncé, le juge de Denain a consenti à suspendre les visites.", True),
        ("Rassemblement jeudi à 13 heures devant le hall du port, compte tenu des règles du moment.", False),
        ("Pour le laver, les marins du port ont obtenu de la Région 60 000 euros sur deux ans.", False),
    ],
)
def test_a_clause_hung_on_its_connective_is_whole_and_a_clitic_is_no_article(sentence: str, alone: bool) -> None:
    context = read(sentence)
    (found,) = [s for r in context.dossier.dispatches for s in r.sentences if s.span.quote == sentence]
    assert quoted_alone(context, found) is alone


def test_what_such_a_connective_marks_is_asked() -> None:
    context = read("Les travaux du port de Denain ont été suspendus jeudi matin, faute de grues.")
    assert any("faute de" in draft.stem for draft in relations(context))


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("Le port de Denain a à cause du manque de place déplacé trois bacs de tissage.", False),
        ("Le port de Denain a déplacé trois bacs de tissage à cause du manque de place.", True),
    ],
)
def test_clumsy_french_is_no_model(sentence: str, asked: bool) -> None:
    found = [*relations(read(sentence)), *replaced(read(sentence), [], [])]
    assert any("à cause de" in draft.stem for draft in found) is asked


# ------------------------------------------------------------------------------------------------- contradictions


@pytest.mark.parametrize(("quay", "asked"), [("quai du Maroc", False), ("quai de Norvège", True), ("port", True)])
def test_two_passages_that_name_two_quays_may_not_both_be_right(quay: str, asked: bool) -> None:
    north = "Le cargo Fulmar, long de 118 mètres, s'est amarré au quai de Norvège."
    south = f"Le cargo Fulmar, près de 120 mètres de tôle, s'est amarré au {quay}."
    context = told(north, south)
    kept = Reconciliation("rounding", quote(context, "1.txt", north), quote(context, "2.txt", south), "Même longueur.")
    assert bool(list(compatible(context, kept))) is asked


@pytest.mark.parametrize(("named_there", "theirs"), [("", True), ("Le Foyer des marins proteste.", False)])
def test_our_assembly_is_that_of_whoever_writes(named_there: str, theirs: bool) -> None:
    context = _of_a_home(f"La prochaine assemblée aura lieu mercredi matin à Denain. {named_there}")
    ours = quote(context, "1.txt", "Notre assemblée se tiendra à la mi-mai.")
    other = quote(context, "2.txt", "La prochaine assemblée aura lieu mercredi matin à Denain.")
    assert leaves_whose(context, ours, other) is theirs


def _of_a_home(south: str) -> Context:
    head = "FOYER DES MARINS\nCommuniqué de presse\n\nDenain, le 4 mai 2012\n\n"
    north = f"{head}Le foyer reçoit chaque jour vingt matelots du port. Notre assemblée se tiendra à la mi-mai."
    return signed(north, f"NICE, samedi 5 mai 2012 (ASP) - {south}")


@pytest.mark.parametrize(
    ("north", "south", "less"),
    [
        (
            "M. Marc Lenoir a vendu 90 000 bouteilles de cidre",
            "Le juge retient 1,8 million de bouteilles de cidre",
            True,
        ),
        ("M. Marc Lenoir a compté 90 000 bouteilles de cidre", "Le juge retient 1,8 million de bouteilles", False),
        ("M. Marc Lenoir a vendu 90 000 bouteilles de cidre", "Le juge retient 95 000 bouteilles de cidre", False),
        (
            "M. Marc Lenoir a vendu 90 000 bouteilles de cidre",
            "Le fisc en veut à Marc Lenoir pour 1,8 million de bouteilles",
            False,
        ),
    ],
)
def test_the_share_of_one_man_contradicts_no_total(north: str, south: str, less: bool) -> None:
    context = told(f"{north}.", f"{south}.")
    assert counts_less_of_it(context, opposed(context, north, south)) is less


# ------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Les tisserands de La Rochette s'en réjouissent.", "la ville de La Rochette"),
        ("Les tisserands de la ville s'en réjouissent.", "la ville de la Rochette"),
    ],
)
def test_an_article_that_is_part_of_the_name_keeps_its_capital(sentence: str, said: str) -> None:
    assert named("VILLE DE LA ROCHETTE\nCommuniqué", sentence) == said


def test_about_a_fortnight_is_no_day():
    body = "Le maire de Denain, Marc Lenoir, promet un nouveau rendez-vous dans une quinzaine de jours."
    assert not list(ask_values(read(body)))
    assert list(ask_values(read(body.replace("une quinzaine de", "quinze"))))
