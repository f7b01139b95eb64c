"""Whether, and in what state: opposite answers to one question."""
