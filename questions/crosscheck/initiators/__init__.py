"""Who: doers, initiators and speakers of one deed."""
