"""What is said to be the cause of what: effect, marker and cause."""
