#!/usr/bin/env python3
"""Writes damaged and hostile variants of a workbook, and files that are none, into a folder, each a file to be dropped on the page.
usage: hostile_workbooks.py WORKBOOK FOLDER ADDRESS   ADDRESS: of a server that nothing may ask"""
import io
import pathlib
import re
import struct
import sys
import zipfile
from xml.sax.saxutils import escape

SHEET, BOOK, RELATIONS, TEXTS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return file.getvalue()


def with_cell(parts, cell, inside, attributes=' t="inlineStr"'):
    """The workbook with something else in a cell of its first sheet."""
    sheet, count = re.subn(rf'<c r="{cell}"[^>]*?(/>|>.*?</c>)', lambda _: f'<c r="{cell}"{attributes}>{inside}</c>', parts[SHEET].decode(), count=1)
    assert count == 1, cell
    return zipped({**parts, SHEET: sheet})


def text_in(parts, cell, text):
    return with_cell(parts, cell, f"<is><t>{escape(text)}</t></is>")


def with_entities(parts):
    levels = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY e0 "ja">{levels}<!ENTITY own SYSTEM "file:///etc/passwd">]>'
    sheet = parts[SHEET].decode()
    head = sheet.index("?>") + 2
    sheet = sheet[:head] + doctype + re.sub(r'(<c r="A9"[^>]*?)(/>| t="s".*?</c>)', r'\1 t="inlineStr"><is><t>&e11;&own;</t></is></c>', sheet[head:], count=1)
    return zipped({**parts, SHEET: sheet})


def many_sheets(parts, count):
    names = "".join(f'<sheet name="h{i}" sheetId="{i + 100}" r:id="rId1"/>' for i in range(count))
    return zipped({**parts, BOOK: parts[BOOK].decode().replace("</sheets>", names + "</sheets>")})


def large_sheet(parts, rows):
    more = "".join(f'<row r="{i}"><c r="A{i}" t="inlineStr"><is><t># {i}</t></is></c></row>' for i in range(200, 200 + rows))
    return zipped({**parts, SHEET: parts[SHEET].decode().replace("</sheetData>", more + "</sheetData>")})


def far_cell(parts):
    return zipped({**parts, SHEET: parts[SHEET].decode().replace("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')})


def bomb(parts, megabytes):
    """A sheet that is small in the file and large in memory."""
    return zipped({**parts, SHEET: parts[SHEET].replace(b"</sheetData>", b" " * (megabytes << 20) + b"</sheetData>")})


def wrong_sum(book):
    """The sum of a part is not that of its bytes."""
    directory = book.index(b"PK\x01\x02", book.rindex(SHEET.encode()) - 46)
    return book[:directory + 16] + b"\x01\x02\x03\x04" + book[directory + 20:]


def locked(book):
    """Each part says that it is encrypted, as by a password of a zip."""
    out = bytearray(book)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(mark)
        while place >= 0:
            out[place + at] |= 1
            place = out.find(mark, place + 4)
    return bytes(out)


def elsewhere(parts, address):
    """The sheet is said to lie on a server, and a picture and a link too."""
    relations = re.sub(r'Target="[^"]*sheet1.xml"', f'TargetMode="External" Target="{address}sheet"', parts[RELATIONS].decode())
    return zipped({**parts, RELATIONS: relations})


def main(source, target, address):
    whole = pathlib.Path(source).read_bytes()
    with zipfile.ZipFile(source) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    mark = f'<img src="{address}x" onerror="window.hurt=1"><script>window.hurt=1</script></script>'
    files = {
        "vacio.xlsx": b"", "un byte.xlsx": b"P", "texto.xlsx": b"no es un libro\n", "zip.xlsx": zipped({"leame.txt": "no es un libro"}),
        "cortado.xlsx": whole[:len(whole) // 2], "sin final.xlsx": whole[:-30], "con clave.xlsx": OLE + "EncryptedPackage".encode("utf-16-le") + bytes(4000),
        "viejo.xlsx": OLE + "Workbook".encode("utf-16-le") + bytes(4000), "clave de zip.xlsx": locked(whole), "suma.xlsx": wrong_sum(whole),
        "hojas.xlsx": many_sheets(parts, 10000), "grande.xlsx": large_sheet(parts, 200000), "lejos.xlsx": far_cell(parts), "bomba.xlsx": bomb(parts, 300),
        "entidades.xlsx": with_entities(parts), "otra parte.xlsx": elsewhere(parts, address), "xml.xlsx": zipped({**parts, SHEET: parts[SHEET][:-40]}),
        "marcas.xlsx": text_in(parts, "A9", mark), "unidad.xlsx": text_in(parts, "J9", mark), "nul.xlsx": with_cell(parts, "A9", "<is><t>a\0b</t></is>"),
        "largo.xlsx": text_in(parts, "A9", "x" * 3000000), "formula.xlsx": with_cell(parts, "D9", f'<f>HYPERLINK("{address}f","x")</f>', ""),
        "formula de texto.xlsx": text_in(parts, "D9", f'=WEBSERVICE("{address}w")'),
        "etiquetas.xlsx": zipped({**parts, TEXTS: parts[TEXTS].decode().replace("Redes de Oportunidades de Negocios", escape(mark))}),
        f"{escape(mark[:10])}' onerror='window.hurt=1'.xlsx": whole[:1000],
        "inputs.csv": b"name,year\0,value\n" + bytes(range(256)) * 40,
        "estado.json": b'{"sets":{"__proto__":1,"budget.ceiling.2027":1e999},"variant":"<img src=x onerror=window.hurt=1>","shown":[{}],"form":{"plan":{"years":{}},"values":7},"constructor":{"prototype":1}}',
        "hondo.json": b"[" * 200000,
    }
    for name, data in files.items():
        pathlib.Path(target, name.replace("/", "_")).write_bytes(data)


main(*sys.argv[1:])
