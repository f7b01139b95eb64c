"""What is quoted of a dispatch, how much of it, and how its source is named."""
