"""Mentions brought together: what means the same actor, and what only looks like it."""

from __future__ import annotations

from questions.annotations import ActorKind, EvidenceSpan, Mention, Role
from questions.crosscheck.actors import MergedActors, merge_actors
from questions.naming import words_of
from questions.same_bodies import same_bodies


class Pages:
    """Hands out mentions at ever later places of each file."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def mention(
        self,
        name: str,
        kind: ActorKind = "organisation",
        *,
        quote: str | None = None,
        file: str = "a.txt",
        acronym: str | None = None,
        role: str | None = None,
    ) -> Mention:
        span = self.span(file, quote or name)
        held = Role(role, self.span(file, role)) if role else None
        return Mention(span, name, kind, held, acronym)

    def span(self, file: str, quote: str) -> EvidenceSpan:
        start = self.places.get(file, 0)
        self.places[file] = start + len(quote) + 10
        return EvidenceSpan(file, start, start + len(quote), quote)


def merged(*mentions: Mention) -> MergedActors:
    return merge_actors([mentions])


def names(result: MergedActors) -> set[str]:
    return {actor.name for actor in result.actors}


def test_no_mention_no_actor():
    assert merge_actors([]) == MergedActors((), ())
    assert merge_actors([[], []]).mentions == ((), ())


def test_case_and_accents_make_no_other_actor():
    page = Pages()
    result = merged(page.mention("Cédéao"), page.mention("CEDEAO"), page.mention("CEDEAO"))
    assert names(result) == {"CEDEAO"}
    assert len(result.actors[0].mentions) == 3
    assert result.actors[0].aliases == ()


def test_compounds_in_another_order_are_the_same_body():
    page = Pages()
    assert len(merged(page.mention("Comité Chili-Pérou"), page.mention("Comité Pérou-Chili")).actors) == 1


def test_an_acronym_given_once_is_an_alias():
    page = Pages()
    long = page.mention("Régie des ports", quote="Régie des ports (RDP)", acronym="RDP")
    result = merged(long, page.mention("Régie des ports", quote="RDP"), page.mention("Régie des bois"))
    (ports,) = [actor for actor in result.actors if actor.name == "Régie des ports"]
    assert ports.aliases == ("RDP", "Régie des ports (RDP)")
    assert len(result.actors) == 2


def test_two_names_with_one_acronym_are_one_body():
    page = Pages()
    result = merged(
        page.mention("Société des eaux", quote="Société des eaux (SDE)", acronym="SDE"),
        page.mention("Société des eaux de Nice", quote="Société des eaux de Nice (SDE)", acronym="SDE"),
    )
    assert names(result) == {"Société des eaux de Nice"}


def test_an_acronym_printed_alone_meets_the_only_name_it_spells():
    page = Pages()
    result = merged(page.mention("OCF"), page.mention("Office cantonal des forêts"), page.mention("Office des ponts"))
    assert names(result) == {"Office cantonal des forêts", "Office des ponts"}


def test_an_acronym_that_two_names_spell_meets_neither():
    page = Pages()
    result = merged(page.mention("CDN"), page.mention("Comité de nage"), page.mention("Conseil du Nord"))
    assert len(result.actors) == 2 + 1


def test_a_name_cut_short_is_completed_only_when_one_goes_on_so():
    page = Pages()
    one = merged(page.mention("Commission locale"), page.mention("Commission locale des eaux"))
    two = merged(
        page.mention("Commission locale"),
        page.mention("Commission locale des eaux"),
        page.mention("Commission locale du lait"),
    )
    assert names(one) == {"Commission locale des eaux"}
    assert len(two.actors) == 3


def test_initials_and_spelling_variants_of_a_person():
    page = Pages()
    result = merged(
        page.mention("Dmitri Karpenko", "person"),
        page.mention("Dmitry Karpenko", "person"),
        page.mention("D. Karpenko", "person"),
    )
    assert len(result.actors) == 1


def test_persons_of_one_family_stay_apart():
    page = Pages()
    family = ["Louis Lacombe", "Louise Lacombe", "Jean Lacombe", "Jeanne Lacombe", "Lou Lacombe"]
    assert names(merged(*(page.mention(name, "person") for name in family))) == set(family)


def test_a_person_and_a_body_of_the_same_name_stay_apart():
    page = Pages()
    assert len(merged(page.mention("Valmont", "person"), page.mention("Valmont")).actors) == 2


def test_titles_are_aliases_and_never_the_name():
    page = Pages()
    result = merged(
        page.mention("Rose Lefort", "person", quote="Mme Rose Lefort"),
        page.mention("Rose Lefort", "person", quote="Mme Lefort"),
    )
    assert result.actors[0].name == "Rose Lefort"
    assert set(result.actors[0].aliases) == {"Mme Rose Lefort", "Mme Lefort", "Lefort"}


def test_roles_are_kept_once_a_dispatch_in_order_of_the_text():
    page = Pages()
    result = merged(
        page.mention("Paul Blanc", "person", role="maire de Thonon"),
        page.mention("Paul Blanc", "person", role="Maire de Thonon"),
        page.mention("Paul Blanc", "person", role="sénateur"),
        page.mention("Paul Blanc", "person", role="sénateur", file="b.txt"),
    )
    assert [role.text for role in result.actors[0].roles] == ["maire de Thonon", "sénateur", "sénateur"]


def test_a_state_is_called_by_its_name_where_it_is_printed():
    page = Pages()
    result = merged(page.mention("Norvège", "state", quote="Oslo"), page.mention("Norvège", "state"))
    assert result.actors[0].name == "Norvège"
    assert result.actors[0].aliases == ("Oslo",)


def test_a_state_that_only_its_capital_names_is_called_by_the_capital():
    page = Pages()
    assert names(merged(page.mention("Norvège", "state", quote="Oslo"))) == {"Oslo"}


def test_groups_meet_when_they_are_of_the_same_actors():
    page = Pages()
    whole = "ambassadeurs du Chili et du Pérou"
    start = page.span("a.txt", "…").end
    group = Mention(EvidenceSpan("a.txt", start, start + len(whole), whole), whole, "group")
    chile = Mention(EvidenceSpan("a.txt", start + 16, start + 21, "Chili"), "Chili", "state")
    page.places["a.txt"] = start + 100
    other = page.mention("ambassadeurs", "group", file="b.txt")
    unlike = page.mention("ministres du Pérou", "group", file="b.txt")
    result = merged(group, chile, other, unlike)
    assert names(result) == {whole, "Chili", "ministres du Pérou"}


def test_groups_of_other_nations_or_numbers_stay_apart():
    page = Pages()
    result = merged(
        page.mention("soldats chiliens", "group"),
        page.mention("soldats péruviens", "group"),
        page.mention("412 élèves", "group"),
        page.mention("3 élèves", "group"),
    )
    assert len(result.actors) == 4


def test_mentions_come_back_under_the_name_of_their_actor():
    page = Pages()
    short = page.mention("Commission locale", file="b.txt")
    result = merge_actors([[page.mention("Commission locale des eaux")], [short]])
    assert [mention.name for mention in result.mentions[1]] == ["Commission locale des eaux"]
    assert result.mentions[1][0].span == short.span


def test_actors_are_listed_in_order_of_appearance_and_mentions_by_file():
    page = Pages()
    later = page.mention("Zeta", file="b.txt")
    result = merge_actors([[page.mention("Zeta"), page.mention("Alpha")], [later]])
    assert [actor.name for actor in result.actors] == ["Zeta", "Alpha"]
    assert [span.file for span in result.actors[0].mentions] == ["a.txt", "b.txt"]


def test_a_legal_form_makes_no_other_firm():
    page = Pages()
    result = merged(page.mention("Delmas"), page.mention("Delmas"), page.mention("Delmas SA"), page.mention("Delattre"))
    assert names(result) == {"Delmas", "Delattre"}
    assert result.actors[0].aliases == ("Delmas SA",)


def test_the_first_word_of_a_registered_name_means_the_firm_when_only_one_goes_on_so():
    page = Pages()
    one = merged(page.mention("Hofmatt"), page.mention("Hofmatt Pharma AG"))
    two = merged(page.mention("Hofmatt"), page.mention("Hofmatt Pharma AG"), page.mention("Hofmatt Agro AG"))
    unregistered = merged(page.mention("Hofmatt"), page.mention("Hofmatt des forêts"), page.mention("Hofmatt Agro"))
    assert names(one) == {"Hofmatt Pharma AG"}
    assert len(two.actors) == 3
    assert len(unregistered.actors) == 3


def test_a_kind_of_body_with_its_capital_means_the_only_one_whose_name_goes_on_so():
    page = Pages()
    assert names(merged(page.mention("Syndicat"), page.mention("Syndicat des bacs"))) == {"Syndicat des bacs"}
    several = merged(page.mention("Syndicat"), page.mention("Syndicat des bacs"), page.mention("Syndicat des quais"))
    assert len(several.actors) == 3


def test_the_last_word_of_a_firm_behind_its_trade_means_it_when_only_one_ends_so():
    page = Pages()
    registered = merged(page.mention("Delmas"), page.mention("Dragage Delmas inc."))
    traded = merged(page.mention("Delmas"), page.mention("Transports Delmas"))
    several = merged(page.mention("Delmas"), page.mention("Transports Delmas"), page.mention("Fondation Delmas"))
    other = merged(page.mention("Delmas"), page.mention("Fondation Delmas"))
    assert len(registered.actors) == len(traded.actors) == 1
    assert len(several.actors) == 3
    assert len(other.actors) == 2


def test_a_surname_keeps_its_elided_particle():
    page = Pages()
    result = merged(page.mention("Gina D'Amico", "person"), page.mention("Gina D'Amico", "person", quote="D'Amico"))
    assert result.actors[0].aliases == ("D'Amico",)


def test_a_nationality_or_another_word_for_its_kind_makes_no_other_body():
    names = [
        "ministère norvégien de la Pêche",
        "ministère de la Pêche",
        "hôpital de Lens",
        "centre hospitalier de Lens",
    ]
    pairs = {frozenset(pair) for pair in same_bodies([words_of(name) for name in [*names, "hôpital de Douai"]])}
    assert pairs == {
        frozenset({words_of(names[0]), words_of(names[1])}),
        frozenset({words_of(names[2]), words_of(names[3])}),
    }


def test_two_nationalities_are_two_bodies():
    names = ["ministère norvégien de la Pêche", "ministère russe de la Pêche", "ministère de la Pêche"]
    assert not list(same_bodies([words_of(name) for name in names]))


def test_a_body_told_by_its_level_and_by_its_place():
    pages = Pages()
    actors = merged(pages.mention("police cantonale"), pages.mention("police fribourgeoise")).actors
    assert [(actor.name, actor.aliases) for actor in actors] == [("police cantonale", ("police fribourgeoise",))]


def test_a_level_does_not_join_a_body_of_another_level_or_two_places():
    pages = Pages()
    state = merged(pages.mention("police municipale"), pages.mention("police congolaise")).actors
    assert len(state) == 2
    two = merged(*(pages.mention(f"police {place}") for place in ("cantonale", "fribourgeoise", "vaudoise"))).actors
    assert len(two) == 3


def test_a_counted_group_is_not_one_of_the_same_noun_from_elsewhere():
    pages = Pages()
    actors = merged(pages.mention("six mineurs", "group"), pages.mention("mineurs de Styrie", "group")).actors
    assert len(actors) == 2


def test_both_are_those_of_whom_two_are_told_by_name():
    page = Pages()
    told, both = "les ministres de Karvanie et de Lombrie", "les deux ministres"
    assert len(merged(page.mention(told, "group"), page.mention(both, "group")).actors) == 1
    for others in ("les ministres de Karvanie", "les ministres du travail et de la santé"):
        assert len(merged(page.mention(others, "group"), page.mention(both, "group")).actors) == 2


def test_a_round_number_of_people_makes_no_other_group():
    page = Pages()
    told = page.mention("vingtaine de douaniers", "group")
    assert names(merged(told, page.mention("douaniers", "group"))) == {"douaniers"}
    assert len(merged(told, page.mention("trentaine de douaniers", "group")).actors) == 2
    assert len(merged(told, page.mention("douze douaniers", "group")).actors) == 2


def test_a_body_with_the_word_for_its_kind_is_the_one_without():
    page = Pages()
    assert len(merged(page.mention("Groupe Delvaux-Roy"), page.mention("Delvaux-Roy")).actors) == 1
    assert len(merged(page.mention("Fondation Delvaux"), page.mention("Delvaux")).actors) == 2
    assert len(merged(page.mention("Club de Sète"), page.mention("Sète")).actors) == 2


def test_a_small_word_makes_no_other_body_of_three_words_or_more():
    long = ["agence régionale de santé de Gascogne", "agence régionale de santé Gascogne"]
    short = ["Institut de Gascogne", "Institut Gascogne"]
    assert list(same_bodies([words_of(name) for name in long]))
    assert not list(same_bodies([words_of(name) for name in short]))
