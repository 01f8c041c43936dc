"""Amendments: instructions that change another act, with their targets and new text.

Tokens are read by grammars/amendment.lark to a tree, the tree to operations, and these with the document around them
to amendments. Rules: NĐ 78/2025/NĐ-CP, Điều 69 and 70.
"""

from .find import find_amendments

__all__ = ["find_amendments"]
