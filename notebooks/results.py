# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls exante and reads what it wrote. No figure is computed here: the model is in the program."""

import json
import os
import subprocess
from pathlib import Path

import matplotlib
import pandas

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("EXANTE", ROOT / "build" / "exante"))
OUT = ROOT / "out" / "notebooks"

INK, GREY, BLUE, TEAL, ORANGE = "#0A132D", "#4A4A4A", "#006FB3", "#2D717C", "#E0701E"

matplotlib.rcParams.update({
    "figure.figsize": (9, 4.5), "figure.dpi": 110, "axes.spines.top": False,
    "axes.spines.right": False, "axes.edgecolor": GREY, "axes.labelcolor": GREY,
    "xtick.color": GREY, "ytick.color": GREY, "text.color": INK, "font.size": 11,
})


def exante(*arguments, accept=(0,)):
    """Runs the program from the root of the repository and returns what it printed. An exit code
    that is not accepted stops the notebook with the program's own message."""
    words = [str(a.relative_to(ROOT)) if isinstance(a, Path) else str(a) for a in arguments]
    done = subprocess.run([str(PROGRAM), *words], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    if done.returncode not in accept:
        raise RuntimeError(f"exante {' '.join(words)}: código {done.returncode}\n{done.stderr}")
    return done.stdout


def table(path, text=()):
    """A table as the program wrote it; `year` is a whole number, or missing for totals. Columns of
    `text` stay as they are written."""
    frame = pandas.read_csv(path, dtype={column: str for column in text})
    if "year" in frame:
        frame["year"] = frame["year"].astype("Int64")
    return frame


def record(folder):
    """run.json of a folder of results."""
    return json.loads((Path(folder) / "data" / "run.json").read_text(encoding="utf-8"))


def row(frame, output, year=None):
    """The one row of an output; year None is the total of all years."""
    found = frame[(frame.output == output) & (frame.year.isna() if year is None else frame.year == year)]
    if len(found) != 1:
        raise KeyError(f"{output} {year or 'total'}: {len(found)} filas")
    return found.iloc[0]


def es(number, decimals=0):
    """1157151.5 → 1.157.151,5"""
    if pandas.isna(number):
        return "–"
    text = f"{number:,.{decimals}f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def es_short(number):
    """As many decimals as the number needs, two at most; a year stays a year."""
    if number == int(number):
        return str(int(number)) if 1990 <= number <= 2150 else es(number)
    return es(number, 2)


def percent(share, decimals=1):
    """0.488 → 48,8 %"""
    return f"{es(100 * share, decimals)} %"


def interval(found, decimals=0):
    """515 (462–572): median, P5 and P95."""
    return f"{es(found.p50, decimals)} ({es(found.p05, decimals)}–{es(found.p95, decimals)})"


def axis_es(axis, decimals=0):
    """Thousands points and decimal commas on an axis."""
    axis.set_major_formatter(matplotlib.ticker.FuncFormatter(lambda x, _: es(x, decimals)))
