"""Who is told how far long work is."""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], None]  # the name of what is being worked on, its place from 1, how many there are
