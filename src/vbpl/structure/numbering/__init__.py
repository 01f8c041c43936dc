"""Numbers of units: what the head of a line says, and whether it continues its level."""
