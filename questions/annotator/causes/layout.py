"""How far effect and cause reach around a marker: clauses, noun phrases, breaks."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import EvidenceSpan
from questions.annotator.causes.sites import Range, Site, span_of
from questions.annotator.claims.antecedents import antecedent
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, clause_of, is_finite, tree, trimmed

STRONG_BREAKS = frozenset({";", ":", ".", "!", "?", "…", "»", "("})


def is_opening(site: Site) -> bool:
    """Whether the marker heads its sentence, or the part of it behind a colon or a quotation mark."""
    words = load_table(site.dispatch.language, "causes")["fronted"]["before"]
    index = site.start - 1
    if index > 0 and site.here.word(index) == "," and site.here.word(index - 1) in words:
        index -= 1
    while index >= 0 and site.here.word(index) in words:
        index -= 1
    return site.rule.get("fronted", True) and (
        index < 0 or site.here.word(index) in {":", ";", "—", "–", "=", ")", "."}
    )


def phrase_start(here: Tree, noun: int) -> int:
    """First word of a noun phrase, article included."""
    return min(i for i in here.subtree(noun) if i <= noun)


def strong_break_before(here: Tree, index: int) -> int:
    """Position behind the last colon, semicolon or bracket before this word; brackets that closed do not count, nor
    does a quotation mark right before it (« jurent les clients, « parce que … » »)."""
    depth = 0
    for i in range(index - 1 - (index > 1 and here.word(index - 1) == "«"), -1, -1):
        word = here.word(i)
        depth += (word in {")", "»"}) - (word in {"(", "«"})
        if depth < 0 or (depth == 0 and word in {";", ":"}):
            return i + 1
    return 0


def first_word(here: Tree, start: int) -> int:
    """The word that opens what begins here, marks and « et », « mais », « or » apart (« Et si le pont a cédé … »)."""
    opens = (i for i in range(start, len(here.tokens)) if here.tokens[i].pos not in {"PUNCT", "CCONJ"})
    return next(opens, start)


def opens_if(here: Tree, index: int, words: Sequence[str]) -> bool:
    """Whether « si », or « s'il » in its two words, stands here."""
    return here.word(index) in words or f"{here.word(index)}{here.word(index + 1)}" in words


def governed_noun(site: Site) -> int | None:
    """Head of the noun phrase behind the marker."""
    here = site.here
    first = next(
        (i for i in range(site.end, min(site.end + 6, len(here.tokens))) if here.tokens[i].pos in NOMINAL), None
    )
    if first is None:
        first = next((i for i in range(site.end, min(site.end + 2, len(here.tokens))) if _content(here, i)), None)
    if first is None or any(here.word(i) in STRONG_BREAKS for i in range(site.end, first)):
        return None
    head = first
    while (above := here.governor(head)) is not None and above > head and here.tokens[above].pos in NOMINAL:
        if any(here.word(i) in {",", *STRONG_BREAKS} for i in range(head, above)):
            break
        head = above
    return head


def _content(here: Tree, index: int) -> bool:
    """Whether the word may be a noun that the parser took for something else (« en raison du gel »)."""
    return here.tokens[index].pos in {"ADJ", "X", "VERB"} and here.tokens[index].feature("VerbForm") != "Inf"


def phrase_end(site: Site, head: int) -> int:
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
        if depth == 0 and word == "," and (is_opening(site) or not _carries_on(here, index, below)):
            break
        index += 1
    return _before_another_clause(site, max(index, min(head + 1, len(here.tokens))))


def _before_another_clause(site: Site, end: int) -> int:
    """« dû à des travaux | et 620 tonnes de solvants étaient stockées »: what stands between a conjunction and a finite
    verb is the subject of another clause, where the fact has its own verb in front."""
    here = site.here
    told = any(is_finite(token) for token in here.tokens[: site.end])
    if not told or end >= len(here.tokens) or not is_finite(here.tokens[end]):
        return end
    places = [i for i in range(site.end + 1, end) if here.tokens[i].pos == "CCONJ"]
    last = places[-1] if places else end
    relative = any(here.tokens[i].feature("PronType") == "Rel" for i in range(site.end, end))
    return end if relative else last


def _carries_on(here: Tree, comma: int, below: set[int]) -> bool:
    """Whether the phrase goes on behind a comma: an enumeration or an apposition of its own."""
    following = range(comma + 1, min(comma + 4, len(here.tokens)))
    clause = any(here.tokens[i].pos in {"SCONJ"} or here.tokens[i].feature("PronType") == "Rel" for i in following[:2])
    return all(i in below for i in following) and not clause


def clause_end(site: Site) -> int:
    """Where a clause behind its conjunction ends: at a strong break; at the first comma when it is fronted."""
    here, fronted = site.here, is_opening(site)
    for index in range(site.end + 1, len(here.tokens)):
        word = here.word(index)
        if word in {";", ":", ".", "!", "?"} or (fronted and word == "," and _verb_between(here, site.end, index)):
            return index
    return len(here.tokens)


def _verb_between(here: Tree, start: int, end: int) -> bool:
    return any(is_finite(token) for token in here.tokens[start:end])


def sentence_end(here: Tree, start: int) -> int:
    """Position of the semicolon or full stop that ends what begins here."""
    ends = (i for i in range(start + 1, len(here.tokens)) if here.word(i) in {";", ".", "!", "?", "…"})
    return next(ends, len(here.tokens))


def sentence_part_before(here: Tree, end: int) -> Range:
    """The words before this position, back to the last strong break."""
    return trimmed(here, strong_break_before(here, end), end)


def previous(site: Site) -> EvidenceSpan | None:
    """What stands before the marker: the sentence before, from its last strong break on."""
    if not site.index:
        return None
    before = tree(site.sentences[site.index - 1])
    start, end = sentence_part_before(before, len(before.tokens))
    return span_of(site.dispatch, before, (start, end)) if start < end else None


def nominal(site: Site, index: int, limit: int) -> EvidenceSpan:
    """The noun phrase headed here, cut at ``limit``; a pronoun gives the words it stands for."""
    token = site.here.tokens[index]
    if token.pos == "PRON" and token.feature("PronType") != "Rel":
        known = antecedent(site.dispatch, site.sentences, site.index, index)
        if known is not None:
            return known
    if token.feature("PronType") == "Rel":
        limit = index
        above = relative_noun(site.here, index)
        index = index if above is None else above
    start, end = noun_phrase(site, index)
    return site.span(trimmed(site.here, start, max(min(end, limit), index + 1)))


def relative_noun(here: Tree, pronoun: int) -> int | None:
    """What a relative pronoun stands for: the noun above its clause; behind an aside, « C'est le riz, cuit la veille du
    service, qui … », the noun that is singled out."""
    verb = clause_of(here, pronoun)
    above = here.governor(verb) if verb is not None else None
    clefts = (i for i in range(pronoun - 1, 0, -1) if here.tokens[i].pos == "NOUN" and _is_singled_out(here, i))
    cleft = next(clefts, None) if here.word(pronoun - 1) == "," else None
    noun = above if cleft is None else cleft
    return noun if noun is not None and noun < pronoun else None


def _is_singled_out(here: Tree, noun: int) -> bool:
    """« c'est le riz »: the noun behind a demonstrative and its copula."""
    copula = here.child(noun, "cop")
    subject = here.subject(noun)
    singled = subject is not None and copula is not None and subject + 1 == copula < noun
    return singled and subject is not None and here.tokens[subject].lemma.lower() == "ce"


def noun_phrase(site: Site, head: int, start: int | None = None) -> Range:
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
    return trimmed(here, min(first, head), _before_another_clause(site, end))


def weak_allowed(site: Site, governed: int) -> bool:
    """A weak marker stands behind a verb of change and before an event noun that no date follows."""
    weak = load_table(site.dispatch.language, "causes")["weak"]
    here = site.here
    event = here.tokens[governed].lemma.lower() in weak["events"]
    changes = any(here.tokens[i].lemma.lower() in weak["changes"] for i in range(site.start))
    dated = any(token.pos == "NUM" for token in here.tokens[site.end : governed + 1])
    return event and changes and not dated


def describes(site: Site, verb: int) -> bool:
    """« ce qui est rare », « ce qui se dit »: nothing is brought about."""
    here = site.here
    told = {here.tokens[i].lemma.lower() for i in (verb, min(verb + 1, len(here.tokens) - 1))}
    thing = here.child(verb, "obj")
    empty = thing is not None and here.lemmas[thing] in site.rule["not_objects"]
    copula = empty or not told.isdisjoint(site.rule["not_verbs"]) or here.has(verb, "cop")
    first = here.tokens[site.end] if site.end < len(here.tokens) else None
    return copula or (
        first is not None
        and first.lemma.lower() in site.rule["not_verbs"]
        and first.pos == "AUX"
        and verb > site.end + 3
    )


def is_barred(site: Site, index: int) -> bool:
    """Whether the word is never brought about by such a verb (« l’équipe entraînée par »), or is a name."""
    token = site.here.tokens[index]
    return token.lemma.lower() in site.rule["not_objects"] or token.pos == "PROPN"


def agent_of(here: Tree, verb: int, by: Sequence[str]) -> int | None:
    """The « par … » complement right behind a past participle."""
    below = (i for i in here.children[verb] if i > verb and here.has(i, "case"))
    return next(below, None) if here.word(verb + 1) in by else None
