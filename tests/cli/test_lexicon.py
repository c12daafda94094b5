"""`zenobia lexicon check`."""

import re
import shutil
from pathlib import Path
from typing import Any

from zenobia.kit.resources import resources_dir

Run = Any


def test_shipped_knowledge_passes(run: Run) -> None:
    """The words, actors, places and codebooks that the program uses."""
    result = run("lexicon", "check")
    assert result.code == 0
    last = result.out.splitlines()[-1]
    assert last.startswith("0 errors, ")
    assert re.search(r"; [\d,]+ words that tell a happening, \d+ of saying, \d+ actors$", last)


def test_error_has_file_and_line_and_fails(run: Run, tmp_path: Path) -> None:
    """A bad line in a copy of the lexicon."""
    folder = shutil.copytree(resources_dir() / "lexicon", tmp_path / "mine")
    with (folder / "happenings.yaml").open("a", encoding="utf-8") as file:
        file.write("- {type: captur, frame: takes, verbs: [grab]}\n")
    result = run("lexicon", "check", str(folder))
    assert result.code == 1
    assert "no type “captur”" in result.out
    assert "1 error, " in result.out


def test_one_file_is_checked_alone(run: Run, tmp_path: Path) -> None:
    """What is wrong in the files beside it is not told."""
    folder = shutil.copytree(resources_dir() / "lexicon", tmp_path / "mine")
    for name in ("modality.yaml", "carriers.yaml"):
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("other: [grab]\n")
    result = run("lexicon", "check", str(folder / "carriers.yaml"))
    assert result.code == 1
    assert result.out.startswith(f"{folder}/carriers.yaml:")
    assert "modality.yaml" not in result.out


def test_folder_of_something_else_is_refused(run: Run, tmp_path: Path) -> None:
    """A check of nothing is no check."""
    result = run("lexicon", "check", str(tmp_path))
    assert result.code == 1
    assert "no copy of resources/lexicon" in result.err


def test_missing_folder_is_said(run: Run, tmp_path: Path) -> None:
    """Nothing is checked, and it is said why."""
    result = run("lexicon", "check", str(tmp_path / "none"))
    assert result.code == 1
    assert "no such file or folder" in result.err
