"""Questions whose key was wrong, or not the only one, in a way that returns in other dossiers."""

from __future__ import annotations

import pytest

from questions.dossier import Contradiction, Reconciliation
from questions.item_writing.actors.offices import bearers_in
from questions.item_writing.contradictions.comparable_pairs import comparable, sound
from questions.item_writing.contradictions.judged_pairs import measures_from_elsewhere
from questions.item_writing.contradictions.judgements import incompatible, nature, problem
from questions.item_writing.contradictions.opposed_passages import stand_alone
from questions.item_writing.contradictions.shared_matter import one_of_each_party
from questions.item_writing.contradictions.versions import answer_alike, each_says
from questions.item_writing.dates.clarified import clarified
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.when import ask_when
from questions.item_writing.drafts import Draft
from tests.questions.item_writing.bodies import opposed, quote, signed, told

pytestmark = pytest.mark.model

WIRE = "LILLE, vendredi 4 mai 2012 (AGN) - "


def days_asked(body: str) -> list[str]:
    """What is asked of the days of a dispatch, reckoned or of a fact."""
    context = signed(f"{WIRE}{body} La pluie est tombée lundi sur Denain.")
    values = [draft.stem for draft in ask_values(context)]
    return values + [draft.stem for fact in dated_facts(context) for draft in ask_when(context, fact)]


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Faute de salle, le débat, prévu jeudi, a été repoussé à l'automne.", False),
        ("Le tribunal a renvoyé le procès du garagiste, prévu jeudi, à l'automne.", False),
        ("La mairie a dû annuler la foire aux oignons, prévue dimanche.", False),
        ("Initialement prévue dimanche, la foire aux oignons se tiendra en juin.", False),
        ("La foire aux oignons était prévue dimanche.", False),
        ("Le débat sur le port, prévu jeudi, est repoussé à l'automne.", True),
        ("Le débat sur le port, prévu jeudi prochain, a été repoussé à l'automne.", True),
        ("Le ministre, attendu dimanche sur le port, a décrété un deuil.", True),
        ("Le procès du garagiste s'est ouvert jeudi.", True),
    ],
)
def test_of_what_was_planned_and_given_up_nobody_knows_the_day(sentence, sure):
    found = days_asked(sentence)
    about = [stem for stem in found if "pluie" not in stem and "veille" not in stem]
    assert bool(about) is sure


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Le débat, prévu jeudi, a été repoussé à l'automne.", False),
        ("Le débat, prévu jeudi, est repoussé à l'automne.", True),
        ("La foire durera jusqu'à la fin de la semaine.", False),
        ("Le juge a levé la séance jeudi en fin de journée.", True),
    ],
)
def test_a_day_that_nobody_knows_is_put_into_no_bracket(sentence, shown):
    context = signed(f"{WIRE}{sentence} La pluie est tombée lundi.")
    assert ("2012]" in clarified(context, quote(context, "1.txt", sentence))) is shown


@pytest.mark.parametrize(("when", "asked"), [("d'ici à la fin de la semaine", False), ("d'ici à dimanche", True)])
def test_no_day_is_asked_of_the_end_of_a_week(when, asked):
    found = days_asked(f"Le conseil départemental enverra une mission à Denain {when}.")
    assert any("mission" in stem for stem in found) is asked


# ---------------------------------------------------------------------------------------- two passages judged


@pytest.mark.parametrize(
    ("toll", "judged"),
    [
        ("À midi, on comptait un blessé sur le quai de Denain", False),
        ("Trois des quatre passagers du bac ont été blessés sur le coup", False),
        ("Un passager du bac de Denain a été blessé", True),
    ],
)
def test_a_toll_of_one_moment_excludes_no_later_one(toll, judged):
    context = told(f"{toll}.", "Quatre passagers du bac de Denain ont été blessés.")
    found = opposed(context, toll, "Quatre passagers du bac de Denain ont été blessés")
    assert bool(list(incompatible(context, found))) is judged
    assert bool(list(nature(context, found))) is judged


@pytest.mark.parametrize(
    ("former", "one_time"),
    [
        ("Un premier accord sur le bac n'a jamais été signé", False),
        ("Un accord sur le bac, négocié en octobre 2008, n'a jamais été signé", False),
        ("L'accord sur le bac n'a jamais été signé", True),
    ],
)
def test_what_was_not_done_years_ago_denies_nothing_of_today(former, one_time):
    context = told(f"{former}.", "L'accord sur le bac a été signé hier à Denain par les deux maires.")
    found = opposed(context, former, "L'accord sur le bac a été signé hier à Denain", "negation", "denied")
    assert (sound(context, found) or comparable(context, found)) is one_time


def rounded(first: str, second: str) -> tuple[bool, bool]:
    """Whether two lengths are those of two ways, and whether both passages stand alone."""
    context = told(f"{first}.", f"{second}.")
    spans = quote(context, "1.txt", first), quote(context, "2.txt", second)
    kept = Reconciliation(a=spans[0], b=spans[1], kind="rounding", explanation="…")
    return measures_from_elsewhere(context, kept), stand_alone(context, kept)


@pytest.mark.parametrize(
    ("first", "second", "apart", "alone"),
    [
        ("Denain est à 58 kilomètres", "De sa ferme jusqu'à Denain, il y a 60 kilomètres", True, False),
        ("Denain est à 58 kilomètres de Valmont", "De Valmont à Denain, le trajet fait 60 kilomètres", False, True),
        ("Le pays a 971 kilomètres de frontière", "La frontière court sur un millier de kilomètres", False, True),
    ],
)
def test_two_ways_are_compared_only_where_both_ends_are_told(first, second, apart, alone):
    assert rounded(first, second) == (apart, alone)


def differs(first: str, second: str, kind: str, rule: str) -> list[str]:
    """On what two passages are said to differ."""
    context = told(f"{first}.", f"{second}.")
    found = opposed(context, first, second, kind, rule)
    return [option.text for draft in nature(context, found) for option in draft.options if option.correct]


def test_two_numbers_of_which_none_is_denied_do_not_make_a_fact_doubtful():
    assert not differs(
        "Le bac a coulé, 140 habitants évacués",
        "Quelque 230 personnes ont dû quitter le bac",
        "status",
        "state:evacuation",
    )
    assert differs(
        "Le bac de Denain a été évacué hier", "Le bac de Denain n'a pas été évacué", "status", "state:evacuation"
    )


def test_who_did_it_is_no_cause():
    told_first = "Le bac a été sauvé grâce au préfet, qui a libéré le quai"
    answer = "Le préfet n'y est pour rien : ce sont les gendarmes du commandant Koffi Agbo qui ont libéré le quai"
    assert not differs(told_first, answer, "cause", "denied cause")
    of_things = "Le bac a coulé à cause de la pluie", "La pluie n'y est pour rien : c'est la vanne qui a cédé"
    assert differs(*of_things, "cause", "denied cause")


@pytest.mark.parametrize(
    ("other", "asked"),
    [
        ("Ce jour, 84 cas de grippe étaient confirmés à Denain", False),
        ("84 cas de grippe sont confirmés en laboratoire à Denain", True),
    ],
)
def test_a_precision_is_asked_of_no_source_that_does_not_give_it(other, asked):
    first = "48 cas de grippe sont confirmés en laboratoire à Denain"
    context = told(f"{first}.", f"{other}.")
    found = opposed(context, first, other)
    assert answer_alike(context, found, [])
    stems = [draft.stem for draft in each_says(context, found, [])]
    assert any("laboratoire" in stem for stem in stems) is asked


def test_two_states_with_no_word_in_common_are_of_two_things():
    other = "La coopération a été gelée par le conseil du port en avril"
    for told_first, is_pair in (
        ("Le forum de Denain n'a jamais été suspendu", False),
        ("Aucun atelier n'a fermé", True),
        ("Cette coopération n'a pas été suspendue", True),
    ):
        context = told(f"{told_first}.", f"{other}.")
        found = opposed(context, told_first, other, "negation", "state:activity", tier=2, confidence=0.75)
        assert one_of_each_party(context, found) is not is_pair


def test_a_passage_that_takes_up_a_clause_of_its_own_page_is_not_set_beside_another():
    context = told(
        "L'école de Denain a fermé à cause d'une classe de neige.", "Une classe de neige n'a avec cela rien à voir."
    )
    found = opposed(
        context,
        "L'école de Denain a fermé à cause d'une classe de neige",
        "Une classe de neige n'a avec cela rien à voir",
        "cause",
        "denied cause",
    )
    assert not stand_alone(context, found)


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("L'enfant du pays a été mis à pied jeudi à Denain.", False),
        ("Le géant de l'acier a été condamné jeudi à Denain.", False),
        ("Le géant Norsk a été condamné jeudi à Denain.", True),
        ("Le cycliste Marc Vial a été mis à pied jeudi à Denain.", True),
    ],
)
def test_a_riddle_for_a_name_is_no_subject_of_a_question(sentence, asked):
    told_then = [each.clause.statement for each in dated_facts(signed(f"{WIRE}{sentence} La pluie est tombée lundi."))]
    assert any("Denain" in statement for statement in told_then) is asked


@pytest.mark.parametrize(
    ("office", "asked"),
    [
        ("directrice du Bureau", False),
        ("directrice du Bureau d'enquêtes nautiques", True),
        ("ministre de la Marine", True),
    ],
)
def test_an_office_of_a_shortened_name_is_not_asked(office, asked):
    body = f"Le Bureau d'enquêtes nautiques a été saisi. Odile Marsan, {office}, est venue lundi à Denain."
    context = signed(f"{WIRE}{body}")
    assert bool([each for each in bearers_in(context) if each.actor.name == "Odile Marsan"]) is asked


def problems(sentence: str, other: str = "") -> list[Draft]:
    context = signed(f"{WIRE}{sentence} {other}")
    spans = [
        quote(context, "1.txt", words)
        for words in ((sentence[:-1], sentence[20:-1]) if not other else (sentence, other))
    ]
    found = Contradiction(
        a=spans[0],
        b=spans[1],
        kind="internal",
        nature="date",
        rule="cause after effect",
        tier=1,
        confidence=0.8,
        explanation="…",
    )
    return list(problem(context, found))


def test_one_sentence_is_shown_once_and_labels_exclude_each_other():
    (draft,) = problems("Le bac a coulé vendredi, a appris jeudi l'agence auprès du port de Denain.")
    assert draft.stem.count("a coulé") == 1
    assert "cette phrase" in draft.stem
    (draft,) = problems("Le bac a coulé en avril.", "La tempête qui l'a fait couler a eu lieu en juin.")
    assert draft.stem.count("«") == 2
    assert not any("accompli avant" in option.text for option in draft.options)
