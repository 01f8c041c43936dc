"""The garbage collector around a parse: paused, then as it was."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from vbpl import parse_bundle
from vbpl.collector import collector_paused


class Knot:
    """Refers to itself, so that only a search for cycles finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


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
    """What is dropped is free at once, and waits for no search."""
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
    assert gc.get_freeze_count() >= frozen > 0


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
