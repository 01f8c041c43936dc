"""`vbpl link OUT`: the citations of a converted archive resolved in its tables."""

from pathlib import Path

from rich.console import Console

from .archives import count_table, reused_caption
from .extras import extra_errors


def is_archive(path: str) -> bool:
    """Whether ``vbpl convert`` made a folder."""
    return (Path(path) / "archive.json").is_file()


def link_archive(out: str) -> None:
    """Write the table ``links`` of an archive, and a summary of it to stderr."""
    console = Console(stderr=True)
    with extra_errors("archive"):
        from ..archive import link

        with console.status("joining") as status:
            summary = link(Path(out), on_part=lambda summary: status.update(f"{summary.parts:,} parts linked"))
    table = count_table(out, "links", "count", summary.statuses)
    table.caption = reused_caption(summary.reused, summary.parts)
    console.print(table)
