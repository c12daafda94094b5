"""JSON Lines: a report a line. One bad line is one failure, with its number; the others are read.

    {"id": "…", "text": "…", "title": "…", "publisher": "…", "published": "2016-12-11", "url": "…"}

Only `text` is needed. A `.json` file may hold one such object or a list of them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from zenobia.ingest.dating import BY_USER, parse_published
from zenobia.ingest.document import Given, make_document
from zenobia.ingest.failure import Failure
from zenobia.ingest.text import check_size, clean_text, decode
from zenobia.kit.errors import IngestError
from zenobia.kit.text import squeeze
from zenobia.model import Document

_EXAMPLE_DAY = "2016-12-11"


def looks_like_json(head: str) -> bool:
    """True when a text begins as an object, or a list of objects, with a first key."""
    squeezed = "".join(head[:200].split())
    return squeezed.startswith(('{"', '[{"'))


def read_lines(
    lines: Iterable[bytes], given: Given, *, name: str, origin: str
) -> Iterator[Document | Failure]:
    """A document or a failure for each line that is not blank."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _read_line(line, given, name=f"{name}-{number}", origin=origin)
            except IngestError as problem:
                yield Failure(origin, f"line {number}", str(problem))


def read_json(text: str, given: Given, *, name: str, origin: str) -> Iterator[Document | Failure]:
    """The documents of one JSON value: an object, or a list of objects.

    Raises:
        IngestError: it is neither.
    """
    value = _parse(text)
    if isinstance(value, dict):
        yield read_object(value, given, name=name, origin=origin)
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            try:
                yield read_object(item, given, name=f"{name}-{number}", origin=origin)
            except IngestError as problem:
                yield Failure(origin, f"item {number}", str(problem))
    else:
        raise IngestError(f"an object with a text, or a list of them, is wanted, not {_kind(value)}")


def read_object(value: Any, given: Given, *, name: str, origin: str) -> Document:
    """Make a document of one object.

    Raises:
        IngestError: a field is missing or is not what it should be; it names the field.
    """
    if not isinstance(value, dict):
        raise IngestError(f'an object such as {{"text": "…"}} is wanted, not {_kind(value)}')
    published = _published(value)
    return make_document(
        _text(value),
        title=_string(value, "title"),
        publisher=given.publisher or _string(value, "publisher"),
        published=given.published or published,
        published_by=BY_USER if given.published else "the field “published” beside the text",
        url=_string(value, "url"),
        name=_id(value) or name,
        origin=origin,
    )


def _read_line(line: bytes, given: Given, *, name: str, origin: str) -> Document:
    check_size(len(line))
    return read_object(_parse(decode(line)), given, name=name, origin=origin)


def _parse(text: str) -> Any:
    try:
        return json.loads(text.removeprefix("\ufeff").strip(), strict=False)
    except json.JSONDecodeError as problem:
        at = f"line {problem.lineno}, " if problem.lineno > 1 else ""
        raise IngestError(f"not valid JSON: {problem.msg} at {at}column {problem.colno}") from problem
    except (ValueError, RecursionError) as problem:
        raise IngestError(
            "not valid JSON: a number too long or objects too deep inside each other"
        ) from problem


def _text(value: Mapping[str, Any]) -> str:
    text = value.get("text")
    if text is None:
        raise IngestError("no “text” in the object. Put the report's text there")
    if not isinstance(text, str):
        raise IngestError(f"“text” must be a string, not {_kind(text)}")
    check_size(len(text))
    return text


def _published(value: Mapping[str, Any]) -> date | None:
    published = _string(value, "published")
    day = parse_published(published) if published else None
    if published and day is None:
        raise IngestError(
            f"“published” is “{published[:60]}”, which is no single day. Write it as {_EXAMPLE_DAY}, or leave it out"
        )
    return day


def _string(value: Mapping[str, Any], field: str) -> str | None:
    """A field that may be missing; blank counts as missing."""
    found = value.get(field)
    if found is None:
        return None
    if not isinstance(found, str):
        raise IngestError(f"“{field}” must be a string, not {_kind(found)}")
    return squeeze(clean_text(found)) or None


def _id(value: Mapping[str, Any]) -> str | None:
    found = value.get("id")
    return str(found) if isinstance(found, int) and not isinstance(found, bool) else _string(value, "id")


def _kind(value: Any) -> str:
    """What a JSON value is, in words."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    kinds = {dict: "an object", list: "a list", str: "a string", int: "a number", float: "a number"}
    return kinds[type(value)]
