"""What the text does with what it cites."""
