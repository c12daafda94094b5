"""`zenobia evaluate factuality DIR`: did it happen, is it sure, is it still to come (MEANTIME's `certainty`, `polarity`, `time`).

The folder holds the corpus' XML files, at any depth. The texts are put together from their tokens and read as reports.

**Events that both sides found.** A marked mention and a claim are the same event when a token of the mention stands in the
claim's evidence and its word, or its `pred`, is the word of one of the rules that made the claim. Only these are scored:
finding them is scored elsewhere.

**What a claim says of them.** Its modality tells all three: *denied* is polarity NEG; *planned* and *forecast* are time
FUTURE; *hedged* and *forecast* are uncertain; the rest is POS, NON_FUTURE, CERTAIN. The corpus' POSSIBLE and PROBABLE are
one class, UNCERTAIN. Values that the corpus leaves open are not scored.

The headline is the share of all scored values that are right. Most of them are the usual ones in any text, so look at the
rare classes (UNCERTAIN, NEG, FUTURE) before believing it.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from msgspec import Struct

from zenobia.evaluate.gold import Read, bootstrap
from zenobia.evaluate.result import Result, malformed, need_folder, total
from zenobia.evaluate.score import Figure
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Claim, Document, Modality, Span

WHAT = "MEANTIME corpus"
CLASSES = {
    "certainty": {"CERTAIN": "CERTAIN", "POSSIBLE": "UNCERTAIN", "PROBABLE": "UNCERTAIN"},
    "polarity": {"POS": "POS", "NEG": "NEG"},
    "time": {"NON_FUTURE": "NON_FUTURE", "FUTURE": "FUTURE"},
}
"""By attribute: the corpus' values that are scored, and the class of each."""


class EventMention(Struct, frozen=True):
    """Words that name an event, and how it is marked."""

    spans: tuple[Span, ...]
    words: frozenset[str]
    """Small letters: the tokens and the lemma."""
    facts: dict[str, str]
    """Attribute -> class, where it is one that is scored."""


class MarkedText(Struct, frozen=True):
    """A text of the corpus and its events."""

    name: str
    text: str
    events: tuple[EventMention, ...]


class _Compared(Struct, frozen=True):
    name: str
    attribute: str
    marked: str
    read: str
    words: str


def load_meantime(folder: Path) -> list[MarkedText]:
    """The marked texts under a folder, in the order of their paths.

    Raises:
        ZenobiaError: there is no such folder, no XML file is in it, or a file is not in the corpus' form.
    """
    need_folder(folder, WHAT)
    paths = sorted(folder.rglob("*.xml"))
    if not paths:
        raise ZenobiaError(f"{folder}: there is no {WHAT} here (no .xml file); nothing was evaluated")
    return [_load(path) for path in paths]


def _load(path: Path) -> MarkedText:
    try:
        root = etree.parse(path).getroot()
        text, spans = put_together(root)
        events = tuple(_mention(e, text, spans) for e in root.iter("EVENT_MENTION"))
    except (etree.XMLSyntaxError, KeyError) as problem:
        raise malformed(path, "a MEANTIME text", repr(problem)) from problem
    if not spans:
        raise malformed(path, "a MEANTIME text", "there are no tokens in it")
    return MarkedText(path.stem, text, events)


def put_together(root: etree._Element) -> tuple[str, dict[str, Span]]:
    """The text, a sentence a line and a blank line after it, and where each token stands."""
    spans: dict[str, Span] = {}
    text, sentence = "", None
    for token in root.iter("token"):
        if text:
            text += " " if token.attrib["sentence"] == sentence else "\n\n"
        sentence = token.attrib["sentence"]
        words = token.text or ""
        spans[token.attrib["t_id"]] = Span(len(text), len(text) + len(words))
        text += words
    return text, spans


def _mention(element: etree._Element, text: str, spans: dict[str, Span]) -> EventMention:
    own = tuple(spans[anchor.attrib["t_id"]] for anchor in element.iter("token_anchor"))
    marked = {attribute: element.attrib.get(attribute, "") for attribute in CLASSES}
    return EventMention(
        own,
        frozenset(span.of(text).lower() for span in own) | {element.attrib.get("pred", "").lower()},
        {a: CLASSES[a][value] for a, value in marked.items() if value in CLASSES[a]},
    )


def evaluate_factuality(folder: Path, read: Read) -> Result:
    """Read every text of a folder and compare the events that both sides found.

    Raises:
        ZenobiaError: as `load_meantime`.
    """
    texts = load_meantime(folder)
    readings = read(Document(text=t.text, name=t.name, language="en") for t in texts)
    by_text = [
        [] if isinstance(claims, ReadError) else list(_compare(marked, claims))
        for marked, (_, claims) in zip(texts, readings, strict=True)
    ]
    every = [each for compared in by_text for each in compared]
    whole = _right(every)
    low, high = interval = bootstrap([_right(compared) for compared in by_text])
    found, marked = (len(every) // len(CLASSES) if every else 0), sum(len(t.events) for t in texts)
    classes = {name: _class_figure(name, every) for known in CLASSES.values() for name in known.values()}
    return Result(
        corpus="factuality",
        score=whole.f1,
        interval=interval,
        n=len(texts),
        summary=(
            f"{whole.f1:.3f} of certainty, polarity and time are right (95 % interval {low:.3f} to {high:.3f}); "
            f"{len(texts)} texts, events: {marked:,} marked, about {found:,} of them found"
        ),
        tables={
            "attribute": {a: _right([c for c in every if c.attribute == a]) for a in CLASSES},
            "class": classes,
        },
        misses=tuple(
            f"{c.name}: {c.attribute}: {c.marked} read as {c.read}: “{c.words}”"
            for c in every
            if c.marked != c.read
        ),
    )


def _compare(marked: MarkedText, claims: tuple[Claim, ...]) -> Iterator[_Compared]:
    for event in marked.events:
        claim = next((c for c in claims if _is_same(event, c)), None)
        if claim is None:
            continue
        quote = next(" ".join(e.quote.split()) for e in claim.evidence if _holds(e.span, event))
        for attribute, value in event.facts.items():
            yield _Compared(marked.name, attribute, value, fact_of(attribute, claim.modality), quote)


def _is_same(event: EventMention, claim: Claim) -> bool:
    said = {word for trigger in claim.triggers for word in trigger.split()}
    return bool(event.words & said) and any(_holds(e.span, event) for e in claim.evidence)


def _holds(evidence: Span, event: EventMention) -> bool:
    return any(evidence.covers(span) for span in event.spans)


def fact_of(attribute: str, modality: Modality) -> str:
    """What a modality says of certainty, polarity or time, in the corpus' words."""
    if attribute == "certainty":
        return "UNCERTAIN" if modality in {Modality.HEDGED, Modality.FORECAST} else "CERTAIN"
    if attribute == "polarity":
        return "NEG" if modality is Modality.DENIED else "POS"
    return "FUTURE" if modality in {Modality.PLANNED, Modality.FORECAST} else "NON_FUTURE"


def _right(compared: list[_Compared]) -> Figure:
    return Figure(sum(c.marked == c.read for c in compared), len(compared), len(compared))


def _class_figure(name: str, compared: list[_Compared]) -> Figure:
    return total(
        Figure(int(c.marked == c.read == name), int(c.read == name), int(c.marked == name)) for c in compared
    )
