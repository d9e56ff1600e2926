#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare two transcriptions of the same tables, cell by cell.

    compare.py cells   HAND.csv SECOND.csv            same columns by name, rows in the same order
    compare.py numbers HAND.csv SECOND.csv [UNUSED]   every value of HAND, in order, among SECOND's

`numbers` aligns the values of a table of figures (in the order of the document) with
the numbers that a machine read there. Figures whose description says that their number
is not printed are left out. Numbers with no figure must be those listed in UNUSED,
with a reason. Prints the counts; exit 1 when anything differs, 2 when unreadable.
"""
import csv
import difflib
import re
import sys


def load(path):
    with open(path, encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle, delimiter=";"))


def squeeze(value):
    return re.sub(r"\s", "", value or "")


def printed(value, decimals=""):
    """A number by its digits and decimals, whatever its marks: 0,446 and 0.446; 1157151 and 1.157.151."""
    value = squeeze(value)
    found = re.fullmatch(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d+))?(%?)", value)
    if not found or (value.startswith("0.") and not found.group(3)):
        found = re.fullmatch(r"(-?)(\d+)(?:[.,](\d+))?(%?)", value)
    if not found:
        return value
    sign, whole, fraction, percent = found.groups()
    fraction = (fraction or "").ljust(int(decimals or 0), "0")
    return sign + whole.replace(".", "") + ("," + fraction if fraction else "") + percent


def cells(hand, second):
    shared = [c for c in second[0] if c in hand[0]]
    compared, bad = 0, []
    if len(hand) != len(second):
        bad.append("rows: %d against %d" % (len(hand), len(second)))
    for n, (a, b) in enumerate(zip(hand, second), 1):
        for column in shared:
            compared += 1
            if printed(a[column]) != printed(b[column]):
                bad.append("row %d, %s: %s against %s" % (n, column, a[column], b[column]))
    return compared, bad


def numbers(hand, second, unused):
    figures = [(r["id"], printed(r["value"], r.get("decimals"))) for r in hand if "no impreso" not in r["what"]]
    tokens = [printed(r["value"]) for r in second]
    matcher = difflib.SequenceMatcher(None, [v for _, v in figures], tokens, autojunk=False)
    left = set(range(len(tokens)))
    missing = set(range(len(figures)))
    for block in matcher.get_matching_blocks():
        for k in range(block.size):
            left.discard(block.b + k)
            missing.discard(block.a + k)
    bad = ["%s = %s: not read by the machine in this place" % figures[i] for i in sorted(missing)]
    known = {int(r["n"]): r for r in unused}
    for i in sorted(left):
        entry = known.pop(i + 1, None)
        if entry is None or printed(entry["value"]) != tokens[i]:
            bad.append("number %d, %s (after %s): no figure" % (i + 1, tokens[i], tokens[i - 1]))
    for n in sorted(known):
        bad.append("number %d, %s: listed as unused, but it is a figure" % (n, known[n]["value"]))
    return len(figures), bad


def main(argv):
    if len(argv) < 4 or argv[1] not in ("cells", "numbers"):
        sys.stderr.write(__doc__)
        return 2
    try:
        hand, second = load(argv[2]), load(argv[3])
        unused = load(argv[4]) if len(argv) > 4 else []
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write("%s\n" % error)
        return 2
    compared, bad = cells(hand, second) if argv[1] == "cells" else numbers(hand, second, unused)
    for line in bad:
        print(line)
    print("%d values compared, %d differences" % (compared, len(bad)))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
