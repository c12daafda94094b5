"""Tests of `zenobia.ingest`."""
