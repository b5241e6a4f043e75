"""How fast and how large the project is, measured from outside."""
