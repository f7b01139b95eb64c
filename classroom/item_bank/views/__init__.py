"""Pages of the item bank: curation of a dossier, the bank, one item and its form."""

from classroom.item_bank.views import acts, bank, curation, item_form, sharing
from classroom.item_bank.views.room import blueprint

__all__ = ["acts", "bank", "blueprint", "curation", "item_form", "sharing"]
