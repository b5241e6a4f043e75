"""Stemma: a ledger of who claims what in the news, and from how many independent origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemma.errors import StemmaError
    from stemma.faces.api import (
        check,
        conflicts,
        explain,
        export,
        findings,
        open_ledger,
        packs,
        questions,
        read,
        report,
        search,
        show,
        sources,
        tell,
        timeline,
        unseen,
    )

__version__ = "0.1.0"
__all__ = [
    "StemmaError",
    "check",
    "conflicts",
    "explain",
    "export",
    "findings",
    "open_ledger",
    "packs",
    "questions",
    "read",
    "report",
    "search",
    "show",
    "sources",
    "tell",
    "timeline",
    "unseen",
]


def __getattr__(name: str) -> Any:
    """Loads the Python interface when a name of it is first asked for: ``import stemma`` alone costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'stemma' has no attribute {name!r}; its names are {', '.join(__all__)}")
    if name == "StemmaError":
        from stemma.errors import StemmaError

        return StemmaError
    from stemma.faces import api

    return getattr(api, name)
