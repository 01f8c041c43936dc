"""Identity: bodies, places and the IRI of a document. Imports vbpl.model, vbpl.folding and vbpl.tables."""

from .iri import document_id

__all__ = ["document_id"]
