"""How long linking takes, and how much memory: documents built from the model by a seed, then linked in memory.

    python benchmarks/linking.py                 100,000 documents with 1,000,000 citations
    python benchmarks/linking.py --growth        also a quarter and a half of them, to see how time grows

Seven in ten citations mean a document of the library, a few of them much cited; the others mean one that is not there,
or the citing document itself. Building the documents is not timed.
"""

from __future__ import annotations

import argparse
import datetime
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from statistics import median

from vbpl.linking import Library
from vbpl.linking.identity import document_id
from vbpl.model import Citation, Document, DocumentNumber, Header, Issuer, NumberFamily, Provision, Span
from vbpl.tables import provinces

CITATIONS = 10
"""To a document."""
SYLLABLES = "quy định hướng dẫn quản lý bảo vệ phát triển kinh tế xã hội nông thôn rừng biển giáo dục y tế văn hóa".split()
LAWS = 400


@dataclass(frozen=True)
class Plan:
    """A document to be, and what others say of it."""

    kind: str
    word: str
    number: str
    serial: int
    year: int | None
    code: str | None
    body: str
    issuer: str
    place: str | None
    date: datetime.date
    subject: str
    family: NumberFamily


def plan(rng: Random, index: int) -> Plan:
    """The document of an index: one in two a decision of a province, the others letters, circulars, decrees, laws."""
    date = datetime.date(2000, 1, 1) + datetime.timedelta(days=rng.randrange(9000))
    subject = " ".join(rng.choice(SYLLABLES) for _ in range(rng.randint(8, 24)))
    province = rng.choice(provinces()).name
    share = index % 20
    if index < LAWS:
        name = f"{subject[:24]} {index % (LAWS // 2)}"
        return Plan("luat", "Luật", f"{index}/{date.year}/QH13", index, date.year, None, "QH", "Quốc hội", None, date, name, "qh")
    if share < 10:
        return Plan("quyet_dinh", "Quyết định", f"{index}/QĐ-UBND", index, None, "QĐ", "UBND", f"UBND tỉnh {province}", province,
                    date, subject, "admin")
    if share < 16:
        return Plan("cong_van", "Công văn", f"{index}/SNV-VP", index, None, None, "SNV", f"Sở Nội vụ tỉnh {province}", province,
                    date, subject, "cv")
    if share < 19:
        return Plan("thong_tu", "Thông tư", f"{index}/{date.year}/TT-BTC", index, date.year, "TT", "BTC", "Bộ Tài chính", None,
                    date, subject, "qppl")
    return Plan("nghi_dinh", "Nghị định", f"{index}/{date.year}/NĐ-CP", index, date.year, "NĐ", "CP", "Chính phủ", None, date,
                subject, "qppl")


def number_of(plan: Plan, at: int) -> DocumentNumber:
    return DocumentNumber(
        text=plan.number, canonical=plan.number, serial=plan.serial, year=plan.year, kind_code=plan.code,
        issuer_codes=[plan.body], family=plan.family, span=Span(start=at, end=at + len(plan.number)),
    )


def document_of(plan: Plan, citations: list[Citation]) -> Document:
    here = Span(start=0, end=200)
    header = Header(
        issuers=[Issuer(name=plan.issuer, span=here)], number=number_of(plan, 10), place=plan.place, date=plan.date,
        title=plan.word.upper(), subject=plan.subject, span=here,
    )
    family = "qppl" if plan.family in ("qppl", "qh") else "admin"
    return Document(id=document_id(header, plan.kind, family, plan.subject), kind=plan.kind, family=family, header=header,
                    citations=citations, span=Span(start=0, end=10_000))


def citation_of(rng: Random, cited: Plan, at: int) -> Citation:
    """One mention of a document: in full, by number and day, by number alone, or a law by its name."""
    form = rng.random()
    full, dated = form < 0.4, form < 0.8 or cited.year is None
    named = cited.kind == "luat" and form > 0.5
    return Citation(
        text=f"{cited.word} số {cited.number}", span=Span(start=at, end=at + 30), target="other", kind=cited.kind,
        number=None if named else number_of(cited, at + 8), date=cited.date if dated and not named else None,
        issuer=cited.issuer if full else None, title=cited.subject if full and rng.random() < 0.5 else None,
        name=cited.subject if named else None, provisions=[Provision(article="5")] if form < 0.3 else [],
    )


def build(count: int, seed: int) -> Iterator[Document]:
    """Documents with their citations; those not in the library are planned after its last."""
    rng = Random(seed)
    plans = [plan(rng, index) for index in range(count + count // 4)]
    for index in range(count):
        citations = []
        for place in range(CITATIONS):
            at = 300 + 60 * place
            choice = rng.random()
            if choice < 0.05:
                citations.append(Citation(text="Quyết định này", span=Span(start=at, end=at + 14), target="this", kind="quyet_dinh"))
            elif choice < 0.75:
                citations.append(citation_of(rng, plans[int(count * rng.random() ** 2)], at))
            else:
                citations.append(citation_of(rng, plans[rng.randrange(count, len(plans))], at))
        yield document_of(plans[index], citations)


def measure(count: int) -> None:
    """Link so many documents and print what it took."""
    library, adding = Library(), 0.0
    last: list[Document] = []
    for index, document in enumerate(build(count, seed=1)):
        if index >= count - 20:
            last.append(document)
            continue
        start = time.process_time()
        library.add(document)
        adding += time.process_time() - start
    start = time.process_time()
    graph = library.link()
    linking = time.process_time() - start
    start = time.process_time()
    found = [0, 0, 0]
    for link in graph.links:
        found[("resolved", "ambiguous", "unresolved").index(link.status)] += 1
    reading = time.process_time() - start
    one = [time_one(library, document) for document in last]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{count:>9,} documents {sum(found):>10,} citations  add {adding:5.1f} s  link {linking:5.1f} s  "
          f"read all links {reading:5.1f} s  one more {1000 * median(one):4.1f} ms, at most {1000 * max(one):4.1f}  {memory:4.2f} GB  "
          f"resolved {found[0]:,} ambiguous {found[1]:,} unresolved {found[2]:,}")


def time_one(library: Library, document: Document) -> float:
    start = time.process_time()
    library.add(document)
    library.link()
    return time.process_time() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--growth", action="store_true")
    options = arguments.parse_args()
    for share in (4, 2, 1) if options.growth else (1,):
        measure(options.documents // share)


if __name__ == "__main__":
    main()
