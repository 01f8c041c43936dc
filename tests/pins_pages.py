"""Pages of tests/pins: all that is read in a text, checked in it and written of it, as lines for a diff.

A page shows every field that is not at its default, with offsets. ``pytest tests/test_pins.py --update-cases`` writes
the pages again; the author of a change reads the diff.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import vbpl
from vbpl.export.markdown import to_markdown
from vbpl.linking.graph import LinkGraph

WIDTH = 150
"""Longest line of JSON that is not split into its parts."""
DAYS = ("1999-01-01", "2015-06-30", "2024-01-01", "2031-03-01")


def lines_of(value: Any, depth: int = 0) -> Iterator[str]:
    """JSON, one part a line, unless a part is short enough to share a line."""
    short = json.dumps(value, ensure_ascii=False, default=str)
    if len(short) <= WIDTH or not isinstance(value, dict | list) or not value:
        yield " " * depth + short
        return
    pairs = value.items() if isinstance(value, dict) else (("", each) for each in value)
    yield " " * depth + short[0]
    for name, each in pairs:
        head, *rest = lines_of(each, depth + 1)
        yield (" " * (depth + 1) + f"{json.dumps(name, ensure_ascii=False)}: " + head.strip()) if name else head
        yield from rest
    yield " " * depth + short[-1]


def brief(nodes: Iterable[Any]) -> list[Any]:
    return [node.model_dump(mode="json", exclude_defaults=True) for node in nodes]


def page(parts: dict[str, Any]) -> str:
    """Parts with their names above them. JSON is split into lines."""
    said = ((name, value if isinstance(value, str) else "\n".join(lines_of(value))) for name, value in parts.items())
    return "\n".join(f"## {name}\n{value}" for name, value in said) + "\n"


def reading_page(text: str) -> str:
    """The documents of a text, and what the check finds in each."""
    bundle = vbpl.parse_bundle(text)
    found = {f"check {at}": brief(vbpl.check(each, text=text)) for at, each in enumerate(bundle.documents, 1)}
    return page({"bundle": bundle.model_dump(mode="json", exclude_defaults=True), **found})


def sheet_page(sheet: Mapping[str, str]) -> str:
    """What is read and found in each text of a sheet."""
    return "\n".join(f"# {title}\n{reading_page(text)}" for title, text in sheet.items())


def export_page(text: str) -> str:
    """Every form in which the first document of a text is written."""
    document = vbpl.parse_bundle(text).documents[0]
    return page({
        "text": vbpl.render(document), "markdown": to_markdown(document), "akn": vbpl.to_akn(document),
        "edxml": vbpl.to_edxml(document),
        "chunks": brief(vbpl.chunks(document, 400)),
        "chunks of 200, at least 80, with overlap": brief(vbpl.chunks(document, 200, min_chars=80, overlap=60)),
    })


def library_of(texts: Iterable[str]) -> vbpl.Library:
    library = vbpl.Library()
    for text in texts:
        library.add(vbpl.parse_bundle(text))
    return library


def graph_page(texts: Collection[str]) -> str:
    """What a library knows of its documents after linking."""
    library = library_of(texts)
    graph = library.link()
    cited = {f"check {each.id}": brief(vbpl.check(each, library, select=["T7"]))
             for text in texts for each in vbpl.parse_bundle(text).documents}
    return page({
        "links": json.loads(graph.to_json()), "dot": graph.to_dot(), "graphml": graph.to_graphml(),
        "contested": sorted(graph.contested), "works": dict(works_of(graph)),
        "identities": {work: repr(says) for work, says in graph.identities.items()}, **cited,
    })


def works_of(graph: LinkGraph) -> Iterator[tuple[str, Any]]:
    """The answers about each work."""
    for work_id in graph.documents:
        yield work_id, {
            "work": brief([graph.work(work_id)])[0],
            "status": {day: brief([graph.status(work_id, day)])[0] for day in DAYS},
            "history": brief(graph.history(work_id)), "versions": brief(graph.versions(work_id)),
            "detailed": [str(each) for each in graph.detailed(work_id)], "consolidated": graph.consolidated(work_id),
            "cited_by": [f"{link.source} {link.relation} {link.citation.span}" for link in graph.cited_by(work_id)],
        }
