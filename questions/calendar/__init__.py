"""Calendar expressions as a language writes them: read from plain words, normalised to TIMEX3-like values."""
