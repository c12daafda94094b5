"""Small operations on text."""

from hypothesis import given
from hypothesis import strategies as st

from zenobia.kit.digest import canonical_json, content_id
from zenobia.kit.text import fold, plain_quotes, squeeze


@given(st.text())
def test_plain_quotes_keep_the_length(text: str) -> None:
    """Offsets into the one are offsets into the other."""
    assert len(plain_quotes(text)) == len(text)


@given(st.text())
def test_squeezing_twice_is_squeezing_once(text: str) -> None:
    """Folding settles."""
    assert squeeze(squeeze(text)) == squeeze(text)


def test_folded_strings_are_equal_for_a_person() -> None:
    """Accents, quotes, case and spaces do not matter."""
    assert fold("  Deir  ez‑Zor’s “Café” ") == 'deir ez-zor\'s "cafe"'


def test_content_is_named_the_same_everywhere() -> None:
    """The order of keys is no content, the kind of thing is."""
    assert canonical_json({"b": 1, "a": "é"}) == '{"a":"é","b":1}'
    assert (
        content_id("doc", {"a": 1, "b": 2})
        == content_id("doc", {"b": 2, "a": 1})
        != content_id("clm", {"a": 1, "b": 2})
    )
