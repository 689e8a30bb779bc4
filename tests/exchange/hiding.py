"""Files that hide words, each in another place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pypdf
import xlsxwriter
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def pdf_property(words: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": words})
    return written(writer)


def pdf_bookmark(words: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_outline_item(words, 0)
    return written(writer)


def pdf_attachment(words: str) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("notes.txt", words.encode())
    return written(writer)


def written(writer: pypdf.PdfWriter) -> bytes:
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def word_text(words: str) -> bytes:
    """Every letter is a run of its own, as Word leaves them after corrections."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for letter in words:
        paragraph.add_run(letter)
    return saved(document)


def word_property(words: str) -> bytes:
    document = docx.Document()
    document.core_properties.author = words
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def sheet_comment(words: str) -> bytes:
    return workbook(lambda sheet: sheet.write_comment("C7", words))


def sheet_hidden(words: str) -> bytes:
    def fill(sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(4, 4, words)
        sheet.set_column("E:E", None, None, {"hidden": True})

    return workbook(fill)


def workbook(fill: Callable[[xlsxwriter.worksheet.Worksheet], object]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        fill(book.add_worksheet("Posts"))
    return held.getvalue()


def zip_comment(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "nothing")
        archive.comment = words.encode()
    return held.getvalue()


def zip_within_a_zip(words: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("inner.docx", word_text(words))
    return held.getvalue()


def png_words(words: str) -> bytes:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.setText("Description", words)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def escaped(words: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in words)


HIDING_PLACES: dict[str, Callable[[str], bytes]] = {
    "text.txt": lambda words: f"A line\nand {words}".encode(),
    "wide.csv": lambda words: f"Post;Name\r\nHead;{words}\r\n".encode("utf-16"),
    "latin.csv": lambda words: f"Post;Name\r\nHead;{words}\r\n".replace("’", "'").encode("latin-1"),
    "page.html": lambda words: f"<p><b>{words.replace(' ', '</b> <i>')}</i></p>".encode(),
    "letters.html": lambda words: f"<p>{'<wbr>'.join(words)}</p>".encode(),
    "entities.html": lambda words: f"<p>{escaped(words)}</p>".encode(),
    "comment.html": lambda words: f"<p><!-- {words} --></p>".encode(),
    "attribute.svg": lambda words: f'<svg><a aria-label="{words}"/></svg>'.encode(),
    "label.drawio": lambda words: f'<mxCell value="&lt;b&gt;Head&lt;/b&gt; {escaped(words)}"/>'.encode(),
    "script.html": lambda words: f'<script>x = "{words.encode("unicode_escape").decode()}"</script>'.encode(),
    "plan.json": lambda words: f'{{"posts": ["{words}"]}}'.encode(),
    "property.pdf": pdf_property,
    "bookmark.pdf": pdf_bookmark,
    "attachment.pdf": pdf_attachment,
    "text.docx": word_text,
    "property.docx": word_property,
    "comment.xlsx": sheet_comment,
    "hidden.xlsx": sheet_hidden,
    "comment.zip": zip_comment,
    "within.zip": zip_within_a_zip,
    "words.png": png_words,
}
