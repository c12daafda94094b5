"""What `make demo` shows: the example reports become a record, and the record answers.

Every step is a command that can be typed as well; the script runs the same code and prints the command first.
"""

import os
import shlex
import sys
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

import zenobia
from zenobia.cli.app import main as run_command

ROOT = Path(__file__).resolve().parent.parent
DB = "demo/zenobia.db"
A_DAY = date(2016, 3, 28)


def run(*words: str) -> None:
    """Print a command, run it, and stop the demonstration if it fails.

    Raises:
        SystemExit: the command failed; its own message has been printed.
    """
    Console(width=100, highlight=False).print(Text(f"$ zenobia {shlex.join(words)}\n", style="bold cyan"))
    sys.stdout.flush()
    try:
        run_command(words)
    except SystemExit as ended:
        if ended.code not in (None, 0):
            raise


def say(words: str) -> None:
    """Print a line that tells what comes next."""
    Console(width=100, highlight=False).print(Text(f"\n{words}", style="italic"))


def remove_old_record() -> None:
    """The record is made afresh each time, so that the demonstration shows all of it being made."""
    Path(DB).parent.mkdir(exist_ok=True)
    for left in Path(DB).parent.glob(f"{Path(DB).name}*"):
        left.unlink()


def a_reason() -> str:
    """The id of a claim that the answer for a day in March 2016 rests on, one whose report names its source."""
    with zenobia.open(DB) as record:
        basis = record.holder("Palmyra", on=A_DAY).basis
    return next((claim for claim in basis if claim.source), basis[0]).id


def main() -> None:
    """Show it."""
    os.chdir(ROOT)
    remove_old_record()
    say("Eighteen short reports on Palmyra, written for this project, go into a fresh record.")
    run("add", "examples/", "--db", DB)
    say("Claims of one happening become one event. These are the dated ones at Palmyra.")
    run("events", "--place", "Palmyra", "--since", "2015-01-01", "--db", DB)
    say("Who held Palmyra, when, how sure that is, and why. Every day lies in exactly one row.")
    run("timeline", "Palmyra", "--db", DB)
    say("Every row rests on claims, and every claim on exact words. This is one of them.")
    run("show", a_reason(), "--db", DB)
    say("To go on, try:")
    for command in (
        f".venv/bin/zenobia holder Palmyra --on 2016-12-12 --db {DB}",
        f".venv/bin/zenobia claims --modality denied --db {DB}",
        f".venv/bin/zenobia show undated --db {DB}",
        f".venv/bin/zenobia set-published undated 2016-12-12 --db {DB}",
    ):
        print(f"  {command}")


if __name__ == "__main__":
    main()
