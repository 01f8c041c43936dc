"""browse: a local app over a converted archive. Imports vbpl.view and vbpl.archive; needs the extra ``view``."""

from .site import app, serve_archive

__all__ = ["app", "serve_archive"]
