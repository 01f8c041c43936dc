"""Small decisions of linking at their bounds."""

import pytest

from linked import cite, document
from vbpl.linking.entry import read_entry

KEY = "thong_tu|36/2031/TT-BXD|2031-10-31|"


@pytest.mark.parametrize(("kind", "consolidates", "said", "base"), [
    ("van_ban_hop_nhat", KEY, [("other", KEY, "refers_to")], 0),
    ("van_ban_hop_nhat", KEY, [("other", None, "refers_to"), ("other", KEY, "amends")], 1),
    ("van_ban_hop_nhat", KEY, [("this", KEY, "refers_to")], None),
    ("van_ban_hop_nhat", None, [("other", KEY, "refers_to")], None),
    ("van_ban_hop_nhat", None, [("other", KEY, "refers_to"), ("other", KEY, "consolidates")], 1),
    ("thong_tu", KEY, [("other", KEY, "consolidates")], None), ("van_ban_hop_nhat", KEY, [], None),
])
def test_the_citation_of_the_act_that_is_consolidated(
    kind: str, consolidates: str | None, said: list[tuple[str, str | None, str]], base: int | None
) -> None:
    citations = [cite("thong_tu", "36/2031/TT-BXD", target=target, key=key, relation=relation)
                 for target, key, relation in said]
    assert read_entry(document(kind, consolidates=consolidates, citations=citations)).base == base
