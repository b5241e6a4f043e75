"""A small story and people who rule on it."""

from __future__ import annotations

from stemma.deciding.anchor import marks_of, set_anchor
from stemma.deciding.decision import make_decision
from stemma.records.claim import Claim
from stemma.records.decision import EXCLUDE, OTHER_DATE, WITHDRAW, Anchor, Decision
from stemma.records.finding import Question
from stemma.running.pipeline import Story

ADDRESS = "https://a.example/flood"
TITLE = "Flood kills 23 in Plovdiv"
PARAGRAPHS = (
    "At least 23 people were killed in the flood in Plovdiv, police chief Ivan Petrov said on Monday.",
    "“We have never seen such water in our town,” mayor Maria Koleva said.",
    "Rescuers evacuated 320 people from the village of Sadovo on 10 March, the government said.",
    "Some 17 people are missing in Plovdiv, Petrov added.",
)
OTHER = (
    "b.txt",
    b"date 2026-03-13 At least 25 people were killed in the flood in Plovdiv, police chief Ivan Petrov said on Tuesday. "
    b"The government said that 300 people were evacuated from Sadovo.",
)


def make_page(*paragraphs: str, address: str = ADDRESS) -> tuple[str, bytes]:
    """A page with an address of its own: pages of one address are revisions of one document."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    head = f"<title>{TITLE}</title><link rel='canonical' href='{address}'><meta property='article:published_time' content='2026-03-12'>"
    return "a.html", f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}</article></body></html>".encode()


def point(story: Story, kind: str, words: str, document: str = "a.html") -> Anchor:
    """An anchor on the first mark of a kind that holds these words."""
    own = next(d for d in story.documents.values() if d.name == document)
    marks = [m for m in marks_of(story.found[own.id], kind) if words in own.text[m.start : m.end]]
    return set_anchor(own, kind, marks[0].start, marks[0].end)


def rule(kind: str, *anchors: Anchor, value: str | None = None, minute: int = 0, reason: str = "seen on the spot") -> Decision:
    """A decision of one author, minutes apart."""
    return make_decision(kind, anchors, author="M. R.", time=f"2026-04-01T12:{minute:02}:00+00:00", reason=reason, value=value)


def rule_date(story: Story, day: str, minute: int = 0) -> Decision:
    """Another date for the page."""
    return rule(OTHER_DATE, set_anchor(story.documents[ADDRESS], "document"), value=day, minute=minute)


def exclude(story: Story, name: str, minute: int = 0) -> Decision:
    """The page is left out of every count."""
    own = next(d for d in story.documents.values() if d.name == name)
    return rule(EXCLUDE, set_anchor(own, "document"), minute=minute)


def withdraw(decision: Decision, minute: int = 30) -> Decision:
    """The undoing of a decision."""
    return rule(WITHDRAW, value=decision.id, minute=minute)


def question_of(story: Story, words: str, document: str = "a.html") -> Question:
    """The question that holds the claim with these words."""
    claim = claim_of(story, words, document)
    return next(q for q in story.questions if claim.id in q.claims)


def claim_of(story: Story, words: str, document: str = "a.html") -> Claim:
    """The first claim with these words."""
    own = next(d for d in story.documents.values() if d.name == document)
    return next(c for c in story.readings[own.id].claims if words in own.text[c.start : c.end])
