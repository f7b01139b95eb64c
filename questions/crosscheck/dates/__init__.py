"""When: events with their days and hours, and those that cannot meet."""
