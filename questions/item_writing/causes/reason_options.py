"""Whether the reasons offered under a question are told in one form, and the dossier tells enough of them.

A key that alone has an article, alone names somebody, or is the longest is found without reading; so is one beside
reasons that no dispatch speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable

from questions.item_writing.causes.stock_reasons import connective_of, is_nominal
from questions.item_writing.causes.told_events import is_definite
from questions.item_writing.drafts import Candidate, Draft, say
from questions.item_writing.french.wording import capital, morphology

#: Wrong options at least that a dispatch tells of, where nouns are offered; of facts told with their verb, more.
_TOLD = 1
#: From so many on, a name in the key alone tells nothing: what they tell of is as well known.
_ENOUGH = 2
_BOTH = 2
#: The longest option is at most so many times as long as the shortest, short ones apart.
_LONGER_BY, _SHORT = 2.4, 12
#: The key is at most so many times as long as the longest wrong option.
_KEY_LONGER_BY = 1.15


def well_chosen(draft: Draft) -> bool:
    """Whether the wrong options of a question with one right answer serve; other kinds have no wrong ones."""
    if draft.kind != "single" or draft.closed:
        return True
    told = [o for o in draft.options if not o.correct and o.why != say("causes.why.stock")]
    openings = {connective_of(capital(option.text)) for option in draft.options}
    if len(openings) > 1 or (len(told) < _ENOUGH and _key_alone_names(draft)):
        return False
    wanted = _TOLD if is_nominal(*openings, bare=True) else _ENOUGH
    return len(told) >= wanted and _of_one_article(draft) and _of_one_length(draft)


def of_one_article(key: str, others: Iterable[Candidate]) -> list[Candidate]:
    """Those with the article of the key: « du gel », « de la grève », not « d’une panne »; « des » may be either."""
    return [each for each in others if len({_article(key), _article(each.text)} - {None}) < _BOTH]


def _of_one_article(draft: Draft) -> bool:
    return len({_article(option.text) for option in draft.options} - {None}) < _BOTH


def _article(text: str) -> str | None:
    """« definite » or « indefinite » of a noun behind its connective; ``None`` of « des », of clauses and of aims."""
    opening = connective_of(capital(text))
    rest = text[len(opening) :].strip()
    words = rest.split(" ")
    first = words[0].lower()
    if not is_nominal(opening) or first == "des":
        return None
    if first in morphology()["contraction"]["undone"]:
        return "definite"
    return "definite" if is_definite(" ".join(words[1:] if first in morphology()["verbs"]["of"] else words)) else "bare"


def _of_one_length(draft: Draft) -> bool:
    lengths = [max(_SHORT, len(_bare(option.text))) for option in draft.options]
    key = next(max(_SHORT, len(_bare(o.text))) for o in draft.options if o.correct)
    wrong = max(max(_SHORT, len(_bare(o.text))) for o in draft.options if not o.correct)
    return max(lengths) <= _LONGER_BY * min(lengths) and key <= _KEY_LONGER_BY * wrong


def _key_alone_names(draft: Draft) -> bool:
    """Whether a name or a figure stands in the key and in no other option."""
    naming = {
        o.correct for o in draft.options if any(w[:1].isupper() or w.isdigit() for w in _bare(o.text).split()[1:])
    }
    return naming == {True}


def _bare(text: str) -> str:
    """The option without its connective: « En raison du gel » → « du gel », « Faute de place » → « place »."""
    return text[len(connective_of(capital(text))) :].strip()
