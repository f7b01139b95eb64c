"""Dispatches parsed: paragraphs, sentences, words, and what every reader of words asks of them."""
