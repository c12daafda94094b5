"""Reports in JSON."""

import json
from datetime import date

import pytest

from zenobia.ingest.document import Given
from zenobia.ingest.failure import Failure
from zenobia.ingest.jsonlines import looks_like_json, read_json, read_lines
from zenobia.kit.errors import IngestError
from zenobia.model import Document, PublishedHow

GOOD = {"id": "w-1", "text": "Rebels took the harbour of Port Arden on Sunday, residents said."}
NOBODY = Given()


def read(*lines: bytes | str, given: Given = NOBODY) -> list[Document | Failure]:
    """What becomes of lines."""
    data = [line if isinstance(line, bytes) else line.encode() for line in lines]
    return list(read_lines(data, given, name="wires", origin="wires.jsonl"))


def test_line_with_every_field() -> None:
    """The fields of a line are those of its document."""
    line = {
        **GOOD,
        "title": "Harbour falls",
        "publisher": "Coast Wire",
        "published": "2031-03-02",
        "url": "https://c.example/1",
    }
    (doc,) = read(json.dumps(line))
    assert isinstance(doc, Document)
    assert (doc.name, doc.title, doc.publisher, doc.url) == (
        "w-1",
        "Harbour falls",
        "Coast Wire",
        "https://c.example/1",
    )
    assert (doc.published.day, doc.published.how) == (date(2031, 3, 2), PublishedHow.GIVEN)
    assert doc.text == GOOD["text"]


@pytest.mark.parametrize(("id", "name"), [("{}", "wires-1"), ('{"id": 7}', "7"), ('{"id": null}', "wires-1")])
def test_line_without_an_id_is_called_by_its_number(id: str, name: str) -> None:
    """Every document has a name to be called by."""
    (doc,) = read(json.dumps({"text": GOOD["text"], **json.loads(id)}))
    assert isinstance(doc, Document)
    assert doc.name == name


def test_line_gives_way_to_the_user() -> None:
    """The user's date and outlet win over the line's."""
    line = json.dumps({**GOOD, "publisher": "Coast Wire", "published": "2031-03-02"})
    (doc,) = read(line, given=Given(date(2031, 3, 5), "Inland Wire"))
    assert isinstance(doc, Document)
    assert (doc.publisher, doc.published.day) == ("Inland Wire", date(2031, 3, 5))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "cut', "not valid JSON"),
        ("{} {}", "not valid JSON: Extra data at column 4"),
        ("[1]", "not a list"),
        ("7", "not a number"),
        ("null", "not null"),
        ("{}", "no “text”"),
        ('{"text": null}', "no “text”"),
        ('{"text": 4}', "“text” must be a string, not a number"),
        ('{"text": ["a"]}', "“text” must be a string, not a list"),
        ('{"text": "  "}', "only white space"),
        ('{"text": "a b", "title": 4}', "“title” must be a string"),
        ('{"text": "a b", "id": {}}', "“id” must be a string"),
        ('{"text": "a b", "published": "soon"}', "“published” is “soon”"),
        ('{"text": "a b", "published": "2031-03"}', "“published” is “2031-03”"),
        ('{"text": "a b", "published": 2031}', "“published” must be a string"),
        ("[" * 100_000, "not valid JSON"),
        (b"\x00\x01\x02\x03", "not text"),
    ],
)
def test_line_that_is_wrong_is_named_by_its_number_and_the_rest_is_read(
    line: str | bytes, words: str
) -> None:
    """One bad line costs one document, and the message says which line and what is wrong with it."""
    first, failure, last = read(json.dumps(GOOD), line, json.dumps(GOOD))
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(failure, Failure)
    assert str(failure).startswith("wires.jsonl, line 2: ")
    assert words in failure.message


def test_blank_lines_are_counted_but_not_read() -> None:
    """A line's number is the one that an editor shows."""
    found = read("", "  ", "oops")
    assert [f.where for f in found if isinstance(f, Failure)] == ["line 3"]


def test_line_with_half_a_character_still_has_an_id() -> None:
    """A lone half of a pair, which JSON can write, does not reach the record."""
    (doc,) = read('{"id": "a\\ud800", "text": "Rebels\\ud83d took it", "title": "x\\udc00"}')
    assert isinstance(doc, Document)
    assert (doc.text, doc.name, doc.title) == ("Rebels took it", "a", "x")
    assert doc.id.startswith("doc-")


def test_json_file_holds_one_object_or_a_list() -> None:
    """`.json` may be one report or several; what fails of a list is named by its place."""
    one = list(read_json(json.dumps(GOOD, indent=1), NOBODY, name="r", origin="r.json"))
    several = list(read_json(json.dumps([GOOD, {}, GOOD]), NOBODY, name="r", origin="r.json"))
    assert [type(found) for found in one] == [Document]
    assert [type(found) for found in several] == [Document, Failure, Document]
    assert str(several[1]).startswith("r.json, item 2: no “text”")


def test_json_file_that_holds_neither_is_refused() -> None:
    """A bare string is no report."""
    with pytest.raises(IngestError, match="not a string"):
        list(read_json('"text"', NOBODY, name="r", origin="r.json"))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('{"text": 1', True),
        ('[ {"id"', True),
        ("[REPORT] Rebels", False),
        ("{curly} words", False),
        ("", False),
    ],
)
def test_json_is_told_by_how_it_begins(head: str, expected: bool) -> None:
    """A text that begins with a bracket is not yet JSON."""
    assert looks_like_json(head) is expected
