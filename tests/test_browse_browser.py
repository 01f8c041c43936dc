"""The app in a browser: clicks, keys, the graph, widths, and rules of accessibility."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browsed import make_archive
from vbpl.browse import app
from vbpl.view import LANGUAGES

expect.set_options(timeout=20_000)
"""Milliseconds that a page may take on a busy machine."""
CHROMIUM = shutil.which("chromium")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]
NARROW = 760
"""Pixels; in a narrower window the facets are folded."""
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

pytestmark = pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="no chromium here")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the app over a made archive, served by a thread."""
    archive = make_archive(tmp_path_factory.mktemp("browser"))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app(archive), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(params=["desk", "phone-dark"])
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page that must not write to the console or request anything from another host."""
    dark = request.param == "phone-dark"
    context = browser.new_context(base_url=site, viewport=PHONE if dark else DESK,  # type: ignore[arg-type]
                                  color_scheme="dark" if dark else "light")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith((site, "data:")) else said.append(asked.url))
    yield page
    context.close()
    assert said == []


def open_facets(page: Page) -> None:
    size = page.viewport_size
    if size and size["width"] < NARROW:
        page.locator(".facets > summary").click()


def open_decision(page: Page) -> None:
    """The document that two others change."""
    page.goto("/?q=901%2F2031%2FQĐ-UBND&sort=oldest")
    page.get_by_role("link", name="Quyết định 901/2031/QĐ-UBND").click()


def test_search_then_a_facet(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type('"den hieu"')
    page.keyboard.press("Enter")
    expect(page.locator("#total")).to_have_text("3 văn bản")
    assert page.locator("mark").first.inner_text().lower() == "đèn hiệu"
    open_facets(page)
    page.locator(".facets").get_by_role("link", name="2031").click()
    expect(page.locator(".chips")).to_contain_text("2031")
    assert "q=%22den+hieu%22" in page.url and "year=2031" in page.url
    page.locator(".chips").get_by_role("link", name="Năm").click()
    expect(page.locator(".chips")).to_have_count(0)


def test_results_by_keys(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("a.entry").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("a.entry").first).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_url("**page=2")
    page.keyboard.press("p")
    page.wait_for_url(lambda url: "page=" not in url)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/document/*")


def test_the_choice_of_colours_is_kept(page: Page) -> None:
    page.goto("/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("d")
    after = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert after != before
    page.goto("/figures")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == after


def test_from_a_document_to_its_links_and_history(page: Page) -> None:
    open_decision(page)
    page.get_by_role("link", name="Lịch sử").click()
    expect(page.locator(".state")).to_contain_text("Chưa có hiệu lực")
    expect(page.locator(".timeline > li")).to_have_count(3)
    page.get_by_role("link", name="Liên kết").click()
    expect(page.locator(".graph .box:visible")).to_have_count(3)
    page.locator("#citing").get_by_role("link", name="Quyết định 903/2031/QĐ-UBND").click()
    page.wait_for_url("**/document/*")


def test_the_graph_opens_in_place_by_keyboard(page: Page) -> None:
    page.goto("/?sort=cited&kind=quyet_dinh")
    page.locator(".facts a").first.click()
    page.wait_for_url("**/links")
    page.evaluate("window.stays = true")
    boxes = page.locator(".graph .box:visible")
    count = boxes.count()
    fold = page.locator(".graph a.fold:visible").first
    key = fold.get_attribute("id")
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{key}']")).to_have_attribute("aria-label", re.compile("^Đóng liên kết"))
    assert boxes.count() > count
    assert page.evaluate("window.stays")
    assert page.evaluate("document.activeElement.id") == key
    assert "open=" in page.url
    page.keyboard.press("Enter")
    expect(boxes).to_have_count(count)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_keeps_the_rules(browser: Browser, site: str, language: str, scheme: str) -> None:
    size = PHONE if (language == "vi") == (scheme == "dark") else DESK
    context = browser.new_context(  # the page of a document allows only its own script
        base_url=site, viewport=size, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/?q=901%2F2031%2FQĐ-UBND&sort=oldest")
    key = page.get_by_role("link", name="901/2031/QĐ-UBND").first.get_attribute("href")
    page.goto("/?q=910%2F2030%2FQĐ-UBND&sort=oldest")
    changed = page.get_by_role("link", name="910/2030/QĐ-UBND").first.get_attribute("href")
    faults = {}
    for path in ["/", "/?kind=quyet_dinh&standing=in_force&on=2031-03-05&page=2",
                 "/?q=khôngcógì", "/figures", "/quality",
                 "/?page=x", f"{key}", f"{key}/links", f"{key}/citing", f"{key}/cited", f"{key}/history", f"{key}/days",
                 f"{changed}/days?on=2031-03-01", f"{changed}/days?on=2031-03-01&with=2030-02-01"]:  # fmt: skip
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        found = Axe().run(page)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        if found.violations_count or wide:
            faults[path] = found.generate_report() if found.violations_count else "wide"
    context.close()
    assert faults == {}


@pytest.mark.parametrize("path", ["/", "/?q=song&kind=quyet_dinh", "/?q=khôngcógì", "/figures", "/quality"])
def test_pages_fit_their_width_and_keep_the_rules(page: Page, path: str) -> None:
    page.goto(path)
    check(page)


def test_the_slider_shows_a_day_in_place(page: Page) -> None:
    page.goto("/?q=910%2F2030%2FQĐ-UBND&sort=oldest")
    page.get_by_role("link", name="Quyết định 910/2030/QĐ-UBND").click()
    page.get_by_role("link", name="Theo ngày").click()
    page.wait_for_load_state()  # the key counts only once the script of the page listens
    expect(page.locator("#shown-day")).to_have_text("01/02/2030")
    expect(page.locator(".unit.changed")).to_have_count(0)
    page.evaluate("window.stays = true")
    page.locator("#slide").focus()
    page.keyboard.press("End")
    expect(page.locator("#shown-day")).to_have_text("01/03/2031")
    expect(page.locator(".unit.ended del")).to_have_text("Phao cũ đem bán.")
    assert page.evaluate("window.stays") and "on=2031-03-01" in page.url
    check(page)
    page.locator("select[name=with]").select_option("2030-02-01")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".pair .side del").first).to_have_text("cam.")
    check(page)
    page.locator(".lives a").last.click()
    page.locator(".why a").first.click()
    page.wait_for_url("**/document/*#u*")
    expect(page.get_by_text("Phao màu đỏ").first).to_be_attached()


@pytest.mark.parametrize("part", ["", "/links", "/history", "/citing", "/days"])
def test_pages_of_a_document_likewise(page: Page, part: str) -> None:
    open_decision(page)
    page.wait_for_url("**/document/*")
    page.goto(page.url + part)
    check(page)


def check(page: Page) -> None:
    """No sideways scrolling, no violation that axe finds."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_on_paper_there_are_no_controls(page: Page) -> None:
    page.goto("/?q=song")
    page.emulate_media(media="print")
    expect(page.locator(".find")).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.locator("a.entry").first).to_be_visible()
