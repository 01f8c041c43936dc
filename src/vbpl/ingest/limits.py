"""Bounds on what one file may ask for, so that no file fills memory or disk."""

MEBIBYTE = 1 << 20

FILE_BYTES = 256 * MEBIBYTE
"""Of one file or member; larger ones are refused unread."""
TEXT_CHARACTERS = 64 * MEBIBYTE
"""Of the text of one file."""
PART_BYTES = 128 * MEBIBYTE
"""Of one XML part of a Word file, unpacked."""
RATIO, RATIO_FREE = 200, MEBIBYTE
"""Unpacked over packed bytes, for members larger than the second figure."""
MEMBERS = 1_000_000
"""Members of one zip or tar."""
CONTAINER_BYTES = 1024 * 1024 * MEBIBYTE
"""Of one zip, tar or Parquet file on disk: these are streamed, not held."""
UNPACKED_BYTES = 4 * CONTAINER_BYTES
"""Of all members of one container together."""
HEADER_BYTES, COMMON_HEADER_BYTES = MEBIBYTE, 8 << 10
"""Of the values in a header of a tar: of one member, and of all that follow."""
NESTING = 2
"""Containers inside containers: a zip in a zip is read, what is packed deeper is refused."""
ROW_BYTES = 64 * MEBIBYTE
"""Of one line of JSON Lines."""
DEPTH = 1_000
"""Of nested HTML elements; what lies deeper is read as text of the level above."""
TAG_CHARACTERS = 4_000
"""Of one HTML tag; a longer one is read without its attributes."""
PAGES = 5_000
"""Of one PDF."""
PAGE_PIXELS = 40_000_000
"""Of one page drawn for OCR."""
LOCK_TURNS = 10_000_000
"""Hashes for one password of a locked Word file ([MS-OFFCRYPTO] 2.3.4.10, spinCount)."""
LABEL_CHARACTERS = 255
"""Of the text around the number of a list, as Word bounds it; a longer one is not shown."""
OUTPUT_BYTES = 256 * MEBIBYTE
"""That an external program may write."""
PAGE_SECONDS = 30
"""For one page under OCR, where the time of a file is bounded."""
SECONDS = 300
"""For one run of an external program: a Word file converted, a page recognised."""
