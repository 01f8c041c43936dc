"""VbplError: the one base of everything vbpl raises."""


class VbplError(Exception):
    """Base of all errors of vbpl: ``str()`` of one is a sentence for people, with the file and place in it.

    Parsing a ``str`` raises none; files, XML and archives may.
    """
