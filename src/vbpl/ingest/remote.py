"""Remote files by fsspec: ``s3://``, ``gs://`` and its other protocols, but never ``http(s)://``."""

import re
from collections.abc import Iterator
from typing import Any

from .containers import Items, Passwords, iter_stream
from .errors import IngestError, MissingToolError, RefusedError

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_REFUSED = frozenset({"http", "https", "ftp"})


def is_remote(source: str) -> bool:
    """Whether a source is a path of fsspec.

    >>> is_remote("s3://archive/2024"), is_remote("archive/2024")
    (True, False)
    """
    return _SCHEME.match(source) is not None


def iter_remote(url: str, passwords: Passwords = ()) -> Iterator[tuple[str, Items]]:
    """Place and content of each file below a path, in the order of their names.

    An error stands in the place of its file.
    """
    try:
        system, root = _connect(url)
        names = sorted(system.find(root))
    except IngestError as error:
        yield url, iter([error])
        return
    except (OSError, ValueError) as error:
        yield url, iter([IngestError(url, str(error))])
        return
    for name in names:
        place = system.unstrip_protocol(name)
        yield place, _iter_file(system, name, place, passwords)


def _connect(url: str) -> tuple[Any, str]:
    scheme = _SCHEME.match(url)
    if scheme is None or scheme[1].lower() in _REFUSED:
        raise RefusedError(url, "nothing is fetched from the web: give a path of an object store, like s3://")
    try:
        from fsspec.core import url_to_fs

        system, root = url_to_fs(url)
    except ImportError as error:
        raise MissingToolError(url, f'{error.name or error} is not installed: pip install ".[remote]"') from error
    return system, root


def _iter_file(system: Any, name: str, place: str, passwords: Passwords) -> Items:
    try:
        with system.open(name, "rb") as file:
            yield from iter_stream(file, system.size(name), place, passwords)
    except IngestError as error:
        yield error
    except (OSError, ValueError) as error:
        yield IngestError(place, str(error))
