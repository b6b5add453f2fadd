"""Small pdf files made by hand, for the tests of the pdf reader: Chinese text without an embedded font, rules, pictures."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # A4 in points


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text; `x` and `y` in points from the top left corner, `grey` from 0 (black) to 1 (white), or without ink."""

    x: float
    y: float
    text: str
    size: float = 12
    grey: float = 0
    inkless: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, drawn as lines or filled with a grey."""

    x: float
    y: float
    width: float
    height: float
    fill: float | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A one-pixel picture spread over the whole page, as a scan lies on it."""


Mark = Word | Box | Picture


def grid(x: float, y: float, widths: Sequence[float], rows: Sequence[Sequence[str]], height: float = 24) -> list[Mark]:
    """A ruled table without merged cells."""
    marks: list[Mark] = []
    for number, row in enumerate(rows):
        left = x
        for width, text in zip(widths, row, strict=True):
            marks += [Box(left, y + number * height, width, height), Word(left + 4, y + number * height + 6, text)]
            left += width
    return marks


def prose(lines: Sequence[str], y: float = 100, x: float = 90, size: float = 12, leading: float = 20) -> list[Mark]:
    """Lines of text one below the other; two full-width blanks at the start set a line in."""
    return [
        Word(x + (2 * size if line.startswith("　　") else 0), y + number * leading, line.strip("　"), size)
        for number, line in enumerate(lines)
    ]


def pdf(pages: Sequence[Sequence[Mark]], extra: str = "") -> bytes:
    """The file. `extra` goes into the trailer."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        4: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        6: b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n"
        b"stream\n\x80\nendstream",
    }
    for number, marks in enumerate(pages):
        content = zlib.compress("\n".join(map(_drawn, marks)).encode())
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {11 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >> >>"
        ).encode()
        head = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
        objects[11 + 2 * number] = head + content + b"\nendstream"
    return _file(objects, extra)


def _file(objects: dict[int, bytes], extra: str) -> bytes:
    data = bytearray(b"%PDF-1.5\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(data)
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        data += f"{places[number]:010d} 00000 n \n".encode() if number in places else b"0000000000 65535 f \n"
    data += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)


def _drawn(mark: Mark) -> str:
    match mark:
        case Word():
            code = mark.text.encode("utf-16-be").hex()
            base = HEIGHT - mark.y - 0.88 * mark.size
            mode = " 3 Tr" if mark.inkless else " 0 Tr"
            return f"{mark.grey} g BT{mode} /F1 {mark.size} Tf {mark.x} {base} Td <{code}> Tj ET"
        case Box():
            bottom = HEIGHT - mark.y - mark.height
            place = f"{mark.x} {bottom} {mark.width} {mark.height} re"
            return f"{place} S" if mark.fill is None else f"{mark.fill} g {place} f"
        case Picture():
            return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I1 Do Q"
