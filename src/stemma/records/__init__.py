"""The nouns of Stemma: frozen records, their ids and their exported form. Standard library only."""
