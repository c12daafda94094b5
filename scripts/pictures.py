"""Make the pictures of the README again, from what the program prints: `.venv/bin/python scripts/pictures.py`."""

import os
import re
import subprocess
import sys
from html import escape, unescape
from io import StringIO
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 100
DB = "demo/zenobia.db"

THEME = TerminalTheme(
    (250, 248, 243),
    (45, 42, 38),
    [
        (45, 42, 38),
        (168, 50, 40),
        (74, 110, 50),
        (150, 95, 10),
        (40, 85, 140),
        (120, 60, 120),
        (20, 110, 115),
        (90, 85, 78),
    ],
)
"""Dark words on paper: it reads on a light and on a dark page."""

SVG = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL).replace(
    "Fira Code, monospace", "DejaVu Sans Mono, Menlo, Consolas, monospace"
)
"""Rich's form without the fonts that it would fetch from elsewhere."""


CELL = 12.2
"""How wide Rich draws a character."""

_TEXT = re.compile(
    r'<text class="([^"]+)" x="([\d.]+)" y="([\d.]+)" textLength="[\d.]+" ([^>]+)>([^<]*)</text>'
)
_WORDS = re.compile(r"\S(?:\S| (?! ))*")


def place_words(svg: str) -> str:
    """Put each stretch of words at its own place: some programs draw no more than one of the spaces between them."""

    def split(match: re.Match[str]) -> str:
        style, x, y, rest, escaped = match.groups()
        shown = unescape(escaped).replace("\xa0", " ")
        pieces = [(float(x) + CELL * found.start(), found[0]) for found in _WORDS.finditer(shown)]
        return "".join(
            f'<text class="{style}" x="{at:g}" y="{y}" textLength="{CELL * len(words):g}" {rest}>'
            f"{escape(words).replace(' ', '&#160;')}</text>"
            for at, words in pieces
        )

    return _TEXT.sub(split, svg)


def output_of(*command: str) -> str:
    """What a command prints on a terminal.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    env = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH)}
    done = subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def draw(name: str, title: str, printed: str) -> None:
    """Write one picture."""
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    console.print(Text.from_ansi(printed.strip("\n")))
    svg = console.export_svg(title=title, theme=THEME, code_format=SVG, unique_id=f"zenobia-{name}")
    path = FOLDER / f"{name}.svg"
    lines = [line.rstrip() for line in place_words(svg).splitlines()]
    path.write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")
    print(path.relative_to(ROOT))


def main() -> None:
    """Draw all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    zenobia = str(Path(sys.executable).parent / "zenobia")
    draw("demo", "make demo", output_of(sys.executable, "scripts/demo.py"))
    timeline = output_of(zenobia, "timeline", "Palmyra", "--db", DB)
    draw("timeline", "zenobia timeline Palmyra", timeline)


if __name__ == "__main__":
    main()
