"""Whether a body is written in the language that is read, by its small words."""

from __future__ import annotations

from collections import Counter

from questions.cleaning.lines import Block
from questions.errors import UnsupportedLanguage
from questions.languages import load

_SAMPLE = 2000
#: Below this share of small words the text is not in the language, unless it is very short.
_FEWEST = 0.12
_SHORT = 12


def check_language(file: str, body: list[Block], language: str) -> None:
    """Refuses a body in another language than the one that is read.

    :raises UnsupportedLanguage: when its words are those of another, or not enough of them are those of this one.
    """
    words = Counter([word for block in body for word in block.words][:_SAMPLE])
    total = sum(words.values())
    pack = load(language, "cleaning")
    own = _share(words, pack.words("language.words"), total)
    others = {
        name: _share(words, pack.words(f"language.others.{name}"), total) for name in pack.entry("language.others")
    }
    likeliest = max(others, key=lambda name: others[name])
    if others[likeliest] > own:
        raise UnsupportedLanguage(file, pack.text("language.refused_as").format(language=likeliest))
    if own < _FEWEST and total > _SHORT:
        raise UnsupportedLanguage(file, pack.text("language.refused"))


def _share(words: Counter[str], known: tuple[str, ...], total: int) -> float:
    return sum(words[word] for word in set(known)) / max(total, 1)
