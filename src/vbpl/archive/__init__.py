"""Archive: many files to tables, and the tables linked. Needs ``vbpl[archive]``. Imports all but the command line."""

from .convert import ArchiveError, Summary, convert
from .link import LinkSummary, link
from .tables import SCHEMAS

__all__ = ["SCHEMAS", "ArchiveError", "LinkSummary", "Summary", "convert", "link"]
