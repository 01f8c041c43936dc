"""Archive: many files to tables, and the tables linked. Needs ``vbpl[archive]``."""

from .answers import Answers
from .connect import connect
from .convert import Summary, Watch, convert
from .link import LinkSummary, link
from .parts import ArchiveError
from .tables import SCHEMAS
from .versions import VersionsSummary, consolidate_act, write_versions

__all__ = [
    "SCHEMAS", "Answers", "ArchiveError", "LinkSummary", "Summary", "VersionsSummary", "Watch", "connect",
    "consolidate_act", "convert", "link", "write_versions",
]
