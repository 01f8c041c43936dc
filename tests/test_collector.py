"""The garbage collector: as the caller set it, paused on request, and searching rarely in our own processes."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator

import pytest
import typer

from vbpl import cli, collector, parse_bundle
from vbpl.archive.pool import Failure, Pool
from vbpl.collector import LEAST, RARELY, Elders, collector_paused, search_rarely


class Knot:
    """An object that refers to itself, so that only a search for cycles frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.enable()
    gc.set_threshold(*thresholds)


def test_nothing_is_searched_meanwhile() -> None:
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    with collector_paused():
        pass
    assert not gc.isenabled()


def test_what_was_built_is_no_longer_young() -> None:
    with collector_paused():
        built: list[list[object]] = [[] for _ in range(5000)]
    assert gc.get_count()[0] < len(built)


def test_a_parse_leaves_no_cycles_behind() -> None:
    """A dropped object is freed at once, without a search."""
    text = "Số: 12/QĐ-SNV\nĐiều 1. Sửa đổi khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP\n1. Nội dung:\na) Việc."
    parse_bundle(text)
    gc.collect()
    gc.disable()
    parse_bundle(text)
    assert gc.collect() == 0


def test_cycles_are_found_afterwards() -> None:
    with collector_paused():
        seen = weakref.ref(Knot())
    gc.collect()
    assert seen() is None


def test_what_a_program_froze_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    with collector_paused():
        pass
    assert gc.get_freeze_count() > frozen - 100 > 0  # some of what was frozen may be dropped meanwhile


def test_cycles_that_a_pause_made_old_are_found_in_the_end() -> None:
    with collector_paused():
        seen = weakref.ref(Knot())
    for _ in range(1000):
        if seen() is None:
            return
        with collector_paused():
            built: list[list[object]] = [[] for _ in range(20_000)]
        built.clear()
    pytest.fail("a cycle was kept for good")


LEFT_ALONE = """
import gc, os, signal
before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), dict(os.environ), signal.getsignal(signal.SIGINT)

def never(*arguments):
    raise AssertionError("the collector belongs to the caller")

for name in ("disable", "enable", "freeze", "unfreeze", "collect", "set_threshold"):
    setattr(gc, name, never)
import vbpl
from vbpl.view import Paper, link_papers, render_page
text = "Số: 12/QĐ-SNV\\nĐiều 1. Thực hiện khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP."
bundle = vbpl.parse_bundle(text)
library = vbpl.Library()
library.add(bundle)
library.link()
document = bundle.documents[0]
vbpl.render(document), vbpl.to_akn(document), list(vbpl.chunks(document)), vbpl.check(document)
render_page(link_papers([Paper("a", text, bundle)]))
import vbpl.archive, pyarrow
after = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count(), dict(os.environ), signal.getsignal(signal.SIGINT)
assert before == after, (before, after)
"""


def test_reading_linking_and_writing_leave_the_process_of_the_caller_alone() -> None:
    done = subprocess.run([sys.executable, "-c", LEFT_ALONE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def give_up(job: int, failure: Failure) -> int:
    raise AssertionError(f"job {job}: {failure}")


def thresholds_of_worker(job: int) -> tuple[int, int, int]:
    """Runs in a worker."""
    return gc.get_threshold()


def test_workers_search_rarely_and_this_process_does_not() -> None:
    before = gc.get_threshold()
    assert list(Pool(thresholds_of_worker, 1, give_up).run([(0, None)])) == [(0, RARELY)]
    assert gc.get_threshold() == before != RARELY


def test_the_command_line_searches_rarely(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(typer.main, "get_command", lambda _: lambda: seen.append(gc.get_threshold()))
    monkeypatch.setattr(cli, "speak", lambda command, language: None)
    cli.main()
    assert seen == [RARELY]


def test_rare_searches_still_find_cycles() -> None:
    search_rarely()
    seen = weakref.ref(Knot())
    built: list[list[object]] = []
    while seen() is not None and len(built) < 2 * RARELY[0]:
        built.append([])
    assert seen() is None


@pytest.mark.parametrize(("counts", "searches"), [
    ([LEAST], 0), ([LEAST + 1], 1), ([LEAST // 2, LEAST // 2], 0), ([LEAST // 2, LEAST // 2, 1], 1),
    ([LEAST + 1, LEAST], 1), ([LEAST + 1, LEAST, 1], 2),
])
def test_all_objects_are_searched_once_enough_were_built(
    counts: list[int], searches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []
    monkeypatch.setattr(collector.gc, "collect", lambda: found.append(1))
    monkeypatch.setattr(collector.gc, "get_objects", list)
    elders = Elders()
    for count in counts:
        monkeypatch.setattr(collector.gc, "get_count", lambda count=count: (count, 0, 0))
        elders.age()
    assert len(found) == searches


def test_the_more_live_the_later_they_are_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    monkeypatch.setattr(collector.gc, "collect", lambda: found.append(1))
    monkeypatch.setattr(collector.gc, "get_objects", lambda: range(LEAST))
    monkeypatch.setattr(collector.gc, "get_count", lambda: (LEAST, 0, 0))
    elders = Elders()
    for _ in range(12):
        elders.age()
    assert len(found) == 1
    elders.age()
    assert len(found) == 2
