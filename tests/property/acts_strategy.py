"""Strategies: an act of chapters, khoản, điểm, tables, annexes and forms, and instructions of every kind on it.

Each instruction states the lines that it removes and adds, so that a test can judge the result without the code under
test.
"""

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import assume
from hypothesis import strategies as st

from consolidated import ACT

WORDS = ("neo", "phao", "đèn", "bờ kè", "dây buộc", "cọc gỗ", "thuyền nan", "cầu phao", "mái chèo", "bến đá")
"""Nouns that no instruction uses for anything else."""
POINTS = "abcd"
HEAD = ACT[: ACT.index("Chương I\n")]
FOOT = """Điều 20. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2019.
TM. CHÍNH PHỦ
THỦ TƯỚNG

Nguyễn Văn Sông
"""
ATTACHED = "(Kèm theo Nghị định số 15/2019/NĐ-CP)"


class Part(NamedTuple):
    """A điều, or an annex: its printed lines, by the number that they begin with."""

    kind: str
    """``clauses``, ``table``, ``plain``, ``rows``, ``entries`` or ``form``."""
    number: str
    lines: dict[str, str]
    """``""`` is the heading, ``2`` a khoản, row or entry, ``2a`` a điểm of it."""

    @property
    def home(self) -> str:
        return f"Điều {self.number}" if self.kind in ("clauses", "table", "plain") else f"Phụ lục {self.number}"


class Instruction(NamedTuple):
    """An instruction, the part of the act that it changes, and the lines that it removes and adds."""

    text: str
    home: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()
    undo: str = ""
    """The instruction that restores the act after it; empty if there is none."""
    after: str = ""
    """For new units, the line above them; empty for others."""


class Built(NamedTuple):
    """An act as text, and its parts."""

    text: str
    parts: tuple[Part, ...]


def phrase(draw: st.DrawFn) -> str:
    """Some words in lower case; a number makes them different from all others."""
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=5)))
    return f"{words} {draw(st.integers(100, 10**9))} mét"


def sentence(draw: st.DrawFn) -> str:
    words = phrase(draw)
    return f"{words[0].upper()}{words[1:]}."


def title(draw: st.DrawFn) -> str:
    """Words of a heading, too few to continue on the line below it."""
    return f"Bến {draw(st.integers(100, 10**9))}"


@st.composite
def articles(draw: st.DrawFn, number: str) -> Part:
    kind = draw(st.sampled_from(["clauses", "clauses", "table", "plain"]))
    lines = {"": f"Điều {number}. {title(draw)}"}
    count = draw(st.integers(2, 4))
    if kind == "plain":
        lines["text"] = sentence(draw)
    elif kind == "table":
        lines |= {"lead": f"{sentence(draw)[:-1]}:", "head": "STT\tTên\tSố"} | rows(draw, count)
    else:
        for clause in map(str, range(1, count + 1)):
            points = POINTS[: draw(st.sampled_from([0, 0, 2, 3]))]
            lines[clause] = f"{clause}. {sentence(draw)[:-1]}{':' if points else '.'}"
            lines |= {f"{clause}{point}": f"{point}) {sentence(draw)[:-1]};" for point in points}
    return Part(kind, number, lines)


def rows(draw: st.DrawFn, count: int) -> dict[str, str]:
    return {str(row): f"{row}\t{sentence(draw)[:-1]}\t{draw(st.integers(2, 99))}" for row in range(1, count + 1)}


@st.composite
def annexes(draw: st.DrawFn, number: str) -> Part:
    kind = draw(st.sampled_from(["rows", "entries", "form"]))
    lines = {"": f"Phụ lục {number}", "title": sentence(draw)[:-1].upper()}
    if kind == "rows":
        lines |= {"head": "STT\tTên\tSố"} | rows(draw, draw(st.integers(2, 4)))
    elif kind == "entries":
        lines |= {entry: f"{entry}. {sentence(draw)}" for entry in map(str, range(1, draw(st.integers(3, 5))))}
    else:
        lines |= {"text": f"{sentence(draw)[:-1]}: ............"}
    return Part(kind, number, lines)


@st.composite
def acts(draw: st.DrawFn) -> Built:
    """An act of two to five điều in chapters, and up to two annexes."""
    parts = [draw(articles(str(number))) for number in range(1, draw(st.integers(2, 5)) + 1)]
    attached = [draw(annexes(number)) for number in ("I", "II")[: draw(st.integers(0, 2))]]
    lines = []
    for at, part in enumerate(parts):
        lines += [f"Chương {'I' * (at // 2 + 1)}", sentence(draw)[:-1].upper()] if at % 2 == 0 else []
        lines += [printed(line) for line in part.lines.values()]
    text = HEAD + "\n".join(lines) + f"\n{FOOT}"
    for part in attached:
        heading, title, *rest = part.lines.values()
        text += "\n".join(["", heading, title, ATTACHED, *map(printed, rest), ""])
    return Built(text, (*parts, *attached))


def printed(line: str) -> str:
    """A line of an act; a row with the lines between its cells."""
    return f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line


# ------------------------------------------------------------------------------------------------------ Instructions

Kind = Callable[[st.DrawFn, Part], Instruction | None]
"""An instruction on a part of an act; None if the part has nothing of the kind."""


def picked(draw: st.DrawFn, part: Part, numbers: Callable[[str], bool]) -> str | None:
    """The number of something in a part."""
    found = [number for number in part.lines if numbers(number)]
    return draw(st.sampled_from(found)) if found else None


def below(part: Part, clause: str) -> list[str]:
    """A khoản and its điểm."""
    return [line for number, line in part.lines.items() if number == clause or number[:-1] == clause]


def is_clause(number: str) -> bool:
    return number.isdecimal()


def is_point(number: str) -> bool:
    return number[:-1].isdecimal() and number[-1:].isalpha()


def replace_clause(draw: st.DrawFn, part: Part) -> Instruction | None:
    clause = picked(draw, part, is_clause) if part.kind == "clauses" else None
    if clause is None:
        return None
    new, old = f"{clause}. {sentence(draw)}", below(part, clause)
    place = f"khoản {clause} Điều {part.number}"
    undo = f"Sửa đổi {place} như sau:\n“{chr(10).join(old)}”."
    return Instruction(f"Sửa đổi, bổ sung {place} như sau:\n“{new}”.", part.home, tuple(old), (new,), undo)


def replace_point(draw: st.DrawFn, part: Part) -> Instruction | None:
    point = picked(draw, part, is_point)
    if point is None:
        return None
    new = f"{point[-1]}) {sentence(draw)[:-1]};"
    place = f"điểm {point[-1]} khoản {point[:-1]} Điều {part.number}"
    undo = f"Sửa đổi {place} như sau:\n“{part.lines[point]}”."
    return Instruction(f"Sửa đổi {place} như sau:\n“{new}”.", part.home, (part.lines[point],), (new,), undo)


def replace_article(draw: st.DrawFn, part: Part) -> Instruction | None:
    if part.kind not in ("clauses", "plain"):
        return None
    new = (f"Điều {part.number}. {title(draw)}", f"1. {sentence(draw)}", f"2. {sentence(draw)}")
    old = tuple(part.lines.values())
    place = f"Điều {part.number} như sau:\n“"
    undo = f"Sửa đổi {place}{chr(10).join(old)}”."
    return Instruction(f"Sửa đổi, bổ sung {place}{chr(10).join(new)}”.", part.home, old, new, undo)


def replace_heading(draw: st.DrawFn, part: Part) -> Instruction | None:
    if part.kind not in ("clauses", "plain", "table"):
        return None
    old, new = part.lines[""], f"Điều {part.number}. {title(draw)}"
    say = f"Sửa đổi tên Điều {part.number} như sau:\n“{{}}”."
    return Instruction(say.format(new), part.home, (old,), (new,), say.format(old))


def insert_clause(draw: st.DrawFn, part: Part) -> Instruction | None:
    clause = picked(draw, part, is_clause) if part.kind == "clauses" else None
    if clause is None:
        return None
    new = f"{clause}a. {sentence(draw)}"
    place = f"khoản {clause}a vào sau khoản {clause} Điều {part.number}"
    return Instruction(f"Bổ sung {place} như sau:\n“{new}”.", part.home, (), (new,), after=below(part, clause)[-1])


def insert_point(draw: st.DrawFn, part: Part) -> Instruction | None:
    point = picked(draw, part, is_point)
    if point is None:
        return None
    clause = point[:-1]
    new = f"e) {sentence(draw)}"
    return Instruction(
        f"Bổ sung điểm e vào khoản {clause} Điều {part.number} như sau:\n“{new}”.", part.home, (), (new,),
        after=below(part, clause)[-1])


def insert_article(draw: st.DrawFn, part: Part) -> Instruction | None:
    if part.kind not in ("clauses", "plain", "table"):
        return None
    new = (f"Điều {part.number}a. {title(draw)}", sentence(draw))
    place = f"Điều {part.number}a vào sau Điều {part.number}"
    say = f"Bổ sung {place} như sau:\n“{chr(10).join(new)}”."
    return Instruction(say, part.home, (), new, after=list(part.lines.values())[-1])


def repeal_clause(draw: st.DrawFn, part: Part) -> Instruction | None:
    clause = picked(draw, part, is_clause) if part.kind == "clauses" else None
    if clause is None:
        return None
    old = below(part, clause)
    place = f"khoản {clause} Điều {part.number}"
    undo = f"Bổ sung {place} như sau:\n“{chr(10).join(old)}”."
    return Instruction(f"Bãi bỏ {place}.", part.home, tuple(old), (f"{clause}. (được bãi bỏ)",), undo)


def repeal_point(draw: st.DrawFn, part: Part) -> Instruction | None:
    point = picked(draw, part, is_point)
    if point is None:
        return None
    place = f"điểm {point[-1]} khoản {point[:-1]} Điều {part.number}"
    return Instruction(f"Bãi bỏ {place}.", part.home, (part.lines[point],), (f"{point[-1]}) (được bãi bỏ)",))


def repeal_article(draw: st.DrawFn, part: Part) -> Instruction | None:
    if part.kind not in ("clauses", "plain", "table"):
        return None
    come = (f"Điều {part.number}. (được bãi bỏ)",)
    return Instruction(f"Bãi bỏ Điều {part.number}.", part.home, tuple(part.lines.values()), come)


def words_of(part: Part, number: str) -> str:
    """The number in a line with the word before it; no other line of the part has these."""
    words = part.lines[number].replace("\t", " ").rstrip(".:;").split()
    at = next(at for at, word in enumerate(words) if len(word) > 2 and word.isdecimal())
    found = " ".join(words[at - 1 : at + 1])
    assume(sum(found in each for each in part.lines.values()) == 1)
    return found


def swapped(line: str, old: str, new: str) -> str:
    return line.replace(old, new).replace("  ", " ")


def replace_words(draw: st.DrawFn, part: Part) -> Instruction | None:
    number = picked(draw, part, lambda number: is_clause(number) or is_point(number)) \
        if part.kind == "clauses" else None
    if number is None:
        return None
    line, new = part.lines[number], phrase(draw)
    old = words_of(part, number)
    place = f"khoản {number} Điều {part.number}" if is_clause(number) else (
        f"điểm {number[-1]} khoản {number[:-1]} Điều {part.number}")
    say = f"Thay thế cụm từ “{{}}” bằng cụm từ “{{}}” tại {place}."
    return Instruction(say.format(old, new), part.home, (line,), (swapped(line, old, new),), say.format(new, old))


def replace_words_in_a_heading(draw: st.DrawFn, part: Part) -> Instruction | None:
    if part.kind not in ("clauses", "plain", "table"):
        return None
    line, new = part.lines[""], phrase(draw)
    old = words_of(part, "")
    say = f"Thay thế cụm từ “{{}}” bằng cụm từ “{{}}” tại tên Điều {part.number}."
    return Instruction(say.format(old, new), part.home, (line,), (swapped(line, old, new),), say.format(new, old))


def delete_words(draw: st.DrawFn, part: Part) -> Instruction | None:
    clause = picked(draw, part, is_clause) if part.kind == "clauses" else None
    if clause is None:
        return None
    line = part.lines[clause]
    old = words_of(part, clause)
    place = f"tại khoản {clause} Điều {part.number}"
    return Instruction(f"Bỏ cụm từ “{old}” {place}.", part.home, (line,), (swapped(line, f" {old}", ""),))


def insert_words(draw: st.DrawFn, part: Part) -> Instruction | None:
    clause = picked(draw, part, is_clause) if part.kind == "clauses" else None
    if clause is None:
        return None
    line, new = part.lines[clause], phrase(draw)
    old = words_of(part, clause)
    say = f"Bổ sung cụm từ “{new}” vào sau cụm từ “{old}” tại khoản {clause} Điều {part.number}."
    come = swapped(line, old, f"{old} {new}")
    undo = f"Bỏ cụm từ “{new}” tại khoản {clause} Điều {part.number}."
    return Instruction(say, part.home, (line,), (come,), undo)


def renumber(draw: st.DrawFn, part: Part) -> Instruction | None:
    clauses = [number for number in part.lines if is_clause(number)] if part.kind == "clauses" else []
    if not clauses:
        return None
    last = clauses[-1]
    lines = below(part, last)
    say = f"Đánh số lại khoản {{}} Điều {part.number} thành khoản {{}}."
    come = f"9. {lines[0].split(' ', 1)[1]}"
    return Instruction(say.format(last, 9), part.home, (lines[0],), (come,), say.format(9, last))


def row_place(part: Part) -> str:
    return f"Phụ lục {part.number}" if part.kind == "rows" else f"bảng của Điều {part.number}"


def replace_row(draw: st.DrawFn, part: Part) -> Instruction | None:
    row = picked(draw, part, is_clause) if part.kind in ("rows", "table") else None
    if row is None:
        return None
    old, new = part.lines[row], f"{row}\t{sentence(draw)[:-1]}\t7"
    say = f"Sửa đổi số thứ tự {row} tại {row_place(part)} như sau:\n“{{}}”."
    return Instruction(say.format(printed(new)), part.home, (old,), (new,), say.format(printed(old)))


def insert_row(draw: st.DrawFn, part: Part) -> Instruction | None:
    row = picked(draw, part, is_clause) if part.kind in ("rows", "table") else None
    if row is None:
        return None
    new = f"{row}a\t{sentence(draw)[:-1]}\t7"
    after = draw(st.sampled_from([f"sau số thứ tự {row} ", ""]))
    place = f"số thứ tự {row}a vào {after}{row_place(part)}"
    return Instruction(f"Bổ sung {place} như sau:\n“{printed(new)}”.", part.home, (), (new,), after=part.lines[row])


def repeal_row(draw: st.DrawFn, part: Part) -> Instruction | None:
    row = picked(draw, part, is_clause) if part.kind in ("rows", "table") else None
    if row is None:
        return None
    come = (f"{row}\t(được bãi bỏ)",)
    return Instruction(f"Bãi bỏ số thứ tự {row} tại {row_place(part)}.", part.home, (part.lines[row],), come)


def replace_words_in_a_cell(draw: st.DrawFn, part: Part) -> Instruction | None:
    row = picked(draw, part, is_clause) if part.kind in ("rows", "table") else None
    if row is None:
        return None
    line, new = part.lines[row], phrase(draw)
    old = words_of(part, row)
    say = f"Thay thế cụm từ “{{}}” bằng cụm từ “{{}}” tại cột 2 số thứ tự {row} {row_place(part)}."
    return Instruction(say.format(old, new), part.home, (line,), (swapped(line, old, new),), say.format(new, old))


def replace_entry(draw: st.DrawFn, part: Part) -> Instruction | None:
    entry = picked(draw, part, is_clause) if part.kind == "entries" else None
    if entry is None:
        return None
    old, new = part.lines[entry], f"{entry}. {sentence(draw)}"
    say = f"Sửa đổi mục {entry} Phụ lục {part.number} như sau:\n“{{}}”."
    return Instruction(say.format(new), part.home, (old,), (new,), say.format(old))


def repeal_entry(draw: st.DrawFn, part: Part) -> Instruction | None:
    entry = picked(draw, part, is_clause) if part.kind == "entries" else None
    if entry is None:
        return None
    come = (f"{entry}. (được bãi bỏ)",)
    return Instruction(f"Bãi bỏ mục {entry} Phụ lục {part.number}.", part.home, (part.lines[entry],), come)


KINDS: tuple[Kind, ...] = (
    replace_clause, replace_point, replace_article, replace_heading, insert_clause, insert_point, insert_article,
    repeal_clause, repeal_point, repeal_article, replace_words, replace_words_in_a_heading, delete_words, insert_words,
    renumber, replace_row, insert_row, repeal_row, replace_words_in_a_cell, replace_entry, repeal_entry,
)


@st.composite
def instructions_on(draw: st.DrawFn, part: Part) -> Instruction:
    """An instruction of any kind that a part allows."""
    made = (kind(draw, part) for kind in draw(st.permutations(KINDS)))
    found = next(filter(None, made), None)
    assume(found)
    return found


@st.composite
def instructed_by(draw: st.DrawFn, kind: Kind) -> tuple[Built, Instruction]:
    """An act, and an instruction of a kind on it."""
    built = draw(acts())
    found = next(filter(None, (kind(draw, part) for part in draw(st.permutations(built.parts)))), None)
    assume(found)
    return built, found


@st.composite
def instructed(draw: st.DrawFn) -> tuple[Built, list[Instruction]]:
    """An act, and instructions on different parts of it."""
    built = draw(acts())
    parts = [part for part in draw(st.permutations(built.parts)) if part.kind != "form"]
    return built, [draw(instructions_on(part)) for part in parts]


@st.composite
def instructed_at_will(draw: st.DrawFn) -> tuple[Built, list[Instruction]]:
    """An act, and instructions on it and on another one. Some share a unit, some name units that it lacks."""
    built, other = draw(acts()), draw(acts())
    parts = [part for part in (*built.parts, *other.parts) if part.kind != "form"]
    return built, [draw(instructions_on(draw(st.sampled_from(parts)))) for _ in range(draw(st.integers(1, 5)))]
