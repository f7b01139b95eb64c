"""Finds what a dispatch says to be the cause of what: effect, marker and cause as exact spans.

The markers, their strength and their shape are data (``languages/<code>/causes.toml``); here is only how each shape
lays out effect and cause around its marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from questions.annotations import Attribution, CausalRelation, EvidenceSpan, Sentence
from questions.annotator.antecedents import antecedent
from questions.dispatch import Dispatch
from questions.languages.tables import grammar, load_table, phrase_expression
from questions.syntax import NOMINAL, Tree, clause_of, core, is_finite, plain, tree, trimmed

Rule = dict[str, Any]
#: Half-open range of word positions.
Range = tuple[int, int]
#: A cause of one letter, or an effect of a whole paragraph, is a parsing accident.
_LONGEST = 70
_STRONG_BREAKS = frozenset({";", ":", ".", "!", "?", "…", "»", "("})


@dataclass(frozen=True, slots=True)
class _Site:
    """One marker found in a sentence: the rule and the positions of its words."""

    dispatch: Dispatch
    sentences: Sequence[Sentence]
    index: int
    here: Tree
    rule: Rule
    start: int
    end: int

    @property
    def words(self) -> Mapping[str, Any]:
        """The small words of the language."""
        return grammar(self.dispatch.language)

    def span(self, place: Range) -> EvidenceSpan:
        """Evidence of these words."""
        return _span(self.dispatch, self.here, place)


#: Effect and cause of a site, as spans.
_Layout = tuple[EvidenceSpan, EvidenceSpan]


def find_causes(
    dispatch: Dispatch, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[CausalRelation, ...]:
    """Every explicit causal relation of the body, in reading order, with whose words it stands in."""
    found = [relation for site in _sites(dispatch, sentences) for relation in _read(site, attributions)]
    return tuple(_without_overlaps(found))


def _read(site: _Site, attributions: Sequence[Attribution]) -> Iterator[CausalRelation]:
    layout = _SHAPES[site.rule["shape"]](site)
    if layout is None:
        return
    effect, cause = (_without_attribution(site.dispatch, span, attributions) for span in layout)
    if _sound(effect, cause):
        marker = site.span((site.start, site.end))
        said_by = _attribution(marker, attributions)
        yield CausalRelation(effect, marker, cause, site.rule["kind"], site.rule["name"], said_by)


def _sound(effect: EvidenceSpan, cause: EvidenceSpan) -> bool:
    apart = not effect.overlaps(cause) or effect.contains(cause)
    return apart and len(effect.quote) > 2 and len(cause.quote) > 2


def _without_overlaps(found: list[CausalRelation]) -> list[CausalRelation]:
    """One relation a marker: the one whose marker is longest (« pour répondre à » before « pour »)."""
    kept: list[CausalRelation] = []
    for relation in sorted(
        found, key=lambda r: (r.marker.start - r.marker.end, r.marker.start) if r.marker else (0, 0)
    ):
        if not any(relation.marker and k.marker and k.marker.overlaps(relation.marker) for k in kept):
            kept.append(relation)
    return sorted(kept, key=lambda r: r.marker.start if r.marker else r.effect.start)


# -------------------------------------------------------------------------------------------- markers


@lru_cache(maxsize=16)
def _rules(language: str) -> tuple[tuple[Rule, re.Pattern[str] | None], ...]:
    rules = load_table(language, "causes")["rule"]
    return tuple((rule, _pattern(language, rule["phrases"]) if rule["phrases"] else None) for rule in rules)


def _pattern(language: str, phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of these phrases, longest first, between word boundaries."""
    options = [phrase_expression(language, phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(options)})(?:(?<=')|(?![\w'-]))")


def _sites(dispatch: Dispatch, sentences: Sequence[Sentence]) -> Iterator[_Site]:
    for index, sentence in enumerate(sentences):
        if sentence.zone == "caption":
            continue
        here, text = tree(sentence), plain(sentence.span.quote)
        for rule, pattern in _rules(dispatch.language):
            ranges = _phrases(here, pattern, text) if pattern else _verbs(here, rule, grammar(dispatch.language)["by"])
            for start, end in ranges:
                if _allowed(here, rule, start, end):
                    yield _Site(dispatch, sentences, index, here, rule, start, end)


def _phrases(here: Tree, pattern: re.Pattern[str], text: str) -> Iterator[Range]:
    offset = here.sentence.span.start
    for match in pattern.finditer(text):
        start, end = here.at(offset + match.start()), here.at(offset + match.end() - 1) + 1
        yield start, end


def _verbs(here: Tree, rule: Rule, by: Sequence[str]) -> Iterator[Range]:
    forms = _participles(rule)
    for index, token in enumerate(here.tokens):
        verb = token.lemma.lower() in rule["lemmas"] and token.pos in {"VERB", "ADJ"}
        if verb or (here.word(index) in forms and here.word(index + 1) in by):
            yield _with_auxiliaries(here, index, by)


def _with_auxiliaries(here: Tree, verb: int, by: Sequence[str]) -> Range:
    """« a été provoqué par »: the marker takes the auxiliaries and the preposition."""
    start = verb
    while start and here.tokens[start - 1].pos == "AUX":
        start -= 1
    return start, verb + 1 + (here.word(verb + 1) in by)


def _main_verb(site: _Site) -> int:
    """The verb of a marker made of auxiliaries, verb and preposition."""
    by = site.here.word(site.end - 1) in site.words["by"] and site.end - 1 > site.start
    return site.end - 1 - by


def _participles(rule: Rule) -> set[str]:
    return {form + ending for form in rule.get("participles", ()) for ending in rule["endings"]}


def _allowed(here: Tree, rule: Rule, start: int, end: int) -> bool:
    if rule.get("bare") and start and here.tokens[start - 1].pos in {"DET", "NUM"}:
        return False
    if "pos" in rule and here.tokens[start].pos not in rule["pos"]:
        return False
    if end < len(here.tokens) and here.word(end) in rule.get("never_before", ()):
        return False
    return not (start and here.word(start - 1) in rule.get("never_after", ()))


# --------------------------------------------------------------------------------------------- shapes


def _around_noun(site: _Site) -> _Layout | None:
    """« effect + marker + noun phrase », fronted or not, cleft or not."""
    governed = _governed_noun(site)
    if governed is None or (site.rule["strength"] == "weak" and not _weak_allowed(site, governed)):
        return None
    return _laid_out(site, (site.end, _phrase_end(site, governed)))


def _around_clause(site: _Site) -> _Layout | None:
    """« effect + marker + clause »."""
    if not any(is_finite(token) for token in site.here.tokens[site.end :]):
        return None
    return _laid_out(site, (site.end, _clause_end(site)))


def _around_infinitive(site: _Site) -> _Layout | None:
    """« effect + marker + infinitive »."""
    verb = _next_infinitive(site)
    if verb is None or _no_purpose(site, verb):
        return None
    return _laid_out(site, (site.end, _phrase_end(site, verb)))


def _reversed(site: _Site) -> _Layout | None:
    """« effect s'explique par cause »: the effect is the subject, found through its pronoun where it is one."""
    verb = next((i for i in range(site.start, site.end) if site.here.tokens[i].pos in {"VERB", "AUX"}), site.start)
    heads = [verb, *site.here.ancestors(verb)]
    subject = next((s for h in heads if (s := site.here.subject(h)) is not None and s < site.start), None)
    governed = _governed_noun(site)
    if subject is None or governed is None:
        return None
    cause = site.span(trimmed(site.here, site.end, _phrase_end(site, governed)))
    return _nominal(site, subject, site.start), cause


def _which(site: _Site) -> _Layout | None:
    """« clause, ce qui a provoqué effect »: only behind a comma, where it takes up the whole clause."""
    here = site.here
    if site.start < 3 or here.word(site.start - 1) != ",":
        return None
    verbs = [i for i in range(site.end, len(here.tokens)) if here.tokens[i].pos == "VERB"]
    end = _clause_end(site)
    if not verbs or verbs[0] >= end or _describes(site, verbs[0]):
        return None
    before = _sentence_part_before(here, site.start - 1)
    return site.span(trimmed(here, site.end, end)), site.span(before)


def _consequence(site: _Site) -> _Layout | None:
    """« cause. Par conséquent, effect »; the cause is the clause or the sentence before."""
    here = site.here
    after = site.end
    marker = plain(site.span((site.start, site.end)).quote)
    breaks = after < len(here.tokens) and here.word(after) in {":", ","}
    if marker in site.rule["needs_break"] and not (breaks and site.start == 0):
        return None
    inner = site.start > 2 and not _is_opening(site)
    cause = site.span(_sentence_part_before(here, site.start)) if inner else _previous(site)
    start, end = trimmed(here, after, _sentence_end(here, after))
    if inner and here.tokens[site.start - 1].pos in {"AUX", "VERB"}:
        return _within_verb(site, cause, end)
    return (site.span((start, end)), cause) if cause and end > start else None


def _within_verb(site: _Site, cause: EvidenceSpan | None, end: int) -> _Layout | None:
    """« et a par suite de cela infecté … »: the marker stands inside the verb that tells the effect."""
    here, start = site.here, site.start - 1
    while start and here.tokens[start - 1].pos in {"AUX", "PRON"}:
        start -= 1
    before = _sentence_part_before(here, start)
    return (site.span((start, end)), site.span(before)) if cause and before[1] - before[0] > 2 else None


def _accused(site: _Site) -> _Layout | None:
    """« effect. En cause, selon X : cause »."""
    here = site.here
    after = here.word(site.end) if site.end < len(here.tokens) else ""
    effect = _previous(site)
    if not _is_opening(site) or after not in {":", ","} or effect is None:
        return None
    start = site.end
    while after == "," and start < len(here.tokens) and _aside_until(here, start) is not None:
        start = _aside_until(here, start) or start
        break
    start, _ = trimmed(here, start, len(here.tokens))
    end = next((i for i in range(start, len(here.tokens)) if here.word(i) in {",", ";"}), len(here.tokens))
    start, end = trimmed(here, start, end)
    return (effect, site.span((start, end))) if end > start else None


def _aside_until(here: Tree, comma: int) -> int | None:
    """Position of the comma that closes « , d'après des parents, » opened at ``comma``."""
    closing = next((i for i in range(comma + 1, len(here.tokens)) if here.word(i) == ","), None)
    opens = comma + 1 < len(here.tokens) and here.tokens[comma + 1].pos == "ADP"
    return closing if opens and closing is not None and closing - comma < 9 else None


def _verb(site: _Site) -> _Layout | None:
    """« cause provoque effect », « effect provoqué par cause »."""
    here, verb = site.here, _main_verb(site)
    agent = _agent(here, verb, site.words["by"])
    if agent is not None:
        return _passive(site, verb, agent)
    subject, thing = here.subject(verb), here.child(verb, "obj")
    if subject is None or thing is None or thing < verb or here.tokens[thing].pos == "PRON" or _barred(site, thing):
        return None
    if here.tokens[subject].pos == "PROPN" and here.tokens[subject].dep != "nsubj":
        return None
    cause = _nominal(site, subject, verb)
    return site.span(_noun_phrase(site, thing)), cause


def _passive(site: _Site, verb: int, agent: int) -> _Layout | None:
    here = site.here
    holder = here.governor(verb) if here.tokens[verb].dep in {"acl", "amod"} else None
    effect = holder if holder is not None and holder < verb else here.subject(verb)
    if effect is None:
        effect = _apposed_subject(here, verb, agent)
    if effect is None or _barred(site, effect):
        return None
    last = verb if effect < verb else len(here.tokens)
    cause = site.span(_noun_phrase(site, agent, start=min(here.subtree(agent)) + 1))
    return _nominal(site, effect, last), cause


def _apposed_subject(here: Tree, verb: int, agent: int) -> int | None:
    """« Provoquées par X, elles … »: the subject behind the comma, where it agrees."""
    if verb > 1:
        return None
    subjects = [i for i, token in enumerate(here.tokens) if i > agent and token.dep in {"nsubj", "nsubj:pass"}]
    return subjects[0] if subjects else None


def _attribute(site: _Site) -> _Layout | None:
    """« X attribue effect à cause »."""
    here, verb = site.here, _main_verb(site)
    thing = here.child(verb, "obj")
    if thing is None or thing < verb or _barred(site, thing):
        return None
    cause = next((i for i in here.children[verb] if i > thing and here.tokens[i].dep in _OBLIQUE), None)
    start, end = _noun_phrase(site, thing)
    if cause is None:
        return _attributed_by_position(site, start, thing)
    below = here.subtree(cause)
    first = below[0] + (here.word(below[0]) in site.words["to"])
    return site.span(trimmed(here, start, min(end, below[0]))), site.span(trimmed(here, first, below[-1] + 1))


_OBLIQUE = frozenset({"obl", "obl:arg", "iobj", "obl:mod", "conj"})


def _attributed_by_position(site: _Site, start: int, thing: int) -> _Layout | None:
    """Where the parser hangs « à cause » elsewhere, the first « à » behind the effect parts them."""
    here = site.here
    end = _sentence_end(here, thing)
    to = next((i for i in range(thing + 1, end) if here.word(i) in site.words["to"]), None)
    if to is None or end - to < 2:
        return None
    opening = next((i for i in range(thing + 1, to) if here.word(i) == "«"), to)
    return site.span(trimmed(here, start, opening)), site.span(trimmed(here, to + 1, end))


_SHAPES: dict[str, Callable[[_Site], _Layout | None]] = {
    "noun": _around_noun,
    "clause": _around_clause,
    "infinitive": _around_infinitive,
    "reversed": _reversed,
    "which": _which,
    "consequence": _consequence,
    "accused": _accused,
    "verb": _verb,
    "attribute": _attribute,
}


# --------------------------------------------------------------------------------------------- layout


def _laid_out(site: _Site, cause: Range) -> _Layout | None:
    """The effect on the other side of the marker, or around it."""
    cause = trimmed(site.here, *cause)
    if cause[1] <= cause[0] or cause[1] - cause[0] > _LONGEST:
        return None
    cleft = _cleft(site)
    if cleft is not None:
        return cleft
    effect = _effect_behind(site, cause) if _is_opening(site) else _effect_before(site, cause)
    return (site.span(effect), site.span(cause)) if effect else None


def _cleft(site: _Site) -> _Layout | None:
    """« C'est sous la pression de X que Y »."""
    words = load_table(site.dispatch.language, "causes")["cleft"]
    before = plain(site.dispatch.text[site.here.sentence.span.start : site.here.tokens[site.start].start]).strip()
    if not any(before.endswith(opening) for opening in words["opening"]):
        return None
    if before.split(" ")[0] in words["if"]:
        return _if_cleft(site)
    that = [i for i in range(site.end + 1, len(site.here.tokens)) if site.here.word(i) in words["that"]]
    if not that:
        return None
    end = _sentence_end(site.here, that[-1] + 1)
    effect, cause = trimmed(site.here, that[-1] + 1, end), trimmed(site.here, site.end, that[-1])
    return (site.span(effect), site.span(cause)) if effect[1] > effect[0] else None


def _if_cleft(site: _Site) -> _Layout | None:
    """« Si P, c'est à cause de X »: what stands behind « si » is the effect."""
    here = site.here
    commas = [i for i in range(1, site.start) if here.word(i) == ","]
    effect = trimmed(here, 1, commas[-1]) if commas else (0, 0)
    governed = _governed_noun(site)
    clause = site.rule["shape"] == "clause"
    if effect[1] <= effect[0] or (governed is None and not clause):
        return None
    end = _clause_end(site) if clause or governed is None else _phrase_end(site, governed)
    return site.span(effect), site.span(trimmed(here, site.end, end))


def _is_opening(site: _Site) -> bool:
    """Whether the marker heads its sentence, or the part of it behind a colon or a quotation mark."""
    words = load_table(site.dispatch.language, "causes")["fronted"]["before"]
    index = site.start - 1
    while index >= 0 and site.here.word(index) in words:
        index -= 1
    return site.rule.get("fronted", True) and (
        index < 0 or site.here.word(index) in {":", ";", "—", "–", "=", ")", "."}
    )


def _effect_behind(site: _Site, cause: Range) -> Range | None:
    """The main clause behind a fronted cause."""
    here = site.here
    comma = next((i for i in range(cause[1], len(here.tokens)) if here.word(i) == ","), None)
    start = cause[1] if comma is None else comma + 1
    main = [i for i in range(start, len(here.tokens)) if here.tokens[i].dep in {"nsubj", "nsubj:pass", "ROOT"}]
    if comma is not None and main and _relative(here, start):
        start = _after_aside(here, start)
    place = trimmed(here, start, _sentence_end(here, start))
    return place if place[1] - place[0] > 1 else None


def _relative(here: Tree, start: int) -> bool:
    """Whether a relative clause begins here, an aside before the main clause."""
    return start < len(here.tokens) and here.tokens[start].feature("PronType") == "Rel"


def _after_aside(here: Tree, start: int) -> int:
    closing = next((i for i in range(start, len(here.tokens)) if here.word(i) == ","), None)
    return start if closing is None else closing + 1


def _effect_before(site: _Site, cause: Range) -> Range | None:
    """The clause that governs the marker, as far as the marker; around it when the verb comes behind."""
    here = site.here
    governor = next((a for a in here.ancestors(site.start) if not site.start <= a < cause[1]), None)
    if governor is None or governor > site.start:
        governor = _verb_around(here, site, cause, governor)
    start, end = _effect_start(here, governor, site.start), site.start
    if governor is not None and governor >= cause[1]:
        end = max(core(here, governor)[1], cause[1])
    place = trimmed(here, start, end)
    return place if place[1] - place[0] > 1 else None


def _verb_around(here: Tree, site: _Site, cause: Range, governor: int | None) -> int | None:
    """The verb of the clause in which the marker is set, nearest on the left where the parser gives none."""
    if governor is not None and governor >= cause[1] and here.subject(governor) is not None:
        return governor
    left = [i for i in range(site.start) if is_finite(here.tokens[i])]
    return left[-1] if left else governor


def _effect_start(here: Tree, governor: int | None, marker: int) -> int:
    """Where the governing clause begins, never before the last strong break."""
    floor = _strong_break_before(here, marker)
    if governor is None:
        return floor
    head = _whole_predicate(here, governor)
    start = min(core(here, head)[0], governor)
    if here.tokens[head].dep.startswith("acl") and (noun := here.governor(head)) is not None:
        start = min(start, _phrase_start(here, noun))
    elif here.tokens[head].pos in NOMINAL and not here.has(head, "cop"):
        start = _phrase_start(here, head)
    elif here.subject(head) is None or here.tokens[head].dep == "conj":
        start = min(start, _borrowed_start(here, head))
    return max(start, floor)


def _whole_predicate(here: Tree, governor: int) -> int:
    """« a décidé de fermer »: an infinitive belongs with the verb that governs it."""
    head = governor
    while here.tokens[head].dep in {"xcomp", "aux", "cop", "aux:pass", "aux:tense", "obl:arg", "obj", "iobj", "ccomp"}:
        above = here.governor(head)
        if above is None or (here.tokens[head].dep == "ccomp" and here.has(head, "nsubj", "nsubj:pass", "mark")):
            break
        head = above
    return head


def _borrowed_start(here: Tree, head: int) -> int:
    """A coordinated verb without subject starts where the verb it is joined to starts."""
    above = here.governor(head)
    if here.tokens[head].dep != "conj" or above is None or here.has(head, "nsubj", "nsubj:pass"):
        return core(here, head)[0]
    return core(here, _whole_predicate(here, above))[0]


def _phrase_start(here: Tree, noun: int) -> int:
    """First word of a noun phrase, article included."""
    return min(i for i in here.subtree(noun) if i <= noun)


def _strong_break_before(here: Tree, index: int) -> int:
    """Position behind the last colon, semicolon or bracket before this word; brackets that closed do not count."""
    depth = 0
    for i in range(index - 1, -1, -1):
        word = here.word(i)
        depth += (word in {")", "»"}) - (word in {"(", "«"})
        if depth < 0 or (depth == 0 and word in {";", ":"}):
            return i + 1
    return 0


def _governed_noun(site: _Site) -> int | None:
    """Head of the noun phrase behind the marker."""
    here = site.here
    first = next(
        (i for i in range(site.end, min(site.end + 6, len(here.tokens))) if here.tokens[i].pos in NOMINAL), None
    )
    if first is None:
        first = next((i for i in range(site.end, min(site.end + 2, len(here.tokens))) if _content(here, i)), None)
    if first is None or any(here.word(i) in _STRONG_BREAKS for i in range(site.end, first)):
        return None
    head = first
    while (above := here.governor(head)) is not None and above > head and here.tokens[above].pos in NOMINAL:
        if any(here.word(i) in {",", *_STRONG_BREAKS} for i in range(head, above)):
            break
        head = above
    return head


def _content(here: Tree, index: int) -> bool:
    """Whether the word may be a noun that the parser took for something else (« en raison du gel »)."""
    return here.tokens[index].pos in {"ADJ", "X", "VERB"} and here.tokens[index].feature("VerbForm") != "Inf"


def _phrase_end(site: _Site, head: int) -> int:
    """Where the phrase headed here ends: its subtree, as far as it runs on without a break."""
    here, below = site.here, set(site.here.subtree(head))
    index = site.end
    depth = 0
    while index < len(here.tokens):
        word = here.word(index)
        depth += (word in {"(", "«"}) - (word in {")", "»"})
        outside = index > head and index not in below and here.tokens[index].pos != "PUNCT"
        if depth < 0 or (depth == 0 and (word in {";", ":", ".", "!", "?"} or outside)):
            break
        if depth == 0 and word == "," and (_is_opening(site) or not _carries_on(here, index, below)):
            break
        index += 1
    return max(index, min(head + 1, len(here.tokens)))


def _carries_on(here: Tree, comma: int, below: set[int]) -> bool:
    """Whether the phrase goes on behind a comma: an enumeration or an apposition of its own."""
    following = range(comma + 1, min(comma + 4, len(here.tokens)))
    clause = any(here.tokens[i].pos in {"SCONJ"} or here.tokens[i].feature("PronType") == "Rel" for i in following[:2])
    return all(i in below for i in following) and not clause


def _clause_end(site: _Site) -> int:
    """Where a clause behind its conjunction ends: at a strong break; at the first comma when it is fronted."""
    here, fronted = site.here, _is_opening(site)
    for index in range(site.end + 1, len(here.tokens)):
        word = here.word(index)
        if word in {";", ":", ".", "!", "?"} or (fronted and word == "," and _verb_between(here, site.end, index)):
            return index
    return len(here.tokens)


def _verb_between(here: Tree, start: int, end: int) -> bool:
    return any(is_finite(token) for token in here.tokens[start:end])


def _sentence_end(here: Tree, start: int) -> int:
    """Position of the semicolon or full stop that ends what begins here."""
    ends = (i for i in range(start + 1, len(here.tokens)) if here.word(i) in {";", ".", "!", "?", "…"})
    return next(ends, len(here.tokens))


def _sentence_part_before(here: Tree, end: int) -> Range:
    return trimmed(here, _strong_break_before(here, end), end)


def _previous(site: _Site) -> EvidenceSpan | None:
    """What stands before the marker: the sentence before, from its last strong break on."""
    if not site.index:
        return None
    before = tree(site.sentences[site.index - 1])
    return _span(site.dispatch, before, _sentence_part_before(before, len(before.tokens)))


# ---------------------------------------------------------------------------------------------- words


def _nominal(site: _Site, index: int, limit: int) -> EvidenceSpan:
    """The noun phrase headed here, cut at ``limit``; a pronoun gives the words it stands for."""
    token = site.here.tokens[index]
    if token.pos == "PRON" and token.feature("PronType") != "Rel":
        known = antecedent(site.dispatch, site.sentences, site.index, index)
        if known is not None:
            return known
    if token.feature("PronType") == "Rel":
        limit = index
    if token.feature("PronType") == "Rel" and (verb := clause_of(site.here, index)) is not None:
        above = site.here.governor(verb)
        index = above if above is not None and above < index else index
    start, end = _noun_phrase(site, index)
    return site.span(trimmed(site.here, start, max(min(end, limit), index + 1)))


def _noun_phrase(site: _Site, head: int, start: int | None = None) -> Range:
    """The noun phrase headed here: its subtree until a comma, a strong break, or a gap."""
    here, below = site.here, site.here.subtree(head)
    copula = here.child(head, "cop")
    if start is None and copula is not None and copula < head:
        start = copula + 1
    inside, first = set(below), below[0] if start is None else start
    end = head + 1
    while end < len(here.tokens) and (end in inside or here.tokens[end].pos == "PUNCT"):
        if here.word(end) in {",", ";", ":"}:
            break
        end += 1
    return trimmed(here, min(first, head), end)


def _next_infinitive(site: _Site) -> int | None:
    """The infinitive behind the marker, pronouns and negation apart."""
    for index in range(site.end, min(site.end + 5, len(site.here.tokens))):
        token = site.here.tokens[index]
        if token.feature("VerbForm") == "Inf":
            return index
        if token.pos not in {"PRON", "ADV", "PART"}:
            return None
    return None


def _no_purpose(site: _Site, verb: int) -> bool:
    """« trop tard pour », « condamné pour avoir »: no purpose is told."""
    barred = site.rule.get("not_with", ())
    floor = _strong_break_before(site.here, site.start)
    if any(site.here.tokens[i].lemma.lower() in barred for i in range(floor, site.start)):
        return True
    governor = site.here.governor(verb)
    if governor is not None and site.here.tokens[governor].lemma.lower() in site.rule.get("not_heads", ()):
        return True
    has_perfect = site.here.tokens[verb].lemma.lower() == site.words["have"] and verb + 1 < len(site.here.tokens)
    return has_perfect and site.here.tokens[verb + 1].feature("VerbForm") == "Part"


def _weak_allowed(site: _Site, governed: int) -> bool:
    """A weak marker stands behind a verb of change and before an event noun that no date follows."""
    weak = load_table(site.dispatch.language, "causes")["weak"]
    here = site.here
    event = here.tokens[governed].lemma.lower() in weak["events"]
    changes = any(here.tokens[i].lemma.lower() in weak["changes"] for i in range(site.start))
    dated = any(token.pos == "NUM" for token in here.tokens[site.end : governed + 1])
    return event and changes and not dated


def _describes(site: _Site, verb: int) -> bool:
    """« ce qui est rare », « ce qui se dit »: nothing is brought about."""
    here = site.here
    copula = here.tokens[verb].lemma.lower() in site.rule["not_verbs"] or here.has(verb, "cop")
    first = here.tokens[site.end] if site.end < len(here.tokens) else None
    return copula or (
        first is not None
        and first.lemma.lower() in site.rule["not_verbs"]
        and first.pos == "AUX"
        and verb > site.end + 3
    )


def _barred(site: _Site, index: int) -> bool:
    token = site.here.tokens[index]
    return token.lemma.lower() in site.rule["not_objects"] or token.pos == "PROPN"


def _agent(here: Tree, verb: int, by: Sequence[str]) -> int | None:
    """The « par … » complement right behind a past participle."""
    below = (i for i in here.children[verb] if i > verb and here.has(i, "case"))
    return next(below, None) if here.word(verb + 1) in by else None


def _span(dispatch: Dispatch, here: Tree, place: Range) -> EvidenceSpan:
    return dispatch.evidence(here.tokens[place[0]].start, here.tokens[place[1] - 1].end)


# ---------------------------------------------------------------------------------------- attribution


def _attribution(marker: EvidenceSpan, attributions: Sequence[Attribution]) -> Attribution | None:
    """The narrowest reported content in which the marker stands."""
    around = [a for a in attributions if a.content.contains(marker)]
    return min(around, key=lambda a: a.content.end - a.content.start, default=None)


def _without_attribution(dispatch: Dispatch, span: EvidenceSpan, attributions: Sequence[Attribution]) -> EvidenceSpan:
    """Cut « , a déclaré X » off the end of a span."""
    for attribution in attributions:
        cue = attribution.cue
        if span.contains(cue) and attribution.content.start < cue.start and cue.start > span.start + 8:
            kept = dispatch.text[span.start : cue.start].rstrip(' ,\u00a0\u202f»"')
            return dispatch.evidence(span.start, span.start + len(kept))
    return span
