"""site: the app, its routes and what guards them. Imports vbpl.view; needs the extra ``view``."""
