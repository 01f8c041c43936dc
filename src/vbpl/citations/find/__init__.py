"""Mentions: what is cited, as the text prints it."""
