"""Whose a role is when it does not stand beside the name, and who is named again by a role."""
