"""Numbers in digits and words: cardinals, ordinals, fractions, scale words standing bare."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from stemma.expressions.numeral import Number
from stemma.expressions.scan import Scan
from stemma.knowledge.matcher import Hit

_GROUP = "numbers"
_RANK = {"unit": 1, "teen": 2, "ten": 2, "hundred": 3}
NUMBER_KINDS = ("several", "scale", "cardinal", "fraction", "ordinal", "multiple")
_LONGEST = 24
_MOST_DIGITS = 30  # a longer run is a key or a table, and no figure
_MOST_SCALES = 4


@dataclass(frozen=True, slots=True)
class _Digits:
    last: int
    value: Decimal


def find_numbers(scan: Scan) -> list[Number]:
    """Finds all numbers of a text.

    Args:
        scan: the scanned text.

    Returns:
        Numbers in order, none inside another.
    """
    found: list[Number] = []
    free = 0
    for index in scan.beginnings(_GROUP):
        number = read_number(scan, index) if index >= free else None
        if number is not None:
            found.append(number)
            free = number.last
    return found


def read_number(scan: Scan, index: int) -> Number | None:
    """Reads the number that starts at a token.

    Args:
        scan: the scanned text.
        index: the token.

    Returns:
        The longest number there, or None.
    """
    if index not in scan.numbers:
        scan.numbers[index] = _read(scan, index)
    return scan.numbers[index]


def _read(scan: Scan, index: int) -> Number | None:
    token = scan.tokens[index]
    if token.is_number:
        return _from_digits(scan, index) if len(token.text) <= _MOST_DIGITS else None
    hit = scan.at(index, _GROUP, *NUMBER_KINDS)
    if hit is None or _goes_on(scan, hit.last):
        return None
    return _from_words(scan, index)


def _goes_on(scan: Scan, index: int) -> bool:
    """True if an apostrophe joins what looks like a number word to more letters."""
    apostrophe = index + 1 < len(scan.tokens) and scan.tokens[index].folded == "'" and scan.touches(index)
    return apostrophe and scan.touches(index + 1) and scan.tokens[index + 1].is_word


def _from_digits(scan: Scan, index: int) -> Number | None:
    digits = read_digits(scan, index)
    suffix = scan.at(digits.last, _GROUP, "ordinal_suffix")
    if suffix is not None and scan.touches(digits.last):
        return _number(index, suffix.last, digits.value, "ordinal", rules=(suffix.entry.rule,))
    last, value, scale = digits.last, digits.value, Decimal(1)
    rules: list[str] = []
    while len(rules) < _MOST_SCALES and ((hit := scan.at(last, _GROUP, "scale")) or (hit := _scale_after_joiner(scan, last))):
        value *= Decimal(hit.entry.value)
        scale *= Decimal(hit.entry.value)
        rules.append(hit.entry.rule)
        last = _after_dot(scan, hit)
    half = scan.at(last, _GROUP, "and_half")
    if half is not None:
        value, last = value + scale / 2, half.last
        rules.append(half.entry.rule)
    return Number(first=index, last=last, value=value, kind="cardinal", in_words=False, scale=scale, rules=("digits", *rules))


def _scale_after_joiner(scan: Scan, last: int) -> Hit | None:
    """A scale word after a joiner: "20 de mii"."""
    joiner = scan.at(last, _GROUP, "joiner")
    return scan.at(joiner.last, _GROUP, "scale") if joiner else None


def _after_dot(scan: Scan, hit: Hit) -> int:
    """The token after an abbreviated scale word and its dot, where the sentence goes on."""
    last = hit.last
    if last + 1 >= len(scan.tokens) or scan.tokens[last].text != "." or not scan.touches(last):
        return last
    following = scan.tokens[last + 1]
    abbreviated = len(scan.tokens[hit.first].text) <= 4
    return last + 1 if abbreviated and following.is_word and not following.is_capital else last


def read_digits(scan: Scan, index: int) -> _Digits:
    """Reads digits with thousands and decimal signs of the language.

    Args:
        scan: the scanned text.
        index: a token of digits.

    Returns:
        The value and the token after it.
    """
    pack = scan.lexicon.pack
    decimal = pack.decimal if pack else (".",)
    thousands = pack.thousands if pack else (" ",)
    whole, last = scan.tokens[index].text, index + 1
    if len(whole) <= 3 and not whole.startswith("0"):
        whole, last = _join_thousands(scan, whole, last, thousands, decimal)
    fraction = ""
    if _sign_and_digits(scan, last) and scan.tokens[last].text in (*decimal, ".") and not _is_chain(scan, last):
        sign, tail = scan.tokens[last].text, scan.tokens[last + 1].text
        if (sign in decimal or len(tail) != 3) and len(tail) <= _MOST_DIGITS:
            fraction, last = tail, last + 2
    return _Digits(last, Decimal(f"{whole}.{fraction}" if fraction else whole))


def _join_thousands(scan: Scan, whole: str, last: int, thousands: tuple[str, ...], decimal: tuple[str, ...]) -> tuple[str, int]:
    sign = None
    while last < len(scan.tokens) and len(whole) < _MOST_DIGITS:
        if " " in thousands and sign in (None, " ") and _is_group(scan, last) and _one_space(scan, last):
            whole, last, sign = whole + scan.tokens[last].text, last + 1, " "
            continue
        mark = scan.tokens[last].text
        fits = mark in thousands and sign in (None, mark) and (mark not in decimal or sign == mark)
        if not (fits and _sign_and_digits(scan, last) and _is_group(scan, last + 1)):
            return whole, last
        whole, last, sign = whole + scan.tokens[last + 1].text, last + 2, mark
    return whole, last


def _is_group(scan: Scan, index: int) -> bool:
    token = scan.tokens[index]
    return token.is_number and len(token.text) == 3


def _one_space(scan: Scan, index: int) -> bool:
    gap = scan.text[scan.tokens[index - 1].end : scan.tokens[index].start]
    return len(gap) == 1 and gap.isspace()


def _sign_and_digits(scan: Scan, index: int) -> bool:
    return index + 1 < len(scan.tokens) and scan.touches(index) and scan.touches(index + 1) and scan.tokens[index + 1].is_number


def _is_chain(scan: Scan, index: int) -> bool:
    """True for dates and versions such as 12.03.2026."""
    sign = scan.tokens[index].text
    behind = index + 2 < len(scan.tokens) and scan.tokens[index + 2].text == sign and _sign_and_digits(scan, index + 2)
    ahead = index >= 2 and scan.tokens[index - 2].text == sign and scan.touches(index - 1)
    return sign == "." and (behind or ahead)


def _number(first: int, last: int, value: Decimal, kind: str, *, rules: tuple[str, ...], in_words: bool = False) -> Number:
    return Number(first=first, last=last, value=value, kind=kind, in_words=in_words, scale=Decimal(1), rules=rules)


def _from_words(scan: Scan, index: int) -> Number | None:
    built = _build(scan, index)
    single = scan.at(index, _GROUP, "fraction", "multiple")
    if single is not None and (built is None or single.last >= built.last):
        return _number(index, single.last, Decimal(single.entry.value), single.entry.kind, rules=(single.entry.rule,), in_words=True)
    bare = scan.at(index, _GROUP, "several")
    if bare is not None and (built is None or bare.last >= built.last or built.kind == "bare"):
        return _several(scan, bare)
    if built is None:
        return None
    if built.kind == "bare":
        return _number(built.first, built.last, built.value, "cardinal", rules=built.rules, in_words=True)
    return built


def _several(scan: Scan, bare: Hit) -> Number:
    value, last, rules = Decimal(bare.entry.value), bare.last, [bare.entry.rule]
    while len(rules) <= _MOST_SCALES and ((hit := scan.at(last, _GROUP, "scale", "several")) or (hit := _scale_after_joiner(scan, last))):
        value *= Decimal(hit.entry.value)
        last = _after_dot(scan, hit)
        rules.append(hit.entry.rule)
    return _number(bare.first, last, value, "several", rules=tuple(rules), in_words=True)


@dataclass(slots=True)
class _Sum:
    """A number in words as it grows: what stands above the last scale word, and the part below it."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    rank: int = 4
    scale: Decimal = Decimal("1e15")
    filled: bool = False

    def add(self, value: Decimal, rank: int) -> bool:
        if rank >= self.rank and not (rank == 1 and self.rank == 1 and not self.filled):
            return False
        self.current += value
        self.rank, self.filled = rank, True
        return True

    def multiply(self, value: Decimal) -> bool:
        if value == 100:
            if self.rank >= 4 and not self.filled:
                self.current, self.rank, self.filled = Decimal(100), 3, True
                return True
            if not self.filled or self.current >= 100:
                return False
            self.current *= 100
            self.rank = 3
            return True
        if value >= self.scale:
            return False
        self.total += (self.current if self.filled else Decimal(1)) * value
        self.current, self.rank, self.filled, self.scale = Decimal(0), 4, False, value
        return True


def _build(scan: Scan, index: int) -> Number | None:
    """Adds number words up as long as they fit together."""
    total, rules, last, at = _Sum(), [], index, index
    kind, parts = "cardinal", 0
    while at < len(scan.tokens) and at - index < _LONGEST:
        step = _step(scan, at, parts)
        if step is None:
            break
        hit, at = step
        if hit.entry.kind == "ordinal":
            if not _add_ordinal(total, hit, parts):
                break
            rules.append(hit.entry.rule)
            kind, last = "ordinal", hit.last
            break
        if not _add(total, hit):
            break
        rules.append(hit.entry.rule)
        parts += 1
        last = at = _after_dot(scan, hit) if hit.entry.kind == "scale" else hit.last
    if last == index:
        return None
    if parts == 1 and total.total and not total.filled and kind == "cardinal":
        kind = "bare"
    value = total.total + total.current
    half = scan.at(last, _GROUP, "and_half")
    if half is not None and kind != "ordinal":
        value, last = value + (total.scale if total.total else Decimal(1)) / 2, half.last
        rules.append(half.entry.rule)
        above = scan.at(last, _GROUP, "scale")
        if above is not None and not total.total:
            value, last = value * Decimal(above.entry.value), _after_dot(scan, above)
            rules.append(above.entry.rule)
    scale = total.scale if total.total else Decimal(1)
    return Number(first=index, last=last, value=value, kind=kind, in_words=True, scale=scale, rules=tuple(rules))


def _step(scan: Scan, at: int, parts: int) -> tuple[Hit, int] | None:
    """The next number word, past a joiner or hyphen where a number has begun."""
    hit = scan.at(at, _GROUP, "cardinal", "scale") or scan.at(at, _GROUP, "ordinal")
    if hit is not None:
        return hit, at
    if not parts:
        return None
    joiner = scan.at(at, _GROUP, "joiner")
    after = joiner.last if joiner else at + 1 if scan.tokens[at].folded == "-" and scan.touches(at) else 0
    if not after or after >= len(scan.tokens):
        return None
    hit = scan.at(after, _GROUP, "cardinal", "scale") or scan.at(after, _GROUP, "ordinal")
    return (hit, after) if hit is not None else None


def _add(total: _Sum, hit: Hit) -> bool:
    value = Decimal(hit.entry.value)
    if hit.entry.kind == "scale":
        return total.multiply(value)
    rank = _RANK.get(hit.entry.attributes.get("class", "unit"), 1)
    if rank == 2 and hit.entry.attributes.get("class") == "teen":
        fits = total.add(value, 2)
        total.rank = 1 if fits else total.rank
        return fits
    return total.add(value, rank)


def _add_ordinal(total: _Sum, hit: Hit, parts: int) -> bool:
    """An ordinal closes a number: "twenty-first"; after digits of its own rank it starts another."""
    value = Decimal(hit.entry.value)
    if not parts:
        total.current, total.filled = value, True
        return True
    if (total.filled and value < 10 <= total.current and total.current % 10 == 0) or (value < 100 and total.current % 100 == 0):
        total.current += value
        return True
    return False
