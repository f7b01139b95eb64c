"""Where it happened: the place that each dispatch gives to one deed."""
