"""Claims of many documents to questions, answer classes and relations."""
