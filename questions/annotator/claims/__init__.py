"""What each clause tells: predicate, arguments, figures, polarity and mood."""
