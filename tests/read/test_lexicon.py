"""The lexicon is sound: what an analyst adds is checked when it is loaded."""

from typing import Any

import pytest

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml
from zenobia.read import lexicon as module
from zenobia.read.lexicon import load_lexicon


def test_no_word_is_given_twice_without_needs_to_tell_it_apart() -> None:
    """Two bare entries of one word would make the file's order decide in secret."""
    lexicon = load_lexicon()
    for table in (lexicon.verbs, lexicon.nouns):
        for entries in table.values():
            bare = [e.words for e in entries if not e.needs]
            assert len(bare) == len(set(bare)), [e.rule for e in entries]


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ({"type": "capture", "frame": "no-such-frame", "verbs": ["take"]}, "no frame 'no-such-frame'"),
        ({"type": "picnic", "frame": "takes", "verbs": ["take"]}, "block 1, 'take'"),
    ],
)
def test_wrong_entry_is_named(monkeypatch: pytest.MonkeyPatch, block: dict[str, Any], complaint: str) -> None:
    """The message says which file, which block and which word."""
    real = load_yaml

    def load(name: str) -> Any:
        return [block] if name.endswith("happenings.yaml") else real(name)

    monkeypatch.setattr(module, "load_yaml", load)
    with pytest.raises(ResourceError, match=complaint):
        load_lexicon.__wrapped__()
