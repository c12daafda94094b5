"""Training the learned part of the reader. Needs the packages of requirements-train.txt; nothing of it runs in the program."""
