"""The documents say what the program does, and the examples say what they are."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from zenobia.cli.app import app
from zenobia.cli.reference import help_texts, reference_page

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(ROOT.glob("docs/**/*.md")),
    ROOT / "examples/README.md",
]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
NOTE = "Written for the Zenobia project from public facts; not a real report."
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")
FENCE = re.compile(r"^```(?:console|bash|sh|text)?\n(.*?)^```", re.DOTALL | re.MULTILINE)


def commands_in(text: str) -> Iterator[list[str]]:
    """The words after `zenobia` of every command in the fenced blocks of a page."""
    for block in FENCE.findall(text):
        for line in block.splitlines():
            for piece in re.split(r"\s[|>]+\s", line.strip().removeprefix("$ ")):
                words = (
                    shlex.split(piece, comments=True) if re.match(r"(\.venv/bin/)?zenobia ", piece) else []
                )
                if words:
                    yield words[1:]


COMMANDS = [
    (name, words)
    for name, page in zip(NAMES, PAGES, strict=True)
    for words in commands_in(page.read_text("utf-8"))
]


def test_reference_is_what_help_says() -> None:
    """The reference page is made from the help texts; make it again when this fails."""
    assert (ROOT / "docs/reference/cli.md").read_text("utf-8") == reference_page()


def test_reference_has_every_command_and_option() -> None:
    """No command and no option goes without its page."""
    page = (ROOT / "docs/reference/cli.md").read_text("utf-8")
    options = {
        option
        for _, text in help_texts(get_command(app), "zenobia")
        for option in re.findall(r"--[a-z-]+", text)
    }
    assert {"--db", "--published", "--format", "--out", "--on"} <= options
    assert [option for option in options if option not in page] == []


@pytest.mark.parametrize(
    ("page", "words"), COMMANDS, ids=[f"{page}: {shlex.join(w)}" for page, w in COMMANDS]
)
def test_commands_in_documents_exist(page: str, words: list[str]) -> None:
    """What a reader copies from a page parses: the command, its options, its arguments."""
    group: Any = get_command(app)
    if words[0].startswith("-") or words[0] == "COMMAND":
        return
    command = group.commands[words[0]]
    while getattr(command, "commands", None):
        words = words[1:]
        command = command.commands[words[0]]
    placeholders = [word for word in words[1:] if word != "--help"]
    assert command.make_context(words[0], placeholders, resilient_parsing=False) is not None


def test_documents_show_commands() -> None:
    """The search for commands finds them, in the pages where a first session is."""
    pages = {page for page, _ in COMMANDS}
    assert {"README.md", "docs/tutorial.md"} <= pages


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    """Every relative link and picture is a file that is there."""
    page = ROOT / name
    links = [a or b for a, b in LINK.findall(page.read_text("utf-8"))]
    local = [link.split("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


def example_reports() -> dict[str, str]:
    """Every example report by name, with its words, markup of a page taken off."""
    reports = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))}
    for path in (ROOT / "examples").glob("*.html"):
        text = path.read_text("utf-8")
        reports[path.stem] = NOTE * (NOTE in text) + re.sub(
            r"<head>.*</head>|<[^>]+>", " ", text, flags=re.DOTALL
        )
    for line in (ROOT / "examples/wires.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        reports[row["id"]] = row["text"] + row["note"]
    return reports


REPORTS = example_reports()


@pytest.mark.parametrize("name", REPORTS)
def test_examples_say_that_they_were_written_for_this(name: str) -> None:
    """Nobody takes an example for a real report."""
    assert NOTE in REPORTS[name]


@pytest.mark.parametrize("name", REPORTS)
def test_examples_are_short(name: str) -> None:
    """A first session can be read through."""
    assert 80 <= len(REPORTS[name].split()) <= 300


def test_examples_are_listed() -> None:
    """The list of examples has all of them, and there are enough."""
    listed = (ROOT / "examples/README.md").read_text("utf-8")
    assert len(REPORTS) >= 12
    assert [name for name in REPORTS if name not in listed] == []
