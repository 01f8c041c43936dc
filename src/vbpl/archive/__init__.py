"""Archive: many files to tables, and the tables linked. Needs ``vbpl[archive]``. Imports all but the command line."""

from .convert import ArchiveError, Summary, convert
from .tables import SCHEMAS

__all__ = ["SCHEMAS", "ArchiveError", "Summary", "convert"]
