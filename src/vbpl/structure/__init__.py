"""Structure: from text to documents without citations, line by line and unit by unit."""
