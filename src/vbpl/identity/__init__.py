"""Identity: bodies, places and the IRI of a document. Imports vbpl.folding, vbpl.model and vbpl.tables."""

from .iri import document_id

__all__ = ["document_id"]
