#!/usr/bin/env python3
"""agree.py CELLS SHEET TABLE.csv: the sheet, as read.py gives the cells, holds the rows of the table for programs: every
number of the table, to its last digit, where its column stands, and no other number. Says what differs."""
import csv
import re
import sys


def place(cell):
    letters, row = re.match('([A-Z]+)([0-9]+)$', cell).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - 64
    return int(row), column


def is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def main(cells, sheet, table):
    found = {}
    for line in open(cells, encoding='utf-8'):
        if line.startswith(sheet + '\t'):
            _, cell, kind, value = line.rstrip('\n').split('\t')
            found[place(cell)] = (kind, value)
    rows = list(csv.reader(open(table, encoding='utf-8', newline='')))
    hidden = {'stated'}
    flags = {'satisfied', 'is_best'}
    texts = {'output', 'input', 'item', 'id', 'claim', 'variant', 'reference', 'section', 'note', 'fact', 'corrected',
             'series', 'chart', 'source', 'unit', 'grade', 'verdict', 'direction', 'compares', 'relation', 'figure', 'rule',
             'phrase', 'drivers'}
    names = [name for name in rows[0] if name not in hidden]
    numbers = 0
    for i, row in enumerate(rows[1:], 2):
        shown = [text for name, text in zip(rows[0], row) if name not in hidden]
        for k, (name, text) in enumerate(zip(names, shown), 1):
            got = found.get((i, k))
            if name in texts or name in flags or (text and not is_number(text)):
                if (text == '') != (got is None) or (got and got[0] != 's'):
                    print(f'{sheet}, row {i}, {name}: {text!r} is {got}')
            elif text == '':
                if got:
                    print(f'{sheet}, row {i}, {name}: empty, but {got}')
            elif not got or got[0] != 'n' or float(got[1]) != float(text):
                print(f'{sheet}, row {i}, {name}: {text} is {got}')
            else:
                numbers += 1
    if max(row for row, _ in found) != len(rows):
        print(f'{sheet}: {max(row for row, _ in found)} rows, not {len(rows)}')
    if numbers < 3 and len(rows) > 1:
        print(f'{sheet}: only {numbers} numbers')


main(*sys.argv[1:])
