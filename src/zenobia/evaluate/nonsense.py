"""`zenobia evaluate nonsense DIR`: what is claimed of texts that are not about conflict, where nothing should be.

The folder holds texts, at any depth, in any of these forms:

- `.txt`: a text each. Whoever puts it there says that it is not about conflict.
- `.xml` of the MEANTIME corpus: all of it, since its topics are firms and their products.
- `.xml` of the GeoVirus corpus: news of epidemics, the paragraphs of one page a text. Some of it is of epidemics in wars, so
  that only the texts without any word of `FIGHTING` are taken.
- `.xml` of the Local-Global Lexicon (LGL): local news. Much of that is of crime and of soldiers, so that only the texts
  without any word of `FIGHTING` and of `CRIME` are taken.

Both rules are lists of words of their own and ask nothing of the reader.

The headline is the share of texts of which nothing is claimed; the summary has the claims per text.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from msgspec import Struct

from zenobia.evaluate.factuality import put_together
from zenobia.evaluate.gold import Read, bootstrap
from zenobia.evaluate.result import Result, malformed, need_folder
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.kit.text import squeeze
from zenobia.model import Claim, Document

WHAT = "folder of texts that are not about conflict"
FIGHTING = re.compile(
    r"\b(?:murder|bomb|troop|soldier|militar|militan|terror|rebel|insurgen|gunm|shot|shoot|army|armed|wars?\b|conflict|violence"
    r"|clash|ambush|explo|hostage|kidnap|abduct|assassin|massacre|tortur|weapon|guerrilla|missile|rocket|ceasefire|truce|siege"
    r"|refugee|protest)",
    re.IGNORECASE,
)
"""Beginnings of words that keep a text of a corpus of mixed news out."""
CRIME = re.compile(r"\b(?:kill|attack|arrest)", re.IGNORECASE)
"""More of them for local news; a virus kills and attacks as well."""
ABOUT_IT = frozenset({"README", "LICENSE"})
"""Names of files in which a corpus speaks of itself."""


class Text(Struct, frozen=True):
    """A text that is not about conflict, and which corpus it is of."""

    name: str
    corpus: str
    text: str


def load_texts(folder: Path) -> list[Text]:
    """The texts under a folder, in the order of their paths.

    Raises:
        ZenobiaError: there is no such folder, there are no texts in it, or a file is in none of the forms.
    """
    need_folder(folder, WHAT)
    paths = sorted(p for p in folder.rglob("*") if p.suffix in {".txt", ".xml"} and p.stem not in ABOUT_IT)
    found = [text for path in paths for text in _load(path)]
    if not found:
        raise ZenobiaError(f"{folder}: there is no {WHAT} here (no .txt or .xml file); nothing was evaluated")
    return found


def _load(path: Path) -> Iterator[Text]:
    if path.suffix == ".txt":
        yield Text(path.stem, "texts", path.read_text(encoding="utf-8"))
        return
    try:
        root = etree.parse(path).getroot()
    except etree.XMLSyntaxError as problem:
        raise malformed(path, "a text of a known corpus", repr(problem)) from problem
    if root.tag == "Document":
        yield Text(path.stem, "meantime", put_together(root)[0])
    elif root.tag == "articles" and root.find("article/source") is not None:
        yield from _geovirus(root)
    elif root.tag == "articles":
        yield from _lgl(root)
    else:
        raise malformed(path, "a text of a known corpus", f"its root is <{root.tag}>")


def _geovirus(root: etree._Element) -> Iterator[Text]:
    """The pages of GeoVirus that have no word of fighting, each put together from its paragraphs."""
    pages: dict[str, list[str]] = {}
    for article in root.iter("article"):
        pages.setdefault(article.findtext("source") or "", []).append(article.findtext("text") or "")
    for source, paragraphs in pages.items():
        text = "\n\n".join(paragraphs)
        if not FIGHTING.search(text):
            yield Text(source.rsplit("/", 1)[-1], "geovirus", text)


def _lgl(root: etree._Element) -> Iterator[Text]:
    """The local news that has no word of fighting or of crime."""
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        whole = f"{article.findtext('title') or ''} {text}"
        if text.strip() and not FIGHTING.search(whole) and not CRIME.search(whole):
            yield Text(article.attrib.get("docid", ""), "lgl", text)


def evaluate_nonsense(folder: Path, read: Read) -> Result:
    """Read every text of a folder and count what is claimed of it.

    Raises:
        ZenobiaError: as `load_texts`.
    """
    texts = load_texts(folder)
    readings = read(Document(text=t.text, name=t.name, language="en") for t in texts)
    claimed = [() if isinstance(claims, ReadError) else claims for _, claims in readings]
    silent = [Figure(int(not claims), 1, 1) for claims in claimed]
    number = sum(map(len, claimed))
    return Result(
        corpus="nonsense",
        score=silent.count(Figure(1, 1, 1)) / len(texts),
        interval=bootstrap(silent),
        n=len(texts),
        summary=(
            f"{number / len(texts):.3f} claims per text; {number:,} claims of {len(texts):,} texts, "
            f"{silent.count(Figure(0, 1, 1)):,} of which have one"
        ),
        tables={"nothing claimed": _by_corpus(texts, silent)},
        misses=tuple(
            _say(text, claim) for text, claims in zip(texts, claimed, strict=True) for claim in claims
        ),
    )


def _by_corpus(texts: list[Text], silent: list[Figure]) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for text, figure in zip(texts, silent, strict=True):
        so_far = figures.get(text.corpus, Figure(0, 0, 0))
        figures[text.corpus] = Figure(so_far.right + figure.right, so_far.predicted + 1, so_far.gold + 1)
    return figures


def _say(text: Text, claim: Claim) -> str:
    quote = squeeze(claim.evidence[0].quote)
    return f"{text.corpus} {text.name}: {claim.type.value} by {', '.join(claim.rules)}: “{quote}”"
