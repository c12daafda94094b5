"""The text of a report by its sentences, in capitals too."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from zenobia.kit.text import squeeze
from zenobia.model import Claim, Document, Mention

_SENTENCE_END = re.compile(r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])|\n\s*\n")


class ReportText:
    """Sentences by number."""

    def __init__(self, doc: Document) -> None:
        """Find where the sentences of `doc` end."""
        self.text = doc.text
        self.ends = [m.end() for m in _SENTENCE_END.finditer(doc.text)]

    def number(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return bisect_right(self.ends, at)

    def numbers(self, claim: Claim) -> set[int]:
        """The numbers of the sentences that a claim's evidence starts in."""
        return {self.number(e.span.start) for e in claim.evidence}

    def sentence(self, number: int) -> str:
        """A sentence by its number, on one line; nothing beyond the last."""
        if not 0 <= number <= len(self.ends):
            return ""
        start = self.ends[number - 1] if number else 0
        end = self.ends[number] if number < len(self.ends) else len(self.text)
        return squeeze(self.text[start:end])

    def sentences(self, numbers: Iterable[int]) -> str:
        """Several sentences, in the order of the text."""
        return " ".join(self.sentence(n) for n in sorted(numbers))

    def after(self, mention: Mention) -> str:
        """What follows a mention."""
        return self.text[mention.span.end :]
