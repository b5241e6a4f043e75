"""Chains and shared content to utterances, stemma, origins and findings."""
