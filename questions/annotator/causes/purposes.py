"""What stands behind « pour », « afin de »: the infinitive, and whether it tells a purpose at all."""

from __future__ import annotations

from questions.annotator.causes.layout import strong_break_before
from questions.annotator.causes.sites import Site
from questions.languages.tables import load_table
from questions.syntax import is_finite


def next_infinitive(site: Site) -> int | None:
    """The infinitive behind the marker, pronouns and negation apart."""
    for index in range(site.end, min(site.end + 5, len(site.here.tokens))):
        token = site.here.tokens[index]
        if token.feature("VerbForm") == "Inf":
            return index
        if token.pos not in {"PRON", "ADV", "PART"}:
            return None
    return None


def deed_behind(site: Site) -> int | None:
    """Head of the infinitive behind the marker: its participle where it is perfect (« avoir été entendu »)."""
    verb = next_infinitive(site)
    above = None if verb is None else site.here.governor(verb)
    return above if verb is not None and above is not None and above > verb else verb


def no_purpose(site: Site, verb: int) -> bool:
    """« trop tard pour », « condamné pour avoir »: no purpose is told."""
    barred = site.rule.get("not_with", ())
    floor = strong_break_before(site.here, site.start)
    if any(site.here.tokens[i].lemma.lower() in barred for i in range(floor, site.start)):
        return True
    governor = site.here.governor(verb)
    if governor is not None and site.here.tokens[governor].lemma.lower() in site.rule.get("not_heads", ()):
        return True
    behind = site.here.tokens[site.start - 1] if site.start else None
    if behind is not None and behind.pos == "NOUN" and behind.lemma.lower() in site.rule.get("not_behind", ()):
        return True
    return is_perfect(site, verb) or _is_denied(site)


def is_delay(site: Site) -> bool:
    """« ont jusqu'au 30 juin pour réclamer … », « dispose de dix jours pour obtenir … »: how long there is to do it."""
    here, words = site.here, load_table(site.dispatch.language, "causes")["delays"]
    if here.word(site.start) not in words["for"]:
        return False
    floor = max((i for i in range(site.start) if here.word(i) in {",", ";", ":", "«"}), default=-1) + 1
    verb = next((i for i in range(site.start - 1, floor - 1, -1) if here.lemmas[i] in words["verbs"]), None)
    if verb is None or (verb + 1 < site.start and here.tokens[verb + 1].feature("VerbForm") == "Part"):
        return False
    until = any(here.word(i) in words["until"] for i in range(verb + 1, site.start))
    return until or here.lemmas[site.start - 1] in words["lasting"]


def _is_denied(site: Site) -> bool:
    """« n'était pas là pour signer », « n'a rien fait pour aider »: what was not done served no end.

    « n'est venu que pour signer » denies nothing, « ne dira rien pour ne pas gêner » has its own reason not to act.
    """
    here, that = site.here, load_table(site.dispatch.language, "causes")["cleft"]["that"]
    verb = next((i for i in range(site.start - 1, -1, -1) if is_finite(here.tokens[i])), None)
    if verb is None or here.word(site.end) in site.words["not"]:
        return False
    opened = next((i for i in range(verb - 1, -1, -1) if here.tokens[i].pos not in {"PRON", "ADV", "AUX"}), -1)
    denied = any(here.word(i) in site.words["not"] for i in range(opened + 1, verb))
    return denied and not any(here.word(i) in that for i in range(verb, site.start))


def is_perfect(site: Site, verb: int) -> bool:
    """« avoir sauvé », « ne pas avoir été élu »: the infinitive of « avoir » with its participle."""
    here = site.here
    following = next((i for i in range(verb + 1, len(here.tokens)) if here.tokens[i].pos != "ADV"), None)
    has = here.tokens[verb].lemma.lower() == site.words["have"]
    return has and following is not None and here.tokens[following].pos in {"VERB", "AUX"}
