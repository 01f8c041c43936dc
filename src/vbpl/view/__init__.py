"""view: documents as a page for people: the text, its tree and its links.

It needs the extra ``view``.
"""

from ..language import LANGUAGES, Language
from .links import Lead, Target
from .page import Assets, assets, content_policy, render_page, render_view
from .shown import Paper, Shown, anchor, link_papers
from .words import words

__all__ = [
    "LANGUAGES", "Assets", "Language", "Lead", "Paper", "Shown", "Target", "anchor", "assets", "content_policy",
    "link_papers", "render_page", "render_view", "words",
]
