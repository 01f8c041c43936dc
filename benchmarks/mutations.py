"""Single-line mutants of Python code: one small fault in one line, such as ``<`` for ``<=``. Imports nothing of vbpl.

Each rule takes a node of the syntax tree and yields what its text becomes. Docstrings, annotations, imports, messages
of errors and what only type checkers read are left alone: no test has to know them. So are four changes that cannot
change behaviour: None for False where it is returned (who calls asks for the truth of it), ``strict`` of zip and
``maxsize`` of a cache (the one guards against faults of the program, the other serves speed), and ``__repr__``.
"""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Mutant:
    """One line with one fault."""

    path: str
    function: str
    """Qualified name of the outermost function that holds the line; empty for a line of a module or a class."""
    line: int
    column: int
    was: str
    now: str
    """The line without indent, before and after."""

    @property
    def name(self) -> str:
        """It stays the same while the line and its function do, even if they move in the file."""
        parts = "\0".join((self.path, self.function, self.was, self.now))
        return sha256(parts.encode()).hexdigest()[:10]

    def rank(self, seed: int) -> str:
        """Place in the order into which a seed shuffles all mutants. Other code does not move it."""
        return sha256(f"{seed} {self.name}".encode()).hexdigest()

    def apply(self, text: str) -> str:
        """The text of the module with the fault."""
        lines = text.split("\n")
        old = lines[self.line - 1]
        lines[self.line - 1] = old[: len(old) - len(old.lstrip())] + self.now
        return "\n".join(lines)


Change = tuple[ast.expr | ast.stmt, str]
"""A node, and the text that replaces it."""

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in",
    ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}
COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=", ast.In: "in",
    ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}
"""Comparisons as they are written; the row above lists the replacements."""
OPERATORS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "//"), ast.Div: ("/", "*"), ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "//"), ast.BitOr: ("|", "&"), ast.BitAnd: ("&", "|"),
}
NAMES = {
    "max": "min", "min": "max", "any": "all", "all": "any", "start": "end", "end": "start", "startswith": "endswith",
    "endswith": "startswith", "append": "count", "match": "search", "search": "match", "fullmatch": "match",
    "find": "rfind", "rfind": "find", "lstrip": "rstrip", "rstrip": "lstrip", "strip": "lstrip", "lower": "upper",
    "removeprefix": "removesuffix", "removesuffix": "removeprefix", "partition": "rpartition",
}
"""Functions and attributes, and their replacements."""

PATTERN_PARTS = re.compile(r"(?<!\\)(?:\\\\)*(\{\d*,?\d*\}|\(\?<?[=!]|\\[bd]|[+*^$](?!\?)|(?<!\()\?(?!\?)|\|)")
BOUND = re.compile(r"\d+(?=\}$)")
IN_PATTERNS = {
    "+": "*", "*": "+", "^": "", "$": "", "?": "", "|": "", r"\b": "", r"\d": r"\w",
    "(?=": "(?!", "(?!": "(?=", "(?<=": "(?<!", "(?<!": "(?<=",
}
"""Parts of a regular expression, and their replacements. A bound in braces grows by one."""


def mutants_of(path: str, text: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines."""
    lines, tree = text.split("\n"), ast.parse(text)
    spans = list(functions_of(tree))
    for node in walk(tree):
        for part, new in changes_of(node, lines):
            if mutant := mutant_at(path, lines, spans, part, new):
                yield mutant


def sample(mutants: Iterable[Mutant], texts: Mapping[str, str], seed: int) -> Iterator[Mutant]:
    """Mutants that are valid Python, in the order of a seed, at most one a line; ``texts`` are modules by path."""
    seen = set()
    for mutant in sorted(mutants, key=lambda each: each.rank(seed)):
        if (mutant.path, mutant.line) not in seen and compiles(mutant.apply(texts[mutant.path])):
            seen.add((mutant.path, mutant.line))
            yield mutant


def functions_of(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    """First and last line of each outermost function, without decorators, and its qualified name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.body[0].lineno, node.end_lineno or 0, node.name
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    yield each.body[0].lineno, each.end_lineno or 0, f"{node.name}.{each.name}"


def mutant_at(
    path: str, lines: list[str], spans: list[tuple[int, int, str]], part: ast.expr | ast.stmt, new: str
) -> Mutant | None:
    """The mutant of a change; None if it takes more than a line or changes nothing."""
    at, old = part.lineno, lines[part.lineno - 1]
    if part.end_lineno != at or part.end_col_offset is None:
        return None
    start, end = (len(old.encode()[:offset].decode()) for offset in (part.col_offset, part.end_col_offset))
    changed = old[:start] + new + old[end:]
    if changed == old:
        return None
    function = next((name for first, last, name in spans if first <= at <= last), "")
    return Mutant(path, function, at, start, old.strip(), changed.strip())


def compiles(text: str) -> bool:
    with warnings.catch_warnings(action="error"):
        try:
            compile(text, "<mutant>", "exec")
        except (SyntaxError, SyntaxWarning):
            return False
    return True


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Nodes whose faults a test could notice."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases") or (name == "args" and is_strip(node)):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not is_left_alone(child):
                yield from walk(child)


def is_strip(node: ast.AST) -> bool:
    """A call that strips characters from a text; its own rule shortens the set."""
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("strip", "lstrip", "rstrip")


def is_left_alone(node: ast.AST) -> bool:
    """A docstring, an import, a raised error, a type, a block for type checkers, or a guard or a speed-up."""
    match node:
        case ast.keyword(arg="strict" | "maxsize") | ast.FunctionDef(name="__repr__"):
            return True
        case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.Assert() | ast.JoinedStr():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(value=ast.Subscript(value=ast.Name(id=name))):
            return name in ("Callable", "Literal", "dict", "tuple", "list", "Annotated")
        case ast.Call(func=ast.Name(id="TypeVar" | "cast" | "Field")):
            return True
    return False


def changes_of(node: ast.AST, lines: list[str]) -> Iterator[Change]:
    """The changes of each rule to a node."""
    match node:
        case ast.Compare():
            yield from ((node, new) for new in changes_of_comparison(node, lines))
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            yield node, f"{printed(left, lines)} {OPERATORS[type(operator)][1]} {printed(right, lines)}"
        case ast.AugAssign(target=target, op=operator, value=value) if type(operator) in OPERATORS:
            yield node, f"{printed(target, lines)} {OPERATORS[type(operator)][1]}= {printed(value, lines)}"
        case ast.BoolOp(values=values):
            yield from changes_of_conditions(node, values, lines)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield node, printed(operand, lines)
        case ast.Constant(value=value):
            yield from ((node, new) for new in changes_of_constant(value, printed(node, lines)))
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield from ((test, new) for new in ("False", "True")[: 1 if isinstance(node, ast.While) else 2])
        case ast.comprehension(ifs=conditions):
            yield from ((condition, "True") for condition in conditions)
        case ast.Return(value=ast.expr() as value) if not is_no_or_none(value):
            yield node, "return None"
        case ast.Slice(lower=lower, upper=upper):
            yield from ((bound, f"{printed(bound, lines)} + 1") for bound in (lower, upper) if bound)
        case ast.Name(id=name) if name in NAMES and isinstance(node.ctx, ast.Load):
            yield node, NAMES[name]
        case ast.Attribute(value=value, attr=name) if name in NAMES and isinstance(node.ctx, ast.Load):
            yield node, f"{printed(value, lines)}.{NAMES[name]}"
        case ast.Call(args=[ast.Constant(value=str(value)) as argument]) if is_strip(node) and len(value) > 1:
            text = printed(argument, lines)
            yield argument, text[:-2] + text[-1]
        case ast.Expr(value=ast.Call()):
            yield node, "pass"
        case ast.Continue():
            yield node, "break"
        case ast.Break():
            yield node, "continue"


def is_no_or_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False)


def changes_of_comparison(node: ast.Compare, lines: list[str]) -> Iterator[str]:
    """A comparison with each of its operators changed; ``low <= value < high`` has two."""
    operators = [COMPARED[type(operator)] for operator in node.ops]
    for at, operator in enumerate(node.ops):
        signs = [*operators[:at], COMPARISONS[type(operator)], *operators[at + 1 :]]
        rest = (f" {sign} {printed(value, lines)}" for sign, value in zip(signs, node.comparators, strict=True))
        yield printed(node.left, lines) + "".join(rest)


def changes_of_conditions(node: ast.BoolOp, values: list[ast.expr], lines: list[str]) -> Iterator[Change]:
    """``and`` for ``or``, and each condition dropped."""
    word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    parts = [printed(value, lines) for value in values]
    yield node, f" {other} ".join(parts)
    for at in range(len(parts)):
        yield node, f" {word} ".join(parts[:at] + parts[at + 1 :])


def changes_of_constant(value: object, text: str) -> Iterator[str]:
    """Another constant: the next number, the other truth, a longer string, another pattern."""
    match value:
        case bool():
            yield str(not value)
        case int() | float():
            yield from (repr(value + 1), repr(value - 1))
        case str() if text.startswith(("r'", 'r"')):
            yield from changes_of_pattern(text)
        case str() if text[:1] in "'\"":
            yield f"{text[0]}XX{text[1:]}"


def changes_of_pattern(text: str) -> Iterator[str]:
    """A raw string with one part of its pattern changed, if both patterns are valid."""
    whole = is_pattern(text[2:-1])
    for match in PATTERN_PARTS.finditer(text, 2, len(text) - 1):
        part = match[1]
        new = BOUND.sub(lambda bound: str(int(bound[0]) + 1), part) if part[0] == "{" else IN_PATTERNS[part]
        changed = text[: match.start(1)] + new + text[match.end(1) :]
        if is_pattern(changed[2:-1]) or not whole:
            yield changed


def is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def printed(node: ast.AST, lines: list[str]) -> str:
    """The text of a node of one line; a node of several lines as Python prints it, which makes no mutant."""
    if not isinstance(node, ast.expr | ast.stmt) or node.lineno != node.end_lineno:
        return ast.unparse(node)
    line = lines[node.lineno - 1].encode()
    text = line[node.col_offset : node.end_col_offset].decode()
    return f"({text})" if isinstance(node, ast.BoolOp | ast.IfExp | ast.NamedExpr | ast.Lambda) else text
