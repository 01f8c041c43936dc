"""Text as such: offsets, folding, patterns, width in a terminal."""
