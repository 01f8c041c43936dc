"""browse: a local app over a converted archive. Imports vbpl.view and vbpl.archive."""
