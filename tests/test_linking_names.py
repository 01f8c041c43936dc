"""Works that are named one by one get the same names as works that are named all at once."""

from collections import Counter
from collections.abc import Mapping
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl import parse
from vbpl.linking import Library, held
from vbpl.linking.description import Description
from vbpl.linking.entry import Entry, read_entry
from vbpl.linking.held import Held, Names

TEXT = read_entry(parse("Số: 12/SXD-VP\nSở Xây dựng mở bến đò."))
TEXTS = tuple(TEXT._replace(id=f"i{number % 3}", text_hash=str(number)) for number in range(6))
"""Each id is stated by two of them."""


def hold(texts: tuple[Entry, ...], known: Mapping[Entry, str]) -> Held:
    return Held(known.get(texts[0], texts[0].id), texts, TEXT.says)


def named_at_once(works: Mapping[Entry, tuple[Entry, ...]], known: Mapping[Entry, str]) -> dict[Entry, str]:
    names = {entry: hold(texts, known).id for entry, texts in works.items()}
    for other in (attrgetter("id"), attrgetter("text_id")):
        counts = Counter(names.values())
        names = {entry: name if counts[name] < 2 else other(entry) for entry, name in names.items()}
    return {text: names[entry] for entry, texts in works.items() for text in texts}


Step = tuple[int, int | None, str | None]
"""A text, the text that joins its work (None for none) and the known part of its id."""
steps = st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(0, 5), st.none() | st.sampled_from(["i0", "k"])))


@given(steps, st.sets(st.integers(0, 5)))
def test_works_named_one_by_one_are_named_as_all_at_once(steps: list[Step], last: set[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held, "hold", hold)
        names, works, known = Names(), dict[Entry, tuple[Entry, ...]](), dict[Entry, str]()
        for number, other, says in steps:
            entry, joined = TEXTS[number], TEXTS[number if other is None else other]
            stand_for = [lead for lead, texts in works.items() if entry in texts or joined in texts]
            for lead in stand_for:
                names.drop(lead)
                del works[lead]
            known = {each: said for each, said in known.items() if each is not entry} | ({entry: says} if says else {})
            works[entry] = tuple(dict.fromkeys((entry, joined)))
            names.put(works[entry], known)  # type: ignore[arg-type]
            found = names.works()
            assert {text: work.id for text, work in found.of_text.items()} == named_at_once(works, known)
            assert list(found) == sorted(set(named_at_once(works, known).values()))
        for number in last:
            if works.pop(TEXTS[number], None):
                names.drop(TEXTS[number])
        assert {text: work.id for text, work in names.works().of_text.items()} == named_at_once(works, known)


def test_one_more_document_names_its_work_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    library.add(parse(f"Số: {serial}/SXD-VP\nSở Xây dựng mở bến đò.") for serial in range(1, 40))
    first = library.link()
    named: list[str] = []

    def counted(texts: tuple[Entry, ...], known: Mapping[Entry, Description | None]) -> Held:
        named.append(texts[0].id)
        return Held(texts[0].id, texts, texts[0].says)

    monkeypatch.setattr(held, "hold", counted)
    library.add(parse("Số: 40/SXD-VP\nSở Xây dựng mở bến đò."))
    again = library.link()
    assert (len(named), len(first.documents), len(again.documents)) == (1, 39, 40)
