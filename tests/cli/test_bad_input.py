"""Bad input among good: each is named with what to do, the exit status says so, and the good ones are read all the same."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "Red Front militants captured the town of Homs on Sunday, residents said.\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
ARABIC = "انسحب الجنود من القرية صباح الأحد بعد قتال طويل، وقال السكان إن الطريق مغلق منذ ثلاثة أيام وإن الماء مقطوع عن البيوت."
FRENCH = "Les soldats ont quitté le village dimanche matin après de longs combats, et les habitants disent que la route est fermée depuis trois jours."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good reports and every kind of bad one."""
    here = tmp_path_factory.mktemp("reports")
    (here / "good.txt").write_text(GOOD, encoding="utf-8")
    (here / "empty.txt").write_bytes(b"")
    (here / "picture.txt").write_bytes(PNG)
    (here / "wires.jsonl").write_text(
        json.dumps({"id": "first", "text": "First. " + GOOD})
        + "\n\n{oops}\n"
        + json.dumps({"id": "last", "text": "Last. " + GOOD})
        + "\n",
        encoding="utf-8",
    )
    (here / "huge.txt").write_bytes(b"soldiers and more soldiers " * 1_900_000)
    (here / "latin.txt").write_bytes(
        "Rebels shelled the café in Homs on Monday. The naïve garrison fled.".encode("latin-1")
    )
    (here / "arabic.txt").write_bytes(ARABIC.encode("cp1256", "ignore"))
    (here / "french.txt").write_text(FRENCH, encoding="utf-8")
    (here / "line.txt").write_text(
        ("The army shelled the hills and the rebels fled again " * 2000)[:100_000], encoding="utf-8"
    )
    (here / "marks.txt").write_text(
        "The ar\u200bmy with\u00addrew from\x07 Homs on Sunday.\u202e Residents said so.", encoding="utf-8"
    )
    return here


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real command."""
    return subprocess.run(
        [sys.executable, "-m", "zenobia", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


NAMED = [
    ("empty.txt", "nothing to read"),
    ("picture.txt", "PNG"),
    ("wires.jsonl, line 3", "not valid JSON"),
    ("huge.txt", "20 MB"),
    ("arabic.txt", "Arabic"),
    ("french.txt", "French"),
]


def test_read_names_the_bad_and_reads_the_good(folder: Path, tmp_path: Path) -> None:
    """Standard output stays pure data; standard error has a line for each failure."""
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    done = run("read", str(folder), str(nothing), "--format", "jsonl")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    for name, reason in [*NAMED, ("nothing", "no reports in this folder")]:
        assert any(name in line and reason in line for line in lines), (name, done.stderr)
    docs = {json.loads(line)["doc"] for line in done.stdout.splitlines()}
    assert {"good", "first", "last", "latin", "line"} <= docs
    assert "Traceback" not in done.stderr
    assert "kept" not in done.stderr


def test_add_keeps_what_it_cannot_read_as_documents(folder: Path, tmp_path: Path) -> None:
    """A report in another language is refused by its name and kept; the rest is added."""
    db = str(tmp_path / "war.db")
    done = run("add", str(folder), "--db", db)
    assert done.returncode == 1
    for name in ("Arabic", "French"):
        assert (
            f"in {name}; only English is read so far. It is kept as a document without claims" in done.stderr
        )
    listed = run("documents", "--db", db, "--format", "json")
    names = {row["name"] for row in json.loads(listed.stdout)}
    assert {"good", "first", "last", "arabic", "french", "latin", "line", "marks"} <= names
    assert not names & {"empty", "picture", "huge"}
