"""Pure helpers and small value types. Imports nothing else of Zenobia."""
