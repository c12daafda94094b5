"""Which languages can be read, and how one that cannot is refused: by its name."""

from zenobia.kit.errors import ReadError
from zenobia.kit.resources import load_yaml
from zenobia.model import Document

READABLE = frozenset({"en"})


def check_language(doc: Document) -> ReadError | None:
    """Why the document cannot be read, or `None` when it can; a text too short to tell is tried."""
    if doc.language is None or doc.language in READABLE:
        return None
    names = load_yaml("languages.yaml")
    name = names.get(doc.language, f"language {doc.language!r}")
    return ReadError(
        f"{doc.origin or doc.name or doc.id}: the report is in {name}; only English is read so far"
    )
