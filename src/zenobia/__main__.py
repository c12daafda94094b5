"""`python -m zenobia` is the command `zenobia`."""

from zenobia.cli.app import main

main()
