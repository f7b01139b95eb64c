"""The tables of the results pages as files: the same lines, columns, order and rounding."""
