"""Checking actors and places that an analyst has edited."""

import shutil
from pathlib import Path

import pytest

from zenobia.kit.resources import resources_dir
from zenobia.resolve.checks import check_actors, check_places


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the shipped actors and places."""
    for name in ("actors", "places"):
        folder = tmp_path / name
        folder.mkdir()
        for path in (resources_dir() / name).glob("*.yaml"):
            shutil.copy(path, folder)
    return tmp_path


def test_shipped_files_are_clean(resources: Path) -> None:
    """No error and no doubt in what the program ships."""
    assert check_actors(resources / "actors") == []
    assert check_places(resources / "places") == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{id: guard, name: Guard, kinds: [rebel_group]}", "unknown fields ['kinds']"),
        ("{id: guard, name: Guard, kind: army}", "'army' is not a valid ActorKind"),
        ("{id: guard}", "needs an id and a name"),
        ("{id: islamic_state, name: Other}", "the id `islamic_state` is taken by"),
        ("{id: guard, name: Guard, name: Watch}", "`name` stands on line"),
        ("Guard", "an entry is a mapping"),
    ],
)
def test_bad_actor_is_named_on_its_line(resources: Path, line: str, complaint: str) -> None:
    """One bad line at the end of a file, one complaint, there."""
    found = _check_with(resources / "actors/syria.yaml", line)
    assert len(found) == 1
    assert complaint in found[0]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{id: port_arden, name: Port Arden, lat: 35.1}", "unknown fields ['lat']"),
        ("{id: port_arden, name: Port Arden, kind: harbour}", "'harbour' is no kind of place"),
        ("{id: gn-163808, name: Palmyra}", "the id `gn-163808` is taken by"),
        ("{id: port_arden, name: Port Arden, in: nowhere}", "`in`: there is no place `nowhere`"),
    ],
)
def test_bad_place_is_named_on_its_line(resources: Path, line: str, complaint: str) -> None:
    """What is around a place is looked for among the tables' places and those of the files."""
    found = _check_with(resources / "places/syria.yaml", line)
    assert len(found) == 1
    assert complaint in found[0]


def test_file_that_is_never_read_is_named(resources: Path) -> None:
    """A new file does nothing until the program is told of it."""
    (resources / "actors/yemen.yaml").write_text("- {id: guard, name: Guard}\n", "utf-8")
    (found,) = check_actors(resources / "actors")
    assert str(found).startswith("yemen.yaml: no file of this name is read")


def _check_with(path: Path, line: str) -> list[str]:
    """The complaints with one line more at the end of a file; each must be there."""
    text = path.read_text("utf-8").rstrip("\n")
    path.write_text(f"{text}\n- {line}\n", "utf-8")
    if path.parent.name == "actors":
        found = check_actors(path.parent)
    else:
        found = check_places(path.parent, lambda id: id != "nowhere")
    assert {(c.file, c.line) for c in found} == {(path.name, text.count("\n") + 2)}
    return [str(c) for c in found]
