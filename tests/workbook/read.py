#!/usr/bin/env python3
"""read.py FILE.xlsx: its cells as lines SHEET, tab, CELL, tab, s or n, tab, what it holds (a text with \\n and \\t
escaped; a number as repr of its double); after them a line for what must not be, `bad`: a formula, a link out of the
file, a time, a cell of another kind. Only the standard library, so that what wrote the file does not read it."""
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
LINK = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'


def unescaped(text):
    return re.sub('_x([0-9A-Fa-f]{4})_', lambda found: chr(int(found.group(1), 16)), text)


def texts(book):
    if 'xl/sharedStrings.xml' not in book.namelist():
        return []
    root = ElementTree.fromstring(book.read('xl/sharedStrings.xml'))
    return [unescaped(''.join(t.text or '' for t in item.iter(MAIN + 't'))) for item in root]


def main(path):
    book = zipfile.ZipFile(path)
    parts = {name: ElementTree.fromstring(book.read(name))
             for name in book.namelist() if name.endswith(('.xml', '.rels'))}
    shared = texts(book)
    paths = {link.get('Id'): 'xl/' + link.get('Target') for link in parts['xl/_rels/workbook.xml.rels']}
    for sheet in parts['xl/workbook.xml'].iter(MAIN + 'sheet'):
        root = parts[paths[sheet.get(LINK)]]
        for cell in root.iter(MAIN + 'c'):
            value = cell.find(MAIN + 'v')
            if cell.find(MAIN + 'f') is not None:
                print('bad', sheet.get('name'), cell.get('r'), 'formula')
            if value is None:
                continue
            if cell.get('t') == 's':
                shown = shared[int(value.text)].replace('\\', '\\\\').replace('\n', '\\n').replace('\t', '\\t')
                print(sheet.get('name'), cell.get('r'), 's', shown, sep='\t')
            elif cell.get('t') in (None, 'n'):
                print(sheet.get('name'), cell.get('r'), 'n', repr(float(value.text)), sep='\t')
            else:
                print('bad', sheet.get('name'), cell.get('r'), cell.get('t'))
        if sheet.get('sheetId') != '1' and next(root.iter(MAIN + 'c'), None) is not None and root.find('.//' + MAIN + 'pane[@state="frozen"]') is None:
            print('bad', sheet.get('name'), 'head not frozen')
    for name, root in parts.items():
        for link in root.iter('{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'):
            if link.get('TargetMode') == 'External':
                print('bad', name, link.get('Target'))
    if '2000-01-01T00:00:00Z' not in book.read('docProps/core.xml').decode():
        print('bad: a clock entered')


main(sys.argv[1])
