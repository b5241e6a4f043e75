"""The share of each annotator in reading, by clocks put around its functions from outside."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from types import FunctionType, ModuleType

from benching.article import Article
from stemma.knowledge.lexicon import Lexicon
from stemma.reading import reader

# What the modules that the reader calls annotate; a module that is not listed stands under its own name.
ANNOTATORS = {
    "stemma.expressions.scan": "tokens and forms",
    "stemma.reading.layout": "sentences",
    "stemma.expressions.dated": "times",
    "stemma.reading.clock": "times",
    "stemma.expressions.figure": "numbers",
    "stemma.reading.count": "numbers",
    "stemma.reading.elision": "numbers",
    "stemma.expressions.quote": "quotations",
    "stemma.reading.quotation": "quotations",
    "stemma.reading.phrase": "names",
    "stemma.reading.actor": "names",
    "stemma.reading.apposition": "names",
    "stemma.reading.body": "names",
    "stemma.reading.asof": "times",
    "stemma.reading.chain": "attributions",
    "stemma.reading.saying": "attributions",
    "stemma.reading.speech": "attributions",
    "stemma.reading.relay": "attributions",
    "stemma.reading.stage": "attributions",
    "stemma.reading.segment": "claims",
    "stemma.reading.claim": "claims",
    "stemma.reading.gap": "claims",
    "stemma.reading.echo": "claims",
    "stemma.reading.reader": "records of marks",
    "stemma.records.ids": "records of marks",
}
# Of the reader's own functions: the whole, charged with what no other clock covers, and one that only runs another module over the sentences.
OWN_FUNCTIONS = {"read_document": "the reader itself", "_sayings": "attributions"}


COLLECTOR = "garbage collection"


@dataclass(slots=True)
class Clocks:
    """Seconds by annotator; one that calls another is not charged with the other's time."""

    seconds: dict[str, float] = field(default_factory=dict)
    _open: list[tuple[float, float]] = field(default_factory=list)

    def wrap(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        """Puts a clock around a function.

        Args:
            name: the annotator to charge.
            function: any function.

        Returns:
            A function that does the same.
        """

        @wraps(function)
        def clocked(*args: object, **more: object) -> object:
            self._begin()
            try:
                return function(*args, **more)
            finally:
                self._end(name)

        return clocked

    def watch_collector(self, phase: str, _: Mapping[str, int]) -> None:
        """Charges the collector for its own time, in whichever function it strikes; an entry for ``gc.callbacks``."""
        if phase == "start":
            self._begin()
        else:
            self._end(COLLECTOR)

    def _begin(self) -> None:
        self._open.append((time.process_time(), 0.0))

    def _end(self, name: str) -> None:
        start, inner = self._open.pop()
        whole = time.process_time() - start
        self.seconds[name] = self.seconds.get(name, 0.0) + whole - inner
        if self._open:
            outer, others = self._open[-1]
            self._open[-1] = (outer, others + whole)


@contextmanager
def clocked(module: ModuleType, clocks: Clocks) -> Iterator[None]:
    """Puts clocks around all functions of the project that a module calls by name, and takes them off again.

    Args:
        module: the module.
        clocks: where the seconds go.
    """
    functions = {k: f for k, f in vars(module).items() if isinstance(f, FunctionType) and f.__module__.startswith("stemma.")}
    gc.callbacks.append(clocks.watch_collector)
    try:
        for key, function in functions.items():
            name = OWN_FUNCTIONS.get(key) or ANNOTATORS.get(function.__module__, function.__module__)
            setattr(module, key, clocks.wrap(name, function))
        yield
    finally:
        gc.callbacks.remove(clocks.watch_collector)
        for key, function in functions.items():
            setattr(module, key, function)


def share_annotators(articles: Sequence[Article], lexicons: Mapping[str | None, Lexicon], rounds: int) -> dict[str, float]:
    """Reads articles with clocks on.

    Args:
        articles: the articles.
        lexicons: by language.
        rounds: how often.

    Returns:
        The share of each annotator in the time of reading, over all rounds, the largest first; all together are 1.
    """
    clocks = Clocks()
    with clocked(reader, clocks):
        for _ in range(rounds):
            for article in articles:
                reader.read_document(article.document, lexicons[article.language])
    whole = sum(clocks.seconds.values())
    return {name: seconds / whole for name, seconds in sorted(clocks.seconds.items(), key=lambda x: (-x[1], x[0]))}
