"""Zenobia reads reports of armed conflict and keeps the record."""
