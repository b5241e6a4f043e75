"""What a ledger shows: rows computed from a story, for the command line, programs and pages alike."""
