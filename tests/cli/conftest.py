"""A small scripted record, so that the command line is tested without the parser and without a database."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from zenobia.api import Added, Summary
from zenobia.cli import wiring
from zenobia.cli.app import main
from zenobia.control import Answer
from zenobia.ingest import Failure
from zenobia.kit.dates import one_day
from zenobia.kit.errors import NotFoundError
from zenobia.model import (
    Actor,
    ActorKind,
    Bound,
    Candidate,
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Document,
    Event,
    Evidence,
    Furniture,
    FurnitureKind,
    Holding,
    HoldingStatus,
    Mention,
    Modality,
    Place,
    PlaceKind,
    Precision,
    Published,
    PublishedHow,
    SourceKind,
    Span,
    Toll,
    TollFigure,
    TollKind,
    When,
    WhenStatus,
)
from zenobia.model.event import EventStatus

TEXT = (
    "Rebels take Port Arden\n\n"
    "Rebel fighters captured Port Arden on Sunday, a resident said. "
    "At least 19 soldiers were killed in the battle.\n"
    "The army denied that it had lost the harbour.\n\n"
    "7 + 4 ="
)
DAY = date(2031, 3, 2)


def span_of(words: str) -> Span:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, id: str, name: str, **more: Any) -> Mention:
    """A mention that is resolved to one thing."""
    candidate = Candidate(id=id, name=name, score=0.9, reason="a name of it")
    return Mention(span=span_of(words), text=words, candidates=(candidate,), **more)


DOC = Document(
    text=TEXT,
    title="Rebels take Port Arden",
    publisher="The Lantern",
    published=Published(DAY, PublishedHow.GIVEN, "--published"),
    name="arden/one",
    origin="reports/arden.txt",
    language="en",
    furniture=(Furniture(span_of("7 + 4 ="), FurnitureKind.CAPTCHA),),
)
REBELS = mention("Rebel fighters", "act:rebels", "Northern Rebels")
ARDEN = mention("Port Arden on", "plc:arden", "Port Arden")
RESIDENT = Mention(span=span_of("a resident"), text="a resident", kind=SourceKind.RESIDENT)
CAPTURE = Claim(
    doc_id=DOC.id,
    type=ClaimType.CAPTURE,
    evidence=(
        Evidence(span_of("Rebels take Port Arden"), "Rebels take Port Arden"),
        Evidence(
            span_of("Rebel fighters captured Port Arden on Sunday"),
            "Rebel fighters captured Port Arden on Sunday",
        ),
    ),
    agent=(REBELS,),
    place=(ARDEN,),
    when=When(
        text="on Sunday",
        span=span_of("on Sunday"),
        interval=one_day(DAY),
        status=WhenStatus.INFERRED,
        detail="that day",
    ),
    control=ControlChange(places=(ARDEN,), change=Change.GAIN, holder=REBELS),
    source=(RESIDENT,),
    reader="test.v1",
    rules=("capture.take",),
)
BATTLE = Claim(
    doc_id=DOC.id,
    type=ClaimType.BATTLE,
    evidence=(
        Evidence(
            span_of("At least 19 soldiers were killed in the battle"),
            "At least 19 soldiers were killed in the battle",
        ),
    ),
    toll=(
        Toll(what=TollKind.KILLED, text="At least 19 soldiers", span=span_of("At least 19 soldiers"), low=19),
    ),
    when=When(text="on Sunday", span=span_of("on Sunday")),
    reader="test.v1",
)
DENIAL = Claim(
    doc_id=DOC.id,
    type=ClaimType.WITHDRAWAL,
    modality=Modality.DENIED,
    evidence=(
        Evidence(
            span_of("The army denied that it had lost the harbour"),
            "The army denied that it had lost the harbour",
        ),
    ),
    reader="test.v1",
)
CLAIMS = (CAPTURE, BATTLE, DENIAL)
EVENT = Event(
    id="evt-0123456789abcdef",
    type=ClaimType.CAPTURE,
    claim_ids=(CAPTURE.id,),
    doc_ids=(DOC.id,),
    status=EventStatus.DISPUTED,
    place=Candidate("plc:arden", "Port Arden", 0.9, "a name of it"),
    when=one_day(DAY),
    when_said=(one_day(DAY),),
    agents=("Northern Rebels",),
    targets=("Army",),
    tolls=(
        TollFigure(TollKind.KILLED, 19, None, "At least 19", CAPTURE.id, DOC.id, "a resident"),
        TollFigure(TollKind.KILLED, 4, 4, "four", DENIAL.id, DOC.id, "the army"),
    ),
    conflicts=("The tolls differ: at least 19 and 4 killed.",),
)
PLACE = Place(
    id="plc:arden",
    name="Port Arden",
    kind=PlaceKind.TOWN,
    country="XA",
    lat=1.5,
    lon=2.25,
    precision=Precision.EXACT,
)
ACTOR = Actor(id="act:rebels", name="Northern Rebels", kind=ActorKind.REBEL_GROUP)
BEFORE = Holding(
    place_id=PLACE.id, place="Port Arden", status=HoldingStatus.UNKNOWN, end=DAY, until=Bound(DAY, DAY)
)
HELD = Holding(
    place_id=PLACE.id,
    place="Port Arden",
    status=HoldingStatus.HELD,
    holder_id=ACTOR.id,
    holder=ACTOR.name,
    start=DAY,
    since=Bound(DAY, DAY),
    basis=(CAPTURE.id,),
    note="A resident says that the rebels captured it.",
    known_from=DAY,
)
FAILURE = Failure(origin="reports/photo.png", where="", message="not a report: the bytes are a PNG picture")


class FakeRecord:
    """Answers as a record does, from the constants above."""

    def __init__(self) -> None:
        self.asked: dict[str, Any] = {}

    def __enter__(self) -> "FakeRecord":
        return self

    def __exit__(self, *problem: object) -> None:
        return None

    def add(self, *sources: str, **options: Any) -> Summary:
        self.asked = {"sources": sources, **options}
        failures = (FAILURE,) if any(s.endswith(".png") for s in sources) else ()
        return Summary(added=(Added(document=DOC, claims=len(CLAIMS), is_new=True),), failures=failures)

    def set_published(self, doc: str, day: date, why: str = "") -> None:
        self.asked = {"doc": doc, "day": day, "why": why}

    def documents(self) -> list[Document]:
        return [DOC]

    def document(self, id: str) -> Document:
        if id not in (DOC.id, DOC.name):
            raise NotFoundError(f"no document '{id}'; near: {DOC.name}")
        return DOC

    def claims(self, **filters: Any) -> list[Claim]:
        self.asked = filters
        return list(CLAIMS)

    def claim(self, id: str) -> Claim:
        for claim in CLAIMS:
            if claim.id.startswith(id):
                return claim
        raise NotFoundError(f"no claim '{id}'")

    def events(self, **filters: Any) -> list[Event]:
        self.asked = filters
        return [EVENT]

    def event(self, id: str) -> Event:
        return EVENT

    def places(self) -> list[tuple[Place, int]]:
        return [(PLACE, 2)]

    def actors(self) -> list[tuple[Actor, int]]:
        return [(ACTOR, 1)]

    def timeline(self, place: str) -> list[Holding]:
        return [BEFORE, HELD]

    def holder(self, place: str, *, on: date) -> Answer:
        self.asked = {"place": place, "on": on}
        return Answer(
            place=PLACE,
            on=on,
            holding=HELD,
            basis=(CAPTURE,),
            also_claimed=(DENIAL,),
            also_why=("is a denial",),
            summary="On 5 March 2031 Port Arden was held by Northern Rebels.",
            why="Rests on 1 claim in 1 report.",
            parts=(),
            last_evidence=DAY,
        )


class Result(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run in an empty folder, without the settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in ("ZENOBIA_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERMINAL_WIDTH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeRecord:
    """The scripted record, behind every command; its file is there."""
    fake = FakeRecord()
    (tmp_path / "zenobia.db").touch()
    monkeypatch.setattr(wiring, "open_record", lambda db, *_: fake)

    def read(sources: Sequence[str], **options: Any) -> Iterator[Any]:
        fake.asked = {"sources": list(sources), **options}
        for source in sources:
            yield FAILURE if source.endswith(".png") else (DOC, CLAIMS)

    monkeypatch.setattr(wiring, "read_sources", read)
    return fake


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `zenobia` with some words and tells what came of it."""

    def run(*words: str) -> Result:
        with pytest.raises(SystemExit) as ended:
            main(words)
        out, err = capsys.readouterr()
        code = ended.value.code
        return Result(code if isinstance(code, int) else 0 if code is None else 1, out, err)

    return run
