"""In which language a body is written, by its small words."""

from __future__ import annotations

from collections import Counter

from questions.cleaning.lines import Block
from questions.errors import UnsupportedLanguage
from questions.languages import load

_SUPPORTED = "fr"
_SAMPLE = 2000
#: Below this share of small words the text is not in the language, unless it is very short.
_FEWEST = 0.12
_SHORT = 12


def language_of(file: str, body: list[Block]) -> str:
    """Code of the body's language.

    :raises UnsupportedLanguage: when there is no pack for it.
    """
    words = Counter([word for block in body for word in block.words][:_SAMPLE])
    total = sum(words.values())
    pack = load(_SUPPORTED, "cleaning")
    own = _share(words, pack.words("language.words"), total)
    others = {
        name: _share(words, pack.words(f"language.others.{name}"), total) for name in pack.entry("language.others")
    }
    likeliest = max(others, key=lambda name: others[name])
    if others[likeliest] > own:
        raise UnsupportedLanguage(file, f"Le texte semble écrit en {likeliest}\u202f: seul le français est lu.")
    if own < _FEWEST and total > _SHORT:
        raise UnsupportedLanguage(file, "Le texte ne semble pas écrit en français\u202f: seul le français est lu.")
    return _SUPPORTED


def _share(words: Counter[str], known: tuple[str, ...], total: int) -> float:
    return sum(words[word] for word in set(known)) / max(total, 1)
