"""How much of it: all, or only some."""
