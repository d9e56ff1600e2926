#!/usr/bin/env python3
"""break.py FROM.xlsx TO.xlsx STEP...: a workbook with something wrong in it, by the standard library alone.
Steps, their words parted by |:
  cell|SHEET|B7|n, s, f, fv, e, b, d or x|VALUE    a number, text, formula without value, formula|value, error, truth, date; x: empty
  style|SHEET|B7|FORMAT         a number format for a cell: 14 is a date, 10 a percentage
  rename|OLD|NEW                a sheet
  twice|SHEET|NAME              the same sheet once more, by that name
  title|SHEET|TEXT              a row over all others, with the text in its first cell
  merge|SHEET|B7:C7
  part|NAME|TEXT                a part of the package, in the place of any there is
  drop|NAME
  bytes|TEXT                    not a package at all
  cut|COUNT                     the file's first bytes only
  zeros|NAME|MEGABYTES          a part that grows a thousandfold"""
import re
import sys
import zipfile


def escaped(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')


def part_of(parts, sheet):
    number = re.search(r'<sheet [^>]*name="%s"[^>]*r:id="([^"]*)"' % re.escape(escaped(sheet)), parts['xl/workbook.xml']).group(1)
    links = parts['xl/_rels/workbook.xml.rels']
    for link in re.findall(r'<Relationship [^>]*>', links):
        if 'Id="%s"' % number in link:
            return 'xl/' + re.search(r'Target="([^"]*)"', link).group(1)


def written(kind, value, reference, style):
    head = '<c r="%s"%s' % (reference, ' s="%s"' % style if style else '')
    if kind == 'x':
        return head + '/>'
    if kind == 's':
        return head + ' t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % escaped(value)
    if kind == 'f':
        return head + '><f>%s</f></c>' % escaped(value)
    if kind == 'fv':
        formula, result = value.split('=')
        return head + '><f>%s</f><v>%s</v></c>' % (escaped(formula), result)
    mark = {'n': '', 'e': ' t="e"', 'b': ' t="b"', 'd': ' t="d"'}[kind]
    return head + mark + '><v>%s</v></c>' % escaped(value)


def column_of(reference):
    number = 0
    for letter in re.match('[A-Z]+', reference).group():
        number = 26 * number + ord(letter) - 64
    return number


def set_cell(parts, sheet, reference, kind, value):
    part = part_of(parts, sheet)
    row = re.search(r'\d+', reference).group()
    found = re.search(r'<c r="%s"(?: s="(\d+)")?[^>]*?(/>|>.*?</c>)' % reference, parts[part], re.S)
    cell = written(kind, value, reference, found and found.group(1))
    if found:
        parts[part] = parts[part].replace(found.group(), cell)
        return
    line = re.search(r'<row r="%s"[^>]*?(/>|>(.*?)</row>)' % row, parts[part], re.S)
    if not line:
        parts[part] = parts[part].replace('</sheetData>', '<row r="%s">%s</row></sheetData>' % (row, cell))
        return
    cells = re.findall(r'<c r="[^"]*"[^>]*?(?:/>|>.*?</c>)', line.group(2) or '', re.S)
    cells.append(cell)
    cells.sort(key=lambda each: column_of(re.search(r'r="([A-Z]+\d+)"', each).group(1)))
    head = re.match(r'<row [^>]*?/?>', line.group()).group().replace('/>', '>')
    parts[part] = parts[part].replace(line.group(), head + ''.join(cells) + '</row>')


def set_style(parts, sheet, reference, number):
    styles = parts['xl/styles.xml']
    formats = re.search(r'<cellXfs count="(\d+)">(.*?)</cellXfs>', styles, re.S)
    count = int(formats.group(1))
    parts['xl/styles.xml'] = styles.replace(formats.group(), '<cellXfs count="%d">%s<xf numFmtId="%s" xfId="0" applyNumberFormat="1"/></cellXfs>' % (count + 1, formats.group(2), number))
    part = part_of(parts, sheet)
    cell = re.search(r'<c r="%s"[^>]*>' % reference, parts[part]).group()
    parts[part] = parts[part].replace(cell, re.sub(r' s="\d+"', '', cell).replace('<c ', '<c s="%d" ' % count))


def twice(parts, sheet, name):
    part = part_of(parts, sheet)
    parts['xl/worksheets/again.xml'] = parts[part]
    parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace('</sheets>', '<sheet name="%s" sheetId="99" r:id="rId99"/></sheets>' % escaped(name))
    parts['xl/_rels/workbook.xml.rels'] = parts['xl/_rels/workbook.xml.rels'].replace('</Relationships>', '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/again.xml"/></Relationships>')
    kinds = parts['[Content_Types].xml']
    parts['[Content_Types].xml'] = kinds.replace('</Types>', '<Override PartName="/xl/worksheets/again.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>')


def title(parts, sheet, text):
    part = part_of(parts, sheet)
    lower = re.sub(r'(<row r="|<c r="[A-Z]+)(\d+)"', lambda found: '%s%d"' % (found.group(1), int(found.group(2)) + 1), parts[part])
    parts[part] = lower.replace('<sheetData>', '<sheetData><row r="1">%s</row>' % written('s', text, 'A1', None), 1)


def merge(parts, sheet, area):
    part = part_of(parts, sheet)
    parts[part] = parts[part].replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="%s"/></mergeCells>' % area, 1)


def main(source, target, steps):
    book = zipfile.ZipFile(source)
    parts = {name: book.read(name).decode() for name in book.namelist()}
    raw = None
    cut = None
    for step in steps:
        what, *words = step.split('|')
        if what == 'cell':
            set_cell(parts, *words)
        elif what == 'style':
            set_style(parts, *words)
        elif what == 'rename':
            parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace('name="%s"' % escaped(words[0]), 'name="%s"' % escaped(words[1]))
        elif what == 'twice':
            twice(parts, *words)
        elif what == 'title':
            title(parts, *words)
        elif what == 'merge':
            merge(parts, *words)
        elif what == 'part':
            parts[words[0]] = words[1]
        elif what == 'drop':
            del parts[words[0]]
        elif what == 'bytes':
            raw = words[0].encode().decode('unicode_escape').encode('latin-1')
        elif what == 'cut':
            cut = int(words[0])
        elif what == 'zeros':
            parts[words[0]] = '\0' * (int(words[1]) << 20)
        else:
            sys.exit('no such step: ' + what)
    if raw is None:
        with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as out:
            for name, text in parts.items():
                out.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        raw = open(target, 'rb').read()
    with open(target, 'wb') as out:
        out.write(raw[:cut])


main(sys.argv[1], sys.argv[2], sys.argv[3:])
