"""One base error and a child a stage; each message says what is wrong, where, and what to do about it."""


class ZenobiaError(Exception):
    """Anything that Zenobia reports to its user rather than to its author."""


class IngestError(ZenobiaError):
    """A source cannot be made into a document. The message names the file, and the line where there is one."""


class ReadError(ZenobiaError):
    """A document cannot be read for claims, though it can be kept: its language, its size."""


class ResourceError(ZenobiaError):
    """A file of `resources/` is wrong. The message names the file and the entry."""


class RecordError(ZenobiaError):
    """The record cannot be opened, read or written."""


class NotFoundError(ZenobiaError):
    """Nothing by that name or id; the message offers near ones."""
