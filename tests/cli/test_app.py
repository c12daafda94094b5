"""The command as a whole: help, errors, cold start."""

import subprocess
import sys
from typing import Any

import pytest

from zenobia.cli.app import COMMANDS
from zenobia.model.claim import ClaimType

Run = Any
NAMES = [name for name, _, _ in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_help_has_examples_that_begin_with_the_command(run: Run, name: str) -> None:
    """The help of each command shows it at work."""
    result = run(name, "--help")
    assert result.code == 0
    assert "Examples:" in result.out
    assert f"zenobia {name}" in result.out


@pytest.mark.parametrize("name", NAMES)
def test_help_fits_a_hundred_columns(run: Run, name: str) -> None:
    """Help can be read in half a screen."""
    assert max(len(line) for line in run(name, "--help").out.splitlines()) <= 100


def test_help_defines_every_type(run: Run) -> None:
    """Whoever filters by type finds in the help what each type means."""
    text = " ".join(run("claims", "--help").out.split())
    assert [t for t in ClaimType if t.value not in text or t.definition not in text] == []


def test_help_lists_every_command_with_a_whole_sentence(run: Run) -> None:
    """No summary in the list of commands is cut short."""
    text = run("--help").out
    assert [name for name in NAMES if f"\n  {name} " not in text] == []
    assert "..." not in text.split("Commands:")[1]


def test_an_unknown_command_is_wrong_use(run: Run) -> None:
    """The exit status tells wrong use from failure."""
    result = run("hodler", "Palmyra")
    assert result.code == 2
    assert "holder" in result.err


def test_version_is_printed(run: Run) -> None:
    """`--version` needs no command."""
    assert run("--version").out.startswith("zenobia ")


def test_help_starts_without_the_heavy_half() -> None:
    """Asking for help imports no parser, no page reader and no database."""
    code = (
        "import sys, zenobia.cli.app\n"
        "heavy = {'spacy', 'trafilatura', 'sqlalchemy', 'alembic', 'scipy', 'numpy'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
