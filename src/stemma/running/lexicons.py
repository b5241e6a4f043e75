"""The lexicons of all languages, each built when it is first asked for: a story in two languages pays for two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stemma.knowledge.lexicon import Lexicon, digest_lexicon, make_lexicon
from stemma.knowledge.table import Knowledge
from stemma.languages.pack import HOME, digest_pack, list_packs, load_pack


class Lexicons(Mapping[str | None, Lexicon]):
    """Lexicons by language code; under None the one for languages without a pack."""

    def __init__(self, knowledge: Knowledge, *, once: bool = False) -> None:
        """Names the languages that have a pack.

        Args:
            knowledge: the tables, the same for all languages.
            once: True where topic packs are among them for one command, so that what comes of them is kept beside what the ledger's own packs give.
        """
        self.knowledge = knowledge
        self.once = once
        self._digests: dict[str | None, str] = {}
        self._codes = frozenset(list_packs())
        self._made: dict[str | None, Lexicon] = {}

    def __getitem__(self, language: str | None) -> Lexicon:
        """The lexicon of a language; KeyError where it has no pack."""
        if language is not None and language not in self._codes:
            raise KeyError(language)
        if language not in self._made:
            pack = load_pack(HOME / language) if language is not None else None
            self._made[language] = make_lexicon(language, pack, self.knowledge)
        return self._made[language]

    def __contains__(self, language: object) -> bool:
        """True where there is a pack, without building its lexicon."""
        return language is None or language in self._codes

    def __iter__(self) -> Iterator[str | None]:
        """Languages in order of code, None last."""
        yield from sorted(self._codes)
        yield None

    def __len__(self) -> int:
        """The number of lexicons."""
        return len(self._codes) + 1

    def digest(self, language: str | None) -> str:
        """The digest of the lexicon that a language is read with, without building it."""
        code = language if language in self._codes else None
        if code not in self._digests:
            self._digests[code] = digest_lexicon(digest_pack(HOME / code) if code is not None else None, self.knowledge)
        return self._digests[code]
