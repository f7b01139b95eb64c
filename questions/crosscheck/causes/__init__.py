"""Why: causes of one effect."""
