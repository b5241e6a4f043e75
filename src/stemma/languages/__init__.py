"""All that differs from language to language: packs of strict YAML, their loader and their form syntax."""
