"""The zip file that a modern spreadsheet is: what kind it is, and whether it is safe to unpack."""

import io
import zipfile
from enum import Enum

from orgdesigner.errors import FileRefused

MOST_UNPACKED = 192 * 1024 * 1024
"""The most bytes of all parts of a spreadsheet together, unpacked."""

_MOST_PARTS = 5_000
# What is typed packs to a tenth or a thirtieth. Below this size even the emptiest file does no harm.
_MOST_RATIO = 150
_ANY_RATIO_BELOW = 32 * 1024 * 1024
_ENCRYPTED = 0x1


class Kind(Enum):
    """A spreadsheet by what its zip file holds."""

    XLSX = "xl/workbook.xml"
    XLSB = "xl/workbook.bin"
    ODS = "content.xml"


_OTHERS = (
    ("word/", "a Word document. Copy its table into a spreadsheet, or save it as CSV."),
    ("ppt/", "a PowerPoint presentation. Import the table that it was made from."),
    ("Index/", "a Numbers or Pages document. Export it as Excel or CSV first."),
)


def open_package(data: bytes, *, name: str) -> tuple[zipfile.ZipFile, Kind]:
    """Return an opened spreadsheet and its kind, having unpacked nothing.

    Raises FileRefused if it is damaged, is no spreadsheet, has a password, or would unpack to more than
    anybody's staff list.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise damaged(name) from None
    _refuse_unsafe(parts, len(data), name)
    return package, _kind(package, name)


def damaged(name: str) -> FileRefused:
    """Return the refusal of a spreadsheet that can't be read to its end."""
    return FileRefused(
        f"“{name}” is damaged or was not completely saved or downloaded: it can't be read as a spreadsheet."
        " Open it in Excel or LibreOffice, save it again, and import that."
    )


def has_password(name: str) -> FileRefused:
    """Return the refusal of a spreadsheet that is encrypted."""
    return FileRefused(
        f"“{name}” is protected by a password. Open it in Excel, save a copy without the password, and import"
        " the copy."
    )


def _refuse_unsafe(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise has_password(name)
    unpacked = sum(part.file_size for part in parts)
    largest = MOST_UNPACKED // 1024**2
    if unpacked > MOST_UNPACKED or len(parts) > _MOST_PARTS:
        raise FileRefused(
            f"“{name}” would unpack to {unpacked // 1024**2:,} MB in {len(parts):,} parts, and at most"
            f" {largest} MB are read. Copy the rows that matter into a new spreadsheet."
        )
    if unpacked > _ANY_RATIO_BELOW and unpacked > packed * _MOST_RATIO:
        raise FileRefused(
            f"“{name}” would unpack to {unpacked // max(packed, 1):,} times its size, as no staff list does."
            " It was not opened."
        )
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise FileRefused(
            f"“{name}” holds the same part twice, so that two programs would read it differently."
            " It was not opened."
        )


def _kind(package: zipfile.ZipFile, name: str) -> Kind:
    names = package.namelist()
    for start, words in _OTHERS:
        if any(part.startswith(start) for part in names):
            raise FileRefused(f"“{name}” is {words}")
    for kind in (Kind.XLSX, Kind.XLSB):
        # A writer may put its workbook in another folder than xl.
        if any(part.lower().endswith(kind.value.removeprefix("xl/")) for part in names):
            return kind
    if Kind.ODS.value not in names:
        raise FileRefused(
            f"“{name}” is a packed file, but no spreadsheet. Unpack it and import what is inside."
        )
    kind_said = package.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    if kind_said and "spreadsheet" not in kind_said:
        raise FileRefused(
            f"“{name}” is an OpenDocument file, but no spreadsheet. Save its table as ODS or CSV."
        )
    if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise has_password(name)
    return Kind.ODS
