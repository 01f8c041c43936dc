"""Document and Bundle: the roots of the tree."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from typing import Any, Literal, Self

from pydantic import PrivateAttr, ValidationError

from ..errors import ArgumentError, VbplError
from .body import Attachment, Block, Fragment, Recipient, Recital, Signer
from .citation import Amendment, Citation, Definition, Effect
from .diagnostic import Diagnostic
from .header import Header
from .node import Node, Span
from .note import Note
from .notebook import bundle_html, document_html

SCHEMA_VERSION: Literal["2"] = "2"


class SchemaVersionError(VbplError):
    """JSON of another schema than this release reads; the error says which."""

    def sentence(self) -> str:
        return f"this is JSON of schema {self.args[0]}, and schema {SCHEMA_VERSION} is read: vbpl.upgrade brings it up"


class Root(Node):
    """The type that JSON is read into. Field names that only schema 1 has tell its JSON apart."""

    @classmethod
    def model_validate(cls, obj: Any, **options: Any) -> Self:
        """The node in a tree of values. Raises `SchemaVersionError` for another schema."""
        with _schema_told():
            return super().model_validate(obj, **options)

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray, **options: Any) -> Self:
        """The node in JSON. Raises `SchemaVersionError` for another schema."""
        with _schema_told():
            return super().model_validate_json(json_data, **options)


@contextmanager
def _schema_told() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        for fault in error.errors():
            if fault["loc"] == ("schema_version",):
                raise SchemaVersionError(fault["input"]) from error
            if fault["loc"][-2:] == ("header", "title"):
                raise SchemaVersionError("1") from error
        raise


CONSOLIDATED = "van_ban_hop_nhat"
"""Kind of a văn bản hợp nhất, which gives the text of another act."""
Family = Literal["admin", "qppl", "party", "court"]
"""The rules of form that a document follows: hành chính, quy phạm pháp luật, Đảng, tòa án."""


class Document(Root):
    """Văn bản: one official document with everything that is printed of it."""

    id: str
    """Identifier ``/akn/vn/...``. If the document does not state enough of itself, a stub with a hash of its text."""
    kind: str | None
    """Slug of the type: ``cong_van``, ``quyet_dinh``; null if nothing tells it."""
    consolidates: str | None = None
    """In a văn bản hợp nhất: ``key`` of the act whose text it gives."""
    family: Family
    """``admin``: văn bản hành chính; ``qppl``: quy phạm pháp luật; ``party``: của Đảng; ``court``: của tòa án."""
    header: Header
    """The fields printed above the text."""
    addressees: tuple[Recipient, ...] = ()
    """Kính gửi."""
    recitals: tuple[Recital, ...] = ()
    """Căn cứ, and the reasons printed among them."""
    formula: str | None = None
    """Enacting words: ``QUYẾT ĐỊNH:``."""
    body: tuple[Block, ...] = ()
    """The text, as units of its highest level."""
    signers: tuple[Signer, ...] = ()
    """In the order printed."""
    recipients: tuple[Recipient, ...] = ()
    """Nơi nhận."""
    attachments: tuple[Attachment, ...] = ()
    """Phụ lục, biểu mẫu, and texts issued with it (``Ban hành kèm theo``)."""
    citations: tuple[Citation, ...] = ()
    """Every mention of a document or provision, in recitals and attachments too, in the order of the text."""
    amendments: tuple[Amendment, ...] = ()
    """What the document changes in others, instruction by instruction."""
    effects: tuple[Effect, ...] = ()
    """When it, or a part of it, takes or loses effect."""
    definitions: tuple[Definition, ...] = ()
    """Short names that the text defines."""
    notes: tuple[Note, ...] = ()
    """In a consolidated text: its notes on where its wording comes from."""
    fragments: tuple[Fragment, ...] = ()
    """Every printed piece outside the blocks, in order."""
    unparsed_share: float = 0.0
    """Share of its letters that vbpl did not understand: ``unparsed`` blocks and fragments. From 0 to 1."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What vbpl guessed or repaired, and what is missing."""
    span: Span
    """From its header to its last attachment."""

    def _repr_html_(self) -> str:
        return document_html(self)


class _Kept:
    """The texts from which a bundle was parsed.

    Any two compare equal, so that they do not affect how bundles compare.
    """

    __slots__ = ("texts",)

    def __init__(self, texts: "tuple[tuple[str, int], ...]" = ()) -> None:
        self.texts = texts
        """Each text, and how many documents it holds."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)

    def __hash__(self) -> int:
        return 0


class Bundle(Root):
    """Tập văn bản: every document of a text, in order."""

    schema_version: Literal["2"] = SCHEMA_VERSION
    """A new version means that readers of old JSON must change."""
    documents: tuple[Document, ...]
    """In the order of the text. A parsed text gives at least one."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Remarks about the text as a whole: repairs, encodings, page numbers."""

    _kept: _Kept = PrivateAttr(default_factory=_Kept)

    def text(self, node: Node) -> str:
        """What was printed of a node: all characters of its span, including line ends and what a converter left.

        The text is kept in memory only. JSON does not hold it; equality, hash and repr ignore it.

        Args:
            node: Anything with a span that stands in the bundle, or a `Span`.

        Raises:
            VbplError: The node has no span; or the bundle was read from JSON and has no text; or it comes from several
                texts and the node may belong to more than one.
        """
        place = node if isinstance(node, Span) else getattr(node, "span", None)
        if not isinstance(place, Span):
            raise ArgumentError(f"text takes a node that has a span, or a Span, not {type(node).__name__}")
        return self._text_of(node)[place.start : place.end]

    def keeping(self, texts: "Iterable[tuple[str, int]]") -> Self:
        """The same bundle with the texts from which it was parsed, each with its number of documents."""
        kept = self.model_copy()
        kept._kept = _Kept(tuple(texts))
        return kept

    @property
    def kept_texts(self) -> tuple[tuple[str, int], ...]:
        """The texts from which it was parsed, each with its number of documents; empty for a bundle from JSON."""
        return self._kept.texts

    def _text_of(self, node: Node) -> str:
        texts = self._kept.texts
        if not texts:
            raise ArgumentError("the text of a bundle is kept by parse_bundle and parse_file, not in JSON")
        ends = accumulate(count for _, count in texts)
        held = [text for (text, count), end in zip(texts, ends, strict=True)
                if len(texts) == 1 or any(_holds(each, node) for each in self.documents[end - count : end])]
        if len(held) != 1:
            several = "may be of several of them" if held else "is of none of them"
            raise ArgumentError(f"the bundle was parsed from {len(texts)} texts, and the node {several}")
        return held[0]

    def _repr_html_(self) -> str:
        return bundle_html(self.documents)


def _holds(document: Document, node: Node) -> bool:
    """Whether a document is a node or holds it anywhere: the same object, not one of equal value."""
    stack: list[object] = [document]
    while stack:
        here = stack.pop()
        if here is node:
            return True
        if isinstance(here, Node):
            stack.extend(here.__dict__.values())
        elif isinstance(here, list | tuple):
            stack.extend(here)
    return False
