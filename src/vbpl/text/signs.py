"""Signs that several readers must know alike: dashes, slashes, bullets."""

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
"""Used for the hyphen: ``12–QĐ/TW``."""
SLASHES = "\u2044\u2215\uff0f"
"""Used for ``/``: ``12⁄QĐ-SYT``, as some scanners and keyboards write it."""
SLASH = f"/{SLASHES}"
"""All of them, for the inside of a character class."""

SYMBOL_BULLETS = {"\uf02d": "-", "\uf0a7": "•", "\uf0b7": "•", "\uf0d8": "•", "\uf0fc": "•"}
"""Bullets of the Symbol and Wingdings fonts, as Word keeps them, and the replacement of each in `vbpl.source`."""
DASH_BULLETS = "-–—−"
"""``- Như trên;``: a dash at the head of an item."""
BULLETS = f"{DASH_BULLETS}+*•·∙◦▪●○✓➢"
"""Signs at the head of an item without a number; for the inside of a character class."""
BULLET = frozenset(BULLETS)
MISREAD_BULLETS = "~_ˆ^°»>¬="
"""Signs that a scanner reads for a bullet. They count only in a list, such as recipients."""
