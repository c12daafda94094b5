"""Where a report was filed from."""

from datetime import date

import pytest

from zenobia.ingest.dateline import find_dateline

REST = "Rebels took the harbour before dawn on Sunday, residents and two officers of the port said."


@pytest.mark.parametrize(
    ("lead", "place", "day"),
    [
        ("Homs – ", "Homs", None),
        ("BEIRUT (Reuters) - ", "BEIRUT", None),
        ("BEIRUT/AMMAN (Reuters) — ", "BEIRUT/AMMAN", None),
        ("DAMASCUS, Dec 11 (AFP) — ", "DAMASCUS", None),
        ("Deir ez-Zor, Syria – ", "Deir ez-Zor", None),
        ("al-Bab".replace("al", "Al") + " – ", "Al-Bab", None),
        ("ALEPPO, Syria (AP) — ", "ALEPPO", None),
        ("KYIV, March 2, 2031 (Coast Wire) - ", "KYIV", date(2031, 3, 2)),
        ("SAN SALVADOR, 13 MAR 89 (ACAN-EFE) -- ", "SAN SALVADOR", date(1989, 3, 13)),
        ("BOGOTA, 2 JAN 31 (RADIO\nNACIONAL) -- [TEXT] ", "BOGOTA", date(2031, 1, 2)),
        (
            "PANAMA CITY (PANAMA), 19 NOV 89 (ACAN) -- [EXCERPT] SAN JOSE,\n18 NOV (EFE) -- ",
            "SAN JOSE",
            date(1989, 11, 19),
        ),
        ("Homs, 3 April 2016\n\n", "Homs", date(2016, 4, 3)),
        ("Harbour falls. MOSCOW (Sputnik) ", "MOSCOW", None),
    ],
)
def test_dateline_gives_the_place_and_the_day_if_it_has_a_year(
    lead: str, place: str, day: date | None
) -> None:
    """The place as written; the day only when its year is printed."""
    found = find_dateline(f"Harbour falls to rebels\n\n{lead}{REST}\n")
    assert found is not None
    assert (found.place, found.day) == (place, day)


@pytest.mark.parametrize(
    "line",
    [
        REST,
        f"Exclusive – {REST}",
        f"Update: {REST}",
        f"Islamic State – Which took the harbour – said so. {REST}",
        f"Port Arden: {REST}",
        "Harbour – Rebels in control",
        f"The rebels – Port Arden's new masters – came from the sea. {REST}",
        f"rebels - Army clash. {REST}",
    ],
)
def test_dateline_is_not_made_of_other_words_before_a_dash(line: str) -> None:
    """Parties, labels and headlines before a dash are not places that a report was filed from."""
    assert find_dateline(f"Harbour falls to rebels\n\n{line}\n") is None
