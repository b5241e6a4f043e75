"""Bytes to documents: text, pages, furniture, publication dates."""
