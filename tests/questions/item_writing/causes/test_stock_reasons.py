"""Wrong reasons out of the stock of general French, where the dossier itself lends too few."""

from __future__ import annotations

import pytest

from questions.item_writing.causes.reasons import reasons_of
from questions.item_writing.causes.stock_reasons import stock_reasons
from questions.item_writing.drafts import Draft
from questions.item_writing.flaws import flaws
from questions.languages.tables import load_table
from tests.questions.item_writing.bodies import read, unsifted

pytestmark = pytest.mark.model

POOL = "La piscine de Bollène a été fermée jeudi en raison d'une fuite de chlore."


def asked(*bodies: str) -> list[Draft]:
    found = [draft for draft in unsifted(read(*bodies)) if draft.rule.startswith(("cause.why", "cause.cloze"))]
    return [draft for draft in found if not flaws(draft)]


def wrong(*bodies: str) -> list[str]:
    """The wrong options of the first question."""
    found = asked(*bodies)
    return [option.text for option in found[0].options if not option.correct] if found else []


@pytest.mark.parametrize(
    ("body", "opening"),
    [
        (POOL, "En raison "),
        ("La piscine de Bollène a été fermée jeudi faute de chlore.", "Faute "),
        ("La ville de Bollène a ouvert une crèche jeudi grâce à l'appui de la région.", "Grâce "),
        ("Le maire de Bollène a reporté la réunion afin de compléter son plan.", "Afin "),
        ("Les infirmières de Bollène sont en grève depuis lundi pour réclamer des renforts.", "Pour "),
        ("Le conseil de Bollène a reporté le vote parce que plusieurs documents manquaient.", "Parce qu"),
    ],
)
def test_wrong_reasons_are_told_as_the_key_is(body, opening):
    assert len(wrong(body)) == 3
    assert all(text.startswith(opening) for text in wrong(body))


def test_the_teacher_reads_that_no_dispatch_gives_them():
    (draft,) = asked(POOL)
    assert {o.why for o in draft.options if not o.correct} == {"Aucune dépêche ne donne cette raison."}


def test_the_dossier_lends_first():
    lent = "Le maire de Sorgues a convoqué les forains à cause d'une dette ancienne."
    assert "En raison d’une dette ancienne" in wrong(f"{POOL} {lent}")


def test_nothing_is_offered_that_a_dispatch_speaks_of():
    stock = [words for each in load_table("fr", "stock_reasons")["reasons"] for words in each["words"]]
    told = next(words for words in stock if words == "une alerte à la bombe")
    offered = {text for n in range(12) for text in wrong(POOL.replace("Bollène", f"Bollène-{n}"))}
    quiet = {text for n in range(12) for text in wrong(POOL.replace("Bollène", f"Bollène-{n}"), f"On signale {told}.")}
    assert any("alerte à la bombe" in text for text in offered)
    assert quiet
    assert not any("alerte" in text for text in quiet)


def test_a_reason_of_the_sort_of_the_key_is_not_offered_beside_it():
    """« faute de main-d'œuvre » is right where staff is lacking."""
    bodies = [f"Le musée de Bollène-{n} a été fermé jeudi faute de personnel." for n in range(12)]
    assert all(wrong(body) for body in bodies)
    assert not any("œuvre" in text for body in bodies for text in wrong(body))


def test_like_facts_bar_what_explains_them():
    """Another dispatch explains the same closing by staff: no option says so, in whatever words."""
    bodies = [
        (POOL.replace("Bollène", f"Bollène-{n}"), f"La piscine de Bollène-{n} a été fermée à cause d'une grève.")
        for n in range(12)
    ]
    assert not any("mouvement social" in text or "personnel" in text for body in bodies for text in wrong(*body))


@pytest.mark.parametrize(
    "body",
    [
        "La piscine de Bollène a été fermée jeudi en raison du blocage.",
        "Le chien de Bollène aboie en raison du bruit des travaux.",
        "La mairie de Bollène ne publiera aucun projet afin de protéger les témoins.",
        "La mairie de Bollène ouvre un guichet afin de répondre aux riverains.",
        "La piscine de Bollène sera fermée jeudi en raison d'une fuite de chlore.",
        "Le maire de Bollène refuse le projet parce que le terrain est trop étroit.",
        "La place de Bollène était noire de monde grâce à un soleil radieux.",
    ],
)
def test_a_key_that_takes_up_what_was_told_or_a_fact_of_no_known_turn_is_not_asked(body):
    assert not asked(body)


@pytest.mark.parametrize("reason", ["d'un brouillard", "d'un blocage", "de plaintes"])
def test_a_lone_noun_that_tells_by_itself_is_asked(reason):
    assert asked(f"Le conseil de Bollène a reporté le vote en raison {reason}.")


def test_what_was_not_done_is_halted():
    services = {words for each in load_table("fr", "stock_reasons")["reasons"] for words in each["words"]}
    services |= {words for each in load_table("fr", "stock_facts")["facts"] for words in each.get("lack", ())}
    (draft,) = asked("Le marché de Bollène n'a pas eu lieu faute de forains.")
    assert {o.text.removeprefix("faute ").removeprefix("de ").removeprefix("d’") for o in draft.options} - services == {
        "forains"
    }


def test_a_trial_is_halted_by_what_halts_trials():
    court = next(each for each in load_table("fr", "stock_reasons")["reasons"] if each["explains"] == ["court"])
    offered = wrong("Le procès de Bollène a été suspendu jeudi en raison de l'absence d'un témoin.")
    assert {text.removeprefix("En raison ").removeprefix("d’").removeprefix("de ") for text in offered} <= set(
        court["words"]
    )


def test_doctors_are_staff():
    """« à cause du manque de médecins » is right where « faute de pédiatres » is."""
    found = wrong(
        "La maternité de Bollène a été fermée faute de pédiatres. Le service de nuit de Sorgues a été suspendu à cause "
        "du manque de médecins."
    )
    assert found
    assert not any("médecins" in text or "personnel" in text for text in found)


def test_what_is_done_by_force_has_reasons_of_its_own():
    (draft,) = asked("Le roi de Bollène a envoyé des soldats afin de garder le pont.")
    forces = next(
        each
        for each in load_table("fr", "stock_reasons")["reasons"]
        if each["explains"] == ["force"] and each["form"] == "aim"
    )
    offered = {o.text.removeprefix("Afin de ").removeprefix("Afin d’") for o in draft.options if not o.correct}
    assert offered <= set(forces["words"]) | set(forces["long"])


def test_two_facts_do_not_always_draw_the_same():
    assert len({frozenset(wrong(POOL.replace("Bollène", name))) for name in ("Bollène", "Orange", "Apt", "Sault")}) > 1


def test_who_speaks_at_the_end_of_the_sentence_stays_out_of_the_stem():
    (draft,) = asked(
        "Une digue a cédé sur trente mètres en raison des pluies qui tombent sans discontinuer depuis mai, selon le "
        "commandant des pompiers de Brions, le colonel Luc Morel."
    )
    assert draft.stem == "Selon l’AGN, pourquoi une digue a-t-elle cédé sur trente mètres\u202f?"


def test_every_reason_of_the_stock_belongs_to_a_turn_that_a_fact_may_have():
    stock = load_table("fr", "stock_reasons")
    known = {*stock["turns"], *stock["matters"], *stock["helps"]}
    forms = {*stock["openings"], "planned", "clause_now"}
    assert all(each["form"] in forms and set(each["explains"]) <= known for each in stock["reasons"])
    assert all(len(each["words"]) >= 5 for each in stock["reasons"])


@pytest.mark.parametrize(
    ("body", "explains"),
    [
        ("La verrerie de Bollène a mis trente salariés au chômage technique jeudi faute de sable fin.", "jobs"),
        ("Le remplacement des vitraux de Bollène a pris du retard en raison d'une pénurie de plomb.", "works"),
        ("Les forains de Bollène ont quitté la salle parce que le préfet lisait son journal.", "meeting"),
        (
            "L'interdiction de baignade à Bollène a été prolongée en raison d'un secours trop lent.",
            "bathing",
        ),
        ("La guerre du sel a éclaté à Bollène à la suite de la mort de deux sauniers.", "fight"),
        ("Le hangar de Bollène a brûlé parce qu'un ballon était tombé sur le toit.", "building"),
        ("La sirène de Bollène n'a pas retenti en raison d'un nid de frelons.", "device"),
        ("La rue Pasteur de Bollène sera fermée jeudi en raison d'un passage de brebis.", "road"),
        ("Le stage de Bollène est annulé parce que le poney est parti.", "teaching"),
        ("La Bollénoise a été disqualifiée parce que son capitaine portait des gants.", "sanction"),
        (
            "Le tribunal administratif de Nîmes a annulé la vente du lac de Bollène au motif que le plan était faux.",
            "court",
        ),
    ],
)
def test_wrong_reasons_are_of_what_the_fact_is_about(body, explains):
    """A verb of halting, burning, leaving tells little; the thing that it tells of names the reasons that would do."""
    rows = [each for each in load_table("fr", "stock_reasons")["reasons"] if explains in each["explains"]]
    known = {words for each in rows for words in (*each["words"], *each["long"], *each["broad"])}
    sorts = [each for each in load_table("fr", "stock_facts")["facts"] if each["name"] == explains]
    known |= {words for each in sorts for told in each.values() if isinstance(told, list) for words in told}
    offered = wrong(body)
    assert offered
    assert all(any(text.endswith(words.removeprefix("des ")) for words in known) for text in offered), offered


def test_a_thing_that_is_not_of_the_turn_tells_nothing():
    """A tyre bursts, a town is left: no war and no meeting."""
    assert not asked("Un pneu a éclaté à Bollène en raison d'un clou.")
    assert not asked("Le maire a quitté Bollène parce que le climat lui pesait.")


def test_one_common_word_does_not_speak_of_a_reason():
    """« enfants » in some dispatch does not tell that children had played with matches."""

    def drawn(told: str) -> set[str]:
        fires = (
            f"Le hangar de Bollène-{n} a brûlé parce qu'un ballon était tombé sur le toit. {told}" for n in range(12)
        )
        read_of = ((context, reason) for context in map(read, fires) for reason in reasons_of(context))
        return {each.text for context, reason in read_of for each in stock_reasons(context, reason)}

    assert any("enfants" in text for text in drawn("Les enfants de Bollène vont à la plage."))
    assert not any("enfants" in text for text in drawn("Les enfants de Bollène ont joué avec des allumettes."))


def test_named_helpers_do_not_stand_beside_nameless_ones():
    assert asked("La ville de Bollène a ouvert une crèche jeudi grâce à l'appui de la région.")
    assert not asked("La ville de Bollène a ouvert une crèche jeudi grâce à l'appui de la Fondation Vermeil.")


def test_words_that_mean_one_lack_are_not_set_side_by_side():
    """« faute de consensus » is right where unanimity is lacking."""
    bodies = [f"Le conseil de Bollène-{n} a reporté le vote faute d'unanimité." for n in range(12)]
    assert all(wrong(body) for body in bodies)
    assert not any("consensus" in text or "majorité" in text for body in bodies for text in wrong(body))


def test_a_word_inside_a_name_is_no_matter():
    """The firm is called « Services »; what it puts off is none."""
    assert not asked(
        "Le lancer de Bollène a été reporté jeudi par Alpine Tower Services en raison d'un nid de frelons."
    )
    assert asked("Le service de bus de Bollène a été reporté jeudi en raison d'un nid de frelons.")
