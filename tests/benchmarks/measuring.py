"""Measures the reading engine against itself: ratios within one run, alternated slices, medians, processor time.

Processor time and not the clock on the wall, and what is compared measured by turns, so that a busy machine changes the
seconds but hardly the ratios.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median

import spacy
from spacy.language import Language

from questions.annotator.parsing import parses, pipeline
from questions.annotator.parsing.paragraphs import paragraphs
from questions.dispatch import Source
from questions.dossier import Dossier
from questions.languages import DEFAULT, load
from questions.reader import read_dossier
from tests.benchmarks.generated import dossier

#: What the engine may cost on top of the language model.
MOST_TIMES_THE_MODEL = 1.5
#: How much a dispatch may cost more in a dossier ten times as large.
MOST_OVER_LINEAR = 1.2


@dataclass(frozen=True)
class Slice:
    """Seconds of processor time for one dossier: read, by the model as it comes, by the engine's own pipeline."""

    dispatches: int
    words: int
    read: float
    model: float
    own: float

    @property
    def ratio(self) -> float:
        """Whole reading over the language model alone, as it comes."""
        return self.read / self.model

    @property
    def ratio_to_own(self) -> float:
        """The same over the pipeline of the engine, whose sums are faster."""
        return self.read / self.own


def seconds(work: Callable[[], object]) -> float:
    """Processor time of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def read_anew(sources: Sequence[Source]) -> Dossier:
    """Reads with nothing remembered of earlier readings but the model."""
    parses.forget()
    return read_dossier(sources)


def measured(sources: Sequence[Source], turns: int = 3) -> Slice:
    """One dossier read, and its prepared text given to the model alone, by turns; the medians."""
    texts = [piece.text for read in read_anew(sources).dispatches for piece in paragraphs(read.dispatch)]
    stock, own = model_as_it_comes(), pipeline.model()
    reads, models, owns = [], [], []
    for _ in range(turns):
        reads.append(seconds(lambda: read_anew(sources)))
        models.append(seconds(lambda: list(stock.pipe(texts))))
        owns.append(seconds(lambda: list(own.pipe(texts))))
    words = sum(len(source.text.split()) for source in sources)
    return Slice(len(sources), words, median(reads), median(models), median(owns))


@cache
def model_as_it_comes() -> Language:
    """The French model as spaCy loads it, nothing changed: what reading is measured against."""
    return spacy.load(load(DEFAULT, "pipeline").text("model"))


def against_the_model(slices: int = 8, size: int = 20) -> list[Slice]:
    """Dossiers of some twenty dispatches on two stories."""
    return [measured(dossier(size, seed=10 + index)) for index in range(slices)]


def growth(small: int = 100, large: int = 1000, seed: int = 1) -> tuple[float, float, float]:
    """Seconds for the small dossiers, one before and one after the large, for the large one, and its cost over linear.

    Linear is what the dispatches of the large dossier would cost in small ones.
    """
    before = seconds(lambda: read_anew(dossier(small, seed)))
    big = seconds(lambda: read_anew(dossier(large, seed)))
    after = seconds(lambda: read_anew(dossier(small, seed + 1)))
    base = (before + after) / 2
    return base, big, big / (base * large / small)


def peak_megabytes() -> float:
    """Most memory that this process has held so far (Linux gives kibibytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
