"""A saved page to a report: the main text without menus and readers' comments, and what the page says of itself.

The publication day is read from the page's own metadata, as written there in its own offset: a report of one in the
morning in Damascus is of that day, not of the day before in London. A page that names no day has none; nothing is worked
out from its address.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from zenobia.ingest.dating import BY_USER, parse_published
from zenobia.ingest.document import Given, make_document
from zenobia.ingest.text import clean_text, decode
from zenobia.kit.errors import IngestError
from zenobia.kit.text import fold, squeeze
from zenobia.model import Document

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_STARTS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SNIFFED = 8_192
_SHORTEST = 40
"""Characters. What is shorter is the name of a link, not a report."""

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "publisher", "application-name")
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "byl",
)
_ARTICLES = frozenset(
    {
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
    }
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_CDATA = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$")
_MOST_AUTHORS = 4
"""A page that marks more names than that marks the writers of other items too."""
_BY = re.compile(r"by\s+", re.IGNORECASE)


class PageFacts(Struct, frozen=True, kw_only=True):
    """What a page says of itself in its head."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_by: str = ""
    url: str | None = None


def looks_like_html(head: str) -> bool:
    """True when a text begins as pages do, comments and an XML line aside."""
    return _STARTS.match(head[:_SNIFFED]) is not None


def decode_page(data: bytes) -> str:
    """The characters of a page, with the encoding that it names itself where its bytes leave a doubt.

    Raises:
        IngestError: it is not text.
    """
    declared = _CHARSET.search(data[:_SNIFFED])
    return decode(data, declared=declared[1].decode("ascii", "replace") if declared else None)


def read_page(page: str, given: Given, *, name: str, origin: str) -> Document:
    """Make a document of a saved page.

    Raises:
        IngestError: there is no report in it.
    """
    tree = _parse(page)
    if tree is None:
        raise IngestError("no report found in this page. Save its text as plain text")
    facts = page_facts(tree)
    heading = _heading(tree, facts.title)
    text = _main_text(page)
    if text is None or len(text) < _SHORTEST:
        raise IngestError("no report found in this page. Save its text as plain text")
    return make_document(
        _with_heading(text, heading),
        title=facts.title or heading,
        publisher=given.publisher or facts.publisher,
        authors=facts.authors,
        published=given.published or facts.published,
        published_by=BY_USER if given.published else facts.published_by,
        url=facts.url,
        name=name,
        origin=origin,
    )


def page_facts(tree: "HtmlElement") -> PageFacts:
    """Read what a page says of itself: meta tags, JSON-LD, its links and headings."""
    metas = _metas(tree)
    article = next(_json_ld_articles(tree), {})
    published, by = _find_published(tree, metas, article)
    return PageFacts(
        title=_first(*(metas.get(n) for n in _TITLES), _words(article.get("headline")), _title_tag(tree)),
        publisher=_first(*(metas.get(n) for n in _PUBLISHERS), _name(article.get("publisher"))),
        authors=_find_authors(tree, metas, article),
        published=published,
        published_by=by,
        url=_find_url(tree, metas, article),
    )


def _parse(page: str) -> "HtmlElement | None":
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _main_text(page: str) -> str | None:
    """The main text, paragraphs divided by blank lines."""
    from trafilatura import extract

    found = extract(page, include_comments=False, include_tables=True, with_metadata=False)
    lines = [line.strip() for line in (found or "").splitlines()]
    return "\n\n".join(filter(None, lines)) or None


def _with_heading(text: str, heading: str | None) -> str:
    """The text under its headline, as on the page; it is told there in words that may be told nowhere else."""
    if heading is None or fold(heading) in fold(text[: 2 * len(heading) + 200]):
        return text
    return f"{heading}\n\n{text}"


def _heading(tree: "HtmlElement", title: str | None) -> str | None:
    """The headline as the page shows it: the first main heading that says what the title says, or the only one."""
    headings = [h for h in (squeeze(clean_text(e.text_content())) for e in tree.iter("h1")) if h]
    for heading in headings:
        if title is not None and (fold(heading) in fold(title) or fold(title) in fold(heading)):
            return heading
    return headings[0] if len(headings) == 1 else None


def _metas(tree: "HtmlElement") -> dict[str, str]:
    """The page's meta tags by small-letter name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = squeeze(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _json_ld_articles(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    """The articles among a page's JSON-LD; what is not valid is passed over."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                value = json.loads(_CDATA.sub("", script.text_content()), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(value)


def _articles_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _articles_in(each)
    elif isinstance(value, dict):
        types = value.get("@type")
        if _ARTICLES & set(
            filter(lambda t: isinstance(t, str), types if isinstance(types, list) else [types])
        ):
            yield value
        yield from _articles_in(value.get("@graph"))


def _find_published(
    tree: "HtmlElement", metas: dict[str, str], article: dict[str, Any]
) -> tuple[date | None, str]:
    """The day and where it stands; a value that names no single day is passed over."""
    found = [(metas.get(name), f"the page's meta tag {name}") for name in _PUBLISHED]
    found.insert(1, (_words(article.get("datePublished")), "the page's JSON-LD, datePublished"))
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or "datepublished" in (element.get("itemprop") or "").lower():
            found.append((element.get("datetime"), "the page's time tag"))
    for value, where in found:
        day = parse_published(value) if value else None
        if day is not None:
            return day, where
    return None, ""


def _find_authors(tree: "HtmlElement", metas: dict[str, str], article: dict[str, Any]) -> tuple[str, ...]:
    """Who the head, the JSON-LD or, failing these, the marked-up byline names."""
    named = [metas[name] for name in _AUTHORS if name in metas and not _ADDRESS.match(metas[name])][:1]
    if not named:
        authors = article.get("author")
        named = list(filter(None, map(_name, authors if isinstance(authors, list) else [authors])))
    named = named or _marked_authors(tree)
    return tuple(dict.fromkeys(_BY.sub("", name, count=1) if _BY.match(name) else name for name in named))


def _marked_authors(tree: "HtmlElement") -> list[str]:
    names = [
        squeeze(element.text_content())
        for element in tree.iter("a", "span", "address", "p", "div")
        if "author" in (element.get("rel") or "").lower().split()
        or (element.get("itemprop") or "").lower() == "author"
    ]
    names = list(dict.fromkeys(name for name in names if 3 <= len(name) <= 60))
    return names if len(names) <= _MOST_AUTHORS else []


def _find_url(tree: "HtmlElement", metas: dict[str, str], article: dict[str, Any]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return _first(
        *(u for u in (*links, metas.get("og:url"), _words(article.get("url"))) if u and _ADDRESS.match(u))
    )


def _title_tag(tree: "HtmlElement") -> str | None:
    """The page's title, for want of a better one: the only main heading if there is one."""
    headings = [squeeze(h.text_content()) for h in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    return next((squeeze(t.text_content()) or None for t in tree.iter("title")), None)


def _name(value: Any) -> str | None:
    """The name of a person or organisation of JSON-LD, which may be an object or the name itself."""
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _words(value: Any) -> str | None:
    return squeeze(value) or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
