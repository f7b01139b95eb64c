"""Markers that are predicates: « effect tient à cause », « cause est à l'origine de … »."""

from __future__ import annotations

from questions.annotator.causes.layout import (
    STRONG_BREAKS,
    governed_noun,
    nominal,
    phrase_end,
    relative_noun,
    sentence_end,
    strong_break_before,
)
from questions.annotator.causes.sites import Layout, Range, Site, main_verb
from questions.annotator.parsing.words import accented
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, is_finite, trimmed


def reversed_around(site: Site) -> Layout | None:
    """« effect s'explique par cause »: the effect is the subject, found through its pronoun where it is one.

    « Aucun décès n'est imputable à l'incident » tells of nothing brought about.
    """
    verb = next((i for i in range(site.start, site.end) if site.here.tokens[i].pos in {"VERB", "AUX"}), site.start)
    heads = [verb, *site.here.ancestors(verb)]
    subject = next((s for h in heads if (s := site.here.subject(h)) is not None and s < site.start), None)
    subject = _own_pronoun(site, verb, subject)
    governed = governed_noun(site)
    if subject is None or governed is None or site.here.word(site.start - 1) in site.words["not"]:
        return None
    if _is_one_of_several(site, subject):
        return None
    supposed = _supposed(site, subject)
    if supposed is not None and not _is_infinitive(site):
        return site.span(supposed), site.span(trimmed(site.here, site.end, phrase_end(site, governed)))
    if site.rule.get("things") and (is_somebody(site.here, subject) or _is_infinitive(site)):
        return None
    cause = site.span(trimmed(site.here, site.end, phrase_end(site, governed)))
    return nominal(site, subject, site.start), cause


def _is_one_of_several(site: Site, subject: int) -> bool:
    """« Le livre tire trois leçons. La première tient à l'ampleur »: a rank alone says what a thing consists in."""
    here = site.here
    alone = not any(here.tokens[i].pos in {"NOUN", "PROPN"} for i in here.children[subject])
    return alone and here.word(subject) in load_table(site.dispatch.language, "calendar")["ordinals"]


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
    """« cause est à l'origine de effect »: the cause is the subject, and a thing; « n'a donné lieu à rien » tells of
    nothing brought about."""
    subject, governed = _thing_before(site), governed_noun(site)
    if subject is None or governed is None or site.here.word(site.start - 1) in site.words["not"]:
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
    reported = _reported_subject(site, max(floor, subject or 0))
    subject = subject if reported is None else reported
    if subject is None and site.start - floor > 1 and here.tokens[site.start - 1].pos == "NOUN":
        subject = site.start - 1
    return None if subject is None or is_somebody(here, subject) else subject


def _reported_subject(site: Site, start: int) -> int | None:
    """« L'étude indique que le choc, survenu la nuit, est à l'origine de … »: behind a verb of its own and « que », the
    subject of the marker is the first noun, whatever the parse says."""
    here, that = site.here, load_table(site.dispatch.language, "causes")["cleft"]["that"]
    places = [i for i in range(start, site.start) if here.word(i) in that and here.tokens[i].pos == "SCONJ"]
    if not places or not any(is_finite(token) for token in here.tokens[start : places[-1]]):
        return None
    if any(is_finite(token) for token in here.tokens[places[-1] : site.start]):
        return None
    noun = next((i for i in range(places[-1] + 1, site.start) if here.tokens[i].pos in NOMINAL), None)
    return noun if noun is not None and here.tokens[noun - 1].pos in {"DET", "SCONJ", "NUM"} else None


def led(site: Site) -> Layout | None:
    """« cause a conduit X à + infinitive »: the effect is what X did; the cause is a thing."""
    here, verb = site.here, main_verb(site)
    subject = here.subject(verb)
    denied = any(here.word(i) in site.words["not"] for i in (*here.children[verb], site.start - 1))
    if subject is None or subject > site.start or denied:
        return None
    told = subject if here.tokens[subject].feature("PronType") != "Rel" else relative_noun(here, subject)
    if told is None or is_somebody(here, told) or here.has(verb, "aux:pass", "expl:comp"):
        return None
    thing = here.child(verb, "obj")
    infinitive = next(
        (i for i in range(site.end, len(here.tokens)) if here.tokens[i].feature("VerbForm") == "Inf"), None
    )
    if infinitive is None or any(here.word(i) in {",", *STRONG_BREAKS} for i in range(site.end, infinitive)):
        return None
    to = next((i for i in range(infinitive - 1, site.end - 1, -1) if here.word(i) in site.words["to"]), None)
    if to is None or any(is_finite(token) for token in here.tokens[site.end : infinitive]):
        return None
    named = thing is not None and site.end <= thing < to
    effect = trimmed(here, site.end if named else to + 1, phrase_end(site, infinitive))
    return site.span(effect), nominal(site, subject, site.start)


def is_somebody(here: Tree, index: int) -> bool:
    """Whether the word names a person, a body, or people who act together."""
    token = here.tokens[index]
    lists = ("titles", "groups", "roles", "humans", "organisations", "institutions", "authorities")
    listed = any(token.text.lower() in accented(key) for key in lists)
    return token.pos in {"PROPN", "PRON"} or listed
