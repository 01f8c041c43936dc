"""Mutation runs: the mutants of a line, how they are sampled, which may survive, and the twenty that CI runs."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pinned import pages

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import killing  # noqa: E402
import mutants  # noqa: E402
import mutations  # noqa: E402
import pinning  # noqa: E402
import reach  # noqa: E402

MUTANTS = {
    "x = a < b": ["x = a <= b"],
    "x = a <= b": ["x = a < b"],
    "x = 0 <= a < n": ["x = 0 < a < n", "x = 0 <= a <= n", "x = 1 <= a < n", "x = -1 <= a < n"],
    "x = a not in b": ["x = a in b"],
    "x = a + 1": ["x = a - 1", "x = a + 2", "x = a + 0"],
    "x += n": ["x -= n"],
    "x = a and b": ["x = a or b", "x = b", "x = a"],
    "x = a and (b or c)": ["x = a or (b or c)", "x = (b or c)", "x = a", "x = a and (b and c)", "x = a and (c)",
                           "x = a and (b)"],
    "x = not a": ["x = a"],
    "x = True": ["x = False"],
    "x = 'Điều' + a": ["x = 'Điều' - a", "x = 'XXĐiều' + a"],
    "x = a[1:]": ["x = a[1 + 1:]", "x = a[2:]", "x = a[0:]"],
    "x = b if a else c": ["x = b if False else c", "x = b if True else c"],
    "x = [a for a in b if a.ok]": ["x = [a for a in b if True]"],
    "x = any(a)": ["x = all(a)"],
    "x = a.start": ["x = a.end"],
    "x = a.rstrip('.;')": ["x = a.lstrip('.;')", "x = a.rstrip('.')"],
    "x = a.rstrip(';')": ["x = a.lstrip(';')"],
    "a.pop()": ["pass"],
    "def f(): return a": ["def f(): return None"],
    "def f(): return False": ["def f(): return True"],
    "x = zip(a, b[1:], strict=True)": ["x = zip(a, b[1 + 1:], strict=True)", "x = zip(a, b[2:], strict=True)",
                                       "x = zip(a, b[0:], strict=True)"],
    "x = re.compile(r'^a{1,3}b+$')": ["x = re.compile(r'a{1,3}b+$')", "x = re.compile(r'^a{1,4}b+$')",
                                      "x = re.compile(r'^a{1,3}b*$')", "x = re.compile(r'^a{1,3}b+')"],
    r"x = re.compile(r'\bso|(?<!a)\d')": [
        r"x = re.compile(r'so|(?<!a)\d')", r"x = re.compile(r'\bso(?<!a)\d')", r"x = re.compile(r'\bso|(?<=a)\d')",
        r"x = re.compile(r'\bso|(?<!a)\w')",
    ],
    "x = re.compile(r'a{3}')": ["x = re.compile(r'a{4}')"],
}  # fmt: skip
"""A line, and all its mutants."""

LEFT_ALONE = [
    '"""Of a module."""', "from re import compile", "__all__ = ['a']", "raise ValueError('no number')", "x: 'int'",
    "Kind = Literal['a', 'b']", "x = f'{a}'", "def f(a: int | None) -> 'bool': ...",
    "x = zip(a, b, strict=True)", "x = lru_cache(maxsize=9)(f)", "def __repr__(self): return a < b",
]


@pytest.mark.parametrize("line", MUTANTS)
def test_mutants_of_a_line(line: str) -> None:
    assert sorted(each.now for each in mutations.mutants_of("a.py", line)) == sorted(MUTANTS[line])


@pytest.mark.parametrize("line", LEFT_ALONE)
def test_lines_without_mutants(line: str) -> None:
    assert not list(mutations.mutants_of("a.py", line))


TEXT = """
class Pair:
    def same(self, a, b):
        '''Whether "a" is b.'''
        if a == b:
            return True
        return a < b

LEAST = 5
"""


def test_a_mutant_changes_its_line_alone_and_knows_its_function() -> None:
    found = {each.now: each for each in mutations.mutants_of("a.py", TEXT)}
    mutant = found["return a <= b"]
    assert mutant.apply(TEXT) == TEXT.replace("        return a < b", "        return a <= b")
    assert (mutant.function, mutant.line) == ("Pair.same", 7)
    assert found["LEAST = 6"].function == ""


def test_a_mutant_keeps_its_name_where_the_code_around_it_moves() -> None:
    names = [{each.name for each in mutations.mutants_of("a.py", text)} for text in (TEXT, f"import re\n\n{TEXT}")]
    assert names[0] == names[1]
    assert {each.name for each in mutations.mutants_of("b.py", TEXT)}.isdisjoint(names[0])


def test_a_sample_is_the_same_each_time_and_has_one_mutant_of_a_line() -> None:
    every = list(mutations.mutants_of("a.py", TEXT))
    first, again, other = (list(mutations.sample(every, {"a.py": TEXT}, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == len({each.line for each in every}) < len(every)


def test_what_is_no_python_is_not_sampled() -> None:
    text = "def f():\n    nonlocal_ = 1\n    return nonlocal_\n"
    broken = mutations.Mutant("a.py", "f", 2, 4, "nonlocal_ = 1", "nonlocal x")
    assert not list(mutations.sample([broken], {"a.py": text}, 1))


def test_all_rooms_have_modules() -> None:
    package = BENCHMARKS.parent / "src" / "vbpl"
    assert all(list((package / room).glob("*.py")) for room in mutants.ROOMS)


def test_each_survivor_is_judged_with_a_reason() -> None:
    for verdict in mutants.judged().values():
        assert verdict["verdict"] in ("equivalent", "accepted", "pinned"), verdict
        assert len(verdict["why"]) > 10, verdict


def test_records_know_lines_by_their_text(tmp_path: Path) -> None:
    record = {"digest": "", "tests": {"t.py::slow": 2.0, "t.py::fast": 0.1, "t.py::other": 0.2},
              "lines": {"src/a/b.py": {"f": {"x = 1": "1", "y = 2": "3"}, "g": {"z = 3": "4"}}}}  # fmt: skip
    (tmp_path / "t.py.json").write_text(mutants.json.dumps(record), encoding="utf-8")
    (tmp_path / reach.LOADED).write_text("[]", encoding="utf-8")
    reached = reach.Reach(tmp_path)

    def tests(path: str, function: str, was: str) -> list[str]:
        return reached.tests(mutations.Mutant(path, function, 1, 0, was, ""))

    assert tests("src/a/b.py", "f", "x = 1") == ["t.py::slow"]
    assert tests("src/a/b.py", "f", "y = 2") == ["t.py::fast", "t.py::slow"]
    assert tests("src/a/b.py", "f", "y = 3") == ["t.py::fast", "t.py::slow"], "a new line: those of its function"
    assert tests("src/a/b.py", "h", "y = 3") == ["t.py::fast", "t.py::other", "t.py::slow"]
    assert tests("src/a/c.py", "h", "y = 3") == ["t.py::fast", "t.py::other", "t.py::slow"]
    assert tests("src/b/c.py", "h", "y = 3") == []


def test_tests_that_a_fault_gives_another_name_are_run_first() -> None:
    names = ("a::one[x]", "a::one[XXy]", "a::two", "b::two[y]", "b::three")
    items: list[Any] = [SimpleNamespace(nodeid=each) for each in names]
    killing.Chosen(["b::three", "a::one[y]", "a::two"]).pytest_collection_modifyitems(items)
    assert [item.nodeid for item in items] == ["a::one[x]", "a::one[XXy]", "b::three", "a::two"]


def test_the_first_pages_of_each_room_are_there() -> None:
    assert set(pinning.FIRST) == set(mutants.ROOMS)
    for begin in {begin for begins in pinning.FIRST.values() for begin in begins}:
        assert any(name.startswith(begin) for name in pages()), begin


def test_pages_of_the_room_come_first_one_of_each_kind_in_turn() -> None:
    names = ("dates", "lists/b", "lists/a", "numbers", "written/x")
    pinned = pinning.Pinned(dict.fromkeys(names, str), set())
    mutant = mutations.Mutant("src/vbpl/numbers/a.py", "", 1, 0, "", "")
    assert pinned.ordered(mutant) == ["numbers", "dates", "lists/b", "lists/a", "written/x"]


QUICK = ("own_tables", "numbers", "dates", "check", "check_bounds")


@pytest.mark.skipif(not os.environ.get("CI"), reason="twenty mutants take minutes: CI runs them")
def test_twenty_mutants_die_or_are_judged(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    work = ["--work", str(tmp_path)]
    assert mutants.main([*work, "record", *(f"tests/test_{name}.py" for name in QUICK)]) == 0
    rooms = ["--room", "numbers", "--room", "checking"]
    code = mutants.main([*work, "run", "--sample", "20", *rooms])
    said = capfd.readouterr().out
    assert code == 0, said
    assert "not run" in said
    assert "0 not run" in said
