"""parse_provision: words that name one provision, as people write them, to a Provision."""

from functools import lru_cache

from ..arguments import expect
from ..errors import ArgumentError
from ..model import Provision
from ..source import Source
from .find.scan import Scanner
from .resolve.places import to_provision

EXAMPLES = "“khoản 2 Điều 5”, “điểm a Khoản 1 Điều 9”, “Mục 2 Chương III”, “Phụ lục I”, “Điều 4 đến Điều 6”"


def parse_provision(words: str) -> Provision:
    """The provision that words name, read by the grammar of citations.

    Args:
        words: From the narrowest unit to the widest or the other way round, in any letters; a range is one provision
            with ``through``.

    Returns:
        A provision. ``Điều này`` and other words that mean nothing by themselves are none.

    Raises:
        VbplError: The words name no provision, more than one, or anything else beside it.

    Examples:
        >>> parse_provision("điểm b khoản 2 Điều 5").model_dump(exclude_none=True)
        {'article': '5', 'clause': '2', 'point': 'b'}
    """
    expect(words, str, f"a provision is a Provision or words like {EXAMPLES}")
    return _parse(words)


@lru_cache(maxsize=1024)
def _parse(words: str) -> Provision:
    source = Source(words.strip())
    text = source.clean.rstrip(" .;,")
    mentions = list(Scanner(text, source.folded).iter_mentions(0, len(text)))
    whole = [mention for mention in mentions if (mention.start, mention.end) == (0, len(text))]
    if len(whole) != 1 or whole[0].form is not None or len(whole[0].places) != 1:
        raise ArgumentError(f"{words!r} is not one provision, like {EXAMPLES}")
    provision = to_provision(whole[0].places[0])
    if not any(provision.__dict__.values()):
        raise ArgumentError(f"{words!r} means nothing by itself; a provision is {EXAMPLES}")
    return provision


def read_provision(provision: Provision | str) -> Provision:
    """A provision as an argument gives it: itself, or what words name. Raises `ArgumentError`."""
    return provision if isinstance(provision, Provision) else parse_provision(provision)
