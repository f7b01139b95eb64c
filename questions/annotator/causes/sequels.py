"""Markers behind a cause or an effect: « …, ce qui », « d'où », « par conséquent », « donc », « en cause : … »."""

from __future__ import annotations

from questions.annotations import EvidenceSpan
from questions.annotator.causes.layout import (
    STRONG_BREAKS,
    clause_end,
    describes,
    governed_noun,
    is_opening,
    phrase_end,
    previous,
    sentence_end,
    sentence_part_before,
)
from questions.annotator.causes.predicates import is_somebody
from questions.annotator.causes.quotation_bounds import quotation_end
from questions.annotator.causes.sites import Layout, Site, span_of
from questions.languages.tables import load_table
from questions.syntax import Tree, is_finite, plain, tree, trimmed

#: Words that begin no noun phrase.
_NO_NOUN = frozenset({"PRON", "AUX", "VERB", "SCONJ", "CCONJ", "PUNCT"})


def which(site: Site) -> Layout | None:
    """« clause, ce qui a provoqué effect »: only behind a comma, where it takes up the whole clause."""
    here = site.here
    if site.start < 3 or here.word(site.start - 1) != ",":
        return None
    head = here.governor(site.end - 1)
    verbs = [i for i in range(site.end, len(here.tokens)) if here.tokens[i].pos == "VERB" or i == head]
    end = clause_end(site)
    if not verbs or verbs[0] >= end or describes(site, verbs[0]):
        return None
    before = sentence_part_before(here, site.start - 1)
    if any(here.word(i) in site.rule["never_presented"] for i in range(*before)):
        return None
    return site.span(trimmed(here, site.end, end)), site.span(before)


def whence(site: Site) -> Layout | None:
    """« clause, d'où + noun phrase »: what stands before the comma brings about what the noun names."""
    here = site.here
    after = here.tokens[site.end] if site.end < len(here.tokens) else None
    if after is None or after.pos in _NO_NOUN or is_finite(after) or _tells_whence(site):
        return None
    end = next((i for i in range(site.end, len(here.tokens)) if here.word(i) in STRONG_BREAKS), len(here.tokens))
    effect, cause = trimmed(here, site.end, end), _before_whence(site)
    return (site.span(effect), cause) if cause is not None and effect[1] > effect[0] else None


def _before_whence(site: Site) -> EvidenceSpan | None:
    """What stands before « , d'où »; the sentence before where « D'où » opens its own."""
    here = site.here
    if site.start == 0:
        return previous(site)
    if site.start < 2 or here.word(site.start - 1) not in {",", ";", ":"}:
        return None
    before = sentence_part_before(here, site.start - 1)
    return site.span(before) if before[1] - before[0] > 1 else None


def _tells_whence(site: Site) -> bool:
    """« la ville d'où trois élèves sont revenus »: a clause, not a noun phrase; a verb behind « qui » is none of it."""
    for token in site.here.tokens[site.end :]:
        if token.feature("PronType") == "Rel" or token.pos == "PUNCT":
            return False
        if is_finite(token):
            return True
    return False


def consequence(site: Site) -> Layout | None:
    """« cause. Par conséquent, effect »; the cause is the clause or the sentence before."""
    here = site.here
    after = site.end
    marker = plain(site.span((site.start, site.end)).quote)
    breaks = after < len(here.tokens) and here.word(after) in {":", ","}
    if marker in site.rule["taken_up"] and _is_behind_first_verb(site):
        return _taken_up(site)
    if marker in site.rule["needs_break"] and not (breaks and (site.start == 0 or here.word(site.start - 1) == ";")):
        return None
    inner = site.start > 2 and not is_opening(site)
    colon = _behind_colon(site) if marker in site.rule["needs_comma"] else None
    if colon is not None:
        return colon
    if marker in site.rule["needs_comma"] and not (inner and _between_clauses(site)):
        return None
    behind_break = site.start > 2 and here.word(site.start - 1) in STRONG_BREAKS
    last = site.start - 1 if behind_break else site.start
    cause = site.span(sentence_part_before(here, last)) if inner or behind_break else previous(site)
    start, end = trimmed(here, after, sentence_end(here, after))
    joins = here.word(site.end - 1) in load_table(site.dispatch.language, "causes")["cleft"]["that"]
    if inner and not joins and here.tokens[site.start - 1].pos in {"AUX", "VERB"}:
        return _within_verb(site, cause, end)
    return (site.span((start, end)), cause) if cause and end > start else None


def _is_behind_first_verb(site: Site) -> bool:
    """« le village est donc évacué », not « engagés à neuf, ils seront donc huit »: nothing is told before the verb."""
    tokens, verb = site.here.tokens, site.start - 1
    told = any(token.pos == "VERB" or is_finite(token) for token in tokens[: max(verb, 0)])
    return verb > 0 and is_finite(tokens[verb]) and not told


def _taken_up(site: Site) -> Layout | None:
    """« La digue a cédé. Le village est donc évacué »: right behind the verb of a sentence that tells one thing, the
    marker takes up what the sentence before told, in the same paragraph; whoever opens a quotation answers nobody."""
    here, before = site.here, site.sentences[site.index - 1] if site.index else None
    if before is None or here.is_question or before.zone != here.sentence.zone or here.tokens[0].pos == "PUNCT":
        return None
    told, cause = tree(before), previous(site)
    if told.is_question or not any(map(is_finite, told.tokens)) or not _is_told_of(here, site.start - 1):
        return None
    if cause is None or "\n" in site.dispatch.text[before.span.end : here.sentence.span.start]:
        return None
    end = min(sentence_end(here, site.end), quotation_end(here, 0))
    return site.span(trimmed(here, 0, end)), cause


def _is_told_of(here: Tree, verb: int) -> bool:
    """« voici donc les faits », « nous contestons donc ce grief »: who speaks concludes, nothing happens; nor does
    « elle est donc antérieure », « c'est donc à Metz que », where a pronoun goes on about what was just told."""
    first = any(token.feature("Person") in {"1", "2"} for token in here.tokens[: verb + 1])
    return not first and any(token.pos in {"NOUN", "PROPN", "NUM"} for token in here.tokens[:verb])


def _behind_colon(site: Site) -> Layout | None:
    """« Le toit n'était assuré qu'à moitié : la ville paiera donc »: the clause before the colon is the reason."""
    here = site.here
    colon = next((i for i in range(site.start - 1, 0, -1) if here.word(i) in STRONG_BREAKS), 0)
    before, behind = sentence_part_before(here, colon), trimmed(here, colon + 1, sentence_end(here, colon))
    told = all(any(is_finite(t) for t in here.tokens[slice(*place)]) for place in (before, behind))
    own = any(is_finite(token) for token in here.tokens[colon + 1 : site.start])
    if here.word(colon) not in {":", ";"} or not told or not own or here.word(site.start - 1) == ",":
        return None
    return site.span(behind), site.span(before)


def _between_clauses(site: Site) -> bool:
    """« Les gens ont eu peur, donc ils stockent »: a comma before, a clause on either side."""
    here = site.here
    before, end = sentence_part_before(here, site.start), sentence_end(here, site.end)
    told = [any(is_finite(t) for t in here.tokens[slice(*place)]) for place in (before, (site.end, end))]
    return here.word(site.start - 1) in {",", ";"} and all(told)


def _within_verb(site: Site, cause: EvidenceSpan | None, end: int) -> Layout | None:
    """« et a par suite de cela infecté … »: the marker stands inside the verb that tells the effect."""
    here, start = site.here, site.start - 1
    while start and here.tokens[start - 1].pos in {"AUX", "PRON"}:
        start -= 1
    before = sentence_part_before(here, start)
    return (site.span((start, end)), site.span(before)) if cause and before[1] - before[0] > 2 else None


def ensued(site: Site) -> Layout | None:
    """« cause. Il en est résulté effect », « De là viennent + effect »: the verb opens its sentence, the noun phrase or
    the « que » clause behind it is what the sentence before brought about."""
    here, cause = site.here, previous(site)
    if site.start or cause is None or here.is_question or site.end >= len(here.tokens):
        return None
    start = site.end
    closing = next((i for i in range(start + 1, len(here.tokens)) if here.word(i) == ","), None)
    if here.word(start) == "," and closing is not None and here.tokens[start + 1].pos not in {"DET", "NUM"}:
        start = closing
    end = next((i for i in range(start + 1, len(here.tokens)) if here.word(i) in {";", ":", "."}), len(here.tokens))
    start, end = trimmed(here, start, end)
    told = end > start and any(here.tokens[i].pos in {"NOUN", "PROPN"} for i in range(start, end))
    return (site.span((start, end)), cause) if told else None


def accused(site: Site) -> Layout | None:
    """« effect. En cause, selon X : cause »."""
    here = site.here
    after = here.word(site.end) if site.end < len(here.tokens) else ""
    effect = _told_before(site)
    if not is_opening(site) or after not in {":", ","} or effect is None:
        return None
    aside = _aside_until(here, site.end) if after == "," else None
    start, _ = trimmed(here, aside or site.end, len(here.tokens))
    start += _presenting(site, start)
    end = next((i for i in range(start, len(here.tokens)) if here.word(i) in {",", ";"}), len(here.tokens))
    if after == "," and _is_clause(here, start, end):
        return None
    start, end = trimmed(here, start, end)
    return (effect, site.span((start, end))) if end > start else None


def _told_before(site: Site) -> EvidenceSpan | None:
    """The sentence before; what its colon only details (« Le trou est profond : 80 000 euros ») is left out."""
    effect, before = previous(site), tree(site.sentences[site.index - 1]) if site.index else None
    if effect is None or before is None or any(is_finite(t) for t in before.tokens if t.start >= effect.start):
        return effect
    colon = before.at(effect.start) - 1
    if colon < 1 or before.word(colon) != ":":
        return effect
    start, end = sentence_part_before(before, colon)
    told = any(is_finite(token) for token in before.tokens[start:end])
    return span_of(site.dispatch, before, (start, end)) if told else effect


def _is_clause(here: Tree, start: int, end: int) -> bool:
    """« L'explication, on l'a eue mardi : … », « La raison, il la connaît »: behind the comma a pronoun, or a verb,
    opens a clause, not the name of what is to blame."""
    for token in here.tokens[start:end]:
        if is_finite(token):
            return True
        if token.pos not in {"PRON", "ADV", "PUNCT"} or token.feature("PronType") == "Rel":
            return False
    return False


def _presenting(site: Site, start: int) -> int:
    """« Le motif, c'est le gel »: how many words present what follows."""
    here, openings = site.here, load_table(site.dispatch.language, "causes")["cleft"]["opening"]
    if start + 1 >= len(here.tokens):
        return 0
    pair = site.span((start, start + 2)).quote
    return 2 if plain(pair) in openings else 0


def blamed(site: Site) -> Layout | None:
    """« effect. La faute à + cause »: a sentence that only names the cause of the one before."""
    effect, governed = previous(site), governed_noun(site)
    if site.start or effect is None or governed is None or site.here.is_question:
        return None
    cause = trimmed(site.here, site.end, phrase_end(site, governed))
    return effect, site.span(cause)


def headed(site: Site) -> Layout | None:
    """« À l'origine de + effect, cause »: a sentence, or its part, without a verb of its own; the cause is a thing."""
    here, governed = site.here, governed_noun(site)
    if not is_opening(site) or governed is None:
        return None
    parted = phrase_end(site, governed)
    if here.word(parted) not in {",", ":"}:
        return None
    ends = (
        i
        for i in range(parted + 1, len(here.tokens))
        if here.word(i) in {",", *STRONG_BREAKS} or _opens_relative(here, i)
    )
    cause = trimmed(here, parted + 1, next(ends, len(here.tokens)))
    noun = next((i for i in range(*cause) if here.tokens[i].pos in {"NOUN", "PROPN"}), None)
    if noun is None or is_somebody(here, noun) or any(is_finite(here.tokens[i]) for i in range(*cause)):
        return None
    return site.span(trimmed(here, site.end, parted)), site.span(cause)


def _opens_relative(here: Tree, index: int) -> bool:
    return here.tokens[index].feature("PronType") == "Rel"


def degree(site: Site) -> Layout | None:
    """« effect, d'autant plus + word, que + clause »: the reason for the degree stands behind « que »."""
    here, that = site.here, load_table(site.dispatch.language, "causes")["cleft"]["that"]
    parts = next((i for i in range(site.end + 1, min(site.end + 6, len(here.tokens))) if here.word(i) in that), None)
    if parts is None or any(here.word(i) in {",", *STRONG_BREAKS} for i in range(site.end, parts)):
        return None
    effect, cause = sentence_part_before(here, parts), trimmed(here, parts + 1, sentence_end(here, parts))
    told = [any(is_finite(token) for token in here.tokens[slice(*place)]) for place in (effect, cause)]
    return (site.span(effect), site.span(cause)) if all(told) else None


def _aside_until(here: Tree, comma: int) -> int | None:
    """Position of the comma that closes « , d'après des parents, » or « , dit-on ici, » opened at ``comma``."""
    closing = next((i for i in range(comma + 1, len(here.tokens)) if here.word(i) == ","), None)
    first = here.tokens[comma + 1] if comma + 1 < len(here.tokens) else None
    opens = first is not None and (first.pos == "ADP" or is_finite(first))
    return closing if opens and closing is not None and closing - comma < 9 else None
