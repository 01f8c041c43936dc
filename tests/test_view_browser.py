"""The page in a real browser: highlights, links, search, keys, dark mode, and that nothing is fetched.

It runs if Chromium is installed; under CI it must be.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from page_reader import page_of

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is not installed")

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
CORPUS = Path(__file__).parents[1] / "corpus"
DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2019/QĐ-UBND
Lâm Đồng, ngày 05 tháng 02 năm 2019
QUYẾT ĐỊNH
Ban hành quy định về bến đò
Căn cứ Luật Giao thông đường thủy nội địa;
Điều 1. Phao
1. Bến đò có phao cứu sinh.
2. Người lái đò mặc áo phao.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2019.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn An
"""
LETTER = """\
UBND TỈNH LÂM ĐỒNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ GIAO THÔNG VẬN TẢI          Độc lập - Tự do - Hạnh phúc
Số: 17/SGTVT-VP           Lâm Đồng, ngày 06 tháng 5 năm 2019
V/v kiểm tra bến đò

Kính gửi: Các huyện.

Thực hiện khoản 2 Điều 1 Quyết định số 12/2019/QĐ-UBND ngày 05/02/2019 của UBND tỉnh Lâm Đồng, theo
Công văn số 99/BGTVT-VT ngày 31/02/2019 của Bộ Giao thông vận tải, Sở đề nghị kiểm tra bến đò.
1. Kiểm tra phao.
2. Báo cáo trước ngày 30/5/2019./.
GIÁM ĐỐC
Lê Thị Bình
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI installs Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(page_of(LETTER, DECISION).encode())
    return path.as_uri()


class Visit:
    """Pages opened in a test, with their requests and errors."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.requests: list[str] = []
        self.complaints: list[str] = []

    def open(self, address: str, **options: Any) -> Page:
        page = self.browser.new_context(**{"viewport": DESKTOP} | options).new_page()
        page.on("request", self._note_request)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        return page

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith("data:"):
            self.requests.append(request.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)


@pytest.fixture
def visit(browser: Browser, file: str) -> Iterator[Visit]:
    """Visits that write nothing to the console and request only the page itself."""
    visit = Visit(browser)
    yield visit
    for context in browser.contexts:
        context.close()
    assert visit.complaints == []
    assert {address.split("#")[0] for address in visit.requests} <= {file, "about:blank"}


def lit(page: Page) -> list[str]:
    return page.eval_on_selector_all(".lit", "all => all.map(each => each.textContent.trim())")


def test_a_unit_lights_its_line_in_the_tree_and_the_other_way_round(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.hover(".view:visible .u.clause >> text=Kiểm tra phao.")
    assert lit(page) == ["1. Kiểm tra phao.", "1. Kiểm tra phao."]
    page.hover(".view:visible .tree >> text=Báo cáo trước ngày")
    assert lit(page) == ["2. Báo cáo trước ngày 30/5/2019./.", "2. Báo cáo trước ngày 30/5/2019./."]
    assert page.locator(".text .lit").count() == page.locator(".side .lit").count() == 1


def test_a_field_lights_where_it_is_printed(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.hover(".view:visible .fields >> text=Lê Thị Bình")
    assert lit(page) == ["GIÁM ĐỐC", "Lê Thị Bình", "GIÁM ĐỐC, Lê Thị Bình"]
    page.hover(".view:visible .text >> text=17/SGTVT-VP")
    assert lit(page) == ["17/SGTVT-VP", "17/SGTVT-VP"]


def test_a_link_leads_to_the_provision_in_the_other_document_and_back(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.click(".view:visible .c.resolved")
    expect(page.locator(".tabs [aria-current]")).to_have_text("Quyết định 12/2019/QĐ-UBND")
    expect(page.locator(".view:visible .u.lit")).to_have_text("2. Người lái đò mặc áo phao.\n")
    expect(page.locator(".view:visible .u.lit")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".tabs [aria-current]")).to_have_text("Công văn 17/SGTVT-VP")
    page.click(".tabs >> text=Quyết định")
    page.click(".view:visible .citing a")
    expect(page.locator(".view:visible .c.lit")).to_contain_text("khoản 2 Điều 1 Quyết định số 12/2019/QĐ-UBND")


def test_a_place_in_the_address_is_opened(visit: Visit, file: str) -> None:
    offset = DECISION.index("áo phao")
    page = visit.open(f"{file}#d2-u{offset}")
    expect(page.locator(".view:visible .u.lit")).to_have_text("2. Người lái đò mặc áo phao.\n")


def test_a_citation_says_what_it_means(visit: Visit, file: str) -> None:
    page = visit.open(file)
    detail = page.locator(".view:visible .citation .link").first
    expect(detail).not_to_be_visible()
    page.click(".view:visible .c.unresolved")
    expect(page.locator(".view:visible .link.unresolved")).to_be_visible()
    expect(page.locator(".view:visible .link.unresolved")).to_contain_text("chưa có đích")
    page.set_viewport_size(PHONE)
    page.click(".view:visible .c.unresolved")
    expect(page.locator(".view:visible .link.unresolved")).to_be_in_viewport(ratio=1)


def test_diagnostics_stand_in_the_margin_and_at_the_side(visit: Visit, file: str) -> None:
    page = visit.open(file)
    note = page.locator(".view:visible .x[data-note*=C302]")
    assert "C302" in note.evaluate("each => getComputedStyle(each, '::before').content")
    assert note.evaluate("each => getComputedStyle(each, '::before').float") == "right"
    page.click(".view:visible .remarks >> text=C302")
    expect(note).to_have_class("x warning lit")
    expect(note).to_have_text("ngày 31/02/2019")
    assert page.evaluate("document.querySelector('.text').textContent") == LETTER


def test_search_knows_no_diacritics_and_no_documents(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.keyboard.press("/")
    page.keyboard.type("BEN DO")
    expect(page.locator("#found")).to_have_text("1/4")
    for _ in range(2):
        page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("3/4")
    expect(page.locator(".tabs [aria-current]")).to_have_text("Quyết định 12/2019/QĐ-UBND")
    assert page.evaluate("[...CSS.highlights.get('hits')].map(String)") == ["bến đò", "bến đò", "bến đò", "Bến đò"]
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#found")).to_have_text("2/4")
    page.fill("#search", "theo cong van số 99/bgtvt")
    expect(page.locator("#found")).to_have_text("1/1")
    assert page.evaluate("String([...CSS.highlights.get('hit')][0])") == "theo\nCông văn số 99/BGTVT"
    page.fill("#search", "xe đạp")
    expect(page.locator("#found")).to_have_text("không thấy")
    page.keyboard.press("Escape")
    expect(page.locator("#found")).to_have_text("")
    assert page.evaluate("CSS.highlights.get('hits').size") == 0


def test_enter_turns_the_hits_of_what_was_typed_just_before(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.fill("#search", "be")
    expect(page.locator("#found")).to_have_text("1/4")
    typed = """search => {
        search.value = "phao";
        search.dispatchEvent(new InputEvent("input"));
        search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
        return document.querySelector("#found").value;
    }"""
    assert page.locator("#search").evaluate(typed) == "2/4"
    assert page.evaluate("[...CSS.highlights.get('hits')].map(String)") == ["phao", "Phao", "phao", "phao"]


def test_keys_walk_the_tree(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.keyboard.press("]")
    expect(page.locator(".tabs [aria-current]")).to_have_text("Quyết định 12/2019/QĐ-UBND")
    focused = "document.activeElement.textContent.trim()"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "Căn cứ Luật Giao thông đường thủy nội địa;"
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "Điều 1. Phao"
    expect(page.locator(".text .u.article.lit")).to_be_in_viewport()
    page.keyboard.press("h")
    page.keyboard.press("j")
    assert page.evaluate(focused) == "Điều 2. Hiệu lực"
    page.keyboard.press("k")
    page.keyboard.press("l")
    page.keyboard.press("l")
    assert page.evaluate(focused) == "1. Bến đò có phao cứu sinh."
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == "Điều 1. Phao"
    page.keyboard.press("[")
    expect(page.locator(".tabs [aria-current]")).to_have_text("Công văn 17/SGTVT-VP")
    for key in "jjf":
        page.keyboard.press(key)
    expect(page.locator(".view:visible .u.lit")).to_have_text("2. Người lái đò mặc áo phao.\n")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).not_to_be_visible()


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_dark_follows_the_system_and_the_button(visit: Visit, file: str) -> None:
    light = background(visit.open(file, color_scheme="light"))
    page = visit.open(file, color_scheme="dark")
    dark = background(page)
    assert dark != light
    page.click("#theme")
    assert background(page) == light
    page.keyboard.press("d")
    assert background(page) == dark


def test_a_tap_on_a_phone_lights_the_tree_below(visit: Visit, file: str) -> None:
    page = visit.open(file, viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(page.locator(".view:visible .fold")).to_have_attribute("aria-expanded", "false")
    page.tap(".view:visible .u.clause >> text=Kiểm tra phao.")
    line = page.locator(".view:visible .tree .lit")
    expect(line).to_have_text("1. Kiểm tra phao.")
    expect(line).to_be_in_viewport()
    expect(page.locator(".view:visible .u.lit")).to_be_in_viewport()
    page.tap(".view:visible .fold")
    expect(line).not_to_be_in_viewport()
    page.tap(".view:visible .c.resolved")
    expect(page.locator("#card p")).to_have_text("2. Người lái đò mặc áo phao.")
    assert page.locator("#card").bounding_box()["width"] <= PHONE["width"]  # type: ignore[index]
    page.tap("#card a")
    expect(page.locator(".view:visible .u.lit")).to_have_text("2. Người lái đò mặc áo phao.\n")
    expect(page.locator("#card")).to_be_hidden()


def test_a_citation_shows_what_it_cites(visit: Visit, file: str) -> None:
    page = visit.open(file)
    card = page.locator("#card")
    page.hover(".view:visible .c.resolved")
    expect(card.locator("p")).to_have_text("2. Người lái đò mặc áo phao.")
    expect(card.locator("b")).to_have_text("Quyết định 12/2019/QĐ-UBND")
    page.hover("#card p")
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(5, 5)
    page.locator(".view:visible .pane").focus()
    for _ in range(4):
        if page.evaluate("document.activeElement.matches('.c.resolved')"):
            break
        page.keyboard.press("Tab")
    expect(card).to_be_visible()
    expect(page.locator(".view:visible .c.resolved")).to_have_attribute("aria-describedby", "card")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("Enter")
    expect(page.locator(".view:visible .u.lit")).to_have_text("2. Người lái đò mặc áo phao.\n")


def test_legacy_letters_are_decoded_and_shown_as_they_stand(visit: Visit, file: str, tmp_path: Path) -> None:
    text = (CORPUS / "cong-van-vni" / "source.txt").read_text(encoding="utf-8")
    path = tmp_path / "vni.html"
    path.write_bytes(page_of(text).encode())
    page = visit.open(path.as_uri())
    shown = page.locator(".pane .text")
    expect(shown).to_contain_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.fill("#search", "cắt nước")
    expect(page.locator("#found")).to_have_text(re.compile("^1/"))
    page.click("#decode")
    assert shown.evaluate("each => each.textContent") == text
    page.click("#decode")
    expect(shown).to_contain_text("Công ty chúng tôi")
    expect(page.locator("#decode")).to_have_attribute("aria-pressed", "true")
    assert Axe().run(page).violations_count == 0
    visit.requests.remove(path.as_uri())


def test_lines_are_set_as_offices_set_them(visit: Visit, file: str) -> None:
    page = visit.open(file)
    page.keyboard.press("]")
    middle = """each => {
        const box = each.getBoundingClientRect(), text = each.closest('.text').getBoundingClientRect();
        return [box.left - text.left, text.right - box.right, parseFloat(getComputedStyle(each).marginTop)];
    }"""
    title = page.locator(".view:visible .mid", has_text="CỘNG HÒA")
    assert title.evaluate("each => getComputedStyle(each).textAlign") == "center"
    sign = page.locator(".view:visible .sign")
    expect(sign).to_have_text("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn An\n")
    left, right, _ = sign.evaluate(middle)
    assert left > 3 * right
    article = page.locator(".view:visible .u.article").first.evaluate(middle)
    clause = page.locator(".view:visible .u.clause").first.evaluate(middle)
    assert clause[0] > article[0] + 10 and article[2] > 4


def test_print_shows_the_text_alone(visit: Visit, file: str) -> None:
    page = visit.open(file, color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".view:not([hidden]) .text")).to_be_visible()
    for hidden in (".bar", ".view:not([hidden]) .side"):
        expect(page.locator(hidden)).not_to_be_visible()
    assert page.evaluate("document.body.scrollHeight") >= page.evaluate("document.querySelector('.text').offsetHeight")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_is_accessible(visit: Visit, file: str, scheme: str, size: dict[str, int]) -> None:
    page = visit.open(file, color_scheme=scheme, viewport=size, reduced_motion="reduce", bypass_csp=True)
    if size is PHONE:
        page.click(".view:visible .fold")
    page.click(".view:visible [data-fold=open]")
    page.click(".view:visible .c.unresolved")
    found = Axe().run(page)
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found.response["violations"]] == []
    page.click("#help")
    found = Axe().run(page)
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found.response["violations"]] == []


def test_hostile_text_is_shown_and_not_run(visit: Visit, file: str, tmp_path: Path) -> None:
    bad = "</script></style><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"
    text = f"SỞ NỘI VỤ {bad}\r\nSố: 12/SNV-VP\r\nV/v {bad}\r\n1. {bad}\r2. <a href='javascript:alert(1)'>a</a>\r\n"
    path = tmp_path / "hostile.html"
    path.write_bytes(page_of(text).encode())
    page = visit.open(path.as_uri())
    assert "taken" not in page.title() or bad[:40] in page.title()
    assert page.evaluate("document.querySelector('.text').textContent") == text
    assert page.locator("script").count() == 1 and page.locator("img").count() == 0
    visit.requests.remove(path.as_uri())


def test_what_would_run_or_load_is_blocked(browser: Browser, file: str) -> None:
    visit = Visit(browser)
    page = visit.open(file)
    page.evaluate(
        "() => { const it = document.createElement('script'); it.textContent = 'document.title = 1';"
        " document.body.append(it); }"
    )
    assert page.title() != "1"
    loaded = "new Promise(end => { const it = new Image(); it.onload = it.onerror = each => end(each.type); it.src = "
    assert page.evaluate(f"{loaded}'http://127.0.0.1:9/x.png' }})") == "error"
    assert sum("Content Security Policy" in each for each in visit.complaints) == 2
    page.context.close()


def test_serving_on_this_machine_alone(visit: Visit, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text(DECISION, encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "vbpl", "view", "thư.txt", "--serve", "--port", "0"], cwd=tmp_path,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert server.stderr is not None
        address = server.stderr.readline().split()[0]
        assert address.startswith("http://127.0.0.1:")
        page = visit.open(address)
        expect(page.locator(".pane .text")).to_contain_text("Người lái đò mặc áo phao.")
        assert set(visit.requests) == {address}
        visit.requests.clear()
        assert httpx2.get(address).headers["x-content-type-options"] == "nosniff"
        assert httpx2.get(f"{address}thư.txt").status_code == 404
        assert httpx2.get(address, headers={"Host": "example.com"}).status_code == 400
        taken = subprocess.run(
            [sys.executable, "-m", "vbpl", "view", "thư.txt", "--serve", "--port", address.split(":")[2].strip("/")],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert taken.returncode == 2 and taken.stderr.startswith("port ")
    finally:
        server.send_signal(signal.SIGINT)
        _, rest = server.communicate(timeout=20)
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["thư.txt"]
