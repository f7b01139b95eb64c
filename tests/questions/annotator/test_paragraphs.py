"""What the parser sees differs from the raw text; every character leads back to it."""

from questions.annotator.parsing.paragraphs import LONGEST, paragraphs
from questions.dispatch import Dispatch, Zone


def _read(dispatch: Dispatch) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(dispatch)]


def test_typographic_spaces_and_apostrophes_become_plain(dispatch):
    assert _read(dispatch("L’eau monte\u202f: 3\u00a0000 sacs.")) == ["L'eau monte : 3 000 sacs."]


def test_invisible_characters_are_left_out_and_offsets_still_true(dispatch):
    text = "\ufeffLe ma\u00adire\u200b parle."
    (paragraph,) = paragraphs(dispatch(text))
    assert paragraph.text == "Le maire parle."
    start, end = paragraph.raw_span(3, 8)
    assert text[start:end] == "ma\u00adire"


def test_blank_lines_part_paragraphs(dispatch):
    assert _read(dispatch("Un pont a cédé.\n\nPersonne n'est blessé.")) == ["Un pont a cédé.", "Personne n'est blessé."]


def test_lines_wrapped_at_a_fixed_width_are_joined(dispatch):
    wrapped = "La préfecture a demandé aux habitants de la rive gauche de\nne pas sortir avant midi."
    assert _read(dispatch(wrapped)) == [wrapped.replace("\n", " ")]


def test_a_short_line_without_full_stop_is_a_paragraph_of_its_own(dispatch):
    assert _read(dispatch("Sécurité routière\nLe maire a signé l'arrêté.")) == [
        "Sécurité routière",
        "Le maire a signé l'arrêté.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_joined_however_short(dispatch):
    assert _read(dispatch("Le maire a signé\nl'arrêté.")) == ["Le maire a signé l'arrêté."]


def test_body_zones_cut_in_the_middle_of_a_sentence_are_joined():
    text = "Le conseil a voté lundi soir la hausse des tarifs du port\nde plaisance."
    cut = text.index("\n")
    dispatch = Dispatch(
        "a.txt", text, "fr", (Zone(0, cut, "body"), Zone(cut + 1, len(text), "body")), None, None, None, None
    )
    assert _read(dispatch) == [text.replace("\n", " ")]


def test_dirt_between_two_zones_keeps_them_apart_and_is_not_read():
    text = "La grève continue depuis hier dans les trois dépôts de bus de\nPARTAGER\nla ville."
    first, second = text.index("PARTAGER"), text.index("la ville")
    zones = (Zone(0, first, "body"), Zone(first, second, "dirt"), Zone(second, len(text), "body"))
    assert _read(Dispatch("a.txt", text, "fr", zones, None, None, None, None)) == [
        "La grève continue depuis hier dans les trois dépôts de bus de",
        "la ville.",
    ]


def test_headline_body_and_caption_keep_their_kind():
    text = "Un pont cède\nPersonne n'est blessé.\nLe pont, lundi"
    zones = (Zone(0, 12, "headline"), Zone(13, 35, "body"), Zone(36, len(text), "caption"))
    dispatch = Dispatch("a.txt", text, "fr", zones, None, None, None, None)
    assert [paragraph.zone for paragraph in paragraphs(dispatch)] == ["headline", "body", "caption"]


def test_asides_that_mislead_the_parser_are_hidden_inside_a_sentence(dispatch):
    text = "La région a, pour sa part, refusé. La ville, elle, accepte. Le canton a en outre payé."
    assert _read(dispatch(text)) == ["La région a refusé. La ville accepte. Le canton a payé."]


def test_an_aside_that_opens_a_sentence_stays(dispatch):
    assert _read(dispatch("Pour sa part, la région refuse.")) == ["Pour sa part, la région refuse."]


def test_offsets_lead_around_a_hidden_aside(dispatch):
    text = "La région a, pour sa part, refusé."
    (paragraph,) = paragraphs(dispatch(text))
    start = paragraph.text.index("refusé")
    assert slice(*paragraph.raw_span(start, start + 6)) == slice(text.index("refusé"), text.index("refusé") + 6)


def test_a_missing_space_after_a_full_stop_is_put_in(dispatch):
    (paragraph,) = paragraphs(dispatch("Tout est fini.Le maire part avec M.Brun."))
    assert paragraph.text == "Tout est fini. Le maire part avec M. Brun."


def test_a_file_without_line_ends_is_cut_into_digestible_pieces(dispatch):
    text = "Un mot de plus. " * 3000
    pieces = list(paragraphs(dispatch(text)))
    assert len(pieces) > 1
    assert all(len(piece.text) <= LONGEST and piece.text.endswith(".") for piece in pieces)
    assert sum(piece.text.count("mot") for piece in pieces) == 3000


def test_a_huge_word_is_cut_rather_than_kept_whole(dispatch):
    assert [len(text) for text in _read(dispatch("a" * (LONGEST + 5)))] == [LONGEST, 5]


def test_nothing_to_read_gives_no_paragraph(dispatch):
    assert _read(dispatch(" \n\u00a0\n")) == []
