"""A statement that denies, or insists, against one of another dispatch that asserts what is denied."""
