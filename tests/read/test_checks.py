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


def test_shipped_lexicon_is_clean(lexicon: Path) -> None:
    """No error and no doubt in what the program ships."""
    assert check_lexicon(lexicon) == []


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
        ("{type: capture, frame: takes, verbs: [grabbed hold]}", "looks like a past form"),
    ],
)
def test_complaint_names_the_line_and_what_is_wrong(lexicon: Path, block: str, complaint: str) -> None:
    """One bad block at the end of the file, one complaint, on its own line."""
    path = lexicon / "happenings.yaml"
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{text}\n- {block}\n", "utf-8")
    (found,) = check_lexicon(lexicon)
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
