"""Facts of several dispatches to be put in order, and what is reckoned from a day that the quoted words tell."""

from __future__ import annotations

import pytest

from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.time_line import ask_time_line
from questions.item_writing.dates.when import ask_when
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from tests.questions.item_writing.bodies import facts, signed

pytestmark = pytest.mark.model


def reckoned(body: str) -> dict[str, str]:
    """The right days by the stems of the questions on a relative date."""
    drafts = ask_values(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {body}"))
    return {each.stem: next(option.text for option in each.options if option.correct) for each in drafts}


def ordered(*texts: str) -> list[Draft]:
    context = signed(*texts)
    drafts = ask_time_line(context, list(dated_facts(context)))
    return [each for each in drafts if each.rule == "date.order" and not flaws(each)]


@pytest.mark.parametrize(
    ("sentence", "is_quoted"),
    [
        ("Mardi, du haut d'une grue, il a filmé l'incendie de la halle de Denain.", False),
        ("Mardi, sur le quai, elles ont bloqué le bac de Denain.", False),
        ("Quand le juge est venu, mardi, il a fermé la halle de Denain.", True),
        ("Mardi, du haut d'une grue, le juge a filmé l'incendie de la halle de Denain.", True),
    ],
)
def test_a_pronoun_behind_circumstances_alone_is_not_quoted(sentence, is_quoted):
    found = reckoned(f"La pluie tombe depuis des jours.\n\n{sentence}")
    assert any("halle" in stem or "bac" in stem for stem in found) == is_quoted


def test_a_name_of_two_words_is_not_torn():
    assert facts("Blue Falcon, apparu l'an dernier, a visé une clinique de Gand.") == ["Blue Falcon est apparu"]


# ---------------------------------------------------------------------------------------- several dispatches

WIRE = "LILLE, vendredi 4 mai 2012 (AGN) - "
SOUTH = "NICE, samedi 12 mai 2012 (ASP) - "


def test_facts_of_several_dispatches_are_put_in_order_each_with_who_tells_it():
    drafts = ordered(
        f"{WIRE}La halle de Thouars a fermé lundi. Le maire de Piolenc a quitté son poste jeudi.",
        f"{SOUTH}Le bac de Sorgues a coulé le 2 mai. La foire de Denain a ouvert le 8 mai.",
    )
    (draft,) = (each for each in drafts if "plusieurs" in each.stem)
    told = [option.text for option in draft.options]
    assert [text.split(" ")[1] for text in told] == ["halle", "bac", "maire", "foire"]
    assert told[1].endswith("(selon l’ASP)")
    assert "AGN" in told[0]


def test_no_source_is_named_by_its_day_there():
    """« selon la dépêche du 12 mai 2012 » would tell when it happened."""
    drafts = ordered(
        f"{WIRE}La halle de Thouars a fermé lundi. Le maire de Piolenc a quitté son poste jeudi.",
        "Samedi 12 mai 2012\n\nLe bac de Sorgues a coulé le 2 mai. La foire de Denain a ouvert le 8 mai.",
    )
    assert not [each for each in drafts if "plusieurs" in each.stem]


def test_what_common_sense_puts_in_order_is_no_question():
    """Three facts, weeks apart: the strike, the accord, the report."""
    drafts = ordered(
        f"{WIRE}Les postiers de Thouars ont cessé le travail lundi.",
        f"{SOUTH}Le bac de Sorgues a coulé le 8 février. La foire de Denain a ouvert le 9 avril.",
    )
    assert not [each for each in drafts if "plusieurs" in each.stem]


# ---------------------------------------------------------------------------------------- reckoned days


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Arrêtés lundi à Thouars, deux pêcheurs ont été relâchés le lendemain.", "Le 1er mai 2012"),
        # Beside a day that is printed, nothing has to be looked up.
        ("Ouvert le 20 avril à Denain, le pont a été fermé trois jours plus tard.", None),
        # The day that they are counted from is not shown.
        ("Deux pêcheurs de Thouars ont été relâchés le lendemain.", None),
    ],
)
def test_a_day_is_counted_from_one_that_the_quotation_tells_before_it(body, day):
    ends = ("lendemain\u202f»\u202f?", "plus tard\u202f»\u202f?")
    found = [text for stem, text in reckoned(body).items() if stem.endswith(ends)]
    assert found == ([] if day is None else [day])


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Les gendarmes de Thouars ont fermé la halle dès mercredi.", "Le 2 mai 2012"),
        ("Le bac de Sorgues reprendra ses traversées à partir de lundi.", "Le 7 mai 2012"),
        ("Les visites de la halle de Thouars sont suspendues jusqu'à mardi.", "Le 8 mai 2012"),
        ("La crue de la Sorgues est attendue d'ici à lundi.", "Le 7 mai 2012"),
        # A perfect does not tell whether the end has come, nor a present whether « dès mardi » has.
        ("La halle de Thouars est restée fermée jusqu'à mercredi.", None),
        ("Le maire de Thouars promet une halle neuve dès mercredi.", None),
    ],
)
def test_the_verb_tells_on_which_side_the_end_of_a_time_lies(body, day):
    assert list(reckoned(body).values()) == ([] if day is None else [day])


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("C'est le préfet qui a ordonné mercredi la fermeture de la halle.", True),
        ("C'est mercredi que les pompiers de Denain ont barré le pont.", True),
        ("C'est la deuxième halle qui a brûlé mercredi.", False),
        ("C'est une halle de Thouars, fermée mercredi.", False),
        ("En mars, le bac de Sorgues avait coulé ; il a repris ses traversées mercredi.", True),
        ("Tous les marchands de la halle ont plié bagage mercredi.", True),
        ("Tous ont plié bagage mercredi devant la halle.", False),
        ("Le bac de Sorgues, qui a coulé mercredi, reste au fond cette nuit.", True),
        ("Le bac de Sorgues, qui a coulé mercredi, reste au fond de cette rivière.", False),
        ("La prochaine a été annoncée par voie d'affiches et remise mercredi.", False),
        ("Le bac de Sorgues a coulé mercredi./.mlt/kr", False),
        ("Le maire de Thouars s'en est plaint mercredi au préfet.", False),
    ],
)
def test_what_stands_at_the_head_of_a_sentence_does_not_always_go_back(body, asked):
    assert any("mercredi »" in stem for stem in (each.replace("\u202f", " ") for each in reckoned(body))) is asked


def test_this_saturday_told_on_a_saturday_is_no_other_day():
    text = "Le Cri des halles\nSamedi 12 mai 2012, 6h30\n\nLe bac\n\nLe bal prévu ce samedi à Denain est remis."
    assert not [each for each in ask_values(signed(text)) if "19 mai" in str(each.options)]


# ---------------------------------------------------------------------------------------- facts that are none


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Restée trente ans dans la famille Roy, léguée à la ville en 1954, la toile a brûlé.", False),
        ("La toile de Thouars, léguée au musée en 1954, a brûlé.", True),
        ("Le club de Denain a perdu deux joueurs lors de la saison 2010-2011.", False),
        ("Les débats de Thouars ont été suspendus en avril à cause d'une fuite.", True),
        ("Le maire de Thouars ferme la halle jusqu'à mercredi inclus.", False),
    ],
)
def test_a_date_that_belongs_to_something_else_makes_no_fact(body, told):
    assert bool([each for each in facts(body) if "brûlé" not in each]) is told


def test_what_somebody_owns_is_of_the_subject_behind():
    assert reckoned("Mercredi, de sa barque, un pêcheur de Thouars a vu céder le pont de Denain.")


def test_a_week_that_is_over_is_no_wrong_date_of_what_will_be():
    context = signed(f"{WIRE}Le maire de Thouars déposera plainte cette semaine.")
    for draft in (each for fact in dated_facts(context) for each in ask_when(context, fact)):
        assert not [option for option in draft.options if "avril" in option.text and not option.correct]


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Le marin a quitté mercredi l'hôpital de Thouars.", False),
        ("Le marin breton a quitté mercredi l'hôpital de Thouars.", True),
        ("Le maire a quitté mercredi l'hôpital de Thouars.", True),
        ("Les marins ont quitté mercredi l'hôpital de Thouars.", True),
    ],
)
def test_a_quotation_does_not_begin_with_somebody_whom_another_sentence_names(body, asked):
    assert bool(reckoned(body)) is asked


# ---------------------------------------------------------------------------------------- what gives itself away

PAGE = "L'eau monte à Thouars\n\n{}\n\nLes pompiers de Thouars ont barré hier le pont de Denain."


@pytest.mark.parametrize(
    ("line", "told"),
    [
        # No outlet is known: the day would be the only name.
        ("Vendredi 4 mai 2012", "l’article intitulé «\u202fL’eau monte à Thouars\u202f»"),
        ("Communiqué de presse\n\nVendredi 4 mai 2012", "le communiqué intitulé «\u202fL’eau monte à Thouars\u202f»"),
    ],
)
def test_a_dispatch_known_by_its_day_is_named_by_its_title_where_the_day_is_counted_from(line, told):
    context = signed(PAGE.format(line))
    (value,) = ask_values(context)
    (when,) = (draft for fact in dated_facts(context) for draft in ask_when(context, fact) if draft.kind == "single")
    assert value.stem.lower().startswith(told.lower())
    assert when.stem.lower().startswith(f"selon {told}".lower())
    assert "4 mai" not in value.stem + when.stem


def test_without_a_title_too_nothing_is_counted_from_a_day_that_names_the_dispatch():
    context = signed("Vendredi 4 mai 2012\n\nLes pompiers de Thouars ont barré hier le pont de Denain.")
    assert not [draft for draft in ask_values(context) if "4 mai" in draft.stem]


def test_an_outlet_that_is_known_keeps_its_name():
    assert any(
        stem.startswith("L’AGN écrit") for stem in reckoned("Les pompiers ont barré mercredi le pont de Denain.")
    )


# ---------------------------------------------------------------------------------------- weekdays


def _proof(*texts: str) -> Draft:
    return next(draft for draft in ask_values(signed(*texts)) if "mercredi" in draft.stem)


CUT = "LILLE, {}4 mai 2012 (AGN) - Les pompiers de Thouars ont barré mercredi le pont de Denain.{}"


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        ([CUT.format("vendredi ", "")], "vendredi 4 mai 2012"),
        ([CUT.format("", " Il rouvrira le lundi 7 mai, au matin.")], "lundi 7 mai"),
        ([CUT.format("", ""), "NICE, mardi 8 mai 2012 (ASP) - Le bac de Sorgues a coulé."], "mardi 8 mai 2012"),
    ],
)
def test_the_proof_of_a_weekday_shows_that_of_the_dispatch_or_of_a_day_near_it(texts, line):
    draft = _proof(*texts)
    assert any(line in span.quote for span in draft.evidence)
    assert "calendrier" not in draft.rationale


def test_one_line_shows_weekday_and_year_where_one_does_both():
    """« 4 mai » has no year; the line of the other dispatch that has its weekday too is enough."""
    own = CUT.format("", "").replace(" 2012", "")
    draft = _proof(own, "NICE, 5 mai 2012 (ASP) - La halle brûle.", "METZ, mardi 8 mai 2012 (APL) - Le bac a coulé.")
    assert [span.quote for span in draft.evidence[1:]] == ["4 mai", "mardi 8 mai 2012"]


def test_a_weekday_printed_months_off_proves_none_here():
    draft = _proof(CUT.format("", ""), "NICE, mardi 7 août 2012 (ASP) - Le bac de Sorgues a coulé.")
    assert "calendrier" in draft.rationale


def test_a_weekday_that_nobody_prints_is_reckoned():
    assert _proof(CUT.format("", "")).rationale.endswith("D’après le calendrier, le 4 mai 2012 est un vendredi.")
    hier = CUT.format("", "").replace("mercredi", "hier")
    assert not [draft for draft in ask_values(signed(hier)) if "calendrier" in draft.rationale]


# ---------------------------------------------------------------------------------------- what is left open


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Devant la foule, le sous-préfet Jean Roy s'est déplacé mercredi.", False),
        ("Devant la foule, le sous-préfet Jean Roy s'est déplacé à Thouars mercredi.", True),
        ("Le sous-préfet Jean Roy a déplacé la foire de Thouars mercredi.", True),
        ("Le jury de Mons a rendu son avis mercredi.", True),
        ("Le jugement a été rendu à Mons mercredi.", False),
        ("Le jugement du tribunal de Thouars a été rendu à Mons mercredi.", True),
        ("La vente du club de Denain a été conclue à Mons mercredi.", True),
        ("La fermeture nocturne a repris mercredi à Thouars.", False),
        ("Des 47 barques de Mons recensées mercredi par la douane, il ne reste que des épaves.", False),
        ("Les 47 barques de Mons recensées mercredi par la douane ont coulé.", True),
        ("Des barques de Mons recensées mercredi par la douane, deux ont coulé.", False),
        ("Des pêcheurs de Mons arrêtés mercredi par la douane ont été relâchés.", True),
    ],
)
def test_a_fact_says_where_of_what_and_of_all_it_tells(body, told):
    assert bool(facts(body)) is told


def test_the_middle_of_a_week_is_not_the_week():
    assert not reckoned("Les pompiers de Thouars rouvriront le pont de Denain en milieu de semaine prochaine.")
    assert reckoned("Les pompiers de Thouars rouvriront le pont de Denain la semaine prochaine.")


def test_the_eve_of_a_weekday_is_not_counted_in_a_page_without_a_day():
    body = "Le bal de Denain a eu lieu mercredi. Barré la veille par les pompiers, le pont de Thouars a rouvert."
    assert facts(body)
    page = f"L'eau monte\n\n{body}"
    dated = signed(page, "LILLE, vendredi 4 mai 2012 (AGN) - Le bal de Denain a eu lieu mercredi.")
    assert not [fact for fact in dated_facts(dated) if fact.file == "1.txt"]
