"""Numbering of a .docx: lists and the styles that belong to them (ECMA-376 17.9)."""

from typing import TYPE_CHECKING

from .lists import Level, Lists

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Numbers = tuple[str | None, str | None]
"""List and level, if a paragraph or style names them."""


class Numbering:
    """Numbers the paragraphs of a document, in the order in which `label` is called."""

    def __init__(self, numbering: "Element | None", styles: "Element | None") -> None:
        self._lists = read_lists(numbering) if numbering is not None else Lists({}, {}, {})
        self._styles: dict[str, tuple[Numbers, str | None]] = {}
        """Numbers and parent by style."""
        self._inherited: dict[str | None, Numbers] = {}
        """List and level by style, with what it inherits from its parents."""
        self._default: str | None = None
        for style in styles.iter(W + "style") if styles is not None else ():
            name = style.get(W + "styleId", "")
            self._styles[name] = (_numbers(style.find(W + "pPr")), _value(style, "basedOn"))
            if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph":
                self._default = name

    def label(self, properties: "Element | None") -> str:
        """The number of a paragraph with a space after it; empty if it has none."""
        list_id, level = _numbers(properties)
        style = self._default
        if properties is not None:
            style = _value(properties, "pStyle") or style
        inherited = self._of_style(style)
        return self._lists.label(list_id or inherited[0], _int(level or inherited[1], 0)) or ""

    @property
    def unshown(self) -> int:
        """Number of labels that were too long to show."""
        return self._lists.unshown

    def _of_style(self, style: str | None) -> Numbers:
        """The properties of a style and its parents. A cycle of parents ends where it began."""
        line: list[str] = []
        while style is not None and style not in self._inherited and style in self._styles:
            self._inherited[style] = self._styles[style][0]
            line.append(style)
            style = self._styles[style][1]
        found = self._inherited.get(style, (None, None))
        for each in reversed(line):
            list_id, level = self._styles[each][0]
            found = self._inherited[each] = (list_id or found[0], level or found[1])
        return found


def read_lists(numbering: "Element") -> Lists:
    """The lists of numbering.xml."""
    levels = {
        abstract.get(W + "abstractNumId", ""): {
            _int(node.get(W + "ilvl"), 0): _read_level(node) for node in abstract.iter(W + "lvl")
        }
        for abstract in numbering.iter(W + "abstractNum")
    }
    lists = {each.get(W + "numId", ""): each for each in numbering.iter(W + "num")}
    overrides = {
        (list_id, _int(override.get(W + "ilvl"), 0)): _int(start, 1)
        for list_id, each in lists.items() for override in each.iter(W + "lvlOverride")
        if (start := _value(override, "startOverride")) is not None
    }
    return Lists(levels, {list_id: _value(each, "abstractNumId") or "" for list_id, each in lists.items()}, overrides)


def _numbers(properties: "Element | None") -> Numbers:
    numbers = properties.find(W + "numPr") if properties is not None else None
    return (_value(numbers, "numId"), _value(numbers, "ilvl")) if numbers is not None else (None, None)


def _read_level(node: "Element") -> Level:
    restart = _value(node, "lvlRestart")
    return Level(
        start=_int(_value(node, "start"), 1), form=_value(node, "numFmt") or "decimal",
        text=_value(node, "lvlText") or "", restart=None if restart is None else _int(restart, 0),
    )


def _value(node: "Element", name: str) -> str | None:
    found = node.find(W + name)
    return None if found is None else found.get(W + "val")


def _int(written: str | None, default: int) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 9 else default
