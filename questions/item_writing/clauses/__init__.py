"""Sentences taken apart: clauses clean enough to be asked about, their subjects, complements and times."""
