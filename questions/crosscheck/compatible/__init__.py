"""Pairs of passages that look opposed and are not: one finder a reason, read from the text."""
