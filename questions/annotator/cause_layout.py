"""How far effect and cause reach around a marker: clauses, noun phrases, breaks."""

from __future__ import annotations

from collections.abc import Sequence

from questions.annotations import EvidenceSpan
from questions.annotator.antecedents import antecedent
from questions.annotator.cause_quotations import leaves_quotation, quotation_end
from questions.annotator.cause_sites import Layout, Range, Site, span_of
from questions.languages.tables import load_table
from questions.syntax import NOMINAL, Tree, clause_of, core, is_finite, plain, tree, trimmed

#: A cause of one letter, or an effect of a whole paragraph, is a parsing accident.
_LONGEST = 70
STRONG_BREAKS = frozenset({";", ":", ".", "!", "?", "…", "»", "("})


def laid_out(site: Site, cause: Range) -> Layout | None:
    """The effect on the other side of the marker, or around it."""
    cause = trimmed(site.here, *cause)
    if cause[1] <= cause[0] or cause[1] - cause[0] > _LONGEST:
        return None
    cleft = _cleft(site)
    if cleft is not None:
        return cleft
    effect = _effect_behind(site, cause) if is_opening(site) else _effect_before(site, cause)
    return (site.span(effect), site.span(cause)) if effect else None


def _cleft(site: Site) -> Layout | None:
    """« C'est sous la pression de X que Y »."""
    words = load_table(site.dispatch.language, "causes")["cleft"]
    before = plain(site.dispatch.text[site.here.sentence.span.start : site.here.tokens[site.start].start]).strip()
    if not any(before.endswith(opening) for opening in words["opening"]):
        return None
    if before.lstrip('«"“( ').split(" ")[0] in words["if"]:
        return _if_cleft(site)
    that = [i for i in range(site.end + 1, len(site.here.tokens)) if site.here.word(i) in words["that"]]
    if not that:
        return None
    end = sentence_end(site.here, that[-1] + 1)
    effect, cause = trimmed(site.here, that[-1] + 1, end), trimmed(site.here, site.end, that[-1])
    return (site.span(effect), site.span(cause)) if effect[1] > effect[0] else None


def _if_cleft(site: Site) -> Layout | None:
    """« Si P, c'est à cause de X »: what stands behind « si » is the effect."""
    here = site.here
    first = next((i for i in range(site.start) if here.tokens[i].pos != "PUNCT"), 0)
    commas = [i for i in range(first + 1, site.start) if here.word(i) == ","]
    effect = trimmed(here, first + 1, commas[-1]) if commas else (0, 0)
    governed = governed_noun(site)
    clause = site.rule["shape"] == "clause"
    if effect[1] <= effect[0] or (governed is None and not clause):
        return None
    end = clause_end(site) if clause or governed is None else phrase_end(site, governed)
    return site.span(effect), site.span(trimmed(here, site.end, end))


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


def _effect_behind(site: Site, cause: Range) -> Range | None:
    """The main clause behind a fronted cause."""
    here = site.here
    comma = next((i for i in range(cause[1], len(here.tokens)) if here.word(i) == ","), None)
    start = cause[1] if comma is None else comma + 1
    main = [i for i in range(start, len(here.tokens)) if here.tokens[i].dep in {"nsubj", "nsubj:pass", "ROOT"}]
    if comma is not None and main and _relative(here, start):
        start = _after_aside(here, start)
    place = trimmed(here, start, min(sentence_end(here, start), quotation_end(here, start)))
    return place if place[1] - place[0] > 1 and not leaves_quotation(here, site.start, place[0]) else None


def _relative(here: Tree, start: int) -> bool:
    """Whether a relative clause begins here, an aside before the main clause."""
    return start < len(here.tokens) and here.tokens[start].feature("PronType") == "Rel"


def _after_aside(here: Tree, start: int) -> int:
    closing = next((i for i in range(start, len(here.tokens)) if here.word(i) == ","), None)
    return start if closing is None else closing + 1


def _effect_before(site: Site, cause: Range) -> Range | None:
    """The clause that governs the marker, as far as the marker; around it when the verb comes behind."""
    here = site.here
    behind = _coordinated_behind(site, cause)
    if behind is not None:
        return behind
    governor = next((a for a in here.ancestors(site.start) if not site.start <= a < cause[1]), None)
    governor = None if _in_relative(here, cause, governor) else _above_time(site, governor)
    governor = _clause_apart(site, _above_relative(site, _above_comparison(here, governor)))
    aside = _aside_before(site)
    if aside is not None and governor is not None and aside < governor < site.start:
        governor = next((i for i in range(aside, -1, -1) if is_finite(here.tokens[i])), governor)
    if governor is None or governor > site.start:
        governor = _verb_around(here, site, cause, governor)
    start, end = _effect_start(here, governor, site.start), site.start if aside is None else aside
    if governor is not None and governor >= cause[1]:
        end = max(core(here, governor)[1], cause[1])
    place = trimmed(here, start, end)
    done = place[1] - place[0] == 1 and here.tokens[place[0]].feature("VerbForm") == "Part"
    return place if place[1] - place[0] > 1 or done else None


def _coordinated_behind(site: Site, cause: Range) -> Range | None:
    """« il les a reçus et, sous la pression de X, a promis … »: the verb behind the aside, without its own subject."""
    here, verb = site.here, cause[1] + 1
    aside = here.word(site.start - 1) == "," and site.start > 1 and here.tokens[site.start - 2].pos == "CCONJ"
    if not aside or here.word(cause[1]) != "," or verb >= len(here.tokens) or not is_finite(here.tokens[verb]):
        return None
    place = trimmed(here, verb, sentence_end(here, verb))
    return place if place[1] - place[0] > 1 else None


def _in_relative(here: Tree, cause: Range, governor: int | None) -> bool:
    """« …, en raison du gel des comptes, dont 40 ont été rouverts »: a relative clause behind governs no marker."""
    return governor is not None and any(_relative(here, i) for i in range(cause[1], governor))


def _clause_apart(site: Site, governor: int | None) -> int | None:
    """« … a été suspendu, à la demande du club, faute d'accord »: behind a comma the clause is meant, not a noun."""
    here = site.here
    if governor is None or governor >= site.start or here.word(site.start - 1) != ",":
        return governor
    bare = here.tokens[governor].pos in NOMINAL and not here.has(governor, "cop") and here.subject(governor) is None
    verbs = any(is_finite(here.tokens[i]) for i in range(strong_break_before(here, site.start), governor))
    return None if bare and verbs else governor


def _above_relative(site: Site, governor: int | None) -> int | None:
    """« a fermé le pont, qui relie A à B, après … »: behind a relative clause, the main one."""
    here = site.here
    if governor is None or governor >= site.start or here.word(site.start - 1) != ",":
        return governor
    opens = next((i for i in here.children[governor] if here.tokens[i].feature("PronType") == "Rel"), governor)
    noun = here.governor(governor)
    if opens >= governor or here.word(opens - 1) != "," or noun is None or noun >= opens:
        return governor
    above = clause_of(here, noun)
    return governor if above is None else above


def _above_comparison(here: Tree, governor: int | None) -> int | None:
    """« plus tôt que les autres à cause de … », or a comma taken for a governor: the clause is meant."""
    if governor is None or not (here.tokens[governor].pos == "PUNCT" or here.tokens[governor].dep == "dep"):
        return governor
    return clause_of(here, governor)


def _aside_before(site: Site) -> int | None:
    """« …, annonce la mairie, à cause de … »: the comma at which an aside begins with its verb, up to the marker."""
    here = site.here
    verb = next((i for i in range(site.start - 2, 0, -1) if is_finite(here.tokens[i])), None)
    if here.word(site.start - 1) != "," or verb is None:
        return None
    opens = here.word(verb - 1) == "," and here.tokens[verb + 1].pos in {"DET", "PROPN"}
    return verb - 1 if opens else None


def _above_time(site: Site, governor: int | None) -> int | None:
    """« est à l'arrêt depuis novembre à cause de … »: no month brings anything about, the clause does."""
    table = load_table(site.dispatch.language, "calendar")
    names = {*table["months"], *table["weekdays"], *table["seasons"], *table["units"]}
    while governor is not None and site.here.tokens[governor].lemma.lower() in names:
        above = site.here.governor(governor)
        governor = None if above is None else clause_of(site.here, above)
    return governor


def _verb_around(here: Tree, site: Site, cause: Range, governor: int | None) -> int | None:
    """The verb of the clause in which the marker is set, nearest on the left where the parser gives none."""
    if governor is not None and governor >= cause[1] and here.subject(governor) is not None:
        return governor
    left = [i for i in range(site.start) if is_finite(here.tokens[i])]
    return left[-1] if left else governor


def _effect_start(here: Tree, governor: int | None, marker: int) -> int:
    """Where the governing clause begins, never before the last strong break."""
    floor = strong_break_before(here, marker)
    if governor is None:
        return floor
    head = _whole_predicate(here, governor)
    start = min(core(here, head)[0], governor)
    if here.tokens[head].dep.startswith("acl") and (noun := here.governor(head)) is not None:
        start = min(start, phrase_start(here, noun))
    elif here.tokens[head].pos in NOMINAL and not here.has(head, "cop"):
        start = phrase_start(here, head)
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
    return max(index, min(head + 1, len(here.tokens)))


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
    return span_of(site.dispatch, before, sentence_part_before(before, len(before.tokens)))


def nominal(site: Site, index: int, limit: int) -> EvidenceSpan:
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
    start, end = noun_phrase(site, index)
    return site.span(trimmed(site.here, start, max(min(end, limit), index + 1)))


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
    return trimmed(here, min(first, head), end)


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
    copula = not told.isdisjoint(site.rule["not_verbs"]) or here.has(verb, "cop")
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
