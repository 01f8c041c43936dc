"""Words that citations are made of."""
