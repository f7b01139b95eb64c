"""What is asked of a dossier again and again is found out once, and never taken from another dossier or object."""

from dataclasses import dataclass, field

from questions.item_writing.remembering import Memory, remembered


@dataclass(frozen=True)
class Asked:
    """A dossier that counts what was looked up in it."""

    name: str
    looked_up: list[str] = field(default_factory=list)
    memory: Memory = field(default_factory=dict)


@remembered
def first_word(context: Asked, sentence: list[str]) -> str | None:
    """Looks into the sentence, which is told from others by being itself and need not be hashable."""
    context.looked_up.append(context.name)
    return sentence[0] if sentence else None


def test_the_same_object_is_looked_into_once():
    dossier, sentence = Asked("dossier"), ["Le", "pont"]
    assert [first_word(dossier, sentence) for _ in range(3)] == ["Le"] * 3
    assert dossier.looked_up == ["dossier"]


def test_that_nothing_was_found_is_remembered_too():
    dossier, nothing = Asked("dossier"), []
    assert [first_word(dossier, nothing) for _ in range(2)] == [None, None]
    assert len(dossier.looked_up) == 1


def test_another_object_with_the_same_words_is_looked_into_by_itself():
    dossier = Asked("dossier")
    assert first_word(dossier, ["Le", "pont"]) == first_word(dossier, ["Le", "port"]) == "Le"
    assert len(dossier.looked_up) == 2


def test_an_object_that_nobody_else_keeps_lives_on_so_that_no_other_takes_its_place():
    dossier = Asked("dossier")
    found = [first_word(dossier, [word]) for word in map(str, range(200))]
    assert found == [str(number) for number in range(200)]


def test_two_dossiers_share_nothing():
    one, other, sentence = Asked("one"), Asked("other"), ["Le"]
    first_word(one, sentence)
    first_word(other, sentence)
    assert (one.looked_up, other.looked_up) == (["one"], ["other"])
