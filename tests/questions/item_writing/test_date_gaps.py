"""Passages to be paired with the date that was taken out of each, facts of several dispatches to be put in order, and
what is reckoned from a day that the quoted words tell."""

from __future__ import annotations

import pytest

from questions.item_writing.date_gaps import ask_gaps
from questions.item_writing.date_when import ask_when
from questions.item_writing.dated_facts import dated_facts
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.item_writing.reckonings import ask_values
from questions.item_writing.time_line import ask_time_line
from questions.item_writing.wording import BLANK
from questions.items import PAIR_SEPARATOR
from tests.questions.item_writing.bodies import facts, read, signed

pytestmark = pytest.mark.model

HALL = "La vieille halle aux grains de Thouars sera fermée au public jusqu'au 12 juin."
FERRY = "Le bac de Sorgues avait heurté le quai de Mornas le 2 avril, sans faire de blessé."
FAIR = "La foire aux ânes de Piolenc, ouverte le 28 avril, attend encore ses musiciens."


def paired(*bodies: str) -> dict[str, str]:
    """The dates of the first question by the passages that they were taken out of."""
    found = [each for each in ask_gaps(read(*bodies), []) if not flaws(each)]
    return dict(option.text.split(PAIR_SEPARATOR) for option in (found[0].options if found else ()))


def reckoned(body: str) -> dict[str, str]:
    """The right days by the stems of the questions on a relative date."""
    drafts = ask_values(signed(f"LILLE, vendredi 4 mai 2012 (AGN) - {body}"))
    return {each.stem: next(option.text for option in each.options if option.correct) for each in drafts}


def ordered(*texts: str) -> list[Draft]:
    context = signed(*texts)
    drafts = ask_time_line(context, list(dated_facts(context)))
    return [each for each in drafts if each.rule == "date.order" and not flaws(each)]


# ---------------------------------------------------------------------------------------- a date taken out


def test_each_passage_goes_with_the_date_that_was_taken_out_of_it():
    found = paired(HALL, FERRY, FAIR)
    assert set(found.values()) == {"12 juin", "2 avril", "28 avril"}
    assert all(passage.count(BLANK) == 1 for passage in found)
    assert next(day for passage, day in found.items() if "bac" in passage) == "2 avril"
    assert next(passage for passage, day in found.items() if day == "12 juin").endswith(f"jusqu’au {BLANK}\u202f»")


def test_two_passages_are_too_few_and_one_asked_elsewhere_may_make_the_third():
    assert not paired(HALL, FERRY)
    context = read(HALL, FERRY, FAIR)
    asked = [time.span for time in context.read("3.txt").time_expressions if "avril" in time.span.quote]
    (draft,) = ask_gaps(context, asked)
    assert len(draft.options) == 3
    assert not list(ask_gaps(context, [span for each in "123" for span in _days(context, f"{each}.txt")]))


def _days(context, file):
    return [time.span for time in context.read(file).time_expressions]


@pytest.mark.parametrize(
    ("third", "kept"),
    [
        (FAIR, True),
        ("Elle avait rouvert ses guichets aux marchands le 28 avril, malgré la pluie.", False),
        ("Le village de Piolenc, même enneigé, avait fêté ses ânes et ses potiers le 28 avril.", True),
        ("Les ânes et les potiers du même village avaient défilé devant le préfet le 28 avril.", False),
        ("Nos ânes et nos potiers avaient défilé à Piolenc devant le préfet le 28 avril.", False),
        ("La foire de Piolenc, celle des ânes et des potiers, a pourtant ouvert le 28 avril.", False),
        ("Au 28 avril, la foire aux ânes de Piolenc avait reçu trois mille visiteurs.", False),
        ("Depuis samedi 28 avril, la foire aux ânes de Piolenc attend encore ses musiciens.", False),
        ("La foire a ouvert le 28 avril.", False),
        ("La halle de Piolenc, fermée jusqu'au 12 juin, attend encore ses marchands d'ânes.", False),
    ],
)
def test_a_passage_takes_nothing_up_tells_enough_and_has_a_day_of_its_own(third, kept):
    assert bool(paired(HALL, FERRY, third)) is kept


def test_a_date_that_another_passage_prints_is_not_taken_out():
    third = "La foire aux ânes de Piolenc, ouverte le 28 avril, attend le bac parti le 2 avril."
    assert not paired(HALL, FERRY, third)


def test_days_do_not_stand_beside_months_and_years():
    """« le ____ » and « en ____ » would tell which is which."""
    year = "La grande verrerie de Bollène avait été bâtie en 1931 par deux frères venus de Liège."
    assert not paired(HALL, FERRY, year)
    month = "Le marché aux fleurs de Caderousse avait perdu ses derniers marchands en mars 2009."
    rail = "La petite gare de Mondragon a vu partir son dernier chef de quai en 1987, un soir de neige."
    assert set(paired(year, month, rail).values()) == {"1931", "mars 2009", "1987"}


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
        ("Ouvert le 20 avril à Denain, le pont a été fermé trois jours plus tard.", "Le 23 avril 2012"),
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


def test_an_owner_is_no_month():
    """« En juillet, ses équipiers … »: whose, no word in front tells; « de sa barque », the subject behind does."""
    third = "En juillet 2009, ses huit équipiers avaient quitté la petite gare de Mondragon sous les huées."
    month = "Le marché aux fleurs de Caderousse avait perdu ses derniers marchands en mars 2008."
    year = "La grande verrerie de Bollène avait été bâtie en 1931 par deux frères venus de Liège."
    assert not paired(year, month, third)
    assert paired(year, month, third.replace("ses huit équipiers", "huit coureurs de Mons"))
    assert reckoned("Mercredi, de sa barque, un pêcheur de Thouars a vu céder le pont de Denain.")


@pytest.mark.parametrize(("said", "kept"), [("le 3 juin", True), ("le premier dimanche de juin", False)])
def test_a_day_that_has_to_be_counted_is_not_taken_out(said, kept):
    assert bool(paired(HALL, FERRY, f"La foire aux ânes de Piolenc ouvrira ses portes aux enfants {said}.")) is kept


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


def test_what_stands_in_front_of_a_year_tells_no_grain():
    month = "Le marché aux fleurs de Caderousse avait perdu ses derniers marchands en mars 2008."
    year = "La grande verrerie de Bollène avait été bâtie en 1931 par deux frères venus de Liège."
    mention = "La petite gare de Mondragon porte sur son fronton de pierre la mention de {} 1987."
    assert not paired(year, month, mention.format("l'année"))
