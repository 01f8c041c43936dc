"""Documents with citations, built from the model without parsing, for the tests of linking."""

import datetime
from itertools import count
from typing import Any

from vbpl.identity import document_id
from vbpl.linking import Library
from vbpl.linking.description import Description
from vbpl.model import Block, Citation, Document, Header, Issuer, Provision, Span
from vbpl.numbers import parse_number

KIND_WORDS = {"nghi_dinh": "Nghị định", "quyet_dinh": "Quyết định", "chi_thi": "Chỉ thị", "cong_van": "Công văn",
              "luat": "Luật", "thong_tu": "Thông tư", "nghi_quyet": "Nghị quyết"}
_places = count()

HEAD = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Sông Hậu, ngày {day}
QUYẾT ĐỊNH
{subject}
{body}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Đò
"""
"""A signed decision of a province, with its number, day, subject and body to fill in."""


def span(start, end):
    return Span(start=start, end=end)


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def issuer_of(names):
    issuer = None
    for name in names:
        issuer = Issuer(name=name, parent=issuer, span=span(0, 0))
    return [issuer] if issuer else []


def document(kind="quyet_dinh", number=None, date=None, subject=None, issuers=(), citations=(), family="admin",
             body=(), text=None, **fields):
    """A document; ``issuers`` begins with the superior body, ``text`` goes into the hash of its id."""
    header = Header(issuers=issuer_of(issuers), number=parse_number(number) if number else None, date=day(date),
                    type_name=KIND_WORDS.get(kind, "").upper() or None, subject=subject, span=span(0, 10))
    identity = document_id(header, kind, family, text if text is not None else f"{subject} {body}")
    return Document(id=identity, kind=kind, family=family, header=header, body=list(body),
                    citations=list(citations), span=span(0, 10_000), **fields)


def cite(kind=None, number=None, date=None, issuer=None, at=None, target="other", provisions=(), **fields):
    """A citation at the next free place, or at the offset ``at``."""
    start = 100 + 50 * next(_places) if at is None else at
    places = [Provision(article=each) if isinstance(each, str) else each for each in provisions]
    said = {"Số": number, "ngày": date, "của": issuer}
    text = " ".join([KIND_WORDS.get(kind, "Văn bản"), *(f"{word} {value}" for word, value in said.items() if value)])
    return Citation(text=text, span=span(start, start + 40), target=target, kind=kind,
                    number=parse_number(number) if number else None, date=day(date), issuer=issuer,
                    provisions=places, **fields)


def articles(*numbers, start=1000):
    """Articles of 100 characters each."""
    return [Block(type="article", number=number, span=span(start + 100 * index, start + 100 * index + 100))
            for index, number in enumerate(numbers)]


def link(*documents):
    """The graph of a library that holds the documents."""
    library = Library()
    library.add(documents)
    return library.link()


def only_link(*documents):
    """The one link among documents."""
    (found,) = link(*documents).links
    return found


def says(number: str | None = None, **more: Any) -> Description:
    """What a document says of itself: its number, and all given fields."""
    read = parse_number(number) if number else None
    more.setdefault("codes", tuple(read.issuer_codes) if read else ())
    return Description(number=read, **more)
