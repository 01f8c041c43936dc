"""Classifies one line by itself."""
