"""Saved pages."""

from datetime import date

import pytest

from zenobia.ingest.document import Given
from zenobia.ingest.html import decode_page, looks_like_html, read_page
from zenobia.kit.errors import IngestError
from zenobia.model import Document, PublishedHow

PARAGRAPHS = (
    "Rebels took the harbour of Port Arden before dawn on Sunday, residents and two officers of the port said.",
    "The army said that its men had left the town in good order. It did not say where they went after that.",
    "At least 19 soldiers were killed in the night, a doctor told reporters by telephone from the town's hospital.",
)
COMMENT = "They killed my cousin there, I tell you, and nobody writes about it in any of your papers."


def page(head: str = "", *, before: str = "", after: str = "") -> str:
    """A small page with a report in it."""
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav><main>"
        f"<article>{before}{body}</article>{after}</main></body></html>"
    )


def read(html: str, given: Given = Given()) -> Document:  # noqa: B008
    """The document of a page."""
    return read_page(html, given, name="p", origin="p.html")


def test_page_gives_the_main_text_without_readers_comments() -> None:
    """The paragraphs come out whole, each on its own; comments and menus do not."""
    comments = f"<section id='comments' class='comments'><h3>2 comments</h3><p>{COMMENT}</p></section>"
    assert read(page(after=comments)).text == "\n\n".join(PARAGRAPHS)


def test_page_keeps_its_headline_in_the_text() -> None:
    """The headline as shown is evidence too."""
    doc = read(page("<title>Harbour falls | Coast Wire</title>", before="<h1>Harbour falls</h1>"))
    assert doc.title == "Harbour falls"
    assert doc.text.startswith("Harbour falls\n\nRebels took")
    assert doc.text.count("Harbour falls") == 1


METAS = (
    "<meta property='og:title' content='Harbour falls'><meta property='og:site_name' content='Coast Wire'>"
    "<meta name='author' content='By Jane Doe'><link rel='canonical' href='https://coast.example/harbour'>"
    "<meta property='article:published_time' content='2031-03-02T00:30:00+03:00'>"
)
LINKED_DATA = """<script type="application/ld+json">{"@context": "https://schema.example", "@graph": [{"@type": "WebSite"},
{"@type": ["NewsArticle"], "headline": "Harbour falls", "publisher": {"name": "Coast Wire"},
"author": [{"@type": "Person", "name": "Jane Doe"}], "datePublished": "2031-03-02T00:30:00+03:00",
"url": "https://coast.example/harbour"}]}</script>"""


OLD_LINKED_DATA = LINKED_DATA.replace('json">', 'json">//<![CDATA[').replace("</script>", "//]]></script>")


@pytest.mark.parametrize("head", [METAS, LINKED_DATA, OLD_LINKED_DATA])
def test_page_says_of_itself(head: str) -> None:
    """Meta tags and JSON-LD give title, outlet, writers, address, and the day in its own offset."""
    doc = read(page(head))
    assert (doc.title, doc.publisher, doc.authors) == ("Harbour falls", "Coast Wire", ("Jane Doe",))
    assert doc.url == "https://coast.example/harbour"
    assert (doc.published.day, doc.published.how) == (date(2031, 3, 2), PublishedHow.GIVEN)
    assert "page's" in doc.published.detail


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("<a rel='author' href='/jane'>Jane Doe</a>", ("Jane Doe",)),
        ("<span itemprop='author'>By Jane Doe</span>", ("Jane Doe",)),
        ("".join(f"<a rel='author'>Writer {n}</a>" for n in range(9)), ()),
    ],
)
def test_page_names_its_writers_in_a_marked_up_byline(byline: str, authors: tuple[str, ...]) -> None:
    """A byline's mark-up is read where the head names nobody; a crowd of names is of other items."""
    assert read(page(before=byline)).authors == authors


def test_page_gives_way_to_the_user() -> None:
    """The user's date and outlet win over the page's."""
    doc = read(page(METAS), Given(date(2031, 3, 5), "Inland Wire"))
    assert (doc.publisher, doc.published.day) == ("Inland Wire", date(2031, 3, 5))
    assert doc.published.detail == "given by the user"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='last week'>",
        "<link rel='canonical' href='https://coast.example/2031/03/02/harbour'>",
        "<meta property='article:modified_time' content='2031-03-02'>",
        "<script type='application/ld+json'>{broken</script>",
    ],
)
def test_page_without_a_plain_date_has_none(head: str) -> None:
    """Neither an address, nor a change, nor words that name no day date a page."""
    assert read(page(head)).published.day is None


def test_page_in_its_declared_encoding() -> None:
    """A page names its encoding in its head, and its bytes are read so."""
    html = page("<meta charset='windows-1256'>", before="<h1>سقوط الميناء</h1>")
    assert decode_page(html.encode("windows-1256")) == html


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><nav>Home</nav></body></html>", "<!-- -->"])
def test_page_without_a_report_is_refused(html: str) -> None:
    """A page with nothing but links says so."""
    with pytest.raises(IngestError, match="no report found"):
        read(html)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n<!-- saved --><HTML lang='en'>", True),
        ("<?xml version='1.0'?><!DOCTYPE html>", True),
        ("<3 words and an html tag", False),
        ("Rebels <b>took</b> the harbour <html>", False),
    ],
)
def test_page_is_told_by_how_it_begins(head: str, expected: bool) -> None:
    """Only a text that begins as a page is one."""
    assert looks_like_html(head) is expected
