"""How well an exported ledger meets what a careful reader expects of its pages."""
