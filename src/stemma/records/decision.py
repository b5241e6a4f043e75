"""Decisions: what a person has ruled, tied to words of a document, and how each stands when it is replayed."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.records.ids import digest_of_value

SAME = "same"
NOT_SAME = "not-same"
WRONG_MARK = "wrong-mark"
OTHER_DATE = "other-date"
EXCLUDE = "exclude"
GRADE = "grade"
WITHDRAW = "withdraw"

APPLIED = "applied"
MOVED = "moved"
ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Words that a decision points at: place and kind of a mark, the exact text, 32 characters before and after.

    ``kind`` is claim, mention, quantity, time, quotation, attribution, source (words that name one) or document (then the span is empty).
    """

    document: str
    revision: str
    kind: str
    start: int
    end: int
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One ruling; ``value`` is the date, the grade, or the id of the decision that is withdrawn."""

    kind: str
    anchors: tuple[Anchor, ...]
    value: str | None
    author: str
    time: str
    reason: str

    @property
    def id(self) -> str:
        """``j1-`` ("judged") and a digest of all that the decision says."""
        anchors = [[a.document, a.revision, a.kind, a.start, a.end, a.text, a.before, a.after] for a in self.anchors]
        return f"j1-{digest_of_value([self.kind, anchors, self.value, self.author, self.time, self.reason])}"

    @property
    def order(self) -> tuple[str, str]:
        """Its place in the log: by time, then id."""
        return self.time, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a decision stands on the texts as they are now.

    ``marks`` holds for each anchor the mark found, or None. ``overruled_by`` and ``withdrawn_by`` name the later decision that took the effect away.
    """

    decision: Decision
    state: str
    marks: tuple[str | None, ...]
    why: str
    overruled_by: str | None = None
    withdrawn_by: str | None = None

    @property
    def holds(self) -> bool:
        """True if the decision has its effect."""
        return self.state != ORPHANED and self.overruled_by is None and self.withdrawn_by is None
