"""A library of invented acts, and sentences that cite each of them with right, wrong or missing fields."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import vbpl


class Act(NamedTuple):
    """The printed fields of an act, and the misprints of a careless clerk."""

    kind: str
    number: str
    day: str
    body: str
    subject: str
    wrong: dict[str, str]


ACTS = (
    Act("Quyết định", "15/2019/QĐ-UBND", "05/3/2019", "Ủy ban nhân dân tỉnh Sóc Trăng",
        "quản lý bến thuyền nhỏ trên sông",
        {"kind": "Chỉ thị", "number": "15/2019/QĐ-UB", "day": "06/3/2019", "body": "Ủy ban nhân dân tỉnh An Giang",
         "subject": "thu phí qua phà và cầu phao"}),
    Act("Quyết định", "15/2019/QĐ-UBND", "05/3/2019", "Ủy ban nhân dân tỉnh An Giang", "mùa vụ nuôi ong lấy mật",
        {"kind": "Nghị quyết", "number": "16/2019/QĐ-UBND", "day": "05/4/2019", "body": "Ủy ban nhân dân huyện Chợ Mới",
         "subject": "mùa vụ nuôi ong"}),
    Act("Công văn", "212/SNV-VP", "14/6/2021", "Sở Nội vụ tỉnh Sóc Trăng", "cử người trực đê trong mùa lũ",
        {"kind": "Báo cáo", "number": "212/SNV-TC", "day": "14/6/2020", "body": "Sở Y tế tỉnh Sóc Trăng",
         "subject": "cử người trực đê mùa lũ năm nay"}),
    Act("Chỉ thị", "08-CT/TU", "12/4/2019", "Tỉnh ủy Sóc Trăng", "tăng cường quản lý chợ nổi ven sông",
        {"kind": "Nghị quyết", "number": "08-CT/HU", "day": "12/4/2012", "body": "Tỉnh ủy An Giang",
         "subject": "tăng cường quản lý chợ"}),
    Act("Nghị định", "61/2013/NĐ-CP", "17/6/2013", "Chính phủ", "đăng kiểm thuyền gỗ và xuồng máy nhỏ",
        {"kind": "Thông tư", "number": "61/2013/ND-CP", "day": "17/7/2013", "body": "Bộ Tài chính",
         "subject": "đăng kiểm thuyền gỗ và xuồng máy"}),
    Act("Thông tư liên tịch", "7/2012/TTLT-BTC-BNV", "02/5/2012", "Bộ Tài chính và Bộ Nội vụ",
        "phụ cấp của người gác đèn",
        {"kind": "Thông tư", "number": "07/2012/TTLT-BNV-BTC", "day": "20/5/2012", "body": "Bộ Y tế",
         "subject": "phụ cấp của người gác đèn sông"}),
    Act("Luật", "12/2012/QH13", "20/6/2012", "Quốc hội", "Giếng nước",
        {"kind": "Pháp lệnh", "number": "13/2012/QH13", "day": "21/6/2012", "body": "Chính phủ",
         "subject": "Giếng làng"}),
    Act("Nghị quyết", "31/NQ-HĐND", "09/12/2016", "Hội đồng nhân dân tỉnh Sóc Trăng", "giá nước sạch ở nông thôn",
        {"kind": "Quyết định", "number": "31/NQ-HĐNĐ", "day": "09/12/2017", "body": "Hội đồng nhân dân tỉnh An Giang",
         "subject": "giá nước sạch"}),
)  # fmt: skip
FIELDS = ("kind", "number", "day", "body", "subject")
CITING = (("03/01/2022", "Sóc Trăng"), ("20/5/2013", "An Giang"))
"""Day and place of the documents that cite."""
PLACES = ("Điều 1", "khoản 2 Điều 1", "điểm b khoản 2 Điều 1", "Điều 2 đến Điều 4", "khoản 7 Điều 1", "Phụ lục I")


BODY = """Điều 1. Một
1. Thuyền có đèn.
2. Thuyền có phao:
a) Phao đỏ;
b) Phao xanh.
Điều 2. Hai
Thuyền có lái.
"""


def act_text(act: Act) -> str:
    day, month, year = act.day.split("/")
    body = act.body.replace(" và Bộ", " - Bộ").replace(" tỉnh Sóc Trăng", "").replace(" tỉnh An Giang", "").upper()
    place = next((name for name in ("Sóc Trăng", "An Giang") if name in act.body), "Hà Nội")
    above = f"UBND TỈNH {place.upper()}\n" if act.kind == "Công văn" else ""
    tail = "" if act.kind in ("Nghị định", "Thông tư liên tịch", "Luật") else f" TỈNH {place.upper()}"
    head = f"{above}{body}{tail if not above and 'ỦY SÓC' not in body else ''}\nSố: {act.number}\n"
    dated = f"{place}, ngày {day} tháng {month} năm {year}\n"
    named = f"V/v {act.subject}\nKính gửi: Các sở.\n" if above else f"{act.kind.upper()}\nVề {act.subject}\n"
    if act.kind == "Luật":
        named = f"LUẬT\n{act.subject.upper()}\n"
    return head + dated + named + BODY


def mention(act: Act, wrong: tuple[str, ...], left_out: tuple[str, ...]) -> str:
    """An act as it is cited, without some fields."""
    said = {field: act.wrong[field] if field in wrong else getattr(act, field) for field in FIELDS}
    words = {"kind": "{}", "number": "số {}", "day": "ngày {}", "body": "của {}", "subject": "về {}"}
    if act.kind == "Luật" and "subject" not in left_out:
        words["kind"], left_out = f"Luật {said['subject']}", (*left_out, "subject")
    parts = [words[field].format(said[field]) for field in FIELDS if field not in left_out]
    return " ".join(parts)


def mentions(act: Act) -> Iterator[str]:
    for count in range(4):
        yield from (mention(act, (), out) for out in combinations(FIELDS[1:], count))
    for field in FIELDS:
        yield mention(act, (field,), ())
        yield from (mention(act, (field,), (other,)) for other in FIELDS[1:] if other != field)


def citing_text(at: int, said: str, day: str, place: str) -> str:
    """A document that cites an act once."""
    date = "ngày {} tháng {} năm {}".format(*day.split("/"))
    head = f"UBND TỈNH {place.upper()}\nSỞ XÂY DỰNG\nSố: {at}/BC-SXD\n{place}, {date}\nBÁO CÁO\nTình hình bến đò {at}\n"
    return head + f"Theo {PLACES[at % len(PLACES)]} {said}, các xã đã báo cáo.\n"


def links_page() -> str:
    """The link of each mention, with scores and reasons."""
    library = vbpl.Library()
    acts = [vbpl.parse(act_text(act)) for act in ACTS]
    library.add(acts)
    names = {act.id: f"act {at}" for at, act in enumerate(acts, 1)}
    said = [each for act in ACTS for each in mentions(act)]
    for day, place in CITING:
        library.add([vbpl.parse(citing_text(at, each, day, place)) for at, each in enumerate(said)])
    graph = library.link()
    works = [f"{names.get(work, work)} {each.code} {each.message}"
             for work, found in graph.diagnostics.items() for each in found]
    return "\n".join([*(line_of(link, names) for link in graph.links), *works]) + "\n"


def line_of(link: vbpl.Link, names: dict[str, str]) -> str:
    found = ", ".join(f"{names.get(each.id, each.id)} {each.score:.2f}" for each in link.candidates)
    places = " ".join(f"{'+' if each.found else '-'}{each.span or ''}" for each in link.provisions)
    return f"{link.citation.text} | {link.status} {found} | {places} | {link.reason.partition(': ')[2]}"
