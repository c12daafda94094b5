"""The learned part of reading: a small encoder that finds claims and fills their slots."""
