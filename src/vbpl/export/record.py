"""Nodes as XML elements, field for field, and back.

What a node says is an attribute, a node in it an element of the field's name; a list holds ``item`` elements. Fields
that have their default are left out; ``nil`` names those that are null and have none.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, register_namespace

NAMESPACE = "urn:vbpl:document:2"
V = f"{{{NAMESPACE}}}"
register_namespace("vbpl", NAMESPACE)


def add_record(parent: Element, name: str, values: Mapping[str, Any]) -> Element:
    """Add an element that says all of ``values``, the JSON of a node without its defaults."""
    element = SubElement(parent, V + name)
    if nil := [field for field, value in values.items() if value is None]:
        element.set("nil", " ".join(nil))
    for field, value in values.items():
        if isinstance(value, Mapping):
            add_record(element, field, value)
        elif isinstance(value, list):
            add_list(element, field, value)
        elif value is not None:
            element.set(field, str(value).lower() if isinstance(value, bool) else str(value))
    return element


def add_list(parent: Element, name: str, values: list[Any]) -> None:
    """Add a list: each node an ``item``, each string a ``string``."""
    element = SubElement(parent, V + name)
    for value in values:
        if isinstance(value, Mapping):
            add_record(element, "item", value)
        else:
            SubElement(element, V + "string").set("value", value)


def read_record(element: Element) -> dict[str, Any]:
    """The values that ``add_record`` wrote, scalars as strings."""
    nil = element.get("nil", "").split()
    values: dict[str, Any] = {field: value for field, value in element.items() if field != "nil"}
    inner = {child.tag.removeprefix(V): read_field(child) for child in element}
    return values | inner | dict.fromkeys(nil)


def read_field(element: Element) -> Any:
    """A list or a node: a node always says something itself."""
    if element.attrib or any(child.tag not in (V + "item", V + "string") for child in element):
        return read_record(element)
    return [child.get("value") if child.tag == V + "string" else read_record(child) for child in element]
