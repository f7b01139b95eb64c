"""How many: counts made comparable, and those that exclude each other."""
