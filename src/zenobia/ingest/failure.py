"""A source that could not be made into a document, said so that a person can put it right."""

from msgspec import Struct


class Failure(Struct, frozen=True):
    """One thing that was not read. It never stops the rest."""

    origin: str
    """The path, or `standard input`."""
    where: str
    """The place inside it, such as `line 3`; empty when all of it is meant."""
    message: str
    """What is wrong and what to do about it."""

    def __str__(self) -> str:
        """One sentence that names the file and the place."""
        place = f"{self.origin}, {self.where}" if self.where else self.origin
        return f"{place}: {self.message}"
