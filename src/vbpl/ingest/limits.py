"""Limits on what one file may ask for, so that no file fills memory or disk."""

MEBIBYTE = 1 << 20

FILE_BYTES = 256 * MEBIBYTE
"""Bytes of one file or member; larger ones are refused unread."""
TEXT_CHARACTERS = 64 * MEBIBYTE
"""Characters of the text of one file."""
PART_BYTES = 128 * MEBIBYTE
"""Bytes of one XML part of a Word file, unpacked."""
RATIO, RATIO_FREE = 200, MEBIBYTE
"""The ratio of unpacked to packed bytes. It applies to members larger than the second number."""
MEMBERS = 1_000_000
"""Members of one zip or tar."""
CONTAINER_BYTES = 1024 * 1024 * MEBIBYTE
"""Bytes of one zip, tar or Parquet file on disk. These are streamed, not held in memory."""
UNPACKED_BYTES = 4 * CONTAINER_BYTES
"""Bytes of all members of one container together."""
HEADER_BYTES, COMMON_HEADER_BYTES = MEBIBYTE, 8 << 10
"""Bytes of the values in a tar header: of one member, and of all members that follow."""
NESTING = 2
"""Levels of containers in containers. A zip in a zip is read; a deeper one is refused."""
ROW_BYTES = 64 * MEBIBYTE
"""Bytes of one line of JSON Lines."""
DEPTH = 1_000
"""Levels of nested HTML elements. Deeper elements are read as text of the level above."""
TAG_CHARACTERS = 4_000
"""Characters of one HTML tag; a longer one is read without its attributes."""
PAGES = 5_000
"""Pages of one PDF."""
PAGE_PIXELS = 40_000_000
"""Pixels of one page that is drawn for OCR."""
LOCK_TURNS = 10_000_000
"""Hashes for one password of a locked Word file ([MS-OFFCRYPTO] 2.3.4.10, spinCount)."""
LABEL_CHARACTERS = 255
"""Characters around the number of a list, Word's own limit. A longer label is not shown."""
OUTPUT_BYTES = 256 * MEBIBYTE
"""Bytes that an external program may write."""
PAGE_SECONDS = 30
"""Seconds for one page under OCR, if the time of a file is bounded."""
SECONDS = 300
"""Seconds for one run of an external program: to convert a Word file, or to recognise a page."""
