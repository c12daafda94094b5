"""Which language a report is in."""

import pytest

from zenobia.ingest.language import detect_language

SHORT = "Two soldiers died at the checkpoint near Port Arden."
LONG = (
    "The army left the town of Port Arden on Sunday, and the rebels who had fought for it since the spring were in "
    "control of its harbour by the evening, residents said. They have not said what they will do with the prisoners, "
    "but the families of the men fear for their lives."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LONG, "en"),
        (LONG.upper(), "en"),
        (SHORT, "en"),
        (SHORT.upper(), "en"),
        ("انسحب الجيش من المدينة يوم الأحد بعد معارك عنيفة، بحسب ناشطين محليين.", "ar"),
        ("L'armée s'est retirée de la ville dimanche après de violents combats, selon des habitants.", "fr"),
        ("El ejército se retiró del pueblo el domingo tras intensos combates, según vecinos.", "es"),
        ("Армия оставила город в воскресенье после тяжелых боев, сообщили жители.", "ru"),
        ("Армія залишила місто в неділю після важких боїв, повідомили мешканці.", "uk"),
        ("Ordu pazar günü şiddetli çatışmaların ardından kasabadan çekildi, dedi köylüler.", "tr"),
    ],
)
def test_language_is_told(text: str, code: str) -> None:
    """English in capitals and short English are English; other languages are themselves."""
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text", ["", "11 − 11 =", "Army leaves town", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"]
)
def test_language_of_too_few_letters_is_not_told(text: str) -> None:
    """Under thirty letters no language is claimed."""
    assert detect_language(text) is None


def test_language_is_that_of_most_of_the_text() -> None:
    """An Arabic name within an English report does not change its language."""
    assert detect_language(LONG + " The town is called تدمر in Arabic.") == "en"


def test_language_of_a_run_of_letters_is_not_guessed() -> None:
    """One word of a hundred thousand letters is in no language."""
    assert detect_language("x" * 100_000) is None
