"""`zenobia lexicon check`."""

import shutil
from pathlib import Path
from typing import Any

from zenobia.kit.resources import resources_dir

Run = Any


def test_shipped_knowledge_passes(run: Run) -> None:
    """The words, actors, places and codebooks that the program uses."""
    result = run("lexicon", "check")
    assert result.code == 0
    assert result.out.strip() == "0 errors, 0 doubts"


def test_error_has_file_and_line_and_fails(run: Run, tmp_path: Path) -> None:
    """A bad line in a copy of the lexicon."""
    folder = shutil.copytree(resources_dir() / "lexicon", tmp_path / "mine")
    with (folder / "happenings.yaml").open("a", encoding="utf-8") as file:
        file.write("- {type: captur, frame: takes, verbs: [grab]}\n")
    result = run("lexicon", "check", str(folder))
    assert result.code == 1
    assert "no type “captur”" in result.out
    assert "1 error, 0 doubts" in result.out


def test_missing_folder_is_said(run: Run, tmp_path: Path) -> None:
    """Nothing is checked, and it is said why."""
    result = run("lexicon", "check", str(tmp_path / "none"))
    assert result.code == 1
    assert "no such folder" in result.err
