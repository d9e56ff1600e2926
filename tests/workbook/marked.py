#!/usr/bin/env python3
"""Workbooks and their marked copies, with Python's own zip and XML.

marked.py spoil BOOK ID VALUE        the figure ID of the sheet Formulario has another value, and there is no plan
marked.py compare BOOK COPY SHEET    what differs though it must not; nothing: the copy is that workbook with marks
marked.py says COPY SHEET ID         the comment of the figure
"""
import posixpath
import re
import shutil
import sys
import xml.etree.ElementTree as ET
import zipfile

NS = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
RID = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'


def links(book, part):
    """Relations of a part: id → (end of the type, target)."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, '_rels', name + '.rels')
    if path not in book.namelist():
        return {}
    found = {}
    for row in ET.fromstring(book.read(path)):
        target = row.get('Target')
        target = target[1:] if target.startswith('/') else posixpath.normpath(posixpath.join(folder, target))
        found[row.get('Id')] = (row.get('Type').rsplit('/', 1)[1], target)
    return found


def sheet_part(book, wanted):
    parts = links(book, 'xl/workbook.xml')
    for sheet in ET.fromstring(book.read('xl/workbook.xml')).find('m:sheets', NS):
        if sheet.get('name') == wanted:
            return parts[sheet.get(RID)][1]
    raise SystemExit(f'no sheet {wanted}')


def texts(book):
    root = ET.fromstring(book.read('xl/sharedStrings.xml'))
    return [''.join(t.text or '' for t in item.iter('{%s}t' % NS['m'])) for item in root]


def cells(book, part):
    strings = texts(book)
    for cell in ET.fromstring(book.read(part)).iter('{%s}c' % NS['m']):
        value = cell.find('m:v', NS)
        if value is not None:
            yield cell.get('r'), strings[int(value.text)] if cell.get('t') == 's' else value.text


def cell_of(book, part, figure):
    """The cell of a figure: the first number of the row that its id stands in."""
    found = dict(cells(book, part))
    row = next(re.sub('[A-Z]', '', at) for at, text in found.items() if text == figure)
    return 'B' + row


def spoil(path, figure, value):
    shutil.copy(path, path + '.old')
    with zipfile.ZipFile(path + '.old') as old, zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
        part = sheet_part(old, 'Formulario')
        at = cell_of(old, part, figure)
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                data, count = re.subn(f'(<c r="{at}"[^>]*><v>)[^<]*'.encode(), rb'\g<1>' + value.encode(), data)
                assert count == 1, at
            # without its plan, which would be simulated
            new.writestr(old.getinfo(name), data.replace(b'name="Plan"', b'name="Otra"'))


def comments(book, part):
    target = [t for kind, t in links(book, part).values() if kind == 'comments']
    if not target:
        return {}
    root = ET.fromstring(book.read(target[0]))
    return {c.get('ref'): ''.join(t.text or '' for t in c.iter('{%s}t' % NS['m'])) for c in root.find('m:commentList', NS)}


def compare(path, copy, wanted):
    old, new = zipfile.ZipFile(path), zipfile.ZipFile(copy)
    part = sheet_part(old, wanted)
    may = {part, sheet_part(old, 'Afirmaciones'), 'xl/styles.xml', '[Content_Types].xml'} if 'Afirmaciones' in str(
        old.read('xl/workbook.xml')) else {part, 'xl/styles.xml', '[Content_Types].xml'}
    for name in list(may):
        may |= {t for kind, t in links(old, name).values() if kind in ('comments', 'vmlDrawing')}
        may.add(posixpath.join(posixpath.dirname(name), '_rels', posixpath.basename(name) + '.rels'))
    bad = [f'{name} is gone' for name in old.namelist() if name not in new.namelist()]
    bad += [f'{name} differs' for name in old.namelist()
            if name in new.namelist() and name not in may and old.read(name) != new.read(name)]
    # In the sheet only formats and the boxes differ; what was there is there.
    strip = lambda data: re.sub(rb'<legacyDrawing[^>]*>', b'', re.sub(rb' s="\d+"', b'', data))
    if strip(old.read(part)) != strip(new.read(part)):
        bad.append('more than formats differs')
    # A format of a marked cell differs in its background alone.
    formats = [ET.fromstring(b.read('xl/styles.xml')).find('m:cellXfs', NS) for b in (old, new)]
    number = lambda book: {c.get('r'): int(c.get('s', 0)) for c in ET.fromstring(book.read(part)).iter('{%s}c' % NS['m'])}
    was, now = number(old), number(new)
    told = comments(new, part)
    for at in was:
        a, b = formats[0][was[at]], formats[1][now[at]]
        same = {k: v for k, v in a.attrib.items() if k not in ('fillId', 'applyFill')} == \
               {k: v for k, v in b.attrib.items() if k not in ('fillId', 'applyFill')} and len(a) == len(b)
        if not same or (was[at] != now[at]) != (at in told):
            bad.append(f'{at}: the format, or a mark without comment')
    boxes = [new.read(t).decode() for kind, t in links(new, part).values() if kind == 'vmlDrawing']
    if len(boxes) != 1 or boxes[0].count('ObjectType="Note"') != len(told) or not told:
        bad.append('comments without boxes')
    for name in new.namelist():
        if name.endswith(('.xml', '.rels', '.vml')):
            ET.fromstring(new.read(name))
    print('\n'.join(bad), end='')
    return 1 if bad else 0


def says(path, wanted, figure):
    book = zipfile.ZipFile(path)
    part = sheet_part(book, wanted)
    print(comments(book, part).get(cell_of(book, part, figure), ''))
    return 0


sys.exit({'spoil': spoil, 'compare': compare, 'says': says}[sys.argv[1]](*sys.argv[2:]) or 0)
