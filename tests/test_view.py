"""The page for people: it loses nothing of the text, runs nothing of it, and is complete in both languages."""

import base64
import datetime
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import Markup

import vbpl
from page_reader import Page, as_shown, page_of
from vbpl.diagnostics import CODES
from vbpl.model import BlockType, Diagnostic, Relation, Span
from vbpl.tables import read_table
from vbpl.view import (
    LANGUAGES,
    Paper,
    Shown,
    Target,
    assets,
    content_policy,
    link_papers,
    render_page,
    render_view,
    words,
)
from vbpl.view.nest import Mark, nest
from vbpl.view.words import evidence_words

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*/source.txt"))
TWO = (Path(__file__).parents[1] / "corpus" / "bo-hai-van-ban" / "source.txt").read_text(encoding="utf-8")
HOSTILE = """</script><script>alert(1)</script>
" onmouseover="alert(1)
' onclick='alert(1)
<img src=x onerror=alert(1)>
javascript:alert(1)
]]><!-- &lt;script&gt; {{ 7 * 7 }} {% raw %}
"""

# Nothing is lost


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_the_page_holds_the_texts_of_the_corpus(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    page = Page(page_of(text))
    assert "".join(page.texts) == as_shown(text)
    ids = [values["id"] for _, values in page.elements if "id" in values]
    assert len(ids) == len(set(ids))


def test_a_link_leads_to_every_provision_that_is_found() -> None:
    text = "Điều 1. Bến đò\nĐiều 2. Phao\nĐiều 3. Theo các Điều 1, 2 và 9 thì phải có phao.\n"
    page = Page(page_of(text))
    leads = [values["href"] for tag, values in page.elements if tag == "a" and "href" in values]
    starts = [text.index(f"Điều {number}.") for number in (1, 2)]
    assert all(any(lead.endswith(f"u{start}") for lead in leads) for start in starts)
    assert "Văn bản đích không có Điều 9." in page_of(text)


def test_a_mark_is_cut_where_one_of_lower_rank_begins_or_ends() -> None:
    unit, citation = Mark(0, 4, 0, "div", Markup()), Mark(2, 6, 1, "a", Markup(' class="c"'), Markup(' id="c2"'))
    written = nest("abcdefgh", 0, 8, [citation, unit])
    assert written == '<div>ab<a id="c2" class="c">cd</a></div><a class="c">ef</a>gh'


def test_elements_grow_with_the_text() -> None:
    article = "Điều {}. Bến đò\n1. Theo khoản 2 Điều {} thì phải có phao;\na) Phao cứu sinh.\n"
    small, large = ("".join(article.format(n, n) for n in range(1, count)) for count in (50, 200))
    few, many = len(Page(page_of(small)).elements), len(Page(page_of(large)).elements)
    assert 3.5 * few < many < 4.5 * few
    assert many < 45 * 200


# Nothing runs


def hostile_letter() -> str:
    """A letter with something hostile in every field."""
    bad = '"><script>alert(1)</script>'
    return f"""UBND TỈNH LÂM ĐỒNG {bad}
SỞ NỘI VỤ {bad}
Số: 12/QĐ-SNV {bad}
Lâm Đồng, ngày 05 tháng 01 năm 2021 {bad}
QUYẾT ĐỊNH
Về việc {bad}
Kính gửi: Sở Y tế {bad}
Căn cứ Luật <b onclick="alert(1)">Bến</b> số 7/2001/QH10 {bad};
Điều 1. Nội dung {bad} theo Công văn số 9/UBND-VX ngày 02/01/2021 của UBND tỉnh {bad}
1. javascript:alert(1) {bad}
| {bad} | {HOSTILE.splitlines()[1]} |
Nơi nhận:
- Như trên {bad};
GIÁM ĐỐC {bad}
Trần Văn An {bad}
PHỤ LỤC I {bad}
{HOSTILE}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_document_says_is_only_shown(lang: str) -> None:
    letter = hostile_letter()
    shown = link_papers([Paper('"><script>x</script>', letter, vbpl.parse_bundle(letter))])
    remark = Diagnostic(code="<b>", severity="error", message='"><script>', span=Span(start=3, end=9))
    page = Page(render_page([each._replace(diagnostics=[remark]) for each in shown], lang=lang, title="<i>"))
    harmless = Page(page_of("Điều 1. Bến đò.", lang=lang))
    assert "".join(page.texts) == letter
    assert [tag for tag, _ in page.elements].count("script") == 1
    allowed = {name for _, values in harmless.elements for name in values} | {"href", "data-m", "data-note", "open"}
    assert {name for _, values in page.elements for name in values} <= allowed
    assert not {tag for tag, _ in page.elements} & {"i", "img", "iframe", "base", "object", "embed"}
    addresses = [values["href"] or "" for tag, values in page.elements if tag == "a"]
    assert addresses and all(address.startswith("#") for address in addresses)


def hash_of(page: str, tag: str) -> str:
    content = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    assert len(content) == 1
    return f"sha256-{base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()}"


def test_only_this_style_and_script_are_allowed() -> None:
    page = page_of(TWO)
    (policy,) = (values["content"] or "" for tag, values in Page(page).elements if "http-equiv" in values)
    allowed = {f"{name}-src '{hash_of(page, name)}'" for name in ("style", "script")}
    assert allowed < set(policy.split("; "))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy
    assert policy == content_policy(assets().css, script=assets().js)


def test_style_and_script_fetch_nothing() -> None:
    for asset in assets():
        assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest|import\(|innerHTML|eval\(", asset)
        assert "</" not in asset


# What it shows


def test_links_lead_to_the_document_and_the_provision() -> None:
    decision = "UBND TỈNH LÂM ĐỒNG\nSố: 12/2019/QĐ-UBND\nLâm Đồng, ngày 05 tháng 02 năm 2019\nQUYẾT ĐỊNH\nVề bến đò\n" \
        "Điều 1. Phao\n1. Có phao.\n2. Có áo phao.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn An\n"
    letter = "UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\nSố: 7/SNV-VP\nLâm Đồng, ngày 06 tháng 5 năm 2019\nV/v bến đò\n" \
        "Thực hiện khoản 2 Điều 1 Quyết định số 12/2019/QĐ-UBND ngày 05/02/2019 của UBND tỉnh Lâm Đồng, Sở đề nghị.\n"
    page = Page(page_of(letter, decision))
    clause = decision.index("2. Có áo")
    links = [values["href"] for tag, values in page.elements if tag == "a" and values.get("class") == "c resolved"]
    assert links == [f"#d2-u{clause}"]
    assert any(values.get("id") == f"d2-u{clause}" for _, values in page.elements)
    citation = letter.index("khoản 2")
    assert any(values.get("href") == f"#d1-u{citation}" for _, values in page.elements), "cited by"


def test_a_page_says_whether_its_documents_are_in_force() -> None:
    decision = "UBND TỈNH LÂM ĐỒNG\nSố: {number}/2019/QĐ-UBND\nLâm Đồng, ngày 05 tháng 02 năm 2019\nQUYẾT ĐỊNH\n" \
        "Về bến đò\nĐiều 1. {words}\nĐiều 2. Quyết định này có hiệu lực từ ngày 05 tháng {month} năm 2019.\n"
    ending = "Bãi bỏ Quyết định số 12/2019/QĐ-UBND ngày 05 tháng 02 năm 2019 của UBND tỉnh Lâm Đồng."
    page = page_of(decision.format(number=12, words="Có phao.", month="03"),
                   decision.format(number=13, words=ending, month="04"), lang="en")
    assert re.findall(r'<span class="standing (\w+)">', page) == ["ended", "in_force"]
    assert f"on {datetime.date.today():%d/%m/%Y}, as far as this page tells" in page


def test_a_view_leads_where_it_is_told() -> None:
    document = vbpl.parse_bundle(TWO).documents[1]
    graph = vbpl.Library()
    graph.add(vbpl.parse_bundle(TWO))
    links = [link for link in graph.link().links if link.source == document.id]
    view = Page(render_view(Shown(document, TWO, links), lead=lambda target, place: Target(f"/d/{target}", "<there>")))
    (link,) = links
    cited = [values["href"] for tag, values in view.elements if values.get("class") == "c resolved"]
    assert cited == [f"/d/{link.target}"]
    assert view.texts == [TWO[document.span.start : document.span.end]]
    alone = Page(render_view(Shown(document, TWO, links), lead=lambda target, place: None))
    assert not [values for tag, values in alone.elements if tag == "a" and values.get("class") == "c resolved"]


def test_a_table_stands_as_one() -> None:
    text = "Điều 1. Phao\n| TT | Tên |\n|---|---|\n| 1 | Phao tròn |\n| 2 | Áo phao |\nĐiều 2. Áo\n"
    page = Page(page_of(text))
    classes = [values.get("class") for _, values in page.elements]
    assert [classes.count(name) for name in ("grid", "row", "rule", "cell")] == [1, 3, 1, 6]
    assert page.texts == [text]


def test_lines_in_columns_stand_as_printed() -> None:
    header = "SỞ NỘI VỤ            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/SNV-VP        Độc lập - Tự do\n"
    text = f"{header}\nKính gửi: Các huyện.\n\nSở đề nghị báo cáo.\n1.\tKiểm tra phao.\n"
    written = page_of(text)
    (frame,) = re.findall(r'<div class="columns"[^>]*>(.*?)</div>', written, re.DOTALL)
    assert re.sub("<[^>]*>", "", frame) == header + "\n"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_languages_say_everything(lang: str) -> None:
    said = words(lang)
    assert said.keys() == words("vi").keys()
    assert all(said[table].keys() == words("vi")[table].keys() for table in said)
    assert all(word.strip() for table in said.values() for word in table.values())
    assert set(said["diagnostic"]) == set(CODES)
    assert set(said["relation"]) == set(Relation.__args__)
    assert set(said["unit"]) <= set(BlockType.__args__)
    assert f'<html lang="{lang}">' in page_of(TWO, lang=lang)


def test_reasons_are_translated() -> None:
    for row in read_table("linking")["evidence"].values():
        assert evidence_words(row["words"], words("vi")) == read_table("vietnamese")["evidence"][row["words"]]
        assert evidence_words(row["words"], words("en")) == row["words"]
    assert evidence_words("a reason of another release", words("vi")) == "a reason of another release"


# Notebooks


def test_notebooks_show_documents_and_graphs_as_text() -> None:
    bundle = vbpl.parse_bundle(hostile_letter())
    library = vbpl.Library()
    library.add(bundle)
    shown = [bundle._repr_html_(), bundle.documents[0]._repr_html_(), library.link()._repr_html_()]
    for page in map(Page, shown):
        assert not page.open
        assert {tag for tag, _ in page.elements} <= {
            "div", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "b", "p",
        }  # fmt: skip
        assert {name for _, values in page.elements for name in values} <= {"style", "open"}
    assert "12/QĐ-SNV" in shown[1] and "Công văn số 9/UBND-VX" in shown[2]


def test_notebooks_count_what_they_leave_out() -> None:
    text = "".join(f"Điều {n}. Theo khoản 2 Điều {n} Nghị định số {n}/2001/NĐ-CP.\n" for n in range(1, 601))
    document = vbpl.parse(text)
    library = vbpl.Library()
    library.add(document)
    assert "<p>… 200 more</p>" in document._repr_html_()
    assert "<p>… 550 more</p>" in document._repr_html_()
    assert "<p>… 550 more</p>" in library.link()._repr_html_()
    assert len(document._repr_html_()) < 100_000


# Command


def view(folder: Path, *arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "vbpl", "view", *map(str, arguments)], cwd=folder, input=stdin, capture_output=True,
        check=False,
    )  # fmt: skip


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "thư.txt"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_the_page_is_named_after_its_source(text: Path, tmp_path: Path) -> None:
    done = view(tmp_path, text)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "thư.html" in done.stderr.decode()
    assert (tmp_path / "thư.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_stdin_to_stdout(tmp_path: Path) -> None:
    done = view(tmp_path, "-", "-o", "-", "--lang", "en", stdin=TWO.encode())
    assert done.returncode == 0 and not done.stderr
    assert Page(done.stdout.decode()).texts[0] + Page(done.stdout.decode()).texts[1] == TWO
    assert list(tmp_path.iterdir()) == []


def test_a_source_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "bến.html"
    source.write_text("<p>Điều 1. Bến đò.</p>", encoding="utf-8")
    done = view(tmp_path, "bến.html")
    assert done.returncode == 2
    assert source.read_text(encoding="utf-8") == "<p>Điều 1. Bến đò.</p>"


def test_what_cannot_be_read_is_told_and_the_rest_shown(text: Path, tmp_path: Path) -> None:
    done = view(tmp_path, "nowhere.txt", text, "-o", "page.html")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("nowhere.txt: no such file or directory\n")
    assert (tmp_path / "page.html").is_file()
    alone = view(tmp_path, "nowhere.txt", "-o", "none.html")
    assert alone.returncode == 1 and not (tmp_path / "none.html").exists()
    assert view(tmp_path, text, "-o", text / "page.html").returncode == 2
    assert view(tmp_path, text, "--lang", "fr").returncode == 2


def test_many_texts_are_better_an_archive(text: Path, tmp_path: Path) -> None:
    few = view(tmp_path, text, "-o", "few.html")
    assert b"vbpl convert" not in few.stderr
    for number in range(51):
        (tmp_path / "box" / f"{number}.txt").parent.mkdir(exist_ok=True)
        (tmp_path / "box" / f"{number}.txt").write_text(f"THÔNG BÁO\nVề chuyến đò số {number}\n", encoding="utf-8")
    many = view(tmp_path, tmp_path / "box", "-o", "many.html")
    assert b"vbpl convert SRC -o OUT" in many.stderr and many.returncode == 0


def test_a_missing_package_is_named(text: Path, tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['jinja2'] = None; from vbpl.cli import main; "
        f"sys.argv = ['vbpl', 'view', {str(text)!r}, '-o', '-']; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == 'jinja2 is not installed: pip install ".[view]"'
