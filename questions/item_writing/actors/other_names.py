"""Other names of actors: what an acronym stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from questions.annotations import EvidenceSpan, Mention
from questions.item_writing.actors.choices import by_prominence
from questions.item_writing.context import Context
from questions.item_writing.distractors import FEWEST, choose
from questions.item_writing.drafts import Candidate, Draft, options_of, say
from questions.item_writing.french.wording import capital, fold, morphology, tidy
from questions.items import Option
from questions.naming import spells

_SHARED_WORDS = 2


def ask_acronyms(context: Context) -> Iterator[Draft]:
    named = list(_with_acronym(context))
    for mention in named:
        wrong = _other_names(context, mention, named)
        bare = _left_unexplained(context, mention)
        if len(wrong) >= FEWEST:
            yield _acronym_draft(context, mention, wrong)
        elif bare is not None:
            yield _written_out(context, mention, bare)


def _with_acronym(context: Context) -> Iterator[Mention]:
    """The first mention of each organisation that gives name and acronym side by side."""
    seen: set[str] = set()
    for read in context.dossier.dispatches:
        for mention in sorted(read.mentions, key=lambda m: m.span):
            acronym = mention.acronym or ""
            known = acronym and fold(acronym) not in seen and _is_used(context, acronym) and not _is_known(acronym)
            if known and _spelled_out(context, mention):
                seen.add(fold(acronym))
                yield mention


def _is_known(acronym: str) -> bool:
    """« UE », « ONU »: what everybody knows is not worth a question."""
    gender = morphology()["gender"]
    return acronym in {*gender["feminine_acronyms"], *gender["masculine_acronyms"]}


def _is_used(context: Context, acronym: str) -> bool:
    """Whether some dispatch uses the acronym besides the place that spells it out: else nobody needs to know it."""
    texts = (each.dispatch.text for each in context.dossier.dispatches)
    word = re.compile(rf"(?<!\w){re.escape(acronym)}(?!\w)")
    return sum(len(word.findall(text)) for text in texts) > 1


def _left_unexplained(context: Context, mention: Mention) -> EvidenceSpan | None:
    """Where another dispatch uses the acronym and nowhere spells it out: its reader has to look elsewhere."""
    word = re.compile(rf"(?<!\w){re.escape(tidy(str(mention.acronym)))}(?!\w)")
    name = fold(_full_name(mention))
    for read in context.dossier.dispatches:
        text = read.dispatch.text
        found = next((f for s in read.sentences if s.zone == "body" and (f := word.search(s.span.quote))), None)
        if read.dispatch.file == mention.span.file or found is None or name in fold(tidy(text)):
            continue
        sentence = next(s for s in read.sentences if s.zone == "body" and word.search(s.span.quote))
        start = sentence.span.start + found.start()
        return read.dispatch.evidence(start, start + len(found[0]))
    return None


def _spelled_out(context: Context, mention: Mention) -> bool:
    sentence = context.sentence(mention.span)
    words = len(_full_name(mention).split()) >= _SHARED_WORDS
    parts = _full_name(mention).replace("’", " ").split()
    words = words and not any(len(part) > 1 and part.isupper() for part in parts)
    words = words and spells(str(mention.acronym), _full_name(mention))
    beside = sentence is not None and str(mention.acronym) in sentence.span.quote and bool(_full_name(mention))
    agency = fold(context.read(mention.span.file).dispatch.agency or "")
    own = agency in {fold(str(mention.acronym)), fold(mention.name)}
    return (
        words
        and beside
        and not own
        and not mention.name.isupper()
        and fold(str(mention.acronym)) not in fold(mention.name)
    )


def _full_name(mention: Mention) -> str:
    """The name as printed in front of its acronym: « le peloton de montagne (PM) de Modane »; empty where apart."""
    before, sign, _ = tidy(mention.span.quote).partition(f"({tidy(str(mention.acronym))}")
    name = before.strip()
    printed = tidy(mention.name) in tidy(mention.span.quote)
    return tidy(mention.name) if printed else name if sign and spells(str(mention.acronym), name, loosely=True) else ""


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
    return choose(capital(_full_name(mention)), offered.values())


def _fits_letters(mention: Mention, name: str) -> bool:
    """Whether the acronym might abbreviate this name too: otherwise its letters alone give the answer."""
    return spells(str(mention.acronym), name, loosely=True)


def _acronym_draft(context: Context, mention: Mention, wrong: list[Candidate]) -> Draft:
    quote = context.excerpt_around(_around(context, mention), mention.span)
    outlet, according = context.outlet(mention.span.file), context.according(mention.span.file)
    why = say("actors.acronym.key", outlet=outlet, quote=quote)
    name, acronym = _full_name(mention), tidy(str(mention.acronym))
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


def _written_out(context: Context, mention: Mention, bare: EvidenceSpan) -> Draft:
    """« Radio Balafon emploie le sigle … sans l'expliquer. Que désigne-t-il ? »

    :param bare: where it is used.
    """
    quote = context.excerpt_around(_around(context, mention), mention.span)
    why = say("actors.acronym.key", outlet=context.outlet(mention.span.file), quote=quote)
    return Draft(
        topic="actor",
        kind="short",
        rule="actor.acronym_written",
        stem=say(
            "actors.acronym.written",
            outlet=capital(context.outlet(bare.file)),
            acronym=tidy(str(mention.acronym)),
        ),
        options=(Option(capital(_full_name(mention)), True, why),),
        rationale=why,
        evidence=(mention.span, bare),
        difficulty="medium",
        worth=2.0,
        anchors=(mention.span,),
    )


def _around(context: Context, mention: Mention) -> EvidenceSpan:
    sentence = context.sentence(mention.span)
    return sentence.span if sentence else mention.span
