"""parse_bundle: text to documents. Imports vbpl.model, vbpl.source, vbpl.grammar and its own package."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from lark import Lark
from lark.lexer import Lexer as LarkLexer

from ..grammar import grammar_text
from ..linking.identity import document_id
from ..model import Bundle, Diagnostic, Document, Span
from ..source import Source
from .builder import Builder, Draft
from .lexer import CODES, Lexer
from .tokens import LineToken


class GivenTokens(LarkLexer):
    """Hands on the tokens that the line lexer made."""

    def __init__(self, _: Any) -> None:
        pass

    def lex(self, data: Iterator[LineToken]) -> Iterator[LineToken]:  # type: ignore[override]
        return data


@cache
def document_parser() -> Lark:
    """The LALR parser of ``document.lark``, which builds the model as it reads."""
    return Lark(grammar_text("document"), parser="lalr", lexer=GivenTokens, transformer=Builder())


def parse_structure(source: Source) -> list[Document]:
    """The documents of a text without their citations."""
    lexer = Lexer(source)
    drafts: list[Draft] = document_parser().parse(lexer.tokens())  # type: ignore[arg-type, assignment]
    return [
        assemble(draft, source, lexer, index) for index, draft in enumerate(drafts)
    ]


def assemble(draft: Draft, source: Source, lexer: Lexer, index: int) -> Document:
    """A document from its parts."""
    header = draft.header.reading
    closings = [closing.reading for closing in draft.closings]
    span = draft.header.span
    return Document(
        id=document_id(header.header, header.kind, header.family, source.text[span.start : span.end]),
        kind=header.kind, family=header.family, header=header.header, addressees=header.addressees,
        recitals=draft.recitals, formula=draft.formula, body=draft.body,
        signers=[signer for closing in closings for signer in closing.signers],
        recipients=[party for closing in closings for party in closing.recipients],
        attachments=draft.attachments, fragments=sorted(lexer.fragments[index], key=lambda piece: piece.span.start),
        diagnostics=lexer.diagnostics[index], span=span,
    )
