"""`zenobia explain`, on a record made by the real reader."""

import json
from pathlib import Path
from typing import Any

import pytest

from zenobia.cli.app import main
from zenobia.kit.resources import resources_dir
from zenobia.model import Claim, ClaimType, Document, Evidence, Mention, Span
from zenobia.publish.explanation import explain

TEXT = (
    "Rebel fighters stormed the village of Dabiq at dawn on Sunday.\n\n"
    "They then seized a hill near the village, killing at least nine soldiers, a resident said. "
    "The army vowed to retake the hill.\n"
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one report, read by the rules alone."""
    folder = tmp_path_factory.mktemp("explain")
    (folder / "report.txt").write_text(TEXT, "utf-8")
    path = folder / "war.db"
    words = ["add", str(folder / "report.txt"), "--published", "2016-10-17", "--db", str(path)]
    with pytest.raises(SystemExit) as ended:
        main([*words, "--reader", "rules"])
    assert not ended.value.code
    return path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run a command; its exit status, output and messages."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def claim(capsys: pytest.CaptureFixture[str], db: Path, type: str, modality: str = "asserted") -> str:
    """The id of the first claim of a type."""
    _, out, _ = run(capsys, "claims", "--db", str(db), "--type", type, "--format", "json")
    return str(next(row["id"] for row in json.loads(out) if row["modality"] == modality))


def steps(capsys: pytest.CaptureFixture[str], db: Path, id: str) -> dict[str, dict[str, Any]]:
    """The explanation of a claim, by topic."""
    _, out, _ = run(capsys, "explain", id, "--db", str(db), "--format", "json")
    return {step["topic"]: step for step in json.loads(out)["steps"]}


def test_word_and_its_line_of_the_lexicon_are_named(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """The line that is named has the word."""
    told = steps(capsys, db, claim(capsys, db, "capture"))
    assert told["found"]["said"] == "“seized” tells it"
    (line,) = [why for why in told["what"]["because"] if "happenings.yaml, line" in why]
    number = int(line.rsplit(" ", 1)[1].rstrip(")"))
    listed = (resources_dir() / "lexicon/happenings.yaml").read_text("utf-8").splitlines()
    assert "seize" in listed[number - 1]


def test_pronoun_is_followed_to_its_name(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """Whom “they” stand for, and where the words are."""
    who = steps(capsys, db, claim(capsys, db, "capture"))["who"]
    assert who["said"] == "“They”"
    assert "this report calls it “Rebel fighters” elsewhere" in who["because"]


def test_source_outside_the_evidence_is_said_to_be_so(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """Who says it stands behind the clause, in the same sentence."""
    source = steps(capsys, db, claim(capsys, db, "capture"))["according to"]
    assert "“resident” stands in the same sentence" in source["because"]


def test_time_toll_and_code_have_their_reasons(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """The day follows from publication, the figure is a range, the code has its rule."""
    told = steps(capsys, db, claim(capsys, db, "capture"))
    _, out, _ = run(capsys, "claims", "--db", str(db), "--format", "json")
    (counted,) = [row["id"] for row in json.loads(out) if row.get("toll")]
    assert steps(capsys, db, counted)["toll"]["because"] == [
        "“at least nine soldiers” stands in the evidence",
        "killed, of soldiers: lowest 9, highest ? (? is unsaid)",
    ]
    assert told["ACLED"]["said"] == "Non-state actor overtakes territory"
    battle = steps(capsys, db, claim(capsys, db, "battle"))
    assert "2016-10-16" in battle["when"]["said"]


def test_plan_names_the_word_that_makes_it_one(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """A sense other than the plain one has its cue, and nothing is coded of a plan."""
    told = steps(capsys, db, claim(capsys, db, "capture", "planned"))
    assert any("“vowed”" in why for why in told["said as"]["because"])
    assert told["ACLED"]["said"] == "no code"


def test_for_people_the_evidence_comes_first(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """The words are marked in their sentence."""
    _, out, _ = run(capsys, "explain", claim(capsys, db, "capture"), "--db", str(db))
    assert ">>[They|who] then [seized|found] a [hill|where] near the [village|where]" in " ".join(out.split())
    assert "nothing" in out


def test_event_is_explained_claim_by_claim(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """An event's explanation is a list of those of its claims."""
    _, out, _ = run(capsys, "events", "--db", str(db), "--format", "json")
    event = json.loads(out)[0]["id"]
    _, out, _ = run(capsys, "explain", event, "--db", str(db), "--format", "json")
    assert [row["id"].split("-")[0] for row in json.loads(out)] == ["clm"] * len(json.loads(out))


def test_unknown_id_is_one_line(capsys: pytest.CaptureFixture[str], db: Path) -> None:
    """What is not there is said, with what to do."""
    code, _, err = run(capsys, "explain", "clm-ffffffff", "--db", str(db))
    assert code == 1
    assert "clm-ffffffff" in err


def test_type_that_the_lexicon_does_not_give_is_said_to_be_so() -> None:
    """Where the word is one of another type, what changed it is not made up."""
    doc = Document(text="Planes struck it.")
    told = Claim(
        doc_id=doc.id,
        type=ClaimType.AIRSTRIKE,
        evidence=(Evidence(Span(0, 16), "Planes struck it"),),
        rules=("battle:strike:attacks",),
    )
    (what,) = (step for step in explain(told, doc) if step.topic == "what")
    assert any("made it airstrike; which of these it was is not kept" in why for why in what.because)


def test_place_of_words_is_told_from_the_nearest_evidence() -> None:
    """A headline is evidence too, but the source stands behind the sentence; an initial ends none."""
    text = "Town falls\n\nRebels of Gen. Q. Salem took the town, a medic said. Another spoke."
    doc = Document(text=text)
    medic = Mention(span=Span(text.index("medic"), text.index("medic") + 5), text="medic")
    taken = text.index("Rebels"), text.index(", a medic")
    told = Claim(
        doc_id=doc.id,
        type=ClaimType.CAPTURE,
        evidence=(Evidence(Span(0, 10), text[:10]), Evidence(Span(*taken), text[slice(*taken)])),
        source=(medic,),
    )
    (source,) = (step for step in explain(told, doc) if step.topic == "according to")
    assert source.because[0] == "“medic” stands in the same sentence"
    (found,) = (step for step in explain(told, doc) if step.topic == "found")
    assert found.said == "the word that tells it is not kept with this claim"
