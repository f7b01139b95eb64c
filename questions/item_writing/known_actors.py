"""Who is named in a passage, and by what name, article and gender a question may speak of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from questions.annotations import (
    Actor,
    EvidenceSpan,
    Token,
)
from questions.item_writing.agreement import Gender
from questions.item_writing.nameless import is_nameless
from questions.item_writing.outlets import BRACKETS
from questions.item_writing.passages import Passages
from questions.item_writing.wording import fold, join, morphology, tidy
from questions.languages.tables import load_table
from questions.naming import firm_key

#: Words of a name that tell which mentions bear its article.
_NAME_OPENING = 2
#: What joins a common noun and a place, folded.
_OF = ("de ", "d'", "du ", "des ")


def given_gender(name: str) -> Gender | None:
    """What a common given name tells: « Mathilde », « Jean-Paul »; ``None`` for others and for those of both."""
    first = fold(tidy(name).split(" ")[0]).split("-")[0]
    known = load_table("fr", "actors")
    feminine = first in {fold(each) for each in known["feminine_names"]}
    if feminine == (first in {fold(each) for each in known["masculine_names"]}):
        return None
    return "Fem" if feminine else "Masc"


@dataclass(frozen=True)
class KnownActors(Passages):
    """The merged actors of the dossier; builds on its passages."""

    @cached_property
    def _actor_at(self) -> dict[tuple[str, int], Actor]:
        return {(m.file, m.start): actor for actor in self._named for m in actor.mentions}

    @cached_property
    def _named(self) -> list[Actor]:
        """The actors without « sources », « trois sources concordantes »: who spoke is just what these do not tell."""
        return [actor for actor in self.dossier.actors if actor.kind != "group" or not is_nameless(actor.name)]

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by name."""
        return {actor.name: actor for actor in self._named}

    def actors_in(self, span: EvidenceSpan) -> list[Actor]:
        """Actors named inside a passage, in order."""
        starts = sorted(start for file, start in self._actor_at if file == span.file and span.start <= start < span.end)
        found: list[Actor] = []
        for start in starts:
            actor = self._actor_at[(span.file, start)]
            if actor not in found:
                found.append(actor)
        return found

    def display(self, actor: Actor) -> str:
        """The actor's name with the article the dispatches give it: « l'ONU », « la Suisse », « Anne Roy »."""
        if actor.kind == "person":
            return tidy(actor.name)
        if actor.kind == "state" and actor.name in _state_articles():
            return tidy(join(_state_articles()[actor.name], actor.name))
        opening = " ".join(fold(actor.name).split(" ")[:_NAME_OPENING])
        mine = [m for m in actor.mentions if fold(m.quote).startswith(opening)]
        articles = Counter(filter(None, (self._article_before(mention) for mention in mine)))
        openings = articles or Counter(filter(None, (self._common_noun_before(mention) for mention in mine)))
        best = openings.most_common(1)
        return tidy(join(best[0][0], actor.name)) if best else tidy(actor.name)

    def gender_of(self, actor: Actor) -> Gender | None:
        """Gender of a person by what they are called (« Mme », « procureure »); ``None`` where that tells nothing."""
        gender = morphology()["gender"]
        firsts = {tidy(alias).split(" ")[0] for alias in actor.aliases}
        titles = {fold(tidy(role.text).split(" ")[0]) for role in actor.roles}
        if firsts & set(gender["feminine_titles"]) or any(t.endswith(_folded("feminine_titles_in")) for t in titles):
            return "Fem"
        masculine = firsts & set(gender["masculine_titles"])
        return "Masc" if masculine or any(t.endswith(_folded("masculine_titles_in")) for t in titles) else None

    def is_thing(self, actor: Actor) -> bool:
        """« le Kapitan Nemo »: what was taken for a person bears an article, as ships, caves and races do."""
        if actor.kind != "person":
            return False
        first, _, rest = fold(actor.name).partition(" ")
        if rest.startswith(_OF) and first in self._small_words:
            return True
        return any(fold(m.quote) == fold(actor.name) and self._article_before(m) for m in actor.mentions)

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """Words that some dispatch writes without a capital: « une nécropole », hence no person called Nécropole."""
        tokens = (t for read in self.dossier.dispatches for s in read.sentences for t in s.tokens)
        return frozenset(fold(token.text) for token in tokens if token.text[:1].islower())

    @cached_property
    def prominent(self) -> list[Actor]:
        """The actors that a body names, those most often named first; last the persons without an office or a word."""
        named = [actor for actor in self._named if self.in_body(actor) and not self.is_thing(actor)]
        speakers = {said.actor for read in self.dossier.dispatches for said in read.attributions}
        seen_only = {a.name for a in named if a.kind == "person" and not a.roles and a.name not in speakers}
        return sorted(named, key=lambda actor: (actor.name in seen_only, -len(actor.mentions), actor.name))

    def is_outlet(self, actor: Actor) -> bool:
        """Whether the actor is one of the outlets: it reports, and is no party to what it tells."""
        return any(self.issues(actor, file) for file in self.files)

    def issues(self, actor: Actor, file: str) -> bool:
        """Whether the actor is the one who issues the dispatch, under any of its names."""
        agency = BRACKETS.sub(" ", self.read(file).dispatch.agency or "")
        return bool(agency) and firm_key(agency) in {firm_key(name) for name in (actor.name, *actor.aliases)}

    def has_article(self, actor: Actor) -> bool:
        """Whether the dispatches name the actor with an article, or it is one of those that take none."""
        if actor.kind == "person" or (actor.kind == "state" and actor.name in _state_articles()):
            return True
        opening = " ".join(fold(actor.name).split(" ")[:_NAME_OPENING])
        mine = [m for m in actor.mentions if fold(m.quote).startswith(opening)]
        return any(self._article_before(mention) or self._common_noun_before(mention) for mention in mine)

    def _article_before(self, mention: EvidenceSpan) -> str | None:
        """The definite article in front of a mention, contractions undone; ``None`` without one."""
        tokens = self._before(mention)
        if not tokens:
            return None
        low = tokens[-1].text.lower().replace("’", "'")
        if low in {article.replace("’", "'") for article in morphology()["articles"]["definite"]}:
            return "le" if low == "l'" else low
        undone: dict[str, str] = morphology()["contraction"]["undone"]
        return undone.get(low)

    def _common_noun_before(self, mention: EvidenceSpan) -> str | None:
        """« le syndicat » in « du syndicat CTO »: article and noun in front of a name that takes no article."""
        tokens = self._before(mention)
        if len(tokens) < 2 or tokens[-1].pos != "NOUN" or tokens[-1].end < mention.start - 1:
            return None
        low = tokens[-2].text.lower().replace("’", "'")
        undone: dict[str, str] = morphology()["contraction"]["undone"]
        known = {"l'": "le", "le": "le", "la": "la", **undone}
        return join(known[low], tidy(tokens[-1].text)) if low in known and low not in {"des", "aux"} else None

    def in_body(self, actor: Actor) -> bool:
        """Whether the body of some dispatch, not only a headline, names the actor."""
        zones = (self.sentence(mention) for mention in actor.mentions)
        return any(sentence is not None and sentence.zone == "body" for sentence in zones)

    def _before(self, mention: EvidenceSpan) -> list[Token]:
        sentence = self.sentence(mention)
        return [t for t in sentence.tokens if t.end <= mention.start] if sentence else []


def _folded(name: str) -> tuple[str, ...]:
    """A list of endings of ``morphology.toml``, without accents."""
    return tuple(fold(ending) for ending in morphology()["gender"][name])


@cache
def _state_articles() -> dict[str, str]:
    """The article of each state by its name."""
    states = load_table("fr", "gazetteer_states")["states"]
    return {state["name"]: state["article"] for state in states if state.get("article")}
