"""The promises of consolidation, for generated acts and instructions."""

from hypothesis import given
from hypothesis import strategies as st

from comparison import without_spans
from consolidated import ACT, amending_text, applied
from vbpl import Document, consolidate, parse

from .documents_strategy import decisions
from .origins import assert_every_letter_has_its_origin

CLAUSES = {
    "2.1": "Bến thuyền nhỏ là nơi neo đậu của thuyền dưới 12 mét.",
    "2.2": "Chủ bến là người được giao bến thuyền nhỏ.",
    "3.1": "Có đất ven sông.", "5.1": "Giữ bến sạch.", "5.2": "Báo tin khi có bão.",
}
"""Khoản of the invented act, by article and number."""
WORDS = ("neo", "phao", "đèn", "bờ kè", "Ủy ban", "dây buộc", "cọc gỗ", "thuyền nan")
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda words: " ".join(words).capitalize() + ".")
places = st.sampled_from(sorted(CLAUSES))


def replacing(place: str, text: str) -> str:
    article, clause = place.split(".")
    return f"Sửa đổi, bổ sung khoản {clause} Điều {article} như sau:\n“{clause}. {text}”."


def numbered(instructions: list[str]) -> str:
    return "\n".join(f"{number}. {each}" for number, each in enumerate(instructions, 1))


def said(document: Document) -> object:
    """The content of a document without its citations, which footnotes have as well."""
    return without_spans(document.model_copy(update={"citations": (), "effects": (), "amendments": ()}))


@given(decisions())
def test_applying_nothing_changes_nothing(printed) -> None:
    document = parse(printed.text)
    done = consolidate(document, [])
    assert said(done.document) == said(document)
    assert not done.changes


@given(places, phrases)
def test_a_replacement_and_its_inverse_give_the_act_back(place: str, text: str) -> None:
    done = applied("1. " + replacing(place, text), "1. " + replacing(place, CLAUSES[place]))
    assert said(done.document)["body"] == said(parse(ACT))["body"]


def inserting(place: str, text: str) -> str:
    article = place.split(".")[0]
    return f"Bổ sung khoản 9 Điều {article} như sau:\n“9. {text}”."


def repealing(place: str, text: str) -> str:
    article, clause = place.split(".")
    return f"Bãi bỏ khoản {clause} Điều {article}."


def rewording(place: str, text: str) -> str:
    article, clause = place.split(".")
    first = CLAUSES[place].split()[0]
    return f"Bổ sung cụm từ “{text}” vào sau cụm từ “{first}” tại khoản {clause} Điều {article}."


KINDS = [replacing, inserting, repealing, rewording]


@st.composite
def independent(draw) -> list[str]:
    """Instructions on different articles, so that none depends on another."""
    articles = draw(st.permutations(sorted({place.split(".")[0] for place in CLAUSES})))
    picked = articles[: draw(st.integers(2, len(articles)))]
    own = [st.sampled_from([place for place in sorted(CLAUSES) if place.startswith(f"{each}.")]) for each in picked]
    return [draw(st.sampled_from(KINDS))(draw(place), draw(phrases)) for place in own]


@given(independent(), st.randoms(use_true_random=False))
def test_the_order_of_independent_instructions_does_not_matter(instructions: list[str], random) -> None:
    shuffled = random.sample(instructions, len(instructions))
    one, other = applied(numbered(instructions)), applied(numbered(shuffled))
    assert said(one.document)["body"] == said(other.document)["body"]


@given(st.lists(independent(), min_size=1, max_size=2), phrases, st.sampled_from(["bến", "bão", "chủ bến"]))
def test_every_letter_comes_from_the_act_or_from_what_is_quoted(
    acts: list[list[str]], new: str, old: str
) -> None:
    words = f"Thay thế cụm từ “{old}” bằng cụm từ “{new}”."
    form = "Thay thế Phụ lục I bằng Phụ lục I ban hành kèm theo Nghị định này."
    texts = [ACT + ANNEX.format("15/2019", "cũ")]
    texts += [amending_text(numbered([*each, words, form]), number=20 + at, year=2021 + at)
              + ANNEX.format(f"{20 + at}/{2021 + at}", new) for at, each in enumerate(acts)]
    act, *changing = map(parse, texts)
    done = consolidate(act, changing)
    assert any(each.provision.annex and each.status == "applied" for each in done.changes)
    assert_every_letter_has_its_origin(done, dict(zip([act.id, *(each.id for each in changing)], texts, strict=True)))


ANNEX = """
Phụ lục I
MỨC PHÍ
(Kèm theo Nghị định số {}/NĐ-CP)
1. Mức phí là {}
"""
