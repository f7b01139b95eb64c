"""Weighs what any two passages share against what sets them apart: how likely it is that they contradict each other."""
