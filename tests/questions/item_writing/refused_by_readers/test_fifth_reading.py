"""What the newest strict readers refused, on other subjects: stems that leave open what is meant, offices that are
none, distances between facts that have nothing in common; beside each, what is still asked."""

from __future__ import annotations

import pytest

from questions.item_writing import actors
from questions.item_writing.actors.choices import is_a_domain
from questions.item_writing.clauses.open_nouns import lacks_its_object
from questions.item_writing.dates.dated_facts import dated_facts
from questions.item_writing.dates.reckonings import ask_values
from questions.item_writing.dates.time_line import ask_time_line
from questions.item_writing.dates.verdicts import ask_true_or_false
from questions.item_writing.drafts import Draft
from questions.item_writing.given_away import spoils
from questions.item_writing.passages.dangling import dangles
from questions.item_writing.passages.known_actors import given_gender
from questions.items import Option
from tests.questions.item_writing.bodies import facts, quote, read, unsifted

pytestmark = pytest.mark.model

PEOPLE = (
    "Le maire de Thouars, Paul Vial, a parlé. Le directeur de la laiterie Roy, Jean Morel, a parlé. "
    "Le préfet de Sorgues, Marc Aubry, a parlé. La patronne du bac d'Apt, Claire Lang, a parlé. "
)


def of_actors(body: str, rule: str) -> list[Draft]:
    return [draft for draft in actors.write(read(f"{PEOPLE}{body}")) if draft.rule == rule]


def on_the_line(body: str, rule: str) -> list[Draft]:
    context = read(body)
    return [draft for draft in ask_time_line(context, list(dated_facts(context))) if draft.rule == rule]


# ------------------------------------------------------------------------------------------------- stems


@pytest.mark.parametrize(
    ("open_ended", "told"),
    [
        ("Le conseil de Thouars a voté son maintien", "Le conseil de Thouars a voté le maintien de la halle"),
        ("Le préfet de Sorgues a survolé la zone", "Le préfet de Sorgues a survolé la vallée du Calavon"),
        ("La mairie de Thouars a récupéré la charpente", "La mairie de Thouars a récupéré la charpente de la halle"),
        ("La ministre Anne Roy s'est rendue sur place", "La ministre Anne Roy s'est rendue à Thouars"),
        ("Le club de Thouars s'est porté candidat", "Le club de Thouars s'est porté candidat à la reprise"),
    ],
)
def test_what_was_done_to_what_stands_in_the_stem(open_ended, told):
    assert not facts(f"Voici la journée. {open_ended} le 3 avril 2012.")
    assert facts(f"Voici la journée. {told} le 3 avril 2012.")


def test_a_first_name_alone_is_no_subject():
    told = "Grégoire Vial est menuisier à Thouars. {} est parti pour Lille le 3 avril 2012."
    assert not facts(told.format("Grégoire"))
    assert facts(told.format("Grégoire Vial"))


@pytest.mark.parametrize(("cause", "lacks"), [("de l'interdiction", True), ("de l'interdiction des feux", False)])
def test_a_deed_without_its_object_is_no_reason(cause, lacks):
    body = f"La foire de Thouars a été annulée en raison {cause}."
    context = read(body)
    assert lacks_its_object(context, quote(context, "1.txt", cause.removeprefix("de "))) is lacks


def test_a_participle_that_looks_like_a_verb_is_not_asked():
    other = (
        "La foire de Sorgues a fermé à cause d'une crue. Le bac d'Apt a coulé à cause d'une surcharge. Le train "
        "de Mornas a déraillé à cause d'un rail tordu. Le bal d'Apt a été annulé à cause d'une alerte à la bombe. La "
        "poste de Mornas a fermé à la suite d'un incendie. "
    )
    broken = f"{other}Ils ont répandu du brome, un solvant interdit dans plusieurs pays en raison de sa toxicité."
    stems = [draft.stem for draft in unsifted(read(broken))]
    assert stems
    assert not any("interdit-il" in stem for stem in stems)


@pytest.mark.parametrize(
    ("sentence", "goes_back"),
    [
        ('"Rien ne presse", a répété Jean Roy avant de regagner son bureau.', False),
        ("« Rien ne presse », a répété Jean Roy avant de regagner son bureau.", False),
        ('"Jean Roy a tort", répète son directeur.', True),
        ("« Jean Roy a tort », répète son directeur.", True),
    ],
)
def test_an_owner_behind_a_quotation_is_named_whatever_its_marks(sentence, goes_back):
    context = read(f"Le four a rouvert mardi. {sentence}")
    assert dangles(context.sentences("1.txt")[-1]) is goes_back


def test_a_demonstrative_takes_up_no_noun_of_another_gender():
    for noun, goes_back in (("La préfecture", True), ("Le bal de mai a lieu, et la préfecture", False)):
        context = read(f"{noun} a interdit celui de samedi.")
        assert dangles(context.sentences("1.txt")[0]) is goes_back


# ------------------------------------------------------------------------------------------------- time


def test_how_long_lies_between_is_asked_of_one_course_of_events():
    one = (
        "La greffière Anne Roy a quitté le tribunal de Thouars le 3 avril 2012. La foire de Sorgues a battu tous ses "
        "records. Anne Roy a ouvert un cabinet rue des Halles le 9 avril 2012."
    )
    two = one.replace("Anne Roy a ouvert", "Luc Rey a ouvert")
    assert on_the_line(one, "date.days_between")
    assert not on_the_line(two, "date.days_between")


def test_facts_without_a_name_are_not_put_in_order():
    body = "La halle de {0} a fermé le 3 avril 2012. Le bac de {0} a coulé le 9 avril 2012."
    last = "{} a démissionné de son poste le 14 avril 2012. "
    assert on_the_line(last.format("Anne Roy") + body.format("Thouars"), "date.order")
    assert not on_the_line(last.format("L'ancien greffier") + body.format("Thouars"), "date.order")


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("La dernière manche, vendredi, n'était pas acquise à Thouars.", False),
        ("La dernière manche de Thouars a été gagnée vendredi par un Breton.", True),
        ("Un batelier présent samedi parle d'une fuite à Thouars.", False),
        ("Le bac de Thouars reprendra samedi son service.", True),
    ],
)
def test_a_weekday_almost_a_week_away_needs_a_verb_that_tells_its_side(sentence, asked):
    assert bool(list(ask_values(read(f"Voici la journée. {sentence}")))) is asked


@pytest.mark.parametrize(("when", "asked"), [("en 1931", False), ("le 12 mars 2012", True)])
def test_a_printed_year_is_not_set_against_the_one_before_it(when, asked):
    other = "Le bac de Sorgues a coulé le 9 mars 2012."
    context = read(f"La halle de Thouars a été construite {when} par un maçon de Lille. {other}")
    drafts = [draft for fact in dated_facts(context) for draft in ask_true_or_false(context, fact)]
    assert any("halle" in draft.stem for draft in drafts) is asked


def test_a_year_behind_what_is_claimed_is_not_that_of_the_claim():
    assert not facts("Voici la journée. Les familles de Thouars réclament un procès en 2019.")
    assert facts("Voici la journée. Les familles de Thouars ont gagné leur procès en 2009.")


def test_a_day_that_another_stem_explains_is_not_reckoned(make_draft, make_span):
    def stem(text: str, topic: str, rule: str = "cause.cloze") -> Draft:
        options = (Option("Le 30 novembre 2021", True, "Oui."), Option("Le 1er mai 2021", False, "Non."))
        return make_draft(topic=topic, rule=rule, stem=text, options=options, anchors=(make_span(),))

    asked = stem("À quelle date correspond « mardi »\u202f?", "date", "date.value")
    shown = stem("Que manque-t-il\u202f: « Mardi [le 30 novembre 2021], ____ »\u202f?".replace("le ", ""), "cause")
    plain = stem("Que manque-t-il\u202f: « Mardi, ____ »\u202f?", "cause")
    assert spoils(asked, shown)
    assert not spoils(asked, plain)


# ------------------------------------------------------------------------------------------------- actors


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("affirme au contraire que la panne de Thouars est due à la foudre", False),
        ("affirme que la panne de Thouars est due à la foudre", True),
    ],
)
def test_an_answer_to_somebody_is_no_stance_by_itself(words, asked):
    body = f"Les États-Unis, la France, l'Espagne et la Suisse étaient là. La Suisse {words}."
    assert bool([d for d in actors.write(read(body)) if d.rule == "actor.stance"]) is asked


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("accuse l'usine de Thouars, qui emploie cent personnes, d'avoir fraudé", False),
        ("accuse l'usine de Thouars d'avoir fraudé sur les poids", True),
        ("l'accuse d'avoir fraudé sur les poids de Thouars", False),
        ("réclame au maire de Thouars le démantèlement", False),
        ("réclame au maire de Thouars le démantèlement de la grue", True),
    ],
)
def test_a_charge_or_a_claim_is_told_whole(words, asked):
    body = f"Les États-Unis, la France, l'Espagne et la Suisse étaient là. La Suisse {words}."
    assert bool([d for d in actors.write(read(body)) if d.rule == "actor.stance"]) is asked


def test_of_one_person_one_office_is_offered():
    body = "Le président de l'agglo, Luc Rey, a souri. "
    again = "Le président de la Communauté d'agglomération de Thouars, Luc Rey, a ri."
    context = read(f"{PEOPLE}{body}", f"La foire ouvre. {again}")
    (draft,) = [d for d in actors.write(context) if d.rule == "actor.role" and "Paul Vial" in d.stem]
    assert sum(option.text.startswith("Président") for option in draft.options) <= 1


def test_what_she_says_is_not_put_down_to_the_outlet():
    told = "Anne Roy a été libérée à Thouars. {}, le passeport de Luc Rey a été volé le 3 avril 2012."
    assert not facts(told.format("Selon elle"))
    assert facts(told.format("Selon la police de Thouars"))


def test_what_somebody_will_be_is_no_office():
    for office, asked in (("futur président de la foire", False), ("président de la foire de Thouars", True)):
        drafts = of_actors(f"Le {office}, Luc Rey, a souri.", "actor.role")
        assert any("Luc Rey" in draft.stem for draft in drafts) is asked


def test_who_takes_over_bears_two_offices():
    luc = "Le maire de Brions, Luc Rey, a souri. "
    assert any("Luc Rey" in draft.stem for draft in of_actors(luc, "actor.role"))
    after = f"{luc}Luc Rey a succédé à Marc Aubry à la tête du syndicat."
    assert not any("Luc Rey" in draft.stem for draft in of_actors(after, "actor.role"))


def test_no_office_of_a_woman_is_offered_for_a_man():
    body = "La cheffe des pompiers d'Apt, Odile Nore, et le juge de Brions, Alain Tessier, ont parlé. "
    (draft,) = [each for each in of_actors(body, "actor.role") if "Alain Tessier" in each.stem]
    assert not [option.text for option in draft.options if option.text.startswith(("Patronne", "Cheffe"))]
    assert given_gender("Mathilde Roy") == "Fem"
    assert given_gender("Jean-Paul Roy") == "Masc"
    assert given_gender("Xylo Roy") is None


@pytest.mark.parametrize(
    ("words", "domain", "is_one"),
    [
        ("le ministre malgache de l'Agriculture a parlé", "Agriculture", True),
        ("un membre du conseil d'Administration a parlé", "Administration", True),
        ("le port de l'Office des forêts a brûlé", "Office des forêts", False),
        ("l'Office des forêts a parlé", "Office des forêts", False),
    ],
)
def test_what_a_minister_is_in_charge_of_is_nobody(words, domain, is_one):
    context = read(f"À Thouars, {words}.")
    assert is_a_domain(context, quote(context, "1.txt", domain)) is is_one
