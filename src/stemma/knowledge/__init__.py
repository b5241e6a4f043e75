"""What is the same in every language: entities, outlets, concepts, words, frames; and the matcher."""
