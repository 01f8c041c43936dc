"""view: documents as a page for people: the text, its tree and its links. Imports what lies below."""
