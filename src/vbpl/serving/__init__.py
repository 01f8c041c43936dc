"""Serving: a linked archive for other programs: a JSON API with OpenAPI, and MCP tools for language models.

`vbpl.serving.api` needs ``vbpl[serve]``, `vbpl.serving.tools` needs ``vbpl[mcp]``; both only read.
"""

from .questions import Hit, Hits, Questions

__all__ = ["Hit", "Hits", "Questions"]
