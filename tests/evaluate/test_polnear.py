"""`evaluate polnear`: what counts as a source bound to what it says."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from zenobia.evaluate.polnear import ReadAttributions, evaluate_polnear, load_polnear
from zenobia.kit.errors import ZenobiaError
from zenobia.model import Document, Span
from zenobia.read.attributions import Attributed

TEXT = "The baker said that flour is dear. “Sugar too,” she told the mayor. Bread will be dear, it seems."


def at(words: str) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mark(*roles: tuple[str, str]) -> str:
    """An attribution in brat's form, its ids made from where its words stand."""
    spans = [(f"T{at(words).start + 100}", kind, at(words), words) for kind, words in roles]
    lines = [f"{id}\t{kind} {span.start} {span.end}\t{words}" for id, kind, span, words in spans]
    event = " ".join(f"{kind}:{id}" for id, kind, _, _ in spans)
    return "\n".join([*lines, f"E{spans[0][0][1:]}\t{event}"])


BAKER = mark(("Attribution", "said"), ("Source", "The baker"), ("Content", "that flour is dear"))
SHE = mark(("Attribution", "told"), ("Source", "she"), ("Content", "“Sugar too,”"))
NOBODY = mark(("Attribution-no-source", "seems"), ("Content", "Bread will be dear"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of one article with two sources, and one saying of nobody's."""
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text/bread.txt").write_text(TEXT, "utf-8")
    (tmp_path / "attributions/bread_a1.ann").write_text("\n".join([BAKER, SHE, NOBODY]), "utf-8")
    (tmp_path / "attributions/bread_b2.ann").write_text(BAKER, "utf-8")
    return tmp_path


def saying(*found: tuple[str, str]) -> ReadAttributions:
    """A reader that finds these sources and contents."""

    def read(docs: Iterable[Document]) -> Iterator[tuple[Document, list[Attributed]]]:
        for doc in docs:
            yield (
                doc,
                [Attributed(source=at(s), cue=Span(0, 1), content=(at(content),)) for s, content in found],
            )

    return read


def counts(folder: Path, *found: tuple[str, str]) -> dict[str, tuple[int, int, int]]:
    """Right, predicted and gold by level."""
    rows = evaluate_polnear(folder, saying(*found)).tables["match"]
    return {level: (f.right, f.predicted, f.gold) for level, f in rows.items()}


def test_same_words_are_right_on_every_level(folder: Path) -> None:
    """Articles, quotation marks, full stops and "that" make no difference to what is exact."""
    found = counts(folder, ("baker", "flour is dear"), ("she", "Sugar too"))
    assert set(found.values()) == {(2, 2, 2)}


def test_a_part_of_the_words_overlaps_and_is_not_exact(folder: Path) -> None:
    """Half asks for half of the content."""
    found = counts(folder, ("baker", "is"), ("she", "Sugar too"))
    assert [found[level][0] for level in ("overlap", "half", "exact")] == [2, 1, 1]


def test_a_source_must_be_bound_to_its_own_content(folder: Path) -> None:
    """Right source and right content of different attributions make nothing right."""
    found = counts(folder, ("she", "flour is dear"))
    assert (found["overlap"], found["source"], found["content"]) == ((0, 1, 2), (1, 1, 2), (1, 1, 2))


def test_one_marked_attribution_answers_for_one(folder: Path) -> None:
    """Saying it twice is right once."""
    assert counts(folder, ("baker", "flour is dear"), ("baker", "is"))["overlap"] == (1, 2, 2)


def test_what_is_marked_without_a_source_is_left_out(folder: Path) -> None:
    """Neither a miss nor made up."""
    assert counts(folder, ("it", "Bread will be dear"))["overlap"] == (0, 0, 2)


def test_discarded_stretches_are_left_out(folder: Path) -> None:
    """What is no part of the article is not scored."""
    path = folder / "attributions/bread_a1.ann"
    span = at("“Sugar too,”")
    path.write_text(f"{BAKER}\nT900\tDiscard {span.start} {span.end}\tx", "utf-8")
    assert counts(folder, ("she", "Sugar too"))["overlap"] == (0, 0, 1)


def test_the_first_of_several_annotators_counts(folder: Path) -> None:
    """An article weighs once."""
    assert [len(article.attributions) for article in load_polnear(folder)] == [2]


def test_misses_are_told_in_the_articles_words(folder: Path) -> None:
    """A line each, what was missed before what was made up."""
    result = evaluate_polnear(folder, saying(("baker", "flour is dear"), ("mayor", "told")))
    assert result.misses == ("bread: missed: she | Sugar too", "bread: made up: mayor | told")
    assert "F1 0.500" in result.summary


def test_parts_of_a_content_are_one(folder: Path) -> None:
    """A content in several stretches is brat's with semicolons."""
    first, second = at("flour is dear"), at("Sugar too")
    line = f"T7\tContent {first.start} {first.end};{second.start} {second.end}\tx"
    source = at("The baker")
    (folder / "attributions/bread_a1.ann").write_text(
        f"T1\tSource {source.start} {source.end}\tx\n{line}\nE1\tAttribution:T1 Source:T1 Content:T7", "utf-8"
    )
    assert counts(folder, ("baker", "Sugar too"))["overlap"] == (1, 1, 1)


def test_words_of_a_mark_may_run_over_a_line_break(folder: Path) -> None:
    """A line that only begins like a mark is none."""
    path = folder / "attributions/bread_a1.ann"
    path.write_text(f"{BAKER}\nThe end of the words\n\n{SHE}", "utf-8")
    assert [len(article.attributions) for article in load_polnear(folder)] == [2]


@pytest.mark.parametrize(
    "line", ["T1\tSource one two\tx", "T1\tSource 5", "E1\tAttribution:T9 Source:T9 Content:T9"]
)
def test_a_file_out_of_form_is_named(folder: Path, line: str) -> None:
    """Nothing is measured on marks that cannot be read."""
    (folder / "attributions/bread_a1.ann").write_text(line, "utf-8")
    with pytest.raises(ZenobiaError, match=r"bread_a1\.ann: not brat's standoff form.*nothing was evaluated"):
        load_polnear(folder)


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    """An empty corpus is no score of zero."""
    with pytest.raises(ZenobiaError, match="there is no PolNeAR corpus here"):
        load_polnear(tmp_path)
    with pytest.raises(ZenobiaError, match="no such folder"):
        load_polnear(tmp_path / "nowhere")
