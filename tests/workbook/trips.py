#!/usr/bin/env python3
"""trips.py EXANTE FOLDER COUNT: that many copies of a programme, each with other texts in labels.csv, are made workbooks
and folders again, and every cell of every file compared. Prints what was lost, and how many cells were compared."""
import csv
import glob
import os
import random
import shutil
import subprocess
import sys

LETTERS = 'abcñáéüÑ€"\'&<>_x0041_;,. -+=@#%0123456789´`~^|\\/()[]{}¿¡–—“”αβ漢字🙂'


def rows_of(path):
    with open(path, encoding='utf-8-sig', newline='') as file:
        return [row for row in csv.reader(file, delimiter=';') if any(row)]


def cells(path):
    rows = rows_of(path)
    # The variants share a sheet: a column without a value may come or go.
    kept = [k for k in range(len(rows[0])) if any(len(row) > k and row[k] for row in rows[1:])]
    return [[row[k] if len(row) > k else '' for k in kept] for row in rows]


def write_texts(path):
    rows = rows_of(path)
    for row in rows[1:]:
        for column in (1, 2):
            text = ''.join(random.choice(LETTERS) for _ in range(random.randrange(1, 40)))
            row[column] = text.strip().lstrip('=+-@# ') or 'x'
    with open(path, 'w', encoding='utf-8', newline='') as file:
        csv.writer(file, delimiter=';').writerows(rows)


def main(exante, source, count):
    random.seed(2026)
    lost = compared = 0
    for _ in range(count):
        for name in ('there', 'back'):
            shutil.rmtree(name, ignore_errors=True)
        if os.path.exists('there.xlsx'):
            os.remove('there.xlsx')
        shutil.copytree(source, 'there')
        write_texts('there/labels.csv')
        for ends in (('there', 'there.xlsx'), ('there.xlsx', 'back')):
            subprocess.run([exante, 'convert', *ends, '--quiet'], check=True)
        for path in glob.glob('there/**/*.csv', recursive=True):
            mine, other = cells(path), cells(path.replace('there', 'back', 1))
            compared += sum(map(len, mine))
            if mine != other:
                lost += 1
                print(path, next((a, b) for a, b in zip(mine, other) if a != b))
    print(compared, 'cells')
    sys.exit(bool(lost) or compared < 5000 * count)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
