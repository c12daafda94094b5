"""Documents to claims, each tied to the words that say it."""
