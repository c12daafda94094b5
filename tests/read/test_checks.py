"""Checking a lexicon that an analyst has edited."""

import shutil
from pathlib import Path

import pytest

from zenobia.kit.resources import resources_dir
from zenobia.read.checks import check_lexicon


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    """A copy of the shipped lexicon."""
    return shutil.copytree(resources_dir() / "lexicon", tmp_path / "lexicon")


def test_shipped_lexicon_has_no_error(lexicon: Path) -> None:
    """What the program ships can be used, each word of it."""
    assert [str(c) for c in check_lexicon(lexicon) if c.is_error] == []


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ("{type: capture, frame: takes, verb: [grab], verbs: [grab]}", "no key `verb`"),
        ("{type: conquest, frame: takes, verbs: [grab]}", "no type “conquest”"),
        ("{type: capture, frame: took, verbs: [grab]}", "no frame “took”"),
        ("{type: capture, frame: takes, change: won, verbs: [grab]}", "no change “won”"),
        (
            "{type: capture, frame: takes, needs: {object: [towns]}, verbs: [grab]}",
            "no class “towns” in nouns.yaml",
        ),
        ("{type: capture, verbs: [grab]}", "a block needs a `frame`"),
        ("{type: capture, frame: takes}", "a block needs `verbs` or `nouns`"),
        ("{type: capture, frame: takes, verbs: [Grab]}", "has capitals"),
        ("{type: capture, frame: takes, verbs: ['/grab/']}", "no text can match it"),
        ("{type: battle, frame: takes, verbs: [recapture]}", "“recapture” stands on line"),
        ("{type: battle, frame: takes, needs: {object: [place]}, verbs: [recapture]}", "without `needs`"),
        ("{type: capture, type: battle, frame: takes, verbs: [grab]}", "`type` stands on line"),
        ("{type: capture, frame: takes, verbs: [grabbed hold]}", "looks like a past form"),
    ],
)
def test_complaint_names_the_line_and_what_is_wrong(lexicon: Path, block: str, complaint: str) -> None:
    """One bad block at the end of the file, one complaint, on its own line."""
    path = lexicon / "happenings.yaml"
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{text}\n- {block}\n", "utf-8")
    (found,) = (c for c in check_lexicon(lexicon) if c.line > text.count("\n") + 1)
    assert complaint in found.message
    assert str(found).startswith(f"happenings.yaml:{text.count(chr(10)) + 2}: ")


def test_broken_yaml_is_named_and_the_other_files_are_checked(lexicon: Path) -> None:
    """One file that cannot be read hides nothing of the others."""
    (lexicon / "nouns.yaml").write_text("armed: [army\ncivilians: [x]\n", "utf-8")
    with (lexicon / "frames.yaml").open("a", encoding="utf-8") as file:
        file.write("\nbites:\n  subject: biter\n")
    found = [str(complaint) for complaint in check_lexicon(lexicon)]
    assert any(line.startswith("nouns.yaml:") and "not valid YAML" in line for line in found)
    assert any("fills no slot “biter”" in line for line in found)


def test_unknown_senses_and_kinds_are_named(lexicon: Path) -> None:
    """A sense or a kind of source that the model does not have."""
    for name, old, new in (
        ("modality.yaml", "  planned: [plan,", "  perhaps: [plan,"),
        ("reporting.yaml", "  medic:", "  nurse:"),
    ):
        path = lexicon / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
    messages = [complaint.message for complaint in check_lexicon(lexicon)]
    assert any("no sense “perhaps”" in m for m in messages)
    assert any("no kind of source “nurse”" in m for m in messages)


@pytest.mark.parametrize(
    ("name", "line", "complaint"),
    [
        ("modality.yaml", "adverb: {planned: [soonish]}", "no list `adverb` is ever read"),
        ("reporting.yaml", "verbs: [grumble]", "`verbs` stands on line"),
        ("nouns.yaml", "ships: [Frigate]", "has capitals"),
        ("war.yaml", "- gun(boat", "is no pattern"),
        ("war.yaml", "- (?:gun)?", "matches any text"),
    ],
)
def test_every_file_of_the_lexicon_is_held_to_what_reads_it(
    lexicon: Path, name: str, line: str, complaint: str
) -> None:
    """A line that is never read, takes another's place, or matches nothing or everything."""
    path = lexicon / name
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{text}\n{line}\n", "utf-8")
    (found,) = (c for c in check_lexicon(lexicon) if c.is_error)
    assert complaint in found.message
    assert str(found).startswith(f"{name}:{text.count(chr(10)) + 2}: ")


def test_missing_list_and_unknown_file_are_named(lexicon: Path) -> None:
    """A renamed list leaves a gap; a file of another name is never opened."""
    path = lexicon / "carriers.yaml"
    path.write_text(path.read_text("utf-8").replace("\nsends:", "\nsent:"), "utf-8")
    (lexicon / "verbs.yaml").write_text("- grab\n", "utf-8")
    found = [str(c) for c in check_lexicon(lexicon) if c.is_error]
    assert "carriers.yaml: no `sends`, which the reader needs" in found
    assert any("no list `sent` is ever read" in line for line in found)
    assert any(line.startswith("verbs.yaml: the reader opens no file of this name") for line in found)
