"""Sources to documents: a file, a folder of files, standard input. One bad thing never stops the rest.

A file that the user names is read whatever its name, by what is inside; of a folder only the files whose names say that
they are reports, so that the pictures beside a saved page are passed over in silence. Everything is lazy: the first
document comes before the last file is opened.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from zenobia.ingest.document import Given, make_document
from zenobia.ingest.failure import Failure
from zenobia.ingest.html import decode_page, looks_like_html, read_page
from zenobia.ingest.jsonlines import looks_like_json, read_json, read_lines
from zenobia.ingest.text import MAX_BYTES, check_size, decode
from zenobia.kit.errors import IngestError
from zenobia.model import Document

STDIN = "-"
_STDIN_ORIGIN = "standard input"
_STDIN_NAME = "stdin"

TEXT_SUFFIXES = (".txt", ".text", ".md")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
LINES_SUFFIXES = (".jsonl", ".ndjson")
JSON_SUFFIXES = (".json",)
SUFFIXES = frozenset((*TEXT_SUFFIXES, *PAGE_SUFFIXES, *LINES_SUFFIXES, *JSON_SUFFIXES))
_ABOUT_THE_FOLDER = frozenset({"readme", "license", "licence", "changelog", "contributing"})
"""Files that tell of the folder they lie in; a user who names one outright gets it read."""
_SNIFFED = 8_192


def documents(
    sources: Iterable[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | Failure]:
    """Read sources, one document at a time.

    Args:
        sources: paths of files and folders; `-` is standard input.
        published: the publication day of every document, whatever it says of itself.
        publisher: the outlet of every document, whatever it says of itself.
        stdin: where `-` reads from; the process's own when `None`.

    Yields:
        A document, or why something could not be made into one.
    """
    given = Given(published, publisher)
    for source in sources:
        if str(source) == STDIN:
            yield from _from_stdin(stdin if stdin is not None else sys.stdin.buffer, given)
        else:
            yield from _from_path(Path(source), given)


def _from_path(path: Path, given: Given) -> Iterator[Document | Failure]:
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as problem:
        yield Failure(str(path), "", f"cannot be looked at ({_reason(problem)}). Check the path")
        return
    if not exists:
        yield Failure(str(path), "", "no such file or folder. Check the path")
    elif is_folder:
        yield from _from_folder(path, given)
    else:
        yield from _from_file(path, given)


def _from_folder(folder: Path, given: Given) -> Iterator[Document | Failure]:
    is_empty = True
    for found in _reports_in(folder):
        is_empty = False
        if isinstance(found, Failure):
            yield found
        else:
            yield from _from_file(found, given)
    if is_empty:
        kinds = " ".join(sorted(SUFFIXES))
        yield Failure(str(folder), "", f"no reports in this folder or below it (looked for {kinds})")


def _reports_in(folder: Path) -> Iterator[Path | Failure]:
    """The files of a folder and of those below it that may be reports, by name; hidden ones are passed over."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as problem:
        yield Failure(
            str(folder), "", f"this folder cannot be opened ({_reason(problem)}). Check its permissions"
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _reports_in(entry)
        elif _may_be_report(entry):
            yield entry


def _may_be_report(path: Path) -> bool:
    is_about = path.stem.lower() in _ABOUT_THE_FOLDER
    return path.suffix.lower() in SUFFIXES and not is_about and path.is_file()


def _from_file(path: Path, given: Given) -> Iterator[Document | Failure]:
    origin = str(path)
    try:
        with path.open("rb") as stream:
            if stream.seekable() and path.suffix.lower() not in LINES_SUFFIXES:
                check_size(os.fstat(stream.fileno()).st_size)
            yield from _from_stream(stream, path.suffix.lower(), given, name=path.stem, origin=origin)
    except IngestError as problem:
        yield Failure(origin, "", str(problem))
    except OSError as problem:
        yield Failure(origin, "", f"cannot be read ({_reason(problem)}). Check its permissions")


def _from_stdin(stream: BinaryIO, given: Given) -> Iterator[Document | Failure]:
    try:
        yield from _from_stream(stream, "", given, name=_STDIN_NAME, origin=_STDIN_ORIGIN)
    except IngestError as problem:
        yield Failure(_STDIN_ORIGIN, "", str(problem))
    except OSError as problem:
        yield Failure(_STDIN_ORIGIN, "", f"cannot be read ({_reason(problem)})")


def _from_stream(
    stream: BinaryIO, suffix: str, given: Given, *, name: str, origin: str
) -> Iterator[Document | Failure]:
    """Read one stream by its suffix, or by what is inside where the suffix says nothing."""
    first = stream.readline(MAX_BYTES + 1)
    if not first.strip() and suffix not in LINES_SUFFIXES:
        first += stream.read(_SNIFFED)
    if suffix in LINES_SUFFIXES or (not suffix and _is_json_line(first)):
        yield from _nonempty(read_lines(_lines(first, stream), given, name=name, origin=origin), origin)
        return
    data = first + stream.read(max(0, MAX_BYTES + 1 - len(first)))
    check_size(len(data))
    if not data:
        raise IngestError("empty: there is nothing to read in it")
    yield from _from_bytes(data, suffix, given, name=name, origin=origin)


def _from_bytes(
    data: bytes, suffix: str, given: Given, *, name: str, origin: str
) -> Iterator[Document | Failure]:
    if suffix in PAGE_SUFFIXES:
        yield read_page(decode_page(data), given, name=name, origin=origin)
        return
    text = decode(data)
    if looks_like_html(text) and suffix not in JSON_SUFFIXES:
        yield read_page(decode_page(data), given, name=name, origin=origin)
    elif suffix in JSON_SUFFIXES or (suffix not in TEXT_SUFFIXES and looks_like_json(text)):
        yield from _from_json(data, text, given, name=name, origin=origin)
    else:
        yield make_document(
            text, publisher=given.publisher, published=given.published, name=name, origin=origin
        )


def _from_json(
    data: bytes, text: str, given: Given, *, name: str, origin: str
) -> Iterator[Document | Failure]:
    """One JSON value, or JSON Lines under the wrong name."""
    if _is_json_line(data.split(b"\n", 1)[0]):
        yield from read_lines(data.splitlines(), given, name=name, origin=origin)
    else:
        yield from read_json(text, given, name=name, origin=origin)


def _is_json_line(line: bytes) -> bool:
    """True for a line that is an object from its first sign to its last."""
    squeezed = line.removeprefix(b"\xef\xbb\xbf").strip()
    return squeezed.startswith(b'{"') and squeezed.endswith(b"}")


def _lines(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """Lines of a stream, each no longer than it takes to see that it is too long."""
    for line in chain([first], iter(lambda: stream.readline(MAX_BYTES + 1), b"")):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _nonempty(found: Iterator[Document | Failure], origin: str) -> Iterator[Document | Failure]:
    is_empty = True
    for each in found:
        is_empty = False
        yield each
    if is_empty:
        yield Failure(origin, "", "empty: there is no report in it")


def _reason(problem: OSError | ValueError) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)
