"""vbpl: the official documents of Viet Nam as typed trees, and their citations as links."""
