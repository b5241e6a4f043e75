"""The grammars that packs drive: numbers, quantities, times, quotation marks."""
