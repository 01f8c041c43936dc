"""Thân: units, their text and quotes."""
