"""Names, places, dates and counts of claims to what they stand for."""
