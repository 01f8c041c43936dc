"""The benchmarks still run: inputs are right, and our own rates can be measured. There are no thresholds on time."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import vbpl

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import inputs  # noqa: E402
import pages  # noqa: E402
import peers  # noqa: E402
import real  # noqa: E402
import scaling  # noqa: E402
import twins  # noqa: E402

SMALL = 40_000


def units(text: str) -> list[int]:
    heads = r"^Điều \d+\. ", r"^\d+\. ", r"^[a-zđ]\) "
    return [len(re.findall(head, text, re.MULTILINE)) for head in heads]


def test_the_code_is_always_the_same_and_of_the_size_asked_for() -> None:
    text = inputs.code_text(SMALL)
    assert text == inputs.code_text(SMALL)
    assert SMALL <= len(text.encode()) < SMALL * 1.1


def test_the_code_of_the_page_has_the_articles_asked_for() -> None:
    assert 30 <= units(pages.code_of(30))[0] < 60


def test_twins_have_the_same_units() -> None:
    articles, clauses, points = units(inputs.code_text(SMALL))
    marked = twins.bluebell_code(SMALL)
    assert [marked.count(word) for word in ("ARTICLE ", "PARAGRAPH ", "POINT ")] == [articles, clauses, points]
    assert len(re.findall("^第.+条", twins.lawtext_code(SMALL), re.MULTILINE)) == articles


def test_twins_have_as_many_citations() -> None:
    marks = inputs.code_marked(SMALL).count("\ue000")
    assert marks > 10
    assert len(re.findall("§|Art\\.", twins.german_code(SMALL).replace("§§", "§"))) == marks
    for printed in (inputs.code_text, twins.bluebell_code, twins.lawtext_code):
        assert not re.search("[\ue000\ue001]", printed(SMALL))


REPEALS = """CHÍNH PHỦ
Số: 12/2021/NĐ-CP
NGHỊ ĐỊNH
Về bến phà
Căn cứ Luật Giao thông đường thủy nội địa số 23/2004/QH11;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Bến phà theo Điều 5 Nghị định số 9/2019/NĐ-CP:
a) Bến lớn;
b) Bến nhỏ.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Văn An
"""


def test_any_text_is_marked_up() -> None:
    marked = twins.bluebell_text(REPEALS)
    assert "CHAPTER I - QUY ĐỊNH CHUNG\n  ARTICLE 1 - Phạm vi\n    PARAGRAPH 1.\n      Bến phà theo" in marked
    assert "      POINT a)\n        Bến lớn;\n" in marked
    assert "Nghị định số 9" in marked
    german = twins.bluebell_text(REPEALS, german=True)
    assert "Nghị định số 9" not in german
    assert any(statute in german for statute in inputs.WORDS["german"])


def test_made_up_texts_have_the_damage_of_real_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(real, "SHARED", tmp_path)
    texts = {kind: make()[1] for kind, make in real.KINDS.items()}
    assert all(len(text) > 500 for text in texts.values())
    assert re.search("\n\\d+  CÔNG BÁO/", texts["gazette"])
    assert "\u0301" in texts["marked"]
    assert "**" in texts["decisions"]
    assert vbpl.parse(texts["letters"]).kind == "cong_van"


def test_kanji() -> None:
    assert [twins.kanji(number) for number in (1, 10, 19, 135, 1020)] == ["一", "十", "十九", "百三十五", "千二十"]


def test_vbpl_reads_what_the_generator_wrote() -> None:
    text = inputs.code_text(SMALL)
    document = vbpl.parse(text)
    found = {"article": 0, "clause": 0, "point": 0}
    stack = list(document.body)
    while stack:
        block = stack.pop()
        stack += block.children
        if block.type in found:
            found[block.type] += 1
    assert list(found.values()) == units(text)
    assert len(document.citations) >= inputs.code_marked(SMALL).count("\ue000")
    assert len(vbpl.parse_bundle("\n".join(inputs.letters(20))).documents) == 20


@pytest.mark.parametrize("run", ["vbpl", "vbpl_structure", "vbpl_json", "split"])
def test_a_rate_is_taken(run: str, tmp_path: Path) -> None:
    file = tmp_path / "code.txt"
    file.write_text(inputs.code_text(10_000), encoding="utf-8")
    command = [sys.executable, BENCHMARKS / "rates.py", run, file, file, file]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(json.loads(done.stdout)) == 2


def test_every_peer_has_its_input_and_its_worker() -> None:
    workers = (BENCHMARKS / "rates.py").read_text(encoding="utf-8")
    rows = list(peers.rows())
    assert len(rows) > 8
    for row in rows:
        kind, _, peer = row["reads"].partition(" for ")
        assert row["reads"] in peers.TEXTS or (kind in real.KINDS and peer in peers.PRINTED)
        assert "npm" in row or f"def {row['run']}() -> Work:" in workers


def test_sizes_double_up_to_the_largest() -> None:
    assert list(scaling.sizes(80_000)) == [10_000, 20_000, 40_000, 80_000]


def test_growth_is_measured() -> None:
    row = scaling.measured(20_000)
    assert row["rate"] > 0
    assert row["size"] == 20_000
