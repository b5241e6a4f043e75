"""From a document to its reading: marks and claims. Pure: no clock, network, store or settings."""
