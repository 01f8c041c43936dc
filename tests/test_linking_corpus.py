"""Links of whole texts: letters with an attached directive, the first text, and real acts."""

import json
from pathlib import Path

import pytest

from vbpl import Library, parse, parse_bundle

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
LINKS = SHARED / "eval" / "links" / "links.jsonl"


def read(path):
    return path.read_bytes().decode("utf-8")


def rows(path):
    return [json.loads(line) for line in read(path).splitlines() if line.strip()]


BUNDLES = {
    "corpus": ROOT / "corpus" / "bo-van-ban-lam-dong" / "source.txt",
    "seed": SHARED / "corpus" / "seed" / "binh-phuoc.txt",
}


@pytest.fixture(params=BUNDLES)
def bundle(request):
    """A letter that forwards a directive, the directive without number and day, a letter with a misprinted code."""
    path = BUNDLES[request.param]
    if not path.exists():
        pytest.skip(f"../shared is not here: {path.name}")
    return parse_bundle(read(path))


def test_every_mention_of_a_bundle_finds_its_document(bundle):
    letter, directive, older = bundle.documents
    library = Library()
    library.add(bundle)
    graph = library.link()
    others = [each for each in graph.links if each.citation.target == "other"]
    wanted = {"chi_thi": graph.work(directive.id).work_id, "cong_van": older.id}
    assert {each.citation.kind for each in others} == {"chi_thi", "cong_van"}
    assert [each.target for each in others] == [wanted[each.citation.kind] for each in others]
    assert all(each.target == each.source for each in graph.links if each.citation.target == "this")
    assert [each.code for each in graph.diagnostics[letter.id]] == ["L502"]


def test_the_directive_has_its_identity_from_its_citations(bundle):
    library = Library()
    library.add(bundle)
    graph = library.link()
    work = graph.work(bundle.documents[1].id)
    identity = graph.identities[work.work_id]
    cited = next(each for each in bundle.documents[0].citations if each.kind == "chi_thi")
    assert identity.number.canonical == cited.number.canonical
    assert (identity.date, identity.codes) == (cited.date, ("TU",))
    assert (work.number, work.date) == (cited.number.canonical, cited.date)


@pytest.mark.skipif(not LINKS.exists(), reason="../shared is not here")
def test_real_citations_between_acts():
    """On the acts that are read in seconds; ``score_sets.py links`` reads all."""
    folder = SHARED / "eval" / "laws"
    texts = {row["number"]: folder / "texts" / f"{row['id']}.txt" for row in rows(folder / "acts.jsonl")}
    small = {number for number, path in texts.items() if path.stat().st_size < 150_000}
    wanted = [row for row in rows(LINKS) if {row["source"], row["target"]} <= small]
    named = {row[end] for row in wanted for end in ("source", "target")}
    acts = {number: parse(read(texts[number])) for number in named}
    library = Library()
    library.add(acts.values())
    graph, numbers = library.link(), {act.id: number for number, act in acts.items()}
    hits = [{numbers[link.target] for link in graph.cites(acts[row["source"]].id) if link.target
             and link.citation.span.start <= row["start"] and row["end"] <= link.citation.span.end} for row in wanted]
    right = [row["target"] in hit for row, hit in zip(wanted, hits, strict=True)]
    assert len(wanted) > 60 and sum(right) / len(wanted) >= 0.99, (sum(right), len(wanted))
    assert all(hit <= {row["target"]} for row, hit in zip(wanted, hits, strict=True))
