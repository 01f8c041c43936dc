"""What one line is, by itself."""
