"""Sources to documents: text, HTML, JSON Lines, folders, standard input; page furniture set aside."""
