"""How sure a share of few cases is."""

from __future__ import annotations

from math import sqrt

NORMAL_95 = 1.959963984540054


def wilson_interval(found: int, expected: int) -> tuple[float, float]:
    """The 95% score interval of a share after Wilson (1927): it stays within 0 and 1 and has a width even where all or none were found.

    Args:
        found: cases found, 0 to expected.
        expected: all cases, at least 1.

    Returns:
        The lower and the upper bound, both as fractions.
    """
    share, weight = found / expected, NORMAL_95**2 / expected
    centre = share + weight / 2
    reach = sqrt(share * (1 - share) * weight + weight**2 / 4)
    return max(0.0, (centre - reach) / (1 + weight)), min(1.0, (centre + reach) / (1 + weight))
