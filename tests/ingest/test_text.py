"""Bytes to clean text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.ingest.text import MAX_BYTES, check_size, clean_text, decode, has_words
from zenobia.kit.errors import IngestError

ENGLISH = "Rebels left São Miguel – the army’s “last” post – on Sunday, a priest said."
FRENCH = (
    "Les rebelles ont quitté la ville côtière dimanche après de violents combats, a déclaré un témoin âgé."
)
ARABIC = "انسحب الجيش من المدينة يوم الأحد بعد معارك عنيفة، بحسب ناشطين محليين في الريف."
RUSSIAN = "Военные оставили город в воскресенье после тяжелых боев, сообщили местные жители."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "windows-1252"),
        (FRENCH, "latin-1"),
        (ARABIC, "windows-1256"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        ("A café was shelled on Sunday.", "latin-1"),
        ("He said: «we left».", "latin-1"),
    ],
)
def test_decode_finds_the_encoding(text: str, encoding: str) -> None:
    """A report comes out in its own letters, whatever the encoding it was saved in."""
    assert decode(text.encode(encoding)) == text


def test_decode_keeps_utf8_with_one_damaged_byte() -> None:
    """One bad byte does not turn every quote of a UTF-8 report into three signs."""
    data = ("“We left,” he said. “We all left – that’s it.”" * 3).encode() + b" caf\xe9"
    assert decode(data).startswith("“We left,”")


def test_decode_believes_the_declared_encoding_when_bytes_leave_a_doubt() -> None:
    """Three letters of Cyrillic say little; a page that says what they are is believed."""
    data = "Бои under way, and a lot of English words around".encode("windows-1251")
    assert decode(data, declared="windows-1251").startswith("Бои")


def test_decode_passes_over_an_unknown_declared_encoding() -> None:
    """A page that names an encoding that does not exist is read all the same."""
    assert decode("café".encode("latin-1"), declared="no-such-code") == "café"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x00\x01\x02\x03\x04\x05" * 50, "not text"),
    ],
)
def test_decode_refuses_what_is_not_text_by_its_content(data: bytes, word: str) -> None:
    """A picture is refused whatever its name, and the message says what it is."""
    with pytest.raises(IngestError, match=word):
        decode(data)


def test_decode_reads_a_town_whose_name_opens_some_binaries() -> None:
    """A wire from Riffa in Bahrain begins with the letters that open sound files."""
    assert decode(b"RIFFA, Bahrain - Police fired shots.").startswith("RIFFA")


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("Pal\u00admyra", "Palmyra"),
        ("Pal\u200bmy\u200dra\ufeff", "Palmyra"),
        ("\u202eevil\u202c", "evil"),
        ("a\x00b\x1bc\x9fd\x7f", "abcd"),
        ("19\u00a0soldiers\u202fdied", "19 soldiers died"),
        ("tab\tstays", "tab\tstays"),
        ("a\ud800b", "ab"),
        ("“Quotes” – and dashes’ stay", "“Quotes” – and dashes’ stay"),
    ],
)
def test_clean_text_takes_away_only_what_no_reader_sees(raw: str, clean: str) -> None:
    """Hidden and control characters go, line breaks and spaces become plain, all else stays."""
    assert clean_text(raw) == clean


@given(st.text())
def test_clean_text_is_done_after_once(raw: str) -> None:
    """Cleaning clean text changes nothing, and what comes out can be written as UTF-8."""
    clean = clean_text(raw)
    assert clean_text(clean) == clean
    assert clean.encode("utf-8").decode("utf-8") == clean


@given(st.binary(max_size=400))
def test_decode_gives_text_or_says_why_not(data: bytes) -> None:
    """Arbitrary bytes become text or an IngestError with a message, never anything else."""
    try:
        outcome = decode(data)
    except IngestError as problem:
        outcome = f"refused: {problem}"
    assert isinstance(outcome, str)
    assert outcome != "refused: "


def test_check_size_refuses_more_than_any_report() -> None:
    """The bound itself passes, one byte more does not, and the message says what to do."""
    check_size(MAX_BYTES)
    with pytest.raises(IngestError, match=r"larger than 20 MB.*JSON Lines"):
        check_size(MAX_BYTES + 1)


@pytest.mark.parametrize(("text", "expected"), [("", False), (" \n* — *", False), ("7", True), ("حلب", True)])
def test_has_words(text: str, expected: bool) -> None:
    """Letters and digits of any script are words; signs alone are not."""
    assert has_words(text) is expected
