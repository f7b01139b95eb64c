"""What can go wrong while dispatches are read or items written; every message is one line, fit to be shown."""


class QuestionsError(Exception):
    """Base class: something about the input, never a programming mistake."""


class DispatchRefused(QuestionsError):
    """One dispatch cannot be read; the others still are.

    :param file: base name of the refused dispatch.
    :param reason: one French sentence that a teacher can act upon.
    """

    #: Stable code of the reason, for an interface in another language.
    code = "refused"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file} : {reason}")
        self.file = file
        self.reason = reason


class EmptyDispatch(DispatchRefused):
    """Nothing is left to read: an empty file, or page furniture only."""

    code = "empty"


class BinaryDispatch(DispatchRefused):
    """The file is no text (a picture, a PDF, a word processor's document)."""

    code = "binary"


class TooLong(DispatchRefused):
    """The text is longer than any dispatch: reading it would take minutes and fill the memory."""

    code = "too_long"


class UnsupportedLanguage(DispatchRefused):
    """The body is not in a language for which there is a language pack."""

    code = "language"


class DuplicateName(DispatchRefused):
    """Another dispatch of the dossier has the same file name, and evidence is told apart by file name."""

    code = "duplicate"


class NothingToRead(QuestionsError):
    """Every dispatch of a dossier was refused, or there was none.

    :param refused: the refusal of each dispatch.
    """

    def __init__(self, reason: str, refused: tuple[DispatchRefused, ...] = ()) -> None:
        super().__init__(reason)
        self.refused = refused


class BadLanguagePack(QuestionsError):
    """A file under ``questions/languages`` is broken; the message names the file and the entry."""
