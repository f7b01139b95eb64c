"""Who is named in a passage, and by what name, article and gender a question may speak of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from questions.annotations import (
    Actor,
    EvidenceSpan,
    Token,
)
from questions.item_writing.french.given_gender import Gender, given_gender
from questions.item_writing.french.nameless import is_nameless
from questions.item_writing.french.wording import fold, join, morphology, tidy
from questions.item_writing.passages.outlets import BRACKETS
from questions.item_writing.passages.passages import Passages
from questions.item_writing.remembering import remembered
from questions.languages.tables import load_table
from questions.naming import firm_key

#: Words of a name that tell which mentions bear its article.
_NAME_OPENING = 2
#: What joins a common noun and a place, folded.
_OF = ("de ", "d'", "du ", "des ")


@dataclass(frozen=True)
class KnownActors(Passages):
    """The merged actors of the dossier; builds on its passages."""

    @cached_property
    def _actor_at(self) -> dict[tuple[str, int], Actor]:
        return {(m.file, m.start): actor for actor in self._named for m in actor.mentions}

    @cached_property
    def _named_at(self) -> dict[str, list[int]]:
        """By file, where actors are named."""
        found: dict[str, list[int]] = defaultdict(list)
        for file, start in sorted(self._actor_at):
            found[file].append(start)
        return found

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
        starts = self._named_at[span.file]
        found: list[Actor] = []
        for start in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            actor = self._actor_at[(span.file, start)]
            if actor not in found:
                found.append(actor)
        return found

    @remembered
    def display(self, actor: Actor) -> str:
        """The actor's name with the article the dispatches give it: « l'ONU », « la Suisse », « Anne Roy »."""
        if actor.kind == "person":
            return tidy(actor.name)
        if actor.kind == "state" and actor.name in _state_articles():
            return tidy(join(_state_articles()[actor.name], actor.name))
        opening = " ".join(fold(actor.name).split(" ")[:_NAME_OPENING])
        name = self._as_printed(actor)
        mine = [m for m in actor.mentions if fold(m.quote).startswith(opening)]
        articles = Counter(filter(None, (self._article_before(mention) for mention in mine)))
        openings = articles or Counter(filter(None, (self._common_noun_before(mention) for mention in mine)))
        best = (openings or self._told_with_noun(actor)).most_common(1)
        return tidy(join(best[0][0], name)) if best else tidy(name)

    def _as_printed(self, actor: Actor) -> str:
        """The name with the capitals that most sentences print: « Commission électorale » of a heading in capitals."""
        told = [tidy(m.quote) for m in actor.mentions if fold(tidy(m.quote)) == fold(tidy(actor.name))]
        printed = Counter(words for words in told if not words.isupper())
        return printed.most_common(1)[0][0] if printed and " " in actor.name else actor.name

    @remembered
    def gender_of(self, actor: Actor) -> Gender | None:
        """Gender of a person by what they are called (« Mme », « procureure ») and a common given name.

        :returns: ``None`` where nothing tells it, or where one of these contradicts another.
        """
        gender = morphology()["gender"]
        firsts = {tidy(alias).split(" ")[0] for alias in actor.aliases}
        titles = [tidy(role.text).lower().split(" ")[0] for role in actor.roles]
        feminine = firsts & set(gender["feminine_titles"]) or any(map(is_feminine_title, titles))
        masculine = firsts & set(gender["masculine_titles"]) or any(map(_is_masculine_title, titles))
        told: set[Gender | None] = {
            given_gender(actor.name),
            "Fem" if feminine else None,
            "Masc" if masculine else None,
        }
        only = told - {None}
        return only.pop() if len(only) == 1 else None

    def agreed_gender(self, actor: Actor, shown: Gender | None) -> Gender | None:
        """What a pronoun for a person takes: as the words show it, unless what is known of the person contradicts.

        :param shown: the gender that article or participle shows; ``None`` where they show none.
        """
        known = self.gender_of(actor)
        return (shown or known) if None in {shown, known} or shown == known else None

    def is_itself(self, actor: Actor, subject: EvidenceSpan) -> bool:
        """Whether a subject that names the actor is the actor: « l'équipe d'Anne Roy » is not Anne Roy."""
        first = min((m for m in actor.mentions if subject.contains(m)), default=None, key=lambda m: m.start)
        before = [] if first is None else [t for t in self._before(first) if t.start >= subject.start]
        return first is not None and not (before and before[-1].pos == "ADP")

    def is_thing(self, actor: Actor) -> bool:
        """« le Kapitan Nemo »: what was taken for a person bears an article, as ships, caves and races do."""
        if actor.kind != "person":
            return False
        first, _, rest = fold(actor.name).partition(" ")
        if rest.startswith(_OF) and first in self._small_words:
            return True
        return any(fold(m.quote) == fold(actor.name) and self._article_before(m) for m in actor.mentions)

    def _may_be_a_thing(self, actor: Actor) -> bool:
        """« Vercors Finance », « Val Noir »: capitals that no title, office or given name shows to be a person."""
        return actor.kind == "person" and not actor.roles and self.gender_of(actor) is None

    @cached_property
    def _small_words(self) -> frozenset[str]:
        """Words that some dispatch writes without a capital: « une nécropole », hence no person called Nécropole."""
        tokens = (t for read in self.dossier.dispatches for s in read.sentences for t in s.tokens)
        return frozenset(fold(token.text) for token in tokens if token.text[:1].islower())

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Names of the actors to whom some dispatch gives a word."""
        return frozenset(said.actor for read in self.dossier.dispatches for said in read.attributions if said.actor)

    @cached_property
    def prominent(self) -> list[Actor]:
        """The actors that a body names, those most often named first; last the persons without an office or a word."""
        named = [actor for actor in self._named if self.in_body(actor) and not self.is_thing(actor)]
        named = [actor for actor in named if not self._may_be_a_thing(actor)]
        seen_only = {a.name for a in named if a.kind == "person" and not a.roles and a.name not in self.speakers}
        return sorted(named, key=lambda actor: (actor.name in seen_only, -len(actor.mentions), actor.name))

    @remembered
    def is_outlet(self, actor: Actor) -> bool:
        """Whether the actor is one of the outlets: it reports, and is no party to what it tells."""
        return any(self.issues(actor, file) for file in self.files)

    def issues(self, actor: Actor, file: str) -> bool:
        """Whether the actor is the one who issues the dispatch, under any of its names."""
        agency = BRACKETS.sub(" ", self.read(file).dispatch.agency or "")
        return bool(agency) and firm_key(agency) in {firm_key(name) for name in (actor.name, *actor.aliases)}

    def signs(self, actor: Actor, file: str) -> bool:
        """Whether the actor's name stands below the letter or the release: the whole text speaks for him."""
        author = self.read(file).dispatch.author
        return author is not None and any(each.overlaps(author) for each in actor.mentions if each.file == file)

    @remembered
    def has_article(self, actor: Actor) -> bool:
        """Whether the dispatches name the actor with an article, or it is one of those that take none."""
        if actor.kind == "person" or (actor.kind == "state" and actor.name in _state_articles()):
            return True
        opening = " ".join(fold(actor.name).split(" ")[:_NAME_OPENING])
        mine = [m for m in actor.mentions if fold(m.quote).startswith(opening)]
        told = any(self._article_before(mention) or self._common_noun_before(mention) for mention in mine)
        return told or bool(self._told_with_noun(actor))

    @remembered
    def goes_with_its_noun(self, actor: Actor) -> bool:
        """« le collectif Rives », « la maison Roy »: a private body, unlike « la préfecture » or « l'Otan »."""
        return bool(self._told_with_noun(actor))

    def _told_with_noun(self, actor: Actor) -> Counter[str]:
        """« la maison », « le syndicat »: the nouns by which sentences call a body in front of its name."""
        found: Counter[str] = Counter()
        name = tidy(actor.name)
        for mention in actor.mentions if actor.kind == "organisation" else ():
            noun, named, rest = tidy(mention.quote).rpartition(f" {name}")
            article = self._article_before(mention)
            if named and not rest and article is not None and " " not in noun and (noun.islower() or noun.isupper()):
                found[join(article, noun)] += 1
        return found

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


def is_feminine_title(title: str) -> bool:
    """« directrice », and « avocate », « adjointe »: what a man is called with an -e behind it."""
    gender = morphology()["gender"]
    return title.endswith((*gender["feminine_titles_in"], *(f"{each}e" for each in gender["masculine_titles_in"])))


def _is_masculine_title(title: str) -> bool:
    """« préfet », « élu »: the accent counts, for « ministre » ends like neither."""
    return title.endswith(tuple(morphology()["gender"]["masculine_titles_in"])) and not is_feminine_title(title)


@cache
def _state_articles() -> dict[str, str]:
    """The article of each state by its name."""
    states = load_table("fr", "gazetteer_states")["states"]
    return {state["name"]: state["article"] for state in states if state.get("article")}
