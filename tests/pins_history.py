"""Pages of what linking knows: what texts say of themselves and others, copies, and what sentences do to an act."""

import re
from collections.abc import Iterator
from itertools import combinations

import vbpl
from pins_links import ACTS, Act, act_text
from pins_sentences import CHANGING, END, HEAD, VERBS, WHEN, names, places
from pins_sentences import PLACES as AMENDED
from pins_shapes import heads
from vbpl.linking import LinkGraph
from vbpl.linking.description import Context, Description, describe_document
from vbpl.linking.keys import citation_keys, document_keys, doubt_keys
from vbpl.linking.mentions import Mention, read_mentions
from vbpl.linking.outline import build_outline, provision_name
from vbpl.model import Change

CITING = f"{HEAD}Về đò ngang\nĐiều 1. Đò ngang\n"
"""The head of a document that cites an act, dated after all of them."""
OLD = f"""ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG
Số: 7/2015/QĐ-UBND
Sóc Trăng, ngày 02 tháng 4 năm 2015
QUYẾT ĐỊNH
Về đèn của đò ngang
Chương I
ĐÈN
Điều 3. Đèn đỏ
1. Một đèn.
2. Hai đèn:
a) Đỏ;
b) Xanh.
Chương II
PHAO
Mục 1
PHAO TRÒN
Điều 5. Phao
1. Một phao.
2. Hai phao:
a) Tròn;
b) Dài.
3. Ba phao.
Điều 6. Lái
Điều 7. Hiệu lực
Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.
{END}"""


def said_page() -> str:
    """What documents and mentions say, as linking compares them, with the keys they are found under."""
    lines: list[str] = []
    for title, text in (*heads(), *names(), *places()):
        for document in vbpl.parse_bundle(text).documents:
            says = describe_document(document)
            lines += [f"# {title}", f"  {words_of(says)}", f"  {' '.join(document_keys(says))}"]
            mentions = read_mentions(document, Context(says.place, says.date))
            lines += [f"  {at}: {mention_words(each)}" for at, each in enumerate(mentions)]
            lines += [f"  {line}" for line in build_outline(document).places.split("\n") if line]
    return "\n".join(lines) + "\n"


def words_of(says: Description) -> str:
    """What is stated, without empty fields."""
    said = says._asdict() | {"number": says.number and says.number.canonical, "place": says.place.slug}
    return ", ".join(f"{name} {value}" for name, value in said.items() if value)


def mention_words(mention: Mention) -> str:
    tiers = [*citation_keys(mention.says), doubt_keys(mention.says)] if mention.says else []
    said = f"like {mention.like}, own {mention.own}, {mention.relation}, ends {mention.ends}, by {mention.voice}"
    return f"{words_of(mention.says) if mention.says else '-'} | {said} | {' / '.join(map(' '.join, tiers))}"


def copies_of(act: Act) -> dict[str, str]:
    """An act as several sources print it."""
    text = act_text(act)
    day, month, year = act.day.split("/")
    return {
        "as issued": text,
        "without its day": text.replace(f"ngày {day} tháng {month} năm {year}", "ngày    tháng    năm"),
        "without its number": text.replace(f"Số: {act.number}\n", ""),
        "with a slip in its code": text.replace(act.number, act.number[:-1] + "X"),
        "with another number": text.replace(act.number, "9" + act.number),
        "of another day": text.replace(f"ngày {day}", "ngày 27"),
        "with another subject": text.replace(act.subject, "việc khác của thôn xóm trong năm nay"),
        "with other words": text.replace("Thuyền có đèn.", "Ghe nào cũng có chuông và người gác cả đêm."),
        "in capitals": text.upper(),
        "with no body": text.partition("Điều 1.")[0],
        "without a place": text.replace(" TỈNH SÓC TRĂNG", "").replace("Sóc Trăng, ", ""),
        "longer": text + "Điều 3. Ba\nThuyền có chuông và có người gác.\n",
    }


def copies_page() -> str:
    """Each pair of copies of an act: whether they are one work, what they say together, and how they are cited."""
    lines = []
    for act in ACTS[:4]:
        for (one, first), (other, second) in combinations(copies_of(act).items(), 2):
            named = f"{act.kind} số {act.number} ngày {act.day} của {act.body} về {act.subject}"
            graph = graph_of(first, second, f"{CITING}1. Theo {named}.\n{END}")
            lines += [f"# {act.number}: {one}, {other}", *graph_lines(graph)]
    return "\n".join(lines) + "\n"


def graph_of(*texts: str) -> LinkGraph:
    library = vbpl.Library()
    library.add(map(vbpl.parse_bundle, texts))
    return library.link()


def graph_lines(graph: LinkGraph) -> Iterator[str]:
    """The works with their texts and the facts that these do not state, and the links."""
    for work_id in sorted(graph.documents)[:-1]:
        work = graph.work(work_id)
        texts = [f"{'*' if each.stands else ''}{each.number} {each.date}" for each in work.texts]
        says = graph.identities.get(work_id)
        known = f" is {words_of(says)}" if says else ""
        yield f"  {short(work_id)} {work.kind} {work.number} {work.date} {work.subject} ({'; '.join(texts)}){known}"
    for link in graph.links:
        found = " ".join(f"{short(each.id)}={each.score}" for each in link.candidates)
        yield f"  {link.status} {found} {link.reason.partition(': ')[2]}"


def short(work_id: str) -> str:
    """The part of an id that is not common to all ids. A hash would tell a reader nothing."""
    return re.sub("khong-so-[0-9a-f]{8}", "khong-so", "/".join(work_id.split("/")[-2:]))


def history_page() -> str:
    """What each sentence that changes or amends an act does to it: its changes, and its periods after them."""
    act = "Quyết định số 7/2015/QĐ-UBND ngày 02/4/2015"
    said = [f"{verb} {act}{when}." for verb in CHANGING for when in WHEN]
    said += [f"{verb} {place} {act} như sau: “1. Đò có phao.”"
             for verb in VERBS for place in AMENDED]
    return "\n".join(line for each in said for line in (f"# {each}", *history_lines(each))) + "\n"


def history_lines(sentence: str) -> Iterator[str]:
    graph = graph_of(OLD, f"{CITING}1. {sentence}\n2. Quyết định này có hiệu lực từ ngày 01/4/2021.\n{END}")
    old = next(each for each in graph.documents if "7-2015" in each)
    yield from (f"  {change_words(each)}" for each in graph.history(old))
    before = ""
    for day in ("2015-04-11", "2015-04-12", "2021-04-01", "2021-07-01", "2022-01-01", "2026-01-01"):
        status = graph.status(old, day)
        now = f"{status.state}{' in part' if status.partial else ''} {status.since}..{status.until}"
        if now != before:
            yield f"  on {day} {now}"
        before = now


def change_words(change: Change) -> str:
    part = ", ".join(map(provision_name, change.provisions)) or ("in part" if change.partial else "all of it")
    return f"{change.relation} {part} from {change.date} until {change.until} starts {change.starts}"
