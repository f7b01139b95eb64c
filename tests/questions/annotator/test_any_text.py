"""Whatever the text, reading it neither fails nor misplaces a character."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questions.annotator.actors.dossier_actors import find_mentions
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.parsing.paragraphs import paragraphs
from questions.annotator.parsing.parses import parse
from questions.annotator.parsing.quotations import quotations
from questions.annotator.parsing.sentences import sentence_starts
from questions.annotator.speech.attributions import find_attributions
from questions.crosscheck.actors import merge_actors
from questions.dispatch import Dispatch, Zone

PIECES = [
    *(
        "Le",
        "préfet",
        "du",
        "Gard",
        ",",
        "l'Otan",
        "M.",
        "Roy",
        "«",
        "»",
        '"',
        "(",
        ")",
        ":",
        ";",
        ".",
        "!",
        "?",
        "\n",
        "\n\n",
    ),
    *(
        "a",
        "déclaré",
        "selon",
        "que",
        "Moscou",
        "Kiev",
        "ABV",
        "(ABV)",
        "la",
        "Ville",
        "cette",
        "instance",
        "entre",
        "et",
    ),
    *(
        "Agence",
        "fédérale",
        "de",
        "des",
        "le",
        "maire",
        "Paul",
        "Blanc",
        "52",
        "ans",
        "dit-il",
        "-t-elle",
        "a-t-il",
        "elle",
    ),
    *(
        "affirmé",
        "pour",
        "sa",
        "part",
        "ministres",
        "russes",
        "les",
        "Ghanéens",
        "accuse",
        "d'",
        "reproche",
        "à",
        "« Non »",
    ),
    *("\u00a0", "\u202f", "\u200b", "\ufeff", "\U0001f600", "e\u0301", "İ", "ß", "ŒUVRE"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), WORDS)


def _dispatch(text: str) -> Dispatch:
    return Dispatch("a.txt", text, "fr", (Zone(0, len(text), "body"),), None, None, None, None)


@given(TEXTS)
@settings(deadline=None)
def test_prepared_characters_come_from_where_they_say(text):
    for paragraph in paragraphs(_dispatch(text)):
        assert len(paragraph.text) == len(paragraph.offsets)
        assert list(paragraph.offsets) == sorted(paragraph.offsets)
        for character, offset in zip(paragraph.text, paragraph.offsets, strict=True):
            assert character in (" ", "'", text[offset])


@given(TEXTS)
@settings(deadline=None)
def test_sentences_and_quotations_lie_inside_the_text(text):
    starts = list(sentence_starts(text))
    assert starts == sorted(set(starts))
    assert starts[0] == 0
    assert starts[-1] <= len(text)
    for quotation in quotations(text):
        assert 0 <= quotation.outer_start < quotation.start <= quotation.end < quotation.outer_end <= len(text)


@pytest.mark.model
@given(st.lists(TEXTS, min_size=1, max_size=2))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_actors_and_attributions_quote_the_text(texts):
    dispatches = [_dispatch(text) for text in texts]
    dossier = [ReadDispatch(dispatch, parse(dispatch)) for dispatch in dispatches]
    merged = merge_actors(find_mentions(dossier))
    for read, mentions in zip(dossier, merged.mentions, strict=True):
        text = read.dispatch.text
        spans = [mention.span for mention in mentions]
        spans += [mention.role.span for mention in mentions if mention.role]
        spans += [sentence.span for sentence in read.parsed.sentences]
        for attribution in find_attributions(read.dispatch, read.parsed.sentences, mentions):
            spans += [attribution.cue, attribution.content, *([attribution.source] if attribution.source else [])]
        for span in spans:
            assert span.start < span.end
            assert text[span.start : span.end] == span.quote
    assert all(actor.name.strip() for actor in merged.actors)
