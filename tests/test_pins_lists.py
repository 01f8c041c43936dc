"""tests/pins/lists and tests/pins/made: the reading of texts that are made from lists and from parts."""

import pytest

from pinned import pages
from test_pins import OF_LISTS, compare


@pytest.mark.parametrize("name", [name for name in pages() if name.startswith(OF_LISTS)])
def test_a_page_is_as_it_was(name: str, update_cases: bool) -> None:
    compare(name, update=update_cases)
