"""French as questions are written in it: words and signs, agreement, what leaves something open."""
