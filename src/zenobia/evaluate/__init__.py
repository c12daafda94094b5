"""How well Zenobia reads, measured against reports marked by hand."""
