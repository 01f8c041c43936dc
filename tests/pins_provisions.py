"""A page on which provisions contain which, and their places in an outline: every pair of a short list."""

from collections.abc import Iterator

from vbpl.linking.outline import Component, Outline, lies_in, path_steps_of, provision_name
from vbpl.linking.provisions import find_each, find_one, find_provision, touch
from vbpl.model import Provision, Span

PROVISIONS = {name: Provision(**fields) for name, fields in {
    "Điều 5": {"article": "5"}, "khoản 2 Điều 5": {"article": "5", "clause": "2"},
    "điểm b khoản 2 Điều 5": {"article": "5", "clause": "2", "point": "b"}, "Điều 5a": {"article": "5a"},
    "khoản 2": {"clause": "2"}, "Chương II": {"chapter": "II"}, "Điều 5 Chương II": {"chapter": "II", "article": "5"},
    "Mục 1 Chương II": {"chapter": "II", "section": "1"}, "Phụ lục I": {"annex": "I"}, "Phụ lục II": {"annex": "2"},
    "mục 3 Phụ lục I": {"annex": "I", "clause": "3"}, "tiết 1 Điều 5": {"article": "5", "item": "1"},
    "Điều 4-6": {"article": "4", "through": Provision(article="6")},
    "Điều 5-5a": {"article": "5", "through": Provision(article="5a")},
    "khoản 1-3 Điều 5": {"article": "5", "clause": "1", "through": Provision(article="5", clause="3")},
    "khoản 2 Điều 4 - Điều 5": {"article": "4", "clause": "2", "through": Provision(article="5")},
    "điểm a-c khoản 2 Điều 5": {"article": "5", "clause": "2", "point": "a",
                                "through": Provision(article="5", clause="2", point="c")},
    "Chương I-III": {"chapter": "I", "through": Provision(chapter="III")},
    "Phụ lục I-III": {"annex": "I", "through": Provision(annex="III")},
    "Phụ lục 3-1": {"annex": "3", "through": Provision(annex="1")},
    "Điều 6-4": {"article": "6", "through": Provision(article="4")}, "nothing": {},
}.items()}  # fmt: skip
OUTLINE = Outline(
    (Component("nghi_dinh", "", 0, 900), Component("phu_luc", "1", 900, 1000), Component("phu_luc", "3", 1000, 1100),
     Component("quy_che", "", 1100, 1500), Component("phu_luc", "", 1500, 1600)),
    "\n0|h1:0-150\n0|a4:0-150\n0|a4/c1:10-40\n0|a4/c2:40-90\n0|a4/c3:90-150\n0|h2:150-600\n0|h2/s1:150-400\n"
    "0|a5:150-400\n0|a5/c1:160-200\n0|a5/c2:200-300\n0|a5/c2/pa:210-240\n0|a5/c2/pb:240-270\n0|a5/c2/pc:270-300\n"
    "0|a5/c3:300-400\n0|a5a:400-500\n0|a6:500-600\n0|h3:600-900\n0|a10:600-900\n1|c3:920-950\n3|a5:1110-1200\n"
    "3|a7:1200-1300\n",
)


def provisions_page() -> str:
    """Each provision: its steps, its places in an outline, and its relation to each other one."""
    return "\n".join(line for name in PROVISIONS for line in provision_lines(name)) + "\n"


def provision_lines(name: str) -> Iterator[str]:
    one = PROVISIONS[name]
    yield f"# {name}: {provision_name(one)} | {path_steps_of(one)}"
    for components in ([0], [3, 0], [0, 1, 3], []):
        found = [f"{provision_name(each)} {place_of(place)}" for each, place in find_each(OUTLINE, one, components)]
        places = (find_one(OUTLINE, one, components), find_provision(OUTLINE, one, components))
        yield f"  in {components}: {', '.join(found)} | {' '.join(map(place_of, places))}"
    yield "  lies in: " + ", ".join(other for other, each in PROVISIONS.items() if lies_in(one, each))
    yield "  touches: " + ", ".join(other for other, each in PROVISIONS.items() if touch(one, each))


def place_of(span: Span | None) -> str:
    return f"{span.start}-{span.end}" if span else "-"
