"""Run: the rules over documents, and the repairs they propose."""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from ..arguments import expect
from ..errors import ArgumentError
from ..linking import Library, LinkGraph
from ..model import Diagnostic, Document, Severity
from ..parsing import parse_source
from ..source import Source
from . import body, citations, cited, closing, counting, date, header, number  # noqa: F401  each fills in its rules
from .own import all_rules, own_rules
from .paper import Paper
from .registry import CHECKS, Check, Edit, Finding, Rule


def check(
    document: Document,
    library: Library | None = None,
    *,
    text: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> list[Diagnostic]:
    """What in a document breaks the rules of form (thể thức) of its family and its time. Rules: docs/check.md.

    Args:
        document: As parsed. An undated one is taken for one of today.
        library: Documents that it may cite; without it nothing is said of them.
        text: The text as given that it was parsed from; without it nothing is said of how things are printed.
        select: Beginnings of codes, like ``T2``: only these rules. By default all.
        ignore: Beginnings of codes: not these rules.

    Returns:
        Findings in the order of the text; none where all is in order. What would be an error is a warning where the
        text is a damaged copy.

    Raises:
        VbplError: No rule has a code that begins so.

    Examples:
        >>> from vbpl import parse
        >>> text = "Số: 7 /QĐ-UBND"
        >>> [finding.code for finding in check(parse(text), text=text)]
        ['T203', 'T204']
    """
    expect(document, Document, "check takes a Document (check_text takes its text)")
    expect(library, Library | None, "library is a Library")
    expect(text, str | None, "text is the str that was parsed")
    wanted = _chosen(select, ignore)
    paper = Paper(document, Source(text) if text is not None else None, _graph(document, library))
    return sorted((_diagnostic(paper, *found) for found in _find(paper, wanted)), key=_place)


def check_text(
    text: str, library: Library | None = None, *, select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> list[Diagnostic]:
    """What in the documents of a text breaks the rules, as by `check` for each.

    Args:
        text: Parsed here, once.
        library: As for `check`.
        select: As for `check`.
        ignore: As for `check`.

    Raises:
        VbplError: No rule has a code that begins so.
    """
    expect(text, str, "check_text reads a str (check takes a Document)")
    expect(library, Library | None, "library is a Library")
    wanted = _chosen(select, ignore)
    source = Source(text)
    papers = (Paper(each, source, _graph(each, library)) for each in parse_source(source))
    found = (_diagnostic(paper, *each) for paper in papers for each in _find(paper, wanted))
    return sorted(found, key=_place)


def find_edits(text: str, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> list[Edit]:
    """Repairs of a text that are certain.

    Args:
        text: As given.
        select: As for `check`.
        ignore: As for `check`.

    Returns:
        Edits in characters of ``text``, in order and apart from each other, as `apply_edits` takes them.

    Raises:
        VbplError: No rule has a code that begins so.
    """
    expect(text, str, "the text to mend is a str")
    wanted, source = _chosen(select, ignore), Source(text)
    papers = (Paper(each, source) for each in parse_source(source))
    edits = {edit for paper in papers for _, finding in _find(paper, wanted) for edit in finding.edits}
    return list(_apart(sorted(edits)))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """A text with its edits made, all else as it was.

    Args:
        text: As given.
        edits: In order and apart from each other.

    Examples:
        >>> apply_edits("Số: 7 /QÐ-UBND", [Edit(5, 6, ""), Edit(8, 9, "Đ")])
        'Số: 7/QĐ-UBND'
    """
    expect(text, str, "the text to mend is a str")
    pieces, at = [], 0
    for edit in edits:
        expect(edit, Edit, "edits are those of find_edits")
        pieces += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join(pieces) + text[at:]


def fix(text: str, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> str:
    """A text with everything repaired that is certain, all else as it was. Fixing it again changes nothing.

    A repair may show the next one, so they go on until there is none; each makes the text shorter or has one wrong
    letter less.

    Args:
        text: As given.
        select: As for `check`.
        ignore: As for `check`.

    Raises:
        VbplError: No rule has a code that begins so.

    Examples:
        >>> fix("Số: 12 / QÐ-UBND")
        'Số: 12/QĐ-UBND'
    """
    while edits := find_edits(text, select=select, ignore=ignore):
        text = apply_edits(text, edits)
    return text


def _chosen(select: Iterable[str], ignore: Iterable[str]) -> list[Rule]:
    """The rules whose codes begin as wanted and not as unwanted, those of the user last."""
    known = all_rules()
    for codes in (select, ignore):
        if isinstance(codes, str):
            raise ArgumentError(f"codes are a list, like [{codes!r}]")
    select, ignore = tuple(select), tuple(ignore)
    for prefix in (*select, *ignore):
        if not any(code.startswith(prefix) for code in known):
            raise ArgumentError(f"no rule has a code that begins with {prefix!r}; all_rules() has them all")
    return [rule for code, rule in known.items()
            if (not select or code.startswith(select)) and not (ignore and code.startswith(ignore))]


def _find(paper: Paper, wanted: Iterable[Rule]) -> Iterator[tuple[Rule, Finding]]:
    for rule in wanted:
        if rule.applies_to(paper):
            yield from ((rule, finding) for finding in function_of(rule)(paper))


def function_of(rule: Rule) -> Check:
    """What applies a rule."""
    return CHECKS[rule.code] if rule.code in CHECKS else own_rules()[rule.code][1]


def _diagnostic(paper: Paper, rule: Rule, finding: Finding) -> Diagnostic:
    severity: Severity = "warning" if rule.severity == "error" and paper.damaged else rule.severity
    message = rule.message.format(**finding.values)
    return Diagnostic(code=rule.code, severity=severity, message=message, span=finding.span)


def _graph(document: Document, library: Library | None) -> LinkGraph | None:
    """The links among a library's documents and this one, which is in the library no longer than that."""
    if library is None:
        return None
    there = document.id in library
    if not there:
        library.add(document)
    graph = library.link()
    if not there:
        library.remove(document.id)
    return graph


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = 0
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end


_place = attrgetter("span.start", "code")
