"""Linking as laws: known links are found again, even after damage, and the order of adding does not matter."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from linked import cite, document
from vbpl import Library
from vbpl.numbers.dates import parse_date

PLACES = ("Lâm Đồng", "Cà Mau", "Hòa Bình")
TITLES = (
    "phê duyệt quy hoạch chung xây dựng đô thị đến năm 2030", "công bố thủ tục hành chính lĩnh vực hòa giải ở cơ sở",
    "tăng cường công tác phòng cháy, chữa cháy rừng mùa khô", "ban hành quy chế thi đua, khen thưởng của Ủy ban",
)
DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2017, 12, 31)).map(datetime.date.isoformat)


def spaced(number):
    return number.replace("/", " / ").replace("-", " - ")


def stroked(number):
    return number.replace("Đ", "\u00d0")


def retoned(title):
    return title.replace("hòa", "hoà").replace("Ủy", "Uỷ")


NUMBER_DAMAGE = st.sampled_from((str, spaced, stroked, str.lower))
TITLE_DAMAGE = st.sampled_from((str, str.upper, str.title, retoned))
DATE_FORMS = st.sampled_from(
    ("{0:%d}/{0:%m}/{0:%Y}", "ngày {0.day} tháng {0.month} năm {0.year}", "{0.day}-{0.month}-{0.year}")
)


@st.composite
def decisions(draw):
    """A decision of a province, and how it is cited in full."""
    place, title = draw(st.sampled_from(PLACES)), draw(st.sampled_from(TITLES))
    number, date = f"{draw(st.integers(1, 6))}/QĐ-UBND", draw(DAYS)
    return document("quyet_dinh", number, date, title, [f"UBND TỈNH {place.upper()}"]), (number, date, place, title)


@st.composite
def damaged_citations(draw, said):
    """A citation of a decision, with its number, day and title as careless writers print them."""
    number, date, place, title = said
    printed = draw(DATE_FORMS).format(datetime.date.fromisoformat(date))
    return cite(
        "quyet_dinh", draw(NUMBER_DAMAGE)(number), parse_date(printed).isoformat(), f"UBND tỉnh {place}",
        subject=draw(st.none() | TITLE_DAMAGE.map(lambda damage: damage(title))),
    )


def letter(index, citations):
    issuers = ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"]
    return document("cong_van", f"{index}/SNV", "2020-01-01", f"thư {index}", issuers, citations)


@given(st.data(), st.lists(decisions(), min_size=1, max_size=8, unique_by=lambda each: each[0].id))
@settings(max_examples=60)
def test_known_links_come_back_through_damage(data, decided):
    documents = [each for each, _ in decided]
    citing = letter(1, [data.draw(damaged_citations(said)) for _, said in decided])
    library = Library()
    library.add([*documents, citing])
    links = library.link().links
    assert [each.target for each in links] == [each.id for each in documents]
    assert {each.status for each in links} == {"resolved"}


@st.composite
def vague_citations(draw, said):
    """A citation with only some of the fields, and sometimes with wrong ones."""
    number, date, place, title = said
    return cite(
        draw(st.sampled_from(("quyet_dinh", "chi_thi", None))),
        draw(st.sampled_from((number, number, "2/QĐ-UBND", None))),
        draw(st.sampled_from((date, None, None))),
        draw(st.sampled_from((f"UBND tỉnh {place}", "UBND tỉnh", None))),
        subject=draw(st.sampled_from((title, None))),
    )


@st.composite
def bare(draw):
    """A document that states neither number nor day."""
    title = draw(st.sampled_from(TITLES))
    said = "9/QĐ-UBND", "2016-01-01", "Cà Mau", title
    return document("quyet_dinh", subject=title, text=title + draw(st.sampled_from("ab"))), said


def laws(index, year):
    return document("luat", f"{index}/{year}/QH13", f"{year}-06-01", "HÒA GIẢI", ["QUỐC HỘI"], family="qppl")


@st.composite
def libraries(draw):
    """Documents of all sorts whose citations are plain, vague and contradictory."""
    decided = draw(st.lists(decisions() | bare(), min_size=1, max_size=5))
    named = [laws(index, draw(st.integers(2010, 2021))) for index in range(draw(st.integers(0, 3)))]
    known = [said for _, said in decided]
    letters = []
    for index in range(draw(st.integers(1, 4))):
        said = draw(st.lists(st.sampled_from(known), max_size=4))
        cited = [draw(vague_citations(each)) for each in said]
        if draw(st.booleans()):
            cited.append(cite("luat", name="Hòa giải", number=draw(st.sampled_from((None, "77/2018/QH13")))))
        letters.append(letter(index, cited))
    return [*(each for each, _ in decided), *named, *letters]


def outcome(library):
    """All that a graph says, one line for each link, so that a difference is easy to see."""
    graph = library.link()
    links = [f"{link.source} {link.citation.text} -> {link.target} {link.reason} {link.candidates}"
             for link in graph.links]
    return links, dict(graph.identities), dict(graph.diagnostics)


@given(st.data(), libraries())
@settings(max_examples=150)
def test_the_order_of_adding_and_what_came_and_went_do_not_matter(data, documents):
    at_once = Library()
    at_once.add(documents)
    bit_by_bit = Library()
    for each in data.draw(st.permutations(documents)):
        bit_by_bit.add(each)
        if data.draw(st.booleans()):
            bit_by_bit.link()
    gone = data.draw(st.sampled_from(documents))
    bit_by_bit.remove(gone.id)
    if data.draw(st.booleans()):
        bit_by_bit.link()
    bit_by_bit.add([each for each in documents if each.id == gone.id])
    assert outcome(bit_by_bit) == outcome(at_once)
