"""Numbers of units: reads them at the head of a line, and decides whether they continue their level."""
