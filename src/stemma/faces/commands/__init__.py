"""The commands, each named after what it shows or does."""
