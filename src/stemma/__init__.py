"""Stemma: a ledger of who claims what in the news, and from how many independent origins."""

__version__ = "0.1.0"
