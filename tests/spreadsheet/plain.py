#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the numbers of a scenario so that a spreadsheet of any country keeps them.

    plain.py [--check] FOLDER...

In the `;` files of each folder: no thousands marks in numeric columns (`310.000` is 310 to a
spreadsheet set to the United States), a decimal comma in figures.csv, and in its column `decimals`
how many decimals the document prints, wherever it rounds. Values stay what they are; run twice, it
changes nothing. --check changes nothing and exits 1 with the places that it would change.
"""
import pathlib
import re
import sys

ROUNDED = {"%", "share", "ratio", "M$"}


def split(line):
    """The cells of a row as written, quotes and all."""
    return re.findall(r'(?:^|(?<=;))("(?:[^"]|"")*"|[^;]*)(?=;|$)', line)


def bare(cell):
    return cell[1:-1].replace('""', '"') if cell[:1] == '"' else cell


def plain(cell):
    """1.157.151 -> 1157151: groups of three after a first that is not 0."""
    return cell.replace(".", "") if re.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?( ?%)?", cell) else cell


def figure(cell):
    cell = plain(cell)
    return re.sub(r"^(-?\d+)\.(\d+)( ?%)?$", r"\1,\2\3", cell)


def decimals(cell, unit):
    fraction = re.match(r"-?\d+,(\d+)", cell)
    if unit in ROUNDED or unit.endswith(" million") or fraction:
        return str(len(fraction.group(1))) if fraction else ("0" if re.match(r"-?\d", cell) else "")
    return ""


def columns_of(folder):
    """The numeric columns of the tables that columns.csv describes."""
    path = folder / "columns.csv"
    rows = [split(line) for line in path.read_text("utf-8-sig").splitlines()] if path.exists() else []
    at = {bare(name): i for i, name in enumerate(rows[0])} if rows else {}
    return {(bare(row[at["table"]]), bare(row[at["column"]])) for row in rows[1:]}


def convert(path, lines, numeric):
    header = [bare(cell) for cell in split(lines[0])]
    is_figures = path.name == "figures.csv"
    is_inputs = "distribution" in header
    out = [lines[0] + (";decimals" if is_figures and "decimals" not in header else "")]
    for line in lines[1:]:
        cells = split(line)
        for i, name in enumerate(header[: len(cells)]):
            if is_figures and name == "value":
                cells[i] = figure(cells[i])
            elif (is_inputs and name in ("value", "low", "high", "n")) or (path.stem, name) in numeric:
                cells[i] = plain(cells[i])
        if is_figures and "decimals" not in header:
            cells.append(decimals(cells[header.index("value")], bare(cells[header.index("unit")])))
        out.append(";".join(cells))
    return out


def main(argv):
    check, changed = "--check" in argv, 0
    for folder in (pathlib.Path(a) for a in argv[1:] if a != "--check"):
        numeric = columns_of(folder)
        for path in sorted(folder.rglob("*.csv")):
            raw = path.read_bytes().decode("utf-8")
            mark, text = ("\ufeff", raw[1:]) if raw.startswith("\ufeff") else ("", raw)
            end = "\r\n" if "\r\n" in text else "\n"
            lines = text.split(end)
            if ";" not in lines[0] or path.name in ("claims.csv", "labels.csv", "plan.csv"):
                continue
            tail = lines.pop() if lines[-1] == "" else None
            new = convert(path, lines, numeric)
            for n, (a, b) in enumerate(zip(lines, new), 1):
                if a != b and check:
                    print("%s:%d: %s" % (path, n, b))
                changed += a != b
            if not check and new != lines:
                path.write_bytes((mark + end.join(new + ([tail] if tail is not None else []))).encode("utf-8"))
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
