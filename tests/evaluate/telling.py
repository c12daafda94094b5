"""Claims about a text by hand, and a reader that tells them."""

from collections.abc import Iterable, Iterator, Mapping

from zenobia.evaluate.gold import Read
from zenobia.kit.errors import ReadError
from zenobia.model import Claim, ClaimType, ControlChange, Document, Evidence, Mention, Modality, Span


def mention(words: str, text: str) -> Mention:
    """The first of the words in a text."""
    start = text.index(words)
    return Mention(span=Span(start, start + len(words)), text=words)


def claim(
    text: str,
    type: ClaimType,
    *,
    agent: tuple[str, ...] = (),
    target: tuple[str, ...] = (),
    place: tuple[str, ...] = (),
    modality: Modality = Modality.ASSERTED,
    control: ControlChange | None = None,
    rule: str = "",
) -> Claim:
    """A claim whose evidence is all of a text."""
    return Claim(
        doc_id="d",
        type=type,
        evidence=(Evidence(Span(0, len(text)), text),),
        modality=modality,
        agent=tuple(mention(words, text) for words in agent),
        target=tuple(mention(words, text) for words in target),
        place=tuple(mention(words, text) for words in place),
        control=control,
        rules=(rule,) if rule else (),
    )


def telling(claims: Mapping[str, tuple[Claim, ...] | ReadError]) -> Read:
    """A reader that has these claims by the names of documents, and none of any other."""

    def read(docs: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
        for doc in docs:
            yield doc, claims.get(doc.name or "", ())

    return read
