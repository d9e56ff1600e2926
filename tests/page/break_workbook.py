#!/usr/bin/env python3
"""Writes a copy of a workbook with other texts in cells of its first sheet. usage: break_workbook.py FROM TO CELL=TEXT..."""
import re
import sys
import zipfile
from xml.sax.saxutils import escape

SHEET = "xl/worksheets/sheet1.xml"


def broken(sheet, cell, text):
    other = f'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
    sheet, count = re.subn(rf'<c r="{cell}"[^>]*?>.*?</c>', lambda _: other, sheet)
    if count != 1:
        sys.exit(f"{cell} is there {count} times")
    return sheet


def main(source, target, *changes):
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            data = book.read(name)
            if name == SHEET:
                for change in changes:
                    data = broken(data.decode(), *change.split("=", 1)).encode()
            copy.writestr(name, data)


main(*sys.argv[1:])
