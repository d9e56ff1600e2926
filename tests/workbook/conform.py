#!/usr/bin/env python3
"""conform.py FILE.xlsx...: what Excel would refuse or mend when it opens the files, a line each: parts, types and links;
names of sheets and of ranges; cells, texts, formulas, formats, widths; merged cells, filters, lists, comments, prints.
In place of Excel, by its published limits and the order of ECMA-376. Only the standard library."""
import math
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
REL = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
LINKS = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'
TYPES = '{http://schemas.openxmlformats.org/package/2006/content-types}'
CHART = '{http://schemas.openxmlformats.org/drawingml/2006/chart}'
ORDER = ('sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter '
         'sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks '
         'printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors '
         'smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst').split()
DATES = set(range(14, 23)) | set(range(27, 37)) | set(range(45, 48)) | set(range(50, 59))
FEW = 32767  # characters of a cell


def length(text):
    return len(text.encode('utf-16-le')) // 2


def place(cell):
    letters, row = re.fullmatch(r'\$?([A-Z]{1,3})\$?([0-9]+)', cell).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    if not (1 <= int(row) <= 1048576 and column <= 16384):
        raise ValueError(cell)
    return int(row), column


def box(span):
    first, _, last = span.partition(':')
    return place(first) + place(last or first)


def overlap(a, b):
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def joined(item):
    return ''.join(t.text or '' for t in item.iter(MAIN + 't'))


class Book:
    def __init__(self, path):
        self.path = path
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        self.parts = {}

    def say(self, *what):
        print(f'{self.path}:', *what)

    def must(self, holds, *what):
        if not holds:
            self.say(*what)

    def links(self, part):
        folder, _, name = part.rpartition('/')
        root = self.parts.get(f'{folder}/_rels/{name}.rels'.lstrip('/'))
        found = {}
        for link in root.iter(LINKS) if root is not None else ():
            target = link.get('Target')
            if link.get('TargetMode') == 'External':
                self.say(part, 'leads out of the file:', target)
                continue
            steps = target.lstrip('/').split('/') if target.startswith('/') else (folder.split('/') if folder else []) + target.split('/')
            whole = []
            for step in steps:
                whole = whole[:-1] if step == '..' else whole + [step]
            self.must('/'.join(whole) in self.names, part, 'leads nowhere:', target)
            self.must(link.get('Id') not in found, part, 'has the same link twice:', link.get('Id'))
            found[link.get('Id')] = '/'.join(whole)
        return found

    def read(self):
        self.must(self.zip.testzip() is None, 'damaged:', self.zip.testzip())
        self.must(len(set(map(str.lower, self.names))) == len(self.names), 'a part twice')
        for name in self.names:
            if name.endswith(('.xml', '.rels', '.vml')):
                try:
                    self.parts[name] = ElementTree.fromstring(self.zip.read(name))
                except ElementTree.ParseError as error:
                    self.say(name, 'is not XML:', error)
        types = self.parts['[Content_Types].xml']
        endings = {item.get('Extension').lower() for item in types.iter(TYPES + 'Default')}
        named = [item.get('PartName').lstrip('/') for item in types.iter(TYPES + 'Override')]
        for name in self.names:
            known = name in named or name.rpartition('.')[2].lower() in endings or name == '[Content_Types].xml'
            self.must(known or name.endswith('/'), 'no type for', name)
            self.must(not name.endswith('.xml') or name == '[Content_Types].xml' or name in named or 'xml' in endings, 'no type for', name)
        self.must(len(set(named)) == len(named) and set(named) <= set(self.names), 'types of what is not there, or twice')
        self.all_links = {name: self.links(name) for name in [''] + self.names if not name.endswith('.rels')}

    def styles(self):
        root = self.parts['xl/styles.xml']
        codes = {int(item.get('numFmtId')): item.get('formatCode') for item in root.iter(MAIN + 'numFmt')}
        for code in codes.values():
            bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|General', '', code)
            self.must(re.fullmatch(r'[#0?.,%;_()\-+ *@EeM$]*', bare) and len(code) <= 255, 'a format:', code)
        self.formats = list(root.find(MAIN + 'cellXfs'))
        counts = {tag: len(root.find(MAIN + tag)) for tag in ('fonts', 'fills', 'borders')}
        for item in self.formats:
            number = int(item.get('numFmtId', 0))
            self.must(number not in DATES and (number < 164 or number in codes), 'a format of dates, or unknown:', number)
            for tag, key in (('fonts', 'fontId'), ('fills', 'fillId'), ('borders', 'borderId')):
                self.must(int(item.get(key, 0)) < counts[tag], 'styles:', key, item.get(key))
        self.must(len(self.formats) <= 64000, 'too many formats')
        shades = root.find(MAIN + 'dxfs')
        self.shades = 0 if shades is None else len(shades)

    def texts(self):
        root = self.parts.get('xl/sharedStrings.xml')
        self.shared = [] if root is None else [joined(item) for item in root.iter(MAIN + 'si')]
        for text in self.shared:
            self.must(length(text) <= FEW, 'a text of', length(text), 'characters')
        if root is not None and root.get('uniqueCount'):
            self.must(int(root.get('uniqueCount')) == len(self.shared), 'texts miscounted')

    def book(self):
        root, links = self.parts['xl/workbook.xml'], self.all_links['xl/workbook.xml']
        self.sheets = {sheet.get('name'): links.get(sheet.get(REL + 'id')) for sheet in root.iter(MAIN + 'sheet')}
        ids = [sheet.get('sheetId') for sheet in root.iter(MAIN + 'sheet')]
        self.must(self.sheets and len({name.casefold() for name in self.sheets}) == len(ids) == len(set(ids)), 'sheets twice, or none')
        for name in self.sheets:
            self.must(0 < length(name) <= 31 and not re.search(r"[\[\]:*?/\\]|^'|'$", name) and name.casefold() != 'history', 'a sheet:', name)
        seen = set()
        for item in root.iter(MAIN + 'definedName'):
            name, key = item.get('name'), (item.get('name').casefold(), item.get('localSheetId'))
            legal = re.fullmatch(r'(_xlnm\.)?[^\W\d][\w.\\]{0,254}', name) and not re.fullmatch(r'(?i)[a-z]{1,3}\d+|r\d*c\d*|r|c', name)
            self.must(legal and key not in seen and int(item.get('localSheetId') or 0) < len(ids), 'a name:', name)
            seen.add(key)
            self.reference(item.text, name)

    def reference(self, text, where):
        for part in re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", text):
            found = re.fullmatch(r"(?:'((?:[^']|'')+)'|([\w.]+))!\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?", part)
            sheet = found and (found.group(1) or found.group(2)).replace("''", "'")
            self.must(sheet in self.sheets, where, 'refers to', text)

    def cells(self, name, root):
        row_before, values = 0, {}
        for row in root.iter(MAIN + 'row'):
            self.must(int(row.get('r')) > row_before and float(row.get('ht', 0)) <= 409, name, 'row', row.get('r'))
            row_before, column_before = int(row.get('r')), 0
            for cell in row:
                at = place(cell.get('r'))
                self.must(at[0] == row_before and at[1] > column_before, name, cell.get('r'), 'out of order')
                column_before = at[1]
                self.must(int(cell.get('s', 0)) < len(self.formats), name, cell.get('r'), 'has no format')
                value, formula, kind = cell.find(MAIN + 'v'), cell.find(MAIN + 'f'), cell.get('t', 'n')
                if formula is not None:
                    self.must(value is not None and formula.text and not formula.text.startswith('=') and length(formula.text) <= 8192,
                              name, cell.get('r'), 'a formula without a value')
                if value is None and kind != 'inlineStr':
                    continue
                values[at] = kind
                if kind == 's':
                    self.must(int(value.text) < len(self.shared), name, cell.get('r'), 'has no text')
                elif kind == 'n':
                    self.must(math.isfinite(float(value.text)), name, cell.get('r'), 'is', value.text)
                elif kind == 'inlineStr':
                    self.must(length(joined(cell)) <= FEW, name, cell.get('r'), 'is too long')
                else:
                    self.must(kind in ('str', 'b', 'e') and (formula is not None or kind == 'b'), name, cell.get('r'), 'is of kind', kind)
        return values

    def sheet(self, name, part):
        root, links = self.parts[part], self.all_links[part]
        order = [ORDER.index(item.tag.replace(MAIN, '')) if item.tag.startswith(MAIN) else len(ORDER) for item in root]
        self.must(order == sorted(order), name, 'has its parts in another order')
        values = self.cells(name, root)
        last = 0
        for column in root.iter(MAIN + 'col'):
            low, high = int(column.get('min')), int(column.get('max'))
            self.must(last < low <= high <= 16384 and 0 <= float(column.get('width', 8)) <= 255, name, 'columns', low, high, column.get('width'))
            last = high
        merged = [box(item.get('ref')) for item in root.iter(MAIN + 'mergeCell')]
        filters = [box(item.get('ref')) for item in root.iter(MAIN + 'autoFilter')]
        for i, one in enumerate(merged):
            self.must(one[:2] != one[2:] and not any(overlap(one, other) for other in merged[i + 1:] + filters), name, 'merged', one)
            hidden = [at for at in values if one[0] <= at[0] <= one[2] and one[1] <= at[1] <= one[3] and at != one[:2]]
            self.must(not hidden, name, 'merged over a value', hidden[:1])
        for item in root.iter():
            link = item.get(REL + 'id')
            self.must(link is None or link in links, name, item.tag, 'leads nowhere')
        targets = [item.get('location') for item in root.iter(MAIN + 'hyperlink')]
        self.must(len(targets) <= 65530, name, 'has too many links')
        for target in targets:
            self.reference(target or '', name)
        ranks = []
        for item in root.iter(MAIN + 'conditionalFormatting'):
            for span in item.get('sqref').split():
                box(span)
            for rule in item:
                ranks.append(int(rule.get('priority')))
                self.must(int(rule.get('dxfId', 0)) < self.shades and (rule.find(MAIN + 'formula') is not None), name, 'a shade of', item.get('sqref'))
        self.must(len(set(ranks)) == len(ranks) and min(ranks, default=1) > 0, name, 'shades without an order')
        rules = root.find(MAIN + 'dataValidations')
        self.must(rules is None or int(rules.get('count', len(rules))) == len(rules), name, 'lists miscounted')
        for rule in rules if rules is not None else ():
            for span in rule.get('sqref').split():
                box(span)
            words = rule.find(MAIN + 'formula1')
            self.must(words is not None and length((words.text or '').strip('"')) <= 255, name, 'a list of', rule.get('sqref'))
        for item in root.iter(MAIN + 'headerFooter'):
            self.must(all(length(line.text or '') <= 255 for line in item), name, 'has a foot too long')
        for target in links.values():
            if 'comments' in target and target in self.parts:
                self.comments(name, self.parts[target])
        return values

    def comments(self, name, root):
        authors = len(root.find(MAIN + 'authors'))
        cells = [item.get('ref') for item in root.iter(MAIN + 'comment')]
        self.must(len(set(cells)) == len(cells), name, 'two comments in a cell')
        for item in root.iter(MAIN + 'comment'):
            place(item.get('ref'))
            self.must(int(item.get('authorId')) < authors and length(joined(item)) <= FEW, name, 'a comment at', item.get('ref'))

    def check(self):
        self.read()
        self.styles()
        self.texts()
        self.book()
        for name, part in self.sheets.items():
            values = self.sheet(name, part)
            self.must(values or len(self.all_links[part]) > 0, name, 'is empty')
        for part, root in self.parts.items():
            for item in root.iter(CHART + 'f'):
                self.reference(item.text, part)


for path in sys.argv[1:]:
    try:
        Book(path).check()
    except (KeyError, ValueError, AttributeError, TypeError, zipfile.BadZipFile) as error:
        print(f'{path}: {type(error).__name__} {error}')
