"""Which source has spoken to whom: persons whose words one dispatch alone gives, and whom no other one names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.annotations import Actor, Attribution, EvidenceSpan
from questions.item_writing.actors.choices import by_prominence, is_full_name, surname, told_in
from questions.item_writing.actors.speakers import passage_of, said_why
from questions.item_writing.actors.voices import may_be_heard_by_office, shown_to_speak, words_in
from questions.item_writing.context import Context
from questions.item_writing.drafts import Draft, say
from questions.item_writing.french.wording import capital, content_words, fold
from questions.items import PAIR_SEPARATOR, Option
from questions.text_names import kind_of

_WORTH = 2.9
#: Sources in one question, at least and at most.
_PAIRS = (3, 4)
#: Signs of the longest name of a source: longer ones are titles.
_LONGEST_SOURCE = 60


@dataclass(frozen=True, slots=True)
class _Heard:
    """Somebody who speaks in one dispatch only, and what shows it."""

    person: Actor
    said: Attribution
    proofs: tuple[EvidenceSpan, ...]


def ask_cited_by(context: Context) -> Iterator[Draft]:
    """« Reliez chaque source à la personne … », where three sources have somebody whom they alone quote."""
    found: dict[str, _Heard] = {}
    for file in context.files:
        heard = _heard_alone(context, file) if _is_named(context, file) else None
        if heard is not None:
            found.setdefault(context.outlet(file), heard)
    chosen = list(found.items())[: _PAIRS[1]]
    if len(chosen) < _PAIRS[0]:
        return
    yield Draft(
        topic="actor",
        kind="match",
        rule="actor.cited_by",
        stem=say("actors.cited_by.stem"),
        options=tuple(
            Option(
                f"{capital(outlet)}{PAIR_SEPARATOR}{context.display(each.person)}",
                True,
                said_why(context, each.said, each.proofs[0]),
            )
            for outlet, each in chosen
        ),
        rationale=" ".join(told_in(context, each.proofs[0]) for _, each in chosen),
        evidence=tuple(span for _, each in chosen for span in each.proofs),
        difficulty="medium",
        worth=_WORTH,
        anchors=tuple(each.said.content for _, each in chosen),
        family="cited",
    )


def _is_named(context: Context, file: str) -> bool:
    """Whether a source has a name, neither its day nor its title, and is no release, which quotes its own people."""
    if kind_of(context.read(file).dispatch) is not None:
        return False
    return not context.is_known_by_its_day(file) and len(context.outlet(file)) <= _LONGEST_SOURCE


def _heard_alone(context: Context, file: str) -> _Heard | None:
    """The most prominent person who has a word in this dispatch and no name in any other."""
    for person in by_prominence(context):
        if person.kind != "person" or not is_full_name(person.name) or not _is_of_this_page(context, person, file):
            continue
        for said in words_in(context, file):
            if said.actor != person.name or said.kind != "direct":
                continue
            proofs = shown_to_speak(context, said, person)
            if proofs and passage_of(context, said) == proofs[0]:
                return _Heard(person, said, proofs)
    return None


def _is_of_this_page(context: Context, person: Actor, file: str) -> bool:
    """Whether this dispatch alone names the person, no other may mean him by his office, and it is not his own."""
    others = [each for each in context.files if each != file]
    name = fold(surname(person))
    if any(name in fold(context.read(each).dispatch.text) for each in others) or context.signs(person, file):
        return False
    if any(m.file != file for m in person.mentions) or any(_is_heard(context, each, person) for each in others):
        return False
    offices = content_words(" ".join(role.text for role in person.roles))
    return not offices & content_words(context.outlet(file))


def _is_heard(context: Context, file: str, person: Actor) -> bool:
    """Whether a dispatch gives the person a word, under whatever name, or may do so by his office."""
    told = any(said.actor == person.name for said in words_in(context, file))
    return told or may_be_heard_by_office(context, file, person)
