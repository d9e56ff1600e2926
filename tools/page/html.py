#!/usr/bin/env python3
"""Writes the page: one HTML file with the program, an example and all scripts in it, and a policy that
admits these scripts by their digest and no request. usage: html.py MODULE.wasm EXAMPLE NEIGHBOUR... >exante.html"""
import base64
import gzip
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

UI = ["texts", "charts", "state", "team", "levers", "outcome", "workbook", "studies", "form", "main"]
WORKER = ["files", "system", "program", "worker"]
# Tables that the page does not read: of the example, and of what its claims compare it with.
LEFT_OUT = {"plan.csv"}
NEIGHBOUR_LEFT_OUT = {"claims.csv", "datasets.csv"}


def packed(data):
    """As gzip, by zopfli where it is: 4 % smaller."""
    if shutil.which("zopfli"):
        with tempfile.NamedTemporaryFile() as file:
            file.write(data)
            file.flush()
            small = subprocess.run(["zopfli", "-c", file.name], check=True, stdout=subprocess.PIPE).stdout
    else:
        small = gzip.compress(data, 9, mtime=0)
    return base64.b64encode(small).decode()


def tables(folder, left_out):
    return {str(path): path.read_bytes().decode("utf-8") for path in sorted(pathlib.Path(folder).rglob("*.csv"))
            if path.name not in left_out}


def digest(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def scripts(folder, names):
    """What a reader of the source is told, and sees by its indents, stays there."""
    lines = "\n".join(pathlib.Path(f"page/{folder}/{name}.js").read_text() for name in names).split("\n")
    return "\n".join(line.strip() for line in lines if line and not line.lstrip().startswith("//"))


def main(module, example, *neighbours):
    files = tables(example, LEFT_OUT)
    for neighbour in neighbours:
        files |= tables(neighbour, NEIGHBOUR_LEFT_OUT)
    script = "'use strict';\n" + scripts("ui", UI)
    style = pathlib.Path("page/ui/style.css").read_text()
    policy = "; ".join([
        "default-src 'none'", f"script-src {digest(script)} 'wasm-unsafe-eval'", "worker-src blob:",
        f"style-src {digest(style)}", "img-src blob:", "base-uri 'none'", "form-action 'none'"])
    parts = {
        "policy": policy, "style": style, "script": script,
        "module": packed(pathlib.Path(module).read_bytes()),
        "files": packed(json.dumps(files, ensure_ascii=False).encode()),
        "worker": "'use strict';\n" + scripts("worker", WORKER),
    }
    assert all(line.count("`") % 2 == 0 for line in script.split("\n")), "a text over several lines"
    assert "</script" not in script + parts["worker"]
    page = pathlib.Path("page/ui/page.html").read_text()
    for name, text in parts.items():
        before, after = page.split(f"@{name}@")
        page = before + text + after
    sys.stdout.write(page)


main(*sys.argv[1:])
