"""Each flaw is found, and a sound question has none."""

import pytest

from questions.item_writing.flaws import flaws
from questions.items import Option

RIGHT = Option("Le 12 mars 2013", True, "L’AFP l’écrit.")
WRONG = Option("Le 14 mars 2013", False, "C’est la date d’un autre fait.")
OTHER = Option("Le 19 mars 2013", False, "Aucune dépêche ne le dit.")


def test_a_sound_question_has_no_flaw(make_draft):
    assert flaws(make_draft()) == []


@pytest.mark.parametrize(
    ("flaw", "changes"),
    [
        ("key_count", {"options": (RIGHT, Option("Le 13 mars 2013", True, "Aussi."), WRONG)}),
        ("key_count", {"options": (WRONG, OTHER)}),
        ("key_count", {"kind": "true_false"}),
        ("key_count", {"kind": "multiple", "options": (RIGHT, Option("Hier", True, "Aussi."))}),
        ("key_count", {"kind": "order"}),
        ("twin_options", {"options": (RIGHT, WRONG, Option("le 14 mars 2013", False, "Non."))}),
        ("twin_options", {"options": (RIGHT, Option("L’accord", False, "Non."), Option("Les accords", False, "Non."))}),
        ("overlapping_options", {"options": (RIGHT, Option("Le 12 mars 2013 au soir", False, "Non."), OTHER)}),
        (
            "longest_is_right",
            {"options": (Option("En raison d’une panne de courant dans tout le quartier", True, "Oui."), WRONG, OTHER)},
        ),
        (
            "stem_repeated_in_key",
            {
                "stem": "Pourquoi la tempête a-t-elle fermé la centrale de Tancarville\u202f?",
                "options": (Option("La tempête à la centrale", True, "Oui."), WRONG, OTHER),
            },
        ),
        ("key_in_stem", {"stem": "Selon la dépêche du 12 mars 2013, quand le pont a-t-il rouvert\u202f?"}),
        ("stem_end", {"stem": "Le pont de Tancarville a rouvert."}),
        ("too_long", {"stem": "Selon l’AFP, " + "à quelle date " * 60 + "le pont a-t-il rouvert\u202f?"}),
        ("untidy", {"rationale": "Le pont  a rouvert."}),
        ("untidy", {"rationale": "Le pont (de Tancarville a rouvert."}),
        ("untidy", {"rationale": "Le pont de de Tancarville a rouvert."}),
        ("unjoined", {"rationale": "C’est la date de le pont."}),
        ("unjoined", {"rationale": "Les dépêches parlent de Ernest Ouoba."}),
        ("unjoined", {"rationale": "Jusqu’à le 12 mars."}),
        ("unjoined", {"rationale": "L’épreuve du le 21 septembre."}),
        ("cut", {"stem": "Dans « La bête a été tirée n’ », quel mot manque\u202f?"}),
        ("cut", {"stem": "Selon l’AFP, qui a quitté Tancarville le 29\u202f?"}),
        ("cut", {"options": (RIGHT, Option("En raison d’un épais", False, "Non."), OTHER)}),
        ("no_evidence", {"evidence": ()}),
        ("no_reason", {"options": (RIGHT, WRONG, Option("Le 19 mars 2013", False, ""))}),
        ("moment_of_writing", {"stem": "Selon l’AFP, qui est arrivé hier à Tancarville\u202f?"}),
    ],
)
def test_a_flaw_is_found_and_named(make_draft, flaw, changes):
    assert flaw in flaws(make_draft(**changes))


def test_a_contradiction_needs_two_passages_apart(make_draft, make_span):
    near = (make_span(start=0), make_span(start=3))
    far = (make_span(start=0), make_span(file="b.txt"))
    assert "no_evidence" in flaws(make_draft(topic="contradiction", evidence=near))
    assert "no_evidence" not in flaws(make_draft(topic="contradiction", evidence=far))


def test_quotations_are_not_corrected(make_draft):
    assert "unjoined" not in flaws(make_draft(rationale="L’AFP écrit\u202f: «\u202fla date de le pont\u202f»."))


def test_answers_of_a_closed_list_may_differ_in_length(make_draft):
    options = (Option("Non\u202f: l’un affirme ce que l’autre nie", True, "Oui."), Option("Oui", False, "Non."))
    assert "longest_is_right" not in flaws(make_draft(options=options, closed=True))


def test_a_true_false_statement_may_end_with_a_full_stop(make_draft):
    options = (Option("Vrai", True, "Oui."), Option("Faux", False, "Non."))
    stem = "Vrai ou faux\u202f? Selon l’AFP, le pont a rouvert le 2 mai 2013."
    assert flaws(make_draft(kind="true_false", options=options, stem=stem, closed=True)) == []


def test_a_key_that_alone_lacks_an_article_gives_itself_away(make_draft):
    def among(*wrong):
        options = (Option("Vetral", True, "Il le dit."), *(Option(text, False, "Non.") for text in wrong))
        return make_draft(topic="actor", stem="Qui a vendu le moulin\u202f?", options=options)

    assert "article_tells" in flaws(among("La mairie", "Le conseil régional"))
    assert "article_tells" not in flaws(among("La mairie", "Norpex"))
