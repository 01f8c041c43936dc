"""Instructions that are made of operations, in the words of the grammar, are read back as the same operations."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from vbpl import Amendment, Provision, WordChange, parse
from vbpl.model.citation import AmendmentAction

HEAD = "Điều 1. Sửa đổi, bổ sung một số điều của Luật Bến bãi số 5/2008/QH12\n"
WORDS = {"point": "điểm", "clause": "khoản", "article": "Điều"}
PLACES = {"after": "vào sau", "before": "vào trước"}

numbers = st.integers(1, 90).map(str)
lettered = st.builds("{}{}".format, st.integers(1, 90), st.sampled_from(["", "", "a", "b"]))
phrases = st.sampled_from([
    "bến cũ", "lái đò", "và khoản 2 Điều 5", "Luật Phao tiêu số 3/2001/QH10", "bãi bỏ", "như sau:",
])


class Said(NamedTuple):
    """The content of an instruction, and its form."""

    action: AmendmentAction
    targets: tuple[Provision, ...]
    sentence: str
    words: tuple[WordChange, ...] = ()
    anchor: Provision | None = None
    new_targets: tuple[Provision, ...] = ()


@st.composite
def provisions(draw: st.DrawFn) -> Provision:
    clause = draw(st.none() | lettered)
    point = draw(st.none() | st.sampled_from("abcdđeg")) if clause else None
    return Provision(article=draw(lettered), clause=clause, point=point)


def printed(provision: Provision) -> str:
    return " ".join(f"{word} {number}" for level, word in WORDS.items() if (number := getattr(provision, level)))


def listed(places: tuple[Provision, ...], joint: str) -> str:
    return joint.join(map(printed, places))


joints = st.sampled_from([", ", " và ", "; ", ", và "])
lists = st.lists(provisions(), min_size=1, max_size=4, unique_by=printed).map(tuple)


@st.composite
def of_units(draw: st.DrawFn) -> Said:
    places, joint = draw(lists), draw(joints)
    action, form = draw(st.sampled_from([
        ("replace", "Sửa đổi, bổ sung {}{} như sau:\n“Mới.”."), ("replace", "Sửa đổi {}{} như sau:\n“Mới.”."),
        ("replace", "{}{} được sửa đổi, bổ sung như sau:\n“Mới.”."), ("repeal", "Bãi bỏ {}{}."),
        ("repeal", "{}{} bị bãi bỏ."),
    ]))
    of_act = draw(st.sampled_from(["", " của Luật Bến bãi số 5/2008/QH12"]))
    sentence = form.format(listed(places, joint), of_act)
    return Said(action, places, sentence[0].upper() + sentence[1:])


@st.composite
def of_words(draw: st.DrawFn) -> Said:
    places, old, new = draw(lists), draw(phrases), draw(phrases)
    where = draw(st.sampled_from(["tại", "quy định tại"])) + f" {listed(places, draw(joints))}"
    first, both = listed(places, ", "), WordChange(old=old, new=new)
    action, sentence, change = draw(st.sampled_from([
        ("replace_words", f"Thay thế cụm từ “{old}” bằng cụm từ “{new}” {where}.", both),
        ("replace_words", f"Thay cụm từ “{old}” {where} thành “{new}”.", both),
        ("replace_words", f"Tại {first}, thay từ “{old}” bằng từ “{new}”.", both),
        ("delete_words", f"Bỏ cụm từ “{old}” {where}.", WordChange(old=old)),
        ("insert_words", f"Bổ sung cụm từ “{new}” vào sau cụm từ “{old}” {where}.", both),
    ]))
    return Said(action, places, sentence, (change,))


@st.composite
def of_insertion(draw: st.DrawFn) -> Said:
    anchor = draw(provisions())
    level = "point" if anchor.point else "clause" if anchor.clause else "article"
    number = getattr(anchor, level)
    new = anchor.model_copy(update={level: f"{number}1" if level == "point" else f"{number.rstrip('ab')}c"})
    said = f"{WORDS[level]} {getattr(new, level)}"
    side = draw(st.sampled_from(sorted(PLACES)))
    return Said("insert", (new,), f"Bổ sung {said} {PLACES[side]} {printed(anchor)} như sau:\n“Mới.”.", anchor=anchor)


@st.composite
def of_renumbering(draw: st.DrawFn) -> Said:
    article, one, two = draw(lettered), draw(numbers), draw(numbers)
    old, new = Provision(article=article, clause=one), Provision(article=article, clause=two)
    form = draw(st.sampled_from([
        "Chuyển khoản {} thành khoản {} Điều {}.", "Đánh số lại khoản {0} Điều {2} thành khoản {1}.",
    ]))
    return Said("renumber", (old,), form.format(one, two, article), new_targets=(new,))


said = st.one_of(of_units(), of_words(), of_insertion(), of_renumbering())


def told(amendment: Amendment) -> tuple[object, ...]:
    return (
        amendment.action, tuple(amendment.targets), tuple(amendment.words), amendment.anchor,
        tuple(amendment.new_targets),
    )


@given(st.lists(said, min_size=1, max_size=5))
def test_an_instruction_means_what_it_was_made_of(instructions: list[Said]) -> None:
    items = "\n".join(f"{number}. {each.sentence}" for number, each in enumerate(instructions, start=1))
    found = parse(HEAD + items).amendments
    assert [told(each) for each in found] == [
        (each.action, each.targets, each.words, each.anchor, each.new_targets) for each in instructions
    ]
    assert {each.document_key for each in found} == {"luat|5/2008/QH12||ben bai"}
