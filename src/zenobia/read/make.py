"""Making a reader."""

from zenobia.read.base import Names, Reader, ReaderKind
from zenobia.read.rules import RuleReader


def make_reader(kind: ReaderKind, names: Names) -> Reader:
    """A reader of a kind.

    Raises:
        ResourceError: the weights of the learned part are not there.
    """
    if kind is ReaderKind.RULES:
        return RuleReader(names)
    from zenobia.read.learned.encoder import Encoder
    from zenobia.read.learned.weave import Weaver

    return RuleReader(names, weaver=Weaver(Encoder()))
