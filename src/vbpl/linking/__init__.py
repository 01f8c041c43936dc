"""Linking: citations resolved to the documents they mean. Imports vbpl.model, vbpl.folding and vbpl.numbers."""
