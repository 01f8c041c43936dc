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
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from statistics import median
from typing import NamedTuple

from vbpl.collector import search_rarely
from vbpl.identity import document_id
from vbpl.linking import Library
from vbpl.model import Citation, Document, DocumentNumber, Family, Header, Issuer, NumberScheme, Provision, Span
from vbpl.tables import provinces

CITATIONS = 10
"""Citations per document."""
LAWS = 400
"""The first documents are laws, two of each name."""
SYLLABLES = (
    "quy", "định", "hướng", "dẫn", "quản", "lý", "bảo", "vệ", "phát", "triển", "kinh", "tế", "xã", "hội", "nông",
    "thôn", "rừng", "biển", "giáo", "dục", "văn", "hóa",
)


class Form(NamedTuple):
    """A kind of document: its type, the notation of its number and its issuer."""

    kind: str
    word: str
    notation: str
    code: str | None
    body: str
    issuer: str
    family: NumberScheme


LAW = Form("luat", "Luật", "{serial}/{year}/QH13", None, "QH", "Quốc hội", "qh")
FORMS = (
    (10, Form("quyet_dinh", "Quyết định", "{serial}/QĐ-UBND", "QĐ", "UBND", "UBND tỉnh {place}", "admin")),
    (6, Form("cong_van", "Công văn", "{serial}/SNV-VP", None, "SNV", "Sở Nội vụ tỉnh {place}", "cv")),
    (3, Form("thong_tu", "Thông tư", "{serial}/{year}/TT-BTC", "TT", "BTC", "Bộ Tài chính", "qppl")),
    (1, Form("nghi_dinh", "Nghị định", "{serial}/{year}/NĐ-CP", "NĐ", "CP", "Chính phủ", "qppl")),
)
"""Kinds, with the number of each in twenty documents."""
MIX = [form for count, form in FORMS for _ in range(count)]


class Plan(NamedTuple):
    """A document to build, and what others say of it."""

    form: Form
    serial: int
    date: datetime.date
    place: str
    subject: str

    @property
    def number(self) -> str:
        return self.form.notation.format(serial=self.serial, year=self.date.year)

    @property
    def issuer(self) -> str:
        return self.form.issuer.format(place=self.place)

    @property
    def year(self) -> int | None:
        return self.date.year if "{year}" in self.form.notation else None


def plan(rng: Random, index: int) -> Plan:
    """The document of an index."""
    date = datetime.date(2000, 1, 1) + datetime.timedelta(days=rng.randrange(9000))
    subject = " ".join(rng.choice(SYLLABLES) for _ in range(rng.randint(8, 24)))
    place = rng.choice(provinces()).name
    if index < LAWS:
        return Plan(LAW, index, date, place, f"{subject[:24]} {index % (LAWS // 2)}")
    return Plan(MIX[index % len(MIX)], index, date, place, subject)


def number_of(cited: Plan, at: int) -> DocumentNumber:
    """The number as read at a place of a text."""
    form, text = cited.form, cited.number
    return DocumentNumber(
        text=text, canonical=text, serial=cited.serial, year=cited.year, kind_code=form.code, issuer_codes=[form.body],
        scheme=form.family, span=Span(start=at, end=at + len(text)),
    )


def document_of(planned: Plan, citations: list[Citation]) -> Document:
    """The document of a plan, without a body, because linking reads no words of it."""
    here, form = Span(start=0, end=200), planned.form
    header = Header(
        issuers=[Issuer(name=planned.issuer, span=here)], number=number_of(planned, 10), place=planned.place,
        date=planned.date, type_name=form.word.upper(), subject=planned.subject, span=here,
    )
    family: Family = "qppl" if form.family in ("qppl", "qh") else "admin"
    return Document(
        id=document_id(header, form.kind, family, planned.subject), kind=form.kind, family=family, header=header,
        citations=citations, span=Span(start=0, end=10_000),
    )


def citation_of(rng: Random, cited: Plan, at: int) -> Citation:
    """One mention of a document: in full, by number and day, by number alone, or a law by its name."""
    way = rng.random()
    full, dated = way < 0.4, way < 0.8 or cited.year is None
    named = cited.form is LAW and way > 0.5
    return Citation(
        text=f"{cited.form.word} số {cited.number}", span=Span(start=at, end=at + 30), target="other",
        kind=cited.form.kind, number=None if named else number_of(cited, at + 8),
        date=cited.date if dated and not named else None, issuer=cited.issuer if full else None,
        subject=cited.subject if full and rng.random() < 0.5 else None, name=cited.subject if named else None,
        provisions=[Provision(article="5")] if way < 0.3 else [],
    )


def build(count: int, seed: int) -> Iterator[Document]:
    """Documents with their citations. The plans of absent documents come after the last one."""
    rng = Random(seed)
    plans = [plan(rng, index) for index in range(count + count // 4)]
    for index in range(count):
        citations = []
        for place in range(CITATIONS):
            at = 300 + 60 * place
            choice = rng.random()
            if choice < 0.05:
                citations.append(Citation(text="Văn bản này", span=Span(start=at, end=at + 14), target="this"))
            elif choice < 0.75:
                citations.append(citation_of(rng, plans[int(count * rng.random() ** 2)], at))
            else:
                citations.append(citation_of(rng, plans[rng.randrange(count, len(plans))], at))
        yield document_of(plans[index], citations)


def measure(count: int) -> None:
    """Links this many documents and prints the cost; the last twenty are added one by one."""
    library, took, last = Library(), Clock(), []
    for index, document in enumerate(build(count, seed=1)):
        if index >= count - 20:
            last.append(document)
            continue
        with took("add"):
            library.add(document)
    with took("link"):
        graph = library.link()
    with took("read all links"):
        statuses = Counter(link.status for link in graph.links)
    one = [time_one(library, document) for document in last]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"{count:,} documents, {statuses.total():,} citations: {took}; one more {1000 * median(one):.1f} ms"
          f" (at most {1000 * max(one):.1f}); {memory:.2f} GB; {dict(statuses)}")


class Clock(Counter[str]):
    """Processor seconds, by stage."""

    @contextmanager
    def __call__(self, work: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self[work] += time.process_time() - start  # type: ignore[assignment]

    def __str__(self) -> str:
        return ", ".join(f"{work} {seconds:.1f} s" for work, seconds in self.items())


def time_one(library: Library, document: Document) -> float:
    """Seconds to add one document and link again."""
    start = time.process_time()
    library.add(document)
    library.link()
    return time.process_time() - start


def main() -> None:
    search_rarely()  # as the command line does
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--documents", type=int, default=100_000)
    arguments.add_argument("--growth", action="store_true")
    options = arguments.parse_args()
    for share in (4, 2, 1) if options.growth else (1,):
        measure(options.documents // share)


if __name__ == "__main__":
    main()
