"""Sources to documents: text, HTML, JSON Lines, folders, standard input; page furniture set aside.

`documents` is the way in. `make_document` makes one of a text that is at hand already.
"""

from zenobia.ingest.document import make_document
from zenobia.ingest.failure import Failure
from zenobia.ingest.source import documents

__all__ = ["Failure", "documents", "make_document"]
