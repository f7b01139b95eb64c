"""Markers that are predicates: « effect tient à cause », « cause est à l'origine de … »."""

from __future__ import annotations

from questions.annotator.cause_layout import (
    governed_noun,
    nominal,
    phrase_end,
    sentence_end,
    strong_break_before,
)
from questions.annotator.cause_sites import Layout, Range, Site
from questions.annotator.words import accented
from questions.languages.tables import load_table
from questions.syntax import Tree, is_finite, trimmed


def reversed_around(site: Site) -> Layout | None:
    """« effect s'explique par cause »: the effect is the subject, found through its pronoun where it is one."""
    verb = next((i for i in range(site.start, site.end) if site.here.tokens[i].pos in {"VERB", "AUX"}), site.start)
    heads = [verb, *site.here.ancestors(verb)]
    subject = next((s for h in heads if (s := site.here.subject(h)) is not None and s < site.start), None)
    subject = _own_pronoun(site, verb, subject)
    governed = governed_noun(site)
    if subject is None or governed is None:
        return None
    supposed = _supposed(site, subject)
    if supposed is not None and not _is_infinitive(site):
        return site.span(supposed), site.span(trimmed(site.here, site.end, phrase_end(site, governed)))
    if site.rule.get("things") and (is_somebody(site.here, subject) or _is_infinitive(site)):
        return None
    cause = site.span(trimmed(site.here, site.end, phrase_end(site, governed)))
    return nominal(site, subject, site.start), cause


def _own_pronoun(site: Site, verb: int, subject: int | None) -> int | None:
    """« Nous n'avons rien à cacher : il est dû à … »: behind a strong break, the pronoun in front of the verb is its
    subject, whatever the parser hangs there."""
    floor = strong_break_before(site.here, site.start)
    if subject is None or subject >= floor:
        return subject
    words = range(floor, verb)
    return next((i for i in words if site.here.tokens[i].pos == "PRON"), None)


def _supposed(site: Site, subject: int) -> Range | None:
    """« Si les trains sont arrêtés, cela tient au gel »: a pronoun behind such a clause stands for the whole of it."""
    here, words = site.here, load_table(site.dispatch.language, "causes")["cleft"]
    floor = strong_break_before(here, site.start)
    first = next((i for i in range(floor, site.start) if here.tokens[i].pos != "PUNCT"), floor)
    if here.word(first) not in words["if"] or here.word(subject - 1) != "," or here.word(subject) not in words["this"]:
        return None
    place = trimmed(here, first + 1, subject)
    return place if any(is_finite(here.tokens[i]) for i in range(*place)) else None


def _is_infinitive(site: Site) -> bool:
    return site.end < len(site.here.tokens) and site.here.tokens[site.end].feature("VerbForm") == "Inf"


def reversed_clause(site: Site) -> Layout | None:
    """« effect vient de ce que + clause »; somebody who insists on a thing (« le maire tient à ce que ») gives none."""
    subject = _thing_before(site)
    end = sentence_end(site.here, site.end)
    if subject is None or not any(is_finite(token) for token in site.here.tokens[site.end : end]):
        return None
    return nominal(site, subject, site.start), site.span(trimmed(site.here, site.end, end))


def forward(site: Site) -> Layout | None:
    """« cause est à l'origine de effect »: the cause is the subject, and a thing."""
    subject, governed = _thing_before(site), governed_noun(site)
    if subject is None or governed is None:
        return None
    effect = site.span(trimmed(site.here, site.end, phrase_end(site, governed)))
    return effect, nominal(site, subject, site.start)


def _thing_before(site: Site) -> int | None:
    """The subject of a marker that holds a verb, where it is no person."""
    here = site.here
    verb = next((i for i in range(site.start, site.end) if here.tokens[i].pos in {"VERB", "AUX"}), site.start)
    floor = strong_break_before(here, site.start)
    around = [verb, *range(site.start, site.end), *here.ancestors(verb)]
    subject = next((s for h in around if (s := here.subject(h)) is not None and floor <= s < site.start), None)
    if subject is None and site.start - floor > 1 and here.tokens[site.start - 1].pos == "NOUN":
        subject = site.start - 1
    return None if subject is None or is_somebody(here, subject) else subject


def is_somebody(here: Tree, index: int) -> bool:
    """Whether the word names a person, a body, or people who act together."""
    token = here.tokens[index]
    lists = ("groups", "roles", "humans", "organisations", "institutions", "authorities")
    listed = any(token.text.lower() in accented(key) for key in lists)
    return token.pos in {"PROPN", "PRON"} or listed
