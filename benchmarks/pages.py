"""How fast the page of a code of 500 articles is made, opens and scrolls in Chromium. Imports inputs.

    python benchmarks/pages.py [--articles N]

The page is opened from a file in a fresh browser context, so nothing is cached; the median of five counts. It is open
when its text is painted and its script has run: the later of the first contentful paint and the end of the load event.
Scrolling is by one screen in each frame, from the top of the text to its end: a smooth one has no long frame.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import inputs
from playwright.sync_api import Browser, sync_playwright

from vbpl import parse_bundle
from vbpl.view import Paper, link_papers, render_page

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
BYTES_AN_ARTICLE = 1_410
OPENED = """() => new Promise(done => new PerformanceObserver(list => {
  const [load] = performance.getEntriesByType('navigation');
  done(Math.max(list.getEntriesByName('first-contentful-paint')[0].startTime, load.loadEventEnd));
}).observe({ type: 'paint', buffered: true }))"""
SCROLLED = """() => new Promise(done => {
  const pane = document.querySelector('.pane'), frames = [];
  let last = performance.now();
  requestAnimationFrame(function step(now) {
    frames.push(now - last);
    last = now;
    const before = pane.scrollTop;
    pane.scrollTop += pane.clientHeight;
    if (pane.scrollTop === before) done(frames.slice(1)); else requestAnimationFrame(step);
  });
})"""


def code_of(articles: int) -> str:
    """A code with at least this many articles."""
    size = articles * BYTES_AN_ARTICLE
    while (text := inputs.code_text(size)).count("\nĐiều ") < articles:
        size = size * 21 // 20
    return text


def make(text: str) -> str:
    """The page of a text."""
    return render_page(link_papers([Paper("code.txt", text, parse_bundle(text))]))


def opened(browser: Browser, address: str) -> tuple[float, list[float]]:
    """Milliseconds until a page is open, and those of each frame while it scrolls."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto(address)
    opening, frames = page.evaluate(OPENED), page.evaluate(SCROLLED)
    context.close()
    return opening, frames


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    given = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is not installed")
    text = code_of(given.articles)
    start = time.perf_counter()
    page = make(text)
    made = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "code.html"
        path.write_bytes(page.encode())
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        runs = [opened(browser, path.as_uri()) for _ in range(5)]
        browser.close()
    frames = sorted(frame for _, each in runs for frame in each)
    print(f"{text.count(chr(10) + 'Điều ')} articles, {len(text.encode()):,} bytes; page {len(page.encode()):,} bytes")
    print(f"parsed, linked and rendered in {made:.2f} s")
    print(f"open after {statistics.median(opening for opening, _ in runs) / 1000:.2f} s")
    print(f"a frame of scrolling takes {statistics.median(frames):.0f} ms, "
          f"99 % at most {frames[len(frames) * 99 // 100]:.0f} ms, the longest {frames[-1]:.0f} ms")


if __name__ == "__main__":
    main()
