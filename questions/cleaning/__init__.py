"""Pasted text, plain text or HTML → ``Dispatch``: what is body, headline, dateline, stamp, caption, dirt."""

from questions.cleaning.cleaner import clean
from questions.cleaning.decoding import decode

__all__ = ["clean", "decode"]
