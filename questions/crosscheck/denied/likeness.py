"""How surely a denial answers what another dispatch tells: traits of the pair, weighed.

The weights stand in the language pack. They are those of a logistic regression on the pairs of the dossiers at hand,
with a quadratic penalty; which traits are kept was chosen by leaving out one dossier after the other.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from questions.crosscheck.denied.kinship import kinship
from questions.crosscheck.denied.polarity import table_of
from questions.crosscheck.denied.tellings import Telling, denials
from questions.crosscheck.reading import Reading
from questions.crosscheck.statements import days_between

#: Shared words count no more than this together.
_MOST = 8.0
#: In a dossier of fewer sentences words are as rare as in one of so many.
_SMALL = 50
#: Days between two dates from which they are those of two occasions.
_FAR = 30
#: Ties near enough to say that another text denies the same deed.
_SAME = frozenset({"word", "class", "stem"})


@dataclass(frozen=True, eq=False)
class Rarity:
    """How rare each word is among the sentences of a dossier."""

    sentences: Counter[str]
    size: int

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Rarity:
        """Counts each key once a sentence."""
        counted: Counter[str] = Counter()
        size = 0
        for reading in readings:
            family_of = reading.words.family_of
            for sentence in reading.sentences:
                counted.update({family_of(key) for key in reading.keys(sentence.span)})
                size += 1
        return cls(counted, size)

    def worth(self, keys: Iterable[str]) -> float:
        """Natural logarithm of sentences by those that hold a key, of all keys together."""
        size = max(self.size, _SMALL)
        return sum(math.log((1 + size) / (1 + self.sentences[key])) for key in sorted(keys))


def traits(denial: Telling, told: Telling, rarity: Rarity) -> dict[str, float]:
    """What speaks for and against: each trait by name, between 0 and 1."""
    return {**_matter(denial, told, rarity), **_doers(denial, told), **_manners(denial, told), **_times(denial, told)}


def likelihood(found: Mapping[str, float], weights: Mapping[str, float], without: str = "") -> float:
    """Probability that both passages exclude each other, from 0 to 1; one trait may be left out."""
    score = weights["bias"] + sum(weights[name] * value for name, value in found.items() if name != without)
    return 1 / (1 + math.exp(-score))


def _matter(denial: Telling, told: Telling, rarity: Rarity) -> dict[str, float]:
    """How near the words are, and what else both clauses speak of."""
    tie = kinship(denial.reading.annotated.dispatch.language).tie(denial.lemma, told.lemma)
    core = denial.own & told.own
    loose = ((denial.own & told.around) | (denial.around & told.own)) - core
    own = rarity.worth(denial.own) or 1.0
    return {
        "akin": float(tie == "kin"),
        "core": min(rarity.worth(core), _MOST) / _MOST,
        "loose": min(rarity.worth(loose), _MOST) / _MOST,
        "covered": rarity.worth(denial.own & (told.own | told.around)) / own,
        "other_thing": float(_of_other_things(denial, told)),
        "alone": float(not core and not loose),
        "names": float(bool(denial.names & told.names)),
    }


def _of_other_things(denial: Telling, told: Telling) -> bool:
    """« n'a pas vendu le stade », « a vendu la piscine »: neither speaks of what the other names."""
    if not (denial.theme and told.theme):
        return False
    return not (denial.theme & (told.theme | told.around) or told.theme & denial.around)


def _doers(denial: Telling, told: Telling) -> dict[str, float]:
    """Whether the same do it."""
    known = bool(denial.doers and told.doers)
    same = bool(denial.doers & told.doers)
    return {"doer_same": float(known and same), "doer_other": float(known and not same)}


def _manners(denial: Telling, told: Telling) -> dict[str, float]:
    """How it is denied and how it is told."""
    also = (d.lemma for d in told.reading.once(denials))
    kin = kinship(denial.reading.annotated.dispatch.language)
    return {
        "absolute": float(denial.mark == "absolute"),
        "no_longer": float(denial.mark == "no_longer"),
        "refusal": float(denial.mark == "refusal"),
        "none": float(denial.none),
        "insists": float(told.insists),
        "told_by_verb": float(told.is_finite and told.token.pos != "NOUN"),
        "voiced": float(told.is_voiced),
        "denied_there": float(any(kin.tie(lemma, denial.lemma) in _SAME for lemma in also)),
    }


def _times(denial: Telling, told: Telling) -> dict[str, float]:
    """Whether both speak of one time, and of what has come about."""
    known = denial.reading.published
    return {
        "planned_told": float(told.is_planned),
        "planned_denied": float(denial.is_planned),
        "pluperfect": float(told.is_pluperfect),
        "after": float(bool(told.when and known and told.when[0] > known[0])),
        "other_days": float(bool(denial.when and told.when and (days_between(denial.when, told.when) or 0) > _FAR)),
        "older_told": float(told.is_background),
        "older_denied": float(denial.is_background),
    }


def weights_of(reading: Reading) -> Mapping[str, float]:
    """The weight of each trait, in the logarithm of the odds."""
    weights: Mapping[str, float] = table_of(reading)["weights"]
    return weights
