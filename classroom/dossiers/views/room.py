"""The blueprint that the view modules of this room share."""

from flask import Blueprint

blueprint = Blueprint("dossiers", __name__)
