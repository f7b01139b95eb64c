"""Names in a dispatch: persons, bodies, states and groups, and the words for what they are beside them."""
