"""Documents in other forms: canonical text, Markdown, Akoma Ntoso, edXML, pieces for search. Imports vbpl.model."""
