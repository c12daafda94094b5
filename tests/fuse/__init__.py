"""Tests of fusing."""
