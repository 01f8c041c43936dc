"""What a token is by its neighbours: a separator is named after what it leads to, a word that leads nowhere is text."""

from collections.abc import Iterator, Sequence

from .token import STOP, UNITS, Token, text_token
from .words import VERBS

_PLACE = UNITS | {"PIECE", "SOME", "DOCUMENT", "OWN"}
_QUOTES = frozenset({"PHRASE", "QUOTED"})
_SIDES = frozenset({"AFTER", "BEFORE", "START", "ENDING"})
_LEADS = {
    "AT": _PLACE, "OF": _PLACE, "AS": _PLACE, "EXCEPT": _PLACE, "BY": _PLACE | _QUOTES, "INTO": _PLACE | _SIDES,
    "BE": VERBS, "TO_UNIT": UNITS, **dict.fromkeys(_SIDES, _PLACE | _QUOTES),
}
"""What a word may lead to; before anything else it is text."""
_NOUN_END = frozenset({
    "NEXT_UNIT", "NEXT_ACT", "OF", "AT", "FOLLOWS", "ATTACHED", "BE", "BY", "INTO", "AFTER", "BEFORE", "AS", "PHRASE",
    STOP,
}) | VERBS
"""What may follow a level without a number, or a piece of a unit: ``tên Điều và khoản 7``."""
_OPENERS = frozenset({"SEPARATOR", "COLON", "FOLLOWS", "OWN", "BE", STOP}) | VERBS
"""What a verb may stand after where it opens an instruction."""
_PLACE_ENDS = frozenset({"UNIT", "DOCUMENT", "QUOTED"})
"""What a verb may go on from: ``Tại Điều 5 thay ...``; after other words it is one of them."""


def name_tokens(text: str, raw: Sequence[Token]) -> list[Token]:
    """The tokens by the names of the grammar, in order; what says nothing is left out."""
    named: list[Token] = []
    following = Token(STOP, len(text), len(text))
    for at in range(len(raw) - 1, -1, -1):
        token = _name(text, raw, at, following)
        if token.type == following.type == "TEXT":
            named[-1] = following = text_token(token.start, following.end)
        elif token.type != "NOISE":
            named.append(token)
            following = token
    return named[::-1]


def statements(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens between stops."""
    found: list[Token] = []
    for token in tokens:
        if token.type != STOP:
            found.append(token)
        elif found:
            yield found
            found = []
    if found:
        yield found


def _before(raw: Sequence[Token], at: int) -> str:
    """The type of the token before, noise aside."""
    at -= 1
    while at >= 0 and raw[at].type == "NOISE":
        at -= 1
    return raw[at].type if at >= 0 else STOP


def _name(text: str, raw: Sequence[Token], at: int, following: Token) -> Token:
    token = raw[at]
    if token.type == "SEPARATOR":
        return token.named(_separator(token, following.type))
    if token.type == "NEWLINE":
        return token.named(STOP if _begins(text, _before(raw, at), following) else "NOISE")
    if token.type == "COLON":
        follows = _before(raw, at) not in VERBS | {"PHRASE"} and _ends_line(text, token.end)
        return token.named("FOLLOWS" if follows else "NOISE")
    if token.type in VERBS:
        return _verb(text, token, _before(raw, at))
    if token.type == "QUOTED" and _before(raw, at) in ("ANNEX", "FORM"):
        return token._replace(type="UNIT", value=token.value[1:-1])
    return token.named(_kept(token, following.type))


def _verb(text: str, token: Token, before: str) -> Token:
    """A verb, which says whether a statement may begin with it; text where it can be none."""
    capital = text[token.start].isupper()
    opens = capital if before in _PLACE_ENDS | {"NEWLINE"} else before in _OPENERS
    return token._replace(opens=opens) if opens or before in _PLACE_ENDS else token.named("TEXT")


def _separator(token: Token, then: str) -> str:
    if then in UNITS or then in ("PIECE", "SOME"):
        return "NEXT_UNIT"
    if then in ("DOCUMENT", "OWN"):
        return "NEXT_ACT"
    return STOP if then == "TEXT" and token.value.startswith(";") else "NOISE"


def _kept(token: Token, then: str) -> str:
    """The type of a token, or text or noise where it leads to nothing."""
    if token.type in _LEADS and then not in _LEADS[token.type]:
        return "TEXT"
    if token.type == "SOME":
        return "SOME" if then in UNITS | {"PIECE", "OF", "DOCUMENT"} else "NOISE"
    if token.type in UNITS and then not in ("UNIT", "THIS"):
        return token.type if then in _NOUN_END or (token.type in ("ANNEX", "FORM") and then == "QUOTED") else "TEXT"
    if token.type == "PIECE" and then not in UNITS | _NOUN_END:
        return "TEXT"
    return "TEXT" if token.type == "COMPOUND" else token.type


def _begins(text: str, before: str, following: Token) -> bool:
    """Whether a statement begins on a new line, rather than goes on."""
    if not text[following.start : following.start + 1].isupper():
        return False
    return following.type in VERBS or before in ("FOLLOWS", "COLON")


def _ends_line(text: str, at: int) -> bool:
    rest = text[at : at + 4].lstrip(" \t\xa0")
    return not rest or rest[0] in "\n“\"«‘"
