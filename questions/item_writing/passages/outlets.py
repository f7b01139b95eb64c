"""How the dispatches of a dossier are spoken of: by outlet, who signs, day, title or first words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from questions.dispatch import Dispatch
from questions.elision import elides
from questions.item_writing.drafts import say, wordlist
from questions.item_writing.french.calendar_words import spoken
from questions.item_writing.french.wording import fold, join, morphology, quoted, tidy
from questions.item_writing.passages.excerpts import FURNITURE
from questions.languages.tables import load_table
from questions.naming import small_first, spells
from questions.stations import is_station
from questions.text_names import TextKind, kind_of, opening_words
from questions.timex import is_day

LONGEST_TITLE = 60
#: Letters of a title where nothing else names the dispatch.
_LONGEST_QUOTED_TITLE = 80
#: Capitals of a name that is a body and one place.
_ONE_NAME = 2
#: Letters of an acronym that is spelled: « l'AFP ».
_LONGEST_ACRONYM = 4
#: Words between the first noun of a name and its acronym, at most.
_LONGEST_SPELLED = 8
#: « A.M. »: who signed, not who published.
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?)*[^\W\d_]\.[^\W\d_]?\.?")
#: « la Rochette », « le Havre » in a name.
_NAMED_WITH_ARTICLE = re.compile(r"\b(la|le|les) ([^\W\d_]\w+)")
BRACKETS = re.compile(r"\s*\([^()]*\)?\s*")


def name_outlets(dispatches: Sequence[Dispatch]) -> dict[str, str]:
    """A name for each dispatch that no other dispatch of the dossier bears."""
    agencies = agency_names(dispatches)
    offers = [_offers(each, agencies[each.file], number) for number, each in enumerate(dispatches, 1)]
    counts = Counter(fold(offer) for each in offers for offer in each)
    named = {}
    for dispatch, each in zip(dispatches, offers, strict=True):
        named[dispatch.file] = next((offer for offer in each if counts[fold(offer)] == 1), each[-1])
    return named


def _offers(dispatch: Dispatch, agency: str, number: int) -> list[str]:
    """Ways to name a dispatch, the best first; the last one is never shared."""
    day = dispatch.published.value if dispatch.published else ""
    date = spoken(day) if day and is_day(day) else None
    title = tidy(dispatch.title) if dispatch.title else ""
    offers = [_singular_outlet(dispatch, agency)] if agency else []
    if agency and date:
        offers.append(lowered("outlets.agency_and_date", piece=piece_by(dispatch, agency), date=date))
    kind, author = kind_of(dispatch), tidy(dispatch.author.quote) if dispatch.author and not agency else ""
    if kind and kind.signed and author:
        offers.append(lowered("outlets.kind_by", noun=kind.noun, author=author))
    if date and not kind:
        offers.append(lowered("outlets.date", date=date))
    elif kind and date:
        offers.append(lowered("outlets.kind_date", noun=kind.noun, date=date))
    if title and len(title) <= LONGEST_TITLE:
        offers.append(_titled(title, kind))
    if author and kind and not kind.signed:
        offers.append(lowered("outlets.kind_by", noun=kind.noun, author=author))
    if author and not kind:
        offers.append(lowered("outlets.by", author=author))
    opening = _opening_words(dispatch)
    if opening:
        offers.append(lowered("outlets.opening", words=quoted(opening)))
    return [*offers, lowered("outlets.number", number=number)]


def titled(dispatch: Dispatch) -> str | None:
    """« l'article intitulé « … » », « le communiqué intitulé « … » »; ``None`` where there is no title, or too long a
    one to be quoted for its own sake."""
    title = tidy(dispatch.title) if dispatch.title else ""
    return _titled(title, kind_of(dispatch)) if title and len(title) <= _LONGEST_QUOTED_TITLE else None


def _titled(title: str, kind: TextKind | None) -> str:
    if kind is None:
        return lowered("outlets.title", title=quoted(title))
    return lowered("outlets.kind_title", noun=kind.noun, titled=kind.titled, title=quoted(title))


def _singular_outlet(dispatch: Dispatch, agency: str) -> str:
    """« le texte des Nations Unies », « la revue Cahiers de Loire », « le journal Les Échos du port »: a name in the
    plural would not go with « écrit »."""
    if not agency.lower().startswith(wordlist("the_plural")):
        return agency
    _, bare = _parted(agency)
    first = fold(bare.split(" ")[0])
    if first in map(fold, _names("bodies")) or (first not in map(fold, _names("papers")) and not agency[:1].isupper()):
        return piece_by(dispatch, agency)
    review = first in map(fold, _names("reviews"))
    return lowered("outlets.review" if review else "outlets.paper", name=agency if agency[:1].isupper() else bare)


def piece_by(dispatch: Dispatch, agency: str) -> str:
    """« l'article du Soir », « la dépêche de l'AFP », « le communiqué de la préfecture »: what an outlet writes, by
    what the text says that it is and by the name; « le texte de » where neither tells.

    :param agency: the outlet with its article.
    """
    kind, said = kind_of(dispatch), opened(agency)
    article, bare = _parted(agency)
    first = fold(re.split(r"[\s’]", bare)[0])
    station, body = is_station(bare), first in map(fold, _names("bodies"))
    paper = not station and not body and (article[:1].isupper() or first in map(fold, _names("papers")))
    if kind and not station and not (paper and kind.signed):
        return lowered("outlets.of_kind", noun=kind.noun, agency=said)
    if set(fold(bare).split()) & set(_names("agencies")):
        return lowered("outlets.piece", agency=said)
    if paper:
        return lowered("outlets.article_of" if fold(article) != "les" else "outlets.text_of", agency=said)
    letters = bare.isupper() and bare.isalpha() and not body
    return lowered("outlets.piece" if letters or _is_wire(dispatch, bare) else "outlets.text_of", agency=said)


def _parted(agency: str) -> tuple[str, str]:
    """« Le », « Soir »; « l’ », « AFP »."""
    first, _, rest = agency.partition(" ")
    if "’" in first:
        article, _, start = first.partition("’")
        return article, f"{start} {rest}".rstrip()
    articles = {article.replace("'", "’") for article in morphology()["articles"]["definite"]}
    return (first, rest) if rest and first.lower() in articles else ("", agency)


def _names(key: str) -> Collection[str]:
    """A list of the words that make the name of an outlet."""
    names: Collection[str] = load_table("fr", "explanations")["outlets"][key]
    return names


def _opening_words(dispatch: Dispatch) -> str:
    """The first words of the title, or of the body where there is none."""
    body = next((dispatch.text[zone.start : zone.end] for zone in dispatch.zones if zone.kind == "body"), "")
    text = tidy(dispatch.title or FURNITURE.sub("", body).strip())
    return opening_words(text) if text else ""


def lowered(key: str, **pieces: object) -> str:
    """A template with its pieces, a small letter at its head."""
    return small_first(say(key, **pieces))


def opened(agency: str) -> str:
    """« Le Soir » with a small article, so that « de » contracts with it: « la dépêche du Soir »."""
    first = agency.split(" ")[0]
    return small_first(agency) if f"de {first.lower()}" in morphology()["contraction"] else agency


def agency_names(dispatches: Sequence[Dispatch]) -> dict[str, str]:
    """By file, the agency with the article French gives it, the same in all its dispatches; empty where unknown."""
    texts = [_plain(dispatch.text) for dispatch in dispatches]
    prose = [_plain("\n".join(each.text[zone.start : zone.end] for zone in each.body)) for each in dispatches]
    bare = {dispatch.file: _bare_agency(dispatch) for dispatch in dispatches}
    wires = {bare[dispatch.file] for dispatch in dispatches if _is_wire(dispatch, bare[dispatch.file])}
    return {file: _called(name, texts, prose, wire=name in wires) if name else "" for file, name in bare.items()}


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("L'", "l'")


def _is_wire(dispatch: Dispatch, name: str) -> bool:
    """Whether the name stands in the dateline, as an agency's does."""
    return bool(name) and dispatch.dateline is not None and name in dispatch.dateline.quote


def _called(name: str, texts: Sequence[str], prose: Sequence[str], *, wire: bool) -> str:
    """The name with its article; an agency's letters of which no article is known behind the word: « l'agence FNP »."""
    said = _with_article(name, texts, prose)
    return lowered("outlets.wire", name=name) if wire and said == name and name.isupper() and name.isalpha() else said


def _bare_agency(dispatch: Dispatch) -> str:
    """The agency without what stands in brackets beside its name."""
    name = _accented(tidy(BRACKETS.sub(" ", dispatch.agency or "")))
    if _INITIALS.fullmatch(name):
        return ""
    if any(line.isupper() and fold(name) in fold(tidy(line)) for line in dispatch.text.splitlines()):
        name = _as_in_prose(_out_of_capitals(name), dispatch)
    first, _, rest = name.partition(" ")
    heading = first in wordlist("foreign_articles") and not name.isupper()
    return f"{first.capitalize()} {rest}" if heading else name


def _as_in_prose(name: str, dispatch: Dispatch) -> str:
    """« Ville de la Rochette » → « Ville de La Rochette », where the text itself writes « à La Rochette »: a heading in
    capitals hides that the article is part of the name."""
    prose = tidy(" ".join(dispatch.text[zone.start : zone.end] for zone in dispatch.body))
    for match in _NAMED_WITH_ARTICLE.finditer(name):
        said = f"{match[1].capitalize()} {match[2]}"
        if re.search(rf"\b[^\W\d_A-Z]+ {re.escape(said)}\b", prose):
            name = name.replace(match[0], said)
    return name


def _accented(name: str) -> str:
    """« Ministere des Transports » → « Ministère des Transports »: what a heading in capitals left out."""
    known: dict[str, str] = load_table("fr", "item_writing")["outlet_accents"]
    words = [known.get(word.lower(), "") for word in name.split(" ")]
    said = [new.capitalize() if old[:1].isupper() else new for new, old in zip(words, name.split(" "), strict=True)]
    return " ".join(new or old for new, old in zip(said, name.split(" "), strict=True))


def _out_of_capitals(name: str) -> str:
    """« Direction Régionale des Droits Indirects de Nevers » → « Direction régionale des droits indirects de Nevers »:
    of a heading in capitals only the first word, places and what a ministry is for keep one; a single name behind
    « du », « de la » is a place sooner than a thing (« Préfecture du Rhône »)."""
    words = name.split(" ")
    if fold(words[0]) not in wordlist("public_bodies"):
        return name
    ministry = fold(words[0]) in map(fold, wordlist("ministries"))
    of_places, of_things = wordlist("before_places"), wordlist("before_things")
    capitals = sum(word[:1].isupper() for word in words)
    said = words[:1]
    for before, each in pairwise(words):
        kept = before.lower() in of_places or (ministry and before.lower() in of_things) or _elides_a_name(each)
        kept = kept or (capitals == _ONE_NAME and before.lower() in of_things)
        plain = each if kept or each.isupper() or each.islower() else _small_noun(each)
        said.append(_states().get(fold(each), plain) if each[:1].isupper() else plain)
    return " ".join(said)


def _elides_a_name(word: str) -> bool:
    """« d’Arras », not « d’Appel »."""
    return "’" in word and fold(word.split("’")[-1]) not in wordlist("elided_nouns")


def _small_noun(word: str) -> str:
    """« d’Appel » → « d’appel », « Droits » → « droits »."""
    elided, mark, noun = word.rpartition("’")
    return f"{elided.lower()}{mark}{small_first(noun)}"


@cache
def _states() -> dict[str, str]:
    """Names of states by their form without accents."""
    return {fold(state["name"]): str(state["name"]) for state in load_table("fr", "gazetteer_states")["states"]}


def _institution(name: str) -> str:
    """« L'Observatoire du patrimoine » → « l'Observatoire … »: a body keeps no capital on its article, a paper does."""
    article, _, rest = name.replace("'", "’").partition("’")
    noun = fold(rest.split(" ")[0]) if article == "L" and rest else ""
    return f"l’{rest}" if noun in wordlist("institutions") else name


@cache
def _articles() -> dict[str, str]:
    """Common nouns that open the name of a body or a paper, folded, with the article that they take."""
    names = load_table("fr", "explanations")["outlets"]
    bare = load_table("fr", "item_writing")["bare_links"]
    return {fold(noun): bare[link] for noun, link in {**names["papers"], **names["bodies"]}.items()}


def _is_small(first: str) -> bool:
    """Whether the first noun of a name takes a small letter in a sentence: « le ministère de la Justice »."""
    return first.islower() or fold(first) in _small_nouns()


@cache
def _small_nouns() -> frozenset[str]:
    """Common nouns that open the name of a body and take a small letter in a sentence, folded."""
    return frozenset(fold(noun) for noun in load_table("fr", "explanations")["outlets"]["small"])


def _with_article(name: str, texts: Sequence[str], prose: Sequence[str]) -> str:
    """« l'AFP », « l'Agence … », but « RIA Novosti »: by the first noun of the name, or as the dispatches say it.

    :param texts: the dispatches; ``prose`` what is their text proper, where a name stands in a sentence.
    """
    name = _institution(name)
    first = name.split()[0]
    article = None if is_station(name) else _articles().get(fold(first))
    if article and (name != first or _is_small(first)):
        return join(article, small_first(name) if _is_small(first) else name)
    acronym = (name.isupper() or name.islower()) and name.isalpha() and len(name) <= _LONGEST_ACRONYM and elides(name)
    return join("l’", name) if acronym else join(_said_with(name, prose) or _of_spelled(name, texts), name)


def _of_spelled(acronym: str, texts: Sequence[str]) -> str:
    """« la FNP », where a dispatch has « Fédération nationale des parcs (FNP) »: the article of the first noun."""
    if not acronym.isupper() or not acronym.isalpha():
        return ""
    spelled = re.compile(rf"([^\W\d_][^\s()]*)((?: [^\s()]+){{0,{_LONGEST_SPELLED}}}) \({re.escape(acronym)}\)")
    for match in (match for text in texts for match in spelled.finditer(text)):
        words = [fold(word.split("'")[-1]) for word in (match[1] + match[2]).split()]
        opening = next((i for i, word in enumerate(words) if word[:1] == acronym[0].lower()), None)
        if opening is not None and words[opening] in _articles():
            return _before_letters(words[opening], acronym)
    return _of_heading(acronym, texts)


def _of_heading(acronym: str, texts: Sequence[str]) -> str:
    """« la LPM », of a page that opens « LPM - Ligue des pêcheurs de Meuse »; a station keeps none."""
    heading = re.compile(rf"^\W*{re.escape(acronym)} ?[-–—:|] ?([^\W\d_][^\n()\[\]|]*)", re.MULTILINE)
    for name in (match[1].strip() for text in texts for match in heading.finditer(text)):
        first = fold(name.split(" ")[0])
        if first in _articles() and spells(acronym, name, loosely=True) and not is_station(name):
            return _before_letters(first, acronym)
    return ""


def _before_letters(noun: str, acronym: str) -> str:
    article = _articles()[noun]
    return "l’" if article != "les" and elides(acronym) else article


def _said_with(name: str, prose: Sequence[str]) -> str:
    """The article that sentences give the name more often than none (« le HCE », « La CCI du Gers »); else empty."""
    links: dict[str, str] = load_table("fr", "item_writing")["links_of_names"]
    plain = re.escape(name.replace("’", "'"))
    pattern = re.compile(rf"(?<!\w)(?:(?P<link>(?i:{'|'.join(links)}))[ ]?)?(?<![\w-]){plain}(?![\w-])")
    said = (match["link"] or "" for text in prose for match in pattern.finditer(text))
    found = Counter(links.get(link.lower(), "") for link in said)
    bare = found.pop("", 0)
    article, count = found.most_common(1)[0] if found else ("", 0)
    return article if count >= bare else ""
