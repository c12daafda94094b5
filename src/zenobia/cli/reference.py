"""The reference page of the command line, made from the help texts: `python -m zenobia.cli.reference`.

The page in `docs/` is this text; a test fails when the two differ.
"""

import sys
from collections.abc import Iterator
from typing import Any

import typer
from typer.main import get_command

from zenobia.cli.app import app
from zenobia.cli.console import WIDTH

HEAD = """# The command line

This page is made from the help texts (`python -m zenobia.cli.reference`), so it says what `zenobia COMMAND --help` says.

Answers go to standard output, everything else to standard error. The exit status is 0 when all went well, 1 when
something failed (the other files are read all the same), and 2 when the command was used wrongly. Colour appears on a
terminal only; `NO_COLOR` turns it off. `ZENOBIA_DB` names the record in place of `--db`.
"""


def reference_page() -> str:
    """The whole page as Markdown."""
    sections = [
        f"## {path}\n\n```text\n{text}\n```\n" for path, text in help_texts(get_command(app), "zenobia")
    ]
    return "\n".join([HEAD, *sections])


def help_texts(command: Any, path: str, parent: Any = None) -> Iterator[tuple[str, str]]:
    """The help of a command and of the commands under it, each with the words that call it."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    context = typer.Context(command, info_name=path.split()[-1], parent=parent, **settings)
    lines = command.get_help(context).splitlines()
    yield path, "\n".join(line.rstrip() for line in lines).strip()
    for name, sub in getattr(command, "commands", {}).items():
        yield from help_texts(sub, f"{path} {name}", context)


if __name__ == "__main__":
    sys.stdout.write(reference_page())
