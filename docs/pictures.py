"""Takes the pictures of the app for the docs: ``python docs/pictures.py``; it needs Chromium and the dev group.

The archive is that of the tests: ``corpus/`` and an invented province.
"""

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import uvicorn
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "pictures"
DESK, PHONE = ViewportSize(width=1000, height=620), ViewportSize(width=390, height=720)
SWITCHES = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]


class Picture(NamedTuple):
    """A page of the app, and what is done on it first."""

    name: str
    query: str
    """The part of a list whose first document is opened; if it is None, no document is opened."""
    part: str | None
    size: ViewportSize
    dark: bool = False
    point: str = ""
    """The element under the pointer."""


PICTURES = (
    Picture("list", "?q=phao&on=2031-03-05", None, DESK),
    Picture("card", "?q=911%2F2031%2FQĐ-UBND", "", DESK, point=".u.clause .c.resolved"),
    Picture("day", "?q=910%2F2030%2FQĐ-UBND&sort=oldest", "/days?on=2031-03-01", PHONE),
    Picture("graph", "?sort=cited&kind=quyet_dinh", "/links", PHONE, dark=True),
)


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """The URL of the app over an archive."""
    from vbpl.browse import app

    server = uvicorn.Server(uvicorn.Config(app(archive), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def take(browser: Browser, url: str, picture: Picture, language: str) -> bytes:
    """A picture of a page in a language."""
    context = browser.new_context(base_url=url, viewport=picture.size, locale=language, reduced_motion="reduce",
                                  color_scheme="dark" if picture.dark else "light")
    page = context.new_page()
    page.goto(f"/{picture.query}&lang={language}")
    if picture.part is not None:
        open_first(page, picture.part, language)
    if picture.point:
        page.hover(picture.point)
        page.wait_for_selector("#card:not([hidden])")
    if picture.part:
        above = 300 if picture.part == "/links" else 100
        page.locator(".narrow .middle, .when").first.evaluate(
            "(each, above) => scrollTo(0, each.getBoundingClientRect().top - above)", above)
    done = page.screenshot()
    context.close()
    return done


def open_first(page: Page, part: str, language: str) -> None:
    """Goes to a side of the first document of a list."""
    path = str(page.locator("a.entry").first.get_attribute("href")).split("?")[0]
    page.goto(f"{path}{part}{'&' if '?' in part else '?'}lang={language}")
    page.evaluate("document.querySelector('.side .fold')?.blur()")


def main() -> None:
    """Takes all pictures in both languages."""
    sys.path.insert(0, str(ROOT / "tests"))
    from browsed import make_archive

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        archive = make_archive(Path(folder))
        named = archive.rename(Path(folder) / "tables")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=SWITCHES)
        with served(named) as url:
            for picture in PICTURES:
                for language in ("en", "vi"):
                    path = FOLDER / f"app-{picture.name}.{language}.png"
                    path.write_bytes(take(browser, url, picture, language))
        browser.close()


if __name__ == "__main__":
    main()
