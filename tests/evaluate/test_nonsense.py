"""`evaluate nonsense`: what is claimed of texts that are not about conflict."""

from pathlib import Path

import pytest

from tests.evaluate.telling import claim, telling
from zenobia.evaluate.nonsense import evaluate_nonsense, load_texts
from zenobia.kit.errors import ZenobiaError
from zenobia.model import ClaimType

LGL = """<articles>
<article docid="1"><title>Fair opens</title><text><![CDATA[The fair opens on Friday.]]></text></article>
<article docid="2"><title>Two soldiers home</title><text><![CDATA[The fair opens on Friday.]]></text></article>
<article docid="3"><title>Trial</title><text><![CDATA[He was arrested on Friday.]]></text></article>
</articles>"""
GEOVIRUS = """<articles>
<article><source>https://news.example/wiki/Flu</source><text>The flu killed two.</text></article>
<article><source>https://news.example/wiki/Flu</source><text>Schools are closed.</text></article>
<article><source>https://news.example/wiki/War</source><text>Troops brought the flu.</text></article>
</articles>"""
MEANTIME = """<Document doc_id="1" doc_name="phone"><token number="0" sentence="0" t_id="1">Phones</token>
<token number="1" sentence="0" t_id="2">attack</token></Document>"""


def test_each_form_gives_its_texts(tmp_path: Path) -> None:
    """Of mixed news only what has no word of fighting; what a corpus says of itself is no text."""
    files = {
        "README.txt": "About",
        "chess.txt": "The knight attacks.",
        "f.xml": GEOVIRUS,
        "l.xml": LGL,
        "m.xml": MEANTIME,
    }
    for name, words in files.items():
        (tmp_path / name).write_text(words, "utf-8")
    assert [(t.corpus, t.name, t.text) for t in load_texts(tmp_path)] == [
        ("texts", "chess", "The knight attacks."),
        ("geovirus", "Flu", "The flu killed two.\n\nSchools are closed."),
        ("lgl", "1", "The fair opens on Friday."),
        ("meantime", "m", "Phones attack"),
    ]


def test_claims_are_counted_and_told(tmp_path: Path) -> None:
    """The score is the share of silent texts; each claim is named with its text and its rule."""
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.txt").write_text("The knight attacks.", "utf-8")
    told = claim("The knight attacks.", ClaimType.BATTLE, rule="battle:attack:attacks")
    result = evaluate_nonsense(tmp_path, telling({"b": (told, told)}))
    assert (result.score, result.n) == (0.75, 4)
    assert result.summary == "0.500 claims per text; 2 claims of 4 texts, 1 of which have one"
    assert result.misses[0] == "texts b: battle by battle:attack:attacks: “The knight attacks.”"
    assert result.tables["nothing claimed"]["texts"].recall == 0.75


@pytest.mark.parametrize(
    ("words", "problem"),
    [("<html/>", "its root is <html>"), ("<articles", "not a text"), (None, "no .txt or")],
)
def test_folder_without_such_texts_is_refused(tmp_path: Path, words: str | None, problem: str) -> None:
    """Nothing is measured, and the message says why."""
    if words is not None:
        (tmp_path / "a.xml").write_text(words, "utf-8")
    with pytest.raises(ZenobiaError, match=problem):
        evaluate_nonsense(tmp_path, telling({}))
