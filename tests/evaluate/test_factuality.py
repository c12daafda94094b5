"""`evaluate factuality`: certainty, polarity and time of events that both sides found."""

from pathlib import Path

import pytest

from tests.evaluate.telling import claim, telling
from zenobia.evaluate.factuality import evaluate_factuality, fact_of, load_meantime
from zenobia.kit.errors import ZenobiaError
from zenobia.model import ClaimType, Modality

FORM = """<?xml version="1.0"?><Document doc_id="1" doc_name="ford">
<token number="0" sentence="0" t_id="1">Engineers</token><token number="1" sentence="0" t_id="2">may</token>
<token number="2" sentence="0" t_id="3">blow</token><token number="3" sentence="0" t_id="4">up</token>
<token number="4" sentence="0" t_id="5">dams</token><token number="5" sentence="1" t_id="6">Rain</token>
<Markables>
<EVENT_MENTION m_id="1" pred="blow_up" certainty="{certainty}" polarity="{polarity}" time="{time}">
<token_anchor t_id="3"/><token_anchor t_id="4"/></EVENT_MENTION>
<EVENT_MENTION m_id="2" TAG_DESCRIPTOR="x"/>
</Markables></Document>"""
TEXT = "Engineers may blow up dams"


def corpus(folder: Path, certainty: str = "POSSIBLE", polarity: str = "POS", time: str = "FUTURE") -> Path:
    """A corpus of one text with one event."""
    (folder / "part").mkdir()
    (folder / "part/ford.xml").write_text(
        FORM.format(certainty=certainty, polarity=polarity, time=time), "utf-8"
    )
    return folder


def test_text_is_put_together_from_tokens(tmp_path: Path) -> None:
    """A sentence is a paragraph, so that the reader does not join two."""
    (marked,) = load_meantime(corpus(tmp_path))
    assert marked.text == f"{TEXT}\n\nRain"
    assert [span.of(marked.text) for span in marked.events[0].spans] == ["blow", "up"]


def test_event_found_by_both_is_compared(tmp_path: Path) -> None:
    """A forecast is uncertain and in the future."""
    told = claim(TEXT, ClaimType.DESTRUCTION, modality=Modality.FORECAST, rule="destruction:blow up:does")
    result = evaluate_factuality(corpus(tmp_path), telling({"ford": (told,)}))
    assert (result.score, result.n, result.misses) == (1.0, 1, ())
    assert result.tables["class"]["UNCERTAIN"].right == 1
    assert result.tables["class"]["CERTAIN"].gold == 0


def test_wrong_values_are_told(tmp_path: Path) -> None:
    """Each attribute by itself."""
    told = claim(TEXT, ClaimType.DESTRUCTION, rule="destruction:blow up:does")
    result = evaluate_factuality(corpus(tmp_path), telling({"ford": (told,)}))
    assert result.score == pytest.approx(1 / 3)
    assert result.misses == (
        f"ford: certainty: UNCERTAIN read as CERTAIN: “{TEXT}”",
        f"ford: time: FUTURE read as NON_FUTURE: “{TEXT}”",
    )


def test_claim_made_by_another_word_is_another_event(tmp_path: Path) -> None:
    """Standing in the same sentence is not enough."""
    told = claim(TEXT, ClaimType.DESTRUCTION, rule="destruction:flood:does")
    result = evaluate_factuality(corpus(tmp_path), telling({"ford": (told,)}))
    assert result.tables["attribute"]["time"].gold == 0
    assert "1 of them" not in result.summary


def test_claim_that_no_word_of_the_lexicon_tells_is_another_event(tmp_path: Path) -> None:
    """The learned part says by no rule which word it goes by; that breaks nothing."""
    told = claim(TEXT, ClaimType.DESTRUCTION, rule="model")
    result = evaluate_factuality(corpus(tmp_path), telling({"ford": (told,)}))
    assert result.tables["attribute"]["time"].gold == 0


def test_values_left_open_are_not_scored(tmp_path: Path) -> None:
    """An underspecified time is nobody's error."""
    told = claim(TEXT, ClaimType.DESTRUCTION, rule="destruction:blow up:does")
    result = evaluate_factuality(corpus(tmp_path, time="UNDERSPECIFIED"), telling({"ford": (told,)}))
    assert [f.gold for f in result.tables["attribute"].values()] == [1, 1, 0]


@pytest.mark.parametrize(
    ("modality", "facts"),
    [
        (Modality.ASSERTED, ("CERTAIN", "POS", "NON_FUTURE")),
        (Modality.DENIED, ("CERTAIN", "NEG", "NON_FUTURE")),
        (Modality.PLANNED, ("CERTAIN", "POS", "FUTURE")),
        (Modality.HEDGED, ("UNCERTAIN", "POS", "NON_FUTURE")),
        (Modality.FORECAST, ("UNCERTAIN", "POS", "FUTURE")),
    ],
)
def test_modality_tells_all_three(modality: Modality, facts: tuple[str, str, str]) -> None:
    """The crosswalk from modality."""
    assert tuple(fact_of(a, modality) for a in ("certainty", "polarity", "time")) == facts


@pytest.mark.parametrize("words", ["<Document>", "<Document/>", "<Document><token>x</token></Document>"])
def test_a_file_out_of_form_is_named(tmp_path: Path, words: str) -> None:
    """Broken XML, no tokens, a token without a sentence."""
    (tmp_path / "odd.xml").write_text(words, "utf-8")
    with pytest.raises(ZenobiaError, match=r"odd\.xml: not a MEANTIME text"):
        load_meantime(tmp_path)


def test_no_texts_say_so(tmp_path: Path) -> None:
    """Neither a missing nor an empty folder is a score of zero."""
    with pytest.raises(ZenobiaError, match="no such folder"):
        load_meantime(tmp_path / "nowhere")
    with pytest.raises(ZenobiaError, match=r"no \.xml file"):
        load_meantime(tmp_path)
