"""Identity: bodies, places and the IRI of a document."""

from .iri import document_id

__all__ = ["document_id"]
