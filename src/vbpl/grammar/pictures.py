"""Railroad diagrams of the rules: ``python -m vbpl.grammar.pictures`` draws those that the pages of docs/grammars show.

They are made from the .lark files, without a network. This needs the package railroad-diagrams, of the group ``dev``.
"""

import io
import re
from functools import cache
from pathlib import Path

import railroad
from lark import Lark, Token, Tree

from .files import grammar_path

PAGES = Path(__file__).parents[3] / "docs" / "grammars"
SHOWN = re.compile(r"!\[[^\]]*\]\((?P<grammar>\w+)/(?P<rule>\w+)\.svg\)")
STYLE = """
svg.railroad-diagram { background-color: #fafafa; }
svg.railroad-diagram path { stroke-width: 2; stroke: #455a64; fill: none; }
svg.railroad-diagram text { font: 13px monospace; text-anchor: middle; fill: #212121; }
svg.railroad-diagram text.comment { font: italic 12px monospace; fill: #00695c; }
svg.railroad-diagram rect { stroke-width: 2; stroke: #455a64; fill: #e0f2f1; }
svg.railroad-diagram g.non-terminal rect { fill: #fff8e1; }
"""
REPEATED = {"?": railroad.Optional, "*": railroad.ZeroOrMore, "+": railroad.OneOrMore}


def render_pictures() -> dict[str, str]:
    """The diagrams that the pages show: SVG, by path below docs/grammars."""
    shown = {(found["grammar"], found["rule"]) for page in PAGES.glob("*.md")
             for found in SHOWN.finditer(page.read_text(encoding="utf-8"))}
    return {f"{grammar}/{rule}.svg": picture(grammar, rule) for grammar, rule in sorted(shown)}


def picture(grammar: str, rule: str) -> str:
    """A rule of a grammar as SVG. Raises KeyError if the grammar has no such rule."""
    svg = io.StringIO()
    railroad.Diagram(drawn(rules(grammar)[rule]), css=None).writeStandalone(svg.write, STYLE)
    return svg.getvalue() + "\n"


@cache
def rules(grammar: str) -> dict[str, Tree[Token]]:
    """The alternatives of each rule, as a tree of Lark's own grammar of grammars."""
    reader = Lark.open_from_package("lark", "lark.lark", ["grammars"], parser="lalr", maybe_placeholders=False)
    tree = reader.parse(grammar_path(grammar).read_text(encoding="utf-8"))
    return {str(rule.children[0]): part(rule, -1) for rule in tree.find_data("rule")}


def part(tree: Tree[Token], place: int) -> Tree[Token]:
    child = tree.children[place]
    assert isinstance(child, Tree)
    return child


def drawn(tree: Tree[Token]) -> railroad.DiagramItem:
    """The diagram of one part of a rule."""
    inner = [drawn(child) for child in tree.children if isinstance(child, Tree)]
    tokens = [str(child) for child in tree.children if isinstance(child, Token)]
    match str(tree.data):
        case "expansions":
            return railroad.Choice(0, *inner)
        case "expansion":
            return railroad.Sequence(*inner)
        case "alias":
            return railroad.Sequence(*inner, railroad.Comment(tokens[-1]))
        case "expr":
            return REPEATED[tokens[-1]](*inner)
        case "maybe":
            return railroad.Optional(*inner)
        case "literal":
            return railroad.Terminal(tokens[0].strip('"'))
        case "template_usage":
            return railroad.NonTerminal(spelled(tree))
    return named(tokens[0])


def named(name: str) -> railroad.DiagramItem:
    return railroad.Terminal(name) if name.isupper() else railroad.NonTerminal(name)


def spelled(tree: Tree[Token]) -> str:
    """A template with its arguments: ``row{ARTICLE, _clauses}``."""
    name, *values = ["".join(map(str, part(tree, place).children)) for place in range(len(tree.children))]
    return f"{name}{{{', '.join(values)}}}"


if __name__ == "__main__":
    for path, svg in render_pictures().items():
        (PAGES / path).parent.mkdir(parents=True, exist_ok=True)
        (PAGES / path).write_text(svg, encoding="utf-8")
