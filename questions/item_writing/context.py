"""What the writers need to know of a dossier: how to name its dispatches, where a passage stands, who opposes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from questions.annotations import (
    Actor,
    AnnotatedDispatch,
    Attribution,
    EvidenceSpan,
    Sentence,
    TimeExpression,
    Token,
)
from questions.dossier import Contradiction, ContradictionKind, Dossier
from questions.item_writing.agreement import Gender
from questions.item_writing.clause_heads import main_verbs as main_verbs
from questions.item_writing.clause_heads import relative_verbs as relative_verbs
from questions.item_writing.clause_heads import told_beside as told_beside
from questions.item_writing.clause_heads import usable as usable
from questions.item_writing.clauses import Clause, clause_at
from questions.item_writing.drafts import say, wordlist
from questions.item_writing.excerpts import (
    FURNITURE,
    LONGEST_QUOTE,
    annotated,
    goes_on,
    is_stamp,
    shortened,
    small_article,
    whole_words,
)
from questions.item_writing.excerpts import is_whole as is_whole
from questions.item_writing.object_relatives import object_relative_clause, object_relatives
from questions.item_writing.outlets import BRACKETS, LONGEST_TITLE, lowered, name_outlets, opened
from questions.item_writing.outlets import agency_names as agency_names
from questions.item_writing.reference import stands_alone
from questions.item_writing.stretches import Offsets
from questions.item_writing.times import told
from questions.item_writing.wording import fold, join, morphology, quoted, small, stems, tidy
from questions.languages.tables import load_table
from questions.naming import firm_key
from questions.syntax import is_finite, tree

_LONGEST_SOURCE = 9
#: Words of a name that tell which mentions bear its article.
_NAME_OPENING = 2
#: Signs at which a long sentence may be cut.
_CUTS = frozenset({",", ";", ":", "–", "—"})
#: Signs that open and close an aside.
_ASIDE = 2
_CLOSING = {"«": "»", "“": "”"}
_OPENING = frozenset(_CLOSING)
#: A purpose may hang on the object (« le mandat pour … »); a reason hangs on the verb.
_DETACHED = frozenset({"cause", "reaction", "initiator"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A clean clause and the sentence it stands in."""

    sentence: Sentence
    clause: Clause


@dataclass(frozen=True)
class Context:
    """A dossier with the look-ups that every writer shares."""

    dossier: Dossier

    # ------------------------------------------------------------------------------------------- dispatches

    @cached_property
    def _by_file(self) -> dict[str, AnnotatedDispatch]:
        return {each.dispatch.file: each for each in self.dossier.dispatches}

    def read(self, file: str) -> AnnotatedDispatch:
        """The annotated dispatch of a file.

        :raises KeyError: when the dossier has none of that name.
        """
        return self._by_file[file]

    @cached_property
    def files(self) -> list[str]:
        """Names of the dispatches, in order."""
        return [each.dispatch.file for each in self.dossier.dispatches]

    @cached_property
    def _outlets(self) -> dict[str, str]:
        return name_outlets([each.dispatch for each in self.dossier.dispatches])

    @cached_property
    def _agencies(self) -> dict[str, str]:
        return agency_names([each.dispatch for each in self.dossier.dispatches])

    def outlet(self, file: str) -> str:
        """How the dispatch is spoken of inside a sentence: « l'AGGP », « la dépêche du 13 juillet 2016 »."""
        return self._outlets[file]

    def titled(self, file: str) -> str:
        """« selon l'AFP » or « selon l'article intitulé « … » »: where its date would give an answer away."""
        if self._agencies[file]:
            return join(wordlist("according")[0], self._agencies[file])
        title = self.read(file).dispatch.title
        if not title or len(tidy(title)) > LONGEST_TITLE:
            return self.according(file)
        return join(wordlist("according")[0], lowered("outlets.title", title=quoted(title)))

    def according(self, file: str) -> str:
        """« selon l'AGGP »: the outlet alone, its date only where its own dispatches contradict one another."""
        return join(wordlist("according")[0], self.brief(file))

    def brief(self, file: str) -> str:
        """The outlet without the date of the dispatch, where nothing hangs on which of its dispatches is meant."""
        agency = self._agencies[file]
        return self.outlet(file) if not agency or agency in self._at_odds else agency

    @cached_property
    def _at_odds(self) -> frozenset[str]:
        """Agencies two dispatches of which contradict each other."""
        pairs = ((c.a.file, c.b.file) for c in self.dossier.contradictions if c.a.file != c.b.file)
        return frozenset(self._agencies[a] for a, b in pairs if self._agencies[a] == self._agencies[b])

    def piece(self, file: str) -> str:
        """The dispatch itself: « la dépêche de l'AGGP », « la dépêche du Soir du 3 mai 2012 »."""
        agency = self._agencies[file]
        plain = agency and self.outlet(file) == agency
        return lowered("outlets.piece", agency=opened(agency)) if plain else self.outlet(file)

    # ------------------------------------------------------------------------------------------- passages

    @cached_property
    def _sentences(self) -> dict[str, list[Sentence]]:
        found: dict[str, list[Sentence]] = defaultdict(list)
        for each in self.dossier.dispatches:
            found[each.dispatch.file] = sorted(each.sentences, key=lambda s: s.span.start)
        return found

    def sentences(self, file: str) -> Sequence[Sentence]:
        """Sentences of a dispatch in reading order."""
        return self._sentences[file]

    def sentence(self, span: EvidenceSpan) -> Sentence | None:
        """The sentence in which the span begins."""
        return next((s for s in self._sentences[span.file] if s.span.start <= span.start < s.span.end), None)

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before this one in the same zone of its dispatch."""
        earlier = [s for s in self._sentences[sentence.span.file] if s.span.end <= sentence.span.start]
        return earlier[-1] if earlier and earlier[-1].zone == sentence.zone else None

    def times(self, sentence: Sentence) -> list[TimeExpression]:
        """Time expressions of a sentence, in order."""
        return self._times_in.get(sentence.span, [])

    @cached_property
    def _times_in(self) -> dict[EvidenceSpan, list[TimeExpression]]:
        found: dict[EvidenceSpan, list[TimeExpression]] = defaultdict(list)
        for each in self.dossier.dispatches:
            for time in sorted(each.time_expressions, key=lambda t: t.span.start):
                sentence = self.sentence(time.span)
                if sentence is not None and sentence.span.contains(time.span):
                    found[sentence.span].append(time)
        return found

    def extended(self, sentence: Sentence, span: EvidenceSpan) -> EvidenceSpan:
        """A phrase taken on through an aside: « l'absence, dans le texte, de toute indemnisation »."""
        inside = [i for i, token in enumerate(sentence.tokens) if span.start <= token.start < span.end]
        if not inside or not goes_on(sentence, max(inside)):
            return span
        commas = [i for i in range(max(inside) + 1, len(sentence.tokens)) if sentence.tokens[i].text in {",", ".", ";"}]
        end = sentence.tokens[commas[2] - 1].end if len(commas) > _ASIDE else span.end
        return self.read(span.file).dispatch.evidence(span.start, end)

    def asides(self, sentence: Sentence, span: EvidenceSpan) -> list[Offsets]:
        """Stretches of the sentence that only say who speaks: before or behind the reported words around ``span``."""
        around = [said for said in self.read(span.file).attributions if said.content.contains(span)]
        found = [frame for said in around for frame in self._frame(sentence, said)]
        return [each for each in found if each[0] < each[1]]

    def reasons(self, sentence: Sentence, besides: Offsets) -> list[Offsets]:
        """Stretches of the sentence, marker included, that give a reason and do not hold the stretch ``besides``."""
        found = []
        for relation in self.read(sentence.span.file).causes:
            marker, cause = relation.marker, relation.cause
            if marker is None or marker.end > cause.start or not sentence.span.contains(cause):
                continue
            if relation.kind not in _DETACHED:
                continue
            clear = besides[1] <= marker.start or besides[0] >= cause.end
            adverbial = fold(tidy(marker.quote).replace("’", " ").split(" ")[0]) in wordlist("reason_openings")
            if clear and adverbial and sentence.span.contains(marker):
                found.append((marker.start, cause.end))
        return found

    def _frame(self, sentence: Sentence, said: Attribution) -> list[Offsets]:
        """The stretch of the sentence between its cue and its far end from the content."""
        if not sentence.span.overlaps(said.cue) or not sentence.span.overlaps(said.content):
            return []
        before = said.cue.start < said.content.start
        if before and said.kind == "indirect" and not tidy(said.content.quote).lower().startswith(wordlist("that")):
            return []
        return [(sentence.span.start, said.content.start) if before else (said.content.end, sentence.span.end)]

    def attribution(self, span: EvidenceSpan) -> Attribution | None:
        """The narrowest reported words in which the passage stands."""
        around = [a for a in self.read(span.file).attributions if a.content.contains(span)]
        return min(around, key=lambda a: a.content.end - a.content.start, default=None)

    def credited(self, file: str, said: Attribution | None) -> str:
        """« selon l'AFP », or « selon la préfète, que cite Le Phare » for reported words."""
        source = self.speaker(said) if said is not None and self._vouches(said) else None
        if source is None or fold(self.outlet(file)) in fold(source) or self._is_agency(file, source):
            return self.according(file)
        return small(say("cited", source=source, outlet=self.brief(file)))

    def _vouches(self, said: Attribution) -> bool:
        """Whether the source is a person or a body named outside the reported words, and speaks for all of them."""
        if said.source is None or not any(actor.kind != "state" for actor in self._sources(said)):
            return False
        sentence = self.sentence(said.cue)
        return sentence is None or not _in_relative(sentence, said)

    def _sources(self, said: Attribution) -> list[Actor]:
        """The actors that the source names; the merged actor of a pronoun, unless it is itself what is spoken of."""
        found = self.actors_in(said.source) if said.source is not None else []
        known = self.actors.get(said.actor or "")
        opens = next(iter(self.actors_in(said.content)), None)
        return found or ([known] if known is not None and known != opens else [])

    def _is_agency(self, file: str, source: str) -> bool:
        """Whether the source is the agency itself (« un correspondant de l'Agence … »)."""
        agency = fold(self.read(file).dispatch.agency or "")
        names = {agency}
        for actor in self.dossier.actors:
            known = {fold(name) for name in (actor.name, *actor.aliases)}
            names |= known if agency in known else set()
        return any(name and name in fold(source) for name in names)

    def speaker(self, said: Attribution) -> str | None:
        """Who speaks, in words that stand alone: the merged actor, else the source as written."""
        if said.actor is not None and said.actor in self.actors:
            return self.display(self.actors[said.actor])
        if said.source is None:
            return None
        sentence = self.sentence(said.source)
        tokens = [t for t in sentence.tokens if said.source.start <= t.start < said.source.end] if sentence else []
        clean = bool(tokens) and len(tokens) <= _LONGEST_SOURCE and stands_alone(tokens, subject=True)
        clean = clean and sentence is not None and is_whole(sentence, said.source)
        return small_article(tidy(said.source.quote), tokens[0]) if clean else None

    def cover(self, spans: Sequence[EvidenceSpan]) -> EvidenceSpan:
        """The passage from the first to the last of these, which stand in one dispatch."""
        text = self.read(spans[0].file).dispatch
        return text.evidence(min(s.start for s in spans), max(s.end for s in spans))

    def passage(self, span: EvidenceSpan) -> str:
        """A passage as a reader understands it: its whole sentence where that is short, else its own words."""
        return self.excerpt(self.shown(span))

    def shown(self, span: EvidenceSpan) -> EvidenceSpan:
        """The whole sentence of a passage where that is short, else the passage."""
        sentence = self.sentence(span)
        if sentence is None or not sentence.span.contains(span):
            return span
        if len(sentence.span.quote) > LONGEST_QUOTE:
            return self._to_signs(sentence, span)
        return self._with_antecedent(sentence)

    def starts_inside(self, span: EvidenceSpan) -> bool:
        """Whether words of its sentence, more than a bullet or a dateline, stand in front of a passage."""
        sentence = self.sentence(span)
        if sentence is None:
            return False
        before = sentence.span.quote[: max(0, span.start - sentence.span.start)]
        return bool(FURNITURE.sub("", before).strip(" \u00a0\u202f«“\"'—–-"))

    def _to_signs(self, sentence: Sentence, span: EvidenceSpan) -> EvidenceSpan:
        """A passage of a long sentence, from the sign in front of it to the sign behind it, with a verb in it."""
        signs = [sentence.span.start, *(t.end for t in sentence.tokens if t.text in _CUTS), sentence.span.end]
        starts = [place for place in signs if place <= span.start]
        ends = [place for place in signs if place >= span.end]
        windows = [self._trimmed(self.read(span.file).dispatch.evidence(a, b)) for a in starts for b in ends]
        fitting = [each for each in windows if len(each.quote) <= LONGEST_QUOTE and _is_clause(sentence, each)]
        return max(fitting, key=lambda each: (each.start == windows[0].start, len(each.quote)), default=span)

    def _trimmed(self, span: EvidenceSpan) -> EvidenceSpan:
        """The passage without the blanks and the sign at its ends."""
        start = span.start + len(span.quote) - len(span.quote.lstrip())
        end = span.start + len(span.quote.rstrip().rstrip(",;:").rstrip())
        return self.read(span.file).dispatch.evidence(start, max(start + 1, end))

    def _with_antecedent(self, sentence: Sentence) -> EvidenceSpan:
        """The sentence, and the one before it where it opens with a pronoun (« Toutes ont été relogées »)."""
        earlier = [s for s in self._sentences[sentence.span.file] if s.span.end <= sentence.span.start]
        if not earlier or not sentence.tokens or earlier[-1].zone != sentence.zone:
            return sentence.span
        first = sentence.tokens[0]
        alone = first.pos == "PRON" or sentence.tokens[min(1, len(sentence.tokens) - 1)].pos in {"AUX", "VERB"}
        points = alone and first.text.lower() in morphology()["anaphora"]["pronouns"]
        points = points and (not _is_cleft(sentence) or _takes_an_object_up(sentence))
        both = self.cover([earlier[-1].span, sentence.span])
        return both if points and len(both.quote) <= LONGEST_QUOTE else sentence.span

    def in_headline(self, span: EvidenceSpan) -> bool:
        """Whether the passage stands in the headline of its dispatch."""
        zones = self.read(span.file).dispatch.zones
        return any(zone.kind == "headline" and zone.start <= span.start < zone.end for zone in zones)

    def excerpt(self, span: EvidenceSpan, notes: Mapping[int, str] | None = None) -> str:
        """The words of a passage between « », cut at a sign or a word when they are long; a word left dangling goes.

        :param notes: by offset, what to add there between [ ].
        """
        text = whole_words(tidy(self._bare(span, notes or {})))
        return quoted(text if len(text) <= LONGEST_QUOTE else shortened(text))

    def _bare(self, span: EvidenceSpan, notes: Mapping[int, str]) -> str:
        """The words of a span without the dateline or the bullet in front, its first quotation mark brought back."""
        dispatch = self.read(span.file).dispatch
        start = max([span.start, *(zone.end for zone in dispatch.zones if is_stamp(zone, span))])
        text = FURNITURE.sub("", annotated(dispatch.text, start, span.end, notes))
        before = dispatch.text[:start].rstrip()[-1:]
        opened = start == span.start and before in _OPENING and text.count(_CLOSING[before]) > text.count(before)
        straight = start == span.start and before == '"' and text.count('"') % 2 == 1
        return f"{before}{text}" if opened or straight else text

    def excerpt_around(self, span: EvidenceSpan, centre: EvidenceSpan) -> str:
        """The words around a centre between « », both ends cut at a word when the passage is long."""
        if len(span.quote) <= LONGEST_QUOTE:
            return self.excerpt(span)
        text = self.read(span.file).dispatch.text
        start = max(span.start, centre.start - LONGEST_QUOTE // 2)
        end = min(span.end, centre.end + LONGEST_QUOTE // 2)
        left = text[span.start : start].rsplit(" ", 1)[-1] if start > span.start else ""
        right = text[end : span.end].split(" ", 1)[0] if end < span.end else ""
        start, end = start - len(left), end + len(right)
        before, after = "[…] " if start > span.start else "", " […]" if end < span.end else ""
        return quoted(f"{before}{tidy(text[start:end])}{after}")

    @cached_property
    def statements(self) -> list[Statement]:
        """Every clean clause that the bodies assert, in reading order, relative dates completed or left out."""
        return [
            Statement(sentence, clause)
            for each in self.dossier.dispatches
            for sentence in each.sentences
            if usable(sentence)
            for clause in self._clauses(sentence)
        ]

    @cached_property
    def side_statements(self) -> list[Statement]:
        """Clean clauses that a relative clause tells, or whose subject is a pronoun for what was told before."""
        return [
            Statement(sentence, clause)
            for each in self.dossier.dispatches
            for sentence in each.sentences
            if usable(sentence)
            for clause in self._side_clauses(sentence)
        ]

    def _side_clauses(self, sentence: Sentence) -> Iterator[Clause]:
        more, shown = told(self.times(sentence), sentence, [])
        for verb in (*relative_verbs(tree(sentence)), *main_verbs(sentence)):
            clause = clause_at(sentence, verb, more, shown, self.before(sentence))
            if clause is not None and (verb in relative_verbs(tree(sentence)) or _elsewhere(sentence, clause)):
                yield clause
        for pronoun, verb in object_relatives(tree(sentence)):
            clause = object_relative_clause(sentence, pronoun, verb, more, shown)
            if clause is not None:
                yield clause

    def _clauses(self, sentence: Sentence) -> Iterator[Clause]:
        every = [span for each in self.read(sentence.span.file).attributions for span in self._frame(sentence, each)]
        for verb in main_verbs(sentence, every):
            head = sentence.tokens[verb]
            place = self.read(sentence.span.file).dispatch.evidence(head.start, head.end)
            hidden = [*self.asides(sentence, place), *self.reasons(sentence, (head.start, head.end))]
            more, shown = told(self.times(sentence), sentence, hidden)
            clause = clause_at(sentence, verb, [*hidden, *more], shown)
            if clause is not None:
                yield clause

    @cached_property
    def common_stems(self) -> frozenset[str]:
        """Stems that stand in more than half of the dispatches: the subject of the dossier, which tells nothing."""
        counts: Counter[str] = Counter()
        for each in self.dossier.dispatches:
            counts.update(frozenset[str]().union(*(stems(s.span.quote) for s in each.sentences)))
        return frozenset(stem for stem, count in counts.items() if 2 * count > len(self.dossier.dispatches))

    # ------------------------------------------------------------------------------------------- opposition

    def opposed(self, spans: Iterable[EvidenceSpan]) -> list[Contradiction]:
        """Contradictions one side of which shares words with these passages."""
        spans = tuple(spans)
        return [c for c in self.dossier.contradictions if any(s.overlaps(c.a) or s.overlaps(c.b) for s in spans)]

    def opposing(self, spans: Iterable[EvidenceSpan]) -> list[EvidenceSpan]:
        """The passages that stand against these."""
        spans = tuple(spans)
        against: list[EvidenceSpan] = []
        for each in self.opposed(spans):
            touched = any(span.overlaps(each.a) for span in spans)
            against += [each.b, *each.support_b] if touched else [each.a, *each.support_a]
        return against

    def independent(self, spans: Iterable[EvidenceSpan]) -> bool:
        """Whether no dispatch of the dossier contradicts these passages."""
        return not self.opposed(spans)

    def inner_conflict(self, span: EvidenceSpan, *natures: ContradictionKind) -> bool:
        """Whether its own dispatch contradicts the passage on a point of these natures: then it proves nothing."""
        against = [c for c in self.opposed([span]) if c.a.file == c.b.file == span.file]
        return any(c.nature in natures for c in against)

    # ------------------------------------------------------------------------------------------- actors

    @cached_property
    def _actor_at(self) -> dict[tuple[str, int], Actor]:
        return {(m.file, m.start): actor for actor in self.dossier.actors for m in actor.mentions}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Actors by name."""
        return {actor.name: actor for actor in self.dossier.actors}

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


def _in_relative(sentence: Sentence, said: Attribution) -> bool:
    """« qui a fait 31 morts selon un bilan »: a source that hangs on a relative clause inside what it would cover."""
    here = tree(sentence)
    place = here.at(said.cue.start)
    if place >= len(here.tokens):
        return False
    above = (place, *here.ancestors(place))
    relative = (i for i in above if here.tokens[i].dep == "acl:relcl")
    return any(here.tokens[i].start > said.content.start for i in relative) and said.kind == "according"


def _is_clause(sentence: Sentence, span: EvidenceSpan) -> bool:
    """Whether a stretch has a verb and does not begin with a relative pronoun."""
    inside = [token for token in sentence.tokens if span.start <= token.start < span.end]
    relative = bool(inside) and (
        inside[0].feature("PronType") == "Rel" or inside[0].text.lower() in wordlist("who_relative")
    )
    return not relative and any(map(is_finite, inside))


def _takes_an_object_up(sentence: Sentence) -> bool:
    """« C'est la maire qui l'a réclamé »: what she asked for was told before."""
    clitics = {word.replace("’", "'") for word in wordlist("object_clitics")}
    return any(t.pos == "PRON" and t.text.lower().replace("’", "'") in clitics for t in sentence.tokens)


def _is_cleft(sentence: Sentence) -> bool:
    """« C'est à l'initiative du maire que … »: an opening that points forward."""
    cleft, text = load_table("fr", "causes")["cleft"], sentence.span.quote.lower().replace("’", "'")
    links = {*(word.rstrip("'") for word in cleft["that"]), *wordlist("who_relative")}
    said = {token.text.lower().replace("’", "'").rstrip("'") for token in sentence.tokens}
    return text.startswith(tuple(cleft["opening"])) and bool(said & links)


@cache
def _state_articles() -> dict[str, str]:
    """The article of each state by its name."""
    states = load_table("fr", "gazetteer_states")["states"]
    return {state["name"]: state["article"] for state in states if state.get("article")}


def _elsewhere(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject stands in another sentence, named here by a pronoun."""
    return not sentence.span.contains(clause.subject_span)
