"""corpus/: each whole document against its answers (gold.json) and its outline (expected.json)."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

import vbpl
from corpus_gold import RELATIONS, faults, fold, iter_units
from corpus_tools import Case, MalformedCaseError, Tree, outline, read_case, read_corpus

CASES = read_corpus()
ANSWERED = [case for case in CASES if case.gold]
SHARED = Path(__file__).parent.parent.parent / "shared"

parses = pytest.mark.skipif(not hasattr(vbpl, "parse_bundle"), reason="vbpl.parse_bundle is not there yet")


@cache
def parse(text: str) -> Tree:
    return vbpl.parse_bundle(text).model_dump(mode="json")


def by_slug(case: Case) -> str:
    return case.slug


def test_corpus_is_whole() -> None:
    assert len(CASES) == 48
    assert len(ANSWERED) == 46


def test_corpus_covers_families_layouts_and_periods() -> None:
    assert {case.about["family"] for case in CASES} == {"admin", "qppl", "party", "court"}
    modes = {case.about["layout"][0] for case in CASES if case.about["layout"][1:2] == ":"}
    assert modes == set("ABCDEFGHI")
    years = {int(case.about["period"]) for case in CASES if case.about["period"].isdigit()}
    assert min(years) < 1950
    assert max(years) > 2025


def test_texts_keep_their_line_ends_and_characters() -> None:
    texts = {case.slug: case.text for case in CASES}
    assert "\r\n" in texts["cong-dien-2024"]
    assert texts["ket-luan-thanh-uy"] == unicodedata.normalize("NFD", texts["ket-luan-thanh-uy"])
    assert "\u00a0" in texts["cong-van-mot-dong"]


STORED = [case for case in ANSWERED if not case.about["quirks"][0].startswith(("TCVN3", "VNI", "UTF-8", "HTML"))]
"""Cases that are stored in the form that is read, which is how answers are written."""


@pytest.mark.parametrize("case", STORED, ids=by_slug)
def test_answers_stand_where_they_say(case: Case) -> None:
    """Each citation of the answers begins on its line, and each attachment has its heading there."""
    lines = case.text.split("\n")
    for document in case.gold["documents"]:
        for citation in document.get("citations", []):
            following = fold(" ".join(lines[citation["line"] - 1 : citation["line"] + 5]))
            assert fold(citation["text"]) in following, citation["text"]
            assert citation["relation"] in RELATIONS
        for attachment in document["attachments"]:
            assert attachment["heading"] in lines[attachment["line"] - 1]


@parses
@pytest.mark.parametrize("case", ANSWERED, ids=by_slug)
def test_answers(case: Case, update_corpus: bool) -> None:
    found = faults(case, parse(case.text))
    if update_corpus:
        case.strike(found)
        case = read_case(case.folder)
    assert found == case.open_faults


@parses
@pytest.mark.parametrize("case", CASES, ids=by_slug)
def test_outline(case: Case, update_corpus: bool) -> None:
    found = outline(parse(case.text), case.text)
    if update_corpus:
        case.write_expected(found)
    assert case.expected == found


@parses
@pytest.mark.parametrize("case", CASES, ids=by_slug)
def test_same_tree_for_other_line_ends(case: Case) -> None:
    """CRLF changes the places of things, not their meaning."""
    changed = case.text.replace("\n", "\r\n") if "\r" not in case.text else case.text.replace("\r\n", "\n")
    one, other = (list(map(list, map(iter_units, parse(text)["documents"]))) for text in (case.text, changed))
    assert one == other


def test_faults_name_what_differs() -> None:
    """The comparison itself: no line for equal answers, one line for one difference."""
    case = next(case for case in CASES if case.slug == "cong-van-vni")
    bundle = _bundle_of(case.gold["documents"][0], case.text)
    assert faults(case, bundle) == []
    bundle["documents"][0]["header"]["place"] = "Biên Hoà"
    assert faults(case, bundle) == ["place: wanted 'Biên Hòa', got 'Biên Hoà'"]
    bundle["documents"] *= 2
    assert faults(case, bundle) == ["documents: wanted 1, got 2"]


def test_update_strikes_faults_and_adds_none(tmp_path: Path) -> None:
    about = 'title = "A"\nfamily = "admin"\nlayout = "A: x"\nperiod = "2018"\nquirks = [\n    "x",\n]\n'
    (tmp_path / "source.txt").write_text("", encoding="utf-8")
    (tmp_path / "about.toml").write_text(about + 'open = [\n    "one",\n    "two",\n]\n', encoding="utf-8")
    read_case(tmp_path).strike(["two", "three"])
    assert read_case(tmp_path).open_faults == ["two"]
    read_case(tmp_path).strike(["three"])
    assert (tmp_path / "about.toml").read_text(encoding="utf-8") == about


def test_malformed_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "about.toml").write_text('title = "A"\n', encoding="utf-8")
    with pytest.raises(MalformedCaseError, match=r"no source\.txt"):
        read_case(tmp_path)
    (tmp_path / "source.txt").write_text("", encoding="utf-8")
    with pytest.raises(MalformedCaseError, match="family"):
        read_case(tmp_path)
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")
    with pytest.raises(MalformedCaseError, match="notes"):
        read_case(tmp_path)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_no_line_is_copied_from_a_real_text() -> None:
    real: set[str] = set()
    for path in SHARED.glob("**/*.txt"):
        real.update(_long_lines(path.read_text(encoding="utf-8", errors="replace")))
    assert len(real) > 1000
    copied = {case.slug: found for case in CASES if (found := real & _long_lines(case.text))}
    assert copied == {}


def _long_lines(text: str) -> set[str]:
    lines = (re.sub(r"\s+", " ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines())
    return {line for line in lines if len(line) >= 70}


def _bundle_of(gold: Tree, text: str) -> Tree:
    """The Bundle of a perfect reader of a letter, in the fields that are compared."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def block(path: str) -> Tree:
        kind, number = path.split("/")[-1].split(":")
        return {"type": kind, "number": number, "children": []}

    def citation(answer: Tree) -> Tree:
        codes = {**answer, "relation": min(RELATIONS[answer["relation"]]), "number": {"canonical": answer["number"]}}
        return {**codes, "span": {"start": starts[answer["line"] - 1]}, "provisions": []}

    header = {"type_name": gold["title"], **{field: gold[field] for field in ("date", "place", "subject")}}
    issuers = [{"name": i["name"], "parent": i["parent"] and {"name": i["parent"]}} for i in gold["issuers"]]
    return {"documents": [{
        "kind": gold["kind"], "header": {**header, "number": {"canonical": gold["number"]}, "issuers": issuers},
        "addressees": [{"name": name} for name in gold["addressees"]],
        "recipients": [{"name": name, "note": None} for name in gold["recipients"]],
        "recitals": [None] * gold["recitals"], "body": [block(path) for path in gold["units"]],
        "signers": [{**signer, "on_behalf_of": signer["for"]} for signer in gold["signers"]],
        "attachments": [], "citations": [citation(answer) for answer in gold["citations"]], "effects": [],
    }]}


def test_update_is_refused_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    from conftest import may_update

    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.UsageError, match="CI"):
        may_update(asked=True)
    assert not may_update(asked=False)
    monkeypatch.delenv("CI")
    assert may_update(asked=True)
