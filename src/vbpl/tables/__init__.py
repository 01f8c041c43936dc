"""Facts about documents, bodies and places, and typed readers for them.

Each table is a JSON or TOML file in this folder whose rows name their source. It is read at the first use, once.
"""

from .issuers import (
    DraftingUnit,
    IssuingBody,
    bodies_of_variant,
    body_of_code,
    body_of_name,
    drafting_units,
    issuing_bodies,
)
from .provinces import Province, province_of_name, provinces
from .read import read_table
from .types import (
    DocumentType,
    TypeFamily,
    document_types,
    slug,
    types_of_abbreviation,
    types_of_heading,
    types_of_slug,
)

__all__ = [
    "DocumentType", "DraftingUnit", "IssuingBody", "Province", "TypeFamily", "bodies_of_variant", "body_of_code",
    "body_of_name", "document_types", "drafting_units", "issuing_bodies", "province_of_name", "provinces", "read_table",
    "slug", "types_of_abbreviation", "types_of_heading", "types_of_slug",
]
