"""Evidence: the weights in the table, in the docs, and their sums."""

import datetime
import re
from pathlib import Path

import pytest

from linked import says
from vbpl.identity.places import Place
from vbpl.linking.description import Context, Description
from vbpl.linking.score import score, title_likeness, weigh
from vbpl.tables import read_table

ROOT = Path(__file__).parents[1]
EVIDENCE = read_table("linking")["evidence"]
RESOLVED = read_table("linking")["decision"]["resolved"]


def test_the_docs_say_what_each_piece_of_evidence_weighs():
    rows = re.findall(r"^\| `(\w+)` \| (-?[\d.]+) \|", (ROOT / "docs" / "linking.md").read_text(encoding="utf-8"), re.M)
    assert {code: float(weight) for code, weight in rows} == {code: row["weight"] for code, row in EVIDENCE.items()}


def test_every_piece_of_evidence_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "vbpl" / "linking").glob("*.py"))
    assert [name for name in EVIDENCE if f'"{name}"' not in code] == []


def test_reasons_are_clauses_of_a_sentence():
    for row in EVIDENCE.values():
        assert row["words"][0].islower() and not row["words"].endswith(".")


@pytest.mark.parametrize("codes", [
    ("number_same",), ("number_same", "date_other", "kind_same"), ("number_same", "body_same", "kind_same", "inferred"),
    ("number_bare", "kind_same", "body_same", "near_in_time"), ("number_doubtful", "date_same", "body_same"),
    ("name_same", "year_same"), ("name_same", "date_same"), ("name_same", "in_force"), ("title_names", "kind_same"),
    ("title_suggests", "date_same"), ("described", "date_same", "kind_same", "body_same"),
])
def test_enough(codes):
    assert weigh(codes).total >= RESOLVED


@pytest.mark.parametrize("codes", [
    ("number_bare", "kind_same", "body_same"), ("number_doubtful", "date_same", "kind_same"),
    ("name_same", "kind_same"),
    ("title_suggests", "kind_same", "body_same"), ("title_names",), ("number_same", "body_same", "kind_other"),
    ("digits_other", "kind_same", "body_same", "date_same", "title_same"), ("number_same", "inferred"),
    ("title_names", "kind_same", "contested"),
])
def test_not_enough(codes):
    assert weigh(codes).total < RESOLVED


def test_a_score_lies_between_nothing_and_certainty():
    assert weigh(("number_same", "date_same", "kind_same", "body_same", "title_same")).score == 1.0
    assert weigh(("kind_other",)).score == 0.0


LD, YB = Place("lam-dong"), Place("yen-bai")
DI_LINH, BAO_LAM = Place("lam-dong", "di-linh"), Place("lam-dong", "bao-lam")
DAY, NEXT, TERM = datetime.date(2031, 3, 4), datetime.date(2031, 3, 5), datetime.timedelta(days=5 * 366)
S = "ve quan ly ben do ngang song tren dia ban tinh"


@pytest.mark.parametrize(("citation", "candidate", "context", "codes"), [
    (says("12/2031/NĐ-CP"), says("12/2031/NĐ-CP"), Context(), "number_same body_same"),
    (says("12/2031/NĐ-CP", date=DAY), says("12/2031/NĐ-CP", date=DAY), Context(), "number_same date_same body_same"),
    (says("12/2031/NĐ-CP", date=DAY),
     says("12/2031/NĐ-CP", date=NEXT), Context(), "number_same date_other body_same"),
    (says("12/2031/NĐ-CP", kind="nghi_dinh"),
     says("12/2031/NĐ-CP", kind="nghi_dinh"), Context(), "number_same kind_same body_same"),
    (says("12/2031/NĐ-CP", kind="nghi_dinh"),
     says("12/2031/NĐ-CP", kind="thong_tu"), Context(), "number_same kind_near body_same"),
    (says("12/2031/TTLT-BTC", kind="nghi_dinh"), says("12/2031/NĐ-CP", kind="thong_tu"), Context(), None),
    (says("12/2031/NĐ-CP", kind="van_ban"),
     says("12/2031/NĐ-CP", kind="thong_tu"), Context(), "number_same body_same"),
    (says("12/2031/QH20", kind="luat"),
     says("12/2031/QH20", kind="bo_luat"), Context(), "number_same kind_near body_same"),
    (says("12/2031/QH20", kind="luat"),
     says("12/2031/QH20", kind="nghi_quyet"), Context(), "number_same kind_other body_same"),
    (says("12/2031/NĐ-CP"), says("13/2031/NĐ-CP"), Context(), None),
    (says("12/2031/NĐ-CP"), says("21/2031/NĐ-CP"), Context(), "digits_other body_same"),
    (says("12/2031/NĐ-CP"), says("12/2032/NĐ-CP"), Context(), None),
    (says("12/2031/NĐ-CP", date=DAY), says("12/2032/NĐ-CP", date=DAY), Context(), "digits_other date_same body_same"),
    (says("12/QĐ-UBND"), says("12/QĐ-UBND"), Context(), "number_bare"),
    (says("12/QĐ-UBND", date=DAY), says("12/QĐ-UBND"), Context(), "number_bare"),
    (says("12/QĐ-UBND"), says("12/QĐ-UBND", date=DAY), Context(date=DAY), "number_bare near_in_time"),
    (says("12/QĐ-UBND"), says("12/QĐ-UBND", date=DAY), Context(date=datetime.date(2032, 1, 1)), "number_bare"),
    (says("12/QĐ-UBND"), says("12/QĐ-UBND", date=NEXT), Context(date=DAY), None),
    (says("12/2031/QĐ-UBND"), says("12/2031/QĐ-UBND", date=NEXT), Context(date=DAY), "number_same younger"),
    (says("12/2031/QĐ-UBND"), says("12/2031/QĐ-UBND", date=DAY), Context(date=DAY), "number_same"),
    (says("12/QĐ-UBND", date=DAY, place=LD),
     says("12/QĐ-UBND", date=DAY, place=LD), Context(), "number_same date_same body_same"),
    (says("12/QĐ-UBND", date=DAY, place=LD), says("12/QĐ-UBND", date=DAY, place=YB), Context(), None),
    (says("12/QĐ-UBND", date=DAY, place=LD, assumed=True),
     says("12/QĐ-UBND", date=DAY, place=LD), Context(), "number_same date_same body_assumed"),
    (says("12/QĐ-UBND", date=DAY, place=LD, assumed=True),
     says("12/QĐ-UBND", date=DAY, place=YB), Context(), "number_same date_same body_other"),
    (says("12/QĐ-UBND", date=DAY, place=DI_LINH, assumed=True),
     says("12/QĐ-UBND", date=DAY, place=BAO_LAM), Context(), "number_same date_same"),
    (says("12/QĐ-UBND", date=DAY, place=LD), says("12/QĐ-UBND", date=DAY), Context(), "number_same date_same"),
    (says("12/QĐ-UBND", date=DAY), says("12/QĐ-UBND", date=DAY, place=LD), Context(), "number_same date_same"),
    (says("12/QĐ-SGDĐT", date=DAY),
     says("12/QĐ-SGDDĐT", date=DAY), Context(), "number_same date_same number_repaired"),
    (says("12/QĐ-BTC", date=DAY), says("12/QĐ-BCT", date=DAY), Context(), "number_doubtful date_same"),
    (says("12/QĐ-BTC", date=DAY, body="bo tai chinh"),
     says("12/QĐ-BCT", date=DAY, body="bo tai chinh"), Context(), "number_doubtful date_same body_same"),
    (says("12/HD-SNV", date=DAY), says("12/HĐ-SNV", date=DAY), Context(), None),
    (says("12/HD-SNV", date=DAY, kind="huong_dan"), says("12/HĐ-SNV", date=DAY, kind="hop_dong"), Context(), None),
    (says("12/2031/NĐ-CP", title=S), says("12/2031/NĐ-CP", title=S), Context(), "number_same body_same title_same"),
    (says("12/2031/NĐ-CP", title=S),
     says("12/2031/NĐ-CP", title="phi cho"), Context(), "number_same body_same title_other"),
    (says("12/2031/NĐ-CP", title=S), says("12/2031/NĐ-CP", title=S[:30]+"xyz"), Context(), "number_same body_same"),
    (says("12/2031/QH20", name="ben do"),
     says("12/2031/QH20", name="duong sat"), Context(), "number_same body_same name_other"),
    (says("12/2031/QH20", name="ben do"),
     says("12/2031/QH20", name="ben do ngang"), Context(), "number_same body_same"),
    (says("12-QĐ/TU"),
     says("12-QĐ/TU", date=datetime.date(2027, 3, 5)), Context(date=DAY), "number_bare near_in_time"),
    (says("12-QĐ/TU"), says("12-QĐ/TU", date=datetime.date(2025, 3, 5)), Context(date=DAY), "number_bare"),
    (says("12-QĐ/TU"), says("12-QĐ/TU", date=DAY - TERM), Context(date=DAY), "number_bare"),
    (says("12-QĐ/TU"),
     says("12-QĐ/TU", date=DAY - TERM + (NEXT - DAY)), Context(date=DAY), "number_bare near_in_time"),
    (says(name="ben do"), says(name="ben do"), Context(), "name_same"),
    (says(name="ben do"), says(name="ben xe"), Context(), None),
    (says(name="ben do", year=2031), says(name="ben do", year=2031), Context(), "name_same year_same"),
    (says(name="ben do", year=2031), says(name="ben do", year=2030), Context(), None),
    (says(name="ben do", date=DAY), says(name="ben do", date=NEXT), Context(), None),
    (says(name="ben do", date=DAY), says(name="ben do", date=DAY), Context(), "name_same date_same"),
    (says(name="ben do"), says(name="ben do", date=NEXT), Context(date=DAY), None),
    (says(name="ben do"), says("12/2031/QH20", name="ben do"), Context(date=DAY), "name_same"),
    (says(name="ben do", kind="luat"),
     says("12/2031/QH20", name="ben do", kind="bo_luat"), Context(date=DAY), "name_same kind_near"),
    (says(title=S), says(title=S), Context(), "title_names"),
    (says(title=S), says(title=S+" nam do"), Context(), "title_names"),
    (says(title=S), says(title=S+" lam dong nam hai nghin khong tram"), Context(), "title_names"),
    (says(title=S, date=DAY), says(title=S, date=NEXT), Context(), None),
    (says(title=S, year=2030), says(title=S, year=2031), Context(), None),
    (says(title=S, codes=("BTC", )), says(title=S, codes=("BCT", )), Context(), None),
    (says(title=S, codes=("BTC", )), says(title=S, codes=("BTC", )), Context(), "title_names body_same"),
    (says(title="phi cho"), says(title="phi ben"), Context(), ""),
    (says(kind="chi_thi", date=DAY, codes=("TTg", )),
     says(kind="chi_thi", date=DAY, codes=("TTg", )), Context(), "described date_same kind_same body_same"),
    (says(kind="chi_thi", date=DAY, codes=("TTg", )),
     says(kind="chi_thi", date=NEXT, codes=("TTg", )), Context(), None),
    (says(kind="chi_thi", date=DAY, codes=("TTg", )),
     says(kind="quyet_dinh", date=DAY, codes=("TTg", )), Context(), "date_same kind_other body_same"),
    (says(kind="chi_thi", date=DAY), says(kind="chi_thi", date=DAY), Context(), "date_same kind_same"),
    (says(kind="chi_thi", date=DAY, body="thu tuong"),
     says(kind="chi_thi", date=DAY, body="thu tuong"), Context(), "described date_same kind_same body_same"),
    (says("12/2031/NĐ-CP"), says(kind="nghi_dinh", date=DAY, codes=("CP", )), Context(), "body_same"),
    (says("12/2031/NĐ-CP", title=S), says(title=S), Context(), "title_names"),
])
def test_evidence(citation: Description, candidate: Description, context: Context, codes: str | None) -> None:
    """The evidence for and against a candidate; None if the two cannot be one document."""
    found = score(citation, candidate, context)
    assert (found and " ".join(found.codes)) == codes
    if found:
        assert found.total == round(sum(EVIDENCE[code]["weight"] for code in found.codes), 2)


@pytest.mark.parametrize(("a", "b", "likeness"), [
    ("", "", 0.0), ("a", "", 0.0), ("abc", "abc", 100.0), ("abcd", "abce", 75.0), ("x" * 41, "x" * 82, 98.0),
    ("x" * 41, "x" * 83, 66.1), ("x" * 40, "x" * 80, 66.7), ("b" * 10 + "x" * 31, "x" * 82, 73.6),
])
def test_likeness_of_titles(a: str, b: str, likeness: float) -> None:
    """The beginning of a title is nearly the title if it has half its length and more than forty letters."""
    assert title_likeness(a, b) == title_likeness(b, a) == pytest.approx(likeness, abs=0.05)


@pytest.mark.parametrize(("length", "code"), [(54, "title_other"), (55, None), (79, None), (80, "title_same")])
def test_bounds_of_likeness(length: int, code: str | None) -> None:
    """In titles of a hundred letters, the number of common letters is the likeness in per cent."""
    a, b = "".join(chr(200 + at) for at in range(100)), "".join(chr(200 + at) for at in range(length))
    other = b + "".join(chr(500 + at) for at in range(100 - length))
    found = score(says("12/2031/NĐ-CP", title=a), says("12/2031/NĐ-CP", title=other), Context())
    assert found
    assert [each for each in found.codes if each.startswith("title")] == ([code] if code else [])


@pytest.mark.parametrize(("length", "base"), [
    (79, ""), (80, "title_suggests"), (91, "title_suggests"), (92, "title_names"),
])
def test_bounds_of_likeness_without_a_number(length: int, base: str) -> None:
    a, b = "".join(chr(200 + at) for at in range(100)), "".join(chr(200 + at) for at in range(length))
    other = b + "".join(chr(500 + at) for at in range(100 - length))
    found = score(says(title=a), says(title=other), Context())
    assert found
    assert found.codes == ((base,) if base else ())
