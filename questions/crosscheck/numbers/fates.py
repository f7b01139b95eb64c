"""What befell those who are counted, and whether anything can befall them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.syntax import plain

if TYPE_CHECKING:
    from questions.crosscheck.numbers.counts import Count

#: « sept suspects »: who they are, as against « sept cas suspects ».
_ACCUSED = "#accused"
#: Characters behind a figure in which its noun stands (« 71 % de grévistes »).
_BESIDE = 14
_QUALIFYING = frozenset({"amod", "acl"})


def befell(count: Count) -> frozenset[str]:
    """What befell those who are counted (« mort », « confirmé »)."""
    names = count.reading.words.befell
    if not count.is_living:
        return frozenset()
    if count.figure.unit in names and count.kind_key != _ACCUSED:
        predicate = count.here.tokens[count.chain[-1]].lemma.lower()
        return frozenset({names[count.figure.unit], names.get(predicate, names[count.figure.unit])})
    who = _of_other_nouns(count) | ({count.figure.unit} if count.kind_key == _ACCUSED else set())
    near = {names[lemma] for lemma in (count.lemmas | {count.figure.unit}) - who if lemma in names}
    elsewhere = _source_lemmas(count) | _of_other_figures(count) | who
    told = near or {names[lemma] for lemma in count.clause_lemmas - elsewhere if lemma in names}
    return frozenset(_nearer(count, told) or lost(count) or _brought(count) or _as_before(count))


def _nearer(count: Count, told: set[str]) -> set[str]:
    """« évacués vers les hôpitaux »: where two words say more than the one, they count."""
    names, lemmas = count.reading.words.befell, count.clause_lemmas | count.lemmas
    pairs = ((row["name"], pair) for row in count.reading.words.rules["befell"] for pair in row.get("together", ()))
    said = {(name, names[pair[0]]) for name, pair in pairs if names.get(pair[0]) in told and set(pair) <= lemmas}
    return (told - {old for _, old in said}) | {new for new, _ in said}


def _brought(count: Count) -> set[str]:
    """« Trois coureurs à l'hôpital »: no verb, but where they are says what befell them."""
    here, to = count.here, count.reading.words.grammar["to"]
    if any(here.tokens[i].pos in {"VERB", "AUX"} for i in count.chain):
        return set()
    near = [i for i in count.group if (case := here.child(i, "case")) is not None and here.word(case) in to]
    nouns = {here.tokens[i].lemma.lower() for i in near}
    return {row["name"] for row in count.reading.words.rules["befell"] if not nouns.isdisjoint(row.get("at", ()))}


def is_living(count: Count) -> bool:
    """Whether something may befall what is counted: people, cases, jobs, or a noun made as those for people are."""
    unit, rules = count.figure.unit, count.rules
    if count.kind_key[1:] in rules["animals"]:
        return count.figure.value > 0
    if unit in {*rules["measures"], *rules["durations"], *rules["money"], *rules["lifeless"], "%"}:
        return False
    known = {*count.reading.words.befell, *rules["people"], *rules["jobs"], *rules["growing"], *rules["households"]}
    if count.kind_key[1:] in rules["human_groups"] or unit in rules["people_nouns"]:
        return True
    return unit in known or unit.endswith(tuple(rules["human_endings"])) or unit[:1].isupper()


def _as_before(count: Count) -> set[str]:
    """« 312 personnes perdront leur emploi, et 35 autres à Mons »: the same befell the others."""
    others = count.rules["others"]
    words = plain(count.figure.span.quote).split()
    if not words or words[-1] not in others or count.claim is None:
        return set()
    names = count.reading.words.befell
    before = count.here.tokens[: count.noun]
    known = {names[t.lemma.lower()] for t in before if t.lemma.lower() in names}
    lemmas = {t.lemma.lower() for t in before}
    rows = count.reading.words.rules["befell"]
    return known or {row["name"] for row in rows if any(set(pair) <= lemmas for pair in row.get("together", ()))}


def lost(count: Count) -> set[str]:
    """« perdront leur emploi », « seront mis à la porte »: what befell them takes two words to say."""
    lemmas = count.clause_lemmas | {count.figure.unit}
    if count.claim is None or count.figure.unit in count.rules["crowd"]:
        lemmas |= set(count.here.lemmas)
    wide = set(count.here.lemmas)
    rows = count.reading.words.rules["befell"]
    return {
        row["name"]
        for row in rows
        for verb, *rest in row.get("together", ())
        if verb in lemmas and set(rest) <= (wide if row.get("wide") else lemmas)
    }


def _of_other_figures(count: Count) -> set[str]:
    """« nous étions 2 500, et 71 % de grévistes »: what other numbers count is not told of this one."""
    spans = [f.span for f in count.reading.annotated.figures if not f.span.overlaps(count.figure.span)]
    inside = [span for span in spans if count.here.sentence.span.contains(span)]
    near = [t for t in count.here.tokens if any(s.start <= t.start < s.end + _BESIDE for s in inside)]
    tokens = [t for t in near if t.pos == "NOUN"]
    own = {t.lemma.lower() for t in count.here.tokens if t not in tokens}
    return {t.lemma.lower() for t in tokens} - own


def _of_other_nouns(count: Count) -> set[str]:
    """« les 104 clients de la banque privée »: what a word in the singular completes is not told of several."""
    here, several = count.here, count.figure.value > 1
    qualify = [i for i, t in enumerate(here.tokens) if t.dep in _QUALIFYING and t.feature("Number") == "Sing"]
    others = {
        i for i in qualify if here.tokens[i].head != count.noun and here.tokens[here.tokens[i].head].pos == "NOUN"
    }
    own = {t.lemma.lower() for i, t in enumerate(here.tokens) if i not in others}
    return {here.tokens[i].lemma.lower() for i in others} - own if several else set()


def _source_lemmas(count: Count) -> set[str]:
    """Lemmas of whoever is named as the source (« d'après l'hôpital »): nobody was brought there."""
    source = count.claim.attribution.source if count.claim and count.claim.attribution else None
    found = count.reading.tokens_in(source) if source else None
    marks, own = count.rules["source_marks"], set()
    for i in count.here.subtree(count.chain[-1]):
        case = count.here.child(i, "case")
        if case is not None and count.here.word(case) in marks:
            own |= {count.here.tokens[j].lemma.lower() for j in count.here.subtree(i)}
    return own | ({found[0].tokens[i].lemma.lower() for i in found[1]} if found else set())
