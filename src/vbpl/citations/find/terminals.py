"""Patterns of the terminals of ``citation.lark``, over folded text.

Every repeat is bounded, so that a pattern takes constant time wherever it is tried.
"""

import re

from ...tables import document_types, issuing_bodies
from ...text.lazy import lazy_compile
from ..words.kinds import kind_words, rules
from ..words.levels import level_words
from ..words.patterns import words_pattern
from ..words.table import citation_words
from .heads import END, GAP, SO, TO_WORD

SPACE = r"\s{1,9}"

KINDS = words_pattern(kind_words())
ABBREVIATIONS = words_pattern(rules()["abbreviations"])

# Provisions

SEPARATOR = re.compile(
    rf"{TO_WORD}(?P<SEPARATOR>(?:[,;]\s{{1,3}})?(?:va/hoac|va|hoac){END}|[,;–-]|(?:cung|den|toi){END}){GAP}"
)
MARK = re.compile(rf"{TO_WORD}[.:()…\"“”/]")
LEVEL = re.compile(
    rf"{TO_WORD}(?:(?:cac|tu|cua|thuoc|tai|cac\s{{1,3}}quy\s{{1,3}}dinh\s{{1,3}}tai){SPACE})?"
    rf"(?P<LEVEL>{level_words()}){END}{GAP}"
)
THIS = re.compile(rf"{TO_WORD}nay{END}")
BEFORE_THIS_ARTICLE = lazy_compile(r"(?<![a-z])(?:tai|o|quy\s{1,3}dinh\s{1,3}cua)\s{1,3}$")
"""What stands before ``điều này`` in small letters where it is an article."""

NO_UNIT = re.compile(
    rf"[.,]\d|\s{{0,3}}(?:%|/\d|m2|nam\s(?!\d)|(?:{words_pattern(citation_words('cues')['amount'])}){END})"
)
"""What makes a number an amount: ``khoản 5 triệu đồng``, ``phần 20%``; ``Khoản 1 ,2`` is a list."""

AFTER_LISTED = lazy_compile(
    rf"{TO_WORD}(?:$|[,;.:)\]\"”/(]|(?:{words_pattern(citation_words('cues')['after_listed'])}){END}"
    rf"|(?:cac{SPACE})?(?:{level_words()}|{KINDS}){END})"
)
"""What may follow a number without a word of its own, so that ``Điều 5 và 3 người`` is Điều 5."""

CONTRACT = re.compile(rf"{TO_WORD}(?:cua{SPACE})?(?:ban{SPACE}|cac{SPACE})?(?:hop{SPACE}dong|thoa{SPACE}uoc){END}|\.\d")
"""``Điều 12.3 Hợp đồng``"""

# Between provisions and document

KEM_THEO = (
    rf"(?:duoc{SPACE})?(?:ban{SPACE}hanh{SPACE}(?:dinh{SPACE})?kem(?:{SPACE}theo)?|(?:dinh{SPACE})?kem{SPACE}theo){END}"
)
ATTACHED = re.compile(rf"{TO_WORD}\(?(?:{KEM_THEO}){GAP}")
OF_UNIT = re.compile(rf"{TO_WORD}cua{END}(?:{SPACE}cua{END})?{GAP}")
IN_UNIT = re.compile(rf"{TO_WORD}(?:tai|trong|thuoc|o){END}(?:{SPACE}cua{END})?{GAP}")
COMPONENT = re.compile(
    rf"(?:{words_pattern(rules()['components'])}){END}[^;.():“”\"]{{0,150}}?(?=\s{KEM_THEO})"
)

# Documents

_TYPES = words_pattern({code for row in document_types() for code in row.abbreviations if len(code) > 1})
_CODES = words_pattern(
    body.code for body in issuing_bodies() if body.code.isalpha() and body.code not in rules()["no_code"]
)
_JOINT = (
    r"[/⁄\\–—-][a-z0-9§&°+]{1,30}(?:(?<=&)\s(?!ngay|cua|ve)[a-z]{2,9})?"
    r"(?:\.[a-z0-9§&°+]{1,20}){0,4}"  # /QĐ-UBND, /CCTKV.05
    rf"|\s{{1,3}}(?:{_TYPES})(?=[/-][a-z])"  # 15 CT/TW
    r"|\s{1,9}/\s{0,3}(?=[a-z]{1,9}[-/&.]|\d{4}|[a-z]{2,})[a-z0-9&+.]{1,30}"  # 2984 /BNNMT
    r"|/\s{1,9}(?=[a-z]{1,9}[-/&.]|\d{4}|[a-z]{2,})[a-z0-9&+.]{1,30}"  # 08/2025/ TT
    r"|-(?:\s{1,3}|\s?\n\s{0,9})(?=[a-z]{2})[a-z0-9&+.]{1,30}"  # QĐ- UBND
    r"|\s-(?=[a-z]{2})[a-z0-9&+.]{1,30}"  # QĐ -UBND
    rf"|\s?[–—-]\s{{0,9}}(?:{_CODES}|{_TYPES}){END}"  # QĐ – UBND, 12– NQ/TW
    r"|\s[–—-]\s[a-z](?:&?[a-z]){1,7}(?=,?\s{1,3}ngay\s{1,3}\d)"  # BTC - QLCS ngày 3/4/2020
)
_DOTTED = r"\d{1,4}\.\d{1,2}(?=/\d{4}/)"  # 66.7/2025/NQ-CP
_SERIAL = (
    rf"(?:{_DOTTED}"
    r"|\d[\dol|§&°i]{0,7}(?:\s[\dli]{1,5})?[a-z]{0,4}"  # 3411, 12a, 4 7 (OCR)
    r"|[il|o]{1,2}\s?\d{1,4}|[lio]{1,3}(?=/)"  # I 466, LL (OCR)
    r"|[.…_\s]{1,12}(?=/)|(?<=\s)(?=/[a-z])"  # blank
    r"|[a-z]{2,10}\d{0,6}(?=[/-]))"  # LOR2025
)
LABEL = re.compile(rf"{TO_WORD}[:,]?{TO_WORD}(?:{SO}{END}|so(?=\d)){GAP}[:.,]?(?=[\s\w.…/])")
LABELLED = lazy_compile(rf"{LABEL.pattern}{GAP}{_SERIAL}(?:{_JOINT})")
LABELLED_NUMBER = re.compile(rf"{GAP}{_SERIAL}(?:{_JOINT}){{1,7}}")
_NO_DATE = r"(?!\d{1,2}[/.–-]\d{1,2}[/.–-]\d{4}(?![\d/–-]))"
_NO_SCALE = r"(?!1/\d{3,5}(?![\d/-]))"
NUMBER = re.compile(rf"{TO_WORD}{_NO_DATE}{_NO_SCALE}(?:{_DOTTED}|\d{{1,5}}[a-z]{{0,3}})(?:{_JOINT}){{1,7}}")
"""``5/2020/NĐ-CP``; neither a day nor the scale of a map: ``quy hoạch 1/500``."""
NOTED_NUMBER = re.compile(r"qh\d{3}")
"""``71/2031/QH173``: the mark of a footnote stands at the number of the Quốc hội."""
SERIAL = lazy_compile(
    rf"{TO_WORD}\d{{1,4}}(?={TO_WORD}(?:[,;)]|\.(?!\d)|$)|{SPACE}(?:(?:cua|ngay|ve|va|la|co|quy|duoc){END}|nam\s\d{{4}}|\())"
)
STANDARD_NUMBER = lazy_compile(r"(?:\s(?:iso/iec|iso|iec))?\s?\d{1,6}(?:-\d{1,3})?\s?:\s?\d{4}(?:/[a-z]{2,10})?")

NEXT_NUMBER = re.compile(
    rf"\s{{0,3}}(?:[,;]|va{END}){GAP}"
    r"(?=\d{1,5}(?:[a-z]|\.\d{1,2})?/(?:\d{4}/[a-z]|[a-z]{1,12}\s?[–-]\s?[a-z])|\d{1,5}[–-][a-z]{1,5}/[a-z])"
)
"""``Tờ trình số 6897/TTr-UBND và 6898/TTr-UBND``, ``Nghị quyết số 57-NQ/TW, 59-NQ/TW``"""
BARE_NUMBER = re.compile(
    r"\d[a-z]?(?:/\d{4})?(?:/|\s?-)[a-z]{2,9}(?:[/-][a-z0-9.&]{1,15}){1,4},?\s{1,3}$"
)
"""``127/HĐTĐ-STC ngày 05/3/2020`` without any word of its own, from the last figure of the serial to its day."""
LONGEST_BARE = 90
DAY = re.compile(r"ngay\s{1,3}\d{1,2}(?:[/.-]\d|\sthang\s)")
BEFORE_BARE = re.compile(r"(?:^|[\s(\[“\"|:;,])(?<!so\s)(?<!so:\s)\d(?=\d{0,4}$)")
"""What stands before the first figure of such a number."""
COLON = lazy_compile(rf"{TO_WORD}:{TO_WORD}(?={SO}{END}|\d)")
"""``các Nghị định của Chính phủ: số``"""
QUALIFIER = re.compile(
    rf"(?:,?{SPACE}(?:(?:{words_pattern(rules()['qualifier'])}){END}"
    rf"|(?!(?:{SO}{SPACE}\d|{words_pattern(rules()['no_qualifier'])}|{KINDS}|{ABBREVIATIONS}){END})[a-z]{{1,9}})){{1,8}}?"
    rf"(?={SPACE}{SO}\s?:?{SPACE}(?:[a-z0-9]{{1,9}}\s{{0,3}}[/-]|\d{{1,4}}{SPACE}ngay{SPACE}\d))"
)
"""Words between type and number: ``Kế hoạch thanh tra số 1505/KH-TTCP``."""
QUALIFIER_REACH = 300
"""Characters in which the label must stand after it."""
APPRAISAL = lazy_compile(rf"{SPACE}tham{SPACE}(?:tra|dinh){END}(?={SPACE}cua{END})")
"""``Báo cáo thẩm tra của Ban Pháp chế``"""

PREVIOUS = re.compile(
    rf"{SPACE}(?:(?:da\s)?neu\so?\s?tren|noi\s(?:o\s)?tren|tren\sday|da\s(?:neu|dan)|dan\s?tren"
    rf"|tren(?={TO_WORD}(?:[.,;:)]|$)|{SPACE}(?:va|duoc|da|co(?= )(?!{SPACE}so)){END})|do){END}"
)
SESSION = lazy_compile(rf"{SPACE}(?=(?:dai\shoi(?!\s(?:dong|co\sdong))|hoi\snghi|trung\suong\s\d){END})")
STATE = lazy_compile(
    rf"{SPACE}(?:nuoc{SPACE})?(?:{words_pattern(['Cộng hòa xã hội chủ nghĩa Việt Nam', 'Việt Nam'])}){END}"
)
BILL = lazy_compile(rf"(?<![a-z])(?:du{SPACE}an|du{SPACE}thao){SPACE}$")
ENACTED = lazy_compile(rf"[;:.,]\s{{0,9}}\n\s{{0,40}}quoc{SPACE}hoi{SPACE}ban{SPACE}hanh{SPACE}$")
ENACTED_REACH = 90
"""``Căn cứ Hiến pháp;`` / ``Quốc hội ban hành Luật sửa đổi ... của Luật Giá số 11/2012/QH13``: it changes that law."""
MANY_LAWS = lazy_compile(
    rf"sua{SPACE}doi,?{SPACE}bo{SPACE}sung[^,;.()]{{0,40}}\s(?:\d{{1,3}}{SPACE}luat{END}(?!\s?[:(])"
    rf"(?:{SPACE}co{SPACE}lien{SPACE}quan{SPACE}den{SPACE}quy{SPACE}hoach{END})?"
    rf"|cac{SPACE}luat{SPACE}ve(?:{SPACE}[a-z]{{1,9}}){{1,5}}?(?=\s{{0,3}}[,;.)]|{SPACE}(?:va|so|ngay|nam){END}|\s{{0,9}}$))"
)
"""``Luật sửa đổi, bổ sung một số điều của 37 Luật có liên quan đến quy hoạch``, ``... của các Luật về thuế``"""
DETAIL = lazy_compile(rf"{SPACE}(?:{SO}|ngay|nam|ky){END}")
AMENDING = lazy_compile(rf"sua{SPACE}doi")

# Details

_D = r"(?:[\dol|i]{1,2}|[0-3]\s\d(?=\sthang))"
_NAM = r"(?<!viet\s)nam"
_PASSED = rf"(?:da{SPACE})?duoc{SPACE}quoc{SPACE}hoi{SPACE}(?:[a-z0-9,]{{1,9}}{SPACE}){{0,12}}?thong{SPACE}qua"
DATE = re.compile(
    rf"{TO_WORD},?{TO_WORD}\(?(?:(?:de|ky|cung|ban\shanh|{_PASSED}){SPACE})?_?nga[yv](?:{SPACE}ngay)?{GAP}(?:"
    rf"{_D}{TO_WORD}(?:th[ai]n[gh]|ngay)[:.]?{TO_WORD}"
    rf"(?:\d\d?(?=nam)|\|\d{SPACE}|[a-z0-9]{{1,6}}\]?(?:\s(?:hai|mot))?{SPACE}(?:duong\slich{SPACE})?)"
    rf"nam[.:,]?{TO_WORD}(?:[\doli]{{4}}|20\d\s\d(?![\d/]))"
    rf"|{_D}\s{{0,2}}[-/.–]\s{{0,2}}{_D}\s{{0,2}}[-/.–]\s{{0,2}}(?:\d{{4}}|\d\d(?!\d))"
    rf"|[\s….]{{1,20}}thang[\s…./\d]{{1,12}}nam\s?\d{{4}}|[\s….]{{0,20}}/[\s….\d]{{0,12}}/\s?\d{{4}})"
)
YEAR = lazy_compile(rf"{SPACE}{_NAM}{SPACE}(\d{{4}})(?![\d/]|\s?[-–]\s?\d)")
_Y = r"(?:19|20)\d\d"
NAME_YEAR = lazy_compile(rf"{SPACE}(?:{_NAM}{SPACE})?(?:\({_Y}\)|\(?{_Y}(?![\d/]|\s?[-–]\s?\d))")
OF = re.compile(rf"{TO_WORD},?{TO_WORD}cua{END}(?:{SPACE}cua{END})?{GAP}")
AT = lazy_compile(rf"{SPACE}tai{SPACE}(?=(?:cac{SPACE})?(?:{KINDS}){END})")
LAWGIVER = re.compile(
    rf"(?:quoc{SPACE}hoi|uy{SPACE}ban{SPACE}thuong{SPACE}vu|hoi{SPACE}dong{SPACE}nha|nuoc){END}"
)
"""A law cited by name has no other issuer: ``Luật Đất đai của các huyện`` is how they apply it."""
TOP = lazy_compile(rf"{SPACE}(?:{words_pattern(citation_words('stops')['top'])}){END}")
NOTE = re.compile(
    rf"{TO_WORD}\((?!{words_pattern(citation_words('cues')['no_note'])})[^()]{{1,80}}\)"
    rf"(?={SPACE}(?:ngay|cua){END})"
)


def skip_space(text: str, position: int) -> int:
    """The next place that is not white space."""
    while text[position : position + 1].isspace():
        position += 1
    return position
