"""The Flask application: dossiers, item bank, quizzes, timed attempts, results."""
