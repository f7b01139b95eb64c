"""Does the sums of a language model faster than they are done by default; the parse is the same.

More than half of the time of ``nlp.pipe`` goes to the layers that turn words into vectors. Here

- the BLAS of numpy multiplies their matrices, three times as fast as the one that thinc brings along;
- a word that comes again in the same batch is embedded once: before its neighbours are looked at, it is one vector;
- the lemmas that the rules of a lemmatizer may end in are looked up in a set, not in a list of up to 66,000 words.

The vectors differ from those of the untouched model by rounding alone; a test compares the parses.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy
from spacy.attrs import ORTH, intify_attr
from spacy.pipeline import Lemmatizer
from thinc.api import Model, NumpyOps

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

#: Where a lemmatizer keeps the lemmas of each kind of word.
_LEMMAS = "lemma_index"


def hasten(nlp: Language) -> None:
    """Changes how the layers of a loaded pipeline reckon; it can no longer be trained.

    A component whose layers are of another build keeps its own way.
    """
    _keep_to_one_thread()
    sums = _Sums(use_blis=False)
    for _, component in nlp.pipeline:
        layers = getattr(component, "model", None)
        if isinstance(layers, Model):
            _set_sums(layers, sums)
            _embed_words_once(layers)
        if isinstance(component, Lemmatizer):
            _look_lemmas_up(component)


def _look_lemmas_up(lemmatizer: Lemmatizer) -> None:
    if lemmatizer.lookups.has_table(_LEMMAS):
        known = lemmatizer.lookups.get_table(_LEMMAS)
        for kind, words in [*known.items()]:
            known[kind] = frozenset(words)


class _Sums(NumpyOps):  # type: ignore[misc]
    """Products by the BLAS of numpy, the greatest of several pieces piece by piece."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        return numpy.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)

    def maxout(self, pieces: Any) -> Any:
        best = pieces.max(axis=2) if pieces.shape[2] < 2 else numpy.maximum(pieces[:, :, 0], pieces[:, :, 1])
        for index in range(2, pieces.shape[2]):
            numpy.maximum(best, pieces[:, :, index], out=best)
        return best, best


def _set_sums(layers: Model[Any, Any], sums: _Sums) -> None:
    for layer in layers.walk():
        layer.ops = sums


def _keep_to_one_thread() -> None:
    """These products are too small to be shared: a second thread mostly waits, and takes a processor to do so."""
    for library in Path(numpy.__file__).parents[1].glob("numpy.libs/*openblas*"):
        setter = getattr(ctypes.CDLL(str(library)), "scipy_openblas_set_num_threads64_", None)
        if setter is not None:
            setter(1)


@dataclass(frozen=True, slots=True)
class _Words:
    """Different words of a batch, in the shape in which an embedding layer asks a text for them."""

    vocab: Vocab
    columns: list[int]
    table: NDArray[numpy.uint64]

    def __len__(self) -> int:
        return len(self.table)

    def to_array(self, wanted: Any) -> NDArray[numpy.uint64]:
        """One column of attributes, or several."""
        if isinstance(wanted, (str, int)):
            return self.table[:, self.columns.index(intify_attr(wanted))]
        return self.table[:, [self.columns.index(intify_attr(each)) for each in wanted]]


def _embed_words_once(layers: Model[Any, Any]) -> None:
    for layer in list(layers.walk()):
        embed = layer.get_ref("embed") if layer.has_ref("embed") else None
        extract = next((each for each in embed.walk() if each.name == "extract_features"), None) if embed else None
        if embed is not None and extract is not None and layer.layers and layer.layers[0] is embed:
            layer.layers[0] = _once_each(embed, extract.attrs["columns"])


def _once_each(embed: Model[Any, Any], columns: Sequence[str | int]) -> Model[Any, Any]:
    """The same layer, asked for each different word of a batch once."""
    wanted = [*dict.fromkeys([ORTH, *map(intify_attr, columns)])]

    def forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> Any:
        table = numpy.ascontiguousarray(numpy.concatenate([doc.to_array(wanted) for doc in docs]))
        numbers: dict[bytes, int] = {}
        rows = table.view(f"V{table.itemsize * len(wanted)}").ravel().tolist()
        where = [numbers.setdefault(row, len(numbers)) for row in rows]
        different = numpy.frombuffer(b"".join(numbers), dtype=table.dtype).reshape(-1, len(wanted))
        vectors = embed.predict([_Words(docs[0].vocab, wanted, different)])[0][where]
        return numpy.split(vectors, numpy.cumsum([len(doc) for doc in docs])[:-1]), _untrained

    return Model("once_each", forward, layers=[embed], dims={"nO": embed.maybe_get_dim("nO")})


def _untrained(gradient: Any) -> Any:
    raise NotImplementedError("a pipeline whose sums were hastened is not trained")
