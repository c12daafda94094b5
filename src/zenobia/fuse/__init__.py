"""Claims of many reports to events, with disagreement kept."""
