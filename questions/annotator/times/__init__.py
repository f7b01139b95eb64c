"""Calendar expressions and durations: where they stand, which way they look, on what day they fall."""
