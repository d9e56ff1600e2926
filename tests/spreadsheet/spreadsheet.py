#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What LibreOffice Calc 7.4 makes of a CSV file that is opened and saved without a change.

    spreadsheet.py LOCALE DETECT FILE...        open and save the files, in place
    spreadsheet.py --test PROBE SAVED_FOLDER    the same cells as LibreOffice itself saved

LOCALE is es-CL or en-US; DETECT (true, false) is the option "detect special numbers". Cells are
saved as shown. saved/ holds what LibreOffice wrote of probe.csv; check_spreadsheet.sh asks it
again.
"""
import csv
import io
import pathlib
import re
import sys
from decimal import Decimal

YEAR = 2026  # of the day on which saved/ was recorded: dates without a year take it
MARKS = {"es-CL": (",", "."), "en-US": (".", ",")}
MONTHS = "ene feb mar abr may jun jul ago sep oct nov dic".split()


def number(text, locale):
    """The value of a number as the locale writes it, or None."""
    mark, group = (re.escape(m) for m in MARKS[locale])
    pattern = r"([+-]?)(\d+|\d{1,3}(?:%s\d{3})+)(?:%s(\d+))?(?:[eE]([+-]?\d+))?" % (group, mark)
    found = re.fullmatch(pattern, text)
    if not found:
        return None
    sign, whole, fraction, exponent = found.groups()
    plain = "%s%s.%se%s" % (sign, re.sub(r"\D", "", whole), fraction or "0", exponent or "0")
    return Decimal(plain)


def shown(value, locale):
    if abs(value) >= 10**15:
        digits, exponent = ("%.14E" % value).split("E")
        text = "%sE%+04d" % (digits, int(exponent))
    else:
        text = format(value, "f")
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", MARKS[locale][0])


def date(text, locale):
    """Dates of the locale, as it shows them; None for other texts."""
    form = r"(\d{1,2})-(\d{1,2})(?:-(\d{4}))?" if locale == "es-CL" else r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
    found = re.fullmatch(form, text)
    if found and max(int(found[1]), int(found[2])) <= 12:
        return ("%02d-%02d-%s" if locale == "es-CL" else "%02d/%02d/%s") % (
            int(found[1]), int(found[2]), found[3] or YEAR)
    found = re.fullmatch(r"([a-z]{3})-(\d{2})", text)
    if found and found[1] in MONTHS:
        month = MONTHS.index(found[1]) + 1
        return ("01-%02d-20%s" % (month, found[2]) if locale == "es-CL"
                else "%02d/%s/%d" % (month, found[2], YEAR))
    found = re.fullmatch(r"(\d{1,2}):(\d\d)", text)
    return text + (":00" if locale == "es-CL" else ":00 AM") if found else None


def save(text, locale, detect):
    """The cell after it was opened and saved."""
    bare = text.strip()
    value = number(bare, locale)
    if value is not None:
        return shown(value, locale)
    if detect:
        if date(bare, locale):
            return date(bare, locale)
        if bare.endswith("%") and number(bare[:-1].rstrip(), locale) is not None:
            return shown(number(bare[:-1].rstrip(), locale), locale) + "%"
        if bare.startswith("$") and number(bare[1:].strip(), locale) is not None:
            return shown(number(bare[1:].strip(), locale), locale)
        if locale == "es-CL" and bare.lower() in ("verdadero", "falso"):
            return bare.upper()
    return text


def save_file(path, locale, detect):
    text = pathlib.Path(path).read_bytes().decode("utf-8-sig")
    separator = ";" if ";" in text.split("\n", 1)[0] else ","
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        writer.writerow([save(cell, locale, detect) for cell in row])
    pathlib.Path(path).write_bytes(out.getvalue().encode("utf-8"))


def test(probe, folder):
    wrong = 0
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        locale, detect = path.stem.rsplit("-", 1)
        rows = zip(*(pathlib.Path(p).read_text("utf-8").splitlines() for p in (probe, path)))
        for row, expected in rows:
            cell = next(csv.reader([row.split(";", 1)[1]], delimiter=";"))[0]
            found = save(cell, locale, detect == "true")
            if found != expected.split(";", 1)[1]:
                print("%s: %s saved as %s, not %s" % (path.stem, cell, expected, found))
                wrong += 1
    return 1 if wrong else 0


def main(argv):
    if len(argv) == 4 and argv[1] == "--test":
        return test(argv[2], argv[3])
    if len(argv) < 4 or argv[1] not in MARKS or argv[2] not in ("true", "false"):
        sys.stderr.write(__doc__)
        return 2
    for path in argv[3:]:
        save_file(path, argv[1], argv[2] == "true")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
