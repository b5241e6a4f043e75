"""One tree of exceptions: each says what, where and what to do next, and carries its data."""

from __future__ import annotations


class StemmaError(Exception):
    """The root of everything that Stemma raises on purpose."""


class PackError(StemmaError):
    """A language pack or knowledge table breaks the strict form.

    Attributes:
        path: the file.
        line: its line, counted from 1, or 0 where none is known.
        problem: what is wrong and what to write instead.
    """

    def __init__(self, path: str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


class RejectionError(StemmaError):
    """One input cannot be taken in; the rest goes on.

    Attributes:
        name: the file or address.
        stage: where it failed: intake, reading.
        code: a short fixed word for programs.
        message: what is wrong and what to do.
    """

    def __init__(self, name: str, stage: str, code: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.stage = stage
        self.code = code
        self.message = message


class LedgerError(StemmaError):
    """The ledger file cannot be opened, read or written.

    Attributes:
        path: the ledger.
        problem: what is wrong and what to do.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class OutputError(StemmaError):
    """A file cannot be written.

    Attributes:
        path: the file.
        problem: what is wrong and what to do.
    """

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class UnknownReferenceError(StemmaError):
    """A question, document, source or span that the ledger does not hold.

    Attributes:
        reference: what was asked for.
        hint: how to find a valid one.
    """

    def __init__(self, reference: str, hint: str) -> None:
        super().__init__(f"{reference}: not in this ledger. {hint}")
        self.reference = reference
        self.hint = hint


class DecisionError(StemmaError):
    """A decision lacks a part, or a part is not of its form.

    Attributes:
        kind: what was to be ruled.
        problem: what is wrong and what to give instead.
    """

    def __init__(self, kind: str, problem: str) -> None:
        super().__init__(f"{kind}: {problem}")
        self.kind = kind
        self.problem = problem


class AmbiguousReferenceError(StemmaError):
    """A reference that more than one thing in the ledger answers to.

    Attributes:
        reference: what was asked for.
        candidates: the ids it may mean, sorted.
    """

    def __init__(self, reference: str, candidates: tuple[str, ...]) -> None:
        more = f" and {len(candidates) - 8} more" if len(candidates) > 8 else ""
        super().__init__(f"{reference}: may mean {', '.join(candidates[:8])}{more}; give the whole id, or more of it")
        self.reference = reference
        self.candidates = candidates
