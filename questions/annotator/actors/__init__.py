"""The actors of a dossier: their mentions brought together across dispatches."""
