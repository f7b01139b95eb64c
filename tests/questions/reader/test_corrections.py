"""A teacher's word on a finding wins, and what follows from the finding follows her word."""

import pytest

from questions.annotations import EvidenceSpan
from questions.corrections import BY_HAND, Correction
from questions.dispatch import Source
from questions.item_writing import write_items
from questions.reader import read_dossier
from questions.report import dossier_report

pytestmark = pytest.mark.model

TOLL = """Incendie dans un entrepôt de Brévannes

BRÉVANNES, 12 mai 2019 (AFP) - L'incendie de l'entrepôt de Brévannes a fait {number} blessés dimanche, selon
les pompiers.
"""


@pytest.fixture
def tolls():
    """Two dispatches of one day that do not count the same."""
    return [Source("une.txt", TOLL.format(number="douze")), Source("deux.txt", TOLL.format(number="dix-sept"))]


def span(source, words):
    start = source.text.index(words)
    return EvidenceSpan(source.file, start, start + len(words), words)


def found(dossier, key):
    return dossier_report(dossier)[key]


def date_at(dossier, where):
    values = [each["value"] for each in found(dossier, "time_expressions") if each["text"] == where]
    return values[0] if values else None


def test_a_dismissed_date_is_gone_and_the_others_stay(harbour, council):
    dismissed = Correction("date", "dismiss", (span(harbour, "janvier"),))

    dossier = read_dossier([harbour, council], corrections=[dismissed])

    assert date_at(dossier, "janvier") is None
    assert date_at(dossier, "jeudi") == date_at(read_dossier([harbour, council]), "jeudi") == "2021-03-04"


def test_a_corrected_date_has_the_value_given_and_no_reckoning(harbour):
    words = span(harbour, "lundi")

    dossier = read_dossier([harbour], corrections=[Correction("date", "correct", (words,), "2021-03-15")])
    (corrected,) = [each for each in dossier.dispatches[0].time_expressions if each.span == words]

    assert (corrected.value, corrected.derivation) == ("2021-03-15", "")


def test_a_corrected_date_dates_the_claims_of_its_sentence(harbour):
    corrected = Correction("date", "correct", (span(harbour, "janvier"),), "2020-11")

    (read,) = read_dossier([harbour], corrections=[corrected]).dispatches

    assert "2020-11" in {claim.time_expression.value for claim in read.claims if claim.time_expression}


def test_a_value_that_is_none_is_refused(harbour):
    with pytest.raises(ValueError, match="mardi"):
        read_dossier([harbour], corrections=[Correction("date", "correct", (span(harbour, "lundi"),), "mardi")])


def test_a_mention_can_be_dismissed_or_given_to_another_actor(harbour, council):
    surname = span(harbour, "Le Goff devant")
    mayor = EvidenceSpan(surname.file, surname.start, surname.start + len("Le Goff"), "Le Goff")
    others = read_dossier([harbour, council]).actors

    without = read_dossier([harbour, council], corrections=[Correction("actor", "dismiss", (mayor,))]).actors
    given = read_dossier(
        [harbour, council], corrections=[Correction("actor", "correct", (mayor,), "Claire Marchand")]
    ).actors

    def mentions(actors, name):
        return next((len(actor.mentions) for actor in actors if actor.name == name), 0)

    assert mentions(without, "Yann Le Goff") == mentions(others, "Yann Le Goff") - 1
    assert mentions(given, "Claire Marchand") == mentions(others, "Claire Marchand") + 1


def test_a_dismissed_cause_is_gone(harbour):
    (cause,) = read_dossier([harbour]).dispatches[0].causes

    (read,) = read_dossier(
        [harbour], corrections=[Correction("cause", "dismiss", (cause.effect, cause.cause))]
    ).dispatches

    assert read.causes == ()


def test_a_contradiction_can_be_dismissed_whichever_passage_is_named_first(tolls):
    figures = next(each for each in read_dossier(tolls).contradictions if each.kind == "number")

    dossier = read_dossier(tolls, corrections=[Correction("contradiction", "dismiss", (figures.b, figures.a))])

    assert figures not in dossier.contradictions
    assert all(each.kind != "number" for each in dossier.contradictions)


def test_a_reworded_contradiction_says_what_the_teacher_says_and_stands_in_the_first_tier(tolls):
    figures = next(each for each in read_dossier(tolls).contradictions if each.kind == "number")
    reworded = Correction("contradiction", "correct", (figures.a, figures.b), "Quarante-cinq ou douze ?")

    dossier = read_dossier(tolls, corrections=[reworded])
    (stands,) = [each for each in dossier.contradictions if each.kind == "number"]

    assert (stands.explanation, stands.tier, stands.confidence) == ("Quarante-cinq ou douze ?", 1, 1.0)


def test_an_added_contradiction_is_one_of_the_dossier(harbour, council):
    a, b = span(harbour, "coûtera 3,2 millions d'euros"), span(council, "refusé de commenter ces chiffres")

    dossier = read_dossier(
        [harbour, council],
        corrections=[Correction("contradiction", "add", (a, b), "L’une chiffre, l’autre se tait.", "scope")],
    )
    (added,) = [each for each in dossier.contradictions if each.rule == BY_HAND]

    assert (added.kind, added.a, added.b, added.tier) == ("scope", a, b, 1)


def test_a_correction_about_words_that_no_reading_has_changes_nothing(harbour):
    elsewhere = EvidenceSpan("other.txt", 0, 5, "lundi")

    corrected = read_dossier([harbour], corrections=[Correction("date", "dismiss", (elsewhere,))])

    assert dossier_report(corrected) == dossier_report(read_dossier([harbour]))


def test_a_cause_put_right_says_what_the_teacher_said_and_so_do_its_questions(harbour):
    (cause,) = read_dossier([harbour]).dispatches[0].causes
    effect, marker = span(harbour, "suspendus depuis janvier"), span(harbour, "en raison des")
    reason = span(harbour, "tempêtes")
    righted = Correction("cause", "correct", (cause.effect, cause.cause, effect, reason, marker), kind="reaction")

    dossier = read_dossier([harbour], corrections=[righted])
    (read,) = dossier.dispatches[0].causes

    assert (read.effect, read.marker, read.cause, read.kind) == (effect, marker, reason, "reaction")
    assert [each["cause"]["end"] for each in found(dossier, "causes")] == [reason.end]


QUAYS = """SOREL, 3 mai 2012 (ATR) - Le maire, Paul Roth, a annoncé jeudi que le quai rouvrirait en juin.

Le bac de Sorel a été arrêté en janvier à la suite d'une collision et d'un incendie. La criée de Sorel a été fermée en
mars à cause d'une panne de la chambre froide. La fête du port a été annulée samedi en raison d'une grève des pêcheurs.
"""


def test_questions_on_a_cause_put_right_give_the_reason_that_the_teacher_gave():
    quays = Source("quays.txt", QUAYS)
    read = read_dossier([quays]).dispatches[0]
    cause = next(each for each in read.causes if "collision" in each.cause.quote)
    start = QUAYS.index("une collision")
    reason = EvidenceSpan("quays.txt", start, start + len("une collision"), "une collision")
    righted = Correction(
        "cause", "correct", (cause.effect, cause.cause, cause.effect, reason, cause.marker), kind="cause"
    )

    asked = [
        (item.stem, option.text)
        for item in write_items(read_dossier([quays], corrections=[righted]))
        for option in item.options
        if item.rule == "cause.why" and option.correct and "bac" in item.stem
    ]

    stem = "Selon l’ATR, pourquoi le bac de Sorel a-t-il été arrêté\u202f?"
    assert asked == [(stem, "À la suite d’une collision")], "nothing is left in the stem of what she cut off"


def test_a_cause_put_right_can_be_put_right_again_and_dismissed(harbour):
    (cause,) = read_dossier([harbour]).dispatches[0].causes
    first = (span(harbour, "suspendus depuis janvier"), span(harbour, "tempêtes"))
    second = (span(harbour, "la digue de Kervern, suspendus"), span(harbour, "raison des tempêtes"))
    once = Correction("cause", "correct", (cause.effect, cause.cause, *first), kind="cause")
    twice = Correction("cause", "correct", (*first, *second), kind="cause")

    (read,) = read_dossier([harbour], corrections=[once, twice]).dispatches[0].causes
    assert (read.effect, read.cause, read.marker) == (*second, None)
    gone = Correction("cause", "dismiss", second)
    assert read_dossier([harbour], corrections=[once, twice, gone]).dispatches[0].causes == ()
