"""The allocator of Arrow in workers, which import this before they load Arrow; no other process imports it.

Arrow's own allocator keeps much of what was freed, the more the longer a process runs; that of the system is asked
instead, unless the user has said otherwise. Arrow reads this when it is loaded: `pyarrow.set_memory_pool` comes too
late for its writer of Parquet, which goes on with the pool of the start.
"""

import os

os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
