"""The Python interface: what the command line does, in a few functions (``docs/python.md``). ``import stemma`` gives them all."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Any

from stemma.faces.export import export_story
from stemma.faces.report.page import render_report
from stemma.faces.views.conflict import ConflictRow, list_conflicts
from stemma.faces.views.explain import Explanation, explain_text
from stemma.faces.views.origin import SourceRow, list_sources
from stemma.faces.views.packs import PackRow, pack_rows
from stemma.faces.views.question import fold_questions
from stemma.faces.views.search import SearchRow, search_story
from stemma.faces.views.sheet import Sheet, show_sheet
from stemma.faces.views.timeline import TimelineRow, list_times
from stemma.faces.views.unseen import UnseenRow, list_unseen
from stemma.ledger.inspection import Inspection, inspect_ledger
from stemma.ledger.store import Ledger
from stemma.records.finding import Finding, Question
from stemma.running.opening import open_lexicons
from stemma.running.pipeline import Story, open_story
from stemma.running.taking import Taken, take_files
from stemma.running.topics import lay_over, read_topic

AnyPath = str | PathLike[str]


def open_ledger(path: AnyPath) -> Ledger:
    """Opens a ledger file, and makes it where there is none.

    Args:
        path: the file.

    Returns:
        The ledger.

    Raises:
        LedgerError: the file cannot be opened as a ledger.
    """
    ledger = Ledger(Path(path))
    ledger.rejections()  # so that a file that is no ledger is told here
    return ledger


def read(ledger: Ledger, *paths: AnyPath, packs: Iterable[AnyPath] = ()) -> Taken:
    """Takes files and folders into a ledger; the same bytes twice change nothing.

    Args:
        ledger: the ledger.
        paths: files, and folders whose text and HTML files are taken.
        packs: folders of topic packs, which the ledger remembers by content.

    Returns:
        What was kept, how much of it is new, and what was rejected; a page without an article is among the rejections of the story.

    Raises:
        PackError: a topic pack breaks the strict form; nothing was taken in.
        LedgerError: the ledger cannot be written.
    """
    for topic in [read_topic(Path(p)) for p in packs]:
        ledger.keep_topic(topic)
    return take_files(ledger, map(Path, paths))


def tell(ledger: Ledger, packs: Iterable[AnyPath] = ()) -> Story:
    """Compares and traces all that a ledger holds; pages are read once, and again only where a pack, a ruled date or Stemma itself has changed.

    Args:
        ledger: the ledger.
        packs: folders of topic packs for this once, beside those that the ledger remembers.

    Returns:
        The story, which all functions below take.

    Raises:
        PackError: a topic pack breaks the strict form.
        LedgerError: the ledger cannot be read.
    """
    return open_story(ledger, open_lexicons(ledger, map(Path, packs)))


def questions(story: Story, *, every: bool = False) -> list[Question]:
    """The questions with their answers and origins, the weightiest first.

    Args:
        story: the story.
        every: True for questions with one claim as well.

    Returns:
        The questions.
    """
    return fold_questions(story, every=every)[0]


def show(story: Story, reference: str) -> Sheet:
    """One question, document or source with its claims.

    Args:
        story: the story.
        reference: an id, the beginning of an id, a file name, address, title or label.

    Returns:
        The sheet.

    Raises:
        UnknownReferenceError: nothing answers to it.
        AmbiguousReferenceError: more than one thing does.
    """
    return show_sheet(story, reference)


def conflicts(story: Story, *, every: bool = False) -> list[ConflictRow]:
    """Answers to one question that cannot both hold, side by side.

    Args:
        story: the story.
        every: True for answers that differ or replace one another as well.

    Returns:
        Rows in order of the questions' weight.
    """
    return list_conflicts(story, every=every)


def sources(story: Story) -> list[SourceRow]:
    """The sources with their witnesses and relays.

    Args:
        story: the story.

    Returns:
        Rows, those to which most claims go back first.
    """
    return list_sources(story)


def findings(story: Story) -> list[Finding]:
    """What an editor should know, that on which most rests first.

    Args:
        story: the story.

    Returns:
        The findings.
    """
    return list(story.findings)


def timeline(story: Story, by: str = "event") -> list[TimelineRow]:
    """Claims on four clocks that are never mixed.

    Args:
        story: the story.
        by: the clock that orders the rows: event, as_of, said or published.

    Returns:
        One row for each claim that names a time of its own.
    """
    return list_times(story, by)


def unseen(story: Story, *, every: bool = False) -> list[UnseenRow]:
    """What to get next: sources not seen, by how much rests on them.

    Args:
        story: the story.
        every: True for unnamed sources as well.

    Returns:
        Rows with who names them.
    """
    return list_unseen(story, every=every)


def search(story: Story, text: str) -> list[SearchRow]:
    """Words in any of their forms, names in any script, figures.

    Args:
        story: the story.
        text: what to find; all of it must stand in a row.

    Returns:
        Questions, then claims, then passages.
    """
    return search_story(story, text)


def explain(text: str, language: str | None = None, packs: Iterable[AnyPath] = ()) -> Explanation:
    """Reads a text as one document and tells which rules fired where.

    Args:
        text: the text.
        language: its language; else it is told from the text.
        packs: folders of topic packs.

    Returns:
        Marks with their rules, and what was not understood.

    Raises:
        RejectionError: there is nothing to read in the text.
        PackError: a topic pack breaks the strict form.
    """
    return explain_text(text, lay_over(read_topic(Path(p)) for p in packs), language)


def export(story: Story) -> dict[str, Any]:
    """The whole ledger as plain values, as ``stemma export`` writes it.

    Args:
        story: the story.

    Returns:
        Mappings, lists, strings and numbers.
    """
    return export_story(story)


def report(story: Story) -> str:
    """The report as one HTML page that needs no network.

    Args:
        story: the story.

    Returns:
        The page.
    """
    return render_report(export_story(story))


def packs(ledger: Ledger | None = None) -> list[PackRow]:
    """The language packs, and the topic packs of a ledger.

    Args:
        ledger: the ledger, if its topic packs are wanted.

    Returns:
        Rows with digests and the numbers of rules and examples.
    """
    return pack_rows(ledger.topics() if ledger is not None else ())


def check(path: AnyPath) -> Inspection:
    """Looks at a ledger file without changing it.

    Args:
        path: the file.

    Returns:
        What is in it, and what is wrong.

    Raises:
        LedgerError: there is no such file, it is no ledger, or a later version made it.
    """
    return inspect_ledger(Path(path))
