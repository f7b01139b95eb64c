"""What can go wrong in the application, in one line that can be shown."""


class ClassroomError(Exception):
    """Base class."""


class BadSetting(ClassroomError):
    """A setting of the installation cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")


class Refused(ClassroomError):
    """A user asked for what the rules do not allow; ``str()`` is a translated sentence for the page."""
