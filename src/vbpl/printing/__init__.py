"""A document as canonical plain text: the heads of its units, and its lines."""
