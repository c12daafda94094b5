"""Texts that are not about conflict, though their words are: nothing may be claimed of them."""

from pathlib import Path

import pytest

from zenobia.api import read_documents
from zenobia.evaluate.nonsense import evaluate_nonsense

HERE = Path(__file__).resolve().parent / "nonsense"
CORPORA = HERE.parents[3] / "shared" / "corpora"


def test_thirty_texts_of_other_matters_claim_next_to_nothing() -> None:
    """Recipes, matches, markets, films, chess, gardens and a castle: at most three claims in all, which are named."""
    result = evaluate_nonsense(HERE, read_documents)
    assert result.n == 30
    assert len(result.misses) <= 3, result.misses


@pytest.mark.parametrize("corpus", ["geoparsing", "meantime"])
def test_news_of_other_matters_claims_less_than_one_in_ten(corpus: str) -> None:
    """Epidemics, firms and towns: less than one claim in ten texts."""
    if not (CORPORA / corpus).is_dir():
        pytest.skip(f"the {corpus} corpus is not beside this project")
    result = evaluate_nonsense(CORPORA / corpus, read_documents)
    assert result.n >= 60
    assert len(result.misses) < result.n / 10, result.misses
