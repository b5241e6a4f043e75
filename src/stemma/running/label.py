"""English labels: of questions, and of what the slots of a key hold."""

from __future__ import annotations

from collections.abc import Mapping

from stemma.comparing.atlas import SCENE
from stemma.knowledge.table import Knowledge
from stemma.reading.gloss import fill, write_plural
from stemma.records.claim import OF, WORD, Key, Name, Source

_LINE = 90
_OTHER = ("What of {what}", "What of {what} is planned")
_HEADS = {
    "how-many": ("How many {what}", "How many {what} are planned"),
    "what-share": ("What share of {what}", "What share of {what} is planned"),
    "how-much": ("How much {what}", "How much {what} is planned"),
}
_MARKS = " ,;:.„“”«»\"'"


def write_label(key: Key, frame: str | None, knowledge: Knowledge, names: Mapping[str, Name], sources: Mapping[str, Source]) -> str:
    """Writes a question in English from its key.

    Args:
        key: the six slots.
        frame: the frame of its claims.
        knowledge: the tables.
        names: names made on the spot.
        sources: by id.

    Returns:
        The question.
    """

    def label(reference: str) -> str:
        if reference in ("?", "-") or reference.startswith(SCENE):
            return ""
        return " and ".join(_label(r, knowledge, names, sources) for r in reference.split(","))

    what = label_slot(key.what.rpartition(OF)[2], knowledge, names, sources)
    values = {"who": label(key.who), "to": label(key.to), "where": label(key.where), "what": what}
    found = knowledge.frames.get(frame or "")
    if key.asked == "what-said":
        return fill("What did {who} say[ about {to}]?", values)
    if found is not None and found.asks == key.asked:
        values["what"] = "it" if what == found.label else what
        return fill(found.question_planned if key.status == "planned" else found.question, values)
    planned = key.status == "planned"
    if key.asked == "whether" and found is not None:
        thing = f": {what}" if OF in key.what else ""
        return fill(f"{'Is there to be' if planned else 'Was there'} {found.event}{thing}?", values)
    event = fill(found.event, {**values, "where": ""}) if found is not None else ""
    return fill(_HEADS.get(key.asked, _OTHER)[planned] + "[ in {where}]", values) + (f" ({event})?" if event else "?")


def write_statement(words: str, speaker: str) -> str:
    """Writes the question that statements of like words answer.

    Args:
        words: one of them, as written.
        speaker: who says all of them, in English; nothing where several do.

    Returns:
        The question, the words cut to a line.
    """
    line = " ".join(words.split()).strip(_MARKS)
    short = line if len(line) <= _LINE else line[:_LINE].rsplit(" ", 1)[0].rstrip(_MARKS) + " …"
    return f"What {speaker} said: “{short}”" if speaker else f"Is it so: “{short}”?"


def _label(reference: str, knowledge: Knowledge, names: Mapping[str, Name], sources: Mapping[str, Source]) -> str:
    if reference in knowledge.entities:
        return knowledge.entities[reference].label
    if reference in names:
        return names[reference].label
    return sources[reference].label if reference in sources else reference.rsplit("/", 1)[-1]


def label_slot(slot: str, knowledge: Knowledge, names: Mapping[str, Name], sources: Mapping[str, Source]) -> str:
    """Writes in English what a slot of a key holds.

    Args:
        slot: a concept, one or more entities, or a word of the key itself.
        knowledge: the tables.
        names: names made on the spot.
        sources: by id.

    Returns:
        The label; what no table knows is given without its prefix.
    """
    concept = knowledge.concepts.get(slot)
    if concept is not None:
        return concept.label
    if slot.startswith(WORD):
        return write_plural(slot.removeprefix(WORD))
    if ":" in slot:
        return f"“{slot.rpartition(':')[2]}”"
    return " and ".join(_label(r, knowledge, names, sources) for r in slot.split(","))
