"""What people ruled, replayed on the texts as they are now."""
