"""The record: documents, claims, resolutions and decisions, rows that are only added."""
