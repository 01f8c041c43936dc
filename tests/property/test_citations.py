"""Citations that are built, printed and damaged are found again; none leaves its block; JSON keeps them."""

import datetime
import unicodedata
from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st

import vbpl
from vbpl.citations import find_citations
from vbpl.model import Bundle, Citation, DocumentNumber, Provision, Span
from vbpl.model.walk import iter_blocks, own_span

from .documents_strategy import texts_of_lines

NOWHERE = Span(start=0, end=0)
KINDS = {
    "nghi_dinh": ("Nghị định", "{}/2019/NĐ-CP", "Chính phủ"),
    "thong_tu": ("Thông tư", "{}/2018/TT-BTC", "Bộ Tài chính"),
    "chi_thi": ("Chỉ thị", "{}-CT/TU", "Tỉnh ủy Bến Mây"), "cong_van": ("Công văn", "{}/SXD-QLĐT", "Sở Xây dựng"),
    "quyet_dinh": ("Quyết định", "{}/QĐ-UBND", "Ủy ban nhân dân tỉnh Bến Mây"),
    "to_trinh": ("Tờ trình", "{}/TTr-SNV", "Sở Nội vụ"),
}
LAWS = {
    "luat": ("Luật", ["Đất đai", "Phòng, chống tham nhũng", "Phí và lệ phí", "Tổ chức Chính phủ"]),
    "bo_luat": ("Bộ luật", ["Dân sự", "Lao động"]), "phap_lenh": ("Pháp lệnh", ["Ngoại hối", "Cựu chiến binh"]),
}
BEFORE = ["Căn cứ ", "thực hiện theo ", "theo quy định tại ", "(", "Trả lời "]
AFTER = [";", ".", ",", " thì thực hiện.", " và các quy định khác.", ") thì được xét."]
joints = st.sampled_from([" này", ", ", " và ", "\n", "“", "\nĐiều 1. ", "\n1. ", ";\na) "])
POINTS = "abcdđeghiklmnopqrstuvxy"

days = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31))
articles = st.builds("{}{}".format, st.integers(1, 300), st.sampled_from(["", "", "", "a", "b", "đ"]))


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    clause = draw(st.none() | st.integers(1, 30).map(str))
    point = draw(st.none() | st.sampled_from(POINTS)) if clause else None
    return Provision(article=draw(articles), clause=clause, point=point)


@st.composite
def by_number(draw: st.DrawFn) -> Citation:
    kind = draw(st.sampled_from(sorted(KINDS)))
    canonical = KINDS[kind][1].format(f"{draw(st.integers(1, 3000)):02}")
    number = DocumentNumber(
        text=canonical, canonical=canonical, serial=None, year=None, kind_code=None, issuer_codes=[], span=NOWHERE,
    )
    return Citation(
        text="", span=NOWHERE, target="other", kind=kind, number=number, date=draw(st.none() | days),
        issuer=draw(st.none() | st.just(KINDS[kind][2])), provisions=draw(st.lists(provisions(), max_size=3)),
    )


@st.composite
def by_name(draw: st.DrawFn) -> Citation:
    kind = draw(st.sampled_from(sorted(LAWS)))
    date = draw(st.none() | days)
    return Citation(
        text="", span=NOWHERE, target="other", kind=kind, name=draw(st.sampled_from(LAWS[kind][1])), date=date,
        year=None if date else draw(st.none() | st.integers(1990, 2030)),
        provisions=draw(st.lists(provisions(), max_size=3)),
    )


citations = by_number() | by_name()


def printed(citation: Citation) -> str:
    """The citation as the rules print it (NĐ 78/2025/NĐ-CP, Điều 68)."""
    units = ", ".join(map(printed_provision, citation.provisions))
    kind = KINDS.get(str(citation.kind), LAWS.get(str(citation.kind), ("",)))[0]
    parts = [units, kind, citation.name, citation.number and f"số {citation.number.canonical}"]
    if citation.date:
        parts.append(f"ngày {citation.date.day:02} tháng {citation.date.month:02} năm {citation.date.year}")
    parts += [citation.year and f"năm {citation.year}", citation.issuer and f"của {citation.issuer}"]
    return " ".join(part for part in parts if part)


def printed_provision(provision: Provision) -> str:
    words = [("điểm", provision.point), ("khoản", provision.clause), ("Điều", provision.article)]
    return " ".join(f"{word} {number}" for word, number in words if number)


def wrapped(text: str) -> str:
    """Every third space is a line break."""
    words = text.split(" ")
    return "".join(word + ("\n" if place % 3 == 2 else " ") for place, word in enumerate(words)).strip()


DAMAGES: dict[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "wraps": wrapped,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "Eth for Đ": lambda text: text.replace("Đ", "\u00d0"),
    "spaced slashes": lambda text: text.replace("/TT-", "/ TT-").replace("/NĐ-", " /NĐ-"),
    "OCR of types": lambda text: text.replace("định", "đinh").replace("Điều", "Điểu"),
    "OCR of số": lambda text: text.replace(" số ", " sô "),
}


def said(citation: Citation) -> tuple[object, ...]:
    number = citation.number.canonical if citation.number else None
    return (citation.target, citation.kind, number, citation.date, citation.year, citation.issuer, citation.name,
            citation.provisions)


@given(citations, st.sampled_from(BEFORE), st.sampled_from(AFTER), st.sampled_from(sorted(DAMAGES)))
def test_what_is_printed_is_found_again(citation: Citation, before: str, after: str, damage: str) -> None:
    text = DAMAGES[damage](before + printed(citation) + after)
    assert [said(found) for found in find_citations(text)] == [said(citation)]


@given(st.lists(citations, min_size=2, max_size=5))
def test_a_list_is_found_in_its_order(cited: list[Citation]) -> None:
    found = find_citations("Căn cứ " + "; ".join(map(printed, cited)) + ";")
    assert [said(one) for one in found] == [said(one) for one in cited]


@given(st.text() | texts_of_lines | st.lists(citations.map(printed) | joints).map("".join))
@example("Điều 1. Luật số\n“Nghị định này")
def test_no_citation_leaves_its_block(text: str) -> None:
    for document in vbpl.parse_bundle(text).documents:
        blocks = [own_span(block) for block in iter_blocks(document)]
        for citation in document.citations:
            first, last = citation.span.start, citation.span.end - 1
            assert first <= last
            assert [span for span in blocks if span.start <= first < span.end] == [
                span for span in blocks if span.start <= last < span.end
            ]
        starts = [citation.span.start for citation in document.citations]
        assert starts == sorted(starts)


@given(st.lists(citations.map(printed), min_size=1, max_size=4))
def test_json_keeps_citations(cited: list[str]) -> None:
    bundle = vbpl.parse_bundle("Kính gửi: Sở Y tế.\n" + "\n".join(f"Thực hiện {one}." for one in cited))
    assert Bundle.model_validate_json(bundle.model_dump_json()) == bundle
    assert bundle.documents[0].citations
