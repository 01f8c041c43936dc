"""A page of pieces: each text cut to each size, with small pieces joined and with overlaps."""

from itertools import product

import vbpl
from pins_bodies import cells, quotes
from pins_history import OLD
from pins_sentences import END, HEAD
from pins_shapes import annexes
from vbpl.export.chunks import Chunk

SENTENCES = "Đò ngang có phao. Đò dọc có đèn; ghe có còi! Người lái mặc áo phao? Khách ngồi yên. " * 3
LONG = f"{HEAD}Về đò ngang\nĐiều 1. Đò\n1. {SENTENCES}\n2. Hai.\na) {SENTENCES}\nĐiều 2. {'đò' * 90} {SENTENCES}\n{END}"
TEXTS = {
    "old": OLD, "long": LONG, "table": next(text for title, text in cells() if "STT Bến Đò" in title),
    "quotation": next(text for title, text in quotes() if "Điều 5. Đò" in title),
    "annex": next(text for title, text in annexes() if "QUẢN LÝ" in title),
}
SIZES = (*range(20, 200, 9), *range(200, 700, 41))
WAYS: tuple[dict[str, int], ...] = (
    {}, {"min_chars": 60}, {"overlap": 40}, {"context": True}, {"min_chars": 90, "overlap": 10, "context": True},
)


def chunks_page() -> str:
    """The pieces of each text for each size and option, if they differ from those of the size before."""
    documents = {name: vbpl.parse(text) for name, text in TEXTS.items()}
    lines: list[str] = []
    for (name, document), way in product(documents.items(), WAYS):
        lines.append(f"# {name} {way}")
        before: list[str] = []
        for size in SIZES:
            allowed = {key: min(value, size // 2) for key, value in way.items()}
            found = list(map(piece_line, vbpl.chunks(document, size, **allowed)))
            lines += [f"## {size}", *found] if found != before else []
            before = found
    return "\n".join(lines) + "\n"


def piece_line(piece: Chunk) -> str:
    text = piece.text.replace("\n", "⏎")
    said = text if len(text) < 40 else f"{text[:20]}…{text[-14:]}"
    return f"  {piece.path.rpartition(' > ')[2]} | {len(text)} {said}"


