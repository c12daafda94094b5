"""Claims to who held a place, when, and how sure that is."""
