"""What makes a set good: no question twice, all topics, the best first."""

from dataclasses import replace

from questions.item_writing.selection import by_topic, limit_for, select
from questions.items import Option


def test_five_dispatches_give_forty_to_eighty_and_more_dispatches_more():
    assert 40 <= limit_for(5) <= 80
    assert limit_for(2) == limit_for(5) < limit_for(8)


def test_the_worthiest_of_two_on_one_passage_is_kept(make_draft):
    better, worse = make_draft(worth=3.0), make_draft(worth=2.0, rule="date.value", stem="Quand, au juste\u202f?")
    assert select([worse, better], 10) == [better]


def test_the_same_passage_may_serve_two_topics(make_draft):
    one, other = make_draft(), make_draft(topic="actor", rule="actor.said", stem="Qui a rouvert le pont\u202f?")
    assert set(select([one, other], 10)) == {one, other}


def test_two_stems_alike_are_one_question(make_draft, make_span):
    first = make_draft()
    again = make_draft(anchors=(make_span(file="b.txt"),), evidence=(make_span(file="b.txt"),), worth=1.0)
    assert select([first, again], 10) == [first]


def test_a_set_is_spread_over_topics(make_draft, make_span):
    names = ("pont", "tunnel", "canal", "stade", "musée", "phare")
    dates = [
        make_draft(
            stem=f"Quand le {name} a-t-il rouvert\u202f?",
            anchors=(make_span(start=100 * i),),
            evidence=(make_span(start=100 * i, quote=f"Le {name} a rouvert."),),
            worth=3.0 - i / 100,
        )
        for i, name in enumerate(names)
    ]
    actor = make_draft(
        topic="actor",
        rule="actor.said",
        stem="Qui a fermé le port\u202f?",
        worth=2.7,
        anchors=(make_span(file="c.txt"),),
    )
    chosen = select([*dates, actor], 4)
    assert actor in chosen
    assert by_topic(chosen) == {"date": 3, "cause": 0, "actor": 1, "contradiction": 0}


def test_the_order_of_the_candidates_changes_nothing(make_draft, make_span):
    drafts = [
        make_draft(
            stem=f"Quand le quai n° {i} a-t-il rouvert\u202f?",
            anchors=(make_span(start=100 * i),),
            evidence=(make_span(start=100 * i, quote=f"Le quai n° {i} a rouvert."),),
            worth=2.0,
        )
        for i in range(12)
    ]
    assert select(drafts, 8) == select(list(reversed(drafts)), 8)


def test_no_more_than_the_limit(make_draft, make_span):
    drafts = [
        make_draft(
            stem=f"Quand, n° {i}\u202f?",
            anchors=(make_span(start=100 * i),),
            evidence=(make_span(start=100 * i, quote=f"Fait n° {i}."),),
        )
        for i in range(9)
    ]
    assert len(select(drafts, 3)) == 3
    assert select([], 3) == []


def test_a_question_whose_key_another_prints_is_left_out(make_draft, make_span):
    options = (Option("Anne Roy", True, "L’AFP le dit."), Option("Paul Blin", False, "Il parle d’autre chose."))
    first = make_draft(
        topic="date",
        rule="date.value",
        stem="L’AFP écrit : « Le 12 mars 2013 restera dans les mémoires ». À quelle date correspond « mardi » ?",
        options=(Option("Le 9 mars 2013", True, "Le calcul y mène."), Option("Le 8 mars 2013", False, "Non.")),
    )
    second = make_draft(worth=1.0, evidence=(make_span(start=40),), anchors=(make_span(start=40),))
    assert select([first, second], 10) == [first]
    of_another_topic = replace(first, topic="actor", rule="actor.said", options=options)
    assert set(select([of_another_topic, second], 10)) == {of_another_topic, second}


def _of_a_day(make_draft, make_span, file, fact, **more):
    there = make_span(file=file, quote=f"{fact} mardi.")
    key = (Option("Le 30 novembre 2021", True, "Oui."), Option("Le 29 novembre 2021", False, "Non."))
    stem = f"Selon {file}, à quelle date {fact} ?"
    return make_draft(**{"evidence": (there,), "anchors": (), "stem": stem, "options": key} | more)


def test_one_fact_of_two_dispatches_is_dated_once(make_draft, make_span):
    first = _of_a_day(make_draft, make_span, "a.txt", "six nageurs ont été conduits à Mons", worth=3.0)
    again = _of_a_day(make_draft, make_span, "b.txt", "trois nageurs ont été conduits au centre de Mons")
    other = _of_a_day(make_draft, make_span, "b.txt", "le stade a rouvert ses portes au public")
    assert select([first, again], 10) == [first]
    assert set(select([first, other], 10)) == {first, other}


def test_a_day_that_a_stem_of_another_topic_prints_is_not_asked(make_draft, make_span):
    day = _of_a_day(make_draft, make_span, "a.txt", "six nageurs ont été conduits à Mons", worth=3.0)
    told = make_draft(
        topic="contradiction",
        rule="contradiction.nature",
        stem="L’AFP écrit : « Six nageurs ont été conduits mardi [30 novembre 2021] à Mons » et l’APF : « Deux ».",
        evidence=(make_span(file="c.txt"),),
        anchors=(make_span(file="c.txt"),),
        worth=1.0,
    )
    assert select([day, told], 10) == [told]
    of_another_day = replace(told, stem=told.stem.replace("30", "29"))
    of_another_fact = replace(told, stem=told.stem.replace("nageurs ont été conduits", "chalets brûlent"))
    assert set(select([day, of_another_day], 10)) == {day, of_another_day}
    assert set(select([day, of_another_fact], 10)) == {day, of_another_fact}


def test_two_parts_of_one_statement_with_one_answer_are_one_question(make_draft, make_span):
    options = (Option("Anne Roy", True, "L’AFP le dit."), Option("Paul Blin", False, "Il parle d’autre chose."))
    first = make_draft(topic="actor", rule="actor.said", stem="Qui a dit : « Nous rouvrons » ?", options=options)
    again = make_draft(
        topic="actor",
        rule="actor.told",
        stem="D’après qui le pont tiendra-t-il cent ans ?",
        options=options,
        worth=1.0,
        evidence=(make_span(start=60),),
        anchors=(make_span(start=60),),
    )
    elsewhere = replace(again, evidence=(make_span(start=900),), anchors=(make_span(start=900),))
    assert select([first, again], 10) == [first]
    assert set(select([first, elsewhere], 10)) == {first, elsewhere}


def test_one_weekday_of_a_dispatch_is_reckoned_once(make_draft, make_span):
    first = make_draft(rule="date.value", stem="Le conseil a voté le budget « mercredi » : à quelle date ?")
    again = make_draft(
        rule="date.value",
        stem="Deux joueurs blessés quittent le stade « mercredi » : quel jour ?",
        worth=1.0,
        evidence=(make_span(start=900),),
        anchors=(make_span(start=900),),
    )
    there = (make_span(file="b.txt", start=900, quote="Le stade a fermé mercredi."),)
    other = replace(again, anchors=there, evidence=there)
    assert select([first, again], 10) == [first]
    assert set(select([first, other], 10)) == {first, other}


def test_a_day_that_is_reckoned_is_not_asked_again_of_a_fact(make_draft, make_span):
    fact = make_draft(worth=3.0)
    word, other_day = (
        make_draft(
            rule="date.value",
            stem=f"« Le quai {name} rouvre mardi »: quel jour\u202f?",
            anchors=(make_span(start=start),),
            evidence=(make_span(start=start, quote=f"Le quai {name} rouvre."),),
            options=(Option(key, True, "Le calcul."), *fact.options[1:]),
        )
        for name, start, key in (("nord", 500, fact.options[0].text), ("sud", 900, "Le 19 mars 2011"))
    )
    assert set(select([fact, word, other_day], 10)) == {fact, other_day}


def test_each_question_is_the_worthiest_beside_those_chosen_before_it(make_draft, make_span):
    places = [
        "pont",
        "tunnel",
        "canal",
        "stade",
        "musée",
        "phare",
        "marché",
        "moulin",
        "lycée",
        "port",
        "cinéma",
        "barrage",
    ]
    drafts = [
        make_draft(
            stem=f"Quand le {place} a-t-il rouvert\u202f?",
            kind=("single", "numeric")[i % 2],
            difficulty=("easy", "medium", "hard")[i % 3],
            anchors=(make_span(file=f"{i % 4}.txt", start=100 * i),),
            evidence=(make_span(file=f"{i % 4}.txt", start=100 * i, quote=f"Le {place} a rouvert."),),
            worth=2.0 + (7 * i % 10) / 40,
        )
        for i, place in enumerate(places)
    ]
    chosen = select(drafts, len(drafts))
    assert set(chosen) == set(drafts)
    for number, draft in enumerate(chosen):
        best = max(_worth_beside(each, chosen[:number]) for each in chosen[number:])
        assert _worth_beside(draft, chosen[:number]) >= best - 1e-9


def _worth_beside(draft, before):
    """Worth less what the set has of the same sort, reckoned anew from the chosen questions."""
    lost = 0.0
    for each in before:
        lost += 0.10 * (each.topic == draft.topic) + 0.07 * (each.rule == draft.rule) + 0.02 * (each.kind == draft.kind)
        lost += 0.03 * (each.difficulty == draft.difficulty) + 0.05 * (each.evidence[0].file == draft.evidence[0].file)
    return draft.worth - lost
