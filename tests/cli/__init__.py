"""The command line, tested against a scripted record."""
