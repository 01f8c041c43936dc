"""Laws of số, ký hiệu and dates, over numbers built from the tables and over any text."""

import datetime
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from vbpl.numbers import component_key, find_numbers, official_form, parse_number, same_document, strict_key
from vbpl.numbers.dates import find_dates, parse_date
from vbpl.tables import document_types, issuing_bodies

ACTS = ("NĐ", "TT", "QĐ", "NQ", "CT")
KINDS = sorted(
    {abbr for kind in document_types() if kind.family == "admin" for abbr in kind.abbreviations} - {"SY", "TrS", "SL"}
)
PARTY_KINDS = ("NQ", "QĐ", "CT", "KL", "QC", "HD", "TB", "BC", "KH", "CTr", "ĐA", "TTr", "CV")
STATE = sorted(
    body.code for body in issuing_bodies()
    if body.level in ("ministry", "local", "local-department") and body.code.isalpha()
)
PARTY = sorted(body.code for body in issuing_bodies() if body.level.startswith("party") and body.code.isalpha())
UNITS = ("VX", "KTTH", "CTTT", "TCCB", "PC")

serials = st.integers(1, 99_999)
years = st.integers(1946, 2045)
numbers = st.one_of(
    st.builds("{:02}/{}/{}-{}".format, serials, years, st.sampled_from(ACTS), st.sampled_from(STATE)),
    st.builds("{:02}/{}-{}".format, serials, st.sampled_from(KINDS), st.sampled_from(STATE)),
    st.builds("{:02}/{}-{}".format, serials, st.sampled_from(STATE), st.sampled_from(UNITS)),
    st.builds("{:02}-{}/{}".format, serials, st.sampled_from(PARTY_KINDS), st.sampled_from(PARTY)),
    st.builds("{:02}/{}/QH{}".format, serials, years, st.integers(10, 16)),
    st.builds("{:02}/{}/TTLT-{}-{}".format, serials, years, st.sampled_from(STATE), st.sampled_from(STATE)),
    st.builds("{:02}/VBHN-{}".format, serials, st.sampled_from(STATE)),
)
texts = st.text(st.sampled_from("Số: /-–.…12345 9\nQĐTNGCPUBndlOØngàytháăm&(,"), max_size=80)


@given(numbers)
def test_a_right_number_is_read_as_it_stands(printed: str) -> None:
    number = parse_number(printed)
    assert number is not None
    assert (number.canonical, number.text, number.repairs) == (printed, printed, ())
    assert official_form(number) == printed


@given(
    numbers, st.sampled_from(["Số: ", "số ", "Quyết định số: ", "SỐ\n"]), st.sampled_from(["", ".", ";", " ngày", ")"])
)
def test_a_number_is_found_where_it_stands(printed: str, before: str, after: str) -> None:
    text = f"{before}{printed}{after}"
    found = list(find_numbers(text))
    assert [number.canonical for number in found] == [printed]
    assert text[found[0].span.start : found[0].span.end] == printed


@given(numbers, st.data())
def test_blanks_dashes_and_twins_are_mended(printed: str, data: st.DataObject) -> None:
    """What a printer or a converter does to a number does not change its canonical form."""
    space = data.draw(st.sampled_from([" {}", "{} ", "{}"]))
    place = data.draw(st.sampled_from([match.start() for match in re.finditer("[/-]", printed)]))
    damaged = printed[:place] + space.format(printed[place]) + printed[place + 1 :]
    damaged = damaged.replace("-", data.draw(st.sampled_from("-–‑−"))).replace("Đ", data.draw(st.sampled_from("ĐÐ")))
    number = parse_number(f"Số: {damaged}")
    assert number is not None
    assert number.canonical == printed


@given(numbers, numbers)
def test_keys_and_comparison_agree(printed: str, other: str) -> None:
    a, b = parse_number(printed), parse_number(other)
    assert a and b
    assert (strict_key(a) == strict_key(b)) == (printed == other)
    assert same_document(a, a).decision == "same"
    assert same_document(a, b).decision == same_document(b, a).decision
    if component_key(a) == component_key(b):
        assert same_document(a, b).decision in ("same", "suspect")
    elif a.serial != b.serial:
        assert same_document(a, b).decision in ("different", "suspect")


@given(texts)
@settings(max_examples=400)
def test_any_text_is_read(text: str) -> None:
    """Numbers and dates come in order, are inside the text, and do not overlap."""
    end = 0
    for number in find_numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        assert number.text == " ".join(text[number.span.start : number.span.end].split())
        assert not re.search(r"\s", number.canonical.removeprefix("TCVN ISO ").removeprefix("TCVN "))
        end = number.span.end
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    number = parse_number(text)
    assert number is None or number.span.end <= len(text)
    parse_date(text)


@given(texts)
def test_what_was_read_reads_the_same_again(text: str) -> None:
    for number in find_numbers(text):
        again = parse_number(number.canonical)
        assert again is None or again.canonical == number.canonical or number.serial is None


@given(st.dates(datetime.date(1946, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from([
    "ngày {0.day:02} tháng {0.month} năm {0.year}", "ngày {0.day}/{0.month}/{0.year}", "{0.day}.{0.month}.{0.year}",
    "{0.day:02}-{0.month:02}-{0.year}", "ngày {0.day}\ntháng {0.month:02} năm {0.year}",
    "NGÀY {0.day} THÁNG {0.month} NĂM {0.year}",
]))
def test_every_day_is_read_in_every_form(day: datetime.date, form: str) -> None:
    printed = form.format(day)
    assert parse_date(printed) == day
    assert [mention.date for mention in find_dates(f"từ {printed} đến")] == [day]
