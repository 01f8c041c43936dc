"""browse: a local app over a converted archive."""

from .site import app, serve_archive

__all__ = ["app", "serve_archive"]
