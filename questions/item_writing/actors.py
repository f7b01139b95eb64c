"""Questions on actors: who did or said it, in what capacity, who is who, at whose request, what a name stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from questions.annotations import Actor, Attribution, EvidenceSpan, Mention, Role, Sentence, Token
from questions.item_writing.clauses import Clause, clause_at
from questions.item_writing.context import Context, Statement, is_whole, main_verbs, told_beside, usable
from questions.item_writing.distractors import FEWEST, MOST, apart, choose, choose_names
from questions.item_writing.drafts import Candidate, Draft, options_of, say, word, wordlist
from questions.item_writing.interrogation import ask, ask_who
from questions.item_writing.reference import stands_alone
from questions.item_writing.times import told
from questions.item_writing.wording import capital, content_words, fold, join, morphology, quoted, tidy
from questions.items import PAIR_SEPARATOR, Option
from questions.languages.tables import load_table
from questions.naming import spells
from questions.syntax import clause_of, is_finite, positions, tree

_LONGEST_ROLE = 90
_LONGEST_WORDS = 230
_LONGEST_STANCE = 150
_SHORTEST_WORDS = 25
_SHARED_WORDS = 2
_FEWEST_WORDS = 4
_LONGEST_ARTICLE = 4
_PAIRS = (3, 4)
#: The part of a subject that the actor's name must fill for the subject to be that actor.
_NAME_SHARE = 0.55


def write(context: Context) -> Iterator[Draft]:
    """Every question on actors that the dossier allows, unranked."""
    bearers = list(_bearers(context))
    for bearer in bearers:
        yield from _who_is(context, bearer, bearers)
        yield from _bears(context, bearer, bearers)
    yield from _match(context, bearers)
    yield from _acronyms(context)
    yield from _metonyms(context)
    for read in context.dossier.dispatches:
        for said in read.attributions:
            yield from _said(context, said)
            yield from _held(context, said)
            yield from _stance(context, said)
    for statement in context.statements:
        yield from _did(context, statement)
    yield from _initiators(context)
    yield from _agents(context)


# ------------------------------------------------------------------------------------------------- roles


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person and the role one dispatch gives them."""

    actor: Actor
    role: Role
    name: str
    #: The passage that holds both name and role.
    passage: EvidenceSpan

    @property
    def file(self) -> str:
        """The dispatch that gives the role."""
        return self.role.span.file

    @property
    def title(self) -> str:
        """The role in good typography, without article."""
        return tidy(self.role.text)


def _bearers(context: Context) -> Iterator[Bearer]:
    """Persons with a role worth asking, the fullest role of each dispatch."""
    for actor in context.dossier.actors:
        if actor.kind != "person" or " " not in actor.name.strip():
            continue
        best: dict[str, Bearer] = {}
        for role in sorted(actor.roles, key=lambda r: (-len(r.text), r.span)):
            passage = _passage(context, actor, role)
            if passage is not None and context.in_body(actor) and _askable(context, role):
                best.setdefault(role.span.file, Bearer(actor, role, context.display(actor), passage))
        yield from best.values()


def _askable(context: Context, role: Role) -> bool:
    text = tidy(role.text)
    tokens = _tokens(context, role.span)
    whole = len(content_words(text)) >= _SHARED_WORDS and len(text) <= _LONGEST_ROLE
    first = fold(text).split(" ")[0]
    if not tokens or first in {fold(name) for name in wordlist("relational")} or _is_predicate(tokens):
        return False
    sentence = context.sentence(role.span)
    if sentence is None or not usable(sentence):
        return False
    return whole and stands_alone(tokens, subject=True) and is_whole(sentence, role.span)


def _is_predicate(tokens: Sequence[Token]) -> bool:
    """« juge minces les chances »: a verb that is also a noun; an article right behind a noun or adjective tells."""
    if is_finite(tokens[0]) or any(token.dep in {"obj", "nsubj"} for token in tokens[1:]):
        return True
    pairs = pairwise(tokens)
    definite = set(morphology()["articles"]["definite"])
    return any(a.pos in {"NOUN", "ADJ"} and b.pos == "DET" and b.text.lower() in definite for a, b in pairs)


def _tokens(context: Context, span: EvidenceSpan) -> list[Token]:
    sentence = context.sentence(span)
    return [sentence.tokens[i] for i in positions(tree(sentence), span)] if sentence else []


def _passage(context: Context, actor: Actor, role: Role) -> EvidenceSpan | None:
    """Name and role as they stand together; ``None`` when they stand in different sentences."""
    near = [m for m in actor.mentions if m.file == role.span.file and fold(_surname(actor)) in fold(m.quote)]
    sentence = context.sentence(role.span)
    inside = [m for m in near if sentence is not None and sentence.span.contains(m)]
    if not inside or sentence is None:
        return None
    nearest = min(inside, key=lambda m: abs(m.start - role.span.start))
    return context.cover([nearest, role.span])


def _surname(actor: Actor) -> str:
    return tidy(actor.name).split(" ")[-1]


def by_prominence(context: Context) -> list[Actor]:
    """The actors that a body names, those most often named first."""
    named = (actor for actor in context.dossier.actors if context.in_body(actor))
    return sorted(named, key=lambda actor: (-len(actor.mentions), actor.name))


def _who_is(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> Iterator[Draft]:
    wrong = _other_roles(context, bearer, bearers)
    if len(wrong) < FEWEST:
        return
    key = capital(bearer.title)
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.role",
        stem=say("actors.who_is.stem", person=bearer.name, according=context.according(bearer.file)),
        options=options_of(key, _role_why(context, bearer), wrong),
        rationale=_plain(context, bearer.passage),
        evidence=(bearer.passage,),
        difficulty="easy",
        worth=2.8,
        source_independent=context.independent([bearer.passage]),
        anchors=(bearer.actor.mentions[0],),
    )


def _role_why(context: Context, bearer: Bearer) -> str:
    return say("actors.who_is.key", outlet=context.outlet(bearer.file), quote=context.excerpt(bearer.passage))


def _plain(context: Context, span: EvidenceSpan) -> str:
    return say("actors.rationale.plain", outlet=context.outlet(span.file), quote=context.excerpt(span))


def _other_roles(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> list[Candidate]:
    own = [tidy(role.text) for role in bearer.actor.roles]
    offered: dict[str, Candidate] = {}
    for other in bearers:
        if other.actor != bearer.actor and all(apart(other.title, title) for title in own):
            why = say("actors.who_is.wrong", outlet=context.outlet(other.file), person=other.name)
            offered.setdefault(fold(other.title), Candidate(capital(other.title), why, other.passage))
    return choose(capital(bearer.title), offered.values())


def _bears(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> Iterator[Draft]:
    wrong = _other_persons(context, bearer, bearers)
    if len(wrong) < FEWEST:
        return
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.bearer",
        stem=say("actors.bears.stem", according=context.according(bearer.file), role=quoted(bearer.title)),
        options=options_of(bearer.name, _role_why(context, bearer), wrong),
        rationale=_plain(context, bearer.passage),
        evidence=(bearer.passage,),
        difficulty="easy",
        worth=2.5,
        source_independent=context.independent([bearer.passage]),
        anchors=(bearer.actor.mentions[0],),
    )


def _other_persons(context: Context, bearer: Bearer, bearers: Sequence[Bearer]) -> list[Candidate]:
    """Persons to whom no dispatch gives a title like this one."""
    offered: dict[str, Candidate] = {}
    for actor in by_prominence(context):
        titles = [tidy(role.text) for role in actor.roles]
        full = actor.kind == "person" and " " in actor.name.strip() and actor != bearer.actor
        if full and all(apart(title, bearer.title) for title in titles):
            offered[actor.name] = _person_candidate(context, actor, bearers)
    return choose_names(bearer.name, offered.values())


def _person_candidate(context: Context, actor: Actor, bearers: Sequence[Bearer]) -> Candidate:
    name = context.display(actor)
    known = next((b for b in bearers if b.actor == actor), None)
    if known is None:
        file = actor.mentions[0].file
        return Candidate(name, say("actors.bears.wrong_bare", outlet=context.outlet(file), person=name))
    outlet = context.outlet(known.file)
    return Candidate(name, say("actors.bears.wrong", outlet=outlet, person=name, role=quoted(known.title)))


def _match(context: Context, bearers: Sequence[Bearer]) -> Iterator[Draft]:
    chosen: list[Bearer] = []
    for bearer in sorted(bearers, key=lambda b: (len(b.title), b.name)):
        if all(bearer.actor != other.actor and _unmistakable(bearer, other) for other in chosen):
            chosen.append(bearer)
    if len(chosen) < _PAIRS[0]:
        return
    chosen = sorted(chosen[: _PAIRS[1]], key=lambda b: b.role.span)
    yield Draft(
        topic="actor",
        kind="match",
        rule="actor.match",
        stem=say("actors.match.stem"),
        options=tuple(
            Option(f"{each.name}{PAIR_SEPARATOR}{each.title}", True, _role_why(context, each)) for each in chosen
        ),
        rationale=" ".join(_plain(context, each.passage) for each in chosen),
        evidence=tuple(each.passage for each in chosen),
        difficulty="medium",
        worth=3.3,
        source_independent=all(context.independent([each.passage]) for each in chosen),
        anchors=tuple(each.actor.mentions[0] for each in chosen),
    )


def _unmistakable(one: Bearer, other: Bearer) -> bool:
    """Whether no title of either could stand for the other."""
    titles = [tidy(role.text) for role in one.actor.roles], [tidy(role.text) for role in other.actor.roles]
    return all(apart(left, right) for left in titles[0] for right in titles[1])


# ------------------------------------------------------------------------------------------------- names


def _acronyms(context: Context) -> Iterator[Draft]:
    named = list(_with_acronym(context))
    for mention in named:
        wrong = _other_names(context, mention, named)
        if len(wrong) >= FEWEST:
            yield _acronym_draft(context, mention, wrong)


def _with_acronym(context: Context) -> Iterator[Mention]:
    """The first mention of each organisation that gives name and acronym side by side."""
    seen: set[str] = set()
    for read in context.dossier.dispatches:
        for mention in sorted(read.mentions, key=lambda m: m.span):
            acronym = mention.acronym or ""
            if acronym and fold(acronym) not in seen and _spelled_out(context, mention):
                seen.add(fold(acronym))
                yield mention


def _spelled_out(context: Context, mention: Mention) -> bool:
    sentence = context.sentence(mention.span)
    words = len(mention.name.split()) >= _SHARED_WORDS
    beside = sentence is not None and str(mention.acronym) in sentence.span.quote and mention.name in mention.span.quote
    agency = fold(context.read(mention.span.file).dispatch.agency or "")
    own = agency in {fold(str(mention.acronym)), fold(mention.name)}
    return (
        words
        and beside
        and not own
        and not mention.name.isupper()
        and fold(str(mention.acronym)) not in fold(mention.name)
    )


def _other_names(context: Context, mention: Mention, named: Sequence[Mention]) -> list[Candidate]:
    offered: dict[str, Candidate] = {}
    for other in named:
        if fold(str(other.acronym)) != fold(str(mention.acronym)) and _fits_letters(mention, other.name):
            why = say("actors.acronym.wrong_acronym", outlet=context.outlet(other.span.file), acronym=other.acronym)
            offered[other.name] = Candidate(capital(tidy(other.name)), why, other.span)
    for actor in by_prominence(context):
        names = {fold(alias) for alias in (*actor.aliases, actor.name)}
        plain = (
            actor.kind == "organisation"
            and not actor.name.isupper()
            and fold(str(mention.acronym)) not in names
            and len(actor.name.split()) > 1
        )
        if plain and fold(mention.name) not in names and _fits_letters(mention, actor.name):
            why = say("actors.acronym.wrong", outlet=context.outlet(actor.mentions[0].file))
            offered.setdefault(actor.name, Candidate(capital(tidy(actor.name)), why, actor.mentions[0]))
    return choose(capital(tidy(mention.name)), offered.values())


def _fits_letters(mention: Mention, name: str) -> bool:
    """Whether the acronym might abbreviate this name too: otherwise its letters alone give the answer."""
    return spells(str(mention.acronym), name, loosely=True)


def _acronym_draft(context: Context, mention: Mention, wrong: list[Candidate]) -> Draft:
    sentence = context.sentence(mention.span)
    around = sentence.span if sentence else mention.span
    quote = context.excerpt_around(around, mention.span)
    outlet, according = context.outlet(mention.span.file), context.according(mention.span.file)
    why = say("actors.acronym.key", outlet=outlet, quote=quote)
    name, acronym = tidy(mention.name), tidy(str(mention.acronym))
    return Draft(
        topic="actor",
        kind="single",
        rule="actor.acronym",
        stem=say("actors.acronym.stem", according=according, acronym=acronym),
        options=options_of(capital(name), why, wrong),
        rationale=why,
        evidence=(mention.span,),
        difficulty="easy",
        worth=1.9,
        anchors=(mention.span,),
    )


def _metonyms(context: Context) -> Iterator[Draft]:
    """« Accra » for Ghana: an alias that is another place's name, asked where three states are named."""
    states = [actor for actor in by_prominence(context) if actor.kind == "state"]
    for actor in states:
        for alias, span in _other_names_of(context, actor):
            others = [other for other in states if other != actor]
            if len(others) >= FEWEST and _is_metonym(actor, alias):
                yield _metonym(context, actor, alias, span, others)


def _other_names_of(context: Context, actor: Actor) -> Iterator[tuple[str, EvidenceSpan]]:
    """Other names of a state, each with a place where it acts rather than where something happens."""
    for alias in actor.aliases:
        named = (m for m in actor.mentions if tidy(m.quote) == tidy(alias))
        span = next((m for m in named if _acts(context, m)), None)
        if span is not None and " " not in alias:
            yield tidy(alias), span


def _acts(context: Context, mention: EvidenceSpan) -> bool:
    """Whether the name is a subject or an agent: « Accra reproche », « par Accra »."""
    return any(token.dep in {"nsubj", "nsubj:pass", "obl:agent"} for token in _tokens(context, mention))


def _is_metonym(actor: Actor, alias: str) -> bool:
    first = fold(actor.name).split(" ")[0]
    return fold(alias)[:4] != first[:4] and alias[:1].isupper() and not alias.isupper()


def _metonym(context: Context, actor: Actor, alias: str, span: EvidenceSpan, others: Sequence[Actor]) -> Draft:
    key = capital(context.display(actor))
    wrong = [
        Candidate(capital(context.display(o)), say("actors.metonym.wrong", state=context.display(o))) for o in others
    ]
    sentence = context.sentence(span)
    quote = context.excerpt_around(sentence.span if sentence else span, span)
    why = say("actors.metonym.key", outlet=context.outlet(span.file), quote=quote)
    return Draft(
        topic="actor",
        kind="single",
        rule="actor.metonym",
        stem=say("actors.metonym.stem", alias=quoted(alias)),
        options=options_of(key, why, choose_names(key, wrong)),
        rationale=why,
        evidence=(span,),
        difficulty="easy",
        worth=1.8,
        anchors=(span,),
    )


# ------------------------------------------------------------------------------------------------- words


def _said(context: Context, said: Attribution) -> Iterator[Draft]:
    """« Qui a tenu ces propos ? », for words between quotation marks."""
    speaker = context.speaker(said)
    words = said.content.quote.strip()
    whole = _SHORTEST_WORDS <= len(words) <= _LONGEST_WORDS and words.lstrip('«“" \u00a0\u202f')[:1].isupper()
    if said.kind != "direct" or speaker is None or not whole or said.source is None:
        return
    if said.actor not in context.actors:
        return
    wrong = _other_speakers(context, said, speaker)
    if not _names(said.source, context.actors[said.actor]) or not _named_by(said.source, context.actors[said.actor]):
        return
    if len(wrong) < FEWEST or any(fold(part) in fold(words) for part in speaker.split() if part[:1].isupper()):
        return
    passage = context.cover([said.content, said.source])
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.said",
        stem=say(
            "actors.said.stem", according=context.according(said.content.file), quote=context.excerpt(said.content)
        ),
        options=options_of(capital(speaker), _said_why(context, said, passage), wrong),
        rationale=_plain(context, passage),
        evidence=(said.content, *_who_evidence(context, said)),
        difficulty="medium",
        worth=3.1,
        source_independent=context.independent([said.content]),
        anchors=(said.content,),
    )


def _held(context: Context, said: Attribution) -> Iterator[Draft]:
    """« Qui tient cette position ? », for reported words whose speaker is named beside them."""
    actor = context.actors.get(said.actor or "")
    if said.kind != "indirect" or actor is None or said.source is None or not _names(said.source, actor):
        return
    content = _position(context, said)
    wrong = _other_speakers(context, said, context.display(actor))
    named = _named_by(said.source, actor) and not _tells_gender(context, said.content)
    if content is None or len(wrong) < FEWEST or not _speaks(said) or not named:
        return
    passage = context.cover([said.content, said.source])
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.held",
        stem=say("actors.held.stem", according=context.according(said.content.file), position=quoted(content)),
        options=options_of(capital(context.display(actor)), _said_why(context, said, passage), wrong),
        rationale=_plain(context, passage),
        evidence=(passage, *_who_evidence(context, said)[1:]),
        difficulty="medium",
        worth=2.7,
        source_independent=context.independent([passage]),
        anchors=(said.content,),
    )


def _stance(context: Context, said: Attribution) -> Iterator[Draft]:
    """« Qui dément tout transfert de commandes ? »: who denies, demands, accuses, where the speaker is one actor."""
    actor, sentence = context.actors.get(said.actor or ""), context.sentence(said.cue)
    if said.kind != "indirect" or actor is None or actor.kind not in {"person", "organisation", "state"}:
        return
    words = _stance_words(context, said)
    wrong = _other_speakers(context, said, context.display(actor))
    if words is None or sentence is None or len(wrong) < FEWEST or context.issues(actor, said.cue.file):
        return
    key = capital(context.display(actor))
    passage = context.cover([sentence.span, *_who_evidence(context, said)[1:]])
    quote = context.excerpt_around(passage, said.cue)
    why = say("actors.did.key", outlet=context.outlet(said.cue.file), quote=quote)
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.stance",
        stem=say("actors.stance.stem", according=context.according(said.cue.file), words=words),
        options=options_of(key, why, wrong),
        rationale=say("actors.rationale.plain", outlet=context.outlet(said.cue.file), quote=quote),
        evidence=(sentence.span, *_who_evidence(context, said)[1:]),
        difficulty="medium",
        worth=3.0,
        source_independent=context.independent([sentence.span]),
        anchors=(said.cue, said.content),
    )


def _stance_words(context: Context, said: Attribution) -> str | None:
    """From the verb to the end of the sentence, where the verb takes a side and the rest stands alone."""
    sentence = context.sentence(said.cue)
    if sentence is None or not usable(sentence) or said.source is None:
        return None
    tokens = sentence.tokens
    first = next((i for i, token in enumerate(tokens) if token.start == said.cue.start), len(tokens))
    rest = [token for token in tokens[first:] if token.text != "."]
    if not rest or not _takes_side(rest[0]) or said.source.end > said.cue.start or said.cue.end != rest[0].end:
        return None
    plain = stands_alone(rest[1:], subject=True) and not any(t.text in {";", ":", '"', "«", "(", ","} for t in rest)
    words = tidy(sentence.span.quote[rest[0].start - sentence.span.start :]).rstrip(" .")
    fits = len(content_words(words)) > _SHARED_WORDS and len(words) <= _LONGEST_STANCE
    timed = any(time.span.start > rest[0].start and time.derivation for time in context.times(sentence))
    return words if plain and fits and not timed else None


def _takes_side(verb: Token) -> bool:
    """Whether a verb in the third person singular accuses, denies or demands."""
    return is_finite(verb) and verb.feature("Number") == "Sing" and verb.lemma.lower() in wordlist("stances")


def _names(source: EvidenceSpan, actor: Actor) -> bool:
    """Whether the words that name the speaker are a name of this actor."""
    written = fold(source.quote)
    known = [fold(name) for name in (actor.name, *actor.aliases)]
    return any(name in written or written in name for name in known)


def _tells_gender(context: Context, content: EvidenceSpan) -> bool:
    """Whether a pronoun in the reported words shows if a man or a woman speaks."""
    tokens = _tokens(context, content)
    return any(t.pos == "PRON" and t.dep == "nsubj" and t.feature("Gender") is not None for t in tokens)


def _speaks(said: Attribution) -> bool:
    """Whether the cue is a verb of saying, not one that merely takes « que »."""
    verbs = load_table("fr", "attributions")["say"]
    forms = {form for verb in verbs for form in (*verb["finite"], verb["participle"])}
    return tidy(said.cue.quote).replace("’", " ").split(" ")[-1] in forms


def _position(context: Context, said: Attribution) -> str | None:
    """The reported words without « que », where they are whole and name no speaker."""
    sentence = context.sentence(said.content)
    text = tidy(said.content.quote)
    opening = next((word for word in wordlist("that") if text.lower().startswith(word)), None)
    if sentence is None or opening is None or not sentence.span.contains(said.content):
        return None
    text = text[len(opening) :].strip()
    whole = _SHORTEST_WORDS <= len(text) <= _LONGEST_WORDS and is_whole(sentence, said.content)
    return text if whole and len(content_words(text)) > _SHARED_WORDS else None


def _named_by(source: EvidenceSpan, actor: Actor) -> bool:
    """A body speaks by its own name only: « un porte-parole de l'Otan » is not « l'Otan »."""
    if actor.kind == "person":
        return True
    names = [fold(name) for name in (actor.name, *actor.aliases)]
    written = fold(tidy(source.quote))
    return any(written.endswith(name) and len(written) - len(name) <= _LONGEST_ARTICLE for name in names)


def _who_evidence(context: Context, said: Attribution) -> list[EvidenceSpan]:
    """The words that name the speaker, and the nearest place that gives the name where they do not."""
    actor = context.actors.get(said.actor or "")
    if said.source is None or actor is None:
        return []
    if actor.kind != "person" or fold(_surname(actor)) in fold(said.source.quote):
        return [said.source]
    named = [m for m in actor.mentions if m.file == said.source.file and fold(_surname(actor)) in fold(m.quote)]
    nearest = sorted(named, key=lambda m: abs(m.start - said.source.start) if said.source else 0)
    return [said.source, *nearest[:1]]


def _said_why(context: Context, said: Attribution, passage: EvidenceSpan) -> str:
    return say(
        "actors.said.key",
        outlet=context.outlet(said.content.file),
        passage=context.excerpt_around(passage, said.source or said.cue),
    )


def _other_speakers(context: Context, said: Attribution, speaker: str) -> list[Candidate]:
    own = context.actors.get(said.actor or "")
    kind = own.kind if own is not None else None
    offered: dict[str, Candidate] = {}
    alike = [a for a in by_prominence(context) if _speaks_like(context, a, kind)]
    for actor in sorted(alike, key=lambda a: a.kind != kind):
        if actor == own:
            continue
        name = context.display(actor)
        why = say("actors.said.wrong", person=name)
        offered[actor.name] = Candidate(capital(name), why)
    return choose_names(capital(speaker), offered.values())


def _speaks_like(context: Context, actor: Actor, kind: str | None) -> bool:
    """A person for a person, named in full; an organisation or a state for anyone else."""
    if kind == "person":
        return actor.kind == "person" and " " in actor.name.strip()
    return not context.is_outlet(actor) and actor.kind in {"organisation", "state"} and context.has_article(actor)


# ------------------------------------------------------------------------------------------------- deeds


def _did(context: Context, statement: Statement) -> Iterator[Draft]:
    """« Qui … ? », where the subject of a clean clause is an actor."""
    actor = _subject_actor(context, statement.clause)
    if actor is not None and actor.kind != "group" and not context.issues(actor, statement.sentence.span.file):
        yield from _deed(context, statement.sentence, statement.clause, actor)


def _subject_actor(context: Context, clause: Clause) -> Actor | None:
    """The actor that the subject names, and nothing much besides."""
    found = context.actors_in(clause.subject_span)
    if len(found) != 1:
        return None
    inside = [m for m in found[0].mentions if clause.subject_span.contains(m)]
    named = sum(len(m.quote) for m in inside)
    return found[0] if named >= _NAME_SHARE * len(clause.subject_span.quote) else None


def _deed(context: Context, sentence: Sentence, clause: Clause, actor: Actor) -> Iterator[Draft]:
    passage = clause.span
    stem = ask_who(clause, context.credited(passage.file, context.attribution(passage)))
    key = capital(context.display(actor))
    wrong = _other_doers(context, sentence, clause, actor)
    bare = not clause.full or not _telling(clause)
    if stem is None or bare or len(wrong) < FEWEST or context.inner_conflict(passage, "initiator", "negation"):
        return
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.did",
        stem=stem,
        options=options_of(
            key, say("actors.did.key", outlet=context.outlet(passage.file), quote=context.excerpt(passage)), wrong
        ),
        rationale=_plain(context, sentence.span),
        evidence=(passage,),
        difficulty="medium",
        worth=2.4 + (0.6 if clause.lemma in wordlist("stances") else 0.0),
        source_independent=context.independent([passage]),
        anchors=(clause.span,),
    )


def _telling(clause: Clause) -> bool:
    """Whether what is left without the subject still singles out one deed."""
    words = content_words(clause.after) - {fold(word) for word in morphology()["verbs"]["vague"]}
    proper = any(word[:1].isupper() for word in clause.after.replace("’", " ").split())
    return len(words) >= (_FEWEST_WORDS if not proper else _FEWEST_WORDS - 1)


def _other_doers(context: Context, sentence: Sentence, clause: Clause, actor: Actor) -> list[Candidate]:
    offered: dict[str, Candidate] = {}
    for other in by_prominence(context):
        fits = other.kind == actor.kind and other != actor and not context.is_outlet(other)
        fits = fits and (other.kind == "person" or context.has_article(other))
        full = other.kind != "person" or " " in other.name.strip()
        if fits and full and not _may_have_done(context, other, sentence, clause):
            name = context.display(other)
            offered[other.name] = Candidate(capital(name), say("actors.did.wrong", person=name))
    return choose_names(capital(context.display(actor)), offered.values())


def _may_have_done(context: Context, other: Actor, sentence: Sentence, clause: Clause) -> bool:
    """Whether some dispatch names this actor in the same sentence or beside the same words."""
    for mention in other.mentions:
        around = context.sentence(mention)
        if around is None:
            continue
        if around == sentence or len(content_words(around.span.quote) & content_words(clause.after)) > 1:
            return True
    return False


def _initiators(context: Context) -> Iterator[Draft]:
    """« À la demande de qui … ? »"""
    for read in context.dossier.dispatches:
        for relation in read.causes:
            sentence = context.sentence(relation.cause)
            if relation.kind == "initiator" and relation.marker and sentence is not None and usable(sentence):
                yield from _initiator(context, sentence, relation.marker, relation.cause)


def _initiator(context: Context, sentence: Sentence, marker: EvidenceSpan, cause: EvidenceSpan) -> Iterator[Draft]:
    found = context.actors_in(cause)
    hidden = [(marker.start, cause.end), *context.asides(sentence, cause)]
    more, shown = told(context.times(sentence), sentence, hidden)
    verbs = [verb for verb in main_verbs(sentence, hidden) if _governs(sentence, verb, marker, cause)]
    clauses = (clause_at(sentence, verb, [*hidden, *more], shown) for verb in verbs)
    clause = next((each for each in clauses if each is not None and each.full), None)
    opening = _of_whom(tidy(marker.quote))
    if len(found) != 1 or clause is None or opening is None or context.inner_conflict(cause, "initiator", "negation"):
        return
    stem = ask(opening, clause, context.credited(cause.file, context.attribution(cause)))
    against = [a for span in context.opposing([cause, clause.span]) for a in context.actors_in(span)]
    wrong = [
        c
        for c in _other_doers(context, sentence, clause, found[0])
        if c.text not in {capital(context.display(a)) for a in against}
    ]
    if stem is None or len(wrong) < FEWEST:
        return
    passage = context.cover([marker, cause, clause.span])
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.initiator",
        stem=stem,
        options=options_of(
            capital(context.display(found[0])),
            say("actors.did.key", outlet=context.outlet(cause.file), quote=context.excerpt(passage)),
            wrong[:MOST],
        ),
        rationale=_plain(context, passage),
        evidence=(passage,),
        difficulty="hard" if against else "medium",
        worth=3.0,
        source_independent=context.independent([passage]),
        anchors=(cause,),
    )


def _governs(sentence: Sentence, verb: int, marker: EvidenceSpan, cause: EvidenceSpan) -> bool:
    """Whether the complement hangs on this verb: the parser's clause, and no other verb or relative in between."""
    here = tree(sentence)
    first = here.at(marker.start)
    if clause_of(here, min(first, len(here.tokens) - 1)) != verb:
        return False
    low, high = min(verb, first), max(verb, first)
    between = [here.tokens[i] for i in range(low + 1, high) if not here.tokens[i].dep.startswith(("aux", "cop"))]
    return not any(t.pos == "VERB" or t.feature("PronType") == "Rel" for t in between) and cause.start >= marker.start


def _of_whom(marker: str) -> str | None:
    """« à la demande d' » → « à la demande de qui »; ``None`` when the marker does not end with « de »."""
    words = marker.replace("’", "’ ").split()
    last = words[-1].lower() if words else ""
    if last not in wordlist("of"):
        return None
    return join(*words[:-1], "de", "qui").lower()


# ------------------------------------------------------------------------------------------------- agents


def _agents(context: Context) -> Iterator[Draft]:
    """« Par qui … ? », where the agent of a passive is a known actor."""
    for read in context.dossier.dispatches:
        for claim in read.claims:
            agent = claim.passive_agent
            sentence = context.sentence(claim.span)
            if agent is not None and sentence is not None and sentence.span.contains(agent) and usable(sentence):
                yield from _agent(context, sentence, agent)


def _agent(context: Context, sentence: Sentence, agent: EvidenceSpan) -> Iterator[Draft]:
    found = context.actors_in(agent)
    opening = next((t for t in reversed(sentence.tokens) if t.end <= agent.start), None)
    if len(found) != 1 or opening is None or tidy(opening.text) not in wordlist("by"):
        return
    hidden = [(opening.start, agent.end), *context.asides(sentence, agent)]
    more, shown = told(context.times(sentence), sentence, hidden)
    everywhere = set(range(len(sentence.tokens)))
    beside = [i for i in sorted(everywhere) if told_beside(tree(sentence), i, everywhere)]
    verbs = [*main_verbs(sentence, hidden), *beside]
    clauses = (clause_at(sentence, verb, [*hidden, *more], shown) for verb in verbs)
    clause = next(
        (c for c in clauses if c is not None and c.passive and c.full and c.span.end >= opening.start - 1), None
    )
    if clause is None or context.inner_conflict(agent, "initiator", "negation"):
        return
    stem = ask(word("by_whom"), clause, context.credited(agent.file, context.attribution(agent)))
    wrong = _other_doers(context, sentence, clause, found[0])
    if stem is None or len(wrong) < FEWEST or not is_whole(sentence, agent):
        return
    passage = context.cover([clause.span, agent])
    why = say("actors.did.key", outlet=context.outlet(agent.file), quote=context.excerpt(passage))
    yield Draft(
        topic="actor",
        kind="single",
        rule="actor.agent",
        stem=stem,
        options=options_of(capital(context.display(found[0])), why, wrong),
        rationale=_plain(context, passage),
        evidence=(passage,),
        difficulty="medium",
        worth=2.8,
        source_independent=context.independent([passage]),
        anchors=(agent,),
    )
