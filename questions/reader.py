"""Reads dispatches as one dossier: the road from raw text to what is said, by whom, and what does not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from questions.annotations import AnnotatedDispatch, Mention
from questions.annotator.actors.dossier_actors import find_mentions
from questions.annotator.actors.mention_making import ReadDispatch
from questions.annotator.causes.explicit_causes import find_causes
from questions.annotator.claims.clause_claims import find_claims
from questions.annotator.claims.figures import find_figures
from questions.annotator.parsing.parses import parse_all
from questions.annotator.publication import infer_publications
from questions.annotator.speech.attributions import find_attributions
from questions.annotator.times.time_expressions import find_time_expressions
from questions.cleaning import clean
from questions.corrections import (
    Correction,
    correct_causes,
    correct_contradictions,
    correct_mentions,
    correct_reconciliations,
    correct_times,
)
from questions.crosscheck.actors import merge_actors
from questions.crosscheck.comparison import cross_check
from questions.dispatch import Dispatch, Source
from questions.dossier import Dossier
from questions.errors import DispatchRefused, DuplicateName, NothingToRead
from questions.languages import DEFAULT, reading, reads

#: Called with how many dispatches are read, how many there are, and the file now being read; the file is "" while the
#: dispatches are compared with each other.
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Settings:
    """In which language is read, what of it, and what a teacher corrected."""

    language: str
    steps: frozenset[str]
    corrections: Sequence[Correction]


def read_dossier(
    sources: Iterable[Source],
    progress: Progress | None = None,
    corrections: Sequence[Correction] = (),
    language: str = DEFAULT,
) -> Dossier:
    """Reads the sources as dispatches on one subject, in the order given.

    A source that is listed twice is read once. One that cannot be read is kept under ``refused`` with the reason.
    What a teacher corrected wins over what is found, and what follows from it is read with the correction.

    :param language: code of a language pack; a dispatch in another language is refused. What is read depends on the
        pack (``reads`` in its ``pipeline.toml``).
    :raises NothingToRead: when no source could be read; the message names each and says why.
    :raises BadLanguagePack: when there is no such pack.
    """
    settings = _Settings(language, reads(language), corrections)
    with reading(language):
        return _read(list(dict.fromkeys(sources)), progress or _tell_nobody, settings)


def _read(sources: Sequence[Source], tell: Progress, settings: _Settings) -> Dossier:
    dispatches, refused = _cleaned(sources, settings.language)
    if not dispatches:
        raise NothingToRead(_why_nothing(refused), refused)
    parsing, parsed = parse_all(dispatches), []
    for number, dispatch in enumerate(dispatches):
        tell(number, len(dispatches), dispatch.file)
        parsed.append(ReadDispatch(dispatch, next(parsing)))
    tell(len(dispatches), len(dispatches), "")
    return _dossier(parsed, refused, settings)


def _tell_nobody(done: int, total: int, file: str) -> None:
    pass


def _cleaned(sources: Sequence[Source], language: str) -> tuple[list[Dispatch], tuple[DispatchRefused, ...]]:
    read: dict[str, Dispatch] = {}
    refused: list[DispatchRefused] = []
    for source in sources:
        try:
            if source.file in read:
                raise DuplicateName(source.file, "Une autre dépêche du dossier porte déjà ce nom de fichier.")
            read[source.file] = clean(source, language)
        except DispatchRefused as refusal:
            refused.append(refusal)
    return list(read.values()), tuple(refused)


def _why_nothing(refused: Sequence[DispatchRefused]) -> str:
    return " ; ".join(map(str, refused)) or "Aucune dépêche à lire."


def _dossier(parsed: Sequence[ReadDispatch], refused: tuple[DispatchRefused, ...], settings: _Settings) -> Dossier:
    steps, corrections = settings.steps, settings.corrections
    parsed = _dated(parsed) if "publication" in steps else parsed
    found = find_mentions(parsed) if "actors" in steps else [() for _ in parsed]
    merged = merge_actors([correct_mentions(mentions, corrections) for mentions in found])
    annotated = tuple(
        _annotated(read, mentions, settings) for read, mentions in zip(parsed, merged.mentions, strict=True)
    )
    contradictions, reconciliations = cross_check(annotated, merged.actors) if "contradictions" in steps else ((), ())
    return Dossier(
        annotated,
        merged.actors,
        correct_contradictions(contradictions, corrections),
        correct_reconciliations(reconciliations, corrections),
        refused,
    )


def _dated(parsed: Sequence[ReadDispatch]) -> Sequence[ReadDispatch]:
    dated = infer_publications([(read.dispatch, read.parsed.sentences) for read in parsed])
    return [replace(read, dispatch=dispatch) for read, dispatch in zip(parsed, dated, strict=True)]


def _annotated(read: ReadDispatch, mentions: tuple[Mention, ...], settings: _Settings) -> AnnotatedDispatch:
    dispatch, sentences = read.dispatch, read.parsed.sentences
    steps, corrections = settings.steps, settings.corrections
    times = correct_times(find_time_expressions(dispatch, sentences), corrections) if "dates" in steps else ()
    attributions = find_attributions(dispatch, sentences, mentions) if "attributions" in steps else ()
    figures = find_figures(dispatch, sentences) if "figures" in steps else ()
    claimed = "claims" in steps
    claims = find_claims(dispatch, sentences, times, mentions, attributions, figures) if claimed else ()
    causes = correct_causes(find_causes(dispatch, sentences, attributions), corrections) if "causes" in steps else ()
    return AnnotatedDispatch(dispatch, sentences, times, mentions, attributions, figures, claims, causes)
