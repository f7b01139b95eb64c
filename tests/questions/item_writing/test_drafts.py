"""Names of items, order of options, sentences of the language pack."""

from collections import Counter
from dataclasses import replace

import pytest

from questions.errors import BadLanguagePack
from questions.item_writing.distractors import choose, choose_names
from questions.item_writing.drafts import Candidate, finished, listed, say
from questions.items import Option
from questions.languages.tables import load_table


def test_an_item_keeps_its_name_whatever_the_stem_or_the_distractors(make_draft):
    one = make_draft()
    other = replace(one, stem="D’après l’AFP, quand\u202f?", options=(one.options[0], one.options[2]), worth=1.0)
    assert one.id == other.id


@pytest.mark.parametrize("field", ["topic", "rule"])
def test_topic_and_rule_are_part_of_the_name(make_draft, field):
    assert make_draft().id != make_draft(**{field: "cause"}).id


def test_key_and_evidence_are_part_of_the_name(make_draft, make_span):
    key = (Option("Le 13 mars 2013", True, "Oui."), *make_draft().options[1:])
    assert len({make_draft().id, make_draft(options=key).id, make_draft(evidence=(make_span(quote="Autre."),)).id}) == 3


def test_the_seed_settles_the_order_of_the_options_and_nothing_else(make_draft):
    items = [finished(make_draft(), seed) for seed in range(20)]
    assert len({item.id for item in items}) == 1
    assert len({item.options for item in items}) > 1
    assert all(set(item.options) == set(make_draft().options) for item in items)
    assert finished(make_draft(), 7) == items[7]


def test_the_key_stands_anywhere(make_draft):
    places = Counter(
        next(i for i, option in enumerate(finished(make_draft(), seed).options) if option.correct)
        for seed in range(300)
    )
    assert set(places) == {0, 1, 2}
    assert min(places.values()) > 60


def test_an_order_to_be_found_is_never_shuffled(make_draft):
    options = tuple(Option(text, True, "Oui.") for text in ("Avant", "Pendant", "Après"))
    items = [finished(make_draft(kind="order", options=options), seed) for seed in range(10)]
    assert all(item.options == options for item in items)


def test_a_template_joins_its_pieces():
    assert say("actors.did.wrong", person="Ernest Ouoba").startswith("Les dépêches parlent d’Ernest Ouoba,")
    assert say("actors.did.wrong", person="le maire").startswith("Les dépêches parlent du maire,")


def test_a_missing_table_is_named():
    with pytest.raises(BadLanguagePack, match="no_such_table"):
        load_table("fr", "no_such_table")


def test_an_enumeration_ends_with_and():
    assert listed(["a", "b", "c"]) == "a, b et c"
    assert listed(["a"]) == "a"
    assert listed([]) == ""


def wrong(text):
    return Candidate(text, "Non.")


def test_distractors_are_near_the_key_in_length_and_apart_from_one_another():
    offered = [
        wrong("Faute d’accord"),
        wrong("En raison d’une panne électrique générale"),
        wrong("En raison d’une panne électrique"),
        wrong("Pour protester contre la hausse des tarifs"),
    ]
    chosen = [each.text for each in choose("À la suite d’une inondation du tunnel", offered)]
    assert "Pour protester contre la hausse des tarifs" in chosen
    assert not {"En raison d’une panne électrique", "En raison d’une panne électrique générale"} <= set(chosen)
    assert any(len(text) >= len("À la suite d’une inondation du tunnel") for text in chosen)


def test_the_choice_does_not_depend_on_the_order_offered():
    offered = [wrong(text) for text in ("Le tunnel", "Le viaduc", "La passerelle", "Le canal", "Le phare")]
    assert choose("Le pont", offered) == choose("Le pont", reversed(offered))


def test_names_come_in_the_order_offered_without_the_key():
    offered = [wrong("Le Ghana"), wrong("Le Togo"), wrong("le ghana"), wrong("Le Bénin"), wrong("Le Mali")]
    assert [each.text for each in choose_names("Le Togo", offered)] == ["Le Ghana", "Le Bénin", "Le Mali"]
