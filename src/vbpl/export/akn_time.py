"""consolidation_to_akn: a consolidated act as Akoma Ntoso with what changed it and since when."""

import datetime
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement

from ..arguments import expect
from ..model import AppliedChange, Consolidation
from .akn import akn_tree, indent, xml_text
from .akn_meta import ACTIONS, AGENT
from .portions import portion_of

DONE = ("applied", "applied_in_doubt")
ORIGINAL = "act_0"
"""eId of the act as issued among the references; the amending acts follow."""


def consolidation_to_akn(done: Consolidation) -> str:
    """A consolidated act as Akoma Ntoso 3.0, from which ``from_akn`` reads its document.

    Each change that was made is a ``textualMod`` among the ``passiveModifications``: its source is the amending act,
    its destination the unit. Each day on which something changed is an event of the lifecycle and begins a temporal
    group; a changed unit has the group of its last change as ``period``, a repealed one the status ``removed``.

    Returns:
        XML with its declaration, valid against the schema.
    """
    expect(done, Consolidation, "consolidation_to_akn takes what consolidate gives")
    root = akn_tree(done.document, [])
    made = [change for change in done.changes if change.status in DONE]
    acts = {act: f"act_{at}" for at, act in enumerate(dict.fromkeys([done.base, *(each.source for each in made)]))}
    days = {day: f"e_{at}" for at, day in enumerate(sorted({each.effective for each in made if each.effective}), 2)}
    meta = root[0][0]
    for element in [lifecycle(done, acts, days), time_groups(days)]:
        meta.insert(place_of(meta, element.tag), element)
    add_passive(meta, made)
    add_acts(meta, acts)
    date_units(root, made, days)
    indent(root)
    return xml_text(root)


ORDER = ("identification", "publication", "classification", "lifecycle", "workflow", "analysis", "temporalData",
         "references", "notes", "proprietary", "presentation")
"""Of what stands in ``meta``, by the schema."""


def place_of(meta: Element, tag: str) -> int:
    """Index among the children of ``meta`` at which an element belongs."""
    return sum(ORDER.index(child.tag) < ORDER.index(tag) for child in meta)


def lifecycle(done: Consolidation, acts: Mapping[str, str], days: Mapping[datetime.date, str]) -> Element:
    """The events: the act as issued, then each day on which acts changed it."""
    element = Element("lifecycle", {"source": AGENT})
    issued = done.document.header.date
    event(element, "e_1", issued, acts[done.base], "generation")
    for day, name in days.items():
        source = next(each.source for each in done.changes if each.effective == day and each.status in DONE)
        event(element, name, day, acts[source], "amendment")
    return element


def event(parent: Element, name: str, day: datetime.date | None, act: str, kind: str) -> None:
    """Add an event of a day; a day that is not known is the first of all."""
    date = day.isoformat() if day else "0001-01-01"
    SubElement(parent, "eventRef", {"eId": name, "date": date, "source": f"#{act}", "type": kind})


def time_groups(days: Mapping[datetime.date, str]) -> Element:
    """A group for the act as issued and one for each day of change; each lasts from its event on."""
    element = Element("temporalData", {"source": AGENT})
    for at, name in enumerate(["e_1", *days.values()], 1):
        group = SubElement(element, "temporalGroup", {"eId": f"tg_{at}"})
        SubElement(group, "timeInterval", {"refersTo": "#in_force", "start": f"#{name}"})
    return element


def add_passive(meta: Element, made: list[AppliedChange]) -> None:
    """Add a modification for each change: of which act, where."""
    analysis = meta.find("analysis")
    if analysis is None:
        analysis = Element("analysis", {"source": AGENT})
        meta.insert(place_of(meta, "analysis"), analysis)
    passive = SubElement(analysis, "passiveModifications")
    for at, change in enumerate(made, 1):
        kind = {"type": ACTIONS[change.action], "eId": f"change_{at}"}
        element = SubElement(passive, "textualMod", kind)
        SubElement(element, "source", {"href": change.source})
        SubElement(element, "destination", {"href": f"#{portion_of(change.provision)}"})
    if not made:
        analysis.remove(passive)
        if not len(analysis):
            meta.remove(analysis)


def add_acts(meta: Element, acts: Mapping[str, str]) -> None:
    """Add the act as issued and those that changed it to the references."""
    references = meta.find("references")
    if references is not None:
        for act, name in acts.items():
            tag = "original" if name == ORIGINAL else "passiveRef"
            SubElement(references, tag, {"eId": name, "href": act, "showAs": act.rpartition("/")[2]})
        SubElement(references, "TLCConcept", {"eId": "in_force", "href": "/ontology/in_force", "showAs": "in force"})


def date_units(root: Element, made: list[AppliedChange], days: Mapping[datetime.date, str]) -> None:
    """Give changed units their time group, repealed ones their status."""
    units = {element.get("eId"): element for element in root.iter() if element.get("eId")}
    groups = {day: f"#tg_{at}" for at, day in enumerate(days, 2)}
    for change, unit in iter_changed(units, made):
        if change.effective:
            unit.set("period", groups[change.effective])
        if change.action == "repeal":
            unit.set("status", "removed")
        elif unit.get("status") == "removed":
            del unit.attrib["status"]


def iter_changed(
    units: Mapping[str | None, Element], made: list[AppliedChange]
) -> Iterator[tuple[AppliedChange, Element]]:
    """Each change with the element of its unit, where it has one."""
    for change in made:
        unit = units.get(portion_of(change.provision))
        if unit is not None:
            yield change, unit
